import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../pipeline/cli/main.ts';
import { MoreHeap, readSize, watcher } from '../../pipeline/cli/memory.ts';
import { realEffects } from '../../pipeline/effects.ts';
import { InputError } from '../../pipeline/errors.ts';
import { needOf } from '../../pipeline/plan.ts';
import type { Seen } from '../../pipeline/types.ts';
import { jsonLines } from '../report/runs.ts';
import { contents, newFolder, program, removeFolder, root } from './folders.ts';

const k = { kind: 'exact', k: 8 } as const;
const much = { free: 64_000, heap: 64_000, isHeapSet: false, isStream: false };
/** A tenth of 200,000 papers. */
const seen: Seen = { records: 20_000, characters: 20e6, text: 25e6, read: 1e7, size: 1e8 };
const { memory, heap } = needOf(seen, k);

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => removeFolder(folder));

describe('a size', () => {
  it.each([
    ['2GB', 2048],
    ['1500MB', 1500],
    ['1.5 gb', 1536],
    ['800m', 800],
  ])('%s is %d MB', (text, size) => expect(readSize(text, 'max-memory')).toBe(size));

  it.each(['2', 'GB', '-1GB', '0MB', '1e3MB', '2TB', ''])('%s is refused', (text) => {
    expect(() => readSize(text, 'max-memory')).toThrow(
      new InputError(`max-memory: ${text} is no size; write it as 2GB or 1500MB`),
    );
  });
});

describe('inputs that are read', () => {
  const watched = (have: Partial<typeof much>, most: number | null = null, of = seen): string[] => {
    const said: string[] = [];
    const see = watcher({ ...much, ...have }, { most, k }, (text) => said.push(text));
    see(of);
    see(of);
    return said;
  };

  it('are told to need much, once', () => {
    expect(watched({})).toEqual([
      expect.stringMatching(/^about 200,000 papers: about [\d.]+ GB of memory will be needed of 56\.3 GB$/),
    ]);
  });

  it('are read in silence where they need little of what there is', () => {
    const few: Seen = { records: 100, characters: 1e5, text: 2e5, read: 3e5, size: 3e5 };
    expect(watched({}, null, few)).toEqual([]);
    expect(watched({}, needOf(few, k).memory * 1.5, few)).toHaveLength(1);
  });

  it('are not judged by their first lines', () => {
    expect(watched({ free: 1 }, null, { ...seen, records: 100, text: 1e5 })).toEqual([]);
  });

  it('are refused where more is needed than there is, or than may be taken', () => {
    expect(() => watched({ free: memory })).toThrow(
      /^about 200,000 papers need about [\d.]+ GB of memory, and [\d.]+ GB can be had; if there is more, say so with --max-memory, else give a narrower list$/,
    );
    expect(() => watched({}, memory - 1)).toThrow(InputError);
    expect(() => watched({}, memory + 1)).not.toThrow();
    // What is said counts for more than what seems to be free.
    expect(() => watched({ free: 1 }, memory + 1)).not.toThrow();
  });

  it('get a larger heap where Node has too small a one, unless the user has said how large or they cannot be read again', () => {
    expect(() => watched({ heap: heap - 1 })).toThrow(MoreHeap);
    for (const fixed of ['isHeapSet', 'isStream'])
      expect(() => watched({ heap: heap - 1, [fixed]: true })).toThrow(
        /set NODE_OPTIONS=--max-old-space-size=\d+, or/,
      );
  });
});

describe('--max-memory', () => {
  const list = (): string => {
    const path = join(folder, 'list.jsonl');
    writeFileSync(path, jsonLines([{ title: 'One' }, { title: 'Two' }]));
    return path;
  };

  it('refuses a list that needs more, with exit code 1 and nothing written', async () => {
    const out = join(folder, 'out');
    const { code, stderr } = await program(['run', list(), '--out', out, '--max-memory', '100MB']);
    expect([code, stderr.split('\n').at(-2)]).toEqual([
      1,
      expect.stringMatching(
        /^papertopics: 2 papers need about \d+ MB of memory, and --max-memory allows 100 MB; give more, or a narrower list, or one number of topics with --k$/,
      ),
    ]);
    expect([...contents(folder).keys()]).toEqual(['list.jsonl']);
  });

  it('may stand in the settings file, and the command line wins', async () => {
    const config = join(folder, 'settings.json');
    writeFileSync(config, '{"maxMemory": "100MB"}');
    const given = ['tune', list(), '--out', join(folder, 'out'), '--config', config];
    expect(await program(given)).toMatchObject({ code: 1, stderr: expect.stringContaining('allows 100 MB') });
    expect(await program([...given, '--max-memory', '4GB'])).toMatchObject({ code: 0 });
  });

  it('starts anew with the heap that it allows where Node has too small a one', async () => {
    const asked: number[] = [];
    const effects = {
      ...realEffects,
      stderr: () => {},
      memory: () => ({ free: 4000, heap: 50, isHeapSet: false }),
      restart: async (heapMb: number) => {
        asked.push(heapMb);
        return 7;
      },
    };
    const argv = ['run', list(), '--out', join(folder, 'out'), '--max-memory', '3GB'];
    expect(await main(argv, effects, root)).toBe(7);
    expect(asked).toEqual([3072]);
  });
});

describe('a new start', () => {
  it('has the heap asked for, the same arguments and the exit code of the second', async () => {
    await build({
      entryPoints: [join(root, 'pipeline/effects/memory.ts')],
      outfile: join(folder, 'memory.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    const script = `import { memory, restart } from ${JSON.stringify(pathToFileURL(join(folder, 'memory.mjs')).href)};
      const { heap, isHeapSet } = memory();
      if (!isHeapSet) process.exit(await restart(777));
      console.log(JSON.stringify({ heap, argv: process.argv.slice(2) }));
      process.exit(3);`;
    writeFileSync(join(folder, 'start.mjs'), script);
    const { NODE_OPTIONS: _, ...env } = process.env;
    const { status, stdout } = spawnSync(process.execPath, [join(folder, 'start.mjs'), 'a b', '--c'], {
      encoding: 'utf8',
      env,
    });
    const { heap, argv } = JSON.parse(stdout) as { heap: number; argv: string[] };
    expect([status, argv]).toEqual([3, ['a b', '--c']]);
    expect(heap).toBeGreaterThan(700);
    expect(heap).toBeLessThan(1000);
  });
});

it('there is memory, and no more than the machine has', () => {
  const { free, heap } = realEffects.memory();
  expect(free).toBeGreaterThan(process.memoryUsage.rss() / 2 ** 20);
  expect(heap).toBeGreaterThan(10);
});
