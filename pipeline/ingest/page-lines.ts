/** What a line of a Daily Papers page says, however it was copied: authors, dates, counts, and what belongs to no paper. */
import { monthNumber, partialDate } from '../dates.ts';
import type { PartialDate } from '../types.ts';

/** The last lines of an entry. */
export interface Footer {
  readonly authorCount: number | null;
  readonly organisation: string;
  readonly published: PartialDate;
  readonly comments: number | null;
}

const dateLine = /^(Published (?:on )?)?([A-Z][a-z]{2,8})\.? (\d{1,2})(?:, (\d{4}))?(?: (\d+))?$/;
const authorsLine = /^[•·*+\- ]{0,200}(\d{1,6}) authors?$/;

/** White space folded to single spaces. */
export function fold(text: string): string {
  return text.replace(/[\s\uFEFF]+/g, ' ').trim();
}

/** Whether a line is a date as the pages write it, `Jun 22, 2024`, maybe with the count of comments behind it. */
export function isDate(text: string): boolean {
  const match = dateLine.exec(text);
  return match !== null && monthNumber(match[2] ?? '') > 0;
}

/** Whether such a line says of itself that it is the date of a paper. */
export function saysPublished(text: string): boolean {
  return text.startsWith('Published ');
}

/** What such a line says; the date has no year where the line has none. */
export function dateOf(text: string): { published: PartialDate; comments: number | null } {
  const [, , month = '', day, year, comments] = dateLine.exec(text) ?? [];
  return {
    published: partialDate(year ? Number(year) : null, monthNumber(month), Number(day)),
    comments: comments ? Number(comments) : null,
  };
}

/** The number in `3 authors`, with whatever bullet; null for any other line. */
export function authorsOf(text: string): number | null {
  const match = authorsLine.exec(text);
  return match ? Number(match[1]) : null;
}

/** Whether a line is the dot between authors and date. */
export function isSeparator(text: string): boolean {
  return text === '·' || text === '•';
}

/** A footer in one line, `3 authors · Jun 22, 2024`, `· Published on Oct 4, 2026`; null for any other line. */
export function footerLine(text: string): { readonly who: string; readonly date: string } | null {
  if (text.length > 300 || !/[·•]/.test(text)) return null;
  const parts = text.split(/ ?[·•] ?/);
  const last = parts.pop() ?? '';
  if (isDate(last)) return { who: parts.filter((part) => part !== '').join(' · '), date: last };
  const before = parts.pop() ?? '';
  if (!/^\d+$/.test(last) || !isDate(before) || dateOf(before).comments !== null) return null;
  return { who: parts.filter((part) => part !== '').join(' · '), date: `${before} ${last}` };
}

/**
 * An organisation without the handle that its picture leaves before its name: `bigcode BigCode`, `Google Google`. A first
 * word that is a word like any other stays: `Carnegie Mellon University`.
 */
export function organisationOf(who: string): string {
  const [handle = '', ...others] = who.split(' ');
  const rest = others.join(' ');
  if (rest === '') return handle;
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const isWord = /^(?:\p{Lu}\p{Ll}+|\p{Lu}{2,}|[^\p{L}]+)[,.]?$/u.test(handle);
  return isWord && !letters(rest).startsWith(letters(handle).slice(0, 3)) ? `${handle} ${rest}` : rest;
}

/** The number on a line that has no more than a count of votes, `65`, `1.2k`, `[-] 3`, `Upvote 117`; `-` is none; else null. */
export function countOf(text: string): { readonly count: number; readonly named: boolean } | null {
  const match =
    /^(?:[-*+] )?(?:\[[ xX-]?\] ?)?(Upvotes?:? ?)?\[? ?(?:(\d[\d,]{0,9}(?:\.\d)?)(k?)|-) ?\]?$/.exec(text);
  if (!match) return null;
  const count = Number((match[2] ?? '0').replaceAll(',', '')) * (match[3] ? 1000 : 1);
  return { count: Math.round(count), named: match[1] !== undefined };
}

const words =
  /^(?:new|get trending papers.*|subscribe|(?:daily|trending) papers|by|ak|by.{0,40}the research community|and the research community|daily|weekly|monthly|today|hugging face|models|datasets|spaces|buckets(?: new)?|posts|docs|enterprise|pricing|log in|sign up|website|tasks|huggingchat|collections|languages|organizations|community|blog|learn|discord|forum|github|solutions|team & enterprise|hugging face pro|enterprise support|inference (?:providers|endpoints)|storage buckets|previous|next|company|system theme|tos|privacy|about|careers|resources|sort:.*)$/i;

/** Whether a line belongs to the page and not to a paper: its name, its menus, its foot. */
export function isPageWord(text: string): boolean {
  return text.length < 100 && words.test(text);
}

const aside =
  /^(?:\[?LINK: )?(?:GitHub|arXiv Page|Project Page|Paper page|View (?:arXiv )?(?:page|PDF)|View PDF|Add to collection|Copy markdown)(?: [\d.,]+k?)?(?:\W.*)?$/i;

/** Whether a line beside a paper says where its code or its page is, as `GitHub 11.3k`. */
export function isAside(text: string): boolean {
  return text.length < 80 && aside.test(text);
}

/** Whether text is an abstract rather than a title: long, or of several sentences. */
export function readsAsProse(text: string): boolean {
  return (
    text.length > 300 ||
    (text.length > 100 && /[.!?]['")\]]*$/.test(text)) ||
    /[.!?] [A-Z].*[.!?]$/.test(text)
  );
}
