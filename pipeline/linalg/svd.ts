/**
 * Truncated singular value decomposition of a sparse matrix by randomised subspace iteration
 * (Halko, Martinsson & Tropp 2011, algorithms 4.4 and 5.1).
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { DenseMatrix, SparseMatrix } from '../types.ts';
import { gram, timesSmall, zeros } from './dense.ts';
import type { Random } from './random.ts';
import { multiply, timesGram, transpose } from './sparse.ts';

/** `a` is about `u * diag(s) * v^T`. */
export interface Svd {
  /** rows x r, orthonormal columns. */
  readonly u: DenseMatrix;
  /** r singular values, descending. */
  readonly s: Float64Array;
  /** cols x r, orthonormal columns; the entry of largest size in each is positive, which fixes the sign. */
  readonly v: DenseMatrix;
}

/** Extra columns that are iterated and then dropped. */
const oversample = 10;
/** Products with the matrix and its transpose. */
const iterations = 7;
/** Up to so many rows or columns the whole space is taken, which is exact. */
const exactBelow = 200;

/**
 * The `rank` leading singular triples, fewer where the matrix has lower rank. What is below 1e-6 of the first singular
 * value counts as zero when all are asked for; of some, those below about 1e-3 of the first may be left out, for the
 * iteration loses them in single precision. `tick` hears of rounds.
 */
export function truncatedSvd(
  a: SparseMatrix,
  rank: number,
  random: Random,
  tick: (done: number, total: number) => void = () => {},
): Svd {
  // The basis that is orthonormalised in every round lives on the shorter side.
  if (a.rows > a.cols) return signed(subspaceIteration(a, rank, random, tick));
  const { u, s, v } = subspaceIteration(transpose(a), rank, random, tick);
  return signed({ u: v, s, v: u });
}

/** For a matrix with as many rows as columns at least. */
function subspaceIteration(
  a: SparseMatrix,
  rank: number,
  random: Random,
  tick: (done: number, total: number) => void,
): Svd {
  const width = a.cols <= exactBelow ? a.cols : Math.min(rank + oversample, a.cols);
  const q = width === a.cols ? identity(width) : rangeBasis();
  const b = multiply(a, q);
  const { values, vectors } = symmetricEigen(gram(b), b.cols);
  const first = Math.sqrt(Math.max(0, values[0] ?? 0));
  let r = 0;
  while (r < Math.min(rank, b.cols) && values[r]! > 0 && Math.sqrt(values[r]!) > 1e-6 * first) r++;
  const s = Float64Array.from(values.subarray(0, r), Math.sqrt);
  const left = new Float64Array(b.cols * r);
  const right = new Float64Array(b.cols * r);
  for (let p = 0; p < b.cols; p++) {
    for (let j = 0; j < r; j++) {
      left[p * r + j] = vectors[p * b.cols + j]!;
      right[p * r + j] = vectors[p * b.cols + j]! / s[j]!;
    }
  }
  return { u: timesSmall(b, right, r), s, v: timesSmall(q, left, r) };

  /** Orthonormal columns that nearly span the leading right singular vectors. */
  function rangeBasis(): DenseMatrix {
    let basis = zeros(a.cols, width);
    for (let p = 0; p < basis.values.length; p++) basis.values[p] = random.next() * 2 - 1;
    for (let i = 0; i < iterations; i++) {
      tick(i, iterations + 1);
      basis = whiten(timesGram(a, basis));
    }
    tick(iterations, iterations + 1);
    return whiten(basis);
  }
}

function identity(n: number): DenseMatrix {
  const one = zeros(n, n);
  for (let i = 0; i < n; i++) one.values[i * n + i] = 1;
  return one;
}

/** Orthonormal columns that span those of `a`, fewer where `a` is rank-deficient, by the eigenvectors of its Gram matrix. */
function whiten(a: DenseMatrix): DenseMatrix {
  const { values, vectors } = symmetricEigen(gram(a), a.cols);
  let r = 0;
  while (r < a.cols && values[r]! > 1e-13 * values[0]!) r++;
  const scale = new Float64Array(a.cols * r);
  for (let p = 0; p < a.cols; p++) {
    for (let j = 0; j < r; j++) scale[p * r + j] = vectors[p * a.cols + j]! / Math.sqrt(values[j]!);
  }
  return timesSmall(a, scale, r);
}

/** Eigenvalues, descending, and eigenvectors as columns of a row-major n x n matrix. */
function symmetricEigen(a: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  if (n === 0) return { values, vectors };
  const eigen = new EigenvalueDecomposition(Matrix.from1DArray(n, n, a), { assumeSymmetric: true });
  const ascending = eigen.realEigenvalues;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => ascending[j]! - ascending[i]! || i - j);
  order.forEach((from, to) => {
    values[to] = ascending[from]!;
    for (let i = 0; i < n; i++) vectors[i * n + to] = eigen.eigenvectorMatrix.get(i, from);
  });
  return { values, vectors };
}

/** The same triples with the sign that makes the largest entry of each right vector positive. */
function signed({ u, s, v }: Svd): Svd {
  const sign = new Float64Array(s.length).fill(1);
  for (let j = 0; j < v.cols; j++) {
    let largest = 0;
    for (let i = 0; i < v.rows; i++) {
      const x = v.values[i * v.cols + j]!;
      if (Math.abs(x) > Math.abs(largest)) largest = x;
    }
    if (largest < 0) sign[j] = -1;
  }
  const flip = (m: DenseMatrix): DenseMatrix => ({
    ...m,
    values: m.values.map((x, p) => x * sign[p % m.cols]!),
  });
  return { u: flip(u), s, v: flip(v) };
}
