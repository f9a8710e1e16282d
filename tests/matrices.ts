/** Matrices for tests, from rows as one would write them. */
import type { DenseMatrix, SparseMatrix } from '../pipeline/types.ts';

export function sparse(rows: readonly (readonly number[])[]): SparseMatrix {
  const rowPtr = [0];
  const colIdx: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    row.forEach((value, col) => {
      if (value === 0) return;
      colIdx.push(col);
      values.push(value);
    });
    rowPtr.push(colIdx.length);
  }
  return {
    rows: rows.length,
    cols: rows[0]?.length ?? 0,
    rowPtr: Uint32Array.from(rowPtr),
    colIdx: Uint32Array.from(colIdx),
    values: Float32Array.from(values),
  };
}

export function dense(rows: readonly (readonly number[])[]): DenseMatrix {
  return { rows: rows.length, cols: rows[0]?.length ?? 0, values: Float32Array.from(rows.flat()) };
}

export function toRows({ rows, cols, values }: DenseMatrix): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from(values.subarray(i * cols, (i + 1) * cols)));
}

/** A sparse matrix as rows with their zeros, the inverse of `sparse`. */
export function filledRows({ rows, cols, rowPtr, colIdx, values }: SparseMatrix): number[][] {
  return Array.from({ length: rows }, (_, i) => {
    const row = new Array<number>(cols).fill(0);
    for (let p = rowPtr[i]!; p < rowPtr[i + 1]!; p++) row[colIdx[p]!] = values[p]!;
    return row;
  });
}
