/** Term weights: (1 + ln tf) * idf with smoothed idf = ln((1 + n) / (1 + df)) + 1 (as in scikit-learn), rows of length 1. */
import { sharedCounts, sharedFloats } from '../linalg/shared.ts';
import type { SparseMatrix, Vocabulary } from '../types.ts';

export interface TfidfOptions {
  /** Largest share of the papers a term may be in and still weigh, 0 to 1. */
  readonly maxDf: number;
  /** Weight of a phrase against that of a single word of the same frequency; 0 leaves phrases out. */
  readonly phraseWeight: number;
}

/** 1 + ln n by n, for the counts that nearly all are. */
const logs = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(count));

/** The weights over the same columns as `counts`, by the frequencies in `papers` papers; what weighs nothing is not stored. */
export function tfidf(
  counts: SparseMatrix,
  { documentFrequency, lengths }: Vocabulary,
  papers: number,
  { maxDf, phraseWeight }: TfidfOptions,
): SparseMatrix {
  const { rows, cols } = counts;
  // A hair more, for a share of 0.29 of 100 papers comes out as 28.999999999999996.
  const most = Math.max(1, maxDf * papers * (1 + 1e-12));
  const idf = Float64Array.from(documentFrequency, (df, col) =>
    df > most ? 0 : (Math.log((1 + papers) / (1 + df)) + 1) * (lengths[col]! > 1 ? phraseWeight : 1),
  );
  const rowPtr = sharedCounts(rows + 1);
  let stored = 0;
  for (const col of counts.colIdx) if (idf[col] !== 0) stored++;
  const colIdx = sharedCounts(stored);
  const values = sharedFloats(stored);
  let at = 0;
  for (let i = 0; i < rows; i++) {
    const from = at;
    let sum = 0;
    for (let p = counts.rowPtr[i]!; p < counts.rowPtr[i + 1]!; p++) {
      const col = counts.colIdx[p]!;
      if (idf[col] === 0) continue;
      const weight = (logs[counts.values[p]!] ?? 1 + Math.log(counts.values[p]!)) * idf[col]!;
      colIdx[at] = col;
      values[at++] = weight;
      sum += weight * weight;
    }
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    for (let p = from; p < at; p++) values[p]! *= scale;
    rowPtr[i + 1] = at;
  }
  return { rows, cols, rowPtr, colIdx, values };
}
