import { describe, expect, it } from 'vitest';
import { nearestCentres } from '../../pipeline/cluster/nearest.ts';
import { squaredLengths, unitRows } from '../../pipeline/linalg/dense.ts';
import { compiledNearest, plainNearest } from '../../pipeline/linalg/nearest.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import type { DenseMatrix } from '../../pipeline/types.ts';
import { dense, toRows } from '../matrices.ts';

const engines = [
  ['WebAssembly', compiledNearest],
  ['JavaScript', plainNearest],
] as const;

function anywhere(n: number, d: number, seed: number): DenseMatrix {
  const random = seededRandom(seed);
  return dense(Array.from({ length: n }, () => Array.from({ length: d }, () => random.next() * 2 - 1)));
}

const longestOf = (...all: DenseMatrix[]): number =>
  Math.sqrt(Math.max(...all.flatMap((one) => [...squaredLengths(one)])));

describe.each(engines)('nearest rows by %s', (_, nearest) => {
  it('are the first of those equally near, with how far the next is behind', () => {
    const a = dense([
      [1, 0],
      [0, 2],
      [0, 0],
      [2, 2],
    ]);
    const b = dense([
      [0, 2],
      [2, 0],
      [0, 2],
    ]);
    const { best, gap, doubt } = nearest(a, b, 4);
    // A unit is 1/8000: products less half squares are 2 at [1, 0] by [2, 0], else -2; 4 and 4 at [2, 2] by all.
    expect([...best]).toEqual([1, 0, 0, 0]);
    expect([...gap]).toEqual([2 * 8000 ** 2, 0, 0, 0]);
    expect(doubt).toBeLessThan(8000 ** 2 / 100);
  });

  it('are the only row there is, beyond doubt, and none of none', () => {
    const { best, gap, doubt } = nearest(anywhere(5, 3, 1), dense([[1, 1, 1]]), 2);
    expect([...best]).toEqual([0, 0, 0, 0, 0]);
    expect(gap.every((one) => one > doubt)).toBe(true);
    expect(
      nearest({ rows: 0, cols: 3, values: new Float32Array(0) }, dense([[1, 1, 1]]), 2).best,
    ).toHaveLength(0);
    const none = { rows: 2, cols: 0, values: new Float32Array(0) };
    expect([...nearest(none, none, 0).best]).toEqual([0, 0]);
  });

  it('are in doubt where rounding makes another row the nearest', () => {
    // The longest row is 32,000 units. These round to 0, -far and far + 1, though the last is nearer by a hundredth.
    for (const far of [10, 100, 1000, 10_000, 31_000]) {
      const at = (units: number): number[] => [units / 32_000, 0];
      const { best, gap, doubt } = nearest(dense([at(0.49)]), dense([at(-far - 0.02), at(far + 0.99)]), 1);
      expect(best[0]).toBe(0);
      expect(gap[0]).toBeGreaterThan(far / 2);
      expect(gap[0]).toBeLessThanOrEqual(doubt);
    }
  });

  it('are all in doubt where rows are too short for any scale', () => {
    const short = dense([[2e-36, 1e-36, 0, 0, 0, 0, 0, 0]]);
    const others = dense([
      [1e-36, 0, 0, 0, 0, 0, 0, 0],
      [5e-36, 5e-36, 0, 0, 0, 0, 0, 0],
    ]);
    const { gap, doubt } = nearest(short, others, longestOf(short, others));
    expect(gap[0]!).toBeLessThanOrEqual(doubt);
    expect([...nearestCentres(short, others)]).toEqual([0]);
  });

  it('are right wherever the gap is above doubt, for lengths and numbers of all sizes', () => {
    let sure = 0;
    let all = 0;
    for (const [n, d, k, size] of [
      [300, 1, 9, 1],
      [300, 7, 8, 1e-6],
      [300, 60, 40, 1],
      [300, 61, 33, 1e6],
      [40, 3000, 5, 1],
    ] as const) {
      const a = anywhere(n, d, d);
      const points = d === 60 ? unitRows(a) : { ...a, values: a.values.map((value) => value * size) };
      // Some that differ by hardly anything from others.
      const centres = dense(
        Array.from({ length: k }, (_, j) =>
          toRows(points)[j % 4 === 3 ? j - 1 : j]!.map((value, t) =>
            j % 4 === 3 && t === 0 ? value * (1 + 1e-6) : value,
          ),
        ),
      );
      const { best, gap, doubt } = nearest(points, centres, longestOf(points, centres));
      const rows = toRows(centres);
      toRows(points).forEach((row, i) => {
        const distances = rows.map((other) =>
          other.reduce((sum, value, t) => sum + (value - row[t]!) ** 2, 0),
        );
        all++;
        if (gap[i]! <= doubt) return;
        sure++;
        expect(best[i]).toBe(distances.indexOf(Math.min(...distances)));
      });
    }
    expect([sure > all / 3, sure < all]).toEqual([true, true]);
  });
});
