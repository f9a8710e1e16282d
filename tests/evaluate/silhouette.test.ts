import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silhouette } from '../../pipeline/evaluate/silhouette.ts';
import { unitRows } from '../../pipeline/linalg/dense.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import { dense } from '../matrices.ts';

// Nine random unit rows. The figures are those of scikit-learn 1.2.1: silhouette_score(rows, labels, metric='cosine').
const rows = [
  [0.273, -0.7548, -0.5964],
  [-0.7531, 0.5552, 0.3529],
  [-0.3676, 0.8741, 0.3176],
  [-0.4751, 0.8386, -0.2664],
  [-0.3387, -0.8159, 0.4686],
  [-0.1207, 0.6633, -0.7386],
  [0.1029, -0.7237, 0.6825],
  [0.336, 0.5907, 0.7336],
  [-0.4174, 0.3234, 0.8493],
];

describe('silhouette', () => {
  it.each([
    ['three topics', [0, 0, 0, 1, 1, 1, 1, 2, 2], -0.202798383],
    ['a topic of one paper', [0, 0, 0, 1, 1, 1, 1, 2, 0], -0.314855623],
  ])('is what scikit-learn finds for %s', (_, labels, expected) => {
    expect(silhouette(dense(rows), Int32Array.from(labels), 3)).toBeCloseTo(expected, 4);
  });

  it('is what scikit-learn finds where a paper has no words', () => {
    const wordless = rows.map((row, i) => (i === 3 ? [0, 0, 0] : row));
    const labels = Int32Array.of(0, 0, 0, 1, 1, 1, 1, 2, 2);
    expect(silhouette(dense(wordless), labels, 3)).toBeCloseTo(-0.136298097, 4);
  });

  it('is 1 for topics of papers alike and at right angles to the others', () => {
    expect(
      silhouette(
        dense([
          [1, 0],
          [1, 0],
          [0, 1],
          [0, 1],
        ]),
        Int32Array.of(0, 0, 1, 1),
        2,
      ),
    ).toBe(1);
  });

  it('is minus one half where every paper is farther from its own topic than from the other', () => {
    // Within a topic the distance is 1, to the other (1 + 0) / 2.
    expect(
      silhouette(
        dense([
          [1, 0],
          [0, 1],
          [1, 0],
          [0, 1],
        ]),
        Int32Array.of(0, 0, 1, 1),
        2,
      ),
    ).toBe(-0.5);
  });

  it('is 0 for one topic, for no papers, and where every topic is one paper', () => {
    const points = dense([
      [1, 0],
      [0, 1],
    ]);
    expect(silhouette(points, Int32Array.of(0, 0), 1)).toBe(0);
    expect(silhouette(points, Int32Array.of(0, 1), 2)).toBe(0);
    expect(silhouette(dense([]), new Int32Array(), 2)).toBe(0);
  });

  it('is 0 where papers that are all alike were divided', () => {
    const alike = unitRows(dense(new Array(6).fill([1, 2, 3])));
    expect(silhouette(alike, Int32Array.of(0, 0, 0, 1, 1, 1), 2)).toBeCloseTo(0, 5);
  });

  it('is the mean over papers of (next - within) / max, from distances taken pair by pair', () => {
    const one = fc.record({
      n: fc.integer({ min: 2, max: 12 }),
      k: fc.integer({ min: 2, max: 4 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(one, ({ n, k, seed }) => {
        const random = seededRandom(seed);
        const points = unitRows(
          dense(Array.from({ length: n }, () => [random.next(), random.next() - 0.5, random.next() - 0.5])),
        );
        const topics = Array.from({ length: n }, () => random.below(k));
        const found = silhouette(points, Int32Array.from(topics), k);
        expect(found).toBeCloseTo(pairByPair([...points.values], topics, k), 3);
      }),
    );
  });

  it('leaves its input untouched', () => {
    const points = dense(rows);
    const labels = Int32Array.of(0, 0, 0, 1, 1, 1, 1, 2, 2);
    silhouette(points, labels, 3);
    expect(points).toEqual(dense(rows));
    expect([...labels]).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2]);
  });
});

/** Rousseeuw's definition as written, for points in three dimensions. */
function pairByPair(values: readonly number[], topics: readonly number[], k: number): number {
  const at = (i: number): readonly number[] => values.slice(3 * i, 3 * i + 3);
  const distance = (i: number, j: number): number => 1 - at(i).reduce((sum, x, c) => sum + x * at(j)[c]!, 0);
  const meanTo = (i: number, topic: number): number => {
    const others = topics.flatMap((t, j) => (t === topic && j !== i ? [distance(i, j)] : []));
    return others.length === 0 ? Number.NaN : others.reduce((a, b) => a + b) / others.length;
  };
  const each = topics.map((own, i) => {
    const within = meanTo(i, own);
    const others = Array.from({ length: k }, (_, t) => t).filter((t) => t !== own && topics.includes(t));
    const next = Math.min(...others.map((t) => meanTo(i, t)));
    return Number.isNaN(within) || others.length === 0 ? 0 : (next - within) / Math.max(next, within);
  });
  return each.reduce((a, b) => a + b) / each.length;
}
