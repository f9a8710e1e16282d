import { describe, expect, it } from 'vitest';
import { contrast, countByTopic } from '../../pipeline/label/contrast.ts';
import { type Labelled, type LabelOptions, label } from '../../pipeline/label/index.ts';
import { topicSurfaces } from '../../pipeline/label/surfaces.ts';
import type { Clustering, Paper, Vectors } from '../../pipeline/types.ts';
import { vectorise } from '../../pipeline/vectorise/index.ts';

type Text = readonly [title: string, abstract: string];

const pictures: Text[] = [
  [
    'Text-to-image generation with diffusion models',
    'Diffusion models generate images. We propose a method for text-to-image generation.',
  ],
  [
    'Faster diffusion models',
    'Sampling from diffusion models is slow; the results show images sampled in four steps.',
  ],
  ['Editing images', 'Diffusion models edit images from text. We propose experiments.'],
];
const proteins: Text[] = [
  [
    'Protein folding',
    'Predicting protein structure from sequences. We propose a method. The results show proteins fold.',
  ],
  ['Protein structure prediction', 'Structure prediction of proteins with amino acids. The results show it.'],
  ['Amino acids', 'Amino acids and protein structure prediction. We propose a method.'],
];
const wordless: Text = ['', ''];

const options: LabelOptions = { words: 10, phrases: 10, representatives: 2 };

function vectors(texts: readonly Text[], phraseWeight = 0.5): Vectors {
  const plain = texts.map(([title, abstract]) => ({ title, abstract }));
  return vectorise(plain, { ngrams: 3, minDf: 1, maxDf: 1, phraseWeight, titleWeight: 2 });
}

function papers(texts: readonly Text[]): Paper[] {
  return texts.map(([title, abstract], i) => ({
    id: `paper-${i}`,
    title,
    abstract,
    published: '',
    authors: [],
    authorCount: null,
    organisation: '',
    comments: null,
    upvotes: null,
    url: '',
    ids: [],
    types: [],
    kind: null,
    origin: { file: 'list.txt', line: i + 1 },
  }));
}

/** A clustering as far as labels look at it. */
function clustering(assignment: readonly number[], similarity: readonly number[] = []): Clustering {
  const n = assignment.length;
  return {
    k: Math.max(...assignment) + 1,
    assignment: Int32Array.from(assignment),
    similarity: Float32Array.from({ length: n }, (_, i) => similarity[i] ?? 0.5),
    runnerUp: new Int32Array(n),
    runnerUpSimilarity: new Float32Array(n),
    weak: new Uint8Array(n),
    inertia: 0,
    attempts: [],
  };
}

const labelled = (
  texts: readonly Text[],
  grouping: Clustering,
  changed: Partial<LabelOptions> = {},
): Labelled => label(papers(texts), vectors(texts), grouping, { ...options, ...changed });

const both = [...pictures, ...proteins];
const twoTopics = clustering([0, 0, 0, 1, 1, 1]);

/** Words of the sample texts that any paper may use about itself. */
const boilerplate = /propos|method|result|show|experiment/i;

