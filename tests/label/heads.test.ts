import { describe, expect, it } from 'vitest';
import { headShares } from '../../pipeline/label/heads.ts';

describe('headShares', () => {
  it('is the share of occurrences that no other word follows, drawn to a half where there are few', () => {
    // `large model`, `model`, `large model` at the end of the text; -1 parts what does not stand together.
    const wording = {
      ids: Int32Array.of(0, 1, -1, 1, -1, 0, 1),
      start: Uint32Array.of(0, 7),
      titleEnd: Uint32Array.of(3),
      words: ['large', 'model', 'unknown'],
      term: Int32Array.of(0, 1, -1),
    };
    // large: 0 of 2; model: 3 of 3; the third term does not occur.
    expect([...headShares(wording, 3)]).toEqual([1 / 4, 4 / 5, 1 / 2]);
  });

  it('counts a word that is no term as one that follows', () => {
    const wording = {
      ids: Int32Array.of(0, 1, -1),
      start: Uint32Array.of(0, 3),
      titleEnd: Uint32Array.of(3),
      words: ['large', 'rare'],
      term: Int32Array.of(0, -1),
    };
    expect([...headShares(wording, 1)]).toEqual([1 / 3]);
  });
});
