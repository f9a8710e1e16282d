import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, countByTopic, tellingOf } from '../../pipeline/label/contrast.ts';
import { nameTopics } from '../../pipeline/label/names.ts';
import { papersByTopic } from '../../pipeline/order.ts';
import type { Vocabulary } from '../../pipeline/types.ts';
import { sparse } from '../matrices.ts';

/** One term: its stem, how it is written, and the papers of each topic that have it, by their number in the topic. */
type Row = readonly [stem: string, surface: string, ...topics: (readonly number[])[]];

interface More {
  /** Papers with a term in their title. */
  readonly titles?: Readonly<Record<string, number>>;
  /** Words that rarely end a phrase; all others often do. */
  readonly modifiers?: readonly string[];
  /** Phrases in so many titles of a topic; their words are terms as written. */
  readonly phrases?: readonly { readonly topic: number; readonly text: string; readonly titles: number }[];
}

/** The numbers from `from` up to and without `to`. */
const some = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Names of topics with so many papers each. */
function names(
  sizes: readonly number[],
  rows: readonly Row[],
  { titles = {}, modifiers = [], phrases = [] }: More = {},
): string[] {
  const assignment = Int32Array.from(sizes.flatMap((size, topic) => new Array(size).fill(topic)));
  const place = (i: number): number => i - assignment.indexOf(assignment[i]!);
  const has = (row: Row, i: number): boolean =>
    (row[assignment[i]! + 2] as readonly number[] | undefined)?.includes(place(i)) === true;
  const counts = sparse(Array.from(assignment, (_, i) => rows.map((row) => (has(row, i) ? 1 : 0))));
  const byTopic = countByTopic(counts, assignment, sizes.length);
  const vocabulary: Vocabulary = {
    terms: rows.map(([stem]) => stem),
    surfaces: rows.map(([, surface]) => surface),
    lengths: Uint8Array.from(rows, ([stem]) => stem.split(' ').length),
    documentFrequency: Uint32Array.from(
      rows,
      (row) => [...assignment.keys()].filter((i) => has(row, i)).length,
    ),
    titleFrequency: Uint32Array.from(rows, ([stem]) => titles[stem] ?? 0),
  };
  const telling = contrast(byTopic);
  return nameTopics({
    counts,
    papers: papersByTopic(assignment, sizes.length),
    byTopic,
    telling,
    tellingTerms: tellingOf(telling, byTopic),
    vocabulary,
    heads: Float64Array.from(rows, ([stem]) => (modifiers.includes(stem) ? 0.05 : 0.6)),
    surface: (_, term) => vocabulary.surfaces[term]!,
    titlePhrases: (topic, least) =>
      phrases
        .filter((one) => one.topic === topic && one.titles >= least)
        .map(({ text, titles: count }) => ({
          words: text.split(' ').map((word) => rows.findIndex(([, surface]) => surface === word)),
          text,
          titles: count,
        })),
  });
}

/** A second topic that has none of the terms. */
const other = 10;

