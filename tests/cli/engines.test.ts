import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threadPool } from '../../pipeline/effects/threads.ts';
import { beginReading, read } from '../../pipeline/reading.ts';
import { here } from '../../pipeline/threads.ts';
import { noRules } from '../../pipeline/vectorise/index.ts';
import { madeUp } from '../bench/corpus.ts';
import { built } from './built.ts';

let folder: string;
let program: string;

beforeAll(async () => {
  program = join(await built(), 'cli.js');
  folder = mkdtempSync(join(tmpdir(), 'engines-'));
  // More than are done without threads, or by ml-kmeans.
  writeFileSync(join(folder, 'papers.jsonl'), [...madeUp(1100)].join('\n'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Node's own parts cannot do without WebAssembly, but the kernels are told that there is none that suits them. */
const without = 'data:text/javascript,WebAssembly.validate=()=>false';

/** What a run writes that does not tell of time, by file. */
function written(name: string, flags: readonly string[], options: readonly string[]): Map<string, string> {
  const [list, out] = [join(folder, 'papers.jsonl'), join(folder, name)];
  const argv = [...flags, program, 'run', list, '--out', out, '--k', '3..5', '--quiet', ...options];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  const files = ['papers.csv', 'topics.json', 'charts/sweep.vl.json', 'charts/topic-map.vl.json'];
  return new Map(files.map((file) => [file, readFileSync(join(out, file), 'utf8')]));
}

describe('what is found does not depend on', () => {
  it('the number of threads', () => {
    expect(written('three', [], ['--threads', '3'])).toEqual(written('one', [], ['--threads', '1']));
  }, 120_000);

  it('who reads which papers', async () => {
    const threads = threadPool(3, join(await built(), 'worker.js'));
    const papers = Array.from({ length: 9000 }, (_, i) => ({
      title: `Pear tree${i % 70}`,
      abstract: `figs beside plums${i % 900} and fig-trees`,
    }));
    const finished: number[] = [];
    try {
      const words = await beginReading(papers, noRules, threads)(papers, { minDf: null }, (done) =>
        finished.push(done),
      );
      expect(words).toEqual(await read(papers, { minDf: null }, noRules, here, () => {}));
      expect(finished).toEqual([...finished].sort((a, b) => a - b));
      expect(finished.at(-1)).toBe(9000);
    } finally {
      await threads.close();
    }
  }, 60_000);

  it('WebAssembly with SIMD, which a machine may lack', () => {
    const [plain, compiled] = [['--import', without], []].map((flags, i) => {
      const files = written(`engine ${i}`, flags, ['--threads', '1']);
      const rows: Record<string, string>[] = parse(files.get('papers.csv') ?? '', {
        columns: true,
        bom: true,
      });
      return rows.map(({ id, topic, topic_label }) => ({ id, topic, topic_label }));
    });
    expect(plain).toHaveLength(1100);
    expect(plain).toEqual(compiled);
  }, 120_000);
});
