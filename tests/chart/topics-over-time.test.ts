import { describe, expect, it } from 'vitest';
import { type ChartSpec, specOf } from '../../pipeline/chart/chart.ts';
import { render } from '../../pipeline/chart/render.ts';
import { sceneOf } from '../../pipeline/chart/scene.ts';
import { palette } from '../../pipeline/chart/theme.ts';
import { topicsOverTime } from '../../pipeline/chart/topics-over-time.ts';
import type { Scene } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';
import { clustering, paper, six, topic } from './examples.ts';
import { barWidths, tables } from './specs.ts';

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

const countsOf = ({ spec }: ChartSpec): unknown[] =>
  tables(spec)[0]?.map(({ topic: name, period, papers }) => [name, period, papers]) ?? [];

describe('topicsOverTime', () => {
  it('counts papers by topic and month, without those of an unknown year', () => {
    expect(countsOf(specOf(topicsOverTime, sceneOf(six)))).toEqual([
      ['Program synthesis', 'Nov 2024', 2],
      ['Program synthesis', 'Feb 2025', 2],
      ['Diffusion "images" & <video>', 'Dec 2024', 1],
    ]);
  });

  it('counts by quarter and by year where the papers span more', () => {
    expect(countsOf(chartOf(['2020-01-01', '2023-02-01', '2023-03-31', '2023-04'], [0, 0, 0, 0]))).toEqual([
      ['Topic A', '2020 Q1', 1],
      ['Topic A', '2023 Q1', 2],
      ['Topic A', '2023 Q2', 1],
    ]);
    expect(countsOf(chartOf(['1999', '2023-02-01', '2023', '2023-12-31'], [1, 0, 1, 0]))).toEqual([
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
    const over = chartOf(['2025-11-30', '2025-12-01'], [0, 0], '2025-12-16');
    expect(tables(over.spec)[0]?.map(({ strength }) => Number(strength) < 1)).toEqual([false, true]);
    expect(tables(over.spec)[0]?.map(({ tooltip }) => tooltip)).toEqual([
      'Topic A, Nov 2025: 1 paper',
      'Topic A, Dec 2025: 1 paper so far',
    ]);
    expect(over.description).toContain('Dec 2025 is not over');
    expect(chartOf(['2025-11-30', '2025-12-01'], [0, 0], '2025-12-31').description).not.toContain('not over');
  });

  it('gives every topic a row, also one without a dated paper', () => {
    const rows = tables(chartOf(['2025-01-01', ''], [0, 1]).spec)[1]?.map(({ label }) => label);
    expect(rows).toEqual(['Topic A', 'Topic B']);
  });

  it('is none when no paper has a year', () => {
    expect(topicsOverTime.isThere?.(scene(['', '--12-16'], [0, 0], '2025-12-16'))).toBe(false);
  });

  it('counts every paper of a list that gives years alone', () => {
    const rows = countsOf(chartOf(['2024', '2024', '2025'], [0, 0, 0]));
    expect(rows).toEqual([
      ['Topic A', '2024', 2],
      ['Topic A', '2025', 1],
    ]);
  });
});
