import { describe, expect, it } from 'vitest';
import { commonest, papersByTopic } from '../pipeline/order.ts';

describe('commonest', () => {
  it.each([
    [{}, ''],
    [{ Word: 1 }, 'Word'],
    [{ word: 1 }, 'word'],
    [{ Word: 3, word: 1 }, 'word'],
    [{ Word: 4, word: 1 }, 'Word'],
    [{ WORD: 2, Word: 2, word: 1 }, 'WORD'],
    [{ one: 2, other: 2 }, 'one'],
    [{ Other: 2, OTHER: 2, one: 3 }, 'OTHER'],
  ])('of %j is %s', (forms, expected) => {
    expect(commonest(new Map(Object.entries(forms)))).toBe(expected);
  });
});

describe('papersByTopic', () => {
  it('gives the papers of each topic in their order, none for a topic without papers', () => {
    const found = papersByTopic(Int32Array.of(2, 0, 2, 4, 0, 2), 6);
    expect(found.map((papers) => [...papers])).toEqual([[1, 4], [], [0, 2, 5], [], [3], []]);
    expect(papersByTopic(new Int32Array(0), 2).map((papers) => papers.length)).toEqual([0, 0]);
  });
});
