import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bySize,
  type ClusterOptions,
  cluster,
  defaultDimensions,
  distinctRows,
  pointsFor,
} from '../../pipeline/cluster/index.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import type { Clustering, DenseMatrix, SparseMatrix } from '../../pipeline/types.ts';
import { dense, sparse } from '../matrices.ts';

const options: ClusterOptions = { dimensions: null, taper: false, starts: 8 };
/** Papers without words, which nothing but their place can tell apart. */
const wordless = (papers: number): SparseMatrix => sparse(Array.from({ length: papers }, () => [0]));
const clustered = (rows: readonly (readonly number[])[], k: number, seed = 1): Clustering =>
  cluster(dense(rows), wordless(rows.length), k, options, seededRandom(seed));

function expectValues(found: Float32Array, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(found[i], `paper ${i}`).toBeCloseTo(value, 5);
  });
}

// Three papers about (1, 0), with lengths of their own that must not matter, and two about (-2, 1) / sqrt(5).
const example = [
  [-1, 0],
  [1, 0],
  [4, 3],
  [0.8, -0.6],
  [-6, 8],
];

describe('bySize', () => {
  it('numbers topics by size, largest first', () => {
    expect([...bySize(Int32Array.of(0, 1, 2, 2, 2, 1), 3)]).toEqual([2, 1, 0, 0, 0, 1]);
  });

  it('numbers topics of one size by their first paper', () => {
    expect([...bySize(Int32Array.of(3, 0, 2, 2, 0, 3, 1), 4)]).toEqual([0, 1, 2, 2, 1, 0, 3]);
  });

  it('gives one numbering for a partition however its topics were numbered, and leaves its input untouched', () => {
    const assignment = Int32Array.of(0, 1, 1, 2, 2, 3);
    const permuted = assignment.map((topic) => [2, 0, 3, 1][topic]!);
    expect([...bySize(permuted, 4)]).toEqual([...bySize(assignment, 4)]);
    expect([...assignment]).toEqual([0, 1, 1, 2, 2, 3]);
  });
});

describe('defaultDimensions', () => {
  it('is five times k, 25 at least and 60 at most, for long lists', () => {
    expect([2, 5, 8, 25, 40].map((k) => defaultDimensions(k, 100_000))).toEqual([25, 25, 40, 60, 60]);
  });

  it('is 10 for the 54-paper listing and never less', () => {
    expect([2, 12].map((k) => defaultDimensions(k, 54))).toEqual([10, 10]);
    expect([1, 4, 20, 200].map((papers) => defaultDimensions(3, papers))).toEqual([10, 10, 10, 20]);
  });
});

/** How many different directions there are, all papers at the origin taken as one. */
function directions(papers: readonly (readonly number[])[]): number {
  const units = papers.map((paper) => {
    const length = Math.hypot(...paper);
    return length === 0 ? 'origin' : paper.map((x) => (x / length + 0).toFixed(6)).join();
  });
  return new Set(units).size;
}

describe('distinctRows', () => {
  it('counts papers with different terms or weights, all those without terms as one', () => {
    const rows = [
      [1, 0],
      [2, 0],
      [0, 1],
      [0, 0],
      [0, 0],
      [1, 0],
    ];
    expect(distinctRows(sparse(rows))).toBe(4);
  });

  it('is one where no paper has a term, and none where there is no paper', () => {
    expect(distinctRows(sparse([[], [], []]))).toBe(1);
    expect(distinctRows(sparse([]))).toBe(0);
  });
});

describe('pointsFor', () => {
  it('is the space of a number of topics, whatever was asked for before', () => {
    const random = seededRandom(3);
    const embedding = dense(
      Array.from({ length: 40 }, () => Array.from({ length: 30 }, () => random.next() - 0.5)),
    );
    const asked = [2, 9, 9, 3, 2, 40].flatMap((k) =>
      [null, 7].flatMap((dimensions) => [true, false].map((taper) => ({ k, dimensions, taper }))),
    );
    for (const { k, ...options } of asked)
      expect(pointsFor(embedding, k, options)).toEqual(pointsFor({ ...embedding }, k, options));
  });
});

