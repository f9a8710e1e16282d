/**
 * Inner products of the rows of two dense matrices, most of the work of every clustering: by WebAssembly where it has SIMD,
 * else by JavaScript that rounds in the same places and gives the same bits.
 */
import type { DenseMatrix } from '../types.ts';
import { kernelBytes } from './kernel-bytes.ts';

/** Rows of `a` (all, or those named) against all rows of `b`, one after the other: `dots[j]` is with row j, and is used again. */
export type Products = (
  a: DenseMatrix,
  b: DenseMatrix,
  visit: (row: number, dots: Float32Array) => void,
  rows?: Int32Array,
) => void;

/** Rows that are multiplied at once; a block and its products stay in the processor's cache. */
const block = 256;

interface Kernels {
  readonly memory: WebAssembly.Memory;
  products(a: number, rows: number, d: number, bt: number, width: number, out: number): void;
}

/** Sums in single precision in the order of the columns; `a` and `b` have as many columns. */
export const products: Products = (a, b, visit, rows) => (kernels() ? compiled : plain)(a, b, visit, rows);

/** The same without WebAssembly. */
export const plain: Products = (a, b, visit, rows) => {
  const { cols: d, values } = a;
  const k = b.rows;
  const dots = new Float32Array(k);
  const count = rows?.length ?? a.rows;
  const round = Math.fround;
  for (let r = 0; r < count; r++) {
    const i = rows?.[r] ?? r;
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
export const compiled: Products = (a, b, visit, rows) => {
  const known = kernels();
  if (!known) throw new Error('no WebAssembly with SIMD here');
  const { cols: d, values } = a;
  const k = b.rows;
  const width = (k + 7) & ~7;
  const [bAt, aAt] = [0, width * d * 4];
  const outAt = aAt + block * d * 4;
  reserve(known.memory, outAt + block * width * 4);
  const { buffer } = known.memory;
  const transposed = new Float32Array(buffer, bAt, width * d).fill(0);
  for (let j = 0; j < k; j++) {
    for (let t = 0; t < d; t++) transposed[t * width + j] = b.values[j * d + t]!;
  }
  const some = new Float32Array(buffer, aAt, block * d);
  const dots = Array.from({ length: block }, (_, r) => new Float32Array(buffer, outAt + r * width * 4, k));
  const count = rows?.length ?? a.rows;
  for (let from = 0; from < count; from += block) {
    const size = Math.min(block, count - from);
    if (rows) {
      for (let r = 0; r < size; r++) {
        const at = rows[from + r]! * d;
        some.set(values.subarray(at, at + d), r * d);
      }
    } else some.set(values.subarray(from * d, (from + size) * d));
    known.products(aAt, (size + 3) & ~3, d, bAt, width, outAt);
    for (let r = 0; r < size; r++) visit(rows?.[from + r] ?? from + r, dots[r]!);
  }
};

let made: Kernels | null | undefined;

function kernels(): Kernels | null {
  if (made !== undefined) return made;
  made = null;
  const bytes = Uint8Array.from(atob(kernelBytes), (one) => one.charCodeAt(0));
  if (typeof WebAssembly === 'object' && WebAssembly.validate(bytes))
    made = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Kernels;
  return made;
}

const page = 65_536;

function reserve(memory: WebAssembly.Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / page));
}
