import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shared } from '../../pipeline/evaluate/flows.ts';
import { matching, sizesOf } from '../../pipeline/evaluate/matching.ts';
import { type Partition, partition, partitions, together } from './partitions.ts';

/** Papers that stay in their topic. */
function kept(before: Partition, after: Partition, from: Int32Array): number {
  const common = shared(before, after);
  return Array.from(from, (topic, other) => (topic < 0 ? 0 : common[topic * after.k + other]!)).reduce(
    (sum, papers) => sum + papers,
    0,
  );
}

/** The most that any one-to-one matching keeps, by trying them all. */
function most(before: Partition, after: Partition): number {
  const common = shared(before, after);
  const best = (other: number, free: ReadonlySet<number>): number => {
    if (other === after.k) return 0;
    const taken = [...free].map(
      (topic) =>
        common[topic * after.k + other]! + best(other + 1, new Set([...free].filter((one) => one !== topic))),
    );
    return Math.max(best(other + 1, free), ...taken);
  };
  return best(0, new Set(Array.from({ length: before.k }, (_, topic) => topic)));
}

describe('matching', () => {
  it('keeps as many papers as it can, even where the largest share must go', () => {
    // 50 of the first topic's 95 papers are in X and 45 in Y; 49 of the second's are in X: 45 + 49 beats 50.
    const [before, after] = together([
      [0, 0, 50],
      [0, 1, 45],
      [1, 0, 49],
    ]);
    expect([...matching(before, after)]).toEqual([1, 0]);
  });

  it('among equals goes on in the topics that are most alike', () => {
    // Two papers of the first topic are all of Y, and two a half of X.
    const [before, after] = together([
      [0, 0, 2],
      [0, 1, 2],
      [1, 0, 2],
      [1, 2, 5],
    ]);
    expect([...matching(before, after)]).toEqual([-1, 0, 1]);
  });

  it('leaves new topics without an origin, and ends topics that have no heir', () => {
    const finer = partition(3, [0, 0, 0, 1, 1, 2]);
    const coarser = partition(2, [0, 0, 0, 1, 1, 1]);
    expect([...matching(coarser, finer)]).toEqual([0, 1, -1]);
    expect([...matching(finer, coarser)]).toEqual([0, 1]);
  });

  it('never joins topics without a paper in common', () => {
    // Both topics are parts of the first, and the second has none of their papers.
    const before = partition(2, [0, 0, 0, 1]);
    const after = partition(3, [0, 0, 1, 2]);
    expect([...matching(before, after)]).toEqual([0, -1, 1]);
    const [one, other] = together([
      [0, 0, 3],
      [0, 1, 2],
      [1, 2, 1],
      [2, 2, 1],
    ]);
    expect([...matching(one, other)].filter((topic) => topic < 0)).toHaveLength(1);
  });

  it('is the identity from a clustering to itself', () => {
    const one = partition(4, [3, 0, 1, 0, 2, 0, 1]);
    expect([...matching(one, one)]).toEqual([0, 1, 2, 3]);
  });

  it('is one to one, joins what has papers in common, and keeps as many papers as any other could', () => {
    fc.assert(
      fc.property(partitions([5, 4]), ([before, after]) => {
        const from = matching(before!, after!);
        const joined = [...from].filter((topic) => topic >= 0);
        expect(from).toHaveLength(after!.k);
        expect(new Set(joined).size).toBe(joined.length);
        const common = shared(before!, after!);
        from.forEach((topic, other) => {
          if (topic >= 0) expect(common[topic * after!.k + other]).toBeGreaterThan(0);
        });
        expect(kept(before!, after!, from)).toBe(most(before!, after!));
      }),
    );
  });
});

describe('sizesOf', () => {
  it('counts the papers of each topic', () => {
    expect([...sizesOf(partition(3, [0, 2, 0, 0]))]).toEqual([3, 0, 1]);
  });
});
