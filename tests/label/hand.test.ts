import { describe, expect, it } from 'vitest';
import { withGiven, withoutBanned } from '../../pipeline/label/hand.ts';
import type { Vocabulary } from '../../pipeline/types.ts';

const terms = ['code', 'code-gener', 'larg languag model', 'languag', 'model', 'modular'];
const vocabulary: Vocabulary = {
  terms,
  surfaces: terms,
  lengths: Uint8Array.from([1, 1, 3, 1, 1, 1]),
  documentFrequency: new Uint32Array(6).fill(2),
  titleFrequency: new Uint32Array(6),
};

describe('withoutBanned', () => {
  const z = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

  it('takes all meaning from banned terms and from longer ones that hold them, in every topic', () => {
    expect([...withoutBanned(z, vocabulary, { banned: new Set([4]) })]).toEqual([
      1, 2, 0, 4, 0, 6, 7, 8, 0, 10, 0, 12,
    ]);
    expect([...withoutBanned(z, vocabulary, { banned: new Set([0]) })].slice(0, 6)).toEqual([
      0, 0, 3, 4, 5, 6,
    ]);
  });

  it('leaves the words of a banned phrase', () => {
    expect([...withoutBanned(z, vocabulary, { banned: new Set([2]) })].slice(0, 6)).toEqual([
      1, 2, 0, 4, 5, 6,
    ]);
  });

  it('changes nothing where nothing is banned, and never its input', () => {
    expect(withoutBanned(z, vocabulary, { banned: new Set() })).toEqual(z);
    withoutBanned(z, vocabulary, { banned: new Set([0]) });
    expect(z[0]).toBe(1);
  });
});

describe('withGiven', () => {
  it('puts given names as they are, and numbers a found one that is the same', () => {
    const names = new Map([[1, 'iterative CODE']]);
    expect(withGiven(['Iterative code', 'Agents', 'Speech'], { names })).toEqual([
      'Iterative code (2)',
      'iterative CODE',
      'Speech',
    ]);
  });
});
