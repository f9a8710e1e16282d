/** JSON of any envelope: an object a line, lists, objects that hold a list, pages of an API one after another. */
import { crossref } from './crossref.ts';
import { huggingFace } from './hugging-face.ts';
import { type Fields, fieldsOf } from './json-fields.ts';
import { type Cut, cutter } from './json-values.ts';
import { kaggleArxiv } from './kaggle-arxiv.ts';
import { openAlex } from './openalex.ts';
import { plainPaper } from './plain-json.ts';
import type { FoundRecord, RecordKind } from './record-kind.ts';
import { semanticScholar } from './semantic-scholar.ts';
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

type Naming = ReadOptions['map'];

const kinds: readonly RecordKind[] = [openAlex, semanticScholar, huggingFace, kaggleArxiv, crossref];

/** Where lists of records stand in objects; other lists are found too, in an object that fits into memory. */
const lists: ReadonlySet<string> = new Set([
  ...['data', 'results', 'papers', 'items', 'works', 'records', 'documents', 'docs', 'entries', 'articles'],
  ...['publications', 'recommendedPapers', 'message.items', 'response.docs', 'search-results.entry'],
  'resultList.result',
]);

export const jsonArray: Format = {
  name: 'JSON array',
  recognises: (head) => shapeOf(head) === 'array',
  read: readValues,
};

export const jsonObjects: Format = {
  name: 'JSON',
  recognises: (head) => shapeOf(head) === 'objects',
  read: readValues,
};

