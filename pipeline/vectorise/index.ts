/** Plain texts to vectors: words, terms, counts, TF-IDF. */
import { InputError } from '../errors.ts';
import type { PlainText, SparseMatrix, Vectors, Vocabulary } from '../types.ts';
import { prefixes, stopWords } from './stop-words.ts';
import { tfidf } from './tfidf.ts';
import { tokenise } from './tokenise.ts';
import { buildVocabulary } from './vocabulary.ts';

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

/** One vector a text, in the order of the texts; a text without known words has a row of zeros. `tick` hears of texts read. */
export function vectorise(
  texts: readonly PlainText[],
  options: VectoriseOptions,
  tick: (done: number, total: number) => void = () => {},
): Vectors {
  const isStop = (word: string): boolean => stopWords.has(word);
  const isPart = (word: string): boolean => !stopWords.has(word) && !prefixes.has(word);
  const tokens = tokenise(texts, isStop, tick);
  const { vocabulary, counts, wording } = buildVocabulary(tokens, isPart, {
    ngrams: options.ngrams,
    minDf: options.minDf ?? defaultMinDf(texts.length),
    phraseMinDf: phraseMinDf(texts.length),
    titleWeight: options.titleWeight,
  });
  return { vocabulary, counts, wording, tfidf: reweighted(counts, vocabulary, texts.length, options) };
}

/**
 * Throws an InputError when bounds that were set leave no word of texts that have words by the default ones. Texts without
 * words of their own are no reason to refuse them.
 */
export function checkBounds(
  { tfidf }: Vectors,
  texts: readonly PlainText[],
  options: VectoriseOptions,
): void {
  const { minDf, maxDf } = options;
  if (tfidf.values.length > 0 || (minDf === null && maxDf === null)) return;
  if (vectorise(texts, { ...options, minDf: null, maxDf: null }).tfidf.values.length === 0) return;
  const bounds = [
    ...(minDf === null ? [] : [{ set: `min-df ${minDf}`, better: 'a smaller min-df' }]),
    ...(maxDf === null ? [] : [{ set: `max-df ${maxDf}`, better: 'a larger max-df' }]),
  ];
  throw new InputError(
    `no word of ${texts.length === 1 ? 'one paper' : `${texts.length} papers`} is left by ${bounds.map(({ set }) => set).join(' and ')}; give ${bounds.map(({ better }) => better).join(' or ')}`,
  );
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
