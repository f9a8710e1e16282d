/** RFC 4180 as the standard says and no more, written for the tests: what a spreadsheet or another program reads. */

/** Records of fields; throws where the text is not what RFC 4180 allows (bare line ends, stray quotes, uneven rows). */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      record.push(field());
      if (text[at] !== ',') break;
      at++;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no CRLF at ${at}`);
    at += 2;
    if (records[0] && record.length !== records[0].length) throw new Error(`uneven row ${records.length}`);
    records.push(record);
  }
  return records;

  function field(): string {
    if (text[at] !== '"') {
      const [plain = ''] = /^[^,"\r\n]*/.exec(text.slice(at, at + 100_000)) ?? [];
      at += plain.length;
      return plain;
    }
    let value = '';
    for (at++; ; ) {
      const end = text.indexOf('"', at);
      if (end < 0) throw new Error('an open quote');
      value += text.slice(at, end);
      at = end + 1;
      if (text[at] !== '"') return value;
      value += '"';
      at++;
    }
  }
}

/** Rows by the names of the first record. */
export function rowsOf(text: string): Map<string, string>[] {
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row) => new Map(header.map((name, i) => [name, row[i] ?? ''])));
}