describe('cluster', () => {
  it('gives similarity to the own centre, the runner-up and the inertia as worked by hand', () => {
    const found = clustered(example, 2);
    expect([...found.assignment]).toEqual([1, 0, 0, 0, 1]);
    const root = Math.sqrt(5);
    expectValues(found.similarity, [2 / root, 1, 0.8, 0.8, 2 / root]);
    expect([...found.runnerUp]).toEqual([0, 1, 1, 1, 0]);
    expectValues(found.runnerUpSimilarity, [-1, -2 / root, -1 / root, -2.2 / root, -0.6]);
    expect([...found.weak]).toEqual([0, 0, 0, 0, 0]);
    // About the mean (13/15, 0): 4/225 + 2 (1/225 + 9/25); about (-0.8, 0.4): 2 (0.04 + 0.16).
    expect(found.inertia).toBeCloseTo(4 / 225 + 2 * (1 / 225 + 9 / 25) + 0.4, 5);
  });

  it('names the nearest of several other topics as the runner-up', () => {
    const { assignment, runnerUp } = clustered(
      [
        [1, 0],
        [1, 0],
        [1, 0],
        [3, 4],
        [3, 4],
        [-1, 0],
      ],
      3,
    );
    expect([...assignment]).toEqual([0, 0, 0, 1, 1, 2]);
    expect([...runnerUp]).toEqual([1, 1, 1, 0, 0, 1]);
  });

  it('marks a paper as weak that is less than 0.2 nearer to its own topic than to the next', () => {
    const { assignment, similarity, runnerUpSimilarity, weak } = clustered(
      [
        [1, 0],
        [1, 0],
        [0, 1],
        [0, 1],
        [20, 21],
      ],
      2,
    );
    expect([...assignment]).toEqual([1, 1, 0, 0, 0]);
    // The centre of the first topic is (20, 79) / sqrt(6641); the last paper is (20, 21) / 29.
    const root = Math.sqrt(6641);
    expectValues(similarity, [1, 1, 79 / root, 79 / root, (400 + 21 * 79) / (29 * root)]);
    expectValues(runnerUpSimilarity, [20 / root, 20 / root, 0, 0, 20 / 29]);
    expect([...weak]).toEqual([0, 0, 0, 0, 1]);
  });

  it('has no runner-up and no weak paper in a single topic', () => {
    const found = clustered(
      [
        [1, 0],
        [0, 1],
      ],
      1,
    );
    expect([...found.assignment]).toEqual([0, 0]);
    expectValues(found.similarity, [Math.SQRT1_2, Math.SQRT1_2]);
    expect([...found.runnerUp]).toEqual([-1, -1]);
    expect([...found.runnerUpSimilarity, ...found.weak]).toEqual([0, 0, 0, 0]);
  });

  it('gives a paper without words the similarity 0', () => {
    const { similarity, runnerUpSimilarity } = clustered(
      [
        [1, 0],
        [0, 0],
        [0, 1],
      ],
      2,
    );
    expect([similarity[1], runnerUpSimilarity[1]]).toEqual([0, 0]);
  });

  it('looks at the first dimensions only, and at directions only within them', () => {
    const longer = example.map((row, i) => [...row, 50 * (-1) ** i]);
    const found = cluster(
      dense(longer),
      wordless(longer.length),
      2,
      { dimensions: 2, taper: false, starts: 8 },
      seededRandom(1),
    );
    expect(found).toEqual(clustered(example, 2));
    expect(clustered(longer, 2).assignment).not.toEqual(found.assignment);
  });

  it('makes one topic of papers without a single dimension', () => {
    const nowhere = { rows: 3, cols: 0, values: new Float32Array() };
    const found = cluster(nowhere, wordless(3), 1, options, seededRandom(1));
    expect([...found.assignment, ...found.similarity]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(found.inertia).toBe(0);
  });

  it('makes exactly k topics, none empty, ordered by size and first paper, whatever the papers', () => {
    const coordinate = fc.integer({ min: -2, max: 2 });
    const rows = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(rows, fc.nat(), (papers, pick) => {
        const k = 1 + (pick % directions(papers));
        const { assignment, similarity, runnerUp } = clustered(papers, k);
        const sizes = Array.from({ length: k }, (_, t) => assignment.filter((topic) => topic === t).length);
        expect(sizes.every((size) => size > 0)).toBe(true);
        expect(sizes.reduce((a, b) => a + b)).toBe(papers.length);
        for (let t = 1; t < k; t++) {
          expect(sizes[t]).toBeLessThanOrEqual(sizes[t - 1]!);
          if (sizes[t] === sizes[t - 1])
            expect(assignment.indexOf(t)).toBeGreaterThan(assignment.indexOf(t - 1));
        }
        assignment.forEach((topic, i) => {
          expect(Math.abs(similarity[i]!)).toBeLessThanOrEqual(1 + 1e-6);
          if (k === 1) expect(runnerUp[i]).toBe(-1);
          else expect(runnerUp[i] !== topic && runnerUp[i]! >= 0 && runnerUp[i]! < k).toBe(true);
        });
      }),
    );
  });

  it('gives the same bytes for the same seed and leaves its input untouched', () => {
    const random = seededRandom(8);
    const rows = Array.from({ length: 40 }, () => [random.next(), random.next(), random.next()]);
    const embedding: DenseMatrix = dense(rows);
    const once = cluster(embedding, wordless(40), 4, options, seededRandom(2));
    expect(clustered(rows, 4, 2)).toEqual(once);
    expect(embedding).toEqual(dense(rows));
  });

  it('moves a paper to the topic whose words it has, with the similarity to its new centre', () => {
    // The fifth paper lies with the second group and has the words of the first.
    const places = [...example, [-0.9, 0.6]];
    const words = sparse([...[0, 1, 1, 1, 0].map((group) => [1 - group, group]), [0, 1]]);
    const found = cluster(dense(places), words, 2, options, seededRandom(1));
    expect(clustered(places, 2).assignment[5]).toBe(clustered(places, 2).assignment[0]);
    expect(found.assignment[5]).toBe(found.assignment[1]);
    expect(found.runnerUp[5]).toBe(found.assignment[0]);
    expect(found.weak[5]).toBe(1);
  });

  it('draws from its own stream, so that clusterings at other k before it change nothing', () => {
    const shared = seededRandom(3);
    cluster(dense(example), wordless(example.length), 3, options, shared);
    expect(cluster(dense(example), wordless(example.length), 2, options, shared)).toEqual(
      clustered(example, 2, 3),
    );
  });
});
