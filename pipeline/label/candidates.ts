/**
 * What a topic could be called: words and phrases of its papers, and phrases of their titles. A phrase is worth what its
 * words tell together, as far as they stand together (labels are matched with what a cluster is about word by word in
 * Lingo, Osiński & Weiss 2005, too), and a word gives way to a phrase that holds it.
 */
import { compareText } from '../order.ts';
import type { SparseMatrix, Vocabulary } from '../types.ts';
import { boilerplateAmong, hasBoilerplateEdge, isBoilerplate } from './boilerplate.ts';
import type { TermCounts } from './contrast.ts';
import type { Surfaces } from './surfaces.ts';
import type { PhrasesOf } from './title-phrases.ts';
import { canLead, isNoun } from './word-classes.ts';

/** What names are made from. */
export interface Naming {
  /** Papers x terms. */
  readonly counts: SparseMatrix;
  /** The papers of each topic, by number. */
  readonly papers: readonly Uint32Array[];
  readonly byTopic: TermCounts;
  /** What each term tells of each topic (topic * terms + term), as `contrast` gives it. */
  readonly telling: Float64Array;
  /** The terms that tell anything of each topic, as `tellingOf` gives them. */
  readonly tellingTerms: readonly Uint32Array[];
  readonly vocabulary: Vocabulary;
  /** For terms of one word how often they end a phrase, as `headShares` gives it. */
  readonly heads: Float64Array;
  readonly surface: Surfaces;
  readonly titlePhrases: PhrasesOf;
}

/** A word or phrase that a topic could be called. */
export interface Candidate {
  /** As written. */
  readonly text: string;
  /** As stems with a space between them. */
  readonly key: string;
  /** Its last word, as a stem. */
  readonly head: string;
  /** The term that it is, or the words of a phrase that only titles have. */
  readonly terms: readonly number[];
  /** Papers of the topic that have it as it is. */
  readonly papers: number;
  /** What it tells of the topic, as a reader takes it; above 0. */
  readonly score: number;
}

/** How much more a phrase says to a reader than a word that is as telling. */
const phraseBonus = 1.6;
/** How much a phrase loses where its words mostly stand apart: the power of the share in which they stand together. */
const togetherness = 0.6;
/** A word that ends a phrase less often than this counts less at the end of a name, down to a fifth. */
const usualHead = 0.4;
const leastHead = 0.2;
/** What a candidate counts when its last word is that of another topic's name. */
const takenHead = 0.6;
/** Share of a topic's papers that must have a term, and of its titles a phrase of theirs. */
const leastShare = 0.1;
const leastTitles = 0.05;
/** A phrase stands for a word that it holds when it is in so many of the word's papers. */
const standsFor = 0.25;
/** Candidates that are looked at for a topic. */
const looked = 60;

/**
 * A function that gives the candidates of a topic, best first, where other topics have taken some last words; in so many
 * of its papers at least, two by default.
 */
