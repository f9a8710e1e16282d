/**
 * The files of one report in place of those of another, by renaming alone.
 *
 * No system call that Node knows moves several files at once, so a run that is killed outright (or a computer that loses
 * power) in the millisecond this takes leaves the folder half way. What holds at every moment:
 *
 * - `report.html`, which needs no other file, is in its place and whole, the earlier one or the new one;
 * - beside it are files of the same report alone, perhaps not all of them: the earlier ones go before it is replaced, the
 *   new ones come after;
 * - what is missing is in a hidden folder, from which the next run into the folder puts the earlier report back, before it
 *   does anything else; a reader who is there first does without.
 */
import { randomBytes } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../errors.ts';
import { codeOf, messageOf } from './disk.ts';

/** The file that people open. */
const main = 'report.html';
/** In a hidden folder: the new files, the earlier ones, and the note that is there while files move. */
const [newOnes, earlier, note] = ['new', 'before', 'moving.json'] as const;
/** The process that it is of, then chance. */
const hidden = /^\.papertopics-(\d+)-[\da-f]{12}$/;
const hour = 3_600_000;

/** What moves: paths in the folder, of files and of folders that hold nothing but our files. */
export interface Change {
  readonly leaving: readonly string[];
  readonly arriving: readonly string[];
}

/** Names of hidden folders that this process has chosen: others with its number are of one that is gone. */
const own = new Set<string>();

/** The path of a hidden folder of this process in `folder`, not yet made. */
export function asideIn(folder: string): string {
  const name = `.papertopics-${process.pid}-${randomBytes(6).toString('hex')}`;
  own.add(name);
  return join(folder, name);
}

/** Where a new file waits in the hidden folder `aside`. */
export function waiting(aside: string, path: string): string {
  return join(aside, newOnes, path);
}

/** Moves what waits in `aside`, a hidden folder of `folder`, into it, or leaves all as it was and throws. */
export function replace(folder: string, aside: string, { leaving, arriving }: Change): void {
  for (const path of leaving) mkdirSync(dirname(join(aside, earlier, path)), { recursive: true });
  const isKept = leaving.includes(main) && arriving.includes(main);
  if (isKept) copyFileSync(join(folder, main), join(aside, earlier, main), constants.COPYFILE_FICLONE);
  writeFileSync(join(aside, note), JSON.stringify({ arriving }), { flush: true });
  try {
    for (const path of leaving) {
      if (path !== main || !isKept) renameSync(join(folder, path), join(aside, earlier, path));
    }
    for (const path of [...arriving].sort((a, b) => Number(b === main) - Number(a === main)))
      renameSync(waiting(aside, path), join(folder, path));
  } catch (error) {
    undo(folder, aside, arriving);
    forget(aside);
    throw error;
  }
  // From here on the new report holds, and what other runs were about is over.
  for (const other of asides(folder)) forget(other);
}

function forget(aside: string): void {
  if (isMoving(aside)) unlinkSync(join(aside, note));
}

/** The hidden folders of all runs. */
function asides(folder: string): string[] {
  return (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
    .filter((entry) => entry.isDirectory() && hidden.test(entry.name))
    .map(({ name }) => join(folder, name));
}

/** Whether files are on their way between `aside` and its folder. */
export function isMoving(aside: string): boolean {
  return existsSync(join(aside, note));
}

/** Puts back what was there before; from any point, also from within itself. Here alone `report.html` is gone for a moment. */
function undo(folder: string, aside: string, arriving: readonly string[]): void {
  for (const path of arriving) {
    const place = join(folder, path);
    if (!existsSync(waiting(aside, path)) && existsSync(place)) renameSync(place, waiting(aside, path));
  }
  for (const path of filesIn(join(aside, earlier))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    renameSync(join(aside, earlier, path), join(folder, path));
  }
}

/**
 * Puts the earlier report back where a killed run was moving files, and removes what killed runs have left. Another process
 * may have the number of one that is gone, so that after an hour nobody is waited for.
 */
export function mend(folder: string): void {
  for (const aside of asides(folder)) {
    const made = statSync(aside, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    const isOld = Date.now() - made > hour;
    if (isInUse(basename(aside)) && !isOld) continue;
    const arriving = readNote(join(aside, note));
    if (arriving === 'unsafe' && !isOld) continue;
    if (typeof arriving === 'object') {
      try {
        undo(folder, aside, arriving);
      } catch (error) {
        const told = `${messageOf(error)}; the rest of the report is in ${aside}`;
        throw new InputError(`cannot put back what a run that was stopped left of ${folder}: ${told}`);
      }
    }
    rmSync(aside, { recursive: true, force: true });
  }
}

/** What was on its way into the folder; nothing where the note is missing or was only being written. */
function readNote(path: string): readonly string[] | 'nothing' | 'unsafe' {
  if (!existsSync(path)) return 'nothing';
  let arriving: unknown;
  try {
    ({ arriving } = JSON.parse(readFileSync(path, 'utf8')) as { arriving: unknown });
  } catch {
    return 'nothing';
  }
  // Whoever wrote it, it moves nothing outside of the folder.
  const isSafe = (one: unknown): one is string =>
    typeof one === 'string' && one.split(/[\\/]/).every((part) => /^[\w-][\w.-]*$/.test(part));
  return Array.isArray(arriving) && arriving.every(isSafe) ? arriving : 'unsafe';
}

/** Whether the process that a hidden folder is of still runs, or another that has got its number. */
function isInUse(name: string): boolean {
  const id = Number(hidden.exec(name)?.[1]);
  if (id === process.pid) return own.has(name);
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Paths of the files below a folder. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesIn(join(folder, entry.name)).map((path) => join(entry.name, path))
      : [entry.name],
  );
}
