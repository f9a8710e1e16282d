import { describe, expect, it } from 'vitest';
import { papersByTopic } from '../pipeline/order.ts';

describe('papersByTopic', () => {
  it('gives the papers of each topic in their order, none for a topic without papers', () => {
    const found = papersByTopic(Int32Array.of(2, 0, 2, 4, 0, 2), 6);
    expect(found.map((papers) => [...papers])).toEqual([[1, 4], [], [0, 2, 5], [], [3], []]);
    expect(papersByTopic(new Int32Array(0), 2).map((papers) => papers.length)).toEqual([0, 0]);
  });
});
