import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidence, inertiaIn, type Measured, quality, standing } from '../../pipeline/evaluate/index.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import type { Clustering, DenseMatrix } from '../../pipeline/types.ts';
import { vectorise } from '../../pipeline/vectorise/index.ts';
import { dense, toRows } from '../matrices.ts';

function clustering(k: number, assignment: readonly number[], known: Partial<Clustering> = {}): Clustering {
  const n = assignment.length;
  return {
    k,
    assignment: Int32Array.from(assignment),
    similarity: new Float32Array(n),
    runnerUp: new Int32Array(n),
    runnerUpSimilarity: new Float32Array(n),
    weak: new Uint8Array(n),
    inertia: 7.5,
    attempts: [],
    ...known,
  };
}

/** What there is to say of these points in these topics, where nothing else is known. */
function measured(points: DenseMatrix, grouping: Clustering, known: Partial<Measured> = {}): Measured {
  return {
    clustering: grouping,
    standing: { silhouette: 0, halves: null },
    inertia: inertiaIn(points),
    words: [],
    coherence: () => null,
    ...known,
  };
}

const corner = dense([
  [1, 0],
  [1, 0],
  [0, 1],
  [0, 1],
  [0, 1],
]);

describe('standing', () => {
  it('is the silhouette of the points and the mean agreement of the halves', () => {
    const two = clustering(2, [1, 1, 0, 0, 0]);
    const [thirds, halves] = [Int32Array.of(0, 0, 1, 1, 2, 2), Int32Array.of(0, 0, 0, 1, 1, 1)];
    const found = standing(corner, two, [
      [thirds, halves],
      [halves, halves],
    ]);
    expect(found.silhouette).toBe(1);
    // adjusted_rand_score of scikit-learn 1.2.1 gives 0.242424242 for the first pair.
    expect(found.halves).toBeCloseTo(1.242424242 / 2, 8);
  });

  it('does not know about halves where there are none, and finds nothing in a single topic', () => {
    expect(standing(corner, clustering(1, [0, 0, 0, 0, 0]), [])).toEqual({ silhouette: 0, halves: null });
  });

  it('does with the dimensions there are', () => {
    const line = dense([[1], [1], [-1], [0]]);
    // The first two lie at distance 0 from each other and 1 from the paper without words; the rest are alone.
    expect(standing(line, clustering(3, [0, 0, 1, 2]), []).silhouette).toBe(0.5);
  });
});

