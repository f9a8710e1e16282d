/** What a zip archive holds: its members, each read as a stream and never written anywhere. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Entry, RandomAccessReader, ZipFile } from 'yauzl';
import { InputError } from '../errors.ts';
import { compareText } from '../order.ts';
import { grouped } from '../words.ts';
import { messageOf } from './disk.ts';
import { bounded, mostTimes, type Unpacked } from './unpack.ts';

/** One file in an archive. */
export interface Member {
  /** `archive.zip/folder/list.bib`, made harmless: it is shown and is no path. */
  readonly name: string;
  /** About how many bytes it holds: as many as the archive says, where that can be. */
  readonly size: number;
  /** Its bytes, once; throws an InputError where it is locked, damaged or a bomb. */
  read(): AsyncIterable<Uint8Array>;
}

/** Most members of an archive that are listed. */
const mostMembers = 200_000;

/** Whether a file that begins so is a zip archive. */
export function isZip(start: Uint8Array): boolean {
  const mark = String.fromCharCode(...start.subarray(0, 4));
  return mark === 'PK\x03\x04' || mark === 'PK\x05\x06' || mark === 'PK\x07\x08';
}

/**
 * The files in the archive at a path, or in the bytes of one, by name; folders and hidden files left out. A list of files
 * that breaks off ends in a member that says so when it is read. Throws an InputError for an archive that cannot be opened,
 * holds nothing, or is an office document. `count` is told of every byte that is unpacked.
 */
export async function zipMembers(
  archive: string,
  from: string | Buffer,
  count: Unpacked,
): Promise<readonly Member[]> {
  const zip = await opened(archive, from);
  const entries: Entry[] = [];
  let broken = '';
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.length === mostMembers) {
        broken = `${archive} holds over ${grouped(mostMembers)} files; unpack it and give the lists of papers in it`;
        break;
      }
      entries.push(entry);
    }
  } catch (error) {
    broken = `${archive} is damaged after ${grouped(entries.length)} files: ${messageOf(error)}; fetch or pack it again`;
  } finally {
    zip.close();
  }
  const { getFileNameLowLevel } = await yauzl();
  const found = entries.map((entry) => ({ entry, path: pathOf(entry, getFileNameLowLevel) }));
  refuseDocuments(
    archive,
    found.map(({ path }) => path),
  );
  const files = found
    .filter(({ path }) => isShown(path))
    .sort(
      (a, b) =>
        compareText(a.path, b.path) ||
        a.entry.crc32 - b.entry.crc32 ||
        a.entry.uncompressedSize - b.entry.uncompressedSize,
    );
  if (files.length === 0)
    throw new InputError(
      broken || `nothing to read in ${archive}; give an archive with lists of papers in it`,
    );
  const shared = sharedZip(archive, from, files.length);
  const members = files.map(({ entry, path }): Member => {
    const name = `${archive}/${path}`;
    const size = Math.min(entry.uncompressedSize, entry.compressedSize * mostTimes);
    return { name, size, read: () => contents(name, entry, shared, count) };
  });
  return broken === '' ? members : [...members, { name: archive, size: 0, read: () => failing(broken) }];
}

async function opened(archive: string, from: string | Buffer): Promise<ZipFile> {
  const { fromBufferPromise, fromRandomAccessReaderPromise } = await yauzl();
  // Sizes are held against the checksum instead, for one that is wrong would end the whole list.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
  try {
    if (typeof from !== 'string') return await fromBufferPromise(from, options);
    const { reader, size } = await readerOf(from);
    try {
      return await fromRandomAccessReaderPromise(reader, size, options);
    } catch (error) {
      await new Promise((resolve) => reader.close(resolve));
      throw error;
    }
  } catch (error) {
    throw new InputError(`${archive} is cut off or damaged: ${messageOf(error)}; fetch or pack it again`);
  }
}

/** Its names stand in its default export alone once it is bundled. */
async function yauzl(): Promise<typeof import('yauzl')> {
  return (await import('yauzl')).default;
}

/** How much of an archive is read at a time, in bytes; its list of files is read in pieces of 46. */
const blockSize = 1 << 18;

