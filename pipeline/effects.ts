/** The one door to the outside: files, terminal, clock. Everything else is given what it needs from here. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open as openFile, readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join, relative } from 'node:path';
import { kindOf, messageOf, realPath } from './effects/disk.ts';
import { type Memory, memory, restart } from './effects/memory.ts';
import { threadPool } from './effects/threads.ts';
import { begun, type Unpacked, unpacked } from './effects/unpack.ts';
import { realWorld } from './effects/world.ts';
import { checkWritable, write } from './effects/write.ts';
import { isZip, zipMembers } from './effects/zip.ts';
import { InputError } from './errors.ts';
import { isLive, liveSource, refuseUnknown, type Turns, type Wanted } from './live/index.ts';
import { isOwnFile } from './own-files.ts';
import type { Threads } from './threads.ts';
import type { Source } from './types.ts';

/** What a run needs of the machine. */
export interface Effects {
  /**
   * Opens inputs: files, gzipped files, zip archives and folders (every file in them, by name), `-` for standard input, and
   * live sources where it is said what is wanted of them.
   */
  open(inputs: readonly string[], wanted?: Wanted): Promise<Source[]>;
  /** Whether an input is a live source: it is written as one, and no file has its name. */
  isLive(input: string): Promise<boolean>;
  readText(path: string): Promise<string>;
  exists(path: string): Promise<boolean>;
  /** Where a path leads in the end, links followed; the path itself, made whole, where there is nothing. */
  realPath(path: string): Promise<string>;
  /**
   * Checks that files can be written into `folder`, before the work is done; makes nothing, but puts back the earlier
   * report where a run was killed while it replaced it.
   */
  checkWritable(folder: string): Promise<void>;
  /**
   * Replaces files in `folder` (relative path to content): all are written aside first, then moved into place; what that
   * promises to whom is said in `effects/replace.ts`. Files of an earlier run whose relative path `isOwn` and which are not
   * written now are removed; nothing else is touched.
   */
  write(folder: string, files: ReadonlyMap<string, string>, isOwn: (path: string) => boolean): Promise<void>;
  /** So many threads that run `script`, as many as there are processors for null; `close` ends them. */
  threads(count: number | null, script: string): Threads;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Seconds since some fixed moment. */
  now(): number;
  /** Largest resident memory so far, in MB. */
  peakMemory(): number;
  /** What there is of memory now. */
  memory(): Memory;
  /** Does all of this anew, with a JavaScript heap of so many MB, and returns the exit code. */
  restart(heapMb: number): Promise<number>;
  /** `stream` is where progress may be redrawn; null when errors do not go to a terminal. */
  readonly terminal: { readonly stream: NodeJS.WriteStream | null; readonly columns: number };
}

export const realEffects: Effects = {
  open,
  isLive: isLiveInput,
  readText,
  exists: async (path) => (await kindOf(path)) !== 'missing',
  realPath,
  checkWritable,
  write,
  threads: (count, script) => threadPool(count ?? availableParallelism(), script),
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  now: () => performance.now() / 1000,
  peakMemory: () => process.resourceUsage().maxRSS / 1024,
  memory,
  restart,
  terminal: { stream: process.stderr.isTTY ? process.stderr : null, columns: process.stdout.columns ?? 100 },
};

/** A query may be longer than the name of a file can be. */
async function isLiveInput(input: string): Promise<boolean> {
  return isLive(input) && (await kindOf(input).catch(() => 'missing')) === 'missing';
}

async function open(inputs: readonly string[], wanted?: Wanted): Promise<Source[]> {
  const sources: Source[] = [];
  const world = realWorld(process.env);
  const turns: Turns = new Map();
  for (const input of inputs) {
    if (input === '-') {
      sources.push(...(await streamed('standard input', process.stdin)));
      continue;
    }
    if (wanted !== undefined && (await isLiveInput(input))) {
      sources.push(liveSource(input, wanted, world, turns));
      continue;
    }
    const kind = await kindOf(input);
    if (kind === 'missing') refuseUnknown(input);
    if (kind === 'missing')
      throw new InputError(`no such file: ${input}; give a file, a folder, or - for standard input`);
    if (kind === 'other') {
      sources.push(...(await streamed(basename(input), createReadStream(input))));
      continue;
    }
    if (kind === 'file') {
      sources.push(...(await stored(basename(input), input, '')));
      continue;
    }
    const files = await filesIn(input);
    if (files.length === 0)
      throw new InputError(`nothing to read in ${input}; give a folder with lists of papers in it`);
    for (const file of files) sources.push(...(await stored(relative(input, file), file, input)));
  }
  return apart(sources);
}

