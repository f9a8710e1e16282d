import { describe, expect, it } from 'vitest';
import { zeros } from '../../pipeline/linalg/dense.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import { layout, neighboursIn } from '../../pipeline/reduce/layout.ts';
import type { DenseMatrix } from '../../pipeline/types.ts';
import { dense, toRows } from '../matrices.ts';

/** Papers about two directions at right angles, by turns: those of even number about the first. */
function twoGroups(n: number): DenseMatrix {
  const random = seededRandom(11);
  const noise = (): number => 0.3 * (random.next() - 0.5);
  return dense(
    Array.from({ length: n }, (_, i) =>
      i % 2 === 0 ? [1, noise(), noise(), noise()] : [noise(), 1, noise(), noise()],
    ),
  );
}

function expectInUnitSquare(places: DenseMatrix, n: number): void {
  expect([places.rows, places.cols, places.values.length]).toEqual([n, 2, 2 * n]);
  for (const value of places.values) expect(value >= 0 && value <= 1, `${value}`).toBe(true);
}

function expectGroupsApart(places: DenseMatrix): void {
  const rows = toRows(places);
  const middle = (parity: number): number[] => {
    const members = rows.filter((_, i) => i % 2 === parity);
    return [0, 1].map((axis) => members.reduce((sum, row) => sum + row[axis]!, 0) / members.length);
  };
  const middles = [middle(0), middle(1)];
  const distance = (row: readonly number[], to: readonly number[]): number =>
    Math.hypot(row[0]! - to[0]!, row[1]! - to[1]!);
  rows.forEach((row, i) => {
    const own = distance(row, middles[i % 2]!);
    expect(own, `paper ${i}`).toBeLessThan(distance(row, middles[1 - (i % 2)]!));
  });
}

describe('layout', () => {
  it.each([0, 1, 2, 3, 4, 5, 60])('places %d papers in the unit square', async (n) => {
    expectInUnitSquare(await layout(twoGroups(n), seededRandom(1)), n);
  });

  it('sets fewer than four papers side by side', async () => {
    const places = async (n: number): Promise<number[][]> =>
      toRows(await layout(twoGroups(n), seededRandom(1)));
    expect(await places(1)).toEqual([[0.5, 0.5]]);
    expect(await places(2)).toEqual([
      [Math.fround(1 / 3), 0.5],
      [Math.fround(2 / 3), 0.5],
    ]);
    expect(await places(3)).toEqual([
      [0.25, 0.5],
      [0.5, 0.5],
      [0.75, 0.5],
    ]);
  });

  it('fills the longer side and stands in the middle of the shorter one', async () => {
    const rows = toRows(await layout(twoGroups(60), seededRandom(1)));
    const sides = [0, 1].map((axis) => {
      const values = rows.map((row) => row[axis]!);
      return { low: Math.min(...values), high: Math.max(...values) };
    });
    for (const { low, high } of sides) expect((low + high) / 2).toBeCloseTo(0.5, 5);
    expect(Math.max(...sides.map(({ low, high }) => high - low))).toBeCloseTo(1, 5);
  });

  it('sets every paper nearer to its own of two groups than to the other', async () => {
    expectGroupsApart(await layout(twoGroups(60), seededRandom(1)));
  });

  it('places the papers outside the sample among their nearest', async () => {
    const places = await layout(twoGroups(60), seededRandom(1), { sample: 24 });
    expectInUnitSquare(places, 60);
    expectGroupsApart(places);
    expect(places).not.toEqual(await layout(twoGroups(60), seededRandom(1)));
  });

  it('finds the same neighbours in parts as all at once', async () => {
    const embedding = twoGroups(60);
    const inParts = await layout(embedding, seededRandom(1), {
      sample: 24,
      find: async (search, rows) => {
        const find = neighboursIn(search);
        return [find({ from: 0, to: 7 }), find({ from: 7, to: 8 }), find({ from: 8, to: rows })];
      },
    });
    expect(inParts).toEqual(await layout(embedding, seededRandom(1), { sample: 24 }));
  });

  it.each([60, 24])(
    'gives the same bytes for the same seed and leaves its input untouched, sample %d',
    async (sample) => {
      const embedding = twoGroups(60);
      const once = await layout(embedding, seededRandom(4), { sample });
      expect(await layout(twoGroups(60), seededRandom(4), { sample })).toEqual(once);
      expect(await layout(embedding, seededRandom(5), { sample })).not.toEqual(once);
      expect(embedding).toEqual(twoGroups(60));
    },
  );

  it.each([
    ['of one dimension', dense([[1], [1], [-1], [1], [-1]])],
    ['that are all alike', dense(new Array(5).fill([0.6, 0.8]))],
    [
      'of which some have no words',
      dense([
        [0, 0],
        [1, 0],
        [0, 1],
        [0, 0],
        [1, 1],
      ]),
    ],
    ['of which none has words', zeros(5, 0)],
  ])('places papers %s', async (_, embedding) => {
    expectInUnitSquare(await layout(embedding, seededRandom(1)), 5);
  });
});
