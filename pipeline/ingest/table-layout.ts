/** How a table is laid out, found from its beginning: what stands between its cells, where its header is, what its columns hold. */
import { anyDate } from '../dates.ts';
import { type Columns, columnsOf, headerIndex, type Role } from './columns.ts';
import { cellsOf, type Dialect, rowReader } from './rows.ts';
import type { Field } from './source.ts';
import { looksLikeTitle, wordCount } from './title-like.ts';

/** What is known of a table before its papers are read. */
export interface Layout {
  readonly dialect: Dialect;
  /** Empty for a table without one. */
  readonly header: readonly string[];
  /** Line of the header; 0 without one. */
  readonly headerLine: number;
  /** Cells that a row mostly has. */
  readonly width: number;
  readonly columns: Columns;
}

/** Most cells of a row: what a spreadsheet can hold. */
export const mostCells = 16_384;

/** So much of a text is looked at, in characters and in rows. */
export const headLength = 1 << 16;
const headRows = 60;
/** Rows before a header, such as the date of an export. */
const mostBefore = 10;

const delimiters = [',', '\t', ';', '|'];

interface SampleRow {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Sample {
  readonly dialect: Dialect;
  readonly rows: readonly SampleRow[];
}

/** The layout of a table with a header that is known, or that `map` names columns of; null for any other text. */
export function knownLayout(head: string, map: ReadonlyMap<string, Field> = new Map()): Layout | null {
  let best: Layout | null = null;
  let most = 0;
  for (const { dialect, rows } of samples(head)) {
    for (const [i, { line, cells }] of rows.slice(0, mostBefore).entries()) {
      const columns = columnsOf(cells, map);
      const isNamed = [...map.keys()].some((name) => headerIndex(cells, name) >= 0);
      const known = columns.size;
      const isKnown = isNamed || (columns.has('title') ? known >= 2 : known >= 3 && isOfPapers(columns));
      // A table within a text is none of papers only.
      const after = rows.slice(i + 1);
      const isAlone =
        i === 0 || 2 * after.filter((row) => row.cells.length >= cells.length / 2).length > after.length;
      const isHeader = isKnown && isAlone && cells.every((cell) => cell.length <= 200);
      if (isHeader && known > most) {
        most = known;
        best = withHeader(dialect, cells, line, after, map);
      }
    }
  }
  return best ?? oneColumn(head, map);
}

/** The layout of a table whose header tells nothing, or that has none while its columns are clear; null for any other text. */
export function otherLayout(head: string, map: ReadonlyMap<string, Field> = new Map()): Layout | null {
  for (const { dialect, rows } of samples(head)) {
    const [first, ...others] = rows;
    if (first === undefined || others.length < 2 || !isEven(rows, dialect)) continue;
    const guess = guessed(rows);
    if (guess !== null) {
      const width = first.cells.length;
      return { dialect, header: [], headerLine: 0, width, columns: guess };
    }
    const isText = first.cells.some(
      (_, i) => share(others, i, (cell) => wordCount(cell) >= 3 && isMostlyLetters(cell)) > 0.5,
    );
    if (isText && isHeaderLike(first.cells)) return withHeader(dialect, first.cells, first.line, others, map);
  }
  return null;
}

/** The column that seems to hold titles, for an example in a message; 0 where none does. */
export function titleColumn(head: string, { dialect, headerLine }: Layout): number {
  const { rows } = sample(head, dialect.delimiter);
  const after = rows.filter(({ line }) => line > headerLine);
  const width = after[0]?.cells.length ?? 0;
  const likely = Array.from({ length: Math.min(width, 200) }, (_, i) => share(after, i, looksLikeTitle));
  return Math.max(0, likely.indexOf(Math.max(...likely)));
}

function isOfPapers(columns: Columns): boolean {
  const telling: readonly Role[] = ['abstract', 'authors', 'doi', 'pmid', 'arxiv'];
  return telling.some((role) => columns.has(role));
}

function withHeader(
  dialect: Dialect,
  cells: readonly string[],
  headerLine: number,
  rows: readonly SampleRow[],
  map: ReadonlyMap<string, Field>,
): Layout {
  const widths = rows.map((row) => row.cells.length);
  const width =
    widths.find((one) => widths.filter((other) => other === one).length > rows.length / 2) ?? cells.length;
  // The names of rows have no header in R; but a row may also end in a delimiter.
  const isShifted =
    width === cells.length + 1 && rows.some((row) => (row.cells[width - 1] ?? '').trim() !== '');
  const header = isShifted ? ['', ...cells] : cells;
  return { dialect, header, headerLine, width, columns: columnsOf(header, map) };
}

/** A table of titles and nothing else. */
function oneColumn(head: string, map: ReadonlyMap<string, Field>): Layout | null {
  // No text holds this sign, so that a row is one cell.
  const { dialect, rows } = sample(head, '\u0001');
  const [first, ...others] = rows;
  const columns = columnsOf(first?.cells ?? [], map);
  if (first === undefined || !columns.has('title') || share(others, 0, looksLikeTitle) < 0.6) return null;
  return { dialect, header: first.cells, headerLine: first.line, width: 1, columns };
}

function samples(head: string): Sample[] {
  const named = /^\uFEFF?\s*"?sep=(.)"?\s*$/m.exec(head.slice(0, 20))?.[1];
  const all = named === undefined ? delimiters : [named, ...delimiters.filter((one) => one !== named)];
  return all.filter((delimiter) => head.includes(delimiter)).map((delimiter) => sample(head, delimiter));
}

/** The first rows, as they are with this delimiter. */
function sample(head: string, delimiter: string): Sample {
  const start = head.slice(0, headLength);
  const lines = start.split(/\r\n?|\n/);
  // The last line may be cut, and with it the row.
  const isCut = head.length >= headLength;
  const dialect = dialectOf(lines, delimiter);
  const reader = rowReader(dialect, 0);
  const rows = lines.slice(0, isCut ? -1 : lines.length).flatMap((text, i) => reader.push(i + 1, text));
  if (!isCut) rows.push(...reader.end());
  const usable = rows.filter(({ cells }) => cells <= mostCells).slice(0, headRows);
  const cells = cellsOf(usable, dialect);
  const isQuoted = usable.length > 2 && usable.slice(1).every(({ text }) => text.startsWith('"'));
  return {
    dialect: { ...dialect, startsQuoted: isQuoted },
    rows: usable.map(({ line }, i) => ({ line, cells: cells[i] ?? [] })),
  };
}

function dialectOf(lines: readonly string[], delimiter: string): Dialect {
  let backslashed = 0;
  let doubled = 0;
  for (const line of lines) {
    backslashed += line.match(/\\"(?![",;|\t]|$)/g)?.length ?? 0;
    doubled += line.match(/\\""/g)?.length ?? 0;
  }
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return {
    delimiter,
    quotes: backslashed > doubled ? 'backslashed' : 'doubled',
    hasBlanks: /^\s*"[^"]*"[,;|\t] +"/.test(first),
    startsQuoted: false,
  };
}

