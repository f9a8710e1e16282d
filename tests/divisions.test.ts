import { beforeAll, describe, expect, it } from 'vitest';
import { resolveConfig } from '../pipeline/config.ts';
import { readCuration } from '../pipeline/curate/index.ts';
import { type Outcome, run } from '../pipeline/run.ts';
import type { Division } from '../pipeline/types.ts';
import { jsonOf, type RunFile, sampleRun, sampleText } from './report/runs.ts';
import { source } from './sources.ts';

const around = {
  script: '',
  command: '',
  now: () => 0,
  peakMemory: () => 100,
  see: () => {},
  progress: { stage: () => {}, tick: () => {} },
};

/** What is found of one number of topics, but for names, which a sweep takes from the number recommended. */
function foundOf({ run }: Outcome, k: number): object {
  const { clustering, topics, why, quality } = run.divisions.find((one) => one.k === k)!;
  return { clustering, why, quality, topics: topics.map(({ label: _, ...topic }) => topic) };
}

describe('every number of topics that is tried', () => {
  let swept: Outcome;
  beforeAll(async () => {
    swept = await sampleRun({ k: '3..9' });
  });

  it('is told in full, ascending, and the one that is chosen is the one shown', () => {
    const { divisions, clustering, topics, why, quality, choice, corpus } = swept.run;
    expect(divisions.map(({ k }) => k)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    for (const one of divisions) {
      expect(one.topics.map(({ id }) => id)).toEqual(Array.from({ length: one.k }, (_, i) => i));
      expect(one.topics.reduce((sum, { size }) => sum + size, 0)).toBe(corpus.papers.length);
      expect(one.why).toHaveLength(corpus.papers.length);
    }
    const chosen = divisions.find(({ k }) => k === choice.k);
    expect(chosen).toMatchObject({ clustering, topics, why, quality });
    expect(chosen?.slots).toEqual(topics.map(({ id }) => id));
  });

  it('has names that differ among themselves, those of the lineage, in its slots', () => {
    const { divisions, lineage } = swept.run;
    const own = ({ topics, slots }: Division): object[] =>
      topics.map(({ label, size }, i) => ({ slot: slots[i], size, name: label }));
    expect(divisions.map(own)).toEqual(lineage.columns.map(({ topics }) => topics));
    for (const { topics } of divisions)
      expect(new Set(topics.map(({ label }) => label.toLowerCase())).size).toBe(topics.length);
  });

  it.each([3, 6, 9])('is what a run with --k %d alone finds, with the same evidence', async (k) => {
    const alone = await sampleRun({ k: String(k) });
    expect(foundOf(alone, k)).toEqual(foundOf(swept, k));
    const evidenceOf = (outcome: Outcome): unknown =>
      jsonOf<RunFile>(outcome, 'run.json').evidence.find((one) => one.k === k);
    expect(evidenceOf(alone)).toEqual(evidenceOf(swept));
  });

  it('is the edited one where a topics file edits the one chosen, and as it was found elsewhere', async () => {
    const [first, second] = swept.run.topics.map(({ representatives }) => representatives[0]!);
    const { run: edited } = await run(
      [source(sampleText)],
      resolveConfig(new Map([['k', '3..9']])),
      around,
      readCuration(JSON.stringify({ merge: [[first, second]] }), 'topics.json', 'abc'),
    );
    const { k } = swept.run.choice;
    expect(edited.choice.k).toBe(k);
    expect(edited.clustering.k).toBe(k - 1);
    expect(edited.divisions.map((one) => [one.k, one.clustering.k])).toEqual(
      swept.run.divisions.map((one) => [one.k, one.k === k ? k - 1 : one.k]),
    );
    expect(edited.divisions.find((one) => one.k === k)?.clustering).toBe(edited.clustering);
    for (const other of swept.run.divisions.filter((one) => one.k !== k))
      expect(edited.divisions.find((one) => one.k === other.k)?.clustering).toEqual(other.clustering);
  });
});
