import { beforeAll, describe, expect, it } from 'vitest';
import { clean, type Explored, explore, ingest, paperFrame } from '../pipeline/index.ts';
import type { Paper } from '../pipeline/types.ts';
import { rowsOf } from './report/csv.ts';
import { fileOf, runOf, sampleText } from './report/runs.ts';
import { source } from './sources.ts';

describe('explore', () => {
  let papers: readonly Paper[];
  let found: Explored;
  beforeAll(async () => {
    papers = clean((await ingest([source(sampleText)], { year: null, map: new Map() })).records).papers;
    found = await explore(papers, { k: '4..6', titleWeight: 3 });
  });

  it('finds what a run with the same settings finds', async () => {
    const { run } = await runOf(sampleText, { k: '4..6', titleWeight: '3' });
    const { clustering, choice, topics, why, places, quality } = run;
    expect(found).toMatchObject({ clustering, choice, topics, why, places, quality });
    expect(found.papers).toBe(papers);
  });

  it('keeps the clustering of every number of topics that was tried', () => {
    expect(found.clusterings.map(({ k }) => k)).toEqual([4, 5, 6]);
    expect(found.clusterings).toContain(found.clustering);
  });

  it('leaves the papers as they were and gives the same again', async () => {
    const before = JSON.stringify(papers);
    const again = await explore(papers, { k: '4..6', titleWeight: 3 });
    expect(again.clustering).toEqual(found.clustering);
    expect(JSON.stringify(papers)).toBe(before);
  });

  it('refuses a setting it does not know and a number of topics that cannot be', async () => {
    await expect(explore(papers, { titelWeight: 1 })).rejects.toThrow('did you mean titleWeight?');
    await expect(explore(papers, { k: 55 })).rejects.toThrow('give at most 54');
  });

  it('gives the rows of papers.csv as a frame', async () => {
    const outcome = await runOf(sampleText, { k: '4..6', titleWeight: '3' });
    const rows = rowsOf(fileOf(outcome, 'papers.csv'));
    const frame = await paperFrame(found);
    expect(frame.shape).toEqual([54, 15]);
    expect(frame.columns).toEqual([...(rows[0]?.keys() ?? [])]);
    for (const column of ['id', 'topic', 'why', 'x']) {
      expect(frame.column(column).values.map(String)).toEqual(rows.map((row) => row.get(column)));
    }
  });
});
