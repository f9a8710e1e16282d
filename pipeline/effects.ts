/** The one door to the outside: files, terminal, clock. Everything else is given what it needs from here. */
import { createHash, randomBytes } from 'node:crypto';
import { constants, copyFileSync, createReadStream, existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, posix, relative } from 'node:path';
import { createGunzip } from 'node:zlib';
import { InputError } from './errors.ts';
import type { Source } from './types.ts';

/** What a run needs of the machine. */
export interface Effects {
  /** Opens inputs: files, gzipped files, folders (every file in them, by name), `-` for standard input. */
  open(inputs: readonly string[]): Promise<Source[]>;
  readText(path: string): Promise<string>;
  exists(path: string): Promise<boolean>;
  /** Checks that files can be written into `folder`, before the work is done; makes nothing. */
  checkWritable(folder: string): Promise<void>;
  /**
   * Replaces files in `folder` (relative path to content): all are written aside first, then moved into place. Files of
   * an earlier run whose relative path `isOwn` and which are not written now are removed; nothing else is touched.
   */
  write(folder: string, files: ReadonlyMap<string, string>, isOwn: (path: string) => boolean): Promise<void>;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Seconds since some fixed moment. */
  now(): number;
  /** Largest resident memory so far, in MB. */
  peakMemory(): number;
  /** `stream` is where progress may be redrawn; null when errors do not go to a terminal. */
  readonly terminal: { readonly stream: NodeJS.WriteStream | null; readonly columns: number };
}

export const realEffects: Effects = {
  open,
  readText,
  exists: async (path) => (await kindOf(path)) !== 'missing',
  checkWritable,
  write,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  now: () => performance.now() / 1000,
  peakMemory: () => process.resourceUsage().maxRSS / 1024,
  terminal: { stream: process.stderr.isTTY ? process.stderr : null, columns: process.stdout.columns ?? 100 },
};

/** `other` is a pipe, a device or a socket. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'missing'> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error))) return 'missing';
    throw new InputError(`cannot read ${path}: ${messageOf(error)}`);
  }
}

async function open(inputs: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  for (const input of inputs) {
    if (input === '-') {
      sources.push(source('standard input', () => process.stdin));
      continue;
    }
    const kind = await kindOf(input);
    if (kind === 'missing')
      throw new InputError(`no such file: ${input}; give a file, a folder, or - for standard input`);
    if (kind !== 'folder') {
      sources.push(source(basename(input), () => createReadStream(input)));
      continue;
    }
    const files = await filesIn(input);
    if (files.length === 0)
      throw new InputError(`nothing to read in ${input}; give a folder with lists of papers in it`);
    for (const file of files)
      sources.push(source(relative(input, file), () => createReadStream(file), input));
  }
  return apart(sources);
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
    if (names.has('report.html') && names.has('run.json') && names.has('topics.json')) return [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
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

/** A source that hashes what it reads and unpacks it when it begins as gzip does. */
function source(name: string, read: () => AsyncIterable<Uint8Array>, folder = ''): Source {
  const hash = createHash('sha256');
  const raw = async function* (): AsyncIterable<Uint8Array> {
    try {
      for await (const chunk of read()) {
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      throw new InputError(`cannot read ${name}: ${messageOf(error)}`);
    }
  };
  let digest = '';
  return {
    name,
    folder,
    bytes: unpacked(name, raw()),
    hash: () => {
      digest ||= hash.digest('hex');
      return digest;
    },
  };
}

async function* unpacked(name: string, raw: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const chunks = raw[Symbol.asyncIterator]();
  let first = new Uint8Array();
  while (first.length < 2) {
    const { value, done } = await chunks.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  const rest = async function* (): AsyncIterable<Uint8Array> {
    if (first.length > 0) yield first;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  };
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* rest();
    return;
  }
  const gunzip = createGunzip();
  const feed = (async () => {
    for await (const chunk of rest()) {
      if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once('drain', resolve));
    }
    gunzip.end();
  })();
  feed.catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${name} is broken gzip: ${messageOf(error)}; fetch or pack it again`);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${messageOf(error)}`);
  }
}

