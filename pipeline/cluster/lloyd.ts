/** Lloyd's rounds on typed arrays, for lists too long for arrays of arrays; the same partition as ml-kmeans from the same start. */
import type { DenseMatrix } from '../types.ts';
import { means, type Partition, squaredDistance } from './partition.ts';

const tolerance = 1e-6;

/** Rounds until no centre moves by more than a squared distance of 1e-6, `rounds` at most; a centre without members stays. */
export function lloyd(
  points: DenseMatrix,
  start: DenseMatrix,
  rounds: number,
): Pick<Partition, 'assignment'> {
  const { rows: n, cols: d, values } = points;
  const k = start.rows;
  const assignment = new Int32Array(n);
  let centres = start;
  for (let round = 0; round < rounds; round++) {
    // |x - c|^2 = |x|^2 - 2 x.c + |c|^2, of which |x|^2 is the same for every centre.
    const half = new Float64Array(k);
    for (let c = 0; c < k; c++) {
      for (let j = 0; j < d; j++) half[c]! += centres.values[c * d + j]! ** 2 / 2;
    }
    for (let i = 0; i < n; i++) {
      const at = i * d;
      let best = 0;
      let most = Number.NEGATIVE_INFINITY;
      for (let c = 0; c < k; c++) {
        const from = c * d;
        let dot = -half[c]!;
        for (let j = 0; j < d; j++) dot += values[at + j]! * centres.values[from + j]!;
        if (dot > most) {
          most = dot;
          best = c;
        }
      }
      assignment[i] = best;
    }
    const moved = means(points, assignment, k, centres);
    let converged = true;
    for (let c = 0; c < k && converged; c++) converged = squaredDistance(moved, c, centres, c) <= tolerance;
    centres = moved;
    if (converged) break;
  }
  return { assignment };
}
