/** Papers as rows of a table: CSV, TSV and the like, with the headers of databases and reference managers, or with others and `--map`. */
import { anyDate } from '../dates.ts';
import { InputError } from '../errors.ts';
import type { Draft } from '../types.ts';
import { grouped } from '../words.ts';
import { authorList } from './author-list.ts';
import { headerIndex, type Role } from './columns.ts';
import { listLiteral } from './list-literal.ts';
import { isNothing } from './placeholders.ts';
import { cellsOf, type Row, rowReader } from './rows.ts';
import {
  dated,
  draft,
  type Format,
  lines,
  type OddDates,
  oddDates,
  type Reading,
  type ReadOptions,
} from './source.ts';
import {
  headLength,
  isHeaderAgain,
  knownLayout,
  type Layout,
  mostCells,
  otherLayout,
  titleColumn,
} from './table-layout.ts';

export const table: Format = {
  name: 'CSV or TSV table',
  recognises: (head) => knownLayout(head) !== null,
  read,
};

/** Tried after all formats that say what they are. */
export const otherTable: Format = {
  name: 'table with headers of its own',
  recognises: (head) => otherLayout(head) !== null,
  read,
};

/** Rows that are read at once, in characters. */
const batchLength = 1 << 16;

async function* read(text: AsyncIterable<string>, { map }: ReadOptions): AsyncIterable<Reading> {
  const { head, blankLines, whole } = await begun(text);
  const found = knownLayout(head, map) ?? otherLayout(head, map);
  if (found === null)
    throw new InputError('no table with a header; write the names of the columns in its first row');
  checkColumns(found, head, map);
  const layout = { ...found, headerLine: found.headerLine === 0 ? 0 : found.headerLine + blankLines };
  const reader = rowReader(layout.dialect, layout.width);
  const odd = oddDates();
  const ragged = raggedRows(layout);
  let batch: Row[] = [];
  let length = 0;
  const readings = (): Reading[] => {
    const papers = papersOf(batch, layout, odd, ragged);
    batch = [];
    length = 0;
    return papers;
  };
  const take = function* (rows: readonly Row[]): Iterable<Reading> {
    for (const row of rows) {
      batch.push(row);
      length += row.text.length;
      if (length >= batchLength) yield* readings();
    }
  };
  for await (const { line, text: raw } of lines(whole)) yield* take(reader.push(line, raw));
  yield* take(reader.end());
  yield* readings();
  yield* odd.notices();
  yield* ragged.notices();
}

/** The beginning of a text after lines that are blank, how many those are, and all of it. */
async function begun(
  text: AsyncIterable<string>,
): Promise<{ head: string; blankLines: number; whole: AsyncIterable<string> }> {
  const chunks = text[Symbol.asyncIterator]();
  const first: string[] = [];
  let length = 0;
  while (length < headLength) {
    const { value, done } = await chunks.next();
    if (done) break;
    length += length > 0 || /\S/.test(value) ? value.length : 0;
    first.push(value);
  }
  const held = first.join('');
  const word = Math.max(0, held.search(/\S/));
  const start = Math.max(held.lastIndexOf('\n', word), held.lastIndexOf('\r', word)) + 1;
  return {
    head: held.slice(start, start + headLength),
    blankLines: held.slice(0, start).match(/\r\n?|\n/g)?.length ?? 0,
    whole: (async function* () {
      yield held;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    })(),
  };
}

/** Throws an InputError where a column that was named is not there, or none holds titles. */
function checkColumns(layout: Layout, head: string, map: ReadOptions['map']): void {
  const { header, columns } = layout;
  const named = header
    .filter((name) => name.trim() !== '')
    .map((name) => JSON.stringify(name.trim().slice(0, 60)));
  const shown = named.length > 60 ? [...named.slice(0, 60), `and ${named.length - 60} more`] : named;
  const there = header.length === 0 ? 'it has no header' : `the columns are ${shown.join(', ')}`;
  const missing = [...map.keys()].find((name) => headerIndex(header, name) < 0);
  if (missing !== undefined) throw new InputError(`no column is called ${JSON.stringify(missing)}; ${there}`);
  if (columns.has('title')) return;
  const likely = (header[titleColumn(head, layout)] ?? '').trim() || 'Name';
  throw new InputError(
    `no column is known to hold titles; ${there}; say which does, as in --map title=${JSON.stringify(likely)}`,
  );
}

