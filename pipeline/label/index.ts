/** A clustering to topics a reader can tell apart: names, words, phrases, representatives, and why each paper is where it is. */
import type {
  Clustering,
  Paper,
  Topic,
  Vectors,
  Vocabulary,
  WeightedTerm,
  Why,
  WordShare,
} from '../types.ts';
import { boilerplateAmong } from './boilerplate.ts';
import { contrast, countByTopic, type TermCounts } from './contrast.ts';
import { type Hand, noHand, withGiven, withoutBanned } from './hand.ts';
import { headShares } from './heads.ts';
import { nameTopics } from './names.ts';
import { type Surfaces, topicSurfaces } from './surfaces.ts';
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

export interface Labelled {
  readonly topics: readonly Topic[];
  /** One entry a paper. */
  readonly why: readonly Why[];
}

/** Topics in the order of the clustering's numbers; `hand` is what the user wants of their labels. */
export function label(
  papers: readonly Paper[],
  { vocabulary, counts, tfidf, wording }: Vectors,
  clustering: Clustering,
  options: LabelOptions,
  hand: Hand = noHand,
): Labelled {
  const { k, assignment, similarity } = clustering;
  const byTopic = countByTopic(counts, assignment, k);
  const telling = withoutBanned(contrast(byTopic), vocabulary, hand);
  const { edge } = boilerplateAmong(vocabulary.terms);
  const surface = topicSurfaces(wording, vocabulary, clustering);
  const heads = headShares(wording, vocabulary.terms.length);
  const names = withGiven(
    nameTopics({
      counts,
      assignment,
      byTopic,
      telling,
      vocabulary,
      heads,
      surface,
      titlePhrases: titlePhrases(wording, vocabulary, assignment, surface, k),
    }),
    hand,
  );
  const members: number[][] = Array.from({ length: k }, () => []);
  assignment.forEach((topic, i) => {
    members[topic]!.push(i);
  });
  const topics = members.map((inside, id): Topic => {
    const words = ranked(byTopic, telling, vocabulary, id, 'word', surface).slice(0, options.words);
    const phrases = withoutParts(
      ranked(byTopic, telling, vocabulary, id, 'phrase', surface),
      vocabulary.terms,
      options.phrases,
    );
    const nearest = [...inside].sort((a, b) => similarity[b]! - similarity[a]! || a - b);
    return {
      id,
      label: names[id]!,
      size: inside.length,
      share: inside.length / papers.length,
      words: weighted(words, id),
      phrases: weighted(phrases, id),
      representatives: nearest.slice(0, options.representatives).map((i) => papers[i]!.id),
      wordShares: words.slice(0, shownWords).map((term) => shareOf(term, id)),
    };
  });
  return { topics, why: papers.map((_, i) => reasons(i)) };

  function weighted(terms: readonly number[], topic: number): WeightedTerm[] {
    return terms.map((term) => ({
      term: surface(topic, term),
      weight: telling[topic * byTopic.terms + term]!,
    }));
  }

  function shareOf(term: number, topic: number): WordShare {
    const here = byTopic.papers[topic * byTopic.terms + term]!;
    const size = byTopic.sizes[topic]!;
    const others = papers.length - size;
    return {
      term: surface(topic, term),
      inside: here / size,
      outside: others === 0 ? 0 : (vocabulary.documentFrequency[term]! - here) / others,
    };
  }

  /** The terms of a paper that weigh most in it and speak most for its topic. */
  function reasons(i: number): Why {
    const found: { term: number; weight: number }[] = [];
    for (let p = tfidf.rowPtr[i]!; p < tfidf.rowPtr[i + 1]!; p++) {
      const term = tfidf.colIdx[p]!;
      const weight = tfidf.values[p]! * telling[assignment[i]! * vocabulary.terms.length + term]!;
      if (weight > 0 && edge[term] === 0) found.push({ term, weight });
    }
    found.sort((a, b) => b.weight - a.weight || a.term - b.term);
    return withoutParts(
      found.map(({ term }) => term),
      vocabulary.terms,
      4,
    ).map((term) => surface(assignment[i]!, term));
  }
}

/** The leading single words of each topic, as columns of the counts. */
export function leadingWords(
  { vocabulary, counts }: Pick<Vectors, 'vocabulary' | 'counts'>,
  { k, assignment }: Pick<Clustering, 'k' | 'assignment'>,
  count: number,
): number[][] {
  const byTopic = countByTopic(counts, assignment, k);
  const telling = contrast(byTopic);
  return Array.from({ length: k }, (_, topic) =>
    ranked(byTopic, telling, vocabulary, topic, 'word', (_, term) => vocabulary.surfaces[term]!).slice(
      0,
      count,
    ),
  );
}

/** The words or phrases of a topic by contrast, without those of one paper alone and boilerplate; no surface form twice. */
function ranked(
  { terms, papers, sizes }: TermCounts,
  telling: Float64Array,
  { terms: keys, lengths }: Vocabulary,
  topic: number,
  kind: 'word' | 'phrase',
  surface: Surfaces,
): number[] {
  const least = Math.min(2, sizes[topic]!);
  const { whole, edge } = boilerplateAmong(keys);
  const boilerplate = kind === 'word' ? whole : edge;
  const order: number[] = [];
  for (let term = 0; term < terms; term++) {
    const fits = kind === 'word' ? lengths[term] === 1 : lengths[term]! > 1;
    const at = topic * terms + term;
    if (fits && papers[at]! >= least && telling[at]! > 0 && boilerplate[term] === 0) order.push(term);
  }
  const seen = new Set<string>();
  return order
    .sort((a, b) => telling[topic * terms + b]! - telling[topic * terms + a]! || a - b)
    .filter((term) => {
      const written = surface(topic, term).toLowerCase();
      if (seen.has(written)) return false;
      seen.add(written);
      return true;
    });
}

/** The first `count` terms none of which holds another or is held by one. */
function withoutParts(ranked: readonly number[], terms: readonly string[], count: number): number[] {
  const kept: number[] = [];
  for (const term of ranked) {
    if (kept.length === count) break;
    const text = ` ${terms[term]!.replaceAll('-', ' ')} `;
    const overlaps = kept.some((other) => {
      const held = ` ${terms[other]!.replaceAll('-', ' ')} `;
      return held.includes(text) || text.includes(held);
    });
    if (!overlaps) kept.push(term);
  }
  return kept;
}
