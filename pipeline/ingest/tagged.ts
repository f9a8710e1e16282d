/** Records whose lines begin with a tag, as RIS, MEDLINE and Web of Science have them; a line without one goes on with the last. */
import type { Draft } from '../types.ts';
import { detached } from './detached.ts';
import { dated, lines, oddDates, type Reading } from './source.ts';

/** How a format of tags is written. */
export interface Tags {
  /** The tag that a line begins with, and what follows it; null for a line that has none. */
  tagged(line: string): readonly [tag: string, rest: string] | null;
  /** The tag that begins a record. */
  readonly begin: string;
  /** Tags that end one, or stand between records. */
  readonly between: ReadonlySet<string>;
  /** Tags of which a record has one: where a second follows a blank line, the line that begins a record is lost. */
  readonly once: readonly string[];
  /** Whether a field may go on after a blank line without an indent. */
  readonly hasParagraphs: boolean;
  /** Tags that are read; what others hold is not kept. */
  readonly read: ReadonlySet<string>;
}

/** One record: for each tag, its fields in order, each as its lines without their indent. */
export interface TaggedRecord {
  readonly line: number;
  readonly fields: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** What a record is told to be, with its date as written. */
export interface Told {
  readonly draft: Draft;
  readonly date: string;
}

/** The papers of a text of tags; `told` makes a draft of a record. */
export async function* taggedPapers(
  text: AsyncIterable<string>,
  tags: Tags,
  told: (record: TaggedRecord) => Told,
): AsyncIterable<Reading> {
  const odd = oddDates();
  for await (const record of records(text, tags)) {
    const { line } = record;
    if (record.isTooLong) {
      yield {
        kind: 'unread',
        line,
        title: '',
        reason: 'over 100,000,000 characters before the next record begins',
      };
      continue;
    }
    const { draft, date } = told(record);
    if (draft.title.trim() === '') yield { kind: 'unread', line, title: '', reason: 'no title' };
    else yield dated(line, detached(draft), date, odd);
  }
  yield* odd.notices();
}

/** All that the fields with these tags hold, one text a field; the order is that of `names`, then of the record. */
export function every({ fields }: TaggedRecord, ...names: readonly string[]): string[] {
  return names
    .flatMap((name) => fields.get(name) ?? [])
    .map((parts) => parts.join(' ').trim())
    .filter((text) => text !== '');
}

/** The first of them, or `''`. */
export function first(record: TaggedRecord, ...names: readonly string[]): string {
  return every(record, ...names)[0] ?? '';
}

/** Their lines, for lists with one item a line. */
export function everyLine({ fields }: TaggedRecord, ...names: readonly string[]): string[] {
  return names
    .flatMap((name) => fields.get(name) ?? [])
    .flat()
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** Longest record that is kept, in characters. */
const longest = 100_000_000;

interface Growing {
  readonly line: number;
  readonly fields: Map<string, string[][]>;
  size: number;
}

async function* records(
  text: AsyncIterable<string>,
  tags: Tags,
): AsyncIterable<TaggedRecord & { readonly isTooLong: boolean }> {
  // What stands since the last blank line is a part of the record, or another one.
  let record: Growing | null = null;
  let block: Growing | null = null;
  let last: string[] | null = null;
  let isAfterBlank = false;
  for await (const { line, text: raw } of lines(text)) {
    const content = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (content.trim() === '') {
      isAfterBlank = true;
      continue;
    }
    const found = tags.tagged(content);
    if (!found) {
      const goesOn = !isAfterBlank || tags.hasParagraphs || /^\s/.test(content);
      if (last && block && goesOn) add(block, last, content);
      else last = null;
      continue;
    }
    const [tag, rest] = found;
    const isBorder = tag === tags.begin || tags.between.has(tag);
    if (isBorder || isAfterBlank) {
      const all = joined(record, block, tags.once);
      block = null;
      record = all.pop() ?? null;
      for (const one of all) yield finished(one);
    }
    if (isBorder && record) {
      yield finished(record);
      record = null;
    }
    isAfterBlank = false;
    last = null;
    if (tags.between.has(tag)) continue;
    block ??= { line, fields: new Map(), size: 0 };
    if (!tags.read.has(tag)) continue;
    last = [];
    const fields = block.fields.get(tag);
    if (fields) fields.push(last);
    else block.fields.set(tag, [last]);
    add(block, last, rest);
  }
  for (const one of joined(record, block, tags.once)) yield finished(one);
}

function add(record: Growing, field: string[], line: string): void {
  record.size += line.length + 1;
  if (record.size <= longest) field.push(line.trim());
}

/** A record and the block of lines after it: as one record, or as two, where both have what a record has once. */
function joined(record: Growing | null, block: Growing | null, once: readonly string[]): Growing[] {
  if (!record || !block) return [record, block].filter((one) => one !== null);
  if (once.some((tag) => record.fields.has(tag) && block.fields.has(tag))) return [record, block];
  for (const [tag, fields] of block.fields) {
    const known = record.fields.get(tag);
    if (known) for (const field of fields) known.push(field);
    else record.fields.set(tag, fields);
  }
  record.size += block.size;
  return [record];
}

function finished({ line, fields, size }: Growing): TaggedRecord & { readonly isTooLong: boolean } {
  return { line, fields, isTooLong: size > longest };
}
