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
import { dirname, join } from 'node:path';
import { InputError } from '../errors.ts';
import { codeOf, messageOf } from './disk.ts';

/** The file that people open. */
const main = 'report.html';
/** In a hidden folder: the new files, the earlier ones, and the note that is there while files move. */
const [newOnes, earlier, note] = ['new', 'before', 'moving.json'] as const;
const hidden = /^\.papertopics-[\da-f]{12}$/;
const hour = 3_600_000;

/** What moves: paths in the folder, of files and of folders that hold nothing but our files. */
export interface Change {
  readonly leaving: readonly string[];
  readonly arriving: readonly string[];
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
  writeFileSync(join(aside, note), JSON.stringify({ process: process.pid, arriving }), { flush: true });
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

/** Puts the earlier report back where a killed run was moving files, and removes what killed runs have left an hour ago or more. */
export function mend(folder: string): void {
  for (const aside of asides(folder)) {
    const made = statSync(aside, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    const isOld = Date.now() - made > hour;
    const moving = readNote(join(aside, note));
    if (moving && (isOld || !isRunning(moving.process))) {
      try {
        undo(folder, aside, moving.arriving);
      } catch (error) {
        const told = `${messageOf(error)}; the rest of the report is in ${aside}`;
        throw new InputError(`cannot put back what a run that was stopped left of ${folder}: ${told}`);
      }
    }
    if (isOld || (moving && !isRunning(moving.process))) rmSync(aside, { recursive: true, force: true });
  }
}

function readNote(path: string): { process: number; arriving: readonly string[] } | null {
  if (!existsSync(path)) return null;
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as { process: number; arriving: readonly string[] };
    // Whoever wrote it, it moves nothing outside of the folder.
    const isSafe = value.arriving.every((one) =>
      one.split(/[\\/]/).every((part) => /^[\w-][\w.-]*$/.test(part)),
    );
    return isSafe ? value : null;
  } catch {
    // It was being written, so nothing had moved.
    return null;
  }
}

/** Whether another process has this number; one of our own number is gone, for we are not moving anything yet. */
function isRunning(id: number): boolean {
  if (id === process.pid) return false;
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
