/** Texts that stay from run to run, below one folder. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { InputError } from '../errors.ts';
import type { Store, World } from '../live/world.ts';
import { messageOf } from './disk.ts';
import { stoppable } from './stopping.ts';

/** The folder that the environment names, else the usual one; a relative `XDG_CACHE_HOME` does not count, as its standard says. */
export function cacheFolder(env: World['env']): string {
  const own = env.PAPERTOPICS_CACHE ?? '';
  if (own !== '') return own;
  const usual = env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(usual) ? usual : join(homedir(), '.cache'), 'papertopics');
}

export function diskStore(folder: string): Store {
  return {
    read: (path) => readFile(join(folder, path), 'utf8').catch(() => null),
    write: async (path, text) => {
      const place = join(folder, path);
      const aside = `${place}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        await mkdir(dirname(place), { recursive: true });
        await stoppable(async () => {
          try {
            await writeFile(aside, text);
            await rename(aside, place);
          } catch (error) {
            await rm(aside, { force: true }).catch(() => {});
            throw error;
          }
        });
      } catch (error) {
        throw new InputError(
          `cannot keep what is fetched in ${folder}: ${messageOf(error)}; name another folder in PAPERTOPICS_CACHE`,
        );
      }
    },
    prune: async (path, keep) => {
      const names = await readdir(join(folder, path)).catch(() => []);
      for (const name of names.filter((one) => !keep.has(one)))
        await rm(join(folder, path, name), { force: true }).catch(() => {});
    },
  };
}
