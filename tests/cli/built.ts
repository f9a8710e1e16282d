/** The program as it is shipped, built once however many tests ask for it at the same time. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './folders.ts';

/** Builds `dist/` where a source is newer than it, and returns its folder; throws when that fails. */
export async function built(): Promise<string> {
  const lock = join(tmpdir(), `papertopics-build-${root.replace(/\W+/g, '-')}`);
  while (!locked(lock)) await new Promise((resolve) => setTimeout(resolve, 100));
  try {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'pipeline/build.mjs'), '--if-stale'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`the build failed: ${stderr}`);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
  return join(root, 'dist');
}

/** Whether the lock is ours now; one that a killed test left two minutes ago is nobody's. */
function locked(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (Date.now() - made > 120_000) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