describe('evidence', () => {
  it('brings together what was measured elsewhere', () => {
    const asked: unknown[] = [];
    const words = [
      [3, 1],
      [2, 3],
    ];
    const found = evidence(
      measured(corner, clustering(2, [1, 1, 0, 0, 0]), {
        standing: { silhouette: 0.75, halves: 0.5 },
        words,
        coherence: (topics) => {
          asked.push(topics);
          return -0.5;
        },
      }),
    );
    expect(found).toEqual({
      k: 2,
      silhouette: 0.75,
      halves: 0.5,
      seeds: null,
      coherence: -0.5,
      diversity: 0.75,
      inertia: 0,
      smallestTopic: 2,
    });
    expect(asked).toEqual([words]);
  });

  it('takes the mean agreement of every two starts for that of seeds', () => {
    const [halves, thirds] = [Int32Array.of(0, 0, 0, 1, 1, 1), Int32Array.of(0, 0, 1, 1, 2, 2)];
    const renumbered = Int32Array.of(1, 1, 1, 0, 0, 0);
    const six = clustering(2, [0, 0, 0, 1, 1, 1], { attempts: [halves, thirds, renumbered] });
    const points = dense(Array.from({ length: 6 }, () => [1]));
    // The first and the last are the same; scikit-learn 1.2.1 gives 0.242424242 for the other two pairs.
    expect(evidence(measured(points, six)).seeds).toBeCloseTo((1 + 2 * 0.242424242) / 3, 8);
    const one = clustering(2, [0, 0, 0, 1, 1, 1], { attempts: [halves] });
    expect(evidence(measured(points, one)).seeds).toBeNull();
  });

  it('hands on what is not known as null', () => {
    const found = evidence(measured(corner, clustering(1, [0, 0, 0, 0, 0])));
    expect(found).toMatchObject({
      halves: null,
      seeds: null,
      coherence: null,
      diversity: 1,
      smallestTopic: 5,
    });
  });

  it('takes the smallest topic wherever it stands', () => {
    const points = dense(Array.from({ length: 6 }, () => [0]));
    const smallest = (k: number, assignment: readonly number[]): number =>
      evidence(measured(points, clustering(k, assignment))).smallestTopic;
    expect(smallest(3, [0, 0, 0, 1, 1, 2])).toBe(1);
    expect(smallest(2, [1, 1, 0, 0, 0, 0])).toBe(2);
    expect(smallest(2, [0, 0, 0, 1, 1, 1])).toBe(3);
  });

  it('takes the inertia of the whole space as worked by hand, not that of the clustering', () => {
    const points = dense([
      [0, 0],
      [2, 0],
      [5, 1],
      [5, 5],
      [8, 3],
    ]);
    // About (1, 0): 1 + 1; about (6, 3): (1 + 4) + (1 + 4) + 4.
    expect(evidence(measured(points, clustering(2, [0, 0, 1, 1, 1]))).inertia).toBeCloseTo(16, 10);
  });

  it('takes the sum of squared distances to means for the inertia, whatever the points', () => {
    const one = fc.record({
      n: fc.integer({ min: 1, max: 20 }),
      d: fc.integer({ min: 1, max: 4 }),
      k: fc.integer({ min: 1, max: 5 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(one, ({ n, d, k, seed }) => {
        const random = seededRandom(seed);
        const row = (): number[] => Array.from({ length: d }, () => random.next() * 4 - 2);
        const points = dense(Array.from({ length: n }, row));
        const topics = Array.from({ length: n }, () => random.below(k));
        const { inertia } = evidence(measured(points, clustering(k, topics)));
        expect(inertia).toBeCloseTo(squaredDistancesToMeans(toRows(points), topics), 8);
        expect(inertia).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('leaves points and topics untouched', () => {
    const points = dense([[1], [2], [4]]);
    const grouping = clustering(2, [0, 0, 1], { attempts: [Int32Array.of(0, 1, 1), Int32Array.of(0, 0, 1)] });
    evidence(measured(points, grouping));
    expect(points).toEqual(dense([[1], [2], [4]]));
    expect(grouping).toEqual(
      clustering(2, [0, 0, 1], { attempts: [Int32Array.of(0, 1, 1), Int32Array.of(0, 0, 1)] }),
    );
  });
});

describe('quality', () => {
  it('is the silhouette, the mean similarity, and the shares of weak papers and of those with known words', () => {
    const texts = ['kettle', '', 'kettle spout', 'spout', 'spout'].map((title) => ({ title, abstract: '' }));
    const plain = { ngrams: 1, minDf: 1, maxDf: 1, phraseWeight: 1, titleWeight: 1 };
    const grouping = clustering(2, [1, 1, 0, 0, 0], {
      similarity: Float32Array.of(1, 0.5, 0.25, 0.25, 0.5),
      weak: Uint8Array.of(0, 1, 1, 0, 0),
    });
    expect(quality(vectorise(texts, plain), corner, grouping)).toEqual({
      silhouette: 1,
      similarity: 0.5,
      weak: 0.4,
      covered: 0.8,
    });
  });
});

function squaredDistancesToMeans(rows: readonly (readonly number[])[], topics: readonly number[]): number {
  return rows.reduce((total, row, i) => {
    const own = rows.filter((_, j) => topics[j] === topics[i]);
    return (
      total +
      row.reduce(
        (sum, x, c) => sum + (x - own.reduce((all, other) => all + other[c]!, 0) / own.length) ** 2,
        0,
      )
    );
  }, 0);
}
