import { describe, expect, it } from 'vitest';
import { label } from '../../pipeline/label/index.ts';
import { vectorise } from '../../pipeline/vectorise/index.ts';
import { clustering, paper } from '../chart/examples.ts';

/** Words of each of two topics, three papers each. */
function wordsOf(texts: readonly string[]): string[][] {
  const vectors = vectorise(
    texts.map((abstract) => ({ title: '', abstract })),
    { ngrams: 1, minDf: 1, maxDf: 1, phraseWeight: 0, titleWeight: 1 },
  );
  const papers = texts.map((abstract, i) => paper({ id: `p${i}`, abstract }));
  const options = { words: 12, phrases: 0, representatives: 1 };
  return label(papers, vectors, clustering([0, 0, 0, 1, 1, 1]), options).topics.map(({ words }) =>
    words.map(({ term }) => term),
  );
}

describe('the words of a topic', () => {
  it('are written as its own papers write them, where several words have one stem', () => {
    const [one, other] = wordsOf([
      'attribution of sentences',
      'attribution and sentences',
      'sentences',
      'attributes of pixels',
      'attributes and pixels and attributes',
      'pixels with attributes',
    ]);
    expect(one).not.toContain('attributes');
    expect(other).toContain('attributes');
    expect(other).not.toContain('attribution');
  });

  it('have capitals where the topic writes them so, whatever others do', () => {
    const [first] = wordsOf(['Proof Proof', 'Proof', 'Proof', 'proof', 'groups', 'groups']);
    expect(first).toContain('Proof');
  });
});
