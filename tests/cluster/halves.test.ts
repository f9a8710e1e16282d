import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halves } from '../../pipeline/cluster/halves.ts';
import { adjustedRand } from '../../pipeline/evaluate/agreement.ts';
import { unitRows } from '../../pipeline/linalg/dense.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import type { DenseMatrix } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';

/** Points close to one of `k` directions at right angles, by turns. */
function heaps(n: number, k: number, seed = 1): DenseMatrix {
  const random = seededRandom(seed);
  const coordinate = (i: number, j: number): number => (i % k === j ? 1 : 0) + (random.next() - 0.5) / 5;
  return unitRows(
    dense(Array.from({ length: n }, (_, i) => Array.from({ length: k }, (__, j) => coordinate(i, j)))),
  );
}

/** Points that lie anywhere. */
function anywhere(n: number, d: number, seed = 1): DenseMatrix {
  const random = seededRandom(seed);
  return unitRows(
    dense(Array.from({ length: n }, () => Array.from({ length: d }, () => random.next() * 2 - 1))),
  );
}

const turns = (n: number, k: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i % k);

describe('halves', () => {
  it.each([2, 3, 6])('agree entirely on %d heaps that lie apart, and find them', (k) => {
    const divisions = halves(heaps(60, k), k, 5, seededRandom(1));
    expect(divisions).toHaveLength(5);
    for (const [one, other] of divisions) {
      expect(adjustedRand(one, other)).toBe(1);
      expect(adjustedRand(one, turns(60, k))).toBe(1);
    }
  });

  it('agree little where there are no heaps', () => {
    const divisions = halves(anywhere(200, 12), 8, 5, seededRandom(1));
    for (const [one, other] of divisions) expect(adjustedRand(one, other)).toBeLessThan(0.4);
  });

  it('are none where a half has fewer papers than there are topics', () => {
    expect(halves(heaps(5, 3), 3, 4, seededRandom(1))).toEqual([]);
    expect(halves(heaps(6, 3), 3, 4, seededRandom(1))).toHaveLength(4);
    expect(halves(heaps(7, 3), 3, 4, seededRandom(1))).toHaveLength(4);
    expect(halves(heaps(6, 3), 3, 0, seededRandom(1))).toEqual([]);
  });

  it('give every paper one of k topics, however many papers there are and alike', () => {
    const coordinate = fc.integer({ min: -1, max: 1 });
    const rows = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(rows, fc.nat(), (papers, pick) => {
        const k = 1 + (pick % Math.floor(papers.length / 2));
        const divisions = halves(unitRows(dense(papers)), k, 2, seededRandom(pick));
        expect(divisions).toHaveLength(2);
        for (const partition of divisions.flat()) {
          expect(partition).toHaveLength(papers.length);
          expect(partition.every((topic) => topic >= 0 && topic < k)).toBe(true);
        }
      }),
    );
  });

  it('put papers alike into one topic', () => {
    const points = anywhere(20, 3);
    const twice = dense(
      Array.from({ length: 40 }, (_, i) => [...points.values.subarray((i >> 1) * 3, ((i >> 1) + 1) * 3)]),
    );
    for (const partition of halves(twice, 4, 3, seededRandom(1)).flat()) {
      expect(partition.filter((_, i) => i % 2 === 0)).toEqual(partition.filter((_, i) => i % 2 === 1));
    }
  });

  it('are divided by chance, another way each time', () => {
    const all = halves(anywhere(60, 6), 5, 4, seededRandom(1)).flat();
    expect(new Set(all.map(String)).size).toBe(8);
  });

  it('are the same for the same seed, others for another, and a division is the same among few and many', () => {
    const points = anywhere(60, 6);
    const once = halves(points, 5, 3, seededRandom(4));
    expect(halves(anywhere(60, 6), 5, 3, seededRandom(4))).toEqual(once);
    expect(halves(points, 5, 3, seededRandom(5))).not.toEqual(once);
    expect(halves(anywhere(60, 6), 5, 1, seededRandom(4))).toEqual(once.slice(0, 1));
    expect(halves(points, 5, 1, seededRandom(4))).toEqual(once.slice(0, 1));
    expect(points).toEqual(anywhere(60, 6));
  });

  it('are the same whatever numbers of topics were looked for before', () => {
    const points = anywhere(300, 6);
    for (const k of [5, 12, 3])
      expect(halves(points, k, 2, seededRandom(4))).toEqual(halves(anywhere(300, 6), k, 2, seededRandom(4)));
  });

  it('look at a part of more than 4,000 papers and give a topic to every one', () => {
    const divisions = halves(heaps(4501, 3), 3, 1, seededRandom(1));
    for (const partition of divisions.flat()) {
      expect(partition).toHaveLength(4501);
      expect(adjustedRand(partition, turns(4501, 3))).toBe(1);
    }
  });
});
