/** TF-IDF to few dimensions: the left singular vectors of the matrix as it is, or as a regularised paper-term graph. */
import { InputError } from '../errors.ts';
import { timesColumns } from '../linalg/dense.ts';
import type { Random } from '../linalg/random.ts';
import { columnSums, rowSums, scaled } from '../linalg/sparse.ts';
import { type Svd, truncatedSvd } from '../linalg/svd.ts';
import type { DenseMatrix, Reduction, SparseMatrix } from '../types.ts';

export interface ReduceOptions {
  readonly method: Reduction;
  /** Singular vectors to keep; fewer come back where the matrix has lower rank. */
  readonly dimensions: number;
  /** Regulariser of `spectral`, in mean row and column sums. */
  readonly tau: number;
}

/** Papers for which every term may be a dimension: their table is held whole. */
const mostUnreduced = 2000;

/** Throws an InputError when so many papers cannot be reduced by that method. */
export function checkSize(papers: number, method: Reduction): void {
  if (method !== 'none' || papers <= mostUnreduced) return;
  throw new InputError(
    `reduce: none takes at most ${mostUnreduced} papers, there are ${papers}; use spectral or lsa`,
  );
}

/**
 * The papers in the space of the leading singular vectors, each weighted by its singular value; papers x dimensions.
 * `none` leaves every term a dimension of its own. `tick` hears how far it is.
 */
export function reduce(
  tfidf: SparseMatrix,
  options: ReduceOptions,
  random: Random,
  tick: (done: number, total: number) => void = () => {},
): DenseMatrix {
  const { method, dimensions, tau } = options;
  switch (method) {
    case 'spectral':
      return weighted(truncatedSvd(regularisedGraph(tfidf, tau), dimensions, random, tick));
    case 'lsa':
      return weighted(truncatedSvd(tfidf, dimensions, random, tick));
    case 'none':
      return toDense(tfidf);
  }
}

/**
 * The matrix as a weighted graph between papers and terms, each entry over the square root of its regularised degrees
 * (Dhillon 2001; Chaudhuri, Chung & Tsiatas 2012; Qin & Rohe 2013 with tau times the mean degree).
 */
export function regularisedGraph(a: SparseMatrix, tau: number): SparseMatrix {
  return scaled(a, degreeScale(rowSums(a), tau), degreeScale(columnSums(a), tau));
}

function degreeScale(sums: Float64Array, tau: number): Float64Array {
  let total = 0;
  for (const sum of sums) total += sum;
  const regulariser = sums.length === 0 ? 0 : (tau * total) / sums.length;
  return sums.map((sum) => (sum + regulariser > 0 ? 1 / Math.sqrt(sum + regulariser) : 0));
}

/** Every term that has weight somewhere a dimension, in the order of the columns. */
function toDense({ rows, cols, rowPtr, colIdx, values }: SparseMatrix): DenseMatrix {
  const dimension = new Int32Array(cols).fill(-1);
  for (const col of colIdx) dimension[col] = 0;
  let used = 0;
  for (let col = 0; col < cols; col++) if (dimension[col] === 0) dimension[col] = used++;
  const dense = new Float32Array(rows * used);
  for (let i = 0; i < rows; i++) {
    for (let p = rowPtr[i]!; p < rowPtr[i + 1]!; p++) dense[i * used + dimension[colIdx[p]!]!] = values[p]!;
  }
  return { rows, cols: used, values: dense };
}

function weighted({ u, s }: Svd): DenseMatrix {
  return timesColumns(u, s);
}
