/**
 * A Daily Papers page copied from the browser as text: a head, then entries of title, abstract and footer (`• N authors`
 * or an organisation, `·`, a date with the count of comments), set apart by blank lines; what browsers differ in, such as
 * counts of votes on lines of their own, `Submitted by` and the menus of the page, is told from them.
 */
import { withYear, yearOf } from '../dates.ts';
import type { PartialDate } from '../types.ts';
import {
  authorsOf,
  countOf,
  dateOf,
  type Footer,
  fold,
  footerLine,
  isAside,
  isDate,
  isPageWord,
  isSeparator,
  organisationOf,
  readsAsProse,
} from './page-lines.ts';
import { draft, type Format, lines, type Reading, type ReadOptions } from './source.ts';

interface Line {
  readonly line: number;
  /** Trimmed, white space folded to single spaces; `''` for a blank line. */
  readonly text: string;
}

/** What a page is made of: lines that belong together, or the footer that ends an entry. */
type Part =
  | { readonly kind: 'text'; readonly line: number; readonly lines: readonly string[] }
  | { readonly kind: 'footer'; readonly line: number; readonly footer: Footer }
  | { readonly kind: 'votes'; readonly line: number; readonly count: number };

interface Entry {
  readonly line: number;
  readonly title: string;
  readonly abstract: string;
  readonly footer: Footer | null;
  upvotes: number | null;
  comments: number | null;
}

interface Stray {
  readonly line: number;
  readonly title: string;
  readonly reason: string;
}

