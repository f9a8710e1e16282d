/** The inner loops that are compiled to WebAssembly, held against the same in JavaScript and against what one core can do. */
import {
  compiledGram,
  compiledSums,
  plainGram,
  plainSums,
  squaredLengths,
  zeros,
} from '../../pipeline/linalg/dense.ts';
import { compiledNearer, plainNearer } from '../../pipeline/linalg/nearer.ts';
import { compiledNearest, plainNearest } from '../../pipeline/linalg/nearest.ts';
import { compiled, plain } from '../../pipeline/linalg/products.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import {
  compiledMultiply,
  compiledTimesGram,
  plainMultiply,
  plainTimesGram,
} from '../../pipeline/linalg/sparse.ts';
import type { DenseMatrix, SparseMatrix } from '../../pipeline/types.ts';
import { median } from './measure.ts';

/** What a loop does in a second, in 10^9 multiplications and additions. */
export interface KernelSpeed {
  readonly name: string;
  readonly compiled: number;
  readonly plain: number;
  /** Share of what one core can do without reading or writing memory. */
  readonly ofLimit: number;
}

const repeats = 5;

/** What one core can do without memory, in 10^9 operations a second. */
export interface Limits {
  /** In single precision. */
  readonly single: number;
  /** In integers of 16 bits. */
  readonly short: number;
}

/** Each kernel, and the limits of one core. */
export async function kernelSpeeds(): Promise<{ limits: Limits; kernels: KernelSpeed[] }> {
  const limits = { single: await arithmeticLimit(single), short: await arithmeticLimit(short) };
  const random = seededRandom(1);
  const dense = (rows: number, cols: number): DenseMatrix => {
    const made = zeros(rows, cols);
    for (let p = 0; p < made.values.length; p++) made.values[p] = random.next() - 0.5;
    return made;
  };
  const [n, d, k] = [20_000, 60, 50];
  const points = dense(n, d);
  const centres = dense(k, d);
  const candidates = [1, 2, 3, 4, 5];
  const lengths = Float32Array.from(squaredLengths(points));
  const distances = { lengths, nearest: new Float32Array(n).fill(Number.POSITIVE_INFINITY), close: 0 };
  const group = Int32Array.from({ length: n }, (_, i) => i % k);
  const sparse = sparseOf(n, 20_000, 60, random.next);
  const wide = dense(20_000, 70);
  const work: readonly (readonly [string, number, () => unknown, () => unknown, limit?: number])[] = [
    [
      `products of rows, ${n} x ${d} with ${k}`,
      2 * n * d * k,
      () => compiled(points, centres, () => {}),
      () => plain(points, centres, () => {}),
    ],
    [
      `nearest of ${k} centres in 16 bits, ${n} x ${d}`,
      2 * n * d * k,
      () => compiledNearest(points, centres, Math.sqrt(d) / 2),
      () => plainNearest(points, centres, Math.sqrt(d) / 2),
      limits.short,
    ],
    [
      `k-means++ among 5 candidates, ${n} x ${d}`,
      2 * n * d * 5,
      () => compiledNearer(points, candidates, distances),
      () => plainNearer(points, candidates, distances),
    ],
    [
      `sums of ${k} groups, ${n} x ${d}`,
      n * d,
      () => compiledSums(points, group, k),
      () => plainSums(points, group, k),
    ],
    [
      `products of columns, ${n} x ${d}`,
      n * d * (d + 1),
      () => compiledGram(points),
      () => plainGram(points),
    ],
    [
      `sparse rows with ${sparse.values.length} entries by ${wide.rows} x ${wide.cols}`,
      2 * sparse.values.length * wide.cols,
      () => compiledMultiply(sparse, wide),
      () => plainMultiply(sparse, wide),
    ],
    [
      `the same, and the transpose of the rows by that`,
      4 * sparse.values.length * wide.cols,
      () => compiledTimesGram(sparse, wide),
      () => plainTimesGram(sparse, wide),
    ],
  ];
  const kernels = work.map(([name, operations, fast, slow, limit = limits.single]) => {
    const speed = (run: () => unknown): number => operations / 1e9 / timed(run);
    const found = { name, compiled: speed(fast), plain: speed(slow) };
    return { ...found, ofLimit: found.compiled / limit };
  });
  return { limits, kernels };
}

/** Median seconds of several, after one that is not counted. */
function timed(run: () => unknown): number {
  run();
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  });
  return median(times);
}

function sparseOf(rows: number, cols: number, each: number, next: () => number): SparseMatrix {
  const rowPtr = Uint32Array.from({ length: rows + 1 }, (_, i) => i * each);
  const colIdx = new Uint32Array(rows * each);
  for (let i = 0; i < rows; i++) {
    // Common words and rare ones, as in texts.
    const own = Array.from({ length: each }, () => Math.floor(cols ** next()) % cols).sort((a, b) => a - b);
    colIdx.set(own, i * each);
  }
  return { rows, cols, rowPtr, colIdx, values: new Float32Array(rows * each).fill(0.5) };
}

/** A loop of multiplications and additions on several sums at once: what these begin with, a step, and the numbers of a step. */
interface Arithmetic {
  readonly sum: (i: number) => string;
  readonly step: (sum: string) => string;
  readonly numbers: number;
}

const single: Arithmetic = {
  sum: (i) => `f32x4.splat(${i}.5)`,
  step: (sum) => `f32x4.add(f32x4.mul(${sum}, f32x4.splat(0.999)), f32x4.splat(0.999))`,
  numbers: 4,
};
const short: Arithmetic = {
  sum: (i) => `i32x4.splat(${i})`,
  step: (sum) => `i32x4.add(${sum}, i32x4.dot_i16x8_s(${sum}, i16x8.splat(3)))`,
  numbers: 8,
};

/** Multiplications and additions on one core, in 10^9 a second. */
async function arithmeticLimit({ sum, step, numbers }: Arithmetic): Promise<number> {
  const sums = Array.from({ length: 12 }, (_, i) => `s${i}`);
  const source = `export function run(rounds: i32): i32 {
    ${sums.map((name, i) => `let ${name} = ${sum(i)};`).join('\n')}
    for (let i = 0; i < rounds; i++) {
      ${sums.map((name) => `${name} = ${step(name)};`).join('\n')}
    }
    return ${sums.map((name) => `i32x4.extract_lane(${name}, 0)`).join(' + ')};
  }`;
  const { default: asc } = await import('assemblyscript/asc');
  const { binary, error } = await asc.compileString(
    { 'limit.ts': source },
    { optimizeLevel: 3, runtime: 'stub', enable: ['simd'] },
  );
  if (error || !binary) throw new Error(`the loop does not compile: ${error?.message}`);
  const { instance } = await WebAssembly.instantiate(binary as BufferSource);
  const run = instance.exports.run as (rounds: number) => number;
  const rounds = 5_000_000;
  return (rounds * sums.length * numbers * 2) / 1e9 / timed(() => run(rounds));
}
