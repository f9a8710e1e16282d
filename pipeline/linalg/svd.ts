/**
 * Truncated singular value decomposition of a sparse matrix by randomised subspace iteration
 * (Halko, Martinsson & Tropp 2011, algorithms 4.4 and 5.1) with dynamic shifts (Feng, Yu & Xie 2024).
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { DenseMatrix, SparseMatrix } from '../types.ts';
import { gram, timesColumns, timesSmall, zeros } from './dense.ts';
import { permutation, type Random } from './random.ts';
import { multiply, pickRows, timesGram, transpose } from './sparse.ts';

/** `a` is about `u * diag(s) * v^T`. */
export interface Svd {
  /** rows x r, orthonormal columns. */
  readonly u: DenseMatrix;
  /** r singular values, descending. */
  readonly s: Float64Array;
  /** cols x r, orthonormal columns; the entry of largest size in each is positive, which fixes the sign. */
  readonly v: DenseMatrix;
}

/** Extra columns that are iterated and then dropped, and up to seven more, for the kernels take eight at a time. */
const oversample = 10;
/** Products with the matrix and its transpose: as near as seven without shifts come. */
const iterations = 5;
/**
 * So many rows of a long matrix, drawn by chance, give a space from which fewer iterations on all rows get as near: of the sum of
 * squares that 60 dimensions of 100,000 abstracts can have they miss 0.7 %, where seven without shifts from a random one miss 1.1 %.
 */
const partRows = 12_500;
const onPart = 5;
const onAll = 4;
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
  if (a.rows > a.cols) {
    const part = a.cols <= exactBelow ? null : partOf(a, random);
    return signed(subspaceIteration(a, part, rank, random, tick));
  }
  const { u, s, v } = subspaceIteration(transpose(a), null, rank, random, tick);
  return signed({ u: v, s, v: u });
}

/** Rows drawn by chance of a long matrix; null of one that is not long. */
function partOf(a: SparseMatrix, random: Random): SparseMatrix | null {
  if (a.rows < 2 * partRows) return null;
  const rows = permutation(a.rows, random.fork('rows')).subarray(0, partRows).sort();
  return pickRows(a, rows);
}

/** For a matrix with as many rows as columns at least, and a part of its rows that stands for all where there are many. */
function subspaceIteration(
  a: SparseMatrix,
  part: SparseMatrix | null,
  rank: number,
  random: Random,
  tick: (done: number, total: number) => void,
): Svd {
  const width = a.cols <= exactBelow ? a.cols : Math.min((rank + oversample + 7) & ~7, a.cols);
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
    const start = zeros(a.cols, width);
    for (let p = 0; p < start.values.length; p++) start.values[p] = random.next() * 2 - 1;
    const fresh = whiten(start).columns;
    const near = part && iterated(part, fresh, onPart, () => {});
    // A part may have lower rank than all.
    const [begin, rounds] = near?.cols === width ? [mixed(near, fresh), onAll] : [fresh, iterations];
    const basis = iterated(a, begin, rounds, (done) => tick(done, rounds + 1));
    tick(rounds, rounds + 1);
    return whiten(basis).columns;
  }

  /** The leading columns of a space near to that which is looked for; the others begin afresh, for a part lacks what only other rows have. */
  function mixed(near: DenseMatrix, fresh: DenseMatrix): DenseMatrix {
    const values = near.values.map((value, p) => (p % width < rank ? value : fresh.values[p]!));
    return whiten({ ...near, values }).columns;
  }
}

/**
 * What `start`, of orthonormal columns, has become after so many products with `a^T a`, each less a multiple of what it is of and made
 * orthonormal; the columns of largest singular value first. Half of the least eigenvalue that so many columns can have is the
 * multiple that lets all others shrink most; it is come to from below.
 */
function iterated(
  a: SparseMatrix,
  start: DenseMatrix,
  rounds: number,
  tick: (done: number) => void,
): DenseMatrix {
  let basis = start;
  let shift = 0;
  for (let i = 0; i < rounds; i++) {
    tick(i);
    const product = timesGram(a, basis);
    for (let p = 0; p < product.values.length; p++) product.values[p]! -= shift * basis.values[p]!;
    const { columns, least } = whiten(product);
    basis = columns;
    shift = Math.max(shift, (shift + least) / 2);
  }
  return basis;
}

function identity(n: number): DenseMatrix {
  const one = zeros(n, n);
  for (let i = 0; i < n; i++) one.values[i * n + i] = 1;
  return one;
}

/**
 * Orthonormal columns that span those of `a`, those of largest singular value first, fewer where `a` is rank-deficient, by the
 * eigenvectors of its Gram matrix; and the least singular value of `a`, 0 where there are fewer.
 */
function whiten(a: DenseMatrix): { columns: DenseMatrix; least: number } {
  const { values, vectors } = symmetricEigen(gram(a), a.cols);
  let r = 0;
  while (r < a.cols && values[r]! > 1e-13 * values[0]!) r++;
  const scale = new Float64Array(a.cols * r);
  for (let p = 0; p < a.cols; p++) {
    for (let j = 0; j < r; j++) scale[p * r + j] = vectors[p * a.cols + j]! / Math.sqrt(values[j]!);
  }
  return { columns: timesSmall(a, scale, r), least: r < a.cols ? 0 : Math.sqrt(values[r - 1]!) };
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
  return { u: timesColumns(u, sign), s, v: timesColumns(v, sign) };
}
