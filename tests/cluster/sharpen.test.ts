import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharpen } from '../../pipeline/cluster/sharpen.ts';
import { sparse } from '../matrices.ts';

const sharpened = (rows: readonly (readonly number[])[], topics: readonly number[], k: number): number[] => [
  ...sharpen(sparse(rows), Int32Array.from(topics), k),
];

describe('sharpen', () => {
  it('moves a paper to the topic whose words it has', () => {
    const rows = [
      [1, 0, 0],
      [1, 0, 0],
      [0.8, 0.6, 0],
      [0, 0, 1],
      [0, 0.6, 0.8],
      [1, 0, 0],
    ];
    expect(sharpened(rows, [0, 0, 0, 1, 1, 1], 2)).toEqual([0, 0, 0, 1, 1, 0]);
  });

  it('leaves papers that are fixed where they are', () => {
    const rows = [
      [1, 0],
      [1, 0],
      [0, 1],
      [1, 0],
    ];
    const topics = Int32Array.from([0, 0, 1, 1]);
    expect([...sharpen(sparse(rows), topics, 2)]).toEqual([0, 0, 1, 0]);
    expect([...sharpen(sparse(rows), topics, 2, new Set([3]))]).toEqual([0, 0, 1, 1]);
  });

  it('weighs words and sizes as worked out by hand', () => {
    // Topic 0: weights 3 and 0 in three papers; topic 1: 0.5 and 1 in two, the last of which has 0.5 of each word.
    // With 0.1 added to each, it has log(3/5) + 0.5 log(3.1/3.2) + 0.5 log(0.1/3.2) = -2.259 for topic 0 and
    // log(2/5) + 0.5 log(0.6/1.7) + 0.5 log(1.1/1.7) = -1.655 for topic 1: it stays. With 0.9 of the first word and 0.1 of
    // the second it has -0.886 and, with the weights 0.9 and 0.6 in its topic, -1.483: it moves.
    const others = [
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 0.5],
    ];
    expect(sharpened([...others, [0.5, 0.5]], [0, 0, 0, 1, 1], 2)).toEqual([0, 0, 0, 1, 1]);
    expect(sharpened([...others, [0.9, 0.1]], [0, 0, 0, 1, 1], 2)).toEqual([0, 0, 0, 1, 0]);
  });

  it('leaves papers without words, and a single topic, as they are', () => {
    expect(sharpened([[1], [0], [1]], [0, 1, 1], 2)[1]).toBe(1);
    expect(sharpened([[1], [0]], [0, 0], 1)).toEqual([0, 0]);
  });

  it('does not empty a topic', () => {
    const rows = [[1], [1], [1], [1]];
    expect(sharpened(rows, [0, 0, 0, 1], 2)).toEqual([0, 0, 0, 1]);
  });

  it('keeps all k topics and depends on the order of papers in nothing', () => {
    const weight = fc.integer({ min: 0, max: 3 });
    const paper = fc.record({ row: fc.tuple(weight, weight, weight), topic: fc.integer({ min: 0, max: 2 }) });
    fc.assert(
      fc.property(fc.array(paper, { minLength: 3, maxLength: 20 }), (papers) => {
        papers.slice(0, 3).forEach((one, topic) => {
          one.topic = topic;
        });
        const found = sharpened(
          papers.map(({ row }) => row),
          papers.map(({ topic }) => topic),
          3,
        );
        expect(new Set(found).size).toBe(3);
        const backwards = [...papers].reverse();
        expect(
          sharpened(
            backwards.map(({ row }) => row),
            backwards.map(({ topic }) => topic),
            3,
          ).reverse(),
        ).toEqual(found);
      }),
    );
  });
});