/** The file at a path; of an archive every file in it. What cannot be opened fails when it is read, as all else does. */
async function stored(name: string, path: string, folder: string): Promise<Source[]> {
  const { start, size } = await beginning(path);
  if (!isZip(start)) return [source(name, () => createReadStream(path), { folder, size })];
  try {
    return await archived(name, path, folder || path);
  } catch (error) {
    if (!(error instanceof InputError) || folder === '') throw error;
    return [source(name, () => failing(error), { folder })];
  }
}

/** What comes as a stream; a zip archive has to be held, for its list of files stands at its end. */
async function streamed(name: string, stream: AsyncIterable<Uint8Array>): Promise<Source[]> {
  const { start, all } = await begun(told(name, stream), 4);
  if (!isZip(start)) return [source(name, () => all)];
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of all) {
    held.push(chunk);
    size += chunk.length;
    if (size > mostHeld)
      throw new InputError(
        `${name} is a zip archive of over ${mostHeld >> 20} MB, more than is held in memory; give it as a file`,
      );
  }
  return archived(name, Buffer.concat(held), name);
}

const mostHeld = 512 << 20;

async function archived(name: string, from: string | Buffer, folder: string): Promise<Source[]> {
  const count = { bytes: 0 };
  const members = await zipMembers(name, from, count);
  return members.map(({ name, read, size }) => source(name, read, { folder, count, size }));
}

/** The first four bytes of a file and how many it has; none where it cannot be read, which reading it tells. */
async function beginning(path: string): Promise<{ start: Uint8Array; size: number }> {
  try {
    const file = await openFile(path);
    try {
      const { size } = await file.stat();
      return { start: (await file.read(Buffer.alloc(4), 0, 4, 0)).buffer, size };
    } finally {
      await file.close();
    }
  } catch {
    return { start: new Uint8Array(), size: 0 };
  }
}

/** The same sources, those that share a name numbered: `list.txt`, `list.txt (2)`. */
function apart(sources: readonly Source[]): Source[] {
  const seen = new Map<string, number>();
  return sources.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
  });
}

/**
 * Every file below a folder but hidden ones and those of reports, in code-unit order of the paths; a folder that cannot
 * be read stands for itself, so that reading it tells why.
 */
async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = new Set(entries.map(({ name }) => name));
    const isReport = ['report.html', 'run.json', 'topics.json'].every((name) => names.has(name));
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      if (isReport && (entry.name === 'charts' || isOwnFile(entry.name))) continue;
      const path = join(folder, entry.name);
      // A link to a file is followed, a link to a folder is not, for it may lead round in a circle.
      if (entry.isDirectory()) found.push(...(await filesIn(path)));
      else if (entry.isFile() || (entry.isSymbolicLink() && (await kindOf(path)) === 'file'))
        found.push(path);
    }
  } catch {
    return [folder];
  }
  return found;
}

/** A source that hashes what it reads and unpacks it when it begins as gzip does; `size` is what it has as stored, in bytes. */
function source(
  name: string,
  open: () => AsyncIterable<Uint8Array>,
  {
    folder = '',
    count = { bytes: 0 },
    size = null,
  }: { folder?: string; count?: Unpacked; size?: number | null } = {},
): Source {
  const hash = createHash('sha256');
  let read = 0;
  const raw = async function* (): AsyncIterable<Uint8Array> {
    for await (const chunk of told(name, open())) {
      hash.update(chunk);
      read += chunk.length;
      yield chunk;
    }
  };
  let digest = '';
  return {
    name,
    folder,
    bytes: unpacked(name, raw(), count),
    hash: () => {
      digest ||= hash.digest('hex');
      return digest;
    },
    ...(size === null ? {} : { extent: () => ({ read, size: Math.max(read, size) }) }),
  };
}

/** The same chunks; what goes wrong on the way is told in plain words. */
async function* told(name: string, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`cannot read ${name}: ${messageOf(error)}`);
  }
}

async function* failing(error: InputError): AsyncIterable<Uint8Array> {
  yield* [];
  throw error;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${messageOf(error)}`);
  }
}
