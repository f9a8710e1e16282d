/** Lines of a delimited table to its rows, however quotes are used in it; a quote that is never closed costs one row. */
import { parse } from 'csv-parse/sync';

/** How cells are told apart. */
export interface Dialect {
  readonly delimiter: string;
  /** How a quote is written within quotes: `""` or `\"`. */
  readonly quotes: 'doubled' | 'backslashed';
  /** Whether blanks may stand before a quote that opens: `"a", "b"`. */
  readonly hasBlanks: boolean;
  /** Whether every row begins with a quote. */
  readonly startsQuoted: boolean;
}

/** One row as strict CSV, quotes mended, with the line on which it begins. */
export interface Row {
  readonly line: number;
  readonly text: string;
  readonly cells: number;
  /** False where a quote opens and nothing tells where it should close. */
  readonly isWhole: boolean;
}

/** Rows come out as soon as it is known where they end. */
export interface RowReader {
  push(line: number, text: string): Row[];
  end(): Row[];
}

/** Longest row, in characters: a quote that is open for longer is taken for one that should not be there. */
const longestRow = 10_000_000;

/** A line read as if it began outside quotes, or within. */
interface Scan {
  /** The line as strict CSV. */
  readonly text: string;
  /** How many delimiters stand in it, outside quotes. */
  readonly delimiters: number;
  /** Quotes within quotes that are not escaped. */
  readonly strays: number;
  /** Whether it ends within quotes. */
  readonly isOpen: boolean;
}

interface Held {
  readonly line: number;
  readonly raw: string;
  outside: Scan | null;
  inside: Scan | null;
  /** What the lines before it hold, from the second line of the row that is open on. */
  delimitersBefore: number;
  straysBefore: number;
}

/**
 * Reads rows line by line; lines that are blank are no rows. A row that closes only after one or more others, for want of
 * a quote, is told by its cells (not `width` of them, or stray quotes in it) and by a line in it that begins a row of
 * `width` without fault: it ends before that. Every line is looked at no more than twice; `width` 0 looks for no faults.
 */
export function rowReader(dialect: Dialect, width: number): RowReader {
  let held: Held[] = [];
  /** The first line that belongs to no row yet. */
  let start = 0;
  /** Up to here, exclusive, lines that begin within quotes end so. */
  let walked = 0;
  let characters = 0;

  const outside = (one: Held): Scan => {
    one.outside ??= scan(one.raw, false, dialect);
    return one.outside;
  };
  const inside = (one: Held): Scan => {
    one.inside ??= scan(one.raw, true, dialect);
    return one.inside;
  };

  /** The line that closes the quote which the first line leaves open; `held.length` for none so far. */
  const closing = (): number => {
    if (walked <= start) walked = start + 1;
    for (; walked < held.length; walked++) {
      const one = held[walked]!;
      const before = walked === start + 1 ? null : held[walked - 1]!;
      one.delimitersBefore = before === null ? 0 : before.delimitersBefore + inside(before).delimiters;
      one.straysBefore = before === null ? 0 : before.straysBefore + inside(before).strays;
      if (!inside(one).isOpen) break;
    }
    return walked;
  };

  /** Delimiters and strays of a row from one line to another. */
  const measure = (from: number, to: number): { cells: number; strays: number } => {
    const first = outside(held[from]!);
    if (from === to) return { cells: first.delimiters + 1, strays: first.strays };
    const second = held[from + 1]!;
    const last = held[to]!;
    const delimiters = last.delimitersBefore - second.delimitersBefore + inside(last).delimiters;
    const strays = last.straysBefore - second.straysBefore + inside(last).strays;
    return { cells: first.delimiters + delimiters + 1, strays: first.strays + strays };
  };

  /** The first line after the row's own that begins a row without fault; `to` is where that must end if it opens a quote. */
  const sound = (to: number): number => {
    for (let i = start + 1; i < held.length && i <= to; i++) {
      const { isOpen } = outside(held[i]!);
      if (isOpen && (i >= to || to >= held.length)) continue;
      if (dialect.startsQuoted && !held[i]!.raw.startsWith('"')) continue;
      const { cells, strays } = measure(i, isOpen ? to : i);
      if (cells === width && strays === 0) return i;
    }
    return -1;
  };

  /** Takes the lines up to `to`, exclusive, as one row. */
  const take = (to: number, isClosed: boolean): Row[] => {
    const lines = held.slice(start, to);
    const [first] = lines;
    const { cells } = measure(start, to - 1);
    const texts = lines.map((one, i) => (i === 0 ? outside(one) : inside(one)).text);
    for (const { raw } of lines) characters -= raw.length + 1;
    start = to;
    if (first === undefined) return [];
    const { line, raw } = first;
    if (isClosed) return [{ line, text: texts.join('\n'), cells, isWhole: true }];
    const plain = raw.split(dialect.delimiter);
    if (cells !== width && lines.length === 1 && plain.length === width)
      return [{ line, text: plain.map(quoted).join(dialect.delimiter), cells: width, isWhole: true }];
    return [{ line, text: `${texts.join('\n')}"`, cells, isWhole: cells === width }];
  };

  const rows = (isEnd: boolean): Row[] => {
    const found: Row[] = [];
    while (start < held.length) {
      const first = held[start]!;
      if (first.raw.trim() === '') {
        start++;
        characters -= first.raw.length + 1;
        continue;
      }
      if (!outside(first).isOpen) {
        found.push(...take(start + 1, true));
        continue;
      }
      const end = closing();
      const isClosed = end < held.length;
      if (!isClosed && !isEnd && characters <= longestRow) break;
      const { cells, strays } = isClosed ? measure(start, end) : { cells: 0, strays: 0 };
      const isOdd = width > 1 && (cells !== width || strays > 0);
      const next = isOdd ? sound(end) : -1;
      if (next > 0) found.push(...take(next, false));
      else found.push(...take(isClosed ? end + 1 : held.length, isClosed));
    }
    if (start > held.length / 2) {
      held = held.slice(start);
      walked = Math.max(0, walked - start);
      start = 0;
    }
    return found;
  };

  return {
    push: (line, text) => {
      const raw = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      held.push({ line, raw, outside: null, inside: null, delimitersBefore: 0, straysBefore: 0 });
      characters += raw.length + 1;
      return rows(false);
    },
    end: () => rows(true),
  };
}

