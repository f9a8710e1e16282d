import { beforeAll, describe, expect, it } from 'vitest';
import { byTopic } from '../../pipeline/order.ts';
import { abstractsOf, clean, type ReportData, reportData } from '../../pipeline/report/data.ts';
import { pack, unpack } from '../../pipeline/report/pack.ts';
import { initial } from '../../pipeline/report/state.ts';
import { restored, type StoredData, stored } from '../../pipeline/report/stored.ts';
import { recommended, viewAt } from '../../pipeline/report/view.ts';
import type { Outcome } from '../../pipeline/run.ts';
import { rowsOf } from './csv.ts';
import { fileOf, jsonOf, sampleRun, type TopicsFile } from './runs.ts';

describe('the view of the sample', () => {
  let outcome: Outcome;
  let data: ReportData;
  beforeAll(async () => {
    outcome = await sampleRun();
    data = reportData(outcome.run);
  });

  it('comes through the file as it was', async () => {
    const back = (await unpack(await pack(stored(data)))) as StoredData;
    expect(restored(back, data.papers.authors)).toEqual(data);
  });

  it('lists the papers as papers.csv does, with the same topics, figures and reasons', () => {
    const view = recommended(data);
    const rows = rowsOf(fileOf(outcome, 'papers.csv'));
    expect(view.order.map((i) => data.papers.ids[i])).toEqual(rows.map((row) => row.get('id')));
    const { clustering } = outcome.run;
    expect(view.order.map((i) => view.similarity[i]!.toFixed(2))).toEqual(
      byTopic(clustering).map((i) => clustering.similarity[i]!.toFixed(2)),
    );
    expect(view.order.map((i) => view.why(i).join('; '))).toEqual(rows.map((row) => row.get('why')));
    expect(view.order.map((i) => view.topics[view.assignment[i]!]!.label)).toEqual(
      rows.map((row) => row.get('topic_label')),
    );
  });

  it.each([3, 7, 12])('tells of %d topics what topics.json of a run with --k tells', async (k) => {
    const alone = jsonOf<TopicsFile>(await sampleRun({ k: String(k) }), 'topics.json');
    const view = viewAt(data, { ...initial, k });
    const told = view.topics.map(({ id, size, wordShares, phrases, representatives, sums }) => ({
      id,
      size,
      words: wordShares.map(({ term }) => term),
      phrases,
      representatives: representatives.map((i) => data.papers.ids[i]),
      months: [sums.first, sums.last],
    }));
    expect(told).toEqual(
      alone.topics.map(({ id, size, words, phrases, representatives, months }) => ({
        id,
        size,
        words: words.map(({ term }) => term).slice(0, 10),
        phrases: phrases.map(({ term }) => term),
        representatives,
        months: [Object.keys(months)[0] ?? '', Object.keys(months).at(-1) ?? ''],
      })),
    );
  });

  it('lists the papers that have every word of a search in title or abstract, in the topics chosen', () => {
    const abstracts = abstractsOf(outcome.run);
    const found = viewAt(data, { ...initial, search: 'program SYNTHESIS' }, abstracts);
    const has = (i: number): boolean =>
      ['program', 'synthesis'].every((word) =>
        `${data.papers.titles[i]} ${abstracts[i]}`.toLowerCase().includes(word),
      );
    expect(found.listed).toEqual(found.order.filter(has));
    expect(found.listed.length).toBeGreaterThan(2);
    expect(found.listed.length).toBeLessThan(54);
    const some = viewAt(data, { ...initial, search: 'program synthesis', only: [1, 2] }, abstracts);
    expect(some.listed).toEqual(found.listed.filter((i) => [1, 2].includes(found.assignment[i]!)));
  });

  it('leaves out topics that there are not', () => {
    const { state, listed } = viewAt(data, { ...initial, k: 3, topic: 7, only: [9] });
    expect([state.topic, state.only, listed.length]).toEqual([null, [], 54]);
  });
});

it('texts come without control and bidirectional characters, and without halves of characters', () => {
  expect(clean('a\u202eb\u2066c\u0000d\u007f\ne\tf \ud800 \ud83d\ude00')).toBe(
    'abcd\ne\tf \ufffd \ud83d\ude00',
  );
});
