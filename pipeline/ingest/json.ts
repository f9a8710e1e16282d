/** Papers as JSON: one object a line, or an array of objects; fields `id title abstract published authors upvotes comments url`. */
import { JSONParser } from '@streamparser/json';
import type { Draft } from '../types.ts';
import { isoDate } from './dates.ts';
import { draft, type Format, lines, type Reading } from './source.ts';

export const jsonLines: Format = {
  name: 'JSON lines',
  // Some line must begin as an object does, for a title may begin with a brace.
  recognises: (head) => /^[\s\uFEFF]*\{/.test(head) && /^[\s\uFEFF]*\{\s*(?:["}]|$)/m.test(head),
  async *read(text) {
    for await (const { line, text: raw } of lines(text)) {
      const content = raw.replace(/^\uFEFF/, '').trim();
      if (content === '') continue;
      let value: unknown;
      try {
        value = JSON.parse(content);
      } catch {
        yield { kind: 'unread', line, title: '', reason: 'not valid JSON' };
        continue;
      }
      yield reading(value, line);
    }
  },
};

export const jsonArray: Format = {
  name: 'JSON array',
  recognises: (head) => /^[\s\uFEFF]*\[\s*(?:[{\]"[\d]|$)/.test(head),
  async *read(text) {
    const found: Reading[] = [];
    let record = 0;
    let broken = false;
    const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
    parser.onValue = ({ value }) => {
      found.push(reading(value, ++record));
    };
    parser.onError = () => {
      broken = true;
    };
    let first = true;
    for await (const chunk of text) {
      const part = first ? chunk.replace(/^\uFEFF/, '') : chunk;
      first = false;
      if (parser.isEnded) broken ||= part.trim() !== '';
      else if (!broken) parser.write(part);
      yield* found.splice(0);
    }
    if (broken || !parser.isEnded) {
      yield {
        kind: 'unread',
        line: record + 1,
        title: '',
        reason: 'the JSON array is broken here; the rest is not read',
      };
    }
  },
};

/** One parsed value as a paper, or why it is none. `line` is the line, in an array the number of the record. */
function reading(value: unknown, line: number): Reading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'unread', line, title: '', reason: 'not an object with a title' };
  }
  const fields = new Map(Object.entries(value));
  const title = text(fields.get('title'));
  if (title.trim() === '') return { kind: 'unread', line, title: '', reason: 'no title' };
  return { kind: 'paper', line, draft: draft({ ...known(fields), title }) };
}

function known(fields: ReadonlyMap<string, unknown>): Omit<Draft, 'title' | 'organisation'> {
  const authors = fields.get('authors');
  const names = authorNames(authors);
  return {
    id: text(fields.get('id')),
    abstract: text(fields.get('abstract')),
    published: isoDate(text(fields.get('published'))),
    authors: names,
    authorCount: names.length > 0 ? names.length : count(authors),
    comments: count(fields.get('comments')),
    upvotes: count(fields.get('upvotes')),
    url: text(fields.get('url')),
  };
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** Names from a list of strings or of `{name}`, or from one string with `;` or ` and ` between them. */
function authorNames(value: unknown): string[] {
  const parts: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/;| and /)
      : [];
  return parts
    .map((part) =>
      (typeof part === 'object' && part !== null && 'name' in part ? text(part.name) : text(part)).trim(),
    )
    .filter((name) => name !== '');
}