/** Keeps count of rows that have more or fewer cells than there are columns, to say so once. */
interface RaggedRows {
  see(line: number, cells: readonly string[]): void;
  notices(): Reading[];
}

function raggedRows({ width }: Layout): RaggedRows {
  let count = 0;
  let first = 0;
  return {
    see: (line, cells) => {
      const isLonger = cells.slice(width).some((cell) => cell.trim() !== '');
      if (cells.length >= width && !isLonger) return;
      if (count++ === 0) first = line;
    },
    notices: () => {
      if (count === 0) return [];
      const [rows, which] = count === 1 ? ['1 row has', ''] : [`${grouped(count)} rows have`, 'the first '];
      const text = `${rows} more or fewer cells than there are columns (${grouped(width)}), ${which}in line ${first}; check the quotes there`;
      return [{ kind: 'notice', text }];
    },
  };
}

function papersOf(rows: readonly Row[], layout: Layout, odd: OddDates, ragged: RaggedRows): Reading[] {
  const small = rows.filter(({ cells }) => cells <= mostCells);
  const parsed = new Map(cellsOf(small, layout.dialect).map((cells, i) => [small[i], cells]));
  return rows.flatMap((row): Reading[] => {
    const { line } = row;
    if (line <= layout.headerLine) return [];
    const unread = (reason: string): Reading[] => [{ kind: 'unread', line, title: '', reason }];
    const cells = parsed.get(row);
    if (cells === undefined)
      return unread(`a row of ${grouped(row.cells)} cells; ${grouped(mostCells)} are the most`);
    if (cells.every((cell) => cell.trim() === '') || isHeaderAgain(cells, layout.header) || isRule(cells))
      return [];
    if (!row.isWhole) return unread('a quotation mark opens and none closes; write " within quotes as ""');
    ragged.see(line, cells);
    const { known, date } = paperOf(cells, layout);
    if (!/[\p{L}\p{N}]/u.test(known.title)) return unread('no title');
    return [dated(line, draft(known), date, odd)];
  });
}

/** Whether a row is the line under the header of a table in Markdown. */
function isRule(cells: readonly string[]): boolean {
  return cells.every((cell) => /^:?-*:?$/.test(cell.trim())) && cells.some((cell) => cell.includes('---'));
}

/** What a row says of a paper. */
function paperOf(
  cells: readonly string[],
  { columns, header }: Layout,
): { known: Partial<Draft> & { title: string }; date: string } {
  const all = (role: Role): string[] =>
    (columns.get(role) ?? []).map((i) => (cells[i] ?? '').trim()).filter((cell) => !isNothing(cell));
  const one = (role: Role): string => all(role)[0] ?? '';
  const isArxiv = isArxivTable(header);
  const id = isArxiv ? arxivId(one('id')) : one('id');
  const registered = new Map(registeredIds(one('registered')));
  const arxiv = one('arxiv') || registered.get('arxiv') || (isArxiv ? id : '');
  const pmid = one('pmid') || registered.get('pubmed') || '';
  const doi = one('doi') || registered.get('doi') || '';
  const ids = [
    `doi:${doi.replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/i, '')}`,
    `arxiv:${arxivId(arxiv.replace(/^(?:https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/|arxiv:\s*)/i, ''))}`,
    `pmid:${/\d{1,9}(?=(?:\.0)?\/?$)/.exec(pmid.slice(0, 100))?.[0] ?? ''}`,
  ].filter((text) => !text.endsWith(':'));
  const [url = ''] = one('url').split(/[\s|]|;(?=\s|$|https?:)/, 1);
  return {
    known: {
      id: columns.has('id') ? id : arxiv || pmid,
      ids,
      title: one('title'),
      abstract: one('abstract'),
      ...authorsOf(one('authors')),
      comments: count(one('comments')),
      upvotes: count(one('upvotes')),
      url,
      types: typesOf(one('type'), one('retracted')),
    },
    date: dateOf(all),
  };
}

