/** Lloyd's rounds on typed arrays, for lists too long for arrays of arrays; the same partition as ml-kmeans from the same start. */
import type { DenseMatrix } from '../types.ts';
import { nearestCentres } from './nearest.ts';
import { means, type Partition, squaredDistance } from './partition.ts';

const tolerance = 1e-6;

/**
 * Rounds until no centre moves by more than a squared distance of 1e-6, `rounds` at most; a centre without members stays.
 * Bounds that spare comparisons (Hamerly 2010) cost more than the comparisons, now that these are so cheap.
 */
export function lloyd(
  points: DenseMatrix,
): (start: DenseMatrix, rounds: number) => Pick<Partition, 'assignment'> {
  return (start, rounds) => {
    const k = start.rows;
    let assignment = new Int32Array(points.rows);
    let centres = start;
    for (let round = 0; round < rounds; round++) {
      assignment = nearestCentres(points, centres) as Int32Array<ArrayBuffer>;
      if (round === rounds - 1) break;
      const moved = means(points, assignment, k, centres);
      let most = 0;
      for (let c = 0; c < k; c++) most = Math.max(most, squaredDistance(moved, c, centres, c));
      centres = moved;
      if (most <= tolerance) break;
    }
    return { assignment };
  };
}
