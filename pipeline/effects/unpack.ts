/** Unpacks gzip, and keeps count of what comes out of anything packed: no list of papers swells as a bomb does. */

import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../errors.ts';
import { grouped } from '../words.ts';
import { messageOf } from './disk.ts';

/** Most that is unpacked of one file, all that an archive holds together: 4 GB. */
export const mostUnpacked = 4 * 2 ** 30;
/** From 50 MB on, a file that is over a thousand times as large as it was packed is a bomb; text is ten times as large. */
const unsuspicious = 50 * 2 ** 20;
export const mostTimes = 1000;

/** How many bytes have come out of one file so far, those of all members of an archive together. */
export interface Unpacked {
  bytes: number;
}

/** The same chunks; throws an InputError where they are more than a list of papers comes to. `packed` is in bytes, so far. */
export async function* bounded(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  packed: () => number,
  unpacked: Unpacked,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    unpacked.bytes += chunk.length;
    if (unpacked.bytes > mostUnpacked) throw new InputError(`${name} unpacks to over 4 GB; ${wayOut}`);
    if (bytes > unsuspicious && bytes > mostTimes * packed())
      throw new InputError(`${name} unpacks to over ${grouped(mostTimes)} times its size; ${wayOut}`);
    yield chunk;
  }
}

const wayOut = 'unpack it and give the lists of papers in it';

/** The same bytes, unpacked where they begin as gzip does. */
export async function* unpacked(
  name: string,
  raw: AsyncIterable<Uint8Array>,
  count: Unpacked,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  const { start, all } = await begun(raw, 2);
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    yield* all;
    return;
  }
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of all) {
      read += chunk.length;
      yield chunk;
    }
  };
  // What goes wrong on either side ends the other; the error itself comes out of the loop below.
  const gunzip = pipeline(Readable.from(counted(), { objectMode: false }), createGunzip(), () => {});
  try {
    yield* bounded(name, gunzip, () => read, count);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${name} is broken gzip: ${messageOf(error)}; fetch or pack it again`);
  }
}

/** The first bytes of a stream, at least `length` of them where there are as many, and the whole stream with them. */
export async function begun(
  raw: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ start: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const chunks = raw[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  while (start.length < length) {
    const { value, done } = await chunks.next();
    if (done) break;
    start = Buffer.concat([start, value]);
  }
  const all = async function* (): AsyncGenerator<Uint8Array> {
    try {
      if (start.length > 0) yield start;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } finally {
      await chunks.return?.();
    }
  };
  return { start, all: all() };
}
