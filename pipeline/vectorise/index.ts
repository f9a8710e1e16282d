/** Plain texts to vectors: words, terms, counts, TF-IDF. */
import { InputError } from '../errors.ts';
import type { PlainText, SparseMatrix, Synonym, Vectors, Vocabulary, WordRules } from '../types.ts';
import { formsOf, type Reading, termFinder, withSubphrases } from './forms.ts';
import type { Scanned } from './scan.ts';
import { stem } from './stem.ts';
import { prefixes, stopWords } from './stop-words.ts';
import { synonymRewriter } from './synonyms.ts';
import { tfidf } from './tfidf.ts';
import { joined, type Rare, type Tokens, tokenise } from './tokenise.ts';
import { buildVocabulary } from './vocabulary.ts';

export { type Scanned, scan } from './scan.ts';
export { unseen } from './seen.ts';
export type { Tokens } from './tokenise.ts';

export interface VectoriseOptions {
  /** Longest phrase in words, 1 to 3. */
  readonly ngrams: number;
  /** Papers a word must be in; null for a bound that fits the number of papers (`defaultMinDf`). */
  readonly minDf: number | null;
  /** Largest share of the papers a term may be in and still weigh, 0 to 1; null for `defaultMaxDf`. */
  readonly maxDf: number | null;
  /** Weight of a phrase against that of a single word of the same frequency; 0 keeps phrases for the labels alone. */
  readonly phraseWeight: number;
  /** How often a word of the title counts; 1 is as often as one of the abstract. */
  readonly titleWeight: number;
}

/** No words of the user's own. */
export const noRules: WordRules = { synonyms: [], stopWords: [], kept: [] };

/**
 * One vector a text, in the order of the texts; a text without known words has a row of zeros. `tick` hears of texts read;
 * `rules` are the user's own synonyms, stop words and words that count however rare they are.
 */
export function vectorise(
  texts: readonly PlainText[],
  options: VectoriseOptions,
  tick: (done: number, total: number) => void = () => {},
  rules: WordRules = noRules,
): Vectors {
  const { isStop } = readingBy(rules);
  const rare = rarely(texts.length, options, rules);
  return vectorsOfWords(tokenise(texts, isStop, tick, rules.synonyms, rare), options, rules);
}

/** The words of the texts numbered `order`, in that order, which were scanned in parts with the synonyms of these rules. */
export function wordsOf(
  parts: readonly Scanned[],
  order: Int32Array,
  options: Pick<VectoriseOptions, 'minDf'>,
  rules: WordRules,
): Tokens {
  return joined(parts, readingBy(rules).isStop, rarely(order.length, options, rules), order);
}

/**
 * Spellings that are met less than a tenth as often as a word must be hardly ever decide whether one is; they are two thirds
 * of all in a hundred thousand papers. Whoever asks for rare words has them read in every spelling.
 */
function rarely(papers: number, { minDf }: Pick<VectoriseOptions, 'minDf'>, rules: WordRules): Rare {
  const reading = readingBy(rules);
  const forms = rules.kept.map((text) => formsOf(text, reading));
  const kept = new Set(forms.flatMap(({ whole, parts }) => [...whole.flatMap(withSubphrases), ...parts]));
  const isKept = (token: string): boolean =>
    [token, ...token.split('-')].some((part) => kept.has(stem(part.toLowerCase())));
  return { least: (minDf ?? defaultMinDf(papers)) / 10, isKept: kept.size > 0 ? isKept : null };
}

