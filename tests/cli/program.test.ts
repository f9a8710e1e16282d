import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { jsonLines, type RunFile, sampleText } from '../report/runs.ts';
import { built } from './built.ts';
import { contents, newFolder, removeFolder, type Said } from './folders.ts';

let cli: string;
let folder: string;
beforeAll(async () => {
  cli = join(await built(), 'cli.js');
});
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => removeFolder(folder));

/** The program as a process of its own, in the folder of the test. */
function papertopics(
  argv: readonly string[],
  input: string | Uint8Array = '',
  env: NodeJS.ProcessEnv = {},
): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...argv], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { code: status ?? -1, stdout, stderr };
}

const list = jsonLines([
  { id: 'a', title: 'Program synthesis', abstract: 'grammar search' },
  { id: 'b', title: 'Image diffusion', abstract: 'noise network' },
]);

describe('dist/cli.js', () => {
  it('reads standard input, in whatever format', () => {
    const { code, stdout, stderr } = papertopics(['run', '-'], list);
    expect([code, stderr]).toEqual([0, expect.stringContaining('ingest …\n')]);
    expect(stdout).toContain('two papers, one topic');
    const run = JSON.parse(contents(join(folder, 'reports/standard-input')).get('run.json') ?? '') as RunFile;
    expect(run.inputs).toMatchObject([{ file: 'standard input', format: 'JSON lines', read: 2, kept: 2 }]);
  });

  it('reads gzip from standard input', () => {
    const { code, stdout } = papertopics(['run', '-', '--out', 'out'], gzipSync(list));
    expect([code, stdout]).toEqual([0, expect.stringContaining('two papers, one topic')]);
  });

  it('refuses empty standard input', () => {
    const { code, stdout, stderr } = papertopics(['run', '-', '--out', 'out', '--quiet']);
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      'papertopics: standard input is empty; give a file with papers in it\n',
    ]);
    expect(contents(folder).size).toBe(0);
  });

  it('gives the exit code of an error to the shell', () => {
    const { code, stdout, stderr } = papertopics(['run', 'nowhere.txt']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'papertopics: no such file: nowhere.txt; give a file, a folder, or - for standard input\n',
    );
  });

  it('is silent with --quiet', () => {
    expect(papertopics(['run', '-', '--out', 'out', '--quiet'], list)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('writes the same bytes whatever the place, the language and the time zone', () => {
    const files = (['a', 'b/c'] as const).map((place, i) => {
      const home = join(folder, place);
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, 'list.txt'), sampleText);
      const env =
        i === 0
          ? { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }
          : { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
      const { code } = papertopics(
        ['run', join(home, 'list.txt'), '--out', join(home, 'out'), '--k', '5'],
        '',
        env,
      );
      expect(code).toBe(0);
      return contents(join(home, 'out'));
    });
    const [a, b] = files;
    expect([...(a?.keys() ?? [])]).toEqual([...(b?.keys() ?? [])]);
    const differing = [...(a ?? [])].filter(([name, content]) => b?.get(name) !== content);
    expect(differing.map(([name]) => name)).toEqual(['run.json']);
    const [one, other] = files.map((all) => {
      const { stages: _, ...rest } = JSON.parse(all.get('run.json') ?? '') as RunFile;
      return rest;
    });
    expect(one).toEqual(other);
  });
});

describe('--open', () => {
  it.skipIf(process.platform !== 'linux')(
    'opens the report, by its whole path, once it is written',
    async () => {
      const note = join(folder, 'opened');
      mkdirSync(join(folder, 'bin'));
      writeFileSync(join(folder, 'bin/xdg-open'), `#!/bin/sh\nls "$1" > '${note}'\n`, { mode: 0o755 });
      const path = `${join(folder, 'bin')}:${process.env.PATH}`;
      expect(papertopics(['run', '-', '--open', '--out', 'out'], list, { PATH: path }).code).toBe(0);
      await vi.waitFor(() => expect(readFileSync(note, 'utf8')).toMatch(/out\/report\.html\n$/), 5000);
    },
  );

  it('is no failure where nothing can open it', () => {
    expect(papertopics(['run', '-', '--open', '--out', 'out'], list, { PATH: '' }).code).toBe(0);
  });
});