/** Reads a file from anywhere, in blocks. */
async function readerOf(path: string): Promise<{ reader: RandomAccessReader; size: number }> {
  const { RandomAccessReader } = await yauzl();
  const file = await open(path);
  const { size } = await file.stat();
  const block = Buffer.alloc(blockSize);
  let start = 0;
  let end = 0;
  class BlockReader extends RandomAccessReader {
    override read(
      into: Buffer,
      offset: number,
      length: number,
      position: number,
      callback: (error: Error | null, bytes?: number) => void,
    ): void {
      const copied = (): void => {
        const bytes = block.copy(into, offset, position - start, Math.min(end, position + length) - start);
        callback(null, bytes);
      };
      if (length > blockSize) {
        file
          .read(into, offset, length, position)
          .then(({ bytesRead }) => callback(null, bytesRead), callback);
      } else if (position >= start && position + length <= end) {
        copied();
      } else {
        file.read(block, 0, blockSize, position).then(({ bytesRead }) => {
          start = position;
          end = position + bytesRead;
          copied();
        }, callback);
      }
    }
    override _readStreamForRange(from: number, to: number): Readable {
      return createReadStream(path, { start: from, end: to - 1 });
    }
    override close(callback: (error: Error | null) => void): void {
      file.close().then(() => callback(null), callback);
    }
  }
  return { reader: new BlockReader(), size };
}

interface SharedZip {
  open(): Promise<ZipFile>;
  /** To be called once for each member. */
  done(): Promise<void>;
}

/** One open file for all members, which are read one after another: opened for the first, closed after the last. */
function sharedZip(archive: string, from: string | Buffer, members: number): SharedZip {
  let zip: Promise<ZipFile> | null = null;
  let left = members;
  return {
    open: () => {
      zip ??= opened(archive, from);
      return zip;
    },
    done: async () => {
      if (--left > 0) return;
      await zip?.then(
        (one) => one.close(),
        () => {},
      );
    },
  };
}

async function* contents(
  name: string,
  entry: Entry,
  shared: SharedZip,
  count: Unpacked,
): AsyncGenerator<Uint8Array> {
  try {
    if (entry.isEncrypted())
      throw new InputError(`${name} is locked with a password; unpack it and give the file itself`);
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
      throw new InputError(
        `${name} is packed in a way not known here (method ${entry.compressionMethod}); unpack it and give the file itself`,
      );
    let sum = 0;
    try {
      const zip = await shared.open();
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of bounded(name, stream, () => entry.compressedSize, count)) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof InputError) throw error;
      throw new InputError(`${name} is damaged: ${messageOf(error)}; fetch or pack it again`);
    }
    if (sum !== entry.crc32)
      throw new InputError(`${name} is damaged: its checksum is wrong; fetch or pack it again`);
  } finally {
    await shared.done();
  }
}

async function* failing(message: string): AsyncGenerator<Uint8Array> {
  yield* [];
  throw new InputError(message);
}

/** The path of a member as it is shown: without what leads up or out of the archive, and without control characters. */
function pathOf(
  entry: Entry,
  decode: (flags: number, name: Buffer, extra: Entry['extraFields'], strict: boolean) => string,
): string {
  // Most programs write UTF-8 and some of them do not say so.
  let written: string;
  try {
    written = new TextDecoder('utf-8', { fatal: true }).decode(entry.fileNameRaw);
  } catch {
    written = decode(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  }
  const isFolder = /[\\/]$/.test(written);
  const parts = written
    .slice(-mostLetters)
    .split(/[\\/]+/)
    .map((part) => part.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  return (parts.join('/') || 'no name') + (isFolder ? '/' : '');
}

/** Longest path that is shown, in letters; of a longer one the end. */
const mostLetters = 300;

function isShown(path: string): boolean {
  if (path.endsWith('/')) return false;
  return path.split('/').every((part) => !part.startsWith('.') && part !== '__MACOSX');
}

function refuseDocuments(archive: string, paths: readonly string[]): void {
  const all = new Set(paths);
  const office = all.has('[Content_Types].xml');
  if (office && all.has('xl/workbook.xml'))
    throw new InputError(`${archive} is an Excel workbook; save it as CSV and give that`);
  if ((office && all.has('word/document.xml')) || (all.has('mimetype') && all.has('content.xml')))
    throw new InputError(`${archive} is an office document; save it as CSV or as plain text and give that`);
}
