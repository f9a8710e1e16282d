/** Compressed sparse rows: transpose, row sums, and the product with a dense matrix. */
import type { DenseMatrix, SparseMatrix } from '../types.ts';
import { zeros } from './dense.ts';

/** The transpose, again in compressed sparse rows. */
export function transpose(a: SparseMatrix): SparseMatrix {
  const rowPtr = new Uint32Array(a.cols + 1);
  for (let p = 0; p < a.colIdx.length; p++) rowPtr[a.colIdx[p]! + 1]!++;
  for (let j = 0; j < a.cols; j++) rowPtr[j + 1]! += rowPtr[j]!;
  const next = rowPtr.slice(0, a.cols);
  const colIdx = new Uint32Array(a.colIdx.length);
  const values = new Float32Array(a.values.length);
  for (let i = 0; i < a.rows; i++) {
    for (let p = a.rowPtr[i]!; p < a.rowPtr[i + 1]!; p++) {
      const to = next[a.colIdx[p]!]!++;
      colIdx[to] = i;
      values[to] = a.values[p]!;
    }
  }
  return { rows: a.cols, cols: a.rows, rowPtr, colIdx, values };
}

/** Sum of the values of each row. */
export function rowSums(a: SparseMatrix): Float64Array {
  const sums = new Float64Array(a.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let p = a.rowPtr[i]!; p < a.rowPtr[i + 1]!; p++) sums[i]! += a.values[p]!;
  }
  return sums;
}

/** Sparse (n x m) times dense (m x d). */
export function multiply(a: SparseMatrix, b: DenseMatrix): DenseMatrix {
  const out = zeros(a.rows, b.cols);
  const sum = new Float64Array(b.cols);
  for (let i = 0; i < a.rows; i++) {
    sum.fill(0);
    for (let p = a.rowPtr[i]!; p < a.rowPtr[i + 1]!; p++) {
      const v = a.values[p]!;
      const from = a.colIdx[p]! * b.cols;
      for (let j = 0; j < b.cols; j++) sum[j]! += v * b.values[from + j]!;
    }
    out.values.set(sum, i * b.cols);
  }
  return out;
}

/** A matrix with the same pattern and `values[p] * rowScale[i] * colScale[j]`. */
export function scaled(a: SparseMatrix, rowScale: Float64Array, colScale: Float64Array): SparseMatrix {
  const values = new Float32Array(a.values.length);
  for (let i = 0; i < a.rows; i++) {
    for (let p = a.rowPtr[i]!; p < a.rowPtr[i + 1]!; p++) {
      values[p] = a.values[p]! * rowScale[i]! * colScale[a.colIdx[p]!]!;
    }
  }
  return { ...a, values };
}

/** At most the first `count` rows. */
export function firstRows(a: SparseMatrix, count: number): SparseMatrix {
  if (a.rows <= count) return a;
  const end = a.rowPtr[count]!;
  return {
    rows: count,
    cols: a.cols,
    rowPtr: a.rowPtr.slice(0, count + 1),
    colIdx: a.colIdx.slice(0, end),
    values: a.values.slice(0, end),
  };
}

/** The rows with these numbers, in their order. */
export function pickRows(a: SparseMatrix, rows: readonly number[]): SparseMatrix {
  const rowPtr = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    rowPtr[i + 1] = rowPtr[i]! + a.rowPtr[row + 1]! - a.rowPtr[row]!;
  });
  const colIdx = new Uint32Array(rowPtr[rows.length]!);
  const values = new Float32Array(colIdx.length);
  rows.forEach((row, i) => {
    colIdx.set(a.colIdx.subarray(a.rowPtr[row]!, a.rowPtr[row + 1]!), rowPtr[i]!);
    values.set(a.values.subarray(a.rowPtr[row]!, a.rowPtr[row + 1]!), rowPtr[i]!);
  });
  return { rows: rows.length, cols: a.cols, rowPtr, colIdx, values };
}