/** The cells of rows. */
export function cellsOf(rows: readonly Row[], { delimiter }: Pick<Dialect, 'delimiter'>): string[][] {
  return parse(rows.map(({ text }) => text).join('\n'), {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
  });
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/**
 * Reads one line. Blanks after a quote that closes are left out; a quote in the middle of a cell is part of it; and a cell
 * like `"Pears" and figs`, or any such of a TSV, which mostly knows no quoting, is taken with all its quotes.
 */
function scan(text: string, isInside: boolean, dialect: Dialect): Scan {
  const { delimiter, quotes, hasBlanks } = dialect;
  const parts: string[] = [];
  /** Up to here `text` is in `parts`. */
  let copied = 0;
  let delimiters = 0;
  let strays = 0;
  let at = 0;
  let isOpen = isInside;
  /** Where the cell opened that is read; -1 on a line before. */
  let opened = -1;
  const done = (): Scan => ({
    text: copied === 0 ? text : parts.join('') + text.slice(copied),
    delimiters,
    strays,
    isOpen,
  });
  const keep = (to: number, more: string, from: number): void => {
    parts.push(text.slice(copied, to), more);
    copied = from;
  };
  for (;;) {
    if (!isOpen) {
      let from = at;
      if (hasBlanks) while (text[from] === ' ') from++;
      if (text[from] === '"') {
        if (from > at) keep(at, '', from);
        isOpen = true;
        opened = from;
        at = from + 1;
        continue;
      }
      const next = text.indexOf(delimiter, at);
      if (next < 0) return done();
      delimiters++;
      at = next + delimiter.length;
      continue;
    }
    const quote = text.indexOf('"', at);
    if (quote < 0) return done();
    if (quotes === 'backslashed' && isEscaped(text, at, quote)) {
      keep(quote - 1, '""', quote + 1);
      at = quote + 1;
      continue;
    }
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    let end = quote + 1;
    while (text[end] === ' ') end++;
    if (end >= text.length || text.startsWith(delimiter, end)) {
      if (end > quote + 1) keep(quote + 1, '', end);
      isOpen = false;
      if (end >= text.length) return done();
      delimiters++;
      at = end + delimiter.length;
      continue;
    }
    const isWord = text[quote + 1] === ' ' && text[quote - 1] !== ' ';
    if ((isWord || delimiter === '\t') && opened >= copied) {
      const next = text.indexOf(delimiter, opened);
      const stop = next < 0 ? text.length : next;
      keep(opened, quoted(text.slice(opened, stop)), stop);
      isOpen = false;
      if (next < 0) return done();
      delimiters++;
      at = next + delimiter.length;
      continue;
    }
    strays++;
    keep(quote + 1, '"', quote + 1);
    at = quote + 1;
  }
}

/** Whether a backslash that is none itself stands before the quote. */
function isEscaped(text: string, from: number, quote: number): boolean {
  let before = quote;
  while (before > from && text[before - 1] === '\\') before--;
  return (quote - before) % 2 === 1;
}
