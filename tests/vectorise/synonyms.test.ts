import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from '../../pipeline/vectorise/cut.ts';
import { vectorise } from '../../pipeline/vectorise/index.ts';
import { synonymRewriter } from '../../pipeline/vectorise/synonyms.ts';

const rewrite = (text: string, ...synonyms: (readonly [string, ...string[]])[]): string =>
  synonymRewriter(synonyms.map(([written, ...spellings]) => ({ written, spellings })))(cutText(text)).join(
    ' ',
  );

describe('synonymRewriter', () => {
  const t2i = ['text-to-image', 'T2I', 'text to image', 'text to image models'] as const;

  it('writes words and runs of words one way, stop words in them or not', () => {
    expect(rewrite('T2I and text to image', t2i)).toBe('text-to-image and text-to-image');
    expect(rewrite('the T2I’s noise', t2i)).toBe('the text-to-image noise');
    expect(rewrite('Text To Images are T2I', t2i)).toBe('text-to-image are text-to-image');
  });

  it('takes the longest run, and goes on behind it', () => {
    expect(rewrite('text to image models draw text to image', t2i)).toBe('text-to-image draw text-to-image');
    expect(rewrite('text to text to image', t2i)).toBe('text to text-to-image');
    expect(rewrite('a b c', ['X', 'a b c d'], ['Y', 'b c'])).toBe('a Y');
  });

  it('takes spellings side by side for the word once, unless a mark is between them', () => {
    expect(rewrite('T2I text to image models draw', t2i)).toBe('text-to-image draw');
    expect(rewrite('T2I, text to image', t2i)).toBe('text-to-image , text-to-image');
    expect(rewrite('wage income', ['price', 'wage', 'income'])).toBe('price');
  });

  it('does not cross marks between words', () => {
    expect(rewrite('text. to image', t2i)).toBe('text . to image');
  });

  it('writes the first spelling as the user does, and does not look again at what it wrote', () => {
    expect(rewrite('llms beat LLM of large language models', ['LLM', 'large language model'])).toBe(
      'LLM beat LLM of LLM',
    );
    expect(rewrite('one and two', ['two', 'one'], ['three', 'zwei'])).toBe('two and two');
    expect(rewrite('big', ['big data', 'big'])).toBe('big data');
  });

  it('leaves every text alone where no spelling is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '.', '2') }), (text) => {
        expect(rewrite(text, ['zz', 'zy', 'z y'])).toBe(cutText(text).join(' '));
      }),
    );
  });
});

describe('vectorise with the user’s own words', () => {
  const options = { ngrams: 3, minDf: 1, maxDf: 1, phraseWeight: 0.5, titleWeight: 1 };
  const texts = [
    { title: 'T2I of pears', abstract: 'text to image' },
    { title: 'Text-to-images', abstract: 'GitHub githubs pear' },
  ];
  const rules = {
    synonyms: [{ written: 'text-to-image', spellings: ['T2I', 'text to image'] }],
    stopWords: ['github'],
    kept: [],
  };

  it('counts synonyms as one term that is shown as its first spelling, and stop words not at all', () => {
    const { vocabulary, counts } = vectorise(texts, options, () => {}, rules);
    const col = vocabulary.terms.indexOf('text-to-imag');
    expect(vocabulary.surfaces[col]).toBe('text-to-image');
    expect(vocabulary.documentFrequency[col]).toBe(2);
    expect(counts.values[counts.colIdx.indexOf(col)]).toBe(2);
    expect(vocabulary.terms.filter((term) => /t2i|github/.test(term))).toEqual([]);
  });

  it('gives what texts give that were written so from the start', () => {
    const plain = [
      { title: 'text-to-image of pears', abstract: 'text-to-image' },
      { title: 'text-to-image', abstract: 'pear' },
    ];
    const { vocabulary, counts } = vectorise(texts, options, () => {}, rules);
    const expected = vectorise(plain, options);
    expect(vocabulary).toEqual(expected.vocabulary);
    expect(counts).toEqual(expected.counts);
  });

  it('keeps rare words and phrases that are asked for, with the words in them', () => {
    const rare = { ...rules, kept: ['githubs page', 'pear', 'nowhere'], stopWords: [] };
    const list = [
      { title: 'one', abstract: 'GitHub pages' },
      { title: 'two', abstract: 'pears' },
      { title: 'three', abstract: 'plums' },
    ];
    const { vocabulary } = vectorise(list, { ...options, minDf: 2 }, () => {}, rare);
    expect(vocabulary.terms).toEqual(['github', 'github page', 'page', 'pear']);
  });
});
