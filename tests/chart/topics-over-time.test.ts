import { describe, expect, it } from 'vitest';
import { timeTable } from '../../pipeline/chart/bins.ts';
import { type ChartSpec, specOf } from '../../pipeline/chart/chart.ts';
import { render } from '../../pipeline/chart/render.ts';
import { sceneOf } from '../../pipeline/chart/scene.ts';
import { palette } from '../../pipeline/chart/theme.ts';
import { sharesOverTime, topicsOverTime } from '../../pipeline/chart/topics-over-time.ts';
import type { Scene } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';
import { clustering, paper, six, topic } from './examples.ts';
import { barWidths } from './specs.ts';

function scene(published: readonly string[], assignment: readonly number[], asOf = ''): Scene {
  return sceneOf({
    ...six,
    papers: published.map((date, i) => paper({ id: `p${i}`, published: date })),
    clustering: clustering(assignment),
    topics: Array.from({ length: Math.max(...assignment) + 1 }, (_, id) => topic({ id })),
    places: dense(published.map(() => [0, 0])),
    asOf,
  });
}

function chartOf(published: readonly string[], assignment: readonly number[], asOf = ''): ChartSpec {
  const of = scene(published, assignment, asOf);
  if (!topicsOverTime.isThere?.(of)) throw new Error('no chart');
  return specOf(topicsOverTime, of);
}

type Row = Readonly<Record<string, unknown>>;

/** One of the tables that a chart is drawn from. */
function table(of: Scene, name: string, drawing = topicsOverTime): readonly Row[] {
  return (drawing.rows(of, 0)[name] ?? []) as readonly Row[];
}

const countsOf = (of: Scene): unknown[] =>
  table(of, 'bars').map(({ topic: name, period, papers }) => [name, period, papers]);