describe('nameTopics', () => {
  it('weighs every paper of a large topic', () => {
    const rows: Row[] = [
      ['protein', 'proteins', some(0, 45), []],
      ['echo', 'echoes', some(0, 44), []],
      ['ligand', 'ligands', some(45, 80), []],
    ];
    expect(names([80, other], rows)[0]).toBe('Proteins and ligands');
  });

  it('names a topic by the term that most of its papers have and few others', () => {
    const rows: Row[] = [
      ['protein', 'proteins', some(0, 9), []],
      ['sampl', 'samples', some(0, 9), some(0, 8)],
    ];
    expect(names([10, other], rows)[0]).toBe('Proteins');
  });

  it('adds a second term for the papers that the first leaves out, not one that says the same again', () => {
    const rows: Row[] = [
      ['protein', 'proteins', some(0, 6), []],
      ['enzym', 'enzymes', some(0, 5), []],
      ['genom', 'genomes', some(6, 9), []],
    ];
    expect(names([10, other], rows)[0]).toBe('Proteins and genomes');
  });

  it('gives a lone word company, though that tells of the same papers', () => {
    const rows: Row[] = [
      ['club', 'clubs', some(0, 9), []],
      ['striker', 'strikers', some(0, 7), []],
    ];
    expect(names([10, other], rows)[0]).toBe('Clubs and strikers');
    const phrase: Row = ['footbal club', 'football clubs', some(0, 9), []];
    expect(names([10, other], [phrase, rows[1]!])[0]).toBe('Football clubs');
  });

  it('takes phrases of single papers for a topic of a few that share none', () => {
    const rows: Row[] = [
      ['side', 'side', [0, 1, 2], some(0, 1)],
      ['synthesi', 'synthesis', [0, 1], some(0, 2)],
      ['neural', 'neural', [0], some(0, 1)],
      ['fig', 'fig', [], some(0, 9)],
    ];
    const phrases = [{ topic: 0, text: 'neural synthesis', titles: 1 }];
    expect(names([3, 9], rows, { phrases })[0]).toBe('Neural synthesis');
    const many: Row[] = rows.map(([stem, surface, , other]) => [
      stem,
      surface,
      some(0, stem === 'neural' ? 1 : 8),
      other!,
    ]);
    expect(names([8, 9], many, { phrases })[0]).toMatch(/^Side/);
  });

  it('sets no lone word beside a phrase in a small topic', () => {
    const rows = (size: number): Row[] => [
      ['pear tree', 'pear tree', some(0, size / 2), []],
      ['pear', 'pear', some(0, size / 2), []],
      ['tree', 'tree', some(0, size / 2), []],
      ['version', 'version', some(size / 2, size), []],
      ['fig', 'fig', [], some(0, 20)],
    ];
    expect(names([8, 20], rows(8))[0]).toBe('Pear tree');
    expect(names([20, 20], rows(20))[0]).toBe('Pear tree and version');
  });

  it('takes three terms at most', () => {
    const rows = ['atoms', 'bonds', 'crystals', 'dyes'].map(
      (word, i): Row => [word, word, some(4 * i, 4 * i + 4), []],
    );
    expect(names([20, other], rows)[0]).toBe('Atoms, bonds and crystals');
  });

  it('says a word with the phrase that holds it where a quarter of its papers have the phrase', () => {
    const rows = (papers: number): Row[] => [
      ['diffus', 'diffusion', some(0, 16), []],
      ['diffus model', 'diffusion models', some(0, papers), []],
    ];
    expect(names([16, other], rows(4))[0]).toBe('Diffusion models');
    expect(names([16, other], rows(3))[0]).toBe('Diffusion');
  });

  it('takes a phrase for what its words tell together', () => {
    const rows: Row[] = [
      ['robot', 'robots', some(0, 7), []],
      ['protein', 'protein', some(0, 6), []],
      ['fold', 'folding', some(0, 6), []],
      ['protein fold', 'protein folding', some(0, 4), []],
    ];
    expect(names([10, other], rows)[0]).toBe('Protein folding');
  });

  it('takes a phrase that only titles have, when its words tell and it is in enough of them', () => {
    const rows: Row[] = [
      ['robot', 'robots', some(0, 6), []],
      ['protein', 'protein', some(0, 6), []],
      ['fold', 'folding', some(0, 6), []],
    ];
    const titled = (titles: number): string =>
      names([10, other], rows, { phrases: [{ topic: 0, text: 'protein folding', titles }] })[0]!;
    expect(titled(2)).toMatch(/^Protein folding/);
    expect(titled(0)).not.toMatch(/protein folding/i);
  });

  it('ends with a word that can be spoken of, where there is one', () => {
    const rows: Row[] = [
      ['interpret', 'interpretable', some(0, 9), []],
      ['gener', 'generate', some(0, 9), []],
      ['gener quick', 'generate quickly', some(0, 9), []],
      ['token', 'tokens', some(0, 4), []],
    ];
    expect(names([10, other], rows)[0]).toBe('Tokens');
    expect(names([10, other], rows.slice(0, 1))[0]).toBe('Interpretable');
  });

  it('prefers what ends phrases to what only stands before other words', () => {
    const rows: Row[] = [
      ['video', 'video', some(0, 9), []],
      ['pictur', 'pictures', some(0, 8), []],
    ];
    expect(names([10, other], rows)[0]).toMatch(/^Video/);
    expect(names([10, other], rows, { modifiers: ['video'] })[0]).toMatch(/^Pictures/);
  });

  it('takes a term that stands in titles before one that stands in abstracts alone', () => {
    const rows: Row[] = [
      ['gadget', 'gadgets', some(0, 9), []],
      ['protein', 'proteins', some(0, 8), []],
    ];
    expect(names([10, other], rows)[0]).toMatch(/^Gadgets/);
    expect(names([10, other], rows, { titles: { protein: 8 } })[0]).toMatch(/^Proteins/);
  });

  it('joins an acronym with what it stands for', () => {
    const rows: Row[] = [
      ['reinforc learn', 'reinforcement learning', some(0, 8), []],
      ['rl', 'RL', some(0, 4), []],
      ['text-to-imag', 'text-to-image', [], some(0, 8)],
      ['t2i', 'T2I', [], some(2, 9)],
    ];
    expect(names([10, 10], rows)).toEqual(['Reinforcement learning (RL)', 'Text-to-image (T2I)']);
  });

  it('takes another last word than a larger topic where that says it as well', () => {
    const rows: Row[] = [
      ['diffus model', 'diffusion models', some(0, 12), []],
      ['languag model', 'language models', [], some(0, 9)],
      ['token predict', 'token prediction', [], some(0, 8)],
      ['model', 'models', some(0, 12), some(0, 9)],
    ];
    expect(names([12, 10], rows)).toEqual(['Diffusion models', 'Token prediction']);
    // Alone, it would take the phrase that more of its papers have.
    expect(
      names(
        [10],
        [rows[1]!, rows[2]!].map(([stem, surface, , papers]): Row => [stem, surface, papers!]),
      ),
    ).toEqual(['Language models']);
  });

  it('does not take words that speak for other topics', () => {
    const rows: Row[] = [
      ['graph', 'graphs', some(0, 5), [0]],
      ['protein', 'proteins', [0], some(0, 5)],
    ];
    expect(names([5, 5], rows)).toEqual(['Graphs', 'Proteins']);
  });

  it('passes over what hardly any paper of the topic has', () => {
    const rows: Row[] = [
      ['common', 'common', some(0, 20), some(0, 5)],
      ['scarc', 'scarce', [20, 21], []],
    ];
    expect(names([30, other], rows)[0]).toBe('Common');
  });

  it('does not take the boilerplate of papers, alone or at the edge of a phrase', () => {
    const rows: Row[] = [
      ['propos', 'propose', some(0, 10), []],
      ['result show', 'results show', some(0, 10), []],
      ['propos graph', 'propose graph', some(0, 10), []],
      ['graph', 'graphs', some(0, 6), []],
    ];
    expect(names([10, other], rows)[0]).toBe('Graphs');
  });

  it.each([
    ['protein', 'Protein'],
    ['iOS', 'iOS'],
    ['LLM agents', 'LLM agents'],
    ['text-to-SQL', 'text-to-SQL'],
    ['état', 'État'],
  ])('writes %s as %s', (surface, expected) => {
    expect(names([4], [['stem', surface, some(0, 4)]])).toEqual([expected]);
  });

  it('adds what else a topic is told by where another has its name', () => {
    const rows: Row[] = [
      ['pear tree', 'pear tree', some(0, 20), some(0, 20), []],
      ['pear', 'pear', some(0, 20), some(0, 20), []],
      ['tree', 'tree', some(0, 20), some(0, 20), []],
      ['graft', 'grafting', [], some(0, 4), []],
      ['fig', 'fig', [], [], some(0, 60)],
    ];
    expect(names([20, 20, 60], rows)).toEqual(['Pear tree', 'Pear tree and grafting', 'Fig']);
  });

  it('numbers topics that nothing tells apart', () => {
    const rows: Row[] = [
      ['alpha', 'Alpha', some(0, 3), []],
      ['beta', 'alpha', [], some(0, 3)],
    ];
    expect(names([3, 3], rows)).toEqual(['Alpha', 'Alpha (2)']);
  });

  it('says where no word is common', () => {
    expect(names([3, 2], [['alpha', 'alpha', [], []]])).toEqual(['No common words', 'No common words (2)']);
    expect(names([2], [])).toEqual(['No common words']);
  });

  it('gives no two topics the same name and no name the same term twice', () => {
    const members = fc.subarray([0, 1, 2, 3]);
    const topics = 5;
    const cells = fc.array(members, { minLength: topics, maxLength: topics });
    fc.assert(
      fc.property(fc.tuple(cells, cells, cells, cells), (papers) => {
        const stems = ['alpha', 'beta', 'alpha beta', 'gamma'];
        const rows = stems.map((stem, i): Row => [stem, stem, ...papers[i]!]);
        const found = names(new Array(topics).fill(4), rows);
        expect(new Set(found.map((name) => name.toLowerCase())).size).toBe(topics);
        for (const name of found) {
          const parts = name
            .replace(/ \(\d\)$/, '')
            .toLowerCase()
            .split(/, | and /);
          expect(new Set(parts).size).toBe(parts.length);
        }
      }),
    );
  });
});
