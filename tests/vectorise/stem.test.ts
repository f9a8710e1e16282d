import { describe, expect, it } from 'vitest';
import { stem } from '../../pipeline/vectorise/stem.ts';

describe('stem', () => {
  // Porter's own examples: M. F. Porter, An algorithm for suffix stripping, Program 14(3), 1980.
  it.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['cats', 'cat'],
    ['agreed', 'agre'],
    ['plastered', 'plaster'],
    ['motoring', 'motor'],
    ['hopping', 'hop'],
    ['happy', 'happi'],
    ['relational', 'relat'],
    ['generating', 'gener'],
    ['generalization', 'gener'],
    ['sky', 'sky'],
  ])('of %s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('does not depend on case', () => {
    expect(['Models', 'MODELS', 'models'].map(stem)).toEqual(['model', 'model', 'model']);
    expect(['GPT-4', 'gpt-4', 'Größe'].map(stem)).toEqual(['gpt-4', 'gpt-4', 'größe']);
  });

  it('takes each part of a hyphenated word by itself', () => {
    expect(stem('Text-to-images')).toBe('text-to-imag');
    expect(stem('fine-tuning')).toBe(`${stem('fine')}-${stem('tuning')}`);
  });

  it.each(['gpt-4s', 't2i', 'f*', 'c++', 'c#', 'pass@1', 'humaneval+', 'größen', '木', 'snake_cases', 'r&d'])(
    'leaves %s as it is, which is no plain English word',
    (word) => {
      expect(stem(word)).toBe(word);
    },
  );

  it('takes both apostrophes for one', () => {
    expect(stem('O’Reilly')).toBe(stem("O'Reilly"));
  });

  it.each(['constructor', '__proto__', 'tostring', 'hasownproperty', 'valueof'])(
    'of %s is a text',
    (word) => {
      expect(stem(word)).toMatch(/^[a-z_]{5,}$/);
    },
  );

  it('leaves what is too long for a word as it is, for it would take the square of its length', () => {
    expect(stem('Q'.repeat(200_000))).toBe('q'.repeat(200_000));
    expect(stem(`${'x'.repeat(41)}-images`)).toBe(`${'x'.repeat(41)}-imag`);
    expect(stem('internationalizations')).not.toBe('internationalizations');
  });
});
