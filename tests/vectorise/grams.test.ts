import { expect, it } from 'vitest';
import { countGrams } from '../../pipeline/vectorise/grams.ts';
import { stemAll } from '../../pipeline/vectorise/stems.ts';
import { tokenise } from '../../pipeline/vectorise/tokenise.ts';

const sentence = 'graph neural network models learn graph neural network layers and graph neural models';

it('finds the same phrases however few occurrences are held at a time', () => {
  const texts = Array.from({ length: 12 }, (_, i) => ({
    title: sentence.slice(0, 20 + i),
    abstract: `${sentence} ${i % 3 === 0 ? sentence : ''} layers of graph neural network models`,
  }));
  const tokens = tokenise(texts, (word) => word === 'and' || word === 'of');
  // Small words part others here.
  const ids = tokens.ids.map((id) => Math.max(id, -1));
  const stems = stemAll(tokens.words, () => true);
  const found = (atOnce?: number) =>
    countGrams({ ...tokens, ids }, stems, { ngrams: 3, minDf: 1, phraseMinDf: 2 }, new Set(), atOnce);
  const whole = found();
  expect(whole.terms).toContain('graph neural network');
  expect(whole.terms).toContain('neural network model');
  for (const atOnce of [1, 7, 50]) expect(found(atOnce)).toEqual(whole);
});
