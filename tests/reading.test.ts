import { describe, expect, it } from 'vitest';
import { plainText } from '../pipeline/clean/index.ts';
import { shingles } from '../pipeline/clean/shingles.ts';
import { language } from '../pipeline/clean/traits.ts';
import { draft } from '../pipeline/ingest/source.ts';
import { beginReading, findTraits, read } from '../pipeline/reading.ts';
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

  it('are the same read ahead, whatever was read beside them and in whatever order', async () => {
    const text = (i: number): { title: string; abstract: string } => ({
      title: `Pear ${i % 3}`,
      abstract: i % 4 === 0 ? '' : `figs' plums${i % 50} and a pear-tree${i % 6}'s figs`,
    });
    const all = Array.from({ length: 4300 }, (_, i) => text(i));
    const wanted = [
      // Read ahead, another title with a known abstract, a text that nobody knew.
      ...all.filter((_, i) => i % 5 !== 0).reverse(),
      { title: 'Pear 1', abstract: text(2).abstract },
      { title: 'Quince', abstract: 'quinces beside pears' },
    ];
    const heard: [number, number][] = [];
    const readAhead = beginReading(all, noRules, here);
    const ahead = await readAhead(wanted, options, (...of) => heard.push(of));
    expect(ahead).toEqual(await read(wanted, options, noRules, here, () => {}));
    // Nothing is held for a second time; it is read again.
    expect(await readAhead(wanted, options, () => {})).toEqual(ahead);
    expect(heard.at(-1)).toEqual([4300, 4300]);
  });

  it('that nobody wants any more are no error when their threads have failed', async () => {
    const failing = { ...here, map: () => Promise.reject(new Error('ended')) };
    const ahead = beginReading([{ title: 'Pear', abstract: '' }], noRules, failing);
    await new Promise((resolve) => setImmediate(resolve));
    await expect(ahead([], options, () => {})).rejects.toThrow('ended');
  });
});

describe('papers looked at in parts', () => {
  it('are known by the shingles and the language that each has by itself, and others are not', async () => {
    // Short ones, which have no shingles, between long ones; one longer than there is room for at first.
    const abstract = (i: number): string =>
      Array.from({ length: i === 7 ? 900_000 : (i % 3) * 50 }, (_, w) => `pear${(w * 7 + i) % 1013}`).join(
        ' ',
      );
    const titles = ['Zur Ernte der Birnen und der Feigen in den Alpen', 'The harvest of the pears', 'Pear'];
    const paper = (i: number): Paper => ({
      ...draft({ title: titles[i % 3]!, abstract: abstract(i) }),
      origin: { file: 'a', line: i },
      kind: null,
    });
    const papers = Array.from({ length: 2100 }, (_, i) => paper(i));
    const known = await findTraits(papers, here);
    for (const one of papers.slice(0, 10).concat(papers.slice(-10)))
      expect(known(one)).toEqual({ shingles: shingles(one.abstract), language: language(one) });
    expect(new Set(papers.map((one) => known(one)?.language))).toEqual(new Set(['en', 'de', 'und']));
    expect(known(paper(0))).toBeUndefined();
  });
});
