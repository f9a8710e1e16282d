import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../pipeline/clean/index.ts';
import { resolveConfig } from '../pipeline/config.ts';
import { realEffects } from '../pipeline/effects.ts';
import type { Ingested } from '../pipeline/ingest/index.ts';
import { ingest } from '../pipeline/ingest/index.ts';
import { run } from '../pipeline/run.ts';
import type { Draft } from '../pipeline/types.ts';
import { built } from './cli/built.ts';
import { sampleText } from './report/runs.ts';
import { source } from './sources.ts';

const lines = sampleText.split('\n').map((line) => line.trim());
/** The lines after `·`: dates, with the count of comments where there is one. */
const dateLines = lines.filter((_, i) => lines[i - 1] === '·');

describe('data/daily-papers.txt', () => {
  let read: Ingested;
  let drafts: readonly Draft[];
  beforeAll(async () => {
    read = await ingest([source(sampleText, { name: 'daily-papers.txt' })], { year: null, map: new Map() });
    drafts = read.records.map(({ draft }) => draft);
  });

  const named = (begin: string): Draft | undefined => drafts.find(({ title }) => title.startsWith(begin));

  it('holds 54 papers, each once, and nothing that cannot be read', () => {
    expect(read.inputs).toMatchObject([{ format: 'Daily Papers page', read: 54, kept: 54, removed: 0 }]);
    expect(read.removals).toEqual([]);
    expect(clean(read.records).papers).toHaveLength(54);
    expect(new Set(drafts.map(({ title }) => title)).size).toBe(54);
  });

  it('is the page of 16 December 2025, for the newest year written out is 2024', () => {
    expect([read.title, read.asOf]).toEqual(['Daily Papers', '2025-12-16']);
    const years = dateLines.flatMap((line) => /, (\d{4})/.exec(line)?.[1] ?? []);
    expect(Math.max(...years.map(Number))).toBe(2024);
  });

  it('has one paper without a footer', () => {
    expect(dateLines).toHaveLength(53);
    const bare = drafts.filter(({ published }) => published === '');
    expect(bare).toHaveLength(1);
    expect(bare[0]).toMatchObject({ authorCount: null, organisation: '', comments: null });
    expect(bare[0]?.abstract).not.toBe('');
  });

  it('has the dates that its lines say, in its order', () => {
    const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
    const expected = dateLines.map((line) => {
      const [, month = '', day = '', year = '2025'] = /^(\w{3}) (\d+)(?:, (\d{4}))?/.exec(line) ?? [];
      const number = months.indexOf(month) / 3 + 1;
      return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
    });
    expect(drafts.map(({ published }) => published).filter((date) => date !== '')).toEqual(expected);
  });

  it('has as many comments as its lines say', () => {
    const expected = dateLines.reduce(
      (sum, line) => sum + Number(/^\w{3} \d+(?:, \d{4})? (\d+)$/.exec(line)?.[1] ?? 0),
      0,
    );
    expect(expected).toBeGreaterThan(0);
    expect(drafts.reduce((sum, { comments }) => sum + (comments ?? 0), 0)).toBe(expected);
  });

  it('reads `Jul 2 1` as the second of July with one comment', () => {
    expect(dateLines).toContain('Jul 2 1');
    const before = lines.slice(0, lines.indexOf('Jul 2 1'));
    const own = drafts.filter(({ published }) => published === '2025-07-02');
    expect(own).toMatchObject([{ comments: 1 }]);
    expect(before).toContain(own[0]?.title);
  });

  it('reads the first entry as a reader would', () => {
    expect(drafts[0]).toMatchObject({
      title: 'Probabilistic Programming with Programmable Variational Inference',
      published: '2024-06-22',
      authorCount: 7,
      comments: 1,
      organisation: '',
    });
    expect(drafts.at(-1)).toMatchObject({
      title: 'Skills-in-Context Prompting: Unlocking Compositionality in Large Language Models',
      published: '2023-08-01',
      authorCount: 7,
      comments: 1,
    });
  });

  it('has papers of organisations, named without their handle', () => {
    expect(lines).toContain('bigcode BigCode');
    expect(named('BigCodeBench')).toMatchObject({ organisation: 'BigCode', authorCount: null });
    const counted = lines.filter((line) => /^• +\d+ authors?$|^•\s+\d+ authors?$/.test(line)).length;
    expect(drafts.filter(({ authorCount }) => authorCount !== null)).toHaveLength(counted);
    expect(drafts.filter(({ organisation }) => organisation !== '')).toHaveLength(53 - counted);
  });

  it('has abstracts of 70 to 120 words', () => {
    const lengths = drafts.map(
      ({ title, abstract }) => [title, abstract.trim().split(/\s+/).length] as const,
    );
    expect(lengths.filter(([, words]) => words < 70 || words > 120)).toEqual([]);
  });
});

describe('the committed sample report', () => {
  it('is what the sample listing gives now (npm run sample renews it)', async () => {
    const script = await readFile(join(await built(), 'page.js'), 'utf8');
    const sources = await realEffects.open([
      fileURLToPath(new URL('../data/daily-papers.txt', import.meta.url)),
    ]);
    const outcome = await run(sources, resolveConfig(new Map()), {
      script,
      command: 'npm start',
      now: () => 0,
      peakMemory: () => 0,
      see: () => {},
      progress: { stage: () => {}, tick: () => {} },
    });
    const folder = fileURLToPath(new URL('../reports/daily-papers/', import.meta.url));
    const committed = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !['run.json', 'report.png'].includes(entry.name))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    const written = [...outcome.files.keys()].filter((name) => name !== 'run.json');
    expect(committed.sort()).toEqual(written.sort());
    const stale: string[] = [];
    for (const name of written) {
      if ((await readFile(join(folder, name), 'utf8')) !== outcome.files.get(name)) stale.push(name);
    }
    expect(stale).toEqual([]);
  });
});
