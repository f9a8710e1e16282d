import { describe, expect, it } from 'vitest';
import { lloyd } from '../../pipeline/cluster/lloyd.ts';
import { unitRows } from '../../pipeline/linalg/dense.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import type { DenseMatrix } from '../../pipeline/types.ts';
import { dense, toRows } from '../matrices.ts';

const points = dense([[0], [2], [3], [9], [10]]);

describe('lloyd', () => {
  it('moves centres until no point changes hands', () => {
    // From 0 and 2: {0} {2 3 9 10}, centres 0 and 6; {0 2 3} (3 lies in the middle) {9 10}, centres 5/3 and 9.5; the same again.
    expect([...lloyd(points)(dense([[0], [2]]), 100).assignment]).toEqual([0, 0, 0, 1, 1]);
  });

  it('stops after the rounds it is given', () => {
    expect([...lloyd(points)(dense([[0], [2]]), 1).assignment]).toEqual([0, 1, 1, 1, 1]);
  });

  it('puts a point midway between two centres with the first', () => {
    expect([...lloyd(dense([[0], [1], [2]]))(dense([[2], [0]]), 1).assignment]).toEqual([1, 0, 0]);
  });

  it('gives a point to the first of two centres too when it has come to lie midway between them', () => {
    // From 8 and 6: {8} {2 6}, centres 8 and 4, with 6 in the middle; so {6 8} {2}, centres 7 and 2; the same again.
    const three = dense([[2], [6], [8]]);
    const start = dense([[8], [6]]);
    expect([...lloyd(three)(start, 2).assignment]).toEqual([1, 0, 0]);
    expect([...lloyd(three)(start, 100).assignment]).toEqual([1, 0, 0]);
  });

  it('keeps a centre without members where it was', () => {
    // All are nearer to 5. Were the other centre moved to the origin, 0 and 2 would follow it from their mean of 4.8.
    const far = dense([[5], [-100]]);
    expect([...lloyd(points)(far, 100).assignment]).toEqual([0, 0, 0, 0, 0]);
  });

  // Hamerly's bounds must spare distances without changing a single answer.
  const shapes = [1, 2, 3, 7, 12].flatMap((d) => [1, 2, 5, 11].map((k) => ({ d, k })));

  it.each(shapes)(
    'gives the partition of rounds without bounds, for $k centres in $d dimensions',
    ({ d, k }) => {
      for (let seed = 0; seed < 6; seed++) {
        const random = seededRandom(seed * 100 + d);
        const rows = Array.from({ length: 150 }, () =>
          Array.from({ length: d }, () => random.next() * 2 - 1),
        );
        // Directions, as the pipeline has them, but for a line, whose directions are two.
        const points = d === 1 || seed % 2 === 0 ? dense(rows) : unitRows(dense(rows));
        const start = dense(toRows(points).slice(0, k));
        for (const rounds of [1, 2, 3, 6, 100]) {
          const found = lloyd(points)(start, rounds).assignment;
          expect([...found], `seed ${seed}, ${rounds} rounds`).toEqual(withoutBounds(points, start, rounds));
        }
      }
    },
  );

  it('gives the partition of rounds without bounds where heaps lie far apart and centres stand in one of them', () => {
    const random = seededRandom(1);
    const rows = Array.from({ length: 120 }, (_, i) => [
      (i % 4) * 50 + random.next(),
      (i % 3) * 70 + random.next(),
    ]);
    const start = dense([0, 12, 24, 36, 48, 60, 72, 84].map((i) => rows[i]!));
    for (const rounds of [1, 2, 4, 8, 100])
      expect([...lloyd(dense(rows))(start, rounds).assignment]).toEqual(
        withoutBounds(dense(rows), start, rounds),
      );
  });

  it('gives the partition of rounds without bounds on a grid, where many distances are the same', () => {
    const differing: string[] = [];
    for (let seed = 0; seed < 400; seed++) {
      const random = seededRandom(seed);
      const n = 5 + random.below(30);
      const rows = Array.from({ length: n }, () => [random.below(6), random.below(6)]);
      const start = dense(Array.from({ length: 2 + random.below(4) }, () => rows[random.below(n)]!));
      for (const rounds of [2, 100]) {
        const found = [...lloyd(dense(rows))(start, rounds).assignment];
        if (String(found) !== String(withoutBounds(dense(rows), start, rounds)))
          differing.push(`seed ${seed}, ${rounds} rounds`);
      }
    }
    expect(differing).toEqual([]);
  });

  it('starts from centres that are the same, and puts all with the first of them', () => {
    const same = dense([[5], [5], [5]]);
    expect([...lloyd(points)(same, 1).assignment]).toEqual([0, 0, 0, 0, 0]);
    expect([...lloyd(points)(same, 100).assignment]).toEqual(withoutBounds(points, same, 100));
  });

  it('leaves points and starting centres untouched', () => {
    const start = dense([[0], [2]]);
    lloyd(points)(start, 100);
    expect([...start.values]).toEqual([0, 2]);
    expect([...points.values]).toEqual([0, 2, 3, 9, 10]);
  });
});

/** Lloyd's rounds as one would write them: every distance, every round, until no centre moves. */
function withoutBounds(points: DenseMatrix, start: DenseMatrix, rounds: number): number[] {
  const squared = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, x, j) => sum + (x - b[j]!) ** 2, 0);
  const rows = toRows(points);
  let centres = toRows(start);
  let nearest: number[] = [];
  for (let round = 0; round < rounds; round++) {
    nearest = rows.map((row) => {
      const distances = centres.map((centre) => squared(row, centre));
      return distances.indexOf(Math.min(...distances));
    });
    const moved = centres.map((centre, c) => {
      const own = rows.filter((_, i) => nearest[i] === c);
      if (own.length === 0) return centre;
      return centre.map((_, j) => Math.fround(own.reduce((sum, row) => sum + row[j]!, 0) / own.length));
    });
    const most = Math.max(...moved.map((centre, c) => squared(centre, centres[c]!)));
    centres = moved;
    if (most <= 1e-6) break;
  }
  return nearest;
}
