/** Papers as JSON: one object a line, or an array of objects; fields `id title abstract published authors upvotes comments url`. */
import { JSONParser, TokenType } from '@streamparser/json';
import type { Draft } from '../types.ts';
import { dated, draft, type Format, lines, type OddDates, oddDates, type Reading } from './source.ts';

export const jsonLines: Format = {
  name: 'JSON lines',
  // Any line that begins as an object does, for the first may be broken.
  recognises: (head) => /^[ \t\uFEFF]*\{\s*(?:["}]|$)/m.test(head),
  async *read(text) {
    const odd = oddDates();
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
      yield reading(value, line, odd);
    }
    yield* odd.notices();
  },
};

export const jsonArray: Format = {
  name: 'JSON array',
  recognises: (head) =>
    /^[\s\uFEFF]*\[\s*(?:[{\]"[\d-]|null\b|true\b|false\b|$)/.test(head) && !beginsWithWholeArray(head),
  async *read(text) {
    const found: Reading[] = [];
    const odd = oddDates();
    let line = 0;
    let began = 1;
    let depth = 0;
    let record = 0;
    let broken = false;
    const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
    parser.onToken = ({ token }) => {
      if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) {
        depth++;
        if (depth === 2) began = line;
      } else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
        depth--;
      }
    };
    parser.onValue = ({ value }) => {
      record++;
      const at = typeof value === 'object' && value !== null ? began : line;
      found.push(numbered(reading(value, at, odd), record));
    };
    parser.onError = () => {
      broken = true;
    };
    for await (const { line: number, text: raw } of lines(text)) {
      if (broken) break;
      line = number;
      const content = number === 1 ? raw.replace(/^\uFEFF/, '') : raw;
      if (parser.isEnded) broken = content.trim() !== '';
      else parser.write(`${content}\n`);
      yield* found.splice(0);
    }
    if (broken || !parser.isEnded) {
      yield {
        kind: 'unread',
        line,
        title: '',
        reason: `the JSON array is broken after record ${record}; the rest is not read`,
      };
    }
    yield* odd.notices();
  },
};

/** Whether the first line is an array by itself and an object follows it: an odd line among JSON lines. */
function beginsWithWholeArray(head: string): boolean {
  const [first = '', second = ''] = head.replace(/^[\s\uFEFF]+/, '').split(/[\r\n]+/, 2);
  return /\]\s*$/.test(first) && /^\s*\{/.test(second);
}

function numbered(one: Reading, record: number): Reading {
  return one.kind === 'unread' ? { ...one, record } : one;
}

/**
 * One parsed value, which began at `line`, as a paper, or why it is none; `odd` hears of a date that cannot be read.
 */
function reading(value: unknown, line: number, odd: OddDates): Reading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'unread', line, title: '', reason: 'not an object with a title' };
  }
  const fields = new Map(Object.entries(value));
  const title = text(fields.get('title'));
  if (title.trim() === '') return { kind: 'unread', line, title: '', reason: 'no title' };
  return dated(line, draft({ ...known(fields), title }), text(fields.get('published')), odd);
}

function known(fields: ReadonlyMap<string, unknown>): Partial<Draft> {
  const authors = fields.get('authors');
  const names = authorNames(authors);
  return {
    id: text(fields.get('id')),
    abstract: text(fields.get('abstract')),
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
