/**
 * A Daily Papers search page copied from the browser as text: a head, then entries of title, abstract and footer
 * (`• N authors` or an organisation, `·`, a date with the count of comments), set apart by blank lines.
 */
import { monthNumber, partialDate, withYear, yearOf } from '../dates.ts';
import type { PartialDate } from '../types.ts';
import { draft, type Format, lines, type Reading, type ReadOptions } from './source.ts';

interface Line {
  readonly line: number;
  /** Trimmed, white space folded to single spaces; `''` for a blank line. */
  readonly text: string;
}

interface Footer {
  readonly authorCount: number | null;
  readonly organisation: string;
  readonly published: PartialDate;
  readonly comments: number | null;
}

/** What a page is made of: lines that belong together, or the footer that ends an entry. */
type Part =
  | { readonly kind: 'text'; readonly line: number; readonly lines: readonly string[] }
  | { readonly kind: 'footer'; readonly line: number; readonly footer: Footer };

interface Entry {
  readonly line: number;
  readonly title: string;
  readonly abstract: string;
  readonly footer: Footer | null;
}

interface Stray {
  readonly line: number;
  readonly title: string;
  readonly reason: string;
}

const dateLine = /^([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?(?: (\d+))?$/;
const authorsLine = /^•? ?(\d+) authors?$/;
const headLine =
  /^(new|get trending papers.*|subscribe|daily papers|by ?AK and the research community|daily|weekly|monthly)$/i;

export const dailyPapers: Format = {
  name: 'Daily Papers page',
  recognises: (head) => {
    const all = head.split(/\r\n?|\n/).map(fold);
    return all.some((text, i) => text === '·' && isDate(all[i + 1] ?? ''));
  },
  read,
};

async function* read(text: AsyncIterable<string>, options: ReadOptions): AsyncIterable<Reading> {
  const all: Line[] = [];
  for await (const { line, text: raw } of lines(text)) {
    const one = { line, text: fold(raw) };
    // Of blank lines in a row one is enough.
    if (one.text !== '' || all.at(-1)?.text !== '') all.push(one);
  }
  const { day, rest } = withoutHead(parts(all));
  const { entries, stray } = entriesOf(rest);
  const year = options.year ?? listingYear(entries);
  yield { kind: 'about', title: 'Daily Papers', asOf: year === null ? day : withYear(day, year) };
  let undated = 0;
  for (const { line, title, abstract, footer } of entries) {
    const known = footer?.published ?? '';
    const published = year === null ? known : withYear(known, year);
    if (published.startsWith('--')) undated++;
    yield { kind: 'paper', line, draft: draft({ title, abstract, ...footer, published }) };
  }
  for (const one of stray) yield { kind: 'unread', ...one };
  if (undated > 0) {
    const count = undated === 1 ? '1 date has' : `${undated} dates have`;
    yield { kind: 'notice', text: `${count} no year and no other date tells it; give --year` };
  }
}

/** The year of dates without one: the page leaves it out for the current year, which is after any that it writes out. */
function listingYear(entries: readonly Entry[]): number | null {
  let latest = 0;
  for (const { footer } of entries) {
    latest = Math.max(latest, yearOf(footer?.published ?? '') ?? 0);
  }
  return latest === 0 ? null : latest + 1;
}

/** Blocks of lines between blank ones, and the footers, which end a block wherever they stand. */
function parts(all: readonly Line[]): Part[] {
  const found: Part[] = [];
  let open: { kind: 'text'; line: number; lines: string[] } | null = null;
  for (let i = 0; i < all.length; i++) {
    const { line, text } = all[i]!;
    if (text === '') {
      open = null;
      continue;
    }
    const date = all[i + 1]?.text ?? '';
    if (text === '·' && isDate(date)) {
      const who: string = open?.lines.at(-1) ?? '';
      // A line that begins an entry is its title, even where the abstract is lost.
      const begins = open?.lines.length === 1 && found.at(-2)?.kind !== 'text';
      const named = authorsLine.test(who) || (who !== '' && !begins && !readsAsProse(who));
      if (open && named) open.lines.pop();
      if (open?.lines.length === 0) found.pop();
      found.push({ kind: 'footer', line: named ? line - 1 : line, footer: footerOf(named ? who : '', date) });
      open = null;
      i++;
    } else if (open) {
      open.lines.push(text);
    } else {
      open = { kind: 'text', line, lines: [text] };
      found.push(open);
    }
  }
  return found;
}

/** The parts after the head, and the day that stands in it (without a year, or `''`). */
function withoutHead(all: readonly Part[]): { day: PartialDate; rest: readonly Part[] } {
  let day: PartialDate = '';
  for (let i = 0; i < all.length; i++) {
    const part = all[i]!;
    const isDay = part.kind === 'text' && part.lines.length === 1 && isDate(part.lines[0]!);
    if (isDay) day = dateOf(part.lines[0]!).published;
    else if (part.kind === 'footer' || !part.lines.every((text) => headLine.test(text)))
      return { day, rest: all.slice(i) };
  }
  return { day, rest: [] };
}

function entriesOf(all: readonly Part[]): { entries: readonly Entry[]; stray: readonly Stray[] } {
  const entries: Entry[] = [];
  const stray: Stray[] = [];
  let title: { line: number; text: string } | null = null;
  let abstract: string[] = [];
  const close = (footer: Footer | null): void => {
    if (title === null) return;
    if (footer === null && abstract.length === 0) {
      stray.push({ ...titled(title), reason: 'a line without abstract, authors or date after it' });
    } else {
      entries.push({ ...titled(title), abstract: abstract.join('\n\n'), footer });
    }
    title = null;
    abstract = [];
  };
  all.forEach((part, i) => {
    if (part.kind === 'footer') {
      if (title === null) {
        stray.push({ line: part.line, title: '', reason: 'authors and date without a title before them' });
      }
      close(part.footer);
      return;
    }
    const [first = '', ...others] = part.lines;
    const text = part.lines.join(' ');
    const isLast = all[i + 1]?.kind === 'footer';
    // What stands between an abstract and its footer is a last, short paragraph: `Code: see here`.
    const ends = isLast && (abstract.length > 0 || text.endsWith('.'));
    if (title !== null && (readsAsProse(text) || ends)) {
      abstract.push(text);
      return;
    }
    close(null);
    // A title and its abstract may stand together where blank lines were lost.
    if (others.length > 0 && readsAsProse(others.join(' ')) && !readsAsProse(first)) {
      title = { line: part.line, text: first };
      abstract = [others.join(' ')];
    } else {
      title = { line: part.line, text };
    }
  });
  close(null);
  return { entries, stray };
}

function titled({ line, text }: { line: number; text: string }): { line: number; title: string } {
  return { line, title: text };
}

/** Whether text is an abstract rather than a title: long, or of several sentences. */
function readsAsProse(text: string): boolean {
  return (
    text.length > 300 ||
    (text.length > 100 && /[.!?]['")\]]*$/.test(text)) ||
    /[.!?] [A-Z].*[.!?]$/.test(text)
  );
}

function footerOf(who: string, date: string): Footer {
  const authors = authorsLine.exec(who);
  if (authors) return { ...dateOf(date), authorCount: Number(authors[1]), organisation: '' };
  // An organisation stands as its handle and its name: `bigcode BigCode`.
  return { ...dateOf(date), authorCount: null, organisation: who.replace(/^\S+ (?=\S)/, '') };
}

function isDate(text: string): boolean {
  const match = dateLine.exec(text);
  return match !== null && monthNumber(match[1] ?? '') > 0;
}

function dateOf(text: string): { published: PartialDate; comments: number | null } {
  const [, month = '', day, year, comments] = dateLine.exec(text) ?? [];
  return {
    published: partialDate(year ? Number(year) : null, monthNumber(month), Number(day)),
    comments: comments ? Number(comments) : null,
  };
}

function fold(text: string): string {
  return text.replace(/[\s\uFEFF]+/g, ' ').trim();
}