async function checkWritable(folder: string): Promise<void> {
  const kind = await kindOf(folder);
  if (kind === 'file' || kind === 'other')
    throw new InputError(`cannot write to ${folder}: it is a file; give a folder with --out`);
  const probe = join(kind === 'folder' ? folder : await nearestFolder(folder), `.papertopics-${tag()}`);
  try {
    await mkdir(probe);
    await rm(probe, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** What the user is told when `folder`, or something in it, could not be made. */
function unwritable(folder: string, error: unknown): InputError {
  const why = codeOf(error) === 'ENOENT' ? 'no folder can be made there' : messageOf(error);
  return new InputError(`cannot write to ${folder}: ${why}; give another folder with --out`);
}

async function nearestFolder(path: string): Promise<string> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const kind = await kindOf(folder);
    if (kind === 'folder') return folder;
    if (kind !== 'missing')
      throw new InputError(`cannot write to ${path}: ${folder} is a file; give a folder with --out`);
  }
}

async function write(
  folder: string,
  files: ReadonlyMap<string, string>,
  isOwn: (path: string) => boolean,
): Promise<void> {
  const aside = join(folder, `.papertopics-${tag()}`);
  // Whoever stops the program now gets what is begun whole: it is a matter of milliseconds.
  let stopped = 0;
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const hold = Object.entries(signals).map(([signal, code]) => {
    const listener = (): void => {
      stopped = code;
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  try {
    for (const [name, content] of files) {
      await mkdir(dirname(join(aside, name)), { recursive: true });
      await writeFile(join(aside, name), content);
    }
    // All that can fail is tried before the first file is replaced.
    for (const name of files.keys()) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      if ((await kindOf(join(folder, name))) === 'folder') {
        throw new InputError(
          `cannot write ${join(folder, name)}: it is a folder; move it or give another one with --out`,
        );
      }
    }
    await removeLeftovers(folder);
    replaceAll(folder, aside, [...files.keys()]);
    for (const sub of new Set([...files.keys()].map((name) => posix.dirname(name)))) {
      for (const entry of await readdir(join(folder, sub), { withFileTypes: true })) {
        const path = posix.join(sub, entry.name);
        if (entry.isFile() && isOwn(path) && !files.has(path)) await rm(join(folder, path));
      }
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw unwritable(folder, error);
  } finally {
    await rm(aside, { recursive: true, force: true });
    for (const release of hold) release();
    if (stopped > 0) process.exit(stopped);
  }
}

/** Moves the files of `aside` into `folder`; when one cannot be moved, those already moved are put back as they were. */
function replaceAll(folder: string, aside: string, names: readonly string[]): void {
  const kept = names.map((name, i) => {
    const place = join(folder, name);
    const copy = existsSync(place) ? join(aside, `.before-${i}`) : null;
    if (copy !== null) copyFileSync(place, copy, constants.COPYFILE_FICLONE);
    return { place, copy };
  });
  let moved = 0;
  try {
    for (const name of names) {
      renameSync(join(aside, name), join(folder, name));
      moved++;
    }
  } catch (error) {
    for (const { place, copy } of kept.slice(0, moved)) {
      if (copy === null) rmSync(place, { force: true });
      else renameSync(copy, place);
    }
    throw error;
  }
}

/** Removes what a run that was killed while it wrote has left, an hour ago or more. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const isOld =
      /^\.papertopics-[\da-f]{12}$/.test(name) && Date.now() - (await stat(path)).mtimeMs > 3_600_000;
    if (isOld) await rm(path, { recursive: true, force: true });
  }
}

function tag(): string {
  return randomBytes(6).toString('hex');
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  const known = new Map([
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['EROFS', 'the disk is read-only'],
    ['ENOSPC', 'the disk is full'],
    ['EISDIR', 'it is a folder'],
    ['EXDEV', 'part of it is on another disk'],
    ['ENAMETOOLONG', 'the name is too long'],
    ['ENOTDIR', 'part of the path is a file'],
  ]);
  return known.get(codeOf(error)) ?? (error instanceof Error ? error.message : String(error));
}
