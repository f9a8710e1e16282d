import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearIndex } from '../../pipeline/clean/near.ts';
import { resemblance } from '../../pipeline/clean/shingles.ts';

const set = (values: Iterable<number>): Uint32Array => Uint32Array.from(new Set(values)).sort();

describe('the index of near texts', () => {
  it('misses no pair at or above its threshold', () => {
    // Few values, so that many sets are alike and every value is in many of them.
    const sets = fc.array(fc.array(fc.nat(25), { maxLength: 20 }).map(set), { maxLength: 15 });
    fc.assert(
      fc.property(sets, fc.constantFrom(0.3, 0.5, 0.7, 0.9, 1), (all, threshold) => {
        const index = nearIndex(all, threshold);
        all.forEach((one, i) => {
          const near = index.near(i);
          all.slice(0, i).forEach((other, j) => {
            if (resemblance(one, other) >= threshold && one.length > 0) expect(near).toContain(j);
          });
          index.enter(i);
        });
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('names only texts that were entered', () => {
    const one = set([1, 2, 3]);
    const index = nearIndex([one, one, one], 0.7);
    expect(index.near(2)).toEqual([]);
    index.enter(1);
    expect(index.near(2)).toEqual([1]);
  });

  it('names none that share nothing, or are too short to be alike', () => {
    const index = nearIndex(
      [set([1, 2, 3]), set([4, 5, 6]), set(Array.from({ length: 9 }, (_, i) => i))],
      0.7,
    );
    index.enter(0);
    expect(index.near(1)).toEqual([]);
    expect(index.near(2)).toEqual([]);
  });

  it('names at most a fixed number of texts made of one template', () => {
    const own = Array.from({ length: 1000 }, (_, i) => set([1, 2, 3, 4, 5, 6, 7, 1000 + i]));
    const index = nearIndex(own, 0.7);
    own.forEach((_, i) => {
      index.enter(i);
    });
    expect(index.near(999).length).toBeLessThanOrEqual(120);
  });
});
