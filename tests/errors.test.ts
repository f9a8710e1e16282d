import { LevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance.js';
import { describe, expect, it } from 'vitest';
import { exitCode, InputError, nearest } from '../pipeline/errors.ts';

const near = (word: string, ...candidates: string[]): string | undefined =>
  nearest(word, candidates, LevenshteinDistance);

describe('exitCode', () => {
  it('is 1 for what the user gave us', () => {
    expect(exitCode(new InputError('no such file: pears.txt'))).toBe(1);
  });

  it.each([[new Error('x')], [new TypeError('x')], ['x'], [undefined], [null], [{ name: 'InputError' }]])(
    'is 2 for anything else: %s',
    (thrown) => {
      expect(exitCode(thrown)).toBe(2);
    },
  );
});

describe('InputError', () => {
  it('is an error with its own name and its message unchanged', () => {
    const error = new InputError('k: x is no number of topics');
    expect(error).toBeInstanceOf(Error);
    expect(`${error}`).toBe('InputError: k: x is no number of topics');
  });
});

describe('nearest', () => {
  it.each([
    ['seeed', 'seed'],
    ['minDF', 'minDf'],
    ['titelWeight', 'titleWeight'],
    ['sed', 'seed'],
    ['seed', 'seed'],
  ])('takes %s for %s', (word, expected) => {
    expect(near(word, 'k', 'seed', 'title', 'minDf', 'titleWeight')).toBe(expected);
  });

  it('is the first of two that are equally near', () => {
    expect(near('maxDf', 'minDf', 'manDf', 'madDf')).toBe('manDf');
  });

  it('is none when nothing is near enough', () => {
    expect(near('orchard', 'k', 'seed', 'title')).toBeUndefined();
    expect(near('orchard')).toBeUndefined();
  });

  it('is none that shares no letter with what was written', () => {
    expect(near('zz', 'k')).toBeUndefined();
  });
});
