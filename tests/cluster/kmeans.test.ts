import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kmeans, mlKmeans, plusPlus } from '../../pipeline/cluster/kmeans.ts';
import { lloyd } from '../../pipeline/cluster/lloyd.ts';
import { completed } from '../../pipeline/cluster/partition.ts';
import { rowsOf, unitRows } from '../../pipeline/linalg/dense.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import type { DenseMatrix } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';

function randomUnitRows(n: number, d: number, seed: number): DenseMatrix {
  const random = seededRandom(seed);
  const row = (): number[] => Array.from({ length: d }, () => random.next() * 2 - 1);
  return unitRows(dense(Array.from({ length: n }, row)));
}

/** Points near 0 and near 10, by turns. */
const twoHeaps = (n: number): DenseMatrix =>
  dense(Array.from({ length: n }, (_, i) => [(i % 2) * 10 + (i % 7) / 10]));

const smallGrid = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 12 });

describe('the two engines', () => {
  it('give the same partition from the same starts', () => {
    for (let seed = 0; seed < 20; seed++) {
      const points = randomUnitRows(150, 6, seed);
      const start = rowsOf(points, plusPlus(points, 2 + (seed % 7), seededRandom(seed)));
      for (const rounds of [1, 2, 100]) {
        const { assignment } = mlKmeans(points)(start, rounds);
        expect(assignment, `seed ${seed}, rounds ${rounds}`).toEqual(lloyd(points)(start, rounds).assignment);
        expect(new Set(assignment).size).toBeGreaterThan(1);
      }
    }
  });

  it('agree on a point midway between two centres, and on a centre without members', () => {
    for (const [values, start] of [
      [
        [0, 1, 2],
        [2, 0],
      ],
      [
        [0, 2, 3, 9, 10],
        [5, -100],
      ],
      // After the first round 6 lies midway between its own centre, 4, and that of 8, which comes first.
      [
        [2, 6, 8],
        [8, 6],
      ],
    ]) {
      const points = dense(values!.map((x) => [x]));
      const centres = dense(start!.map((x) => [x]));
      for (const rounds of [1, 2, 100])
        expect(mlKmeans(points)(centres, rounds)).toEqual(lloyd(points)(centres, rounds));
    }
  });
});

describe('plusPlus', () => {
  it('chooses rows of the points, distinct as long as there are distinct ones', () => {
    fc.assert(
      fc.property(smallGrid, fc.integer(), (rows, seed) => {
        const k = 1 + (Math.abs(seed) % rows.length);
        const known = new Set(rows.map(String));
        const chosen = [...plusPlus(dense(rows), k, seededRandom(seed))].map((row) => String(rows[row]));
        expect(chosen).toHaveLength(k);
        expect(chosen.filter((row) => !known.has(row))).toEqual([]);
        expect(new Set(chosen).size).toBe(Math.min(k, known.size));
      }),
    );
  });

  it('starts in every one of a few heaps that lie far apart', () => {
    const heaps = dense([[0], [0.1], [100], [100.1], [200], [200.1]]);
    for (let seed = 0; seed < 20; seed++) {
      const starts = [...plusPlus(heaps, 3, seededRandom(seed))].map((row) => Math.floor(row / 2));
      expect(starts.sort()).toEqual([0, 1, 2]);
    }
  });

  it('chooses first what it chooses for fewer clusters', () => {
    const points = randomUnitRows(50, 3, 1);
    const many = plusPlus(points, 30, seededRandom(3));
    for (const k of [1, 2, 7, 29]) expect(plusPlus(points, k, seededRandom(3))).toEqual(many.slice(0, k));
  });

  it('chooses the same rows for the same seed', () => {
    const points = randomUnitRows(50, 3, 1);
    expect(plusPlus(points, 5, seededRandom(3))).toEqual(plusPlus(points, 5, seededRandom(3)));
    expect(plusPlus(points, 5, seededRandom(3))).not.toEqual(plusPlus(points, 5, seededRandom(4)));
  });
});

