/** Real folders for the program to work in, and what it said and wrote there. */
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../pipeline/cli/main.ts';
import { realEffects } from '../../pipeline/effects.ts';

/** The folder of the program itself. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export function newFolder(): string {
  return mkdtempSync(join(realpathSync(tmpdir()), 'papertopics-test-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Every file below a folder with its content, hidden ones too; folders without files end in `/`. */
export function contents(folder: string): Map<string, string> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    all
      .map((entry): [string, string] => {
        const path = join(entry.parentPath, entry.name);
        const name = relative(folder, path);
        return entry.isDirectory() ? [`${name}/`, ''] : [name, readFileSync(path, 'latin1')];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program in this process, on the disk as it is. */
export async function program(argv: readonly string[], home = root): Promise<Said> {
  let stdout = '';
  let stderr = '';
  const effects = {
    ...realEffects,
    stdout: (text: string) => {
      stdout += text;
    },
    stderr: (text: string) => {
      stderr += text;
    },
    terminal: { stream: null, columns: 100 },
  };
  const code = await main(argv, effects, home);
  return { code, stdout, stderr };
}
