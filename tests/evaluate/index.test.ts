import { describe, expect, it } from 'vitest';
import { chooseK, defaultRange, evidence } from '../../pipeline/evaluate/index.ts';
import type { Clustering, Evidence } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';

const swept = (...silhouettes: number[]): Evidence[] =>
  silhouettes.map((silhouette, i) => ({ k: i + 2, silhouette, inertia: 1, smallestTopic: 1 }));

function clustering(k: number, assignment: readonly number[]): Clustering {
  const n = assignment.length;
  return {
    k,
    assignment: Int32Array.from(assignment),
    similarity: new Float32Array(n),
    runnerUp: new Int32Array(n),
    runnerUpSimilarity: new Float32Array(n),
    weak: new Uint8Array(n),
    inertia: 7.5,
  };
}

describe('evidence', () => {
  it('takes the silhouette, the inertia and the smallest topic of the points it is given', () => {
    const points = dense([
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    expect(evidence(points, clustering(2, [1, 1, 0, 0, 0]))).toEqual({
      k: 2,
      silhouette: 1,
      inertia: 7.5,
      smallestTopic: 2,
    });
  });

  it('does with the dimensions there are', () => {
    const found = evidence(dense([[1], [1], [-1], [0]]), clustering(3, [0, 0, 1, 2]));
    expect(found).toMatchObject({ k: 3, smallestTopic: 1 });
    // The first two lie at distance 0 from each other and 1 from the paper without words; the rest are alone.
    expect(found.silhouette).toBe(0.5);
  });

  it('finds nothing to say about a single topic', () => {
    expect(
      evidence(
        dense([
          [1, 0],
          [0, 1],
        ]),
        clustering(1, [0, 0]),
      ),
    ).toMatchObject({
      silhouette: 0,
      smallestTopic: 2,
    });
  });
});

describe('chooseK', () => {
  it('takes a clear peak and says how high it is', () => {
    const found = chooseK(swept(0.3, 0.611, 0.4));
    expect(found).toMatchObject({ k: 3, support: 'firm', evidence: swept(0.3, 0.611, 0.4) });
    expect(found.reason).toBe(
      'of 2 to 4 topics, 3 set the papers apart as well as any: silhouette 0.61, which is firm',
    );
  });

  it('takes the first of several peaks that are nearly as high', () => {
    expect(chooseK(swept(0.1, 0.39, 0.3, 0.4, 0.2)).k).toBe(3);
    expect(chooseK(swept(0.1, 0.37, 0.3, 0.4, 0.2)).k).toBe(5);
  });

  it('does not take a small k that is on the way up to a peak', () => {
    expect(chooseK(swept(0.38, 0.39, 0.4, 0.2)).k).toBe(4);
  });

  it('takes the smaller of two with the same silhouette', () => {
    expect(chooseK(swept(0.1, 0.5, 0.5, 0.2)).k).toBe(3);
  });

  it('calls a silhouette firm from 0.5, fair from 0.25, else weak', () => {
    const values = [0.5, 0.49, 0.25, 0.24, -0.3];
    expect(values.map((value) => chooseK(swept(value, -1)).support)).toEqual([
      'firm',
      'fair',
      'fair',
      'weak',
      'weak',
    ]);
    expect(chooseK(swept(0.3, 0.1)).reason).toMatch(/silhouette 0\.30, which is fair$/);
    expect(chooseK(swept(0.1, 0.1)).reason).toMatch(/silhouette 0\.10, which is weak evidence$/);
  });

  it('says so where there was nothing to choose between', () => {
    expect(chooseK(swept(0.4))).toMatchObject({
      k: 2,
      support: 'fair',
      reason: '2 is the only number of topics that was tried',
    });
  });

  it('refuses to choose without evidence', () => {
    expect(() => chooseK([])).toThrow(RangeError);
  });
});

describe('defaultRange', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 1],
    [2, 2, 2],
    [5, 2, 2],
    [12, 2, 3],
    [48, 2, 12],
    [54, 2, 12],
    [216, 2, 12],
    [1000, 2, 20],
    [8000, 2, 40],
    [27_000, 2, 60],
    [1_000_000, 2, 60],
  ])('of %d papers is %d to %d', (papers, from, to) => {
    expect(defaultRange(papers)).toEqual({ from, to });
  });
});
