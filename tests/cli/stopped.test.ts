import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldBy, hiddenIn, lookedAt, type Moment, results, stoppedRun } from '../bench/stopping.ts';
import { jsonLines } from '../report/runs.ts';
import { built } from './built.ts';
import { newFolder, removeFolder } from './folders.ts';

let cli: string;
let folder: string;
let out: string;
/** The results of two lists. */
const known: Record<'first' | 'second', ReadonlyMap<string, string>> = {
  first: new Map(),
  second: new Map(),
};

async function runOf(name: keyof typeof known, signal: NodeJS.Signals, moment: Moment) {
  return stoppedRun(cli, ['run', join(folder, `${name}.jsonl`)], out, signal, moment);
}

beforeAll(async () => {
  cli = join(await built(), 'cli.js');
  folder = newFolder();
  out = join(folder, 'out');
  for (const name of ['second', 'first'] as const) {
    const papers = ['a', 'b', 'c'].map((id) => ({
      id,
      title: `The ${name} study of ${id}`,
      abstract: 'grammar',
    }));
    writeFileSync(join(folder, `${name}.jsonl`), jsonLines(papers));
    rmSync(out, { recursive: true, force: true });
    const args = [cli, 'run', join(folder, `${name}.jsonl`), '--out', out, '--quiet'];
    expect(spawnSync(process.execPath, args).status).toBe(0);
    known[name] = results(out);
  }
});
afterAll(() => removeFolder(folder));

describe('a run that is stopped', () => {
  const moments: readonly (readonly [NodeJS.Signals, number, Moment])[] = [
    ['SIGINT', 130, { after: 'start', ms: 150 + 900 * Math.random() }],
    ['SIGTERM', 143, { after: 'start', ms: 150 + 900 * Math.random() }],
    ['SIGINT', 130, { after: 'first file', ms: 0 }],
    ['SIGTERM', 143, { after: 'first file', ms: 6 * Math.random() }],
  ];
  it.each(moments)(
    'by %s ends within a second and leaves a whole result and nothing else',
    async (signal, code, moment) => {
      const { how, seconds, isDone } = await runOf('second', signal, moment);
      // The system's own end of a process is what shells call by that number too.
      expect([moment, isDone ? [0] : [signal, code]]).toEqual([moment, expect.arrayContaining([how])]);
      expect(seconds).toBeLessThan(1);
      expect([moment, ['first', 'second']]).toEqual([moment, expect.arrayContaining([heldBy(out, known)])]);
      expect(hiddenIn(out)).toEqual([]);
    },
  );

  it('outright while it writes leaves a whole result, at the latest for the next run, and nothing else', async () => {
    for (const ms of [0, 8 * Math.random()]) {
      await runOf('second', 'SIGKILL', { after: 'first file', ms });
      expect([ms, heldBy(out, known)]).not.toEqual([ms, 'mixed']);
      lookedAt(cli, out);
      expect([ms, ['first', 'second']]).toEqual([ms, expect.arrayContaining([heldBy(out, known)])]);
      expect([ms, hiddenIn(out)]).toEqual([ms, []]);
    }
  });
});

it('the folders of the test are told apart', () => {
  mkdirSync(join(folder, 'empty'));
  expect(heldBy(join(folder, 'empty'), known)).toBe('first in part');
  writeFileSync(join(folder, 'empty/report.html'), 'of none');
  expect(heldBy(join(folder, 'empty'), known)).toBe('mixed');
});