export const dailyPapers: Format = {
  name: 'Daily Papers page',
  recognises: (head) => {
    const all = head.split(/\r\n?|\n/).map(fold);
    return all.some((text, i) => {
      if (isSeparator(text)) return isDate(all[i + 1] ?? '');
      if (text === '-') return isDate(all[i + 1] ?? '') && authorsOf(all[i - 1] ?? '') !== null;
      const footer = footerLine(text);
      return footer !== null && (footer.who === '' || authorsOf(footer.who) !== null);
    });
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
  const { entries, stray } = entriesOf(withoutFoot(rest));
  const year = options.year ?? listingYear(entries);
  yield { kind: 'about', title: 'Daily Papers', asOf: year === null ? day : withYear(day, year) };
  let undated = 0;
  for (const { line, title, abstract, footer, upvotes, comments } of entries) {
    const known = footer?.published ?? '';
    const published = year === null ? known : withYear(known, year);
    if (published.startsWith('--')) undated++;
    yield { kind: 'paper', line, draft: draft({ title, abstract, ...footer, published, upvotes, comments }) };
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

/**
 * Blocks of lines between blank ones, the footers, which end a block wherever they stand, and named counts of votes; what
 * stands beside a paper (who submitted it, where its code is) left out.
 */
function parts(all: readonly Line[]): Part[] {
  const found: Part[] = [];
  let open: { kind: 'text'; line: number; lines: string[] } | null = null;
  for (let i = 0; i < all.length; i++) {
    const { line, text } = all[i]!;
    if (text === '') {
      open = null;
      continue;
    }
    const end = footerAt(all, i);
    const aside = end === null ? asideAt(all, i) : null;
    if (end !== null) {
      const last: string = open?.lines.at(-1) ?? '';
      // A line that begins an entry is its title, even where the abstract is lost.
      const begins = open?.lines.length === 1 && found.at(-2)?.kind !== 'text';
      const named =
        end.who === '' && (authorsOf(last) !== null || (last !== '' && !begins && !readsAsProse(last)));
      if (open && named) open.lines.pop();
      if (open?.lines.length === 0) found.pop();
      const who = named ? last : end.who;
      found.push({ kind: 'footer', line: named ? line - 1 : line, footer: footerOf(who, end.date) });
      open = null;
      i += end.lines - 1;
    } else if (aside !== null) {
      if (aside.votes !== null) found.push({ kind: 'votes', line, count: aside.votes });
      open = null;
      i += aside.lines - 1;
    } else if (open) {
      open.lines.push(text);
    } else {
      open = { kind: 'text', line, lines: [text] };
      found.push(open);
    }
  }
  return found;
}

/** The date that line `i` begins, with whom it names and over how many lines it goes; null where it begins none. */
function footerAt(all: readonly Line[], i: number): { who: string; date: string; lines: number } | null {
  const { text } = all[i]!;
  const next = all[i + 1]?.text ?? '';
  const parts = isSeparator(text) || (text === '-' && authorsOf(all[i - 1]?.text ?? '') !== null);
  if (parts && isDate(next)) return { who: '', date: next, lines: 2 };
  const footer = footerLine(text);
  return footer && footer.who.length < 100 && !readsAsProse(footer.who) ? { ...footer, lines: 1 } : null;
}

/** What stands beside a paper and is no part of it, from line `i` over so many lines; null for anything else. */
function asideAt(all: readonly Line[], i: number): { votes: number | null; lines: number } | null {
  const { text } = all[i]!;
  const votes = countOf(text);
  if (votes?.named) return { votes: votes.count, lines: 1 };
  const [next, after] = [following(all, i), following(all, following(all, i))];
  if (/^Upvotes?$/i.test(text)) {
    const count = countOf(all[next]?.text ?? '');
    if (count) return { votes: count.count, lines: next - i + 1 };
  }
  if (/^Submitted by .{1,60}$/i.test(text)) return { votes: null, lines: 1 };
  if (/^Submitted by$/i.test(text)) {
    const name = all[next]?.text ?? '';
    // A title has its abstract after it.
    const isName = name.length <= 40 && !readsAsProse(all[after]?.text ?? '');
    return { votes: null, lines: isName ? next - i + 1 : 1 };
  }
  if (!isAside(text)) return null;
  const isCounted = /^GitHub$/i.test(text) && countOf(all[next]?.text ?? '') !== null;
  return { votes: null, lines: isCounted ? next - i + 1 : 1 };
}

/** The next line after `i` that is not blank, or the end. */
function following(all: readonly Line[], i: number): number {
  return all[i + 1]?.text === '' ? i + 2 : i + 1;
}

/** The parts after the head, and the day that stands in it (without a year, or `''`). */
function withoutHead(all: readonly Part[]): { day: PartialDate; rest: readonly Part[] } {
  let day: PartialDate = '';
  for (let i = 0; i < all.length; i++) {
    const part = all[i]!;
    if (part.kind !== 'text' || !part.lines.every((text) => isPageWord(text) || isDate(text)))
      return { day, rest: all.slice(i) };
    const dates = part.lines.filter(isDate);
    // The first entry may have a title such as `May 4`.
    if (dates.length > 0 && part.lines.length > 1 && dates.length === part.lines.length)
      return { day, rest: all.slice(i) };
    if (dates[0] !== undefined) day = dateOf(dates[0]).published;
  }
  return { day, rest: [] };
}

/** The parts without the menus and page numbers after the last entry. */
function withoutFoot(all: readonly Part[]): readonly Part[] {
  let end = all.length;
  while (end > 0) {
    const part = all[end - 1]!;
    if (
      part.kind !== 'text' ||
      !part.lines.every((text) => isPageWord(text) || /^\d{1,4}$|^…$|^\.\.\.$/.test(text))
    )
      break;
    end--;
  }
  return all[end - 1]?.kind === 'text' ? all : all.slice(0, end);
}

function entriesOf(all: readonly Part[]): { entries: readonly Entry[]; stray: readonly Stray[] } {
  const entries: Entry[] = [];
  const stray: Stray[] = [];
  let title: { line: number; text: string } | null = null;
  let abstract: string[] = [];
  /** Votes that stand before the title they are for, and those of the entry that is open. */
  let ahead: number | null = null;
  let upvotes: number | null = null;
  const close = (footer: Footer | null): void => {
    if (title === null) return;
    if (footer === null && abstract.length === 0) {
      stray.push({ ...titled(title), reason: 'a line without abstract, authors or date after it' });
    } else {
      const comments = footer?.comments ?? null;
      entries.push({ ...titled(title), abstract: abstract.join('\n\n'), footer, upvotes, comments });
    }
    title = null;
    abstract = [];
    upvotes = null;
  };
  all.forEach((part, i) => {
    if (part.kind === 'footer') {
      if (title === null) {
        stray.push({ line: part.line, title: '', reason: 'authors and date without a title before them' });
      }
      close(part.footer);
      return;
    }
    const last = entries.at(-1);
    if (part.kind === 'votes') {
      if (title !== null) upvotes = part.count;
      else if (last) last.upvotes ??= part.count;
      else ahead = part.count;
      return;
    }
    const next = all[i + 1];
    // Another page may follow in the same file, its head between two entries.
    const isHead = part.lines.every((text) => isPageWord(text) || isDate(text));
    if (isHead && title === null && next?.kind === 'text' && !readsAsProse(next.lines.join(' '))) return;
    const count = part.lines.length === 1 || title === null ? countOf(part.lines[0] ?? '') : null;
    let { line, lines } = part;
    if (count && lines.length > 1) {
      ahead = count.count;
      lines = lines.slice(1);
      line++;
    } else if (count && next?.kind === 'text' && (title === null || abstract.length > 0)) {
      const isComments = title === null && next.lines.length === 1 && countOf(next.lines[0] ?? '') !== null;
      if (isComments || !readsAsProse(next.lines.join(' '))) {
        close(null);
        if (!isComments) ahead = count.count;
        else if (last) last.comments ??= count.count;
        return;
      }
    }
    const [first = '', ...others] = lines;
    const text = lines.join(' ');
    const isLast = next?.kind === 'footer';
    // What stands between an abstract and its footer is a last, short paragraph: `Code: see here`.
    const ends = isLast && (abstract.length > 0 || text.endsWith('.'));
    if (title !== null && (readsAsProse(text) || ends)) {
      abstract.push(text);
      return;
    }
    close(null);
    upvotes = ahead;
    ahead = null;
    // A title and its abstract may stand together where blank lines were lost.
    if (others.length > 0 && readsAsProse(others.join(' ')) && !readsAsProse(first)) {
      title = { line, text: first };
      abstract = [others.join(' ')];
    } else {
      title = { line, text };
    }
  });
  close(null);
  return { entries, stray };
}

function titled({ line, text }: { line: number; text: string }): { line: number; title: string } {
  return { line, title: text };
}

function footerOf(who: string, date: string): Footer {
  const authorCount = authorsOf(who);
  if (authorCount !== null) return { ...dateOf(date), authorCount, organisation: '' };
  return { ...dateOf(date), authorCount: null, organisation: organisationOf(who) };
}
