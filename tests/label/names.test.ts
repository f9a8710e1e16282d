import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TermCounts } from '../../pipeline/label/contrast.ts';
import { nameTopics, separator } from '../../pipeline/label/names.ts';
import type { Vocabulary } from '../../pipeline/types.ts';

/** One term: its stem, how it is written, and for each topic [papers that have it, z]. */
type Row = readonly [stem: string, surface: string, ...topics: (readonly [papers: number, z: number])[]];

/** Names of topics with so many papers each; `titles` says how many papers have a term in their title. */
function names(
  sizes: readonly number[],
  rows: readonly Row[],
  titles: Readonly<Record<string, number>> = {},
): string[] {
  const terms = rows.length;
  const at = <T>(value: (topic: number, term: number) => T): T[] =>
    sizes.flatMap((_, topic) => rows.map((_, term) => value(topic, term)));
  const counted = (topic: number, term: number): readonly [number, number] =>
    rows[term]![topic + 2] as [number, number];
  const counts: TermCounts = {
    topics: sizes.length,
    terms,
    occurrences: Float64Array.from(at((topic, term) => counted(topic, term)[0])),
    papers: Uint32Array.from(at((topic, term) => counted(topic, term)[0])),
    sizes: Uint32Array.from(sizes),
  };
  const vocabulary: Vocabulary = {
    terms: rows.map(([stem]) => stem),
    surfaces: rows.map(([, surface]) => surface),
    lengths: Uint8Array.from(rows, ([stem]) => stem.split(' ').length),
    documentFrequency: Uint32Array.from(rows, (_, term) =>
      sizes.reduce((sum, _, topic) => sum + counted(topic, term)[0], 0),
    ),
    titleFrequency: Uint32Array.from(rows, ([stem]) => titles[stem] ?? 0),
  };
  const z = Float64Array.from(at((topic, term) => counted(topic, term)[1]));
  return nameTopics(counts, z, vocabulary, (_, term) => vocabulary.surfaces[term]!);
}