describe('kmeans', () => {
  it('finds two heaps, their means and the inertia', () => {
    const { assignment, centres, inertia } = kmeans(dense([[0], [10], [1], [12]]), 2, seededRandom(1), {
      starts: 3,
    });
    const zero = assignment[0]!;
    expect([...assignment]).toEqual([zero, 1 - zero, zero, 1 - zero]);
    expect([centres.values[zero], centres.values[1 - zero]]).toEqual([0.5, 11]);
    expect(inertia).toBe(0.25 + 0.25 + 1 + 1);
  });

  it.each([200, 201, 1000, 2001, 2500])('parts two heaps of %d points, whichever engine that takes', (n) => {
    const { assignment } = kmeans(twoHeaps(n), 2, seededRandom(1), { starts: 1 });
    const first = assignment[0]!;
    expect(assignment.every((cluster, i) => cluster === (i % 2 === 0 ? first : 1 - first))).toBe(true);
  });

  it('keeps the best of its starts, so more of them are never worse where all are taken to the end', () => {
    const inertias = [1, 2, 4, 8, 16].map((starts) => {
      const { inertia } = kmeans(randomUnitRows(60, 4, 3), 6, seededRandom(5), { starts, finalists: starts });
      return inertia;
    });
    expect(inertias).toEqual([...inertias].sort((a, b) => b - a));
    expect(inertias.at(-1)).toBeLessThan(inertias[0]!);
  });

  it('loses little by taking only three of many starts to the end', () => {
    for (let seed = 0; seed < 10; seed++) {
      const points = randomUnitRows(80, 4, seed);
      const inertia = (finalists: number): number =>
        kmeans(points, 6, seededRandom(seed), { starts: 30, finalists }).inertia;
      expect(inertia(3)).toBeGreaterThanOrEqual(inertia(30));
      expect(inertia(3)).toBeLessThan(1.02 * inertia(30));
      expect(inertia(3)).toBeLessThanOrEqual(inertia(1));
    }
  });

  it('returns the partitions of three starts, or of as many as it is told, its best among them', () => {
    const points = randomUnitRows(60, 4, 2);
    const attempts = (starts: number, finalists?: number): number => {
      const found = kmeans(points, 6, seededRandom(5), {
        starts,
        ...(finalists === undefined ? {} : { finalists }),
      });
      const inertias = found.attempts.map((attempt) => completed(points, attempt, 6).inertia);
      expect(Math.min(...inertias)).toBe(found.inertia);
      expect(found.attempts.map(String)).toContain(String(found.assignment));
      return inertias.length;
    };
    expect([attempts(20), attempts(3), attempts(2), attempts(1), attempts(20, 5), attempts(20, 1)]).toEqual([
      3, 3, 2, 1, 5, 1,
    ]);
  });

  it('returns the best of its attempts first, though another was ahead after a few rounds', () => {
    for (let seed = 0; seed < 20; seed++) {
      const points = randomUnitRows(60, 2, seed);
      const found = kmeans(points, 5, seededRandom(seed), { starts: 8 });
      const inertias = found.attempts.map((attempt) => completed(points, attempt, 5).inertia);
      expect(inertias, `seed ${seed}`).toEqual([...inertias].sort((a, b) => a - b));
    }
  });

  it('draws each start by its number, so that a start is the same among few and many', () => {
    const points = randomUnitRows(60, 4, 2);
    const all = (starts: number): Set<string> =>
      new Set(kmeans(points, 6, seededRandom(5), { starts, finalists: starts }).attempts.map(String));
    const [few, many] = [all(3), all(8)];
    expect([...few].filter((attempt) => !many.has(attempt))).toEqual([]);
  });

  it.each([60, 300, 4500])(
    'finds of %d points what it finds when it has found more or fewer clusters of them before',
    (n) => {
      const found = (points: DenseMatrix, k: number): unknown =>
        kmeans(points, k, seededRandom(1), { starts: 4 });
      const points = randomUnitRows(n, 4, 2);
      // From 101 clusters on starts are tried on more points.
      for (const k of n > 2000 ? [5, 120, 3, 8] : [5, 12, 3, 8])
        expect(found(points, k)).toEqual(found(randomUnitRows(n, 4, 2), k));
    },
  );

  it('gives the same bytes for the same seed and leaves its input untouched', () => {
    const points = randomUnitRows(60, 4, 2);
    const once = kmeans(points, 5, seededRandom(1), { starts: 3 });
    expect(kmeans(randomUnitRows(60, 4, 2), 5, seededRandom(1), { starts: 3 })).toEqual(once);
    expect(points).toEqual(randomUnitRows(60, 4, 2));
  });

  it('leaves no cluster empty while there are as many points as clusters', () => {
    fc.assert(
      fc.property(smallGrid, fc.integer(), (rows, seed) => {
        const k = 1 + (Math.abs(seed) % rows.length);
        const { assignment, centres } = kmeans(dense(rows), k, seededRandom(seed), { starts: 2 });
        expect([...new Set(assignment)].sort((a, b) => a - b)).toEqual(
          Array.from({ length: k }, (_, c) => c),
        );
        expect([centres.rows, centres.cols]).toEqual([k, 2]);
      }),
    );
  });

  it('refuses to run from no start', () => {
    expect(() => kmeans(dense([[0], [1]]), 1, seededRandom(1), { starts: 0 })).toThrow(RangeError);
  });
});
