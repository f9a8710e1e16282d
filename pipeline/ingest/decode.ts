/** Bytes to text: UTF-8, UTF-16 by its mark, and Windows-1252 for whatever stretch is not UTF-8. */
import { InputError } from '../errors.ts';
import type { Source } from '../types.ts';
import { grouped } from '../words.ts';

/** Text in chunks, and how many stretches (lines, mostly) had to be read as Windows-1252; known at the end. */
export interface Decoded {
  readonly text: AsyncIterable<string>;
  /** First characters of the text after any blank lines, at most a million. */
  readonly head: string;
  notUtf8(): number;
  /** Lets go of the source, which may not be read to its end. */
  close(): Promise<void>;
}

const headBytes = 1 << 20;
/** Blanks before the first word, in characters; a packed file may hold more than memory does. */
const mostBlanks = 10_000_000;

/** Opens a source as text; throws an InputError for an empty or a binary file. What is not read to its end is closed. */
export async function decode(source: Source): Promise<Decoded> {
  const chunks = source.bytes[Symbol.asyncIterator]();
  const close = async (): Promise<void> => {
    await chunks.return?.();
  };
  try {
    return await decoded(source, chunks, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function decoded(
  source: Source,
  chunks: AsyncIterator<Uint8Array>,
  close: Decoded['close'],
): Promise<Decoded> {
  const held: Uint8Array[] = [];
  let size = 0;
  while (size < headBytes) {
    const { value, done } = await chunks.next();
    if (done) break;
    held.push(value);
    size += value.length;
  }
  const start = concat(held);
  if (start.length === 0) throw new InputError(`${source.name} is empty; give a file with papers in it`);
  const encoding = encodingOf(start);
  if (encoding === 'utf-8') refuseOthers(source.name, start);
  let odd = 0;
  const bytes = async function* () {
    yield start;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  const text = encoding === 'utf-8' ? utf8(bytes(), () => odd++) : utf16(bytes(), encoding);
  const iterator = text[Symbol.asyncIterator]();
  const first: string[] = [];
  let length = 0;
  let blanks = 0;
  while (length < headBytes / 2) {
    const { value, done } = await iterator.next();
    if (done) break;
    first.push(value);
    if (length > 0 || /\S/.test(value)) length += value.length;
    else blanks += value.length;
    if (blanks > mostBlanks)
      throw new InputError(
        `${source.name} begins with over ${grouped(mostBlanks)} blanks; give a file with papers in it`,
      );
  }
  const head = first.join('');
  if (length === 0) throw new InputError(`${source.name} is empty; give a file with papers in it`);
  return {
    head: head.trimStart().slice(0, headBytes),
    text: (async function* () {
      yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    })(),
    notUtf8: () => odd,
    close,
  };
}

function encodingOf(start: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

const unpackIt = 'unpack it and give the files in it';
/** Where a tar archive names itself, in bytes from its start. */
const tarMark = 257;

/** Beginnings of files people try, letters of either case: name of the kind, how to mend it. */
const known: readonly (readonly [string, string])[] = [
  ['%pdf', 'a PDF; give the list of papers, not a paper'],
  ['pk\x03\x04', `a zip archive within an archive; ${unpackIt}`],
  ['rar!\x1a\x07', `a RAR archive; ${unpackIt}`],
  ['7z\xbc\xaf\x27\x1c', `a 7z archive; ${unpackIt}`],
  ['\xfd7zxz\x00', `packed with xz; ${unpackIt}`],
  ['bzh91ay&sy', `packed with bzip2; ${unpackIt}`],
  ['(\xb5/\xfd', `packed with zstd; ${unpackIt}`],
  ['\x1f\x8b', `packed twice; ${unpackIt}`],
  ['sqlite format 3', 'a database; export it as a list'],
  ['\xd0\xcf\x11\xe0', 'an old Office document; save it as CSV or as plain text'],
  ['bplist00', 'a Safari web archive; save the page as its source'],
  ['from: <saved by blink>', 'a web archive (MHTML); save the page as HTML only'],
];

function refuseOthers(name: string, start: Uint8Array): void {
  const begin = String.fromCharCode(...start.subarray(0, 200))
    .replace(/^(?:ï»¿)?\s*/, '')
    .toLowerCase();
  for (const [mark, what] of known) {
    if (begin.startsWith(mark.toLowerCase())) throw new InputError(`${name} is ${what}`);
  }
  if (String.fromCharCode(...start.subarray(tarMark, tarMark + 5)) === 'ustar')
    throw new InputError(`${name} is a tar archive; ${unpackIt}`);
  let control = 0;
  for (const byte of start)
    if (byte === 0 || (byte < 32 && (byte < 9 || byte > 13) && byte !== 27)) control++;
  if (control > start.length / 50) {
    throw new InputError(`${name} is a binary file, not text; give a listing, JSON lines or a JSON array`);
  }
}

/** Longest line that is decoded as one, in bytes. */
const longestLine = 1 << 20;

/** Decodes line by line, so that one bad byte costs one line; the same wherever the chunks end. */
async function* utf8(bytes: AsyncIterable<Uint8Array>, onOdd: () => void): AsyncIterable<string> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const decodeLine = (line: Uint8Array): string => {
    try {
      return strict.decode(line);
    } catch {
      onOdd();
      return western(line);
    }
  };
  const decodeLines = (all: Uint8Array, ends: readonly number[]): string => {
    try {
      return strict.decode(all.subarray(0, ends.at(-1)));
    } catch {
      return ends.map((end, i) => decodeLine(all.subarray(ends[i - 1] ?? 0, end))).join('');
    }
  };
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of bytes) {
    const all = rest.length === 0 ? chunk : concat([rest, chunk]);
    const ends = lineEnds(all);
    if (ends.length > 0) yield decodeLines(all, ends);
    rest = all.slice(ends.at(-1) ?? 0);
  }
  if (rest.length > 0) yield decodeLine(rest);
}

/** Where lines end, exclusive; one that is too long is cut before a byte that may begin a character. */
function lineEnds(all: Uint8Array): number[] {
  const ends: number[] = [];
  for (let from = 0; from < all.length; ) {
    const newline = all.indexOf(10, from);
    let end = newline < 0 ? all.length : newline + 1;
    if (end - from > longestLine) {
      end = from + longestLine;
      while (end > from + 1 && (all[end]! & 0xc0) === 0x80) end--;
    } else if (newline < 0) {
      break;
    }
    ends.push(end);
    from = end;
  }
  return ends;
}

/** Bytes 128 to 159 in Windows-1252; the decoder of some Node versions takes them for control characters. */
const westernSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function western(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes)
    text += byte >= 128 && byte < 160 ? westernSigns[byte - 128] : String.fromCharCode(byte);
  return text;
}

async function* utf16(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
