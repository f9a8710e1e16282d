/** The nearest centre of each point: by products of integers, and where these leave a doubt by the exact distances. */
import { squaredLengths, squaredLengthsOf } from '../linalg/dense.ts';
import { nearestRows } from '../linalg/nearest.ts';
import type { DenseMatrix } from '../types.ts';
import { squaredDistance } from './partition.ts';

/** The nearest centre of every point, the first of several equally near. */
export function nearestCentres(points: DenseMatrix, centres: DenseMatrix): Int32Array {
  const longest = Math.sqrt(Math.max(largest(squaredLengthsOf(points)), largest(squaredLengths(centres))));
  const { best, gap, doubt } = nearestRows(points, centres, longest);
  for (let i = 0; i < points.rows; i++) {
    if (gap[i]! > doubt) continue;
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

function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}
