/** A clustering to topics a reader can tell apart: names, words, phrases, representatives, and why each paper is where it is. */
import { leading, papersByTopic } from '../order.ts';
import type {
  Clustering,
  Paper,
  SparseMatrix,
  Topic,
  Vectors,
  Vocabulary,
  WeightedTerm,
  Why,
  WordShare,
} from '../types.ts';
import { boilerplateAmong } from './boilerplate.ts';
import { contrast, countByTopic, type TermCounts, tellingOf } from './contrast.ts';
import { type Hand, noHand, withGiven, withoutBanned } from './hand.ts';
import { headShares } from './heads.ts';
import { nameTopics } from './names.ts';
import { topicSurfaces } from './surfaces.ts';
import { titlePhrases } from './title-phrases.ts';

export interface LabelOptions {
  /** Single words and phrases listed for each topic. */
  readonly words: number;
  readonly phrases: number;
  /** Papers listed for each topic. */
  readonly representatives: number;
}

/** Words of a topic whose shares are given. */
const shownWords = 10;
/** Terms at most that tell why a paper is where it is. */
export const mostReasons = 4;

export const noReasons: Why = [];

export interface Labelled {
  readonly topics: readonly Topic[];
  /** One entry a paper, empty where it was not asked for. */
  readonly why: readonly Why[];
}

/** Topics in the order of the clustering's numbers; `hand` is what the user wants of their labels. */
export function label(
  papers: readonly Pick<Paper, 'id'>[],
  vectors: Vectors,
  clustering: Clustering,
  options: LabelOptions,
  hand: Hand = noHand,
): Labelled {
  const ids = papers.map(({ id }) => id);
  return renamed(labeller(ids, vectors, options, hand.banned)(clustering), hand.names);
}

/** The same topics, some of them with names that were given. */
export function renamed<T extends Labelled>(labelled: T, names: Hand['names']): T {
  const all = withGiven(
    labelled.topics.map((topic) => topic.label),
    { names },
  );
  return { ...labelled, topics: labelled.topics.map((topic, t) => ({ ...topic, label: all[t]! })) };
}

/** The papers that stand for each topic: those most like it, by number. */
export function representatives({ k, assignment, similarity }: Clustering, count: number): number[][] {
  return papersByTopic(assignment, k).map((inside) =>
    leading(inside, count, (a, b) => similarity[b]! - similarity[a]! || a - b),
  );
}

/**
 * Labels one clustering after the other, without names that are given; `ids` are those of the papers, of which the
 * `asked` are told why they are where they are, all where that is null.
 */
export function labeller(
  ids: readonly string[],
  { vocabulary, counts, tfidf, wording }: Vectors,
  options: LabelOptions,
  banned: Hand['banned'],
): (clustering: Clustering, asked?: ArrayLike<number> | null) => Labelled {
  const { terms } = vocabulary;
  const { rowPtr, colIdx, values } = tfidf;
  const { edge } = boilerplateAmong(terms);
  const heads = headShares(wording, terms.length);
  const phrasesFor = titlePhrases(wording, vocabulary);
  const holds = holding(terms);
  const surfaceIn = topicSurfaces(wording, vocabulary);
  // The terms of one paper that speak for its topic, used again for each.
  const found = new Uint32Array(longestRow(tfidf));
  const weights = new Float64Array(found.length);
  return (clustering, asked) => {
    const { k, assignment } = clustering;
    const byTopic = countByTopic(counts, assignment, k);
    const telling = withoutBanned(contrast(byTopic), vocabulary, { banned });
    const tellingTerms = tellingOf(telling, byTopic);
    const surface = surfaceIn(clustering);
    const names = nameTopics({
      counts,
      papers: papersByTopic(assignment, k),
      byTopic,
      telling,
      tellingTerms,
      vocabulary,
      heads,
      surface,
      titlePhrases: phrasesFor(assignment, surface, k),
    });
    const topics = representatives(clustering, options.representatives).map((nearest, id): Topic => {
      const words = leadingIn(
        id,
        listable(byTopic, tellingTerms[id]!, vocabulary, id, 'word'),
        options.words,
      );
      const phrases = phrasesOf(id);
      return {
        id,
        label: names[id]!,
        size: byTopic.sizes[id]!,
        share: byTopic.sizes[id]! / ids.length,
        words: weighted(words, id),
        phrases: weighted(phrases, id),
        representatives: nearest.map((i) => ids[i]!),
        wordShares: words.slice(0, shownWords).map((term) => shareOf(term, id)),
      };
    });
    const why: Why[] = new Array(ids.length).fill(noReasons);
    // Topic by topic, for what terms tell of one of them is looked up again and again.
    const askedIn = papersByTopic(asked ? Int32Array.from(asked, (i) => assignment[i]!) : assignment, k);
    for (const inside of askedIn) {
      for (const a of inside) {
        const i = asked ? asked[a]! : a;
        why[i] = reasons(i);
      }
    }
    return { topics, why };

    function weighted(listed: readonly number[], topic: number): WeightedTerm[] {
      return listed.map((term) => ({
        term: surface(topic, term),
        weight: telling[topic * byTopic.terms + term]!,
      }));
    }

    /** The leading phrases, none of which holds another: of as many as it takes. */
    function phrasesOf(topic: number): number[] {
      const fit = listable(byTopic, tellingTerms[topic]!, vocabulary, topic, 'phrase');
      for (let looked = 4 * options.phrases; ; looked *= 4) {
        const found = leadingIn(topic, fit, looked);
        const kept = withoutParts(found, holds, options.phrases);
        if (kept.length === options.phrases || found.length < looked) return kept;
      }
    }

    function leadingIn(topic: number, fit: Uint32Array, count: number): number[] {
      return ranked(fit, telling, topic * byTopic.terms, (term) => surface(topic, term), count);
    }

    function shareOf(term: number, topic: number): WordShare {
      const here = byTopic.papers[topic * byTopic.terms + term]!;
      const size = byTopic.sizes[topic]!;
      const others = ids.length - size;
      return {
        term: surface(topic, term),
        inside: here / size,
        outside: others === 0 ? 0 : (vocabulary.documentFrequency[term]! - here) / others,
      };
    }

    /** The terms of a paper that weigh most in it and speak most for its topic. */
    function reasons(i: number): Why {
      const from = assignment[i]! * terms.length;
      let count = 0;
      for (let p = rowPtr[i]!, end = rowPtr[i + 1]!; p < end; p++) {
        const term = colIdx[p]!;
        const weight = values[p]! * telling[from + term]!;
        if (weight <= 0 || edge[term] !== 0) continue;
        found[count] = term;
        weights[count++] = weight;
      }
      for (let looked = 2 * mostReasons; ; looked *= 4) {
        const order = heaviest(weights, count, looked);
        const kept = withoutParts(
          order.map((at) => found[at]!),
          holds,
          mostReasons,
        );
        if (kept.length === mostReasons || order.length === count)
          return kept.map((term) => surface(assignment[i]!, term));
      }
    }
  };
}