/** The vectors of texts by their words, under the rules that these were read by. */
export function vectorsOfWords(tokens: Tokens, options: VectoriseOptions, rules: WordRules): Vectors {
  const { isPart } = readingBy(rules);
  const texts = tokens.titleEnd.length;
  const kept = (spellings: readonly Synonym[]): Set<string> => {
    const reading = readingBy(rules, spellings);
    const forms = rules.kept.map((text) => formsOf(text, reading));
    return new Set(forms.flatMap(({ whole, parts }) => [...whole.flatMap(withSubphrases), ...parts]));
  };
  const { vocabulary, counts, wording } = buildVocabulary(
    tokens,
    isPart,
    {
      ngrams: options.ngrams,
      minDf: options.minDf ?? defaultMinDf(texts),
      phraseMinDf: phraseMinDf(texts),
      titleWeight: options.titleWeight,
    },
    kept,
  );
  return { vocabulary, counts, wording, tfidf: reweighted(counts, vocabulary, texts, options) };
}

/**
 * Throws an InputError when bounds that were set leave no word of texts that have words by the default ones. Texts without
 * words of their own are no reason to refuse them.
 */
export function checkBounds(
  { tfidf }: Vectors,
  read: () => readonly PlainText[],
  options: VectoriseOptions,
): void {
  const { minDf, maxDf } = options;
  if (tfidf.values.length > 0 || (minDf === null && maxDf === null)) return;
  const texts = read();
  if (vectorise(texts, { ...options, minDf: null, maxDf: null }).tfidf.values.length === 0) return;
  const bounds = [
    ...(minDf === null ? [] : [{ set: `min-df ${minDf}`, better: 'a smaller min-df' }]),
    ...(maxDf === null ? [] : [{ set: `max-df ${maxDf}`, better: 'a larger max-df' }]),
  ];
  throw new InputError(
    `no word of ${texts.length === 1 ? 'one paper' : `${texts.length} papers`} is left by ${bounds.map(({ set }) => set).join(' and ')}; give ${bounds.map(({ better }) => better).join(' or ')}`,
  );
}

/** Finds the columns of `vocabulary` that a word or phrase stands for, read as `vectorise` reads texts under these rules. */
export function terms(vocabulary: Vocabulary, rules: WordRules = noRules): (text: string) => number[] {
  return termFinder(vocabulary, readingBy(rules, vocabulary.spellings));
}

/** How texts are read, the user's synonyms first, then `spellings`; a stop word of the user's own stands for every word of its stem. */
function readingBy({ synonyms, stopWords: own }: WordRules, spellings: readonly Synonym[] = []): Reading {
  const stems = new Set(own.map(stem));
  const asked = synonymRewriter(synonyms);
  let made: ((tokens: string[]) => string[]) | null = null;
  // Thousands of spellings, for few runs that ask for a word.
  const respelling = (): ((tokens: string[]) => string[]) => (made ??= synonymRewriter(spellings));
  const isStop = (word: string): boolean => stopWords.has(word) || (stems.size > 0 && stems.has(stem(word)));
  return {
    isStop,
    isPart: (word) => !isStop(word) && !prefixes.has(word),
    rewrite: (tokens) => respelling()(asked(tokens)),
  };
}

/** TF-IDF of any counts over a vocabulary that was made from `papers` papers. */
export function reweighted(
  counts: SparseMatrix,
  vocabulary: Vocabulary,
  papers: number,
  { maxDf, phraseWeight }: Pick<VectoriseOptions, 'maxDf' | 'phraseWeight'>,
): SparseMatrix {
  return tfidf(counts, vocabulary, papers, { maxDf: maxDf ?? defaultMaxDf(papers), phraseWeight });
}

/** 1 below 10 papers (else hardly a word would be left), 2 up to a few thousand, then 0.03 % of the papers. */
export function defaultMinDf(papers: number): number {
  return papers < 10 ? 1 : Math.max(2, Math.floor((papers * 3) / 10_000));
}

/** 2 for a few hundred papers, then 3, then 0.06 % of the papers: phrases are many, and those of two papers are chance. */
export function phraseMinDf(papers: number): number {
  return Math.max(2, Math.min(3, Math.floor(papers / 500)), Math.floor((papers * 6) / 10_000));
}

/** Every term below 20 papers, where a word in most of them may still tell some apart; else terms in at most half. */
export function defaultMaxDf(papers: number): number {
  return papers < 20 ? 1 : 0.5;
}
