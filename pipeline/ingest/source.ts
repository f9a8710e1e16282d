/** What a format reader is given and what it gives back; one reader a file, told apart by content in `index.ts`. */
import { anyDate, strokeOrder } from '../dates.ts';
import { InputError } from '../errors.ts';
import type { Draft, PartialDate } from '../types.ts';
import { grouped } from '../words.ts';

/** What a reader finds, in the order of the input; `line` is 1-based. */
export type Reading =
  | {
      readonly kind: 'paper';
      readonly line: number;
      readonly draft: Draft;
      /** The date as written where it may be read two ways, as `3/4/2016`: the other dates of the input tell. */
      readonly strokes?: string;
    }
  /** Something that stands where a paper should and is not one. */
  | {
      readonly kind: 'unread';
      readonly line: number;
      readonly title: string;
      readonly reason: string;
      /** Its number among the records, where a line may hold many. */
      readonly record?: number;
    }
  /** Something about the input as a whole that the user should know. */
  | { readonly kind: 'notice'; readonly text: string }
  /** What the input calls itself and the day it was made, where it says so. */
  | { readonly kind: 'about'; readonly title: string; readonly asOf: PartialDate };

/** What the user said about all inputs. */
export interface ReadOptions {
  /** Year of dates that have none; null to infer it. */
  readonly year: number | null;
  /** Columns of tables that the user has told the meaning of: header to field. */
  readonly map: ReadonlyMap<string, Field>;
}

/** What a column of a table may hold. */
export const fields = [
  'id',
  'doi',
  'arxiv',
  'pmid',
  'title',
  'abstract',
  'date',
  'authors',
  'url',
  'type',
  'comments',
  'upvotes',
] as const;
export type Field = (typeof fields)[number];

/** One input format. */
export interface Format {
  /** As shown to the user, for instance `JSON lines`. */
  readonly name: string;
  /** Whether text that begins with `head` (up to a million characters) is of this format. */
  recognises(head: string): boolean;
  read(text: AsyncIterable<string>, options: ReadOptions): AsyncIterable<Reading>;
}

/** A draft with nothing known but what is given. */
export function draft(known: Partial<Draft> & { readonly title: string }): Draft {
  return {
    id: '',
    ids: [],
    abstract: '',
    published: '',
    authors: [],
    authorCount: null,
    organisation: '',
    comments: null,
    upvotes: null,
    url: '',
    types: [],
    ...known,
  };
}

/** A paper whose date stands as `date`, which is counted where it is written and cannot be read. */
export function dated(line: number, draft: Draft, date: string, odd: OddDates): Reading {
  const published = anyDate(date);
  if (published === '' && date.trim() !== '') odd.see(date, line);
  const strokes = strokeOrder(date) === null ? {} : { strokes: date };
  return { kind: 'paper', line, draft: { ...draft, published }, ...strokes };
}

/** Keeps count of dates that cannot be read, to say so once. */
export interface OddDates {
  see(date: string, line: number): void;
  notices(): Reading[];
}

export function oddDates(): OddDates {
  let count = 0;
  let first = '';
  return {
    see: (date, line) => {
      if (count++ === 0) first = `${JSON.stringify(date.slice(0, 40))} in line ${line}`;
    },
    notices: () => {
      if (count === 0) return [];
      const what = count === 1 ? '1 date was' : `${count} dates were`;
      const text = `${what} not understood and left out, ${count === 1 ? '' : 'the first '}${first}; write 2025-01-31`;
      return [{ kind: 'notice', text }];
    },
  };
}

/** Longest line that is read, in characters; no list of papers has one, and a string cannot hold much more. */
const longestLine = 100_000_000;

/**
 * Lines of a text that comes in chunks, without their ends (`\n`, `\r\n` or `\r`), numbered from 1; throws an InputError
 * for one of over a hundred million characters.
 */
export async function* lines(text: AsyncIterable<string>): AsyncIterable<{ line: number; text: string }> {
  let line = 0;
  let parts: string[] = [];
  let length = 0;
  let afterReturn = false;
  for await (const chunk of text) {
    let from = afterReturn && chunk.startsWith('\n') ? 1 : 0;
    const isMixed = chunk.includes('\r');
    for (let at = nextBreak(chunk, from, isMixed); at >= 0; at = nextBreak(chunk, from, isMixed)) {
      parts.push(chunk.slice(from, at));
      yield { line: ++line, text: parts.join('') };
      parts = [];
      from = chunk.startsWith('\r\n', at) ? at + 2 : at + 1;
    }
    if (chunk !== '') afterReturn = chunk.endsWith('\r');
    if (from >= chunk.length) continue;
    parts.push(chunk.slice(from));
    length = parts.length === 1 ? chunk.length - from : length + chunk.length - from;
    if (length > longestLine) {
      throw new InputError(
        `line ${line + 1} has over ${grouped(longestLine)} characters; write one paper a line`,
      );
    }
  }
  if (parts.length > 0) yield { line: ++line, text: parts.join('') };
}

/** Where the next line ends, -1 where none does; `isMixed` tells that there are returns. */
function nextBreak(text: string, from: number, isMixed: boolean): number {
  if (!isMixed) return text.indexOf('\n', from);
  anyBreak.lastIndex = from;
  return anyBreak.exec(text)?.index ?? -1;
}

const anyBreak = /[\r\n]/g;
