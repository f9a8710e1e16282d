/** Whether the words of a topic are used together, and whether topics have words of their own. */
import type { SparseMatrix } from '../types.ts';

/** Words of a topic that are looked at. */
const words = 10;

/** Tells how coherent topics are, given their words (columns of `counts`), most telling first. */
export type Coherence = (topics: readonly (readonly number[])[]) => number | null;

/**
 * Normalised pointwise mutual information (Bouma 2009; Lau, Newman & Baldwin 2014) of the pairs among the ten leading
 * words of each topic, by the papers that have both: mean over pairs, then topics, -1 (never together) to 1 (always
 * together); null when no topic has two words. `counts` is papers x terms.
 */
export function coherence(counts: SparseMatrix): Coherence {
  const papers = postings(counts);
  const n = counts.rows;
  const known = new Map<number, number>();
  const npmi = (a: number, b: number): number => {
    const key = Math.min(a, b) * counts.cols + Math.max(a, b);
    const found = known.get(key);
    if (found !== undefined) return found;
    const both = shared(papers(a), papers(b));
    const value =
      both === 0
        ? -1
        : both === n
          ? 1
          : Math.log((both * n) / (papers(a).length * papers(b).length)) / -Math.log(both / n);
    known.set(key, value);
    return value;
  };
  return (topics) => {
    const values = topics.flatMap((all) => {
      const top = all.slice(0, words);
      if (top.length < 2) return [];
      const pairs = top.flatMap((a, i) => top.slice(i + 1).map((b) => npmi(a, b)));
      return [pairs.reduce((sum, x) => sum + x, 0) / pairs.length];
    });
    return values.length === 0 ? null : values.reduce((sum, x) => sum + x, 0) / values.length;
  };
}

/** Topic diversity (Dieng, Ruiz & Blei 2020): the share of different words among the ten leading ones of all topics. */
export function diversity(topics: readonly (readonly number[])[]): number {
  const all = topics.flatMap((top) => top.slice(0, words));
  return all.length === 0 ? 1 : new Set(all).size / all.length;
}

/** The papers that have a term, ascending. */
function postings({ rows, cols, rowPtr, colIdx }: SparseMatrix): (term: number) => Uint32Array {
  const start = new Uint32Array(cols + 1);
  for (const col of colIdx) start[col + 1]!++;
  for (let col = 0; col < cols; col++) start[col + 1]! += start[col]!;
  const papers = new Uint32Array(colIdx.length);
  const next = start.slice();
  for (let i = 0; i < rows; i++) {
    for (let p = rowPtr[i]!; p < rowPtr[i + 1]!; p++) papers[next[colIdx[p]!]!++] = i;
  }
  return (term) => papers.subarray(start[term]!, start[term + 1]!);
}

/** Number of entries that two ascending lists have in common. */
function shared(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]! < b[j]!) i++;
    else if (a[i]! > b[j]!) j++;
    else {
      count++;
      i++;
      j++;
    }
  }
  return count;
}
