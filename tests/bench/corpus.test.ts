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

  it('have topics: papers share rare words with some far more than with most', () => {
    const sets = papers
      .slice(0, 200)
      .map((paper) => new Set(wordsOf(paper).filter((word) => word.length > 7)));
    const shared = sets.flatMap((a, i) =>
      sets.slice(i + 1).map((b) => [...a].filter((word) => b.has(word)).length),
    );
    const sorted = shared.sort((a, b) => a - b);
    expect(sorted.at(Math.floor(0.99 * sorted.length))!).toBeGreaterThan(2 * Math.max(1, median(sorted)));
  });
});
