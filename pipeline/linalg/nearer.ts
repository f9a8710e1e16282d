/**
 * How near every row would be to a chosen one if one more were chosen: the step that k-means++ repeats. By WebAssembly where it
 * has SIMD, else by JavaScript that rounds in the same places and gives the same bits.
 */
import type { DenseMatrix } from '../types.ts';
import { rowsOf } from './dense.ts';
import { free, held, kernels, placeOf, reserve } from './kernels.ts';
import { plain } from './products.ts';

/** What is known before one more is chosen. */
export interface Distances {
  /** Squared lengths of all rows. */
  readonly lengths: Float32Array;
  /** Squared distance of each row to the nearest that is chosen; infinite where there is none. */
  readonly nearest: Float32Array;
  /** A squared distance of at most this, by products, is taken anew from the differences. */
  readonly close: number;
}

/** What comes of each candidate. */
export interface Nearer {
  /** Row i, candidate c: `after[i * width + c]`; used again by the next call. */
  readonly after: Float32Array;
  readonly width: number;
  /** Sums over all rows, for each candidate. */
  readonly sums: Float64Array;
}

/** Squared distances, in single precision, to the nearest of those chosen and of each of the rows numbered `candidates`. */
export function nearer(points: DenseMatrix, candidates: readonly number[], distances: Distances): Nearer {
  return kernels()
    ? compiledNearer(points, candidates, distances)
    : plainNearer(points, candidates, distances);
}

/** The same without WebAssembly. */
export function plainNearer(
  points: DenseMatrix,
  candidates: readonly number[],
  { lengths, nearest, close }: Distances,
): Nearer {
  const { cols: d, values } = points;
  const width = candidates.length;
  const after = new Float32Array(points.rows * width);
  const sums = new Float64Array(width);
  const round = Math.fround;
  plain(points, rowsOf(points, Uint32Array.from(candidates)), (i, dots) => {
    candidates.forEach((row, c) => {
      let distance = round(round(lengths[i]! + lengths[row]!) - 2 * dots[c]!);
      if (distance <= close) {
        let sum = 0;
        for (let t = 0; t < d; t++) {
          const difference = values[i * d + t]! - values[row * d + t]!;
          sum += difference * difference;
        }
        distance = round(sum);
      }
      distance = Math.min(distance, nearest[i]!);
      after[i * width + c] = distance;
      sums[c]! += distance;
    });
  });
  return { after, width, sums };
}

/** The same by WebAssembly; throws where there is none. */
export function compiledNearer(
  points: DenseMatrix,
  candidates: readonly number[],
  distances: Distances,
): Nearer {
  const known = kernels();
  if (!known) throw new Error('no WebAssembly with SIMD here');
  return held(points, () => {
    const { rows: n, cols: d, values } = points;
    const width = (candidates.length + 7) & ~7;
    const columnsAt = free();
    const othersAt = columnsAt + width * d * 4;
    const dotsAt = othersAt + width * 4;
    const sumsAt = dotsAt + 4 * width * 4;
    const afterAt = sumsAt + width * 8;
    const lengthsAt = afterAt + n * width * 4;
    const nearestAt = lengthsAt + n * 4;
    reserve(known.memory, nearestAt + n * 4);
    const { buffer } = known.memory;
    const columns = new Float32Array(buffer, columnsAt, width * d).fill(0);
    const others = new Float32Array(buffer, othersAt, width).fill(0);
    candidates.forEach((row, c) => {
      for (let t = 0; t < d; t++) columns[t * width + c] = values[row * d + t]!;
      others[c] = distances.lengths[row]!;
    });
    new Float32Array(buffer, lengthsAt, n).set(distances.lengths);
    new Float32Array(buffer, nearestAt, n).set(distances.nearest);
    known.nearer(
      placeOf(points)?.at ?? 0,
      n,
      d,
      columnsAt,
      width,
      lengthsAt,
      othersAt,
      distances.close,
      nearestAt,
      dotsAt,
      afterAt,
      sumsAt,
    );
    return {
      after: new Float32Array(buffer, afterAt, n * width),
      width,
      sums: new Float64Array(buffer, sumsAt, width).slice(0, candidates.length),
    };
  });
}
