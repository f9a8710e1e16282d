/** The compiled inner loops, where the machine runs WebAssembly with SIMD. Their memory is a scratch pad: nothing in it outlives a call. */
import { kernelBytes } from './kernel-bytes.ts';

/** Addresses and sizes in numbers; what each does is said in `assembly/kernels.ts`. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  products(a: number, rows: number, d: number, bt: number, width: number, out: number): void;
  largest(
    scores: number,
    rows: number,
    width: number,
    k: number,
    less: number,
    best: number,
    gap: number,
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