describe('label', () => {
  it('gives topics their number, size and share', () => {
    const { topics } = labelled([...pictures, proteins[0]!], clustering([0, 0, 0, 1]));
    expect(topics.map(({ id, size, share }) => [id, size, share])).toEqual([
      [0, 3, 0.75],
      [1, 1, 0.25],
    ]);
  });

  it('names topics in words as people write them', () => {
    const [first, second] = labelled(both, twoTopics).topics;
    expect(first!.label).toMatch(/^Diffusion models\b/);
    expect(second!.label).toMatch(/\b(?:structure prediction|protein structure)\b/i);
    expect(second!.label).not.toMatch(/diffusion|images/i);
  });

  it('lists words and phrases in surface form, strongest first, none twice', () => {
    for (const { words, phrases } of labelled(both, twoTopics).topics) {
      for (const list of [words, phrases]) {
        const weights = list.map(({ weight }) => weight);
        expect(weights.length).toBeGreaterThan(0);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
        expect(weights.every((weight) => weight > 0)).toBe(true);
        const terms = list.map(({ term }) => term.toLowerCase());
        expect(new Set(terms).size).toBe(terms.length);
      }
      expect(words.every(({ term }) => !term.includes(' '))).toBe(true);
      expect(phrases.every(({ term }) => term.includes(' '))).toBe(true);
    }
    const [first, second] = labelled(both, twoTopics).topics;
    expect(first!.words.map(({ term }) => term)).toEqual(['diffusion', 'images', 'models', 'text']);
    expect(first!.phrases.map(({ term }) => term)).toEqual(['diffusion models']);
    // All three papers have both words, none elsewhere does: in the order of the columns.
    expect(second!.words.slice(0, 3).map(({ term }) => term)).toContain('protein');
    expect(second!.phrases.map(({ term }) => term)).toContain('amino acids');
  });

  it('lists a word once where two terms are written alike but for capitals', () => {
    const given = vectors(both);
    const words = given.wording.words.map((word) => (/^diffusion$/i.test(word) ? 'Models' : word));
    const alike = { ...given, wording: { ...given.wording, words } };
    const [first] = label(papers(both), alike, twoTopics, options).topics;
    expect(first!.words.map(({ term }) => term.toLowerCase())).toEqual(['models', 'images', 'text']);
  });

  it('lists no phrase that is part of another', () => {
    for (const { phrases } of labelled(both, twoTopics).topics) {
      for (const one of phrases) {
        expect(phrases.filter((other) => ` ${other.term} `.includes(` ${one.term} `))).toEqual([one]);
      }
    }
  });

  it('says nothing in boilerplate, even where it speaks for a topic', () => {
    const texts: Text[] = [
      ...both,
      ['Proposed method', 'Proposed for proteins.'],
      ['Methods', 'Methods proposed.'],
    ];
    const { topics, why } = labelled(texts, clustering([0, 0, 0, 1, 1, 1, 1, 1]));
    const said = topics.flatMap((topic) => [
      topic.label,
      ...topic.words.map(({ term }) => term),
      ...topic.phrases.map(({ term }) => term),
    ]);
    expect([...said, ...why.flat()].filter((text) => boilerplate.test(text))).toEqual([]);
    expect(why.slice(6)).toEqual([['proteins'], []]);
  });

  it('tells what share of the papers inside and outside the topic have its words', () => {
    const { topics } = labelled(
      [...both, ['Images of proteins', 'Protein images.']],
      clustering([0, 0, 0, 1, 1, 1, 1]),
    );
    const shares = new Map(
      topics[0]!.wordShares.map(({ term, inside, outside }) => [term, [inside, outside]]),
    );
    expect(shares.get('images')).toEqual([1, 1 / 4]);
    expect(shares.get('diffusion')).toEqual([1, 0]);
    expect(shares.get('text')).toEqual([2 / 3, 0]);
    expect(topics[0]!.wordShares.map(({ term }) => term)).toEqual(topics[0]!.words.map(({ term }) => term));
  });

  it('lists as many words, phrases and papers as asked for', () => {
    const { topics } = labelled(both, twoTopics, { words: 2, phrases: 1, representatives: 3 });
    expect(topics.map((t) => [t.words.length, t.phrases.length, t.representatives.length])).toEqual([
      [2, 1, 3],
      [2, 1, 3],
    ]);
  });

  it('presents the papers nearest to the centre first, of equals the earlier one', () => {
    const { topics } = labelled(both, clustering([0, 1, 0, 0, 1, 1], [0.2, 0.7, 0.9, 0.2, 0.7, 0.8]), {
      representatives: 9,
    });
    expect(topics[0]!.representatives).toEqual(['paper-2', 'paper-0', 'paper-3']);
    expect(topics[1]!.representatives).toEqual(['paper-5', 'paper-1', 'paper-4']);
  });

  it('says why a paper is where it is by terms of its own that speak for its topic', () => {
    const { why } = labelled(both, twoTopics);
    expect(why).toHaveLength(6);
    why.forEach((terms, i) => {
      const text = both[i]!.join(' ').toLowerCase();
      expect(terms.length).toBeGreaterThan(0);
      expect(terms.length).toBeLessThanOrEqual(4);
      for (const term of terms) {
        // By its first letters, for the paper may have another form of the word than the commonest.
        expect(text).toContain(term.toLowerCase().slice(0, 4));
        expect(terms.filter((other) => ` ${other} `.includes(` ${term} `))).toEqual([term]);
      }
    });
    expect(why[4]!.join(' ')).toMatch(/protein/);
    expect(why[1]!.join(' ')).toMatch(/diffusion/);
  });

  it('looks further where the terms that weigh most hold one another', () => {
    // Three phrases of two words are nine terms, the phrases first, and all others are held by them.
    const own = 'Quantum errors. Surface codes. Protein folds. ';
    const texts: Text[] = [
      ['', own.repeat(4)],
      ['', `${own.repeat(4)} Decoders. Thresholds.`],
      ['', 'Cats sleep.'],
      ['', 'Dogs run. Cats run.'],
    ];
    const all = vectors(texts, 4);
    const topics = clustering([0, 0, 1, 1]);
    const { why } = label(papers(texts), all, topics, options);
    const telling = contrast(countByTopic(all.counts, topics.assignment, 2));
    const surface = topicSurfaces(all.wording, all.vocabulary)(topics);
    const { rowPtr, colIdx, values } = all.tfidf;
    const { terms } = all.vocabulary;
    const wanted = [0, 1].map((row) => {
      const order = [...colIdx.subarray(rowPtr[row], rowPtr[row + 1])]
        .map((term, i) => ({ term, weight: values[rowPtr[row]! + i]! * telling[term]! }))
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight);
      const kept: string[] = [];
      for (const { term } of order) {
        const text = ` ${terms[term]} `;
        const isHeld = kept.some((other) => ` ${other} `.includes(text) || text.includes(` ${other} `));
        if (!isHeld && kept.length < 4) kept.push(terms[term]!);
      }
      return kept.map((term) => surface(0, terms.indexOf(term)));
    });
    expect(why.slice(0, 2)).toEqual(wanted);
    expect(wanted.map(({ length }) => length)).toEqual([3, 4]);
  });

  it('gives the reason by topic: a paper moved to another topic is there for other words', () => {
    const texts: Text[] = [
      ...both,
      ['Diffusion models of proteins', 'Diffusion models of protein structure.'],
    ];
    const asPicture = labelled(texts, clustering([0, 0, 0, 1, 1, 1, 0])).why[6]!.join(' ');
    const asProtein = labelled(texts, clustering([0, 0, 0, 1, 1, 1, 1])).why[6]!.join(' ');
    expect(asPicture).toMatch(/diffusion/i);
    expect(asPicture).not.toMatch(/protein/i);
    expect(asProtein).toMatch(/protein/i);
    expect(asProtein).not.toMatch(/diffusion/i);
  });

  it('gives no two topics the same label, even where all papers are alike', () => {
    const alike = new Array<Text>(6).fill(pictures[0]!);
    const labels = labelled(alike, clustering([0, 0, 1, 1, 2, 2])).topics.map((topic) =>
      topic.label.toLowerCase(),
    );
    expect(new Set(labels).size).toBe(3);
  });

  it('names the one topic there is by what its papers share', () => {
    const [topic] = labelled(proteins, clustering([0, 0, 0])).topics;
    expect(topic).toMatchObject({ size: 3, share: 1 });
    expect(topic!.words.map(({ term }) => term)).toContain('protein');
    expect(topic!.wordShares.every(({ outside }) => outside === 0)).toBe(true);
    expect(topic!.label).toMatch(/protein|structure prediction/i);
  });

  it('labels a topic of papers without words', () => {
    const { topics, why } = labelled([...both, wordless, wordless], clustering([0, 0, 0, 1, 1, 1, 2, 2]));
    expect(topics[2]).toMatchObject({ label: 'No common words', words: [], phrases: [], wordShares: [] });
    expect(why.slice(6)).toEqual([[], []]);
    const none = labelled([wordless, wordless], clustering([0, 1]));
    expect(none.topics.map((topic) => topic.label)).toEqual(['No common words', 'No common words (2)']);
  });

  it('names the one topic whose papers have words beside papers without', () => {
    const { topics } = labelled([...proteins, wordless, wordless], clustering([0, 0, 0, 1, 1]));
    expect(topics.map((topic) => topic.label)).toEqual([
      expect.stringMatching(/protein|structure prediction/i),
      'No common words',
    ]);
    expect(topics[0]!.words.map(({ term }) => term)).toContain('protein');
  });

  it('names a topic of one paper by that paper', () => {
    const { topics } = labelled([...pictures, proteins[1]!], clustering([0, 0, 0, 1]));
    const said = proteins[1]!.join(' ').toLowerCase();
    const words = topics[1]!.label.toLowerCase().replaceAll(',', '').split(' ');
    expect(words.filter((word) => word !== 'and' && !said.includes(word))).toEqual([]);
    expect(topics[1]!.representatives).toEqual(['paper-3']);
  });

  it('gives the same for the same input and leaves it untouched', () => {
    const given = [papers(both), vectors(both), clustering([0, 0, 0, 1, 1, 1])] as const;
    const before = structuredClone(given);
    const once = label(...given, options);
    expect(label(...given, options)).toEqual(once);
    expect(given).toEqual(before);
  });
});
