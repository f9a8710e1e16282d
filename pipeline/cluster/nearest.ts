/** The nearest centre of each point: by inner products in single precision, and where these leave a doubt by the exact distances. */
import { products } from '../linalg/products.ts';
import type { DenseMatrix } from '../types.ts';
import { squaredDistance } from './partition.ts';

/**
 * Told of each point (all, or those named) its nearest centre, the first of several equally near, the squared distance to
 * it, and what that to every other one is at least.
 */
export type Search = (
  centres: DenseMatrix,
  found: (i: number, nearest: number, distance: number, next: number) => void,
  rows?: Int32Array,
) => void;

/** A search among points of which the squared lengths are taken once. */
export function searcher(points: DenseMatrix): Search {
  const lengths = squares(points);
  return (centres, found, rows) => {
    const k = centres.rows;
    const own = squares(centres);
    const longest = Math.sqrt(own.reduce((most, one) => Math.max(most, one), 0));
    const rough = new Float64Array(k);
    products(
      points,
      centres,
      (i, dots) => {
        const length = lengths[i]!;
        const doubt = doubtOf(points.cols, Math.sqrt(length), longest);
        let least = Number.POSITIVE_INFINITY;
        for (let c = 0; c < k; c++) {
          const distance = length + own[c]! - 2 * dots[c]!;
          rough[c] = distance;
          if (distance < least) least = distance;
        }
        let nearest = -1;
        let best = Number.POSITIVE_INFINITY;
        let next = Number.POSITIVE_INFINITY;
        for (let c = 0; c < k; c++) {
          const isClose = rough[c]! <= least + 2 * doubt;
          const distance = isClose ? squaredDistance(points, i, centres, c) : rough[c]! - doubt;
          if (isClose && distance < best) {
            if (best < next) next = best;
            best = distance;
            nearest = c;
          } else if (distance < next) next = distance;
        }
        found(i, nearest, best, Math.max(0, next));
      },
      rows,
    );
  };
}

/** The nearest centre of every point. */
export function nearestCentres(points: DenseMatrix, centres: DenseMatrix): Int32Array {
  const all = new Int32Array(points.rows);
  searcher(points)(centres, (i, nearest) => {
    all[i] = nearest;
  });
  return all;
}

/** The squared length of every row. */
export function squares({ rows, cols, values }: DenseMatrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => {
    let sum = 0;
    for (let p = i * cols; p < (i + 1) * cols; p++) sum += values[p]! ** 2;
    return sum;
  });
}

/** How far a squared distance by a sum of so many products in single precision may be off, for rows of these lengths. */
export function doubtOf(columns: number, length: number, other: number): number {
  return 2 * (columns + 1) * 2 ** -24 * length * other;
}
