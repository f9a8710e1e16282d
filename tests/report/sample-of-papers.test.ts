import { beforeAll, describe, expect, it } from 'vitest';
import { caption, topicMap } from '../../pipeline/chart/topic-map.ts';
import { byTopic } from '../../pipeline/order.ts';
import { abstractsOf, type ReportData, reportData } from '../../pipeline/report/data.ts';
import { pack, unpack } from '../../pipeline/report/pack.ts';
import { mostPapers, shownPapers } from '../../pipeline/report/sample.ts';
import { initial } from '../../pipeline/report/state.ts';
import { restored, type StoredData, stored } from '../../pipeline/report/stored.ts';
import { type View, viewAt } from '../../pipeline/report/view.ts';
import type { Run } from '../../pipeline/types.ts';
import { type Loose, runOf } from './runs.ts';

const words = 'graph tree search grammar image noise video protein cell robot'.split(' ');
/** Three topics of unlike size; dates of years, months, days and none; some with comments and upvotes. */
const list: readonly Loose[] = Array.from({ length: 160 }, (_, i) => {
  const own = words.slice(3 * (i % 9 === 0 ? 2 : i % 3 === 0 ? 1 : 0)).slice(0, 4);
  return {
    id: `p${(i * 37) % 160}`,
    title: `${own[i % 4]} ${own[(i * 3 + 1) % 4]} of case ${i}`,
    abstract: `${own[(i * 7) % 4]} ${own[(i * 5 + 2) % 4]} ${words[(i * 11) % 10]}`,
    published: ['', '2023', `2024-0${1 + (i % 9)}`, `2025-1${i % 3}-1${i % 10}`, `2025-0${1 + (i % 9)}-20`][
      i % 5
    ]!,
    ...(i % 4 === 0 ? { comments: i, upvotes: (i * 13) % 50 } : {}),
  };
});
const settings = { k: '2..5' };
const most = 60;

describe('the sample of a list that is too long for the page', () => {
  let run: Run;
  let shown: readonly number[];
  let data: ReportData;
  let whole: ReportData;

  beforeAll(async () => {
    ({ run } = await runOf(list, settings));
    shown = shownPapers(run, most);
    data = reportData(run, shown);
    whole = reportData(run);
  });

  it('is as large as there is room for, in the order of papers.csv; a list that fits is there as a whole', () => {
    const all = byTopic(run.clustering);
    expect(shown).toHaveLength(most);
    expect(shown).toEqual(all.filter((paper) => shown.includes(paper)));
    expect(shownPapers(run, all.length)).toEqual(all);
    expect(whole.whole).toBeNull();
    expect(mostPapers).toBeGreaterThan(10_000);
  });

  it('has the papers that stand for every topic of every number of topics, and the least sure', () => {
    const ids = new Set(data.papers.ids);
    for (const { topics, clustering } of run.divisions) {
      expect(topics.flatMap(({ representatives }) => representatives.filter((id) => !ids.has(id)))).toEqual(
        [],
      );
      expect(new Set(shown.map((paper) => clustering.assignment[paper])).size).toBe(topics.length);
      const margins = clustering.similarity.map((near, i) => near - clustering.runnerUpSimilarity[i]!);
      expect(Math.min(...shown.map((paper) => margins[paper]!))).toBe(Math.min(...margins));
    }
  });

  it('takes of the others as many of a topic as its part of them, near to its middle and far from it', () => {
    const needed = new Set(shownPapers(run, 0));
    const others = byTopic(run.clustering).filter((paper) => !needed.has(paper));
    const chosen = shown.filter((paper) => !needed.has(paper));
    expect(chosen.length).toBe(most - needed.size);
    const step = others.length / chosen.length;
    const places = [-1, ...chosen.map((paper) => others.indexOf(paper))];
    for (let i = 1; i < places.length; i++) {
      expect(places[i]! - places[i - 1]!).toBeLessThanOrEqual(Math.ceil(step));
      expect(places[i]! - places[i - 1]!).toBeGreaterThanOrEqual(Math.floor(step));
    }
  });

  it('is the same whatever the order of the records', async () => {
    const other = await runOf([...list].reverse(), settings);
    expect(reportData(other.run, shownPapers(other.run, most))).toEqual({
      ...data,
      facts: expect.objectContaining({ title: data.facts.title }) as unknown,
    });
  });

  it('leaves all that is counted as it is for the whole list', () => {
    const counted = (view: View): unknown => ({
      papers: view.papers,
      trends: view.trends,
      times: [view.times.dates, view.times.counts.map((row) => Array.from(row))],
      topics: view.topics.map(({ members: _, representatives: __, ...topic }) => topic),
      relations: view.relations,
    });
    for (const { k } of run.divisions) {
      const [some, all] = [viewAt(data, { ...initial, k }), viewAt(whole, { ...initial, k })];
      expect(counted(some)).toEqual(counted(all));
      expect([some.isSample, some.titles.length, all.isSample, all.titles.length]).toEqual([
        true,
        60,
        false,
        160,
      ]);
      expect(some.topics.reduce((sum, { weak }) => sum + weak, 0)).toBe(
        all.weak.length - Array.from(all.weak).filter((one) => one === 0).length,
      );
    }
  });

  it('tells of a paper what the whole list tells of it', () => {
    const [some, all] = [viewAt(data, initial), viewAt(whole, initial)];
    const told = (view: View, i: number): unknown => [
      view.titles[i],
      view.dates[i],
      view.assignment[i],
      view.similarity[i],
      view.runnerUp[i],
      view.weak[i],
      view.why(i),
      [view.places[2 * i], view.places[2 * i + 1]],
    ];
    for (const i of [0, 17, 59]) {
      expect(told(some, i)).toEqual(told(all, whole.papers.ids.indexOf(data.papers.ids[i]!)));
    }
    expect(abstractsOf(run, shown)).toEqual(
      data.papers.ids.map((id) => run.corpus.papers.find((paper) => paper.id === id)!.abstract),
    );
  });

  it('comes through the file as it was', async () => {
    const back = restored((await unpack(await pack(stored(data)))) as StoredData, data.papers.authors);
    const plain = (one: ReportData): unknown => ({
      ...one,
      whole: one.whole?.tallies.map((tally) => ({
        ...tally,
        times: Array.from(tally.times),
        weak: Array.from(tally.weak),
      })),
    });
    expect(plain(back)).toEqual(plain(data));
    expect(back.whole?.dates).toEqual(data.whole?.dates);
  });

  it('is what the map shows, and the map says so', () => {
    const scene = viewAt(data, initial);
    expect(topicMap.rows(scene, 0).dots).toHaveLength(most);
    expect(caption(scene).description).toMatch(/ A sample: 60 of the 160 papers\.$/);
    expect(caption(viewAt(whole, initial)).description).not.toMatch(/sample/);
  });
});
