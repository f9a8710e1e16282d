import { describe, expect, it } from 'vitest';
import type { WordRules } from '../../pipeline/types.ts';
import { noRules, terms, vectorise } from '../../pipeline/vectorise/index.ts';

const options = { ngrams: 3, minDf: 1, maxDf: 1, phraseWeight: 0.5, titleWeight: 1 };

function finder(abstract: string, rules: WordRules = noRules): (text: string) => string[] {
  const { vocabulary } = vectorise(
    [1, 2, 3].map(() => ({ title: '', abstract })),
    options,
    () => {},
    rules,
  );
  const find = terms(vocabulary, rules);
  return (text) => find(text).map((col) => vocabulary.terms[col]!);
}

describe('terms', () => {
  const find = finder('Text-to-image diffusion models. Program synthesis, function-calling agents of code');

  it('finds words in any form, and phrases', () => {
    expect(find('models')).toEqual(['model']);
    expect(find('Diffusion Model')).toEqual(['diffus model']);
    expect(find('programs synthesis')).toEqual(['program synthesi']);
  });

  it('finds hyphenated words written apart, and words written apart hyphenated', () => {
    expect(find('text to images')).toEqual(['text-to-imag']);
    expect(find('function calling')).toEqual(find('function-calling'));
    expect(find('function-calling')).toHaveLength(1);
    expect(find('Program-Synthesis')).toEqual(['program synthesi']);
  });

  it('finds the words of a phrase that is nowhere, without stop words', () => {
    expect(find('synthesis of code')).toEqual(['code', 'synthesi']);
    expect(find('image-to-image')).toEqual(['imag']);
    expect(find('code for a hundred other agents and more')).toEqual(['agent', 'code']);
  });

  it('finds nothing for what is nowhere, stop words and signs', () => {
    expect(['nowhere', 'of the', '...', '', '7', 'x'].map(find)).toEqual([[], [], [], [], [], []]);
  });

  it('reads words as the texts were read: synonyms and stop words of the user', () => {
    const own = finder('T2I of the github page', {
      synonyms: [{ written: 'text-to-image', spellings: ['T2I'] }],
      stopWords: ['github'],
      kept: [],
    });
    expect([own('t2i'), own('github'), own('github page')]).toEqual([['text-to-imag'], [], ['page']]);
  });
});
