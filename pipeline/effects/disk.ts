/** What stands at a path, and what the disk says when something cannot be done, in plain words. */
import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '../errors.ts';

/** `other` is a pipe, a device or a socket. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | 'missing'> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error))) return 'missing';
    throw new InputError(`cannot read ${path}: ${messageOf(error)}`);
  }
}

/** As `Effects` says. */
export function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

/** The system's name for what went wrong, for instance `ENOENT`; `''` for anything else. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

export function messageOf(error: unknown): string {
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
