/** Sources for tests, from text or bytes, and what a format reader makes of a text. */
import { createHash } from 'node:crypto';
import type { Format, Reading, ReadOptions } from '../pipeline/ingest/source.ts';
import type { Draft, Source } from '../pipeline/types.ts';

/** A source of these bytes (a text is written as UTF-8), cut where `cuts` says: offsets, in any order. */
export function source(
  content: string | Uint8Array,
  {
    name = 'list.txt',
    folder = '',
    cuts = [],
  }: { readonly name?: string; readonly folder?: string; readonly cuts?: readonly number[] } = {},
): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    folder,
    bytes: streamed(pieces(bytes, cuts)),
    hash: () => createHash('sha256').update(bytes).digest('hex'),
  };
}

/** What a reader finds in a text, or in a text that comes in these chunks. */
export async function readings(
  format: Format,
  text: string | readonly string[],
  year: number | null = null,
  map: ReadOptions['map'] = new Map(),
): Promise<Reading[]> {
  return collected(format.read(streamed(typeof text === 'string' ? [text] : text), { year, map }));
}

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The papers among the readings. */
export function drafts(read: readonly Reading[]): Draft[] {
  return read.flatMap((reading) => (reading.kind === 'paper' ? [reading.draft] : []));
}

/** What was reported as unreadable, as `line: title: reason`. */
export function unread(read: readonly Reading[]): string[] {
  return read.flatMap((reading) =>
    reading.kind === 'unread' ? [`${reading.line}: ${reading.title}: ${reading.reason}`] : [],
  );
}

export async function* streamed<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const borders = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return borders.slice(1).map((to, i) => bytes.slice(borders[i], to));
}
