import { describe, expect, it } from 'vitest';
import { specOf } from '../../pipeline/chart/chart.ts';
import { render } from '../../pipeline/chart/render.ts';
import { sweep } from '../../pipeline/chart/sweep.ts';
import type { Choice, Evidence } from '../../pipeline/types.ts';
import { drawn, type Row } from './specs.ts';

const one = (k: number, known: Partial<Evidence> = {}): Evidence => ({
  k,
  silhouette: 0.5,
  halves: 0.5,
  chance: { silhouette: 0.1, halves: 0.2 },
  seeds: 0.9,
  coherence: 0.1,
  diversity: 1,
  inertia: 10,
  smallestTopic: 3,
  ...known,
});

const choice = (k: number, evidence: readonly Evidence[]): Choice => ({
  k,
  reason: '',
  support: 'fair',
  coarser: null,
  finer: null,
  knee: null,
  evidence,
  flows: [],
});

const three = choice(3, [
  one(2, { silhouette: 0.5 }),
  one(3, { silhouette: 0.25 }),
  one(4, { silhouette: -0.125, halves: null }),
]);

const pointRows = (of: Choice, k = of.k): readonly Row[] =>
  sweep.rows({ k, choice: of }, 0).points as readonly Row[];

const pointsOf = (of: Choice, row: string): Record<string, unknown>[] =>
  pointRows(of).filter((point) => String(point.row).includes(row));

describe('sweep', () => {
  it('holds every value of every figure, and what chance gives where it is known', () => {
    expect(pointsOf(three, 'silhouette').map(({ k, value, chance }) => [k, value, chance])).toEqual([
      [2, 0.5, false],
      [2, 0.1, true],
      [3, 0.25, false],
      [3, 0.1, true],
      [4, -0.125, false],
      [4, 0.1, true],
    ]);
    expect(pointsOf(three, 'halves').filter(({ chance }) => chance === false)).toHaveLength(2);
    expect(pointsOf(three, 'coherence').map(({ value }) => value)).toEqual([0.1, 0.1, 0.1]);
  });

  it('places values of a row in proportion, higher ones above', () => {
    const [two, , middle, , four] = pointsOf(three, 'silhouette').map(({ at }) => Number(at));
    expect(two!).toBeLessThan(middle!);
    expect((middle! - two!) / (four! - middle!)).toBeCloseTo(0.25 / 0.375, 6);
  });

  it('keeps rows apart', () => {
    const rows = new Map<unknown, number[]>();
    for (const { row, at } of pointRows(three)) {
      rows.set(row, [...(rows.get(row) ?? []), Number(at)]);
    }
    const spans = [...rows.values()].map((at) => [Math.min(...at), Math.max(...at)] as const);
    expect(spans.length).toBe(7);
    spans.slice(1).forEach(([top], i) => {
      expect(top).toBeGreaterThan(spans[i]![1]);
    });
  });

  it('writes the values of the chosen number alone', () => {
    const labelled = pointRows(three).filter(({ label }) => label !== '');
    expect(new Set(labelled.map(({ k }) => k))).toEqual(new Set([3]));
    expect(labelled.map(({ label }) => label)).toEqual(['0.25', '0.50', '0.90', '0.10', '1.00', '10', '3']);
  });

  it('writes those of another number where that is shown, and rings the one recommended', () => {
    const points = pointRows(three, 2);
    expect(new Set(points.filter(({ label }) => label !== '').map(({ k }) => k))).toEqual(new Set([2]));
    expect(new Set(points.filter(({ recommended }) => recommended).map(({ k }) => k))).toEqual(new Set([3]));
  });

  it('leaves out a figure that is known for no number of topics', () => {
    const without = choice(2, [one(2, { coherence: null }), one(3, { coherence: null })]);
    expect(pointsOf(without, 'coherence')).toEqual([]);
  });

  it('is drawn, also for a single number of topics', async () => {
    for (const of of [three, choice(2, [one(2)]), choice(1, [one(1, { halves: null, seeds: null })])]) {
      const { svg } = await render(specOf(sweep, { k: of.k, choice: of }));
      expect(drawn(svg, 'point')).toBeGreaterThan(3);
      expect(svg).not.toContain('NaN');
    }
  });
});
