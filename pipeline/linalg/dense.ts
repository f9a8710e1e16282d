/** Row-major dense matrices. Values are kept in single precision, sums always in index order, in double precision where it is not said otherwise. */

import type { DenseMatrix } from '../types.ts';
import { free, kernels, placeOf, reserve } from './kernels.ts';
import { productBlocks } from './products.ts';
import { remembered } from './remembered.ts';
import { sharedFloats } from './shared.ts';

export function zeros(rows: number, cols: number): DenseMatrix {
  return { rows, cols, values: new Float32Array(rows * cols) };
}

/** The cols x cols matrix of inner products of columns, in double precision, row-major. */
export function gram(a: DenseMatrix): Float64Array {
  return kernels() ? compiledGram(a) : plainGram(a);
}

/** The same without WebAssembly. */
export function plainGram(a: DenseMatrix): Float64Array {
  const { rows, cols, values } = a;
  const out = new Float64Array(cols * cols);
  for (let i = 0; i < rows; i++) {
    const at = i * cols;
    for (let p = 0; p < cols; p++) {
      const v = values[at + p]!;
      const to = p * cols;
      for (let q = 0; q <= p; q++) out[to + q]! += v * values[at + q]!;
    }
  }
  for (let p = 0; p < cols; p++) for (let q = 0; q < p; q++) out[q * cols + p] = out[p * cols + q]!;
  return out;
}

/** Rows that are looked at together. */
const block = 256;

/** The same by WebAssembly; throws where there is none. */
export function compiledGram({ rows, cols, values }: DenseMatrix): Float64Array {
  const known = kernels();
  if (!known) throw new Error('no WebAssembly with SIMD here');
  // What is added in width and in rows is 0.
  const width = (cols + 1) & ~1;
  const rowsAt = free();
  const wideAt = rowsAt + block * width * 4;
  const outAt = wideAt + 4 * width * 8;
  reserve(known.memory, outAt + width * width * 8);
  const part = new Float32Array(known.memory.buffer, rowsAt, block * width);
  const found = new Float64Array(known.memory.buffer, outAt, width * width).fill(0);
  for (let from = 0; from < rows; from += block) {
    const size = Math.min(block, rows - from);
    if (size < block || width > cols) part.fill(0);
    if (width === cols) part.set(values.subarray(from * cols, (from + size) * cols));
    else
      for (let i = 0; i < size; i++)
        part.set(values.subarray((from + i) * cols, (from + i + 1) * cols), i * width);
    known.gram(rowsAt, (size + 3) & ~3, width, wideAt, outAt);
  }
  const out = new Float64Array(cols * cols);
  for (let p = 0; p < cols; p++)
    for (let q = 0; q <= p; q++) out[p * cols + q] = out[q * cols + p] = found[p * width + q]!;
  return out;
}

/** The squared length of every row. */
export function squaredLengths({ rows, cols, values }: DenseMatrix): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0, p = 0; i < rows; i++) {
    let sum = 0;
    for (const end = p + cols; p < end; p++) sum += values[p]! * values[p]!;
    out[i] = sum;
  }
  return out;
}

const lengths = remembered<DenseMatrix, Float64Array>();

/** The same, remembered: for matrices that do not change. */
export function squaredLengthsOf(a: DenseMatrix): Float64Array {
  return lengths(a, '', () => squaredLengths(a));
}

/** The sum of the rows of each group, groups x cols, in double precision in the order of the rows; `group` has the number of each row's. */
export function sumsOfGroups(a: DenseMatrix, group: Int32Array, groups: number): Float64Array {
  return kernels() ? compiledSums(a, group, groups) : plainSums(a, group, groups);
}

/** The number of rows of each group. */
export function sizesOfGroups(group: Int32Array, groups: number): Uint32Array {
  const sizes = new Uint32Array(groups);
  for (const one of group) sizes[one]!++;
  return sizes;
}

/**
 * The sum of the squared distances of the rows to the mean of their group, from the sums (groups x cols) and sizes of the groups: off
 * by some 1e-16 of the rows' squares, in which the order of the groups has its part.
 */