export const jsonLines: Format = {
  name: 'JSON lines',
  // Any line that begins as an object does, for the first may be broken.
  recognises: (head) => shapeOf(head) === 'lines' || /^[ \t\uFEFF]*\{\s*(?:["}]|$)/m.test(head),
  read: readLines,
};

/** Every format in JSON, in the order in which they are tried: those of one source are told by its first record. */
export const jsonFormats: readonly Format[] = [
  ...kinds.flatMap((kind): Format[] => [
    { name: kind.name, recognises: (head) => isOf(kind, head, false), read: readValues },
    { name: kind.name, recognises: (head) => isOf(kind, head, true), read: readLines },
  ]),
  jsonArray,
  jsonObjects,
  jsonLines,
];

async function* readLines(text: AsyncIterable<string>, { map }: ReadOptions): AsyncIterable<Reading> {
  const odd = oddDates();
  for await (const { line, text: raw } of lines(text)) {
    const content = raw.replace(/^\uFEFF/, '').trim();
    if (content === '') continue;
    const value = parsed(content) ?? parsed(content.replace(/,$/, ''));
    yield* readingsOf({ line, text: content, value }, map, odd);
  }
  yield* odd.notices();
}

async function* readValues(text: AsyncIterable<string>, { map }: ReadOptions): AsyncIterable<Reading> {
  const odd = oddDates();
  const cuts = cutter({ lists, isPaper: paperTest(map) });
  let record = 0;
  function* told(found: readonly Cut[]): Iterable<Reading> {
    for (const cut of found) {
      for (const one of readingsOfCut(cut, record, map, odd)) {
        record++;
        yield one.kind === 'unread' && cut.kind !== 'end' ? { ...one, record } : one;
      }
    }
  }
  for await (const chunk of text) yield* told(cuts.write(chunk));
  yield* told(cuts.end());
  yield* odd.notices();
}

function readingsOfCut(cut: Cut, record: number, map: Naming, odd: OddDates): readonly Reading[] {
  switch (cut.kind) {
    case 'item':
    case 'object':
      return readingsOf({ ...cut, value: parsed(cut.text) }, map, odd);
    case 'unread':
      return [{ ...cut, title: '' }];
    case 'end': {
      const what = cut.isList ? 'the JSON array is broken' : 'the JSON is cut off';
      const reason = `${what} after record ${record}; the rest is not read`;
      return [{ kind: 'unread', line: cut.line, title: '', reason }];
    }
  }
}

/** A value, `undefined` where its text is no JSON, as a paper or why it is none; the papers of a list that it holds. */
function readingsOf(
  { line, text, value }: { readonly line: number; readonly text: string; readonly value: unknown },
  map: Naming,
  odd: OddDates,
): readonly Reading[] {
  if (value === undefined) return [{ kind: 'unread', line, title: '', reason: 'not valid JSON' }];
  const fields = fieldsOf(value);
  const [list] = fields === null ? [] : listsIn(fields, map);
  if (fields === null || list === undefined) return [reading(value, line, map, odd)];
  const { id, abstract } = record(fields, map).draft;
  const isKnown = lists.has(list.path) && !(list.items.length === 0 && (id || abstract));
  if (list.titled === 0 && !isKnown) {
    if (id || abstract) return [reading(value, line, map, odd)];
    const keys = [...fields.keys()].slice(0, 8).join(', ').slice(0, 200);
    const reason = `no title, and no list of papers under its keys ${keys}`;
    return [{ kind: 'unread', line, title: '', reason }];
  }
  const cuts = cutter({ lists: new Set([list.path]), isPaper: paperTest(map), line, isSure: true });
  const items = [...cuts.write(text), ...cuts.end()].flatMap((cut) => (cut.kind === 'item' ? [cut] : []));
  if (items.length === list.items.length) {
    return items.map((item) => reading(parsed(item.text), item.line, map, odd));
  }
  // Its key is written in a way that hides it, as `"d\u0061ta"`.
  return list.items.map((item) => reading(item, line, map, odd));
}

/** One parsed value, which began at `line`, as a paper, or why it is none; `odd` hears of a date that cannot be read. */
function reading(value: unknown, line: number, map: Naming, odd: OddDates): Reading {
  const fields = fieldsOf(value);
  if (fields === null) return { kind: 'unread', line, title: '', reason: 'not an object with a title' };
  const found = record(fields, map);
  const { title } = found.draft;
  if (found.unread !== undefined) return { kind: 'unread', line, title, reason: found.unread };
  if (title.trim() === '') return { kind: 'unread', line, title: '', reason: 'no title' };
  return dated(line, draft(found.draft), found.date, odd);
}

/** By the kind it is of; where that finds no title, by the names of its keys. */
function record(fields: Fields, map: Naming): FoundRecord {
  const found = kindOf(fields)?.read(fields);
  return found !== undefined && found.draft.title.trim() !== '' ? found : plainPaper(fields, map);
}

function kindOf(fields: Fields): RecordKind | undefined {
  return kinds.find((kind) => kind.is(fields));
}

function isTitled(value: unknown, map: Naming): boolean {
  const fields = fieldsOf(value);
  return fields !== null && record(fields, map).draft.title.trim() !== '';
}

function paperTest(map: Naming): (text: string) => boolean {
  return (text) => isTitled(parsed(text), map);
}

interface List {
  readonly path: string;
  readonly items: readonly unknown[];
  /** How many of the first hundred are papers. */
  readonly titled: number;
}

/** The lists in an object that is no record itself, up to three keys deep, that with the most papers first. */
function listsIn(fields: Fields, map: Naming): List[] {
  const found = itemLists(fields);
  if (found.length === 0 || kindOf(fields) !== undefined) return [];
  const isPaper = record(fields, map).draft.title.trim() !== '';
  return found
    .map((list) => ({
      ...list,
      titled: list.items.slice(0, 100).filter((item) => isTitled(item, map)).length,
    }))
    .filter(({ path, titled }) => !isPaper || (lists.has(path) && titled > 0))
    .sort((a, b) => b.titled - a.titled || b.items.length - a.items.length);
}

/** Lists of objects, and empty ones. */
function itemLists(fields: Fields): Omit<List, 'titled'>[] {
  const found: Omit<List, 'titled'>[] = [];
  const visit = (inner: Fields, path: readonly string[]): void => {
    for (const [key, value] of inner) {
      if (typeof value !== 'object' || value === null) continue;
      const here = [...path, key];
      if (!Array.isArray(value)) {
        if (here.length < 3) visit(new Map(Object.entries(value)), here);
      } else if (value.length === 0 || fieldsOf(value[0]) !== null) {
        found.push({ path: here.join('.'), items: value });
      }
    }
  };
  visit(fields, []);
  return found;
}

/** The value of a JSON text, also of one with Python's NaN or with line breaks in texts; undefined for anything else. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const mended = /NaN|Infinity|[\u0001-\u001f]/.test(text) ? mend(text) : text;
    if (mended === text) return undefined;
    try {
      return JSON.parse(mended);
    } catch {
      return undefined;
    }
  }
}

/** Control characters in texts as spaces, `NaN` and `Infinity` outside of them as null. */
function mend(text: string): string {
  return text
    .split(/(["\\])/)
    .map(mender())
    .join('');
}

function mender(): (part: string) => string {
  let inText = false;
  let isEscaped = false;
  return (part) => {
    const wasEscaped = isEscaped;
    isEscaped = false;
    if (part === '"') {
      if (!wasEscaped) inText = !inText;
      return part;
    }
    if (part === '\\') {
      isEscaped = !wasEscaped;
      return part;
    }
    // Between a backslash and a quote or another stands an empty part.
    if (part === '') isEscaped = wasEscaped;
    return inText ? part.replace(/[\u0000-\u001f]/g, ' ') : part.replace(/-?\b(?:NaN|Infinity)\b/g, 'null');
  };
}

/** How a text of JSON is laid out; null for one that begins neither as a list nor as an object. */
function shapeOf(head: string): 'array' | 'objects' | 'lines' | null {
  const start = head.search(/[^\s\uFEFF]/);
  if (start < 0) return null;
  const text = head.slice(start);
  if (text.startsWith('[')) {
    const isArray = /^\[\s*(?:[{[\]"\d-]|null\b|true\b|false\b|$)/.test(text);
    return isArray && !beginsWithWholeArray(text) ? 'array' : null;
  }
  return /^\{\s*(?:["}]|$)/.test(text) ? shapeOfObjects(text) : null;
}

/** Objects that are whole on their line, or broken within it, are lines; those that hold a list of records are not. */
function shapeOfObjects(text: string): 'objects' | 'lines' {
  const [, first = '', second = ''] = /^([^\r\n]*)\s*([^\r\n]*)/.exec(text) ?? [];
  const cuts = cutter({ lists, isPaper: paperTest(new Map()) });
  const whole = cuts.write(`${first}\n`).length;
  if (cuts.found() === 'list' || whole > 1) return 'objects';
  if (whole === 1 || second === '') return 'lines';
  cuts.write(second.charAt(0));
  if (cuts.found() === 'fault') return 'lines';
  // An object on a line of its own under a key is a line after a broken one.
  return /:\s*$/.test(first.slice(-100)) && /^\{.*\}$/.test(second) ? 'lines' : 'objects';
}

/** Whether the first record is of a kind, in lines or in anything else. */
function isOf(kind: RecordKind, head: string, inLines: boolean): boolean {
  const shape = shapeOf(head);
  if (shape === null || (shape === 'lines') !== inLines) return false;
  for (const value of inLines ? firstLines(head) : firstValues(head)) {
    const fields = fieldsOf(value);
    if (fields === null) continue;
    const inner = listsIn(fields, new Map()).map(({ items }) => fieldsOf(items[0]));
    return [fields, ...inner].some((one) => one !== null && kindOf(one) === kind);
  }
  return false;
}

function* firstLines(head: string): Iterable<unknown> {
  for (const line of head.slice(0, 200_000).split(/[\r\n]+/, 20)) yield parsed(line.replace(/^\uFEFF/, ''));
}

function* firstValues(head: string): Iterable<unknown> {
  const cuts = cutter({ lists, isPaper: paperTest(new Map()) });
  for (let from = 0; from < head.length; from += 10_000) {
    for (const cut of cuts.write(head.slice(from, from + 10_000)))
      if (cut.kind === 'item' || cut.kind === 'object') yield parsed(cut.text);
  }
}

/** Whether the first line is an array by itself and an object follows it: an odd line among JSON lines. */
function beginsWithWholeArray(text: string): boolean {
  const [, first = '', second = ''] = /^([^\r\n]*)[\r\n]+([^\r\n]*)/.exec(text) ?? [];
  return /\]\s*$/.test(first.slice(-100)) && /^\s*\{/.test(second.slice(0, 100));
}