/** Whether nearly all rows have as many cells as the first, and those are no parts of sentences. */
function isEven(rows: readonly SampleRow[], { hasBlanks, delimiter }: Dialect): boolean {
  const width = rows[0]?.cells.length ?? 0;
  const even = rows.filter(({ cells }) => cells.length === width).length;
  const cells = rows.flatMap((row) => row.cells.slice(1));
  const parts = cells.filter((cell) => /^ \S/.test(cell)).length;
  const isProse = (delimiter === ',' || delimiter === ';') && !hasBlanks && parts > 0.3 * cells.length;
  return width >= 2 && width <= 1000 && even >= 0.9 * rows.length && !isProse;
}

function isHeaderLike(cells: readonly string[]): boolean {
  const names = cells.filter((cell) => cell.trim() !== '').map((cell) => cell.trim());
  const isNamed = names.every(
    (name) =>
      name.length <= 60 &&
      /^[\p{L}#_*]/u.test(name) &&
      wordCount(name) <= 4 &&
      anyDate(name) === '' &&
      !/[=<>{};]/.test(name),
  );
  return isNamed && names.length >= cells.length - 1 && new Set(names).size === names.length;
}

/** What the columns of a table without header hold, where every row from the first on makes it clear; else null. */
function guessed(rows: readonly SampleRow[]): Columns | null {
  const [first] = rows;
  const width = first?.cells.length ?? 0;
  if (first === undefined || width > 50 || first.cells.some((cell) => columnsOf([cell], new Map()).size > 0))
    return null;
  const kinds = Array.from({ length: width }, (_, i) => kindOf(rows, i));
  const all = (kind: Kind): number[] => kinds.flatMap((one, i) => (one === kind ? [i] : []));
  const [titles, abstracts, names] = [all('title'), all('abstract'), all('authors')];
  const [title = 0] = titles;
  // A column of times and one of messages are those of a log.
  const isDated = all('date').some((i) => share(rows, i, (cell) => !cell.includes(':')) === 1);
  const isTelling = isDated || kinds.some((kind) => ['abstract', 'authors', 'doi', 'url'].includes(kind));
  const isClear =
    isTelling &&
    titles.length === 1 &&
    abstracts.length <= 1 &&
    names.length <= 1 &&
    all('unclear').length === 0;
  if (!isClear || !looksLikeTitle(first.cells[title] ?? '') || isStrange(first, rows, kinds)) return null;
  const known: [Role, number[]][] = [
    ['title', titles],
    ['abstract', abstracts],
    ['authors', names],
    ['date', all('date')],
    ['doi', all('doi')],
    ['url', all('url')],
  ];
  return new Map(known.filter(([, columns]) => columns.length > 0));
}

/** Whether the first row is not of a kind with the rest: then it is a header, in whatever words. */
function isStrange(first: SampleRow, rows: readonly SampleRow[], kinds: readonly Kind[]): boolean {
  const others = rows.slice(1);
  return kinds.some((kind, i) => {
    const cell = (first.cells[i] ?? '').trim();
    if (cell === '') return false;
    if (kind === 'abstract') return wordCount(cell) < 8;
    if (kind === 'value') return !isNumber(cell) && share(others, i, isNumber) === 1;
    return ['date', 'doi', 'url', 'authors'].includes(kind) && kindOf([first], i) !== kind;
  });
}

function isNumber(cell: string): boolean {
  return /^\d[\d.,]*$/.test(cell);
}

type Kind = 'title' | 'abstract' | 'authors' | 'date' | 'doi' | 'url' | 'value' | 'unclear';

function kindOf(rows: readonly SampleRow[], column: number): Kind {
  const most = (test: (cell: string) => boolean): boolean => share(rows, column, test) >= 0.9;
  if (most((cell) => /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi: ?)?10\.\d{4,9}\//i.test(cell))) return 'doi';
  if (most((cell) => /^https?:\/\/\S+$/.test(cell))) return 'url';
  if (most((cell) => /^\D{0,12}\d{1,4}\D/.test(`${cell} `) && /\d{4}/.test(cell) && anyDate(cell) !== ''))
    return 'date';
  if (most((cell) => wordCount(cell) <= 2)) return 'value';
  if (share(rows, column, (cell) => cell.length >= 200 && wordCount(cell) >= 25) >= 0.6) return 'abstract';
  if (most(isNameList)) return 'authors';
  return most((cell) => looksLikeTitle(cell) && !isNameList(cell)) ? 'title' : 'unclear';
}

/** `Pear, A.; Fig, B.` or `Ada Pear, Bo Fig`: words with capitals, and signs between them. */
function isNameList(cell: string): boolean {
  const words = cell.split(/[\s,;|]+/).filter((word) => word !== '' && word !== 'and' && word !== '&');
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return /[;|,]|\p{Lu}\.| and /u.test(cell) && words.length <= 400 && capital >= 0.9 * words.length;
}

function isMostlyLetters(cell: string): boolean {
  const signs = cell.slice(0, 1000).replace(/\s/g, '');
  return (signs.match(/\p{L}/gu)?.length ?? 0) >= 0.6 * signs.length;
}

/** In how many of the rows that have something in this column the test holds, as a share. */
function share(rows: readonly SampleRow[], column: number, test: (cell: string) => boolean): number {
  const cells = rows.map((row) => (row.cells[column] ?? '').trim()).filter((cell) => cell !== '');
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

/** Whether a row is the header once more, as where tables were put one after the other. */
export function isHeaderAgain(cells: readonly string[], header: readonly string[]): boolean {
  return header.length > 0 && header.every((name, i) => name === cells[i]);
}
