/** Compressed sparse rows: transpose, sums, and products with a dense matrix. */
import type { DenseMatrix, SparseMatrix } from '../types.ts';
import { zeros } from './dense.ts';
import { free, type Kernels, kernels, reserve } from './kernels.ts';

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

/** Sum of the values of each column. */
export function columnSums(a: SparseMatrix): Float64Array {
  const sums = new Float64Array(a.cols);
  for (let p = 0; p < a.colIdx.length; p++) sums[a.colIdx[p]!]! += a.values[p]!;
  return sums;
}

/** Sparse (n x m) times dense (m x d), sums in single precision in the order of the entries. */
export function multiply(a: SparseMatrix, b: DenseMatrix): DenseMatrix {
  return kernels() ? compiledMultiply(a, b) : plainMultiply(a, b);
}

/** The same without WebAssembly. */
export function plainMultiply(a: SparseMatrix, b: DenseMatrix): DenseMatrix {
  const out = zeros(a.rows, b.cols);
  const round = Math.fround;
  for (let i = 0; i < a.rows; i++) {
    const to = i * b.cols;
    for (let p = a.rowPtr[i]!; p < a.rowPtr[i + 1]!; p++) {
      const v = a.values[p]!;
      const from = a.colIdx[p]! * b.cols;
      for (let j = 0; j < b.cols; j++)
        out.values[to + j] = round(out.values[to + j]! + round(v * b.values[from + j]!));
    }
  }
  return out;
}

/** Rows that are multiplied at once. */
const block = 1024;

/** The same by WebAssembly; throws where there is none. */
export function compiledMultiply(a: SparseMatrix, b: DenseMatrix): DenseMatrix {
  const out = zeros(a.rows, b.cols);
  inBlocks(a, b, block, (known, { startAt, columnsAt, valuesAt, denseAt, width, outAt }, from, rows) => {
    known.sparseProducts(startAt, rows, columnsAt, valuesAt, denseAt, width, outAt);
    unpad(new Float32Array(known.memory.buffer, outAt, rows * width), width, out, from);
  });
  return out;
}

/**
 * The transpose of `a` (n x m) times `a` times dense (m x d), in one go through the rows of `a`: the same bits as
 * `multiply(transpose(a), multiply(a, b))`.
 */
export function timesGram(a: SparseMatrix, b: DenseMatrix): DenseMatrix {
  return kernels() ? compiledTimesGram(a, b) : plainTimesGram(a, b);
}

/** The same without WebAssembly. */
export function plainTimesGram(a: SparseMatrix, b: DenseMatrix): DenseMatrix {
  return plainMultiply(transpose(a), plainMultiply(a, b));
}

/** The same by WebAssembly; throws where there is none. */
export function compiledTimesGram(a: SparseMatrix, b: DenseMatrix): DenseMatrix {
  const out = zeros(b.rows, b.cols);
  // The last row is that of `y`.
  inBlocks(a, b, b.rows + 1, (known, { startAt, columnsAt, valuesAt, denseAt, width, outAt }, from, rows) => {
    const sums = new Float32Array(known.memory.buffer, outAt, b.rows * width);
    if (from === 0) sums.fill(0);
    const yAt = outAt + sums.byteLength;
    known.sparseGram(startAt, rows, columnsAt, valuesAt, denseAt, width, yAt, outAt);
    if (from + rows === a.rows) unpad(sums, width, out, 0);
  });
  return out;
}

/** Where a block of sparse rows, the dense matrix and the room for results stand; rows of both have `width` columns. */
interface Places {
  readonly startAt: number;
  readonly columnsAt: number;
  readonly valuesAt: number;
  readonly denseAt: number;
  readonly outAt: number;
  readonly width: number;
}

/** Brings the rows of `a` into the memory of the kernels block by block, beside `b` and `outRows` rows for what comes of them. */
function inBlocks(
  a: SparseMatrix,
  b: DenseMatrix,
  outRows: number,
  work: (known: Kernels, places: Places, from: number, rows: number) => void,
): void {
  const known = kernels();
  if (!known) throw new Error('no WebAssembly with SIMD here');
  const width = (b.cols + 7) & ~7;
  let entries = 0;
  for (let from = 0; from < a.rows; from += block) {
    const to = Math.min(from + block, a.rows);
    entries = Math.max(entries, a.rowPtr[to]! - a.rowPtr[from]!);
  }
  const denseAt = free();
  const startAt = denseAt + b.rows * width * 4;
  const columnsAt = startAt + (block + 1) * 4;
  const valuesAt = columnsAt + entries * 4;
  const outAt = (valuesAt + entries * 4 + 15) & ~15;
  reserve(known.memory, outAt + outRows * width * 4);
  const { buffer } = known.memory;
  const dense = new Float32Array(buffer, denseAt, b.rows * width);
  if (width === b.cols) dense.set(b.values);
  else {
    dense.fill(0);
    for (let i = 0; i < b.rows; i++) dense.set(b.values.subarray(i * b.cols, (i + 1) * b.cols), i * width);
  }
  const start = new Uint32Array(buffer, startAt, block + 1);
  const columns = new Uint32Array(buffer, columnsAt, entries);
  const values = new Float32Array(buffer, valuesAt, entries);
  for (let from = 0; from < a.rows; from += block) {
    const rows = Math.min(block, a.rows - from);
    const [first, last] = [a.rowPtr[from]!, a.rowPtr[from + rows]!];
    for (let i = 0; i <= rows; i++) start[i] = a.rowPtr[from + i]! - first;
    columns.set(a.colIdx.subarray(first, last));
    values.set(a.values.subarray(first, last));
    work(known, { startAt, columnsAt, valuesAt, denseAt, outAt, width }, from, rows);
  }
}

/** Copies rows of `width` to the rows of `out` from `first` on, without what pads them. */
function unpad(found: Float32Array, width: number, out: DenseMatrix, first: number): void {
  const { cols, values } = out;
  if (width === cols) values.set(found, first * cols);
  else
    for (let i = 0; i * width < found.length; i++)
      values.set(found.subarray(i * width, i * width + cols), (first + i) * cols);
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
export function pickRows(a: SparseMatrix, rows: readonly number[] | Uint32Array): SparseMatrix {
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
