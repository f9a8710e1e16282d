import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relations } from '../../pipeline/evaluate/tree.ts';
import { dense } from '../matrices.ts';
import { partition } from './partitions.ts';

/** One paper a topic, at these angles (degrees) of a circle. */
function orderOf(degrees: readonly number[]): readonly number[] {
  const points = degrees.map((angle) => [
    Math.cos((angle / 180) * Math.PI),
    Math.sin((angle / 180) * Math.PI),
  ]);
  return relations(
    dense(points),
    partition(
      degrees.length,
      degrees.map((_, i) => i),
    ),
  ).order;
}

describe('relations', () => {
  it('sets similar topics beside each other, and turns branches so that their nearest ends meet', () => {
    // 0 and 2 join first (5 degrees), then 1 and 3 (10), 40 degrees from each other at 2 and 1.
    expect(orderOf([0, 45, 5, 55])).toEqual([0, 2, 1, 3]);
    expect(orderOf([45, 0, 55, 5])).toEqual([2, 0, 3, 1]);
  });

  it('keeps every branch of the average-linkage tree together', () => {
    const points = dense([
      [0, 1.4, 1.2],
      [-0.5, -0.3, -0.5],
      [0.6, -0.1, 0.7],
      [-1.8, 1.6, -0.1],
      [0.7, -0.1, -0.4],
      [0.5, 0.8, -0.2],
      [-0.2, 0.7, -0.9],
      [-1.5, 0.4, -0.7],
    ]);
    const { order } = relations(points, partition(8, [0, 1, 2, 3, 4, 5, 6, 7]));
    // scipy 1.17.1, linkage(points, 'average', metric='cosine'); single and complete linkage join others.
    const branches = [
      [3, 7],
      [3, 6, 7],
      [0, 5],
      [1, 3, 6, 7],
      [0, 2, 5],
      [0, 2, 4, 5],
    ];
    for (const branch of branches) {
      const places = branch.map((topic) => order.indexOf(topic));
      expect([branch, Math.max(...places) - Math.min(...places)]).toEqual([branch, branch.length - 1]);
    }
  });

  it('goes by the mean of the papers of a topic, however long their rows are', () => {
    const points = dense([
      [3, 0],
      [0, 1],
      [2, 0.2],
      [0, 5],
    ]);
    expect(relations(points, partition(3, [0, 1, 2, 1])).order).toEqual([0, 2, 1]);
  });

  it('tell how alike topics are, and how far apart the branches that join', () => {
    // At 0, 90 and 60 degrees; the mean of cos 90 and cos 60 is what joins the first to the others.
    const { similarity, joins } = relations(
      dense([
        [1, 0],
        [0, 1],
        [0.5, Math.sqrt(3) / 2],
      ]),
      partition(3, [0, 1, 2]),
    );
    [1, 0, 0.5, 0, 1, Math.sqrt(3) / 2, 0.5, Math.sqrt(3) / 2, 1].forEach((cosine, p) => {
      expect(similarity[p]).toBeCloseTo(cosine, 6);
    });
    expect(joins.map(({ branch, other }) => [branch, other])).toEqual([
      [1, 2],
      [0, 1],
    ]);
    expect(joins[0]!.distance).toBeCloseTo(1 - Math.sqrt(3) / 2, 6);
    expect(joins[1]!.distance).toBeCloseTo(0.75, 6);
  });

  it('breaks ties by topic number', () => {
    expect(orderOf([0, 0, 0])).toEqual([0, 1, 2]);
    expect(
      relations(
        dense([
          [0, 0],
          [0, 0],
        ]),
        partition(2, [0, 1]),
      ).order,
    ).toEqual([0, 1]);
  });

  it('is the topic itself where there is one', () => {
    expect(orderOf([10])).toEqual([0]);
  });

  it('holds every topic once, and keeps far groups apart', () => {
    const near = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), near), { minLength: 1, maxLength: 12 }), (list) => {
        const order = orderOf(list.map(([isFar, angle]) => angle + (isFar ? 120 : 0)));
        expect([...order].sort((a, b) => a - b)).toEqual(list.map((_, i) => i));
        const changes = order.filter((topic, i) => i > 0 && list[topic]![0] !== list[order[i - 1]!]![0]);
        expect(changes.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
