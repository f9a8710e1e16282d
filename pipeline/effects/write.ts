/** Writing a report into a folder where there may be an earlier one, and files of others. */
import { mkdirSync, rmdirSync } from 'node:fs';
import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { InputError } from '../errors.ts';
import { codeOf, kindOf, messageOf } from './disk.ts';
import { asideIn, type Change, isMoving, mend, replace, waiting } from './replace.ts';
import { stoppable } from './stopping.ts';

/** As `Effects` says. */
export async function checkWritable(folder: string): Promise<void> {
  const kind = await kindOf(folder).catch((error: unknown) => {
    throw new InputError(
      `cannot write to ${folder}: ${String(error).replace(/^.*: /s, '')}; give another folder with --out`,
    );
  });
  if (kind === 'missing' && (await lstat(folder).catch(() => null)))
    throw new InputError(
      `cannot write to ${folder}: it is a link that leads nowhere; give another folder with --out`,
    );
  if (kind === 'file' || kind === 'other')
    throw new InputError(`cannot write to ${folder}: it is a file; give a folder with --out`);
  if (kind === 'folder') mend(folder);
  const probe = asideIn(kind === 'folder' ? folder : await nearestFolder(folder));
  try {
    // At one go, for what is stopped in between leaves it.
    mkdirSync(probe);
    rmdirSync(probe);
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

/** As `Effects` says. */
export async function write(
  folder: string,
  files: ReadonlyMap<string, string>,
  isOwn: (path: string) => boolean,
): Promise<void> {
  const aside = asideIn(folder);
  await stoppable(async (stop) => {
    try {
      await mkdir(folder, { recursive: true });
      mend(folder);
      for (const [name, content] of files) {
        const path = waiting(aside, name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, content, { flush: true, signal: stop });
      }
      const change = await changeOf(folder, files, isOwn);
      // From here on it is a matter of milliseconds, and whoever stops the program has the new report.
      if (!stop.aborted) replace(folder, aside, change);
    } catch (error) {
      if (error instanceof InputError || stop.aborted) throw error;
      throw unwritable(folder, error);
    } finally {
      if (!isMoving(aside)) await rm(aside, { recursive: true, force: true });
    }
  });
}

/**
 * What has to move so that `folder` holds `files` and no other file of ours. A folder in it that is all ours moves as one,
 * for the fewer renames the better. All that can fail is tried here, before the first of them.
 */
async function changeOf(
  folder: string,
  files: ReadonlyMap<string, string>,
  isOwn: (path: string) => boolean,
): Promise<Change> {
  const leaving: string[] = [];
  const arriving: string[] = [];
  const isOurs = (path: string): boolean => isOwn(path) || files.has(path);
  for (const sub of new Set([...files.keys()].map((name) => posix.dirname(name)))) {
    const names = [...files.keys()].filter((name) => posix.dirname(name) === sub);
    const there = await entriesOf(folder, sub);
    const isAll = there?.every(({ path, isFolder }) => !isFolder && isOurs(path)) ?? true;
    if (sub !== '.' && isAll && (await isPlain(join(folder, sub)))) {
      if (there) leaving.push(sub);
      arriving.push(sub);
      continue;
    }
    await mkdir(join(folder, sub), { recursive: true });
    for (const { path, isFolder } of there ?? []) {
      if (!isFolder && isOurs(path)) leaving.push(path);
      else if (files.has(path))
        throw new InputError(
          `cannot write ${join(folder, path)}: it is a folder; move it or give another one with --out`,
        );
    }
    arriving.push(...names);
  }
  return { leaving, arriving };
}

/** Paths in `folder` of what is in its folder `sub`; null when there is none. */
async function entriesOf(
  folder: string,
  sub: string,
): Promise<readonly { path: string; isFolder: boolean }[] | null> {
  if ((await kindOf(join(folder, sub))) === 'missing') return null;
  const names = await readdir(join(folder, sub));
  return Promise.all(
    names.map(async (name) => ({
      path: posix.join(sub, name),
      isFolder: (await kindOf(join(folder, sub, name))) === 'folder',
    })),
  );
}

/** Whether a path is free, or that of a folder and not of a link to one. */
async function isPlain(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  return found?.isDirectory() ?? true;
}
