/**
 * A Daily Papers search page copied from the browser as text: a head, then entries of title, abstract and footer
 * (`• N authors` or an organisation, `·`, a date with the count of comments), set apart by blank lines.
 */
import type { PartialDate } from '../types.ts';
import { monthNumber, partialDate, withYear } from './dates.ts';
import { draft, type Format, lines, type Reading, type ReadOptions } from './source.ts';

/** Lines without a blank one between them, and the number of the first. */
interface Block {
  readonly line: number;
  readonly lines: readonly string[];
}

interface Footer {
  readonly authorCount: number | null;
  readonly organisation: string;
  readonly published: PartialDate;
  readonly comments: number | null;
}

interface Entry {
  readonly line: number;
  readonly title: string;
  readonly abstract: string;
  readonly footer: Footer | null;
}

const dateLine = /^([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?(?: (\d+))?$/;
const authorsLine = /^•?\s*(\d+) authors?$/;
const headLine =
  /^(new|get trending papers.*|subscribe|daily papers|by ?AK and the research community|daily|weekly|monthly)$/i;

export const dailyPapers: Format = {
  name: 'Daily Papers page',
  recognises: (head) => {
    const all = head.split(/\r\n?|\n/).map((line) => line.trim());
    return all.some((line, i) => line === '·' && dateLine.test(all[i + 1] ?? ''));
  },
  read,
};

async function* read(text: AsyncIterable<string>, options: ReadOptions): AsyncIterable<Reading> {
  const { day, entries, stray } = parse(await blocks(text));
  const year = options.year ?? listingYear(entries);
  yield { kind: 'about', title: 'Daily Papers', asOf: year === null ? day : withYear(day, year) };
  let undated = 0;
  for (const { line, title, abstract, footer } of entries) {
    const published =
      footer === null ? '' : year === null ? footer.published : withYear(footer.published, year);
    if (published.startsWith('--')) undated++;
    yield { kind: 'paper', line, draft: draft({ title, abstract, ...footer, published }) };
  }
  for (const block of stray) yield { kind: 'unread', ...block };
  if (undated > 0) {
    const count = undated === 1 ? '1 date has' : `${undated} dates have`;
    yield { kind: 'notice', text: `${count} no year and no other date tells it; give --year` };
  }
}

/** The year of dates without one: the page leaves it out for the current year, which is after any that it writes out. */
function listingYear(entries: readonly Entry[]): number | null {
  let latest = 0;
  for (const { footer } of entries) {
    const year = /^\d{4}/.exec(footer?.published ?? '');
    if (year) latest = Math.max(latest, Number(year[0]));
  }
  return latest === 0 ? null : latest + 1;
}

async function blocks(text: AsyncIterable<string>): Promise<Block[]> {
  const found: Block[] = [];
  let open: { line: number; lines: string[] } | null = null;
  for await (const { line, text: raw } of lines(text)) {
    const content = raw.trim();
    if (content === '') {
      open = null;
    } else if (open) {
      open.lines.push(content);
    } else {
      open = { line, lines: [content] };
      found.push(open);
    }
  }
  return found;
}

interface Parsed {
  /** The day that stands in the head, without a year, or `''`. */
  readonly day: PartialDate;
  readonly entries: readonly Entry[];
  readonly stray: readonly { readonly line: number; readonly title: string; readonly reason: string }[];
}

function parse(all: readonly Block[]): Parsed {
  const entries: Entry[] = [];
  const stray: { line: number; title: string; reason: string }[] = [];
  let day: PartialDate = '';
  let title: Block | null = null;
  let abstract: string[] = [];
  const close = (footer: Footer | null): void => {
    if (title === null) return;
    const text = title.lines.join(' ');
    if (footer === null && abstract.length === 0) {
      stray.push({
        line: title.line,
        title: text,
        reason: 'a line without abstract, authors or date after it',
      });
    } else {
      entries.push({ line: title.line, title: text, abstract: abstract.join('\n\n'), footer });
    }
    title = null;
    abstract = [];
  };
  let inHead = true;
  for (const block of all) {
    const first = block.lines[0] ?? '';
    if (inHead && block.lines.length === 1 && dateLine.test(first)) {
      day = parseDate(first).published;
      continue;
    }
    if (inHead && block.lines.every((line) => headLine.test(line))) continue;
    inHead = false;
    const { body, footer } = splitFooter(block);
    if (body.length > 0) {
      const text = body.join(' ');
      if (title === null || (abstract.length > 0 && !readsAsProse(text))) {
        close(null);
        title = { line: block.line, lines: body };
      } else if (abstract.length > 0 || readsAsProse(text) || footer !== null) {
        abstract.push(text);
      } else {
        close(null);
        title = { line: block.line, lines: body };
      }
    }
    if (footer === null) continue;
    if (title === null) {
      stray.push({ line: block.line, title: '', reason: 'authors and date without a title before them' });
    }
    close(footer);
  }
  close(null);
  return { day, entries, stray };
}

/** Whether a block is an abstract rather than a title: long, or of several sentences. */
function readsAsProse(text: string): boolean {
  return (
    text.length > 300 ||
    (text.length > 100 && /[.!?]['")\]]*$/.test(text)) ||
    /[.!?] [A-Z].*[.!?]$/.test(text)
  );
}

/** The footer at the end of a block, if there is one, and the lines before it. */
function splitFooter({ lines: all }: Block): { body: readonly string[]; footer: Footer | null } {
  const dot = all.findLastIndex((line, i) => line === '·' && dateLine.test(all[i + 1] ?? ''));
  if (dot < 0) return { body: all, footer: null };
  const date = parseDate(all[dot + 1] ?? '');
  const who = dot > 0 ? (all[dot - 1] ?? '') : '';
  const authors = authorsLine.exec(who);
  if (authors) {
    const footer = { ...date, authorCount: Number(authors[1]), organisation: '' };
    return { body: all.slice(0, dot - 1), footer };
  }
  // An organisation stands as its handle and its name: `bigcode BigCode`.
  const organisation = who.replace(/^\S+ (?=\S)/, '');
  return { body: all.slice(0, Math.max(0, dot - 1)), footer: { ...date, authorCount: null, organisation } };
}

function parseDate(line: string): { published: PartialDate; comments: number | null } {
  const [, month = '', day, year, comments] = dateLine.exec(line) ?? [];
  return {
    published: partialDate(year ? Number(year) : null, monthNumber(month), Number(day)),
    comments: comments ? Number(comments) : null,
  };
}