/** The places of the `wanted` largest of the first `count` weights, largest first, of equals the first. */
function heaviest(weights: Float64Array, count: number, wanted: number): number[] {
  const order: number[] = [];
  for (let f = 0; f < count; f++) {
    const weight = weights[f]!;
    let at = order.length;
    if (at === wanted) {
      if (weight <= weights[order[at - 1]!]!) continue;
      at--;
    }
    for (; at > 0 && weight > weights[order[at - 1]!]!; at--) order[at] = order[at - 1]!;
    order[at] = f;
  }
  return order;
}

/** The most entries that a row has. */
function longestRow({ rows, rowPtr }: SparseMatrix): number {
  let most = 0;
  for (let i = 0; i < rows; i++) most = Math.max(most, rowPtr[i + 1]! - rowPtr[i]!);
  return most;
}

/** The leading single words of each topic, as columns of the counts. */
export function leadingWords(
  { vocabulary, counts }: Pick<Vectors, 'vocabulary' | 'counts'>,
  { k, assignment }: Pick<Clustering, 'k' | 'assignment'>,
  count: number,
): number[][] {
  const byTopic = countByTopic(counts, assignment, k);
  const telling = contrast(
    byTopic,
    vocabulary.lengths.map((length) => (length === 1 ? 1 : 0)),
  );
  return tellingOf(telling, byTopic).map((terms, topic) =>
    ranked(
      listable(byTopic, terms, vocabulary, topic, 'word'),
      telling,
      topic * byTopic.terms,
      (term) => vocabulary.surfaces[term]!,
      count,
    ),
  );
}

/** The words or phrases that a topic could be told by, without those of one paper alone and boilerplate. */
function listable(
  { terms, papers, sizes }: TermCounts,
  tellingTerms: Uint32Array,
  { terms: keys, lengths }: Vocabulary,
  topic: number,
  kind: 'word' | 'phrase',
): Uint32Array {
  const least = Math.min(2, sizes[topic]!);
  const { whole, edge } = boilerplateAmong(keys);
  const boilerplate = kind === 'word' ? whole : edge;
  return tellingTerms.filter(
    (term) =>
      (lengths[term] === 1) === (kind === 'word') &&
      papers[topic * terms + term]! >= least &&
      boilerplate[term] === 0,
  );
}

/** The first `count` of these terms by what they tell (topic * terms + term); no surface form twice. */
function ranked(
  fit: Uint32Array,
  telling: Float64Array,
  from: number,
  written: (term: number) => string,
  count: number,
): number[] {
  for (let looked = 2 * count; ; looked *= 4) {
    const order = leading(fit, looked, (a, b) => telling[from + b]! - telling[from + a]! || a - b);
    const seen = new Set<string>();
    const found = order.filter((term) => {
      const lower = written(term).toLowerCase();
      if (seen.has(lower)) return false;
      seen.add(lower);
      return true;
    });
    if (found.length >= count || order.length === fit.length) return found.slice(0, count);
  }
}

/** Tells whether one of two terms holds the other. */
type Holds = (one: number, other: number) => boolean;

function holding(terms: readonly string[]): Holds {
  const texts: (string | undefined)[] = [];
  const textOf = (term: number): string => {
    texts[term] ??= ` ${terms[term]!.replaceAll('-', ' ')} `;
    return texts[term];
  };
  return (one, other) => {
    const [text, held] = [textOf(one), textOf(other)];
    return held.includes(text) || text.includes(held);
  };
}

/** The first `count` terms none of which holds another or is held by one. */
function withoutParts(ranked: readonly number[], holds: Holds, count: number): number[] {
  const kept: number[] = [];
  for (const term of ranked) {
    if (kept.length === count) break;
    if (!kept.some((other) => holds(term, other))) kept.push(term);
  }
  return kept;
}