export function candidatesFor({
  byTopic,
  telling,
  tellingTerms,
  vocabulary,
  heads,
  surface,
  titlePhrases,
}: Naming): (topic: number, taken: ReadonlySet<string>, fewest?: number) => Candidate[] {
  const { terms, papers, sizes } = byTopic;
  const { single, parts } = wordsOf(vocabulary);
  const inTitles = titleLikeness(vocabulary);
  const boilerplate = boilerplateAmong(vocabulary.terms);

  return (topic, taken, fewest = 2) => {
    const tells = (term: number): number =>
      boilerplate.whole[term] === 1 ? 0 : telling[topic * terms + term]!;
    const has = (term: number): number => papers[topic * terms + term]!;
    const least = Math.min(sizes[topic]!, Math.max(fewest, Math.ceil(sizes[topic]! * leastShare)));
    const together = (words: readonly number[], count: number): number => {
      const sum = words.reduce((all, word) => all + tells(word), 0);
      const share = (count + 0.5) / (Math.min(...words.map(has)) + 1);
      return (sum / Math.sqrt(words.length)) * share ** togetherness;
    };
    const scored = (one: Omit<Candidate, 'score' | 'head'>, told: number, titled: number): Candidate => {
      const head = one.key.slice(one.key.lastIndexOf(' ') + 1);
      const ends = heads[single.get(head) ?? one.terms[0]!]!;
      const score =
        told *
        (one.key.includes(' ') ? phraseBonus : 1) *
        Math.min(1, Math.max(leastHead, ends / usualHead)) *
        titled *
        (taken.has(head) ? takenHead : 1);
      return { ...one, head, score };
    };
    const found: Candidate[] = [];
    const own = new Set<string>();
    for (const term of tellingTerms[topic]!) {
      if (has(term) < least) continue;
      const key = vocabulary.terms[term]!;
      own.add(key);
      const text = surface(topic, term);
      const words = parts[term]!;
      const told = words.length > 1 ? Math.max(tells(term), together(words, has(term))) : tells(term);
      found.push(scored({ text, key, terms: [term], papers: has(term) }, told, inTitles(term)));
    }
    for (const { words, text, titles } of titlePhrases(topic, leastTitles * sizes[topic]!)) {
      const key = words.map((word) => vocabulary.terms[word]!).join(' ');
      if (own.has(key) || words.some((word) => has(word) < least)) continue;
      const titled = words.reduce((sum, word) => sum + inTitles(word), 0) / words.length;
      found.push(scored({ text, key, terms: words, papers: titles }, together(words, titles), titled));
    }
    const fit = found.filter(({ key, score }) => score > 0 && !isAboutPapers(key));
    const named = fit.filter(({ text }) => canName(text));
    return ranked(inPhrases(ranked(named.length > 0 ? named : fit).slice(0, looked)));
  };
}

/** Terms of one word by their stems, and the words of every term that are terms. */
interface TermWords {
  readonly single: ReadonlyMap<string, number>;
  readonly parts: readonly (readonly number[])[];
}

/** Asked for every number of topics, and found once for a vocabulary. */
const known = new WeakMap<readonly string[], TermWords>();

function wordsOf({ terms, lengths }: Vocabulary): TermWords {
  const found = known.get(terms);
  if (found) return found;
  const single = new Map<string, number>();
  terms.forEach((key, term) => {
    if (lengths[term] === 1) single.set(key, term);
  });
  const parts = terms.map((key) => key.split(' ').flatMap((word) => single.get(word) ?? []));
  const made = { single, parts };
  known.set(terms, made);
  return made;
}

/** Whether a term reads as the name of something. */
function canName(text: string): boolean {
  const words = text.split(' ');
  return words.length === 1 ? isNoun(text, true) : isNoun(words.at(-1)!) && canLead(words[0]!);
}

function isAboutPapers(key: string): boolean {
  return key.includes(' ') ? hasBoilerplateEdge(key) : isBoilerplate(key);
}

function lengthOf({ key }: Candidate): number {
  return key.split(' ').length;
}

function ranked(all: readonly Candidate[]): Candidate[] {
  return [...all].sort((a, b) => b.score - a.score || lengthOf(b) - lengthOf(a) || compareText(a.key, b.key));
}

/** The candidates, best first, but for words that the best phrase which holds them, and has enough of their papers, stands for. */
function inPhrases(all: readonly Candidate[]): Candidate[] {
  const scores = new Map(all.map((one) => [one, one.score]));
  const parts = (key: string): string => ` ${key.replaceAll('-', ' ')} `;
  for (const word of all) {
    if (word.key.includes(' ')) continue;
    const phrase = all.find(
      (one) =>
        one !== word &&
        one.key.includes(' ') &&
        one.papers >= standsFor * word.papers &&
        parts(one.key).includes(parts(word.key)),
    );
    if (!phrase) continue;
    scores.set(phrase, Math.max(scores.get(phrase)!, word.score));
    scores.delete(word);
  }
  return [...scores].map(([one, score]) => ({ ...one, score }));
}

/**
 * How much rather than other terms a term stands in titles, as a factor: what papers are about is in their titles, and
 * what every paper says of itself is not. Learned from the list, drawn to 1 where the term is rare.
 */
function titleLikeness({ documentFrequency, titleFrequency }: Vocabulary): (term: number) => number {
  let inTexts = 0;
  let inTitles = 0;
  for (const df of documentFrequency) inTexts += df;
  for (const df of titleFrequency) inTitles += df;
  const usual = inTexts === 0 ? 0 : inTitles / inTexts;
  return (term) => Math.sqrt((titleFrequency[term]! + 1) / (usual * documentFrequency[term]! + 1));
}
