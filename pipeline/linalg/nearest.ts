/**
 * Which row of a matrix is nearest to each row of another, by products of integers of 16 bits, with a bound on the error. A
 * processor takes two to three times as many of them as of single precision. By WebAssembly where it has SIMD, else by
 * JavaScript that gives the same integers.
 */
import type { DenseMatrix } from '../types.ts';
import { squaredLengths } from './dense.ts';
import { free, kernels, placeOf, reserve } from './kernels.ts';

/** For each row of one matrix the nearest row of the other, the first of equals by these integers, and how far the next is behind. */
export interface Nearest {
  readonly best: Int32Array;
  /** In the unit of `doubt`. */
  readonly gap: Uint32Array;
  /** Where the gap is larger, the row is the nearest. */
  readonly doubt: number;
}

/**
 * Units that the longest row is long. Rounding makes a row longer by half the square root of its columns at most, so that a
 * score, a product less half a square, is below (units + sqrt(d) / 2)^2 + units^2 / 2 in size: less than 2^31 up to 10^8 columns.
 */
const units = 32_000;
/** Rows that are looked at together where they have to be copied. */
const block = 256;
/** What the scores of empty centres are less than 0 by. */
const largestInteger = 2 ** 31 - 1;

/** For each row of `a` the nearest row of `b`, which has as many columns and at least one row; no row of either is longer than `longest`. */
export function nearestRows(a: DenseMatrix, b: DenseMatrix, longest: number): Nearest {
  return (kernels() ? compiledNearest : plainNearest)(a, b, longest);
}

/** The same without WebAssembly. */
export function plainNearest(a: DenseMatrix, b: DenseMatrix, longest: number): Nearest {
  const { cols: d } = a;
  const scale = scaleFor(longest);
  const others = rounded(b.values, scale);
  const less = halfSquares(b, scale);
  const best = new Int32Array(a.rows);
  const gap = new Uint32Array(a.rows);
  for (let i = 0; i < a.rows; i++) {
    const own = rounded(a.values.subarray(i * d, (i + 1) * d), scale);
    let [first, next] = [-largestInteger - 1, -largestInteger - 1];
    for (let j = 0, p = 0; j < b.rows; j++) {
      let score = -less[j]!;
      for (let t = 0; t < d; t++, p++) score += own[t]! * others[p]!;
      if (score > first) {
        next = first;
        first = score;
        best[i] = j;
      } else if (score > next) next = score;
    }
    // Lanes are filled up with empty centres, to which the gap counts as well.
    if ((b.rows & 7) !== 0) next = Math.max(next, -largestInteger);
    gap[i] = first - next;
  }
  return { best, gap, doubt: doubtOf(d) };
}

/** The same by WebAssembly; throws where there is none. */
export function compiledNearest(a: DenseMatrix, b: DenseMatrix, longest: number): Nearest {
  const known = kernels();
  if (!known) throw new Error('no WebAssembly with SIMD here');
  const { rows: n, cols: d, values } = a;
  const scale = scaleFor(longest);
  const width = (b.rows + 7) & ~7;
  const pairs = (d + 1) >> 1;
  const place = placeOf(a);
  const centresAt = free();
  const lessAt = centresAt + width * pairs * 4;
  const scoresAt = lessAt + width * 4;
  const bestAt = scoresAt + 4 * width * 4;
  const gapAt = bestAt + block * 4;
  const shortAt = gapAt + block * 4;
  const copyAt = shortAt + block * pairs * 4;
  reserve(known.memory, copyAt + Math.max(b.rows, block) * d * 4);
  const { buffer } = known.memory;
  new Float32Array(buffer, copyAt, b.values.length).set(b.values);
  new Uint8Array(buffer, centresAt, width * pairs * 4).fill(0);
  known.together(copyAt, b.rows, d, scale, 8, centresAt);
  new Int32Array(buffer, lessAt, width).fill(largestInteger).set(halfSquares(b, scale));
  if (place && place.scale !== scale) {
    known.together(place.at, n, d, scale, 4, place.shortAt);
    place.scale = scale;
  }
  const best = new Int32Array(n);
  const gap = new Uint32Array(n);
  for (let from = 0; from < n; from += block) {
    const size = Math.min(block, n - from);
    if (!place) {
      new Float32Array(buffer, copyAt, size * d).set(values.subarray(from * d, (from + size) * d));
      known.together(copyAt, size, d, scale, 4, shortAt);
    }
    const rowsAt = place ? place.shortAt + from * pairs * 4 : shortAt;
    known.nearest(rowsAt, (size + 3) & ~3, d, centresAt, width, lessAt, scoresAt, bestAt, gapAt);
    best.set(new Int32Array(buffer, bestAt, size), from);
    gap.set(new Uint32Array(buffer, gapAt, size), from);
  }
  return { best, gap, doubt: doubtOf(d) };
}

/** What numbers are multiplied by; rows so short that there is no such number all become 0, and equal. */
function scaleFor(longest: number): number {
  const scale = Math.fround(units / longest);
  return longest > 0 && Number.isFinite(scale) ? scale : 1;
}

/** Numbers times `scale`, rounded to the nearest integer, halves away from 0. */
function rounded(values: Float32Array, scale: number): Int16Array {
  const round = Math.fround;
  const out = new Int16Array(values.length);
  for (let p = 0; p < values.length; p++) {
    const value = round(values[p]! * scale);
    out[p] = round(value + (value < 0 ? -0.5 : 0.5));
  }
  return out;
}

/** Half the squared length of each row, in the unit of the products: what is nearest has the largest product less this. */
function halfSquares(a: DenseMatrix, scale: number): Int32Array {
  return Int32Array.from(squaredLengths(a), (square) => Math.round((square / 2) * scale * scale));
}

/**
 * How far the difference of two scores may be off. Each number is off by half a unit, and by less than 0.01 for the rounding of its
 * product with `scale` and of what is added to it in single precision; the scale itself is the same for all. So a product of two
 * rows is off by 0.51 for every number of either times one of the other, which is at most 0.51 sqrt(d) units of each length
 * (Cauchy-Schwarz), and half a square by one.
 */
function doubtOf(columns: number): number {
  const product = 0.51 * Math.sqrt(columns) * 2 * units + 0.51 ** 2 * columns;
  return Math.ceil(2 * (product + 1));
}
