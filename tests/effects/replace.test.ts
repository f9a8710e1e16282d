import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mend } from '../../pipeline/effects/replace.ts';
import { write } from '../../pipeline/effects/write.ts';
import { contents, newFolder, removeFolder, root } from '../cli/folders.ts';

const script = fileURLToPath(new URL('./killed.mjs', import.meta.url));

let home: string;
let folder: string;
beforeAll(async () => {
  home = newFolder();
  await build({
    entryPoints: [join(root, 'pipeline/effects/write.ts')],
    outfile: join(home, 'write.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
});
afterAll(() => removeFolder(home));
beforeEach(() => {
  folder = join(home, 'out');
  rmSync(folder, { recursive: true, force: true });
});

/** Does `task` in a process of its own, killed before the given step (0 for never); whether it was. */
function killed(at: number, task: 'write' | 'check', where: string, report = ''): boolean {
  const { signal, status, stderr } = spawnSync(process.execPath, [script, task, where, report], {
    encoding: 'utf8',
    env: { ...process.env, WRITER: pathToFileURL(join(home, 'write.mjs')).href, KILL_AT: String(at) },
  });
  if (signal === null) expect([status, stderr]).toEqual([0, '']);
  return signal === 'SIGKILL';
}

/** The files that somebody sees who does not look for hidden ones. */
function seen(): Map<string, string> {
  return new Map([...contents(folder)].filter(([name]) => !name.startsWith('.') && !name.endsWith('/')));
}

describe.each([
  ['that has its folder to itself', []],
  ['among the files of others', ['notes.txt', 'charts/mine.svg']],
  ['that has never been there', null],
] as const)('a process killed while it replaces a report %s', (what, others) => {
  /** The files of report `a` or `b`, and those of others. */
  const whole = (report: string): Map<string, string> => {
    rmSync(folder, { recursive: true, force: true });
    if (report === 'a' && others === null) return new Map();
    expect(killed(0, 'write', folder, report)).toBe(false);
    for (const name of others ?? []) writeFileSync(join(folder, name), 'mine');
    return seen();
  };

  it('leaves files of one report, with report.html; the next look at the folder puts all of it back', () => {
    const reports = { a: whole('a'), b: whole('b') };
    const copy = join(home, what);
    whole('a');
    mkdirSync(folder, { recursive: true });
    cpSync(folder, copy, { recursive: true });
    const outcomes: string[] = [];
    for (let step = 1; ; step++) {
      rmSync(folder, { recursive: true });
      cpSync(copy, folder, { recursive: true });
      if (!killed(step, 'write', folder, 'b')) break;
      const left = seen();
      const [of] = (['a', 'b'] as const).filter((name) =>
        [...left].every(([path, content]) => reports[name].get(path) === content),
      );
      expect([step, of]).not.toEqual([step, undefined]);
      expect([step, others === null || left.has('report.html')]).toEqual([step, true]);
      expect((others ?? []).map((name) => left.get(name))).toEqual((others ?? []).map(() => 'mine'));
      // What puts it back may be killed as well.
      for (let again = step % 3 === 0 ? 1 : 0; killed(again, 'check', folder); again++) {}
      const back = seen();
      expect([step, back]).toEqual([
        step,
        [...back.values()].join().includes('of b') ? reports.b : reports.a,
      ]);
      outcomes.push(`${of} ${left.size === reports[of ?? 'a'].size ? 'whole' : 'in part'}`);
    }
    expect(seen()).toEqual(reports.b);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    // Killed before, while files went, while they came, and after the last of them.
    const all =
      others === null
        ? ['a whole', 'b in part', 'b whole']
        : ['a whole', 'a in part', 'b in part', 'b whole'];
    expect([...new Set(outcomes)]).toEqual(all);
  }, 120_000);
});

describe('a hidden folder of another process', () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  let aside: string;
  const given = (arriving: readonly string[], id: number): Map<string, string> => {
    aside = `.papertopics-${id}-0123456789ab`;
    mkdirSync(join(folder, aside, 'before'), { recursive: true });
    mkdirSync(join(folder, aside, 'new'));
    writeFileSync(join(folder, 'report.html'), 'b');
    writeFileSync(join(home, 'outside.txt'), 'of others');
    writeFileSync(join(folder, aside, 'before/report.html'), 'a');
    writeFileSync(join(folder, aside, 'moving.json'), JSON.stringify({ arriving }));
    return contents(folder);
  };

  it('is left alone while that process runs, and an hour later is not', () => {
    const before = given(['report.html'], process.ppid);
    mend(folder);
    expect(contents(folder)).toEqual(before);
    const longAgo = Date.now() / 1000 - 2 * 3600;
    utimesSync(join(folder, aside), longAgo, longAgo);
    mend(folder);
    expect(contents(folder)).toEqual(new Map([['report.html', 'a']]));
  });

  it('is of no more use once another run has replaced the report', async () => {
    given(['report.html'], process.ppid);
    await write(folder, new Map([['report.html', 'c']]), () => false);
    const longAgo = Date.now() / 1000 - 2 * 3600;
    utimesSync(join(folder, aside), longAgo, longAgo);
    mend(folder);
    expect(contents(folder)).toEqual(new Map([['report.html', 'c']]));
  });

  it.each([
    ['../outside.txt'],
    ['/etc/hostname'],
    ['charts/../../outside.txt'],
    ['..\\outside.txt'],
    [7],
    [null],
  ])('moves nothing outside of its folder, whatever its note says: %s', (path) => {
    const before = given([path as string], gone);
    mend(folder);
    expect(contents(folder)).toEqual(before);
    expect(contents(home).get('outside.txt')).toBe('of others');
  });
});
