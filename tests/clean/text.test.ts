import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, normalise, slug } from '../../pipeline/clean/text.ts';

/** Texts full of what makes trouble: white space, marks, controls, what cannot be seen, half a surrogate pair. */
const awkward = fc.string({
  unit: fc.constantFrom(
    ...['a', 'B', 'é', 'e', '\u0301', ' ', '\n', '\t', '\u00a0', '\u0085', '\u2028', '\u3000'],
    ...['\u0000', '\u0007', '\u009f', '\u00ad', '\u200b', '\u200d', '\u202e', '\u2066', '\ufeff'],
    ...['\ud83c', '\udf50', '🍐', '木', '"'],
  ),
  maxLength: 12,
});

describe('normalise', () => {
  it('folds white space of any kind to single spaces', () => {
    expect(normalise('\n Pear\ttrees\r\nin \u00a0 the\u2003north\u3000\u0085of\u2028Spain ')).toBe(
      'Pear trees in the north of Spain',
    );
  });

  it('writes letters with accents in one way', () => {
    expect(normalise('Zoe\u0308')).toBe('Zo\u00eb');
    expect(normalise('\u212b')).toBe('\u00c5');
  });

  it('drops control characters', () => {
    expect(normalise('pe\u0000a\u0007r\u001b[1m\u009f')).toBe('pear[1m');
  });

  it.each([
    ['zero-width spaces and joiners', 'pe\u200ba\u200cr\u200d\u2060'],
    ['bidirectional marks', 'pe\u200ea\u200fr'],
    ['bidirectional overrides', '\u202epear\u202c'],
    ['bidirectional isolates', '\u2066pe\u2069ar'],
    ['soft hyphens', 'pe\u00adar'],
    ['byte order marks', 'pe\ufeffar'],
  ])('drops %s without parting the word', (_, text) => {
    expect(normalise(text)).toBe('pear');
  });

  it('leaves one space where something unseen stood between two', () => {
    expect(normalise('pear \u200b tree \u0000 \u202e top')).toBe('pear tree top');
  });

  it('writes letters with accents in one way also where something unseen stood between', () => {
    expect(normalise('Zoe\u200b\u0308')).toBe('Zo\u00eb');
  });

  it('replaces lone surrogates and keeps pairs', () => {
    expect(normalise('a\ud800b \u{1f350} \udf50')).toBe('a\ufffdb \u{1f350} \ufffd');
  });

  it('leaves a text alone that needs nothing', () => {
    const text = 'T2I: Größe — 木 & “pears” <b>$x^2$</b> 100% C++';
    expect(normalise(text)).toBe(text);
  });

  it('gives well-formed text on one line, in form NFC, without what cannot be seen, and no more the second time', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const result = normalise(text);
        expect(result.isWellFormed()).toBe(true);
        expect(result.normalize('NFC')).toBe(result);
        expect(result).not.toMatch(/[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u);
        expect(result).not.toMatch(/^\s|\s$|\s\s|[^\S ]/);
        expect(normalise(result)).toBe(result);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

describe('folded', () => {
  it('is the same for two spellings of one title', () => {
    const titles = [
      'Pear-Trees: A “Survey” of Zoë',
      'PEAR TREES -- a survey of Zoe',
      'Pear trees. A survey of Zoe\u0308',
      'pear trees a survey of zoe?',
    ];
    expect(new Set(titles.map(folded))).toEqual(new Set(['peartreesasurveyofzoe']));
  });

  it('keeps letters and digits of every script', () => {
    expect(folded('木 of 2024: Ёж')).toBe(folded('木of2024ёж'));
    expect(folded('木')).not.toBe(folded('林'));
    expect(folded('GPT-3')).not.toBe(folded('GPT-4'));
  });

  it('keeps the signs that tell programming languages apart', () => {
    const titles = ['Parsing C', 'Parsing C++', 'Parsing C#', 'Parsing F#'].map(folded);
    expect(new Set(titles).size).toBe(4);
    expect(folded('Parsing: C++!')).toBe(folded('parsing C++'));
  });

  it('is empty for signs alone', () => {
    expect(folded('--- ?!')).toBe('');
  });
});

describe('slug', () => {
  it.each([
    ['Pear Trees: A Survey', 'pear-trees-a-survey'],
    ['  GPT-4 & Größe, Zoë!  ', 'gpt-4-gro-e-zoe'],
    ['--A--', 'a'],
    ['__proto__', 'proto'],
    ['木', ''],
    ['', ''],
  ])('of %j is %j', (title, expected) => {
    expect(slug(title)).toBe(expected);
  });

  it('is cut between words at 60 characters, and within a word that is longer', () => {
    expect(slug('pear '.repeat(30))).toBe(Array(12).fill('pear').join('-'));
    expect(slug('p'.repeat(100))).toBe('p'.repeat(60));
  });

  it('has only letters, digits and single hyphens between them', () => {
    fc.assert(
      fc.property(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 80 })), (title) => {
        expect(slug(title)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slug(title).length).toBeLessThanOrEqual(60);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
