/** Row-major dense matrices. Values are kept in single precision, sums always in index order, in double precision where it is not said otherwise. */
import type { DenseMatrix } from '../types.ts';
import { products } from './products.ts';

export function zeros(rows: number, cols: number): DenseMatrix {
  return { rows, cols, values: new Float32Array(rows * cols) };
}

/** The cols x cols matrix of inner products of columns, in double precision, row-major. */
export function gram(a: DenseMatrix): Float64Array {
  const { rows, cols, values } = a;
  const out = new Float64Array(cols * cols);
  for (let i = 0; i < rows; i++) {
    const at = i * cols;
    for (let p = 0; p < cols; p++) {
      const v = values[at + p]!;
      if (v === 0) continue;
      const to = p * cols;
      for (let q = 0; q <= p; q++) out[to + q]! += v * values[at + q]!;
    }
  }
  for (let p = 0; p < cols; p++) for (let q = 0; q < p; q++) out[q * cols + p] = out[p * cols + q]!;
  return out;
}

/** `a` times the small matrix `b` (a.cols x bCols, row-major), sums in single precision. */
export function timesSmall(a: DenseMatrix, b: Float64Array, bCols: number): DenseMatrix {
  const columns = zeros(bCols, a.cols);
  for (let p = 0; p < a.cols; p++) {
    for (let q = 0; q < bCols; q++) columns.values[q * a.cols + p] = b[p * bCols + q]!;
  }
  const out = zeros(a.rows, bCols);
  products(a, columns, (i, dots) => out.values.set(dots, i * bCols));
  return out;
}

/** The first `count` columns. */
export function firstColumns(a: DenseMatrix, count: number): DenseMatrix {
  if (count === a.cols) return a;
  const out = zeros(a.rows, count);
  for (let i = 0; i < a.rows; i++) {
    out.values.set(a.values.subarray(i * a.cols, i * a.cols + count), i * count);
  }
  return out;
}

/** Every column times its weight. */
export function timesColumns(a: DenseMatrix, weights: Float64Array): DenseMatrix {
  return { ...a, values: a.values.map((value, p) => value * weights[p % a.cols]!) };
}

/** Every row scaled to length 1; rows of zeros stay zero. */
export function unitRows(a: DenseMatrix): DenseMatrix {
  const { rows, cols, values } = a;
  const out = zeros(rows, cols);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += values[i * cols + j]! ** 2;
    if (sum === 0) continue;
    const scale = 1 / Math.sqrt(sum);
    for (let j = 0; j < cols; j++) out.values[i * cols + j] = values[i * cols + j]! * scale;
  }
  return out;
}

/** The rows named, in that order. */
export function rowsOf({ cols, values }: DenseMatrix, rows: Uint32Array): DenseMatrix {
  const out = zeros(rows.length, cols);
  rows.forEach((row, to) => {
    out.values.set(values.subarray(row * cols, (row + 1) * cols), to * cols);
  });
  return out;
}

/** Inner product of row i of `a` with row j of `b`; both have the same number of columns. */
export function rowDot(a: DenseMatrix, i: number, b: DenseMatrix, j: number): number {
  let sum = 0;
  const p = i * a.cols;
  const q = j * b.cols;
  for (let c = 0; c < a.cols; c++) sum += a.values[p + c]! * b.values[q + c]!;
  return sum;
}
