import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRand, everyPair, meanAgreement } from '../../pipeline/evaluate/agreement.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';

const rand = (a: readonly number[], b: readonly number[]): number =>
  adjustedRand(Int32Array.from(a), Int32Array.from(b));

/** Two partitions of the same papers, into at most five groups each. */
const two = fc
  .array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { maxLength: 30 })
  .map((pairs) => [pairs.map(([a]) => a), pairs.map(([, b]) => b)] as const);

describe('adjustedRand', () => {
  it.each([
    ['three groups against two', [0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2], 0.242424242],
    ['a paper moved', [0, 0, 0, 0, 1, 1, 1, 2, 2], [0, 0, 0, 1, 1, 1, 1, 2, 2], 0.584615385],
    ['groups cut across', [0, 0, 1, 1], [0, 1, 0, 1], -0.5],
    ['groups cut in two', [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 2, 2, 3, 3], 0.363636364],
    [
      'groups of many sizes',
      [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3],
      [2, 2, 2, 0, 0, 2, 1, 1, 3, 1, 0, 0, 3, 3, 1],
      0.388888889,
    ],
  ])('is what scikit-learn finds for %s', (_, a, b, expected) => {
    // scikit-learn 1.2.1: adjusted_rand_score(a, b).
    expect(rand(a, b)).toBeCloseTo(expected, 8);
  });

  it('is 1 where both put all papers together, or all apart, and 0 where one does each', () => {
    expect(rand([0, 0, 0], [0, 0, 0])).toBe(1);
    expect(rand([0, 1, 2], [2, 0, 1])).toBe(1);
    expect(rand([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
    expect(rand([0, 0, 0, 0], [0, 0, 1, 1])).toBe(0);
    const many = new Int32Array(20_000);
    expect(adjustedRand(many, many)).toBe(1);
  });

  it('is 1 for one paper and for none', () => {
    expect(rand([0], [0])).toBe(1);
    expect(rand([0], [3])).toBe(1);
    expect(rand([], [])).toBe(1);
  });

  it('is 1 for a partition and the same one numbered otherwise', () => {
    const anew = fc.constantFrom([3, 1, 4, 0, 2], [7, 0, 5, 2, 11], [4, 3, 2, 1, 0]);
    fc.assert(
      fc.property(two, anew, ([a], numbers) => {
        const other = a.map((group) => numbers[group]!);
        expect(rand(a, other)).toBe(1);
      }),
    );
  });

  it('is that of the pairs counted one by one, symmetric, never NaN and at most 1', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const found = rand(a, b);
        expect(found).toBeCloseTo(pairByPair(a, b), 10);
        expect(rand(b, a)).toBe(found);
        expect(found).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is about 0 on average for partitions by chance, however unequal their groups', () => {
    const random = seededRandom(1);
    let sum = 0;
    for (let times = 0; times < 400; times++) {
      const draw = (k: number): number[] =>
        Array.from({ length: 40 }, () => random.below(1 + random.below(k)));
      sum += rand(draw(4), draw(7));
    }
    expect(Math.abs(sum / 400)).toBeLessThan(0.01);
  });

  it('leaves its input untouched', () => {
    const [a, b] = [Int32Array.of(0, 1, 1), Int32Array.of(2, 0, 2)];
    adjustedRand(a, b);
    expect([[...a], [...b]]).toEqual([
      [0, 1, 1],
      [2, 0, 2],
    ]);
  });
});

describe('meanAgreement', () => {
  const thirds = Int32Array.of(0, 0, 1, 1, 2, 2);
  const halves = Int32Array.of(0, 0, 0, 1, 1, 1);

  it('is the mean over pairs', () => {
    const found = meanAgreement([
      [thirds, halves],
      [thirds, thirds],
    ]);
    expect(found).toBeCloseTo((0.242424242 + 1) / 2, 8);
  });

  it('is null where there is no pair, as of a single partition', () => {
    expect(meanAgreement([])).toBeNull();
    expect(everyPair([thirds])).toEqual([]);
  });

  it('of every pair takes each two once', () => {
    const [a, b, c] = [thirds, halves, Int32Array.of(5)];
    expect(everyPair([a, b, c])).toEqual([
      [a, b],
      [a, c],
      [b, c],
    ]);
  });
});

/** The same index from the four kinds of pairs: in one group by both, by one, by the other, by neither. */
function pairByPair(a: readonly number[], b: readonly number[]): number {
  let [both, first, second, neither] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      if (a[i] === a[j] && b[i] === b[j]) both++;
      else if (a[i] === a[j]) first++;
      else if (b[i] === b[j]) second++;
      else neither++;
    }
  }
  const scale = (both + first) * (first + neither) + (both + second) * (second + neither);
  return scale === 0 ? 1 : (2 * (both * neither - first * second)) / scale;
}
