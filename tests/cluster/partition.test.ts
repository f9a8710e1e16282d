import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completed, means, squaredDistance } from '../../pipeline/cluster/partition.ts';
import { dense, toRows } from '../matrices.ts';

describe('squaredDistance', () => {
  it('is the sum of squared differences of two rows', () => {
    expect(
      squaredDistance(
        dense([
          [9, 9],
          [1, 2],
        ]),
        1,
        dense([[4, 6]]),
        0,
      ),
    ).toBe(25);
  });
});

describe('means', () => {
  const points = dense([
    [0, 2],
    [4, 4],
    [10, 10],
  ]);
  const assignment = Int32Array.of(0, 0, 2);

  it('are those of the members, and the origin for a cluster without any', () => {
    expect(toRows(means(points, assignment, 3))).toEqual([
      [2, 3],
      [0, 0],
      [10, 10],
    ]);
  });

  it('stay where they were for a cluster without members', () => {
    const before = dense([
      [1, 1],
      [7, 8],
      [1, 1],
    ]);
    expect(toRows(means(points, assignment, 3, before))).toEqual([
      [2, 3],
      [7, 8],
      [10, 10],
    ]);
  });
});

describe('completed', () => {
  it('leaves a partition without empty clusters as it is and takes its inertia', () => {
    const found = completed(dense([[0], [1], [10], [14]]), Int32Array.of(1, 1, 0, 0), 2);
    expect([...found.assignment]).toEqual([1, 1, 0, 0]);
    expect(toRows(found.centres)).toEqual([[12], [0.5]]);
    expect(found.inertia).toBe(0.25 + 0.25 + 4 + 4);
  });

  it('gives each empty cluster in turn the point that is farthest from its centre', () => {
    // The mean of all is 10.25, from which 30 is farthest; that of the rest is 11/3, from which 10 is.
    const found = completed(dense([[0], [1], [10], [30]]), Int32Array.of(0, 0, 0, 0), 3);
    expect([...found.assignment]).toEqual([0, 0, 2, 1]);
    expect(toRows(found.centres)).toEqual([[0.5], [30], [10]]);
    expect(found.inertia).toBe(0.5);
  });

  it('takes the first of points that are equally far', () => {
    expect([...completed(dense([[-1], [1]]), Int32Array.of(0, 0), 2).assignment]).toEqual([1, 0]);
  });

  it('never empties one cluster to fill another', () => {
    // 100 is alone, so one of the two near each other has to go, though they are at their centre.
    const points = dense([[100], [3], [3]]);
    expect([...completed(points, Int32Array.of(0, 1, 1), 3).assignment]).toEqual([0, 2, 1]);
    expect([...completed(dense([[0], [9]]), Int32Array.of(0, 1), 3).assignment]).toEqual([0, 1]);
  });

  it('leaves no cluster empty whatever was found, and its inputs untouched', () => {
    const found = fc.integer({ min: 1, max: 8 }).chain((n) =>
      fc.record({
        values: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n, maxLength: n }),
        clusters: fc.array(fc.nat({ max: n - 1 }), { minLength: n, maxLength: n }),
      }),
    );
    fc.assert(
      fc.property(found, ({ values, clusters }) => {
        const points = dense(values.map((x) => [x]));
        const before = Int32Array.from(clusters);
        const { assignment, inertia } = completed(points, before, values.length);
        expect(new Set(assignment).size).toBe(values.length);
        expect(inertia).toBe(0);
        expect([...before]).toEqual(clusters);
        expect([...points.values]).toEqual(values);
      }),
    );
  });
});
