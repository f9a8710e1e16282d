import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseK,
  defaultRange,
  figures,
  grid,
  isSupported,
  knee,
  standsOut,
  supportOf,
} from '../../pipeline/evaluate/choose.ts';
import type { Evidence, Flow } from '../../pipeline/types.ts';

/** Evidence for `k` that stands out by `above`, where shuffled words give nothing. */
function found(k: number, above: number, known: Partial<Evidence> = {}): Evidence {
  return {
    k,
    silhouette: above,
    halves: above,
    chance: { silhouette: 0, halves: 0 },
    seeds: 1,
    coherence: 0,
    diversity: 1,
    inertia: 1,
    smallestTopic: 10,
    ...known,
  };
}

/** Evidence for 2, 3, 4 ... topics that stand out by so much. */
const swept = (...above: number[]): Evidence[] => above.map((value, i) => found(i + 2, value));

/** Evidence for 2, 3, 4 ... topics of this inertia. */
const bending = (...inertias: number[]): Evidence[] =>
  inertias.map((inertia, i) => found(i + 2, 0.5, { inertia }));

describe('defaultRange', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 1],
    [2, 2, 2],
    [5, 2, 2],
    [12, 2, 3],
    [47, 2, 11],
    [48, 2, 12],
    [54, 2, 12],
    // 1.2 sqrt 108 = 12.47, 1.2 sqrt 109 = 12.53.
    [108, 2, 12],
    [109, 2, 13],
    [240, 2, 19],
    [1000, 2, 38],
    // 1.2 sqrt 1083 = 39.49, 1.2 sqrt 1084 = 39.51.
    [1083, 2, 39],
    [1084, 2, 40],
    [27_000, 2, 40],
    [1_000_000, 2, 40],
  ])('of %d papers is %d to %d', (papers, from, to) => {
    expect(defaultRange(papers)).toEqual({ from, to });
  });
});

describe('grid', () => {
  it('tries all numbers up to 20, then ever larger steps, larger for many papers, and the last', () => {
    expect(grid(2, 5, 100)).toEqual([2, 3, 4, 5]);
    expect(grid(17, 21, 100)).toEqual([17, 18, 19, 20, 21]);
    expect(grid(18, 40, 20_000)).toEqual([18, 19, 20, 22, 24, 26, 29, 32, 35, 39, 40]);
    expect(grid(10, 40, 20_001)).toEqual([10, 11, 12, 14, 16, 18, 20, 23, 26, 29, 33, 37, 40]);
    expect(grid(7, 7, 100)).toEqual([7]);
  });

  it('begins and ends where it is told, ascends without repeats, and leaves no gap of more than a tenth', () => {
    const border = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(border, border, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const ks = grid(from, to, 10_000);
        expect([ks[0], ks.at(-1)]).toEqual([from, to]);
        ks.slice(1).forEach((k, i) => {
          const before = ks[i]!;
          expect(k).toBeGreaterThan(before);
          expect(k - before).toBeLessThanOrEqual(before < 20 ? 1 : before / 10 + 0.5);
        });
      }),
    );
  });
});

describe('standsOut', () => {
  it('is the geometric mean of what silhouette and halves have above chance', () => {
    const chance = { silhouette: 0.2, halves: 0.5 };
    expect(standsOut(found(3, 0, { silhouette: 0.6, halves: 0.6, chance }))).toBeCloseTo(0.2, 10);
    expect(standsOut(found(3, 0.25))).toBe(0.25);
    expect(standsOut(found(3, 0.25, { chance: { silhouette: 0, halves: null } }))).toBe(0.25);
  });

  it('is 0 where either is no better than chance, both are worse, or the halves are not known', () => {
    const chance = { silhouette: 0.2, halves: 0.5 };
    expect(standsOut(found(3, 0, { silhouette: 0.1, halves: 0.9, chance }))).toBe(0);
    expect(standsOut(found(3, 0, { silhouette: 0.9, halves: 0.5, chance }))).toBe(0);
    expect(standsOut(found(3, 0, { silhouette: 0.1, halves: 0.1, chance }))).toBe(0);
    expect(standsOut(found(3, 0, { silhouette: 0.9, halves: null, chance }))).toBe(0);
  });
});

