import { describe, expect, it } from 'vitest';
import type { PlainText } from '../../pipeline/types.ts';
import {
  defaultMaxDf,
  defaultMinDf,
  type VectoriseOptions,
  vectorise,
} from '../../pipeline/vectorise/index.ts';

const options: VectoriseOptions = { ngrams: 1, minDf: null, maxDf: null, phraseWeight: 0.25, titleWeight: 1 };

const abstracts = (...texts: string[]): PlainText[] => texts.map((abstract) => ({ title: '', abstract }));

const orchard = abstracts(
  'Pear tree grafting, grafting.',
  'The pear harvest! Harvest, harvest.',
  'A tree harvest: pear, grafting.',
  'Plum',
);

describe('vectorise', () => {
  it('weighs whole texts as scikit-learn does', () => {
    // scikit-learn 1.2.1: TfidfVectorizer(sublinear_tf=True).fit_transform(the texts without stop words).toarray(),
    // its columns grafting, harvest, pear, plum, tree.
    const { vocabulary, tfidf } = vectorise(orchard, options);
    expect(vocabulary.terms).toEqual(['graft', 'harvest', 'pear', 'plum', 'tree']);
    const expected = [
      [0.796198, 0.380706, 0.470247],
      [0.932984, 0.359919],
      [0.523035, 0.523035, 0.423442, 0.523035],
      [1],
    ].flat();
    expect(Array.from(tfidf.colIdx)).toEqual([0, 2, 4, 1, 2, 0, 1, 2, 4, 3]);
    expect(Array.from(tfidf.rowPtr)).toEqual([0, 3, 5, 9, 10]);
    tfidf.values.forEach((weight, p) => {
      expect(weight).toBeCloseTo(expected[p] ?? Number.NaN, 5);
    });
  });

  it('leaves out stop words, and parts of hyphenated words that are prefixes', () => {
    const { terms } = vectorise(
      abstracts('We use the pre-trained state of an in-context pear'),
      options,
    ).vocabulary;
    expect(terms).toEqual(['context', 'in-context', 'pear', 'pre-train', 'state', 'train']);
  });

  it('wants a phrase in two papers at least', () => {
    const phrases = (texts: PlainText[]): string[] =>
      vectorise(texts, { ...options, ngrams: 2 }).vocabulary.terms.filter((term) => term.includes(' '));
    expect(phrases(abstracts('pear tree', 'plum'))).toEqual([]);
    expect(phrases(abstracts('pear tree', 'plum', 'pear trees'))).toEqual(['pear tree']);
  });

  it('wants a word in two papers from ten papers on', () => {
    const papers = (n: number): string[] => Array.from({ length: n - 1 }, () => 'pear').concat('plum');
    expect(vectorise(abstracts(...papers(9)), options).vocabulary.terms).toEqual(['pear', 'plum']);
    expect(vectorise(abstracts(...papers(10)), options).vocabulary.terms).toEqual(['pear']);
    expect(vectorise(abstracts(...papers(10)), { ...options, minDf: 1 }).vocabulary.terms).toEqual([
      'pear',
      'plum',
    ]);
  });

  it('lets a word that is in more than half of the papers weigh nothing from twenty papers on', () => {
    const papers = (n: number): PlainText[] =>
      abstracts(...Array.from({ length: n }, (_, i) => (i <= n / 2 ? 'pear fig' : 'fig plum')));
    const weighing = (n: number, maxDf: number | null = null): string[] => {
      const { tfidf, vocabulary } = vectorise(papers(n), { ...options, maxDf });
      return vocabulary.terms.filter((_, col) => tfidf.colIdx.includes(col));
    };
    expect(weighing(19)).toEqual(['fig', 'pear', 'plum']);
    expect(weighing(20)).toEqual(['plum']);
    expect(weighing(20, 1)).toEqual(['fig', 'pear', 'plum']);
  });

  it('gives a text without known words a row of zeros in its place', () => {
    const { tfidf, counts } = vectorise(abstracts('pear', '', 'of the 5', 'pear'), options);
    expect(Array.from(tfidf.rowPtr)).toEqual([0, 1, 1, 1, 2]);
    expect(Array.from(counts.rowPtr)).toEqual([0, 1, 1, 1, 2]);
  });

  it('takes one text, and none', () => {
    expect(vectorise(abstracts('pear'), options).tfidf).toMatchObject({ rows: 1, cols: 1 });
    expect(vectorise([], options).tfidf).toMatchObject({ rows: 0, cols: 0 });
  });

  it('counts words of the title as often as asked', () => {
    const { counts } = vectorise([{ title: 'Pear', abstract: 'pear fig' }], { ...options, titleWeight: 4 });
    expect(Array.from(counts.values)).toEqual([1, 5]);
  });

  it('keeps counts of phrases that weigh nothing', () => {
    const { vocabulary, counts, tfidf } = vectorise(abstracts('pear tree', 'pear tree'), {
      ...options,
      ngrams: 2,
      phraseWeight: 0,
    });
    expect(vocabulary.terms).toEqual(['pear', 'pear tree', 'tree']);
    expect(Array.from(counts.colIdx)).toEqual([0, 1, 2, 0, 1, 2]);
    expect(Array.from(tfidf.colIdx)).toEqual([0, 2, 0, 2]);
  });

  it('gives the same vectors every time and leaves the texts as they were', () => {
    const before = structuredClone(orchard);
    expect(vectorise(orchard, options)).toEqual(vectorise(orchard, options));
    expect(orchard).toEqual(before);
  });
});

describe('bounds that fit the number of papers', () => {
  it.each([
    [1, 1],
    [9, 1],
    [10, 2],
    [9999, 2],
    [10_000, 3],
    [100_000, 30],
  ])('for %i papers a word must be in %i', (papers, bound) => {
    expect(defaultMinDf(papers)).toBe(bound);
  });

  it.each([
    [1, 1],
    [19, 1],
    [20, 0.5],
    [100_000, 0.5],
  ])('for %i papers a word may be in the share %d', (papers, share) => {
    expect(defaultMaxDf(papers)).toBe(share);
  });
});