/** The names in a cell; those in LaTeX, as arXiv has them, stay so. */
function authorsOf(cell: string): Pick<Draft, 'authors' | 'authorCount'> {
  // The one place where accents as in `Bal\'azs` would be decoded.
  return authorList(cell);
}

/** Whether the ids of a table are those of arXiv, as in the data set of all its papers. */
function isArxivTable(header: readonly string[]): boolean {
  return (
    ['submitter', 'versions', 'authors_parsed'].some((name) => header.includes(name)) &&
    header.includes('categories')
  );
}

/** An arXiv id that has been a number for a while with its zeros: `704.001` is `0704.0010`. */
function arxivId(text: string): string {
  const match = /^(\d{3,4})\.(\d{1,5})$/.exec(text);
  if (!match) return text;
  const month = (match[1] ?? '').padStart(4, '0');
  return `${month}.${(match[2] ?? '').padEnd(month < '1501' ? 4 : 5, '0')}`;
}

/** Ids by kind in small letters, from `{'DOI': '10.1/x', 'ArXiv': '2406.1'}`. */
function registeredIds(cell: string): [string, string][] {
  const entries = cell.startsWith('{') ? listLiteral(`[${cell}]`) : null;
  return (entries?.[0] ?? []).map(({ key, text }) => [key.toLowerCase(), text]);
}

function typesOf(cell: string, retracted: string): string[] {
  const listed = cell.startsWith('[') ? listLiteral(cell)?.map((entry) => entry[0]?.text ?? '') : null;
  const types = (listed ?? cell.split(/[;|]/)).map((type) => type.trim()).filter((type) => !isNothing(type));
  return /^(?:true|1|yes)$/i.test(retracted) ? [...types, 'retracted'] : types;
}

function count(cell: string): number | null {
  return /^\d{1,9}(?:\.0)?$/.test(cell) ? Math.trunc(Number(cell)) : null;
}

/**
 * The most precise of what a row says of its date, made of several cells where they are parts of one: `2020` and `MAR 15`.
 * Where it says nothing of publication, the first version of a preprint, else when the record was entered.
 */
function dateOf(all: (role: Role) => string[]): string {
  const years = all('year').map((year) => year.replace(/^(\d{4})\.0+$/, '$1'));
  const [year = ''] = years;
  const dates = all('date').map((date) => date.replace(/^(\d{4})\.0+$/, '$1'));
  const [month = ''] = all('month');
  const [day = ''] = all('day');
  const parts = dates.filter((date) => !/\d{4}/.test(date));
  const made = [
    ...parts.map((part) => `${year} ${part}`),
    /^\d{1,2}$/.test(month) ? `${year}-${month}${day === '' ? '' : `-${day}`}` : `${year} ${month} ${day}`,
  ].filter(() => year !== '');
  const said = [...dates.filter((date) => !parts.includes(date) || year === ''), ...made, ...years];
  const created = /created\W{1,9}(\w[^'"]{0,60})/.exec(all('versions')[0] ?? '')?.[1] ?? '';
  const best = precise(said);
  return (
    best || precise([created]) || precise(all('entered')) || said.find((date) => date.trim() !== '') || ''
  );
}

/** The date that says the most, the first of several; `''` where none is a date. */
function precise(dates: readonly string[]): string {
  let best = '';
  let length = 0;
  for (const date of dates) {
    const read = anyDate(date);
    if (read.length > length) [best, length] = [date, read.length];
  }
  return best;
}
