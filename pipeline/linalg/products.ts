/**
 * Inner products of the rows of two dense matrices, for runners-up, silhouettes and neighbours on the map: by WebAssembly where it has
 * SIMD, else by JavaScript that rounds in the same places and gives the same bits.
 */
import type { DenseMatrix } from '../types.ts';
import { free, type Kernels, kernels, placeOf, reserve } from './kernels.ts';

/** All rows of `a` against all rows of `b`, one after the other: `dots[j]` is with row j, and is used again. */
export type Products = (
  a: DenseMatrix,
  b: DenseMatrix,
  visit: (row: number, dots: Float32Array) => void,
) => void;

/** Rows that are multiplied at once; a block and its products stay in the processor's cache. */
const block = 256;

/** Sums in single precision in the order of the columns; `a` and `b` have as many columns. */
export const products: Products = (a, b, visit) => (kernels() ? compiled : plain)(a, b, visit);

/** The same without WebAssembly. */
export const plain: Products = (a, b, visit) => {
  const { cols: d, values } = a;
  const k = b.rows;
  const dots = new Float32Array(k);
  const round = Math.fround;
  for (let i = 0; i < a.rows; i++) {
    const from = i * d;
    for (let j = 0; j < k; j++) {
      const to = j * d;
      let sum = 0;
      for (let t = 0; t < d; t++) sum = round(sum + round(values[from + t]! * b.values[to + t]!));
      dots[j] = sum;
    }
    visit(i, dots);
  }
};

/** The same by WebAssembly; throws where there is none. */
export const compiled: Products = (a, b, visit) => {
  let dots: Float32Array[] = [];
  inBlocks(a, b, ({ kernels: known, outAt, width }, from, size) => {
    const { buffer } = known.memory;
    if (dots[0]?.buffer !== buffer)
      dots = Array.from({ length: block }, (_, r) => new Float32Array(buffer, outAt + r * width * 4, b.rows));
    for (let r = 0; r < size; r++) visit(from + r, dots[r]!);
  });
};

/** A block of rows at a time: row `from + r` of `a` with row j of `b` is `dots[r * width + j]`, which is used again. */
export function productBlocks(
  a: DenseMatrix,
  b: DenseMatrix,
  visit: (dots: Float32Array, width: number, from: number, size: number) => void,
): void {
  if (kernels()) {
    inBlocks(a, b, ({ kernels: known, outAt, width }, from, size) => {
      visit(new Float32Array(known.memory.buffer, outAt, size * width), width, from, size);
    });
  } else plain(a, b, (i, dots) => visit(dots, b.rows, i, 1));
}

/** Where the products of a block stand: `size` rows of `width`, of which the first of each count. */
interface Block {
  readonly kernels: Kernels;
  readonly outAt: number;
  readonly width: number;
}

/** Multiplies block by block, and shows each before the next. */
function inBlocks(
  a: DenseMatrix,
  b: DenseMatrix,
  show: (block: Block, from: number, size: number) => void,
): void {
  const known = kernels();
  if (!known) throw new Error('no WebAssembly with SIMD here');
  const { rows: n, cols: d, values } = a;
  const place = placeOf(a)?.at;
  const width = (b.rows + 7) & ~7;
  const bAt = free();
  const copyAt = bAt + width * d * 4;
  const outAt = copyAt + (place === undefined ? block * d * 4 : 0);
  reserve(known.memory, outAt + block * width * 4);
  const transposed = new Float32Array(known.memory.buffer, bAt, width * d).fill(0);
  for (let j = 0; j < b.rows; j++) {
    for (let t = 0; t < d; t++) transposed[t * width + j] = b.values[j * d + t]!;
  }
  for (let from = 0; from < n; from += block) {
    const size = Math.min(block, n - from);
    const aAt = place === undefined ? copyAt : place + from * d * 4;
    if (place === undefined)
      new Float32Array(known.memory.buffer, aAt, size * d).set(values.subarray(from * d, (from + size) * d));
    known.products(aAt, (size + 3) & ~3, d, bAt, width, outAt);
    show({ kernels: known, outAt, width }, from, size);
  }
}
