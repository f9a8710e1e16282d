import { describe, expect, it } from 'vitest';
import { madeUp } from './corpus.ts';
import { median } from './measure.ts';

interface Made {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
}
const papers = [...madeUp(3000)].map((line) => JSON.parse(line) as Made);
const wordsOf = ({ title, abstract }: Made): string[] =>
  `${title} ${abstract}`.toLowerCase().match(/[a-z]+/g) ?? [];
const distinct = (some: readonly Made[]): number => new Set(some.flatMap(wordsOf)).size;

describe('papers made up by chance', () => {
  it('are the same for the same seed, and the first of more', () => {
    expect([...madeUp(20)]).toEqual([...madeUp(3000)].slice(0, 20));
    expect([...madeUp(20, 2)]).not.toEqual([...madeUp(20)]);
  });

  it('are as long as abstracts, and all different', () => {
    const lengths = papers.map(({ abstract }) => abstract.split(' ').length);
    expect(median(lengths)).toBeGreaterThan(120);
    expect(median(lengths)).toBeLessThan(180);
    expect(new Set(papers.map(({ id }) => id)).size).toBe(3000);
    expect(new Set(papers.map(({ abstract }) => abstract)).size).toBe(3000);
  });

  it('have more words the more there are, as Heaps says, by a power between a half and one', () => {
    const power = Math.log(distinct(papers) / distinct(papers.slice(0, 1000))) / Math.log(3);
    expect(power).toBeGreaterThan(0.5);
    expect(power).toBeLessThan(0.85);
  });

  it('have topics: what a paper says most often, others say most often as well', () => {
    // Without endings, and without the words that are in most papers.
    const texts = papers.slice(0, 300).map((paper) => wordsOf(paper).map((word) => word.slice(0, 5)));
    const papersWith = new Map<string, number>();
    for (const text of texts)
      for (const stem of new Set(text)) papersWith.set(stem, (papersWith.get(stem) ?? 0) + 1);
    const leading = texts.map((text) => {
      const rare = text.filter((stem) => (papersWith.get(stem) ?? 0) < 50);
      const times = (stem: string): number => rare.filter((one) => one === stem).length;
      return [...new Set(rare)].sort((a, b) => times(b) - times(a) || (a < b ? -1 : 1))[0];
    });
    const shared = leading.filter((stem) => leading.filter((one) => one === stem).length > 1);
    expect(shared.length).toBeGreaterThan(200);
  });
});
