/**
 * How much more a term belongs to one topic than to the rest: log odds with an informative Dirichlet prior, in standard
 * errors (Monroe, Colaresi & Quinn 2008, "Fightin' Words", equations 15 to 22).
 */
import type { SparseMatrix, Vocabulary } from '../types.ts';

/** Counts of terms by topic; every array is indexed `topic * terms + term`. */
export interface TermCounts {
  readonly topics: number;
  readonly terms: number;
  /** Weighted occurrences. */
  readonly occurrences: Float64Array;
  /** Papers of the topic that have the term. */
  readonly papers: Uint32Array;
  /** Papers in each topic. */
  readonly sizes: Uint32Array;
}

/** Adds up the rows of `counts` by topic. */
export function countByTopic(counts: SparseMatrix, assignment: Int32Array, topics: number): TermCounts {
  const terms = counts.cols;
  const occurrences = new Float64Array(topics * terms);
  const papers = new Uint32Array(topics * terms);
  const sizes = new Uint32Array(topics);
  for (let i = 0; i < counts.rows; i++) {
    const topic = assignment[i]!;
    sizes[topic]!++;
    for (let p = counts.rowPtr[i]!; p < counts.rowPtr[i + 1]!; p++) {
      const at = topic * terms + counts.colIdx[p]!;
      occurrences[at]! += counts.values[p]!;
      papers[at]!++;
    }
  }
  return { topics, terms, occurrences, papers, sizes };
}

/**
 * z score of every term in every topic (topic * terms + term) against all other topics together; single words and
 * phrases are each compared with their own kind. Where no other topic has words, it is the square root of the occurrences instead. The prior is the whole corpus, scaled to `priorSize` occurrences.
 */
export function contrast(
  { topics, terms, occurrences }: TermCounts,
  vocabulary: Vocabulary,
  priorSize = 500,
): Float64Array {
  const all = new Float64Array(terms);
  for (let p = 0; p < occurrences.length; p++) all[p % terms]! += occurrences[p]!;
  const kind = (term: number): number => (vocabulary.lengths[term]! > 1 ? 1 : 0);
  const total = [0, 0];
  for (let term = 0; term < terms; term++) total[kind(term)]! += all[term]!;
  const z = new Float64Array(occurrences.length);
  for (let topic = 0; topic < topics; topic++) {
    const inside = [0, 0];
    for (let term = 0; term < terms; term++) inside[kind(term)]! += occurrences[topic * terms + term]!;
    for (let term = 0; term < terms; term++) {
      const of = kind(term);
      const prior = (priorSize * all[term]!) / total[of]!;
      const here = occurrences[topic * terms + term]! + prior;
      const there = all[term]! - occurrences[topic * terms + term]! + prior;
      if (inside[of] === total[of]) {
        // All words are here, there is nothing to compare with: what is commonest tells most.
        z[topic * terms + term] = Math.sqrt(occurrences[topic * terms + term]!);
        continue;
      }
      const hereRest = inside[of]! + priorSize - here;
      const thereRest = total[of]! - inside[of]! + priorSize - there;
      if (here <= 0 || there <= 0 || hereRest <= 0 || thereRest <= 0) continue;
      const difference = Math.log(here / hereRest) - Math.log(there / thereRest);
      z[topic * terms + term] = difference / Math.sqrt(1 / here + 1 / there);
    }
  }
  return z;
}
