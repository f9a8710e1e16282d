import { describe, expect, it } from 'vitest';
import { plainText } from '../pipeline/clean/index.ts';
import { draft } from '../pipeline/ingest/source.ts';
import { read } from '../pipeline/reading.ts';
import { here } from '../pipeline/threads.ts';
import type { Paper } from '../pipeline/types.ts';
import { noRules, vectorise, vectorsOfWords } from '../pipeline/vectorise/index.ts';

const options = { ngrams: 3, minDf: 1, maxDf: 1, phraseWeight: 1, titleWeight: 2 };

describe('papers read in parts', () => {
  it('have the vectors that they have read in one go', async () => {
    // Two parts; words that are first met in a later one, and texts without any.
    const papers = Array.from(
      { length: 2100 },
      (_, i): Paper => ({
        ...draft({
          title: i % 7 === 0 ? '' : `Pear${i % 90}'s fine tuning of $x$ pears`,
          abstract:
            i % 5 === 0
              ? 'Fine-tuned figs \\emph{grow}. Code is available at http://a.b.'
              : `fig and plant${i % 700}`,
        }),
        origin: { file: 'a', line: i },
        kind: null,
      }),
    );
    const rules = { ...noRules, synonyms: [{ written: 'plum', spellings: ['figs'] }] };
    for (const own of [noRules, rules]) {
      const heard: number[] = [];
      const words = await read(papers, options, own, here, (done) => heard.push(done));
      expect(heard).toEqual([2000, 2100]);
      const whole = vectorise(papers.map(plainText), options, undefined, own);
      expect(vectorsOfWords(words, options, own)).toEqual(whole);
      expect(whole.vocabulary.surfaces.includes('plum')).toBe(own === rules);
    }
  });
});