describe('support', () => {
  it('is firm from 0.8 of agreement between halves, fair from 0.5, weak below', () => {
    const at = (halves: number): string => supportOf(found(3, 0.5, { halves }));
    expect([1, 0.8, 0.799, 0.5, 0.499, 0.1].map(at)).toEqual([
      'firm',
      'firm',
      'fair',
      'fair',
      'weak',
      'weak',
    ]);
  });

  it('takes a silhouette 0.03 above chance and halves 0.1 above it', () => {
    const above = (silhouette: number, halves: number | null): boolean =>
      isSupported(found(3, 0, { silhouette, halves }));
    expect([above(0.03, 0.1), above(0.029, 1), above(1, 0.099), above(1, null)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('is none where shuffled words do as well, however well that is', () => {
    const asWell = found(3, 0.9, { chance: { silhouette: 0.9, halves: 0.9 } });
    const apartOnly = found(3, 0.9, { chance: { silhouette: 0.1, halves: 0.85 } });
    expect([supportOf(asWell), supportOf(apartOnly)]).toEqual(['none', 'none']);
  });
});

describe('figures', () => {
  it('says what was found, what chance gives, and what follows', () => {
    const one = found(3, 0, { silhouette: 0.391, halves: 0.389, chance: { silhouette: 0.23, halves: 0.22 } });
    expect(figures(one)).toBe(
      'silhouette 0.39 where chance gives 0.23, two halves of the list agree at 0.39 where it gives 0.22; weak evidence',
    );
  });

  it('is silent about halves where they are not known', () => {
    expect(figures(found(3, 0.5, { halves: null }))).toBe(
      'silhouette 0.50 where chance gives 0.00; no evidence',
    );
  });
});

describe('chooseK', () => {
  it('takes a clear peak and says by how much it stands out', () => {
    const evidence = swept(0.3, 0.611, 0.4);
    const choice = chooseK(evidence, 100);
    expect(choice).toMatchObject({ k: 3, support: 'fair', evidence });
    expect(choice.reason).toBe(
      'of 2 to 4 topics, 3 stand out from chance about as far as any: silhouette 0.61 where chance gives 0.00, two halves of the list agree at 0.61 where it gives 0.00; fair evidence',
    );
  });

  it('takes the largest k that stands out by 97 % of the best at least', () => {
    expect(chooseK(swept(0.2, 0.5, 0.49, 0.486, 0.48), 100).k).toBe(5);
    expect(chooseK(swept(0.2, 0.5, 0.4, 0.49, 0.2), 100).k).toBe(5);
    expect(chooseK(swept(0.2, 0.484, 0.4, 0.5, 0.2), 100).k).toBe(5);
    expect(chooseK(swept(0.5, 0.5, 0.5, 0.484), 100).k).toBe(4);
  });

  it('takes the smallest k that stands out by 90 % of the best where the evidence is weak, and says so', () => {
    expect(chooseK(swept(0.2, 0.37, 0.49, 0.442, 0.45), 100).k).toBe(4);
    expect(chooseK(swept(0.2, 0.442, 0.49, 0.49, 0.2), 100).k).toBe(3);
    expect(chooseK(swept(0.4, 0.4, 0.4), 100)).toMatchObject({ k: 2, support: 'weak' });
    expect(chooseK(swept(0.4, 0.4, 0.4), 100).reason).toMatch(
      /^of 2 to 4 topics, 2 are the fewest that stand out from chance nearly as far as any: .*; weak evidence$/,
    );
    // The best of these is fair, if barely.
    expect(chooseK(swept(0.48, 0.49, 0.5, 0.49), 100)).toMatchObject({ k: 5, support: 'weak' });
  });

  it('goes by what stands out from chance, not by the silhouette alone', () => {
    const chance = { silhouette: 0.6, halves: 0.1 };
    expect(chooseK([found(2, 0.5), found(3, 0.7, { chance })], 100).k).toBe(2);
  });

  it('passes over topics of fewer than three papers where there is an answer without', () => {
    const tiny = [found(2, 0.3), found(3, 0.4, { smallestTopic: 3 }), found(4, 0.9, { smallestTopic: 2 })];
    expect(chooseK(tiny, 100)).toMatchObject({ k: 3, finer: null });
    expect(chooseK(tiny.slice(2), 100)).toMatchObject({ k: 4, support: 'firm' });
    const unsupported = [found(2, 0), found(3, 0), tiny[2]!];
    expect(chooseK(unsupported, 100)).toMatchObject({ k: 4, support: 'firm' });
  });

  it('never takes a k that is no better than chance, were it the largest or the smallest', () => {
    expect(chooseK(swept(0.6, 0.64, 0.02), 100).k).toBe(3);
    expect(chooseK(swept(0.02, 0.3, 0.31), 100).k).toBe(3);
  });

  it('takes the k nearest the root of half the papers where nothing stands out, and says that it is arbitrary', () => {
    const nothing = swept(0, 0, 0, 0, 0, 0);
    // sqrt(50 / 2) = 5, sqrt(98 / 2) = 7, sqrt(10,000 / 2) = 71, sqrt(2 / 2) = 1.
    expect([50, 98, 10_000, 2].map((papers) => chooseK(nothing, papers).k)).toEqual([5, 7, 7, 2]);
    expect(chooseK(nothing, 50)).toMatchObject({
      support: 'none',
      coarser: null,
      finer: null,
      evidence: nothing,
    });
    expect(chooseK(nothing, 50).reason).toBe(
      'nothing speaks for any of 2 to 7: shuffled words fall apart as well, so 5 is no more than a way to sort the list',
    );
  });

  it('takes the smaller of two that are as near to that root', () => {
    // sqrt(72 / 2) = 6.
    expect(chooseK([found(5, 0), found(7, 0)], 72).k).toBe(5);
  });

  it('says so where there was nothing to choose between', () => {
    expect(chooseK([found(2, 0.9)], 100)).toMatchObject({
      k: 2,
      support: 'firm',
      coarser: null,
      finer: null,
    });
    expect(chooseK([found(2, 0.9)], 100).reason).toMatch(
      /^2 is the only number of topics that was tried; silhouette 0\.90 .*; firm evidence$/,
    );
    expect(chooseK([found(9, 0)], 100)).toMatchObject({ k: 9, support: 'none' });
    expect(chooseK([found(9, 0)], 100).reason).toMatch(/^nothing speaks for 9: /);
  });

  it('names the best supported answers with at most two thirds and at least half again as many topics', () => {
    // 2 to 12 topics; 5 and 8 stand out further than 4 and 9 but lie too near to 6.
    const two = swept(0.2, 0.3, 0.4, 0.6, 0.9, 0.3, 0.6, 0.5, 0.3, 0.2, 0.4);
    expect(chooseK(two, 100)).toMatchObject({ k: 6, coarser: 4, finer: 9 });
    const otherwise = swept(0.2, 0.5, 0.4, 0.6, 0.9, 0.3, 0.6, 0.3, 0.3, 0.2, 0.4);
    expect(chooseK(otherwise, 100)).toMatchObject({ k: 6, coarser: 3, finer: 12 });
  });

  it('names no coarser or finer answer that is no better than chance', () => {
    expect(chooseK(swept(0, 0, 0.02, 0.6, 0.9, 0, 0, 0, 0.01), 100)).toMatchObject({
      k: 6,
      coarser: null,
      finer: null,
    });
  });

  it('takes the smaller of two coarser answers that stand out as far', () => {
    expect(chooseK(swept(0.4, 0.4, 0.1, 0.1, 0.9), 100)).toMatchObject({ k: 6, coarser: 2 });
  });

  it('hands on flows, evidence and the knee of the inertia', () => {
    const flows: Flow[] = [{ k: 2, topic: 0, toK: 3, toTopic: 1, papers: 4 }];
    const evidence = bending(9, 2, 1, 0);
    expect(chooseK(evidence, 100, flows)).toMatchObject({ flows, evidence, knee: 3 });
    expect(chooseK(evidence, 100).flows).toEqual([]);
  });

  it('refuses to choose without evidence', () => {
    expect(() => chooseK([], 100)).toThrow(RangeError);
  });

  it('never names a number of topics that was not tried, and leaves its input untouched', () => {
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    const one = fc.record({
      silhouette: share,
      halves: fc.option(share),
      chance: fc.record({ silhouette: share, halves: fc.option(share) }),
      inertia: fc.double({ min: 0, max: 100, noNaN: true }),
      smallestTopic: fc.integer({ min: 1, max: 5 }),
    });
    const tried = fc
      .dictionary(fc.integer({ min: 1, max: 60 }).map(String), one, { minKeys: 1, maxKeys: 12 })
      .map((byK) =>
        Object.entries(byK)
          .map(([k, known]) => found(Number(k), 0, known))
          .sort((a, b) => a.k - b.k),
      );
    fc.assert(
      fc.property(tried, fc.integer({ min: 1, max: 5000 }), (evidence, papers) => {
        const copy = structuredClone(evidence);
        const { k, coarser, finer, knee, support } = chooseK(evidence, papers);
        const ks = evidence.map((each) => each.k);
        expect(ks).toContain(k);
        for (const named of [coarser, finer, knee]) if (named !== null) expect(ks).toContain(named);
        if (coarser !== null) expect(coarser).toBeLessThan(k);
        if (finer !== null) expect(finer).toBeGreaterThan(k);
        expect(support === 'none').toBe(!evidence.some(isSupported));
        if (support !== 'none') expect(support).toBe(supportOf(evidence.find((each) => each.k === k)!));
        expect(evidence).toEqual(copy);
      }),
    );
  });
});

describe('knee', () => {
  it('is where a fall in inertia breaks off', () => {
    // Below the line from (2, 100) to (6, 10) by 60/90 - 1/4, 70/90 - 2/4 and 80/90 - 3/4.
    expect(knee(bending(100, 40, 30, 20, 10))).toBe(3);
    expect(knee(bending(100, 80, 60, 40, 10, 9, 8))).toBe(6);
  });

  it('of an inertia of c + 1/k is the geometric mean of the first and the last k', () => {
    const from = (first: number, last: number): Evidence[] =>
      grid(first, last, 1000).map((k) => found(k, 0, { inertia: 3 + 1 / k }));
    expect([knee(from(1, 16)), knee(from(2, 18)), knee(from(4, 9)), knee(from(5, 20))]).toEqual([
      4, 6, 6, 10,
    ]);
  });

  it('goes by the numbers of topics, not by how many were tried', () => {
    const three = (k: number): Evidence[] => [
      found(2, 0, { inertia: 10 }),
      found(k, 0, { inertia: 5 }),
      found(10, 0, { inertia: 0 }),
    ];
    expect(knee(three(4))).toBe(4);
    expect(knee(three(8))).toBeNull();
  });

  it('is the smaller of two where the inertia bends as much', () => {
    expect(knee(bending(6, 3, 2, 1, 0).filter(({ k }) => k !== 4))).toBe(3);
    expect(knee(bending(8, 4, 2, 2, 0))).toBe(3);
  });

  it('is null for fewer than three, on a straight line, above it, and where inertia does not fall', () => {
    const none = [[], [5], [5, 1], [4, 3, 2, 1], [10, 9, 8, 0], [3, 3, 3], [1, 2, 3], [3, 1, 3]];
    expect(none.map((inertias) => knee(bending(...inertias)))).toEqual(none.map(() => null));
  });
});
