/** The nearest centre of each point: by inner products in single precision, and where these leave a doubt by the exact distances. */
import { largestProducts } from '../linalg/products.ts';
import type { DenseMatrix } from '../types.ts';
import { squaredDistance } from './partition.ts';

/** The nearest centre of every point, the first of several equally near; `lengths` are the squared lengths of the points. */
export function nearestCentres(
  points: DenseMatrix,
  centres: DenseMatrix,
  lengths: Float64Array = squares(points),
): Int32Array {
  const own = squares(centres);
  const longest = Math.sqrt(own.reduce((most, one) => Math.max(most, one), 0));
  // Nearest is where the product less half the squared length of the centre is largest.
  const { best, gap } = largestProducts(
    points,
    centres,
    Float32Array.from(own, (one) => one / 2),
  );
  for (let i = 0; i < points.rows; i++) {
    if (gap[i]! > doubtOf(points.cols, Math.sqrt(lengths[i]!) + longest, longest)) continue;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centres.rows; c++) {
      const distance = squaredDistance(points, i, centres, c);
      if (distance < least) {
        least = distance;
        best[i] = c;
      }
    }
  }
  return best;
}

/** The squared length of every row. */
export function squares({ rows, cols, values }: DenseMatrix): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0, p = 0; i < rows; i++) {
    let sum = 0;
    for (const end = p + cols; p < end; p++) sum += values[p]! * values[p]!;
    out[i] = sum;
  }
  return out;
}

/** How far a squared distance by a sum of so many products in single precision may be off, for rows of these lengths. */
export function doubtOf(columns: number, length: number, other: number): number {
  return 2 * (columns + 2) * 2 ** -24 * length * other;
}