export function scatter(a: DenseMatrix, sums: Float64Array, sizes: Uint32Array): number {
  const { cols } = a;
  let total = 0;
  for (const square of squaredLengthsOf(a)) total += square;
  for (let group = 0, p = 0; group < sizes.length; group++) {
    for (const end = p + cols; p < end; p++) total -= (sums[p]! * sums[p]!) / Math.max(1, sizes[group]!);
  }
  return Math.max(0, total);
}

/** The same without WebAssembly. */
export function plainSums(
  { rows, cols, values }: DenseMatrix,
  group: Int32Array,
  groups: number,
): Float64Array {
  const sums = new Float64Array(groups * cols);
  for (let i = 0, p = 0; i < rows; i++) {
    const to = group[i]! * cols;
    for (let j = 0; j < cols; j++, p++) sums[to + j]! += values[p]!;
  }
  return sums;
}

/** The same by WebAssembly; throws where there is none. */
export function compiledSums(a: DenseMatrix, group: Int32Array, groups: number): Float64Array {
  const known = kernels();
  if (!known) throw new Error('no WebAssembly with SIMD here');
  const { rows, cols, values } = a;
  const place = placeOf(a)?.at;
  const sumsAt = free();
  const groupAt = sumsAt + groups * cols * 8;
  const copyAt = groupAt + block * 4;
  reserve(known.memory, copyAt + block * cols * 4);
  const { buffer } = known.memory;
  const sums = new Float64Array(buffer, sumsAt, groups * cols).fill(0);
  const numbers = new Int32Array(buffer, groupAt, block);
  for (let from = 0; from < rows; from += block) {
    const size = Math.min(block, rows - from);
    numbers.set(group.subarray(from, from + size));
    if (place === undefined)
      new Float32Array(buffer, copyAt, size * cols).set(values.subarray(from * cols, (from + size) * cols));
    known.addRows(place === undefined ? copyAt : place + from * cols * 4, size, cols, groupAt, sumsAt);
  }
  return sums.slice();
}

/** `a` times the small matrix `b` (a.cols x bCols, row-major), sums in single precision. */
export function timesSmall(a: DenseMatrix, b: Float64Array, bCols: number): DenseMatrix {
  const columns = zeros(bCols, a.cols);
  for (let p = 0; p < a.cols; p++) {
    for (let q = 0; q < bCols; q++) columns.values[q * a.cols + p] = b[p * bCols + q]!;
  }
  const out = zeros(a.rows, bCols);
  productBlocks(a, columns, (dots, width, from, size) => {
    for (let r = 0; r < size; r++)
      out.values.set(dots.subarray(r * width, r * width + bCols), (from + r) * bCols);
  });
  return out;
}

/** Every column times its weight. */
export function timesColumns(a: DenseMatrix, weights: Float64Array): DenseMatrix {
  const { rows, cols } = a;
  const values = sharedFloats(a.values.length);
  for (let i = 0, p = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++, p++) values[p] = a.values[p]! * weights[j]!;
  }
  return { rows, cols, values };
}

/** Every row scaled to length 1; rows of zeros stay zero. Of the first `count` columns alone, each times its weight where there are `weights`. */
export function unitRows(
  { rows, cols, values }: DenseMatrix,
  count = cols,
  weights: Float64Array = new Float64Array(count).fill(1),
): DenseMatrix {
  const out = new Float32Array(rows * count);
  for (let i = 0, to = 0; i < rows; i++, to += count) {
    let sum = 0;
    for (let j = 0, p = i * cols; j < count; j++, p++) {
      const value = Math.fround(values[p]! * weights[j]!);
      out[to + j] = value;
      sum += value * value;
    }
    if (sum === 0) continue;
    const scale = 1 / Math.sqrt(sum);
    for (let j = to; j < to + count; j++) out[j]! *= scale;
  }
  return { rows, cols: count, values: out };
}

/** The rows named, in that order. */
export function rowsOf(a: DenseMatrix, rows: Uint32Array): DenseMatrix {
  const { cols, values } = a;
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
