/**
 * The compiled inner loops, where the machine runs WebAssembly with SIMD. Their memory is a scratch pad: nothing in it outlives
 * a call but what is held, which stands first.
 */
import type { DenseMatrix } from '../types.ts';
import { kernelBytes } from './kernel-bytes.ts';

/** Addresses and sizes in numbers; what each does is said in `assembly/kernels.ts`. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  products(a: number, rows: number, d: number, bt: number, width: number, out: number): void;
  nearest(
    a: number,
    rows: number,
    d: number,
    centres: number,
    width: number,
    less: number,
    scores: number,
    best: number,
    gap: number,
  ): void;
  together(a: number, rows: number, d: number, scale: number, count: number, to: number): void;
  nearer(
    a: number,
    rows: number,
    d: number,
    bt: number,
    width: number,
    lengths: number,
    others: number,
    close: number,
    nearest: number,
    dots: number,
    after: number,
    sums: number,
  ): void;
  sparseProducts(
    start: number,
    rows: number,
    columns: number,
    values: number,
    b: number,
    width: number,
    out: number,
  ): void;
  sparseGram(
    start: number,
    rows: number,
    columns: number,
    values: number,
    b: number,
    width: number,
    y: number,
    out: number,
  ): void;
  addRows(a: number, rows: number, d: number, group: number, sums: number): void;
  gram(a: number, rows: number, d: number, wide: number, out: number): void;
}

let made: Kernels | null | undefined;

/** Null where there is none. */
export function kernels(): Kernels | null {
  if (made !== undefined) return made;
  made = null;
  const bytes = Uint8Array.from(atob(kernelBytes), (one) => one.charCodeAt(0));
  if (typeof WebAssembly === 'object' && WebAssembly.validate(bytes))
    made = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Kernels;
  return made;
}

const page = 65_536;

/** Makes the memory so many bytes large at least; views of it that were made before are void. */
export function reserve(memory: WebAssembly.Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / page));
}

/** Where the rows of a matrix stand that is held. */
export interface Place {
  readonly at: number;
  /** Room for the same rows in 16 bits. */
  readonly shortAt: number;
  /** What the rows in 16 bits were multiplied by; 0 until they have been written. */
  scale: number;
}

const places = new Map<DenseMatrix, Place>();
let end = 0;

/** Does `work`, all the while the rows of `a` stand in the memory of the kernels, so that no product with them has to copy them. */
export function held<T>(a: DenseMatrix, work: () => T): T {
  const known = kernels();
  if (!known || places.has(a)) return work();
  const at = end;
  // Rows are read four at a time, in 16 bits two columns at a time.
  const rows = (a.rows + 3) & ~3;
  const shortAt = at + rows * a.cols * 4;
  end = shortAt + rows * ((a.cols + 1) & ~1) * 2;
  reserve(known.memory, end);
  new Float32Array(known.memory.buffer, at, a.values.length).set(a.values);
  places.set(a, { at, shortAt, scale: 0 });
  try {
    return work();
  } finally {
    places.delete(a);
    end = at;
  }
}

/** Where the rows of a matrix stand that is held; undefined for others. */
export function placeOf(a: DenseMatrix): Place | undefined {
  return places.get(a);
}

/** The first address that is free, a multiple of 16. */
export function free(): number {
  return (end + 15) & ~15;
}
