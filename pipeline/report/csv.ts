/** Tables as CSV for other programs, in files and in what the page saves. */

export type Cell = string | number;

/** RFC 4180, CRLF after each row; a text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  let text = line(columns);
  for (const row of rows) text += line(row);
  return text;
}

function line(row: readonly Cell[]): string {
  let text = '';
  for (let i = 0; i < row.length; i++) text += `${i > 0 ? ',' : ''}${written(row[i]!)}`;
  return `${text}\r\n`;
}

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
