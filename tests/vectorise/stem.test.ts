import fc from 'fast-check';
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
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

  it('is that of the stemmer for whatever word', () => {
    const ends =
      's es ies ed eed ing y e ll ational tional enci anci izer abli alli entli eli ousli ization ator alism ful ness logi li al er ic ant ent ou ism ion iti sion tion ble ity ly ent or um x a ss';
    const word = fc
      .tuple(
        fc.string({ unit: fc.constantFrom(...'aeioubcdlmnrstwxyz'), maxLength: 8 }),
        fc.constantFrom(...ends.split(' ')),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(word, (one) => {
        expect(stem(one)).toBe(porter.stem(one));
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});