describe('topicsOverTime', () => {
  it('counts papers by topic and month, without those of an unknown year', () => {
    expect(countsOf(sceneOf(six))).toEqual([
      ['Program synthesis', 'Nov 2024', 2],
      ['Program synthesis', 'Feb 2025', 2],
      ['Diffusion "images" & <video>', 'Dec 2024', 1],
    ]);
  });

  it('counts by quarter and by year where the papers span more', () => {
    expect(countsOf(scene(['2020-01-01', '2023-02-01', '2023-03-31', '2023-04'], [0, 0, 0, 0]))).toEqual([
      ['Topic A', '2020 Q1', 1],
      ['Topic A', '2023 Q1', 2],
      ['Topic A', '2023 Q2', 1],
    ]);
    expect(countsOf(scene(['1999', '2023-02-01', '2023', '2023-12-31'], [1, 0, 1, 0]))).toEqual([
      ['Topic A', '2023', 2],
      ['Topic B', '1999', 1],
      ['Topic B', '2023', 1],
    ]);
  });

  it('says which unit it counts by and how many papers the tallest bar is', () => {
    const months = chartOf(['2025-01-01', '2025-01-02', '2025-02-01'], [0, 0, 0]);
    expect(months.title).toBe('Papers by topic and month');
    expect(months.description).toContain('the tallest bar is 2 papers');
    expect(chartOf(['1990', '2025-01-02'], [0, 0]).title).toBe('Papers by topic and year');
  });

  it('draws bars as tall as the counts', async () => {
    const chart = chartOf(
      ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04', '2025-02-01'],
      [0, 0, 0, 0, 0],
    );
    const { svg } = await render(chart);
    const heights = [...svg.matchAll(/ d="M[\d.]+,[\d.]+h[\d.]+v([\d.]+)h-[\d.]+Z" fill="#3e5cb3"/g)].map(
      ([, height]) => Number(height),
    );
    expect(palette.topic0[0]).toBe('#3e5cb3');
    expect(heights).toHaveLength(2);
    expect(heights[0]! / heights[1]!).toBeCloseTo(4, 6);
    expect(new Set(barWidths(svg, palette.topic0[0]).map((width) => width.toFixed(6))).size).toBe(1);
  });

  it('pales the bars of a period that is not over, and says so', () => {
    const overScene = scene(['2025-11-30', '2025-12-01'], [0, 0], '2025-12-16');
    const over = specOf(topicsOverTime, overScene);
    expect(table(overScene, 'bars').map(({ strength }) => Number(strength) < 1)).toEqual([false, true]);
    expect(table(overScene, 'bars').map(({ tooltip }) => tooltip)).toEqual([
      'Topic A, Nov 2025: 1 paper',
      'Topic A, Dec 2025: 1 paper so far',
    ]);
    expect(over.description).toContain('Dec 2025 is not over');
    expect(chartOf(['2025-11-30', '2025-12-01'], [0, 0], '2025-12-31').description).not.toContain('not over');
  });

  it('gives every topic a row, also one without a dated paper', () => {
    const rows = table(scene(['2025-01-01', ''], [0, 1]), 'names').map(({ label }) => label);
    expect(rows).toEqual(['All papers', 'Topic A', 'Topic B']);
  });

  it('is none when no paper has a year', () => {
    expect(topicsOverTime.isThere?.(scene(['', '--12-16'], [0, 0], '2025-12-16'))).toBe(false);
  });

  it('counts every paper of a list that gives years alone', () => {
    const rows = countsOf(scene(['2024', '2024', '2025'], [0, 0, 0]));
    expect(rows).toEqual([
      ['Topic A', '2024', 2],
      ['Topic A', '2025', 1],
    ]);
  });

  it('leads from a bar to its papers', () => {
    const bars = table(scene(['2020-01-01', '2023-02-01'], [0, 1]), 'bars');
    expect(bars.map(({ list }) => list)).toEqual([
      { only: [0], from: '2020-01-01', to: '2020-03-31' },
      { only: [1], from: '2023-01-01', to: '2023-03-31' },
    ]);
  });

  it('sets last year against this, what rises first', () => {
    const of: Scene = {
      ...scene(['2024-01-01', '2024-01-02', '2025-01-01', '2025-01-02'], [0, 0, 0, 1]),
      trends: {
        years: { before: 2024, last: 2025 },
        totals: { before: 2, last: 2 },
        topics: [
          { word: 'steady', before: 2, last: 1, change: -0.5 },
          { word: 'steady', before: 0, last: 1, change: 0.5 },
        ],
      },
    };
    expect(table(of, 'names').map(({ label }) => label)).toEqual(['All papers', 'Topic B', 'Topic A']);
    expect(table(of, 'years')).toMatchObject([
      { before: 0, last: 0.5, numbers: '0 → 1' },
      { before: 1, last: 0.5, numbers: '2 → 1' },
    ]);
    expect(table(of, 'years')[1]?.tooltip).toContain('(\u221250 points)');
    expect(topicsOverTime.caption(of, 0).description).toContain('2024 (ring) and 2025 (dot)');
  });
});

describe('sharesOverTime', () => {
  it('tells shares by year where a bin holds under twenty papers, and by bin where it holds more', () => {
    const few = scene(['2024-01-01', '2024-05-01', '2025-01-01', '2025-02-01'], [0, 1, 0, 0]);
    expect(table(few, 'bars', sharesOverTime).map(({ tooltip }) => tooltip)).toEqual([
      'Topic A, 2024: 50\u202f%, 1 of 2 papers',
      'Topic A, 2025: 100\u202f%, 2 of 2 papers',
      'Topic B, 2024: 50\u202f%, 1 of 2 papers',
    ]);
    const dates = Array.from({ length: 80 }, (_, i) => ['2024-12', '2025-01'][i % 2]!);
    const many = scene(
      dates,
      dates.map((_, i) => (i < 20 ? 1 : 0)),
    );
    expect(timeTable(many, 'shares')).toMatchObject({ unit: 'month', perBin: 40 });
    expect(sharesOverTime.caption(many, 0)).toMatchObject({
      title: 'Share of the papers of each month, by topic',
      description: 'One row a topic; the tallest bar is 75\u202f%.',
    });
  });
});