describe('nameTopics', () => {
  it('names a topic by the surface form of its most telling words, best first', () => {
    expect(
      names(
        [10],
        [
          ['gener', 'generating', [9, 2]],
          ['protein', 'proteins', [9, 3]],
        ],
      ),
    ).toEqual(['Proteins, generating']);
  });

  it('takes a term that stands in titles before one that stands in abstracts alone', () => {
    const rows: Row[] = [
      ['emploi', 'employ', [9, 3]],
      ['protein', 'proteins', [9, 2.5]],
      ['enzym', 'enzymes', [9, 1]],
    ];
    expect(names([10], rows)).toEqual(['Employ, proteins, enzymes']);
    // Of the 27 papers with a term 9 have it in the title, so that a third is usual: the factors are sqrt(1 / 4) for
    // employ, sqrt(10 / 4) for proteins.
    expect(names([10], rows, { protein: 9 })).toEqual(['Proteins, employ, enzymes']);
  });

  it('takes a word of this topic before one of nearly all papers', () => {
    const rows: Row[] = [
      ['llm', 'LLMs', [8, 3], [6, -1]],
      ['modul', 'modules', [7, 2.8], [0, -2]],
      ['other', 'other', [0, -2], [9, 4]],
    ];
    // LLMs: 3 * 0.8 * sqrt(0.8 / 0.7) = 2.57; modules: 2.8 * 0.7 * sqrt(0.7 / 0.35) = 2.77.
    expect(names([10, 10], rows)[0]).toBe('Modules, LLMs');
  });

  it('does not take an acronym beside what it stands for', () => {
    const rows: Row[] = [
      ['reinforc learn', 'reinforcement learning', [9, 3]],
      ['reinforc', 'reinforcement', [9, 3]],
      ['learn', 'learning', [9, 3]],
      ['rl', 'RL', [9, 3]],
      ['text-to-imag', 'text-to-image', [8, 2.5]],
      ['t2i', 'T2I', [8, 2.4]],
      ['reward', 'rewards', [9, 1]],
    ];
    expect(names([10], rows)).toEqual(['Reinforcement learning, text-to-image']);
    expect(names([10], rows.slice(0, 4).concat(rows.slice(6)))).toEqual(['Reinforcement learning, rewards']);
  });

  it('takes three terms at most', () => {
    const rows = ['alpha', 'beta', 'gamma', 'delta'].map((word, i): Row => [word, word, [9, 4 - i]]);
    expect(names([10], rows)).toEqual(['Alpha, beta, gamma']);
  });

  it('takes the phrase where two fifths of the papers with its word have it, and does not say the word again', () => {
    const rows = (papers: number): Row[] => [
      ['diffus', 'diffusion', [10, 3]],
      ['diffus model', 'diffusion models', [papers, 1]],
      ['imag', 'images', [10, 2.5]],
    ];
    expect(names([12], rows(4))).toEqual(['Diffusion models, images']);
    expect(names([12], rows(3))).toEqual(['Diffusion, images']);
  });

  it('takes a phrase to be 1.4 times as telling as its words together, over the root of their number', () => {
    // 1.4 (1.4 + 1.4) / sqrt(2) lies between 3 and 2.5.
    expect(
      names(
        [10],
        [
          ['alpha', 'alpha', [10, 1.4]],
          ['alpha beta', 'alpha beta', [10, 0.1]],
          ['beta', 'beta', [10, 1.4]],
          ['delta', 'delta', [10, 2.5]],
          ['gamma', 'gamma', [10, 3]],
        ],
      ),
    ).toEqual(['Gamma, alpha beta, delta']);
  });

  it('counts less what few papers of the topic have, and passes over what hardly any has', () => {
    // sqrt(8/30) of 3 is less than 2; below a tenth of the papers a term is out, and so is one of a single paper.
    const rows: Row[] = [
      ['common', 'common', [30, 2]],
      ['rare', 'rare', [8, 3]],
      ['scarc', 'scarce', [2, 50]],
    ];
    expect(names([30], rows)).toEqual(['Common, rare']);
    expect(names([6], [...rows.slice(0, 1), ['singl', 'single', [1, 50]]])).toEqual(['Common']);
  });

  it('does not take words that speak for other topics', () => {
    expect(
      names(
        [5, 5],
        [
          ['graph', 'graphs', [5, 2], [5, -2]],
          ['protein', 'proteins', [5, -2], [5, 2]],
        ],
      ),
    ).toEqual(['Graphs', 'Proteins']);
  });

  it('does not take the boilerplate of papers, alone or at the edge of a phrase', () => {
    expect(
      names(
        [10],
        [
          ['propos', 'propose', [10, 9]],
          ['result show', 'results show', [10, 9]],
          ['propos graph', 'propose graph', [10, 9]],
          ['graph', 'graphs', [10, 1]],
        ],
      ),
    ).toEqual(['Graphs']);
  });

  it.each([
    ['protein', 'Protein'],
    ['iOS', 'iOS'],
    ['LLM agents', 'LLM agents'],
    ['text-to-SQL', 'text-to-SQL'],
    ['état', 'État'],
  ])('writes %s as %s', (surface, expected) => {
    expect(names([4], [['stem', surface, [4, 1]]])).toEqual([expected]);
  });

  it('gives way to the next term where another topic has the name already', () => {
    const rows = ['alpha', 'beta', 'gamma', 'delta'].map(
      (word, i): Row => [word, word, [9, 4 - i], [9, 4 - i]],
    );
    expect(names([10, 10], rows)).toEqual(['Alpha, beta, gamma', 'Alpha, beta, delta']);
  });

  it('numbers topics that nothing tells apart', () => {
    expect(names([3, 3, 3], [['alpha', 'alpha', [3, 1], [3, 1], [3, 1]]])).toEqual([
      'Alpha',
      'Alpha (2)',
      'Alpha (3)',
    ]);
  });

  it('says where no word is common', () => {
    expect(names([3, 2], [['alpha', 'alpha', [0, 0], [0, 0]]])).toEqual([
      'No common words',
      'No common words (2)',
    ]);
    expect(names([2], [])).toEqual(['No common words']);
  });

  it('gives no two topics the same name and no name the same term twice', () => {
    const cell = fc.tuple(fc.nat({ max: 4 }), fc.integer({ min: -2, max: 3 }));
    const topics = 5;
    const cells = fc.array(cell, { minLength: topics, maxLength: topics });
    fc.assert(
      fc.property(fc.tuple(cells, cells, cells, cells), (counted) => {
        const stems = ['alpha', 'beta', 'alpha beta', 'gamma'];
        const rows = stems.map((stem, i): Row => [stem, stem, ...counted[i]!]);
        const found = names(new Array(topics).fill(4), rows);
        expect(new Set(found.map((name) => name.toLowerCase())).size).toBe(topics);
        for (const name of found) {
          const parts = name
            .replace(/ \(\d\)$/, '')
            .toLowerCase()
            .split(separator);
          expect(new Set(parts).size).toBe(parts.length);
        }
      }),
    );
  });
});
