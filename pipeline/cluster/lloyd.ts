/**
 * Lloyd's rounds on typed arrays, for lists too long for arrays of arrays; the same partition as ml-kmeans from the same
 * start. Bounds on distances (Hamerly 2010) spare most points most of the work: a point is only compared with all centres
 * when it may have come nearer to another than to its own.
 */
import type { DenseMatrix } from '../types.ts';
import { searcher } from './nearest.ts';
import { means, type Partition, squaredDistance } from './partition.ts';

const tolerance = 1e-6;
const slack = 1 - 1e-9;

/** Rounds until no centre moves by more than a squared distance of 1e-6, `rounds` at most; a centre without members stays. */
export function lloyd(
  points: DenseMatrix,
): (start: DenseMatrix, rounds: number) => Pick<Partition, 'assignment'> {
  return (start, rounds) => rounded(points, start, rounds);
}

function rounded(points: DenseMatrix, start: DenseMatrix, rounds: number): Pick<Partition, 'assignment'> {
  const { rows: n } = points;
  const k = start.rows;
  const assignment = new Int32Array(n);
  // Distance to the own centre, at most, and to the next one, at least.
  const upper = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const lower = new Float64Array(n);
  const unsure = new Int32Array(n);
  const search = searcher(points);
  let centres = start;
  for (let round = 0; round < rounds; round++) {
    const apart = halfDistances(centres);
    let count = 0;
    for (let i = 0; i < n; i++) {
      // Where two centres are equally near the first is taken, so what rounding may have made of a tie is looked at again.
      const safe = slack * Math.max(lower[i]!, apart[assignment[i]!]!);
      if (upper[i]! < safe) continue;
      if (round > 0) upper[i] = Math.sqrt(squaredDistance(points, i, centres, assignment[i]!));
      if (upper[i]! < safe) continue;
      unsure[count++] = i;
    }
    search(
      centres,
      (i, nearest, distance, next) => {
        assignment[i] = nearest;
        upper[i] = Math.sqrt(distance);
        lower[i] = Math.sqrt(next);
      },
      unsure.subarray(0, count),
    );
    const moved = means(points, assignment, k, centres);
    const steps = Float64Array.from({ length: k }, (_, c) =>
      Math.sqrt(squaredDistance(moved, c, centres, c)),
    );
    centres = moved;
    const [most, farthest, second] = largestTwo(steps);
    if (most * most <= tolerance) break;
    for (let i = 0; i < n; i++) {
      const own = assignment[i]!;
      upper[i]! += steps[own]!;
      lower[i]! -= own === farthest ? second : most;
    }
  }
  return { assignment };
}

/** Half the distance from each centre to the nearest other one: whoever is nearer to a centre than that belongs to it. */
function halfDistances(centres: DenseMatrix): Float64Array {
  const k = centres.rows;
  const least = new Float64Array(k).fill(Number.POSITIVE_INFINITY);
  for (let a = 0; a < k; a++) {
    for (let b = a + 1; b < k; b++) {
      const distance = Math.sqrt(squaredDistance(centres, a, centres, b)) / 2;
      if (distance < least[a]!) least[a] = distance;
      if (distance < least[b]!) least[b] = distance;
    }
  }
  return least;
}

/** The largest value, its index, and the second largest. */
function largestTwo(values: Float64Array): [number, number, number] {
  let [most, at, second] = [0, -1, 0];
  values.forEach((value, i) => {
    if (value > most) [most, at, second] = [value, i, most];
    else if (value > second) second = value;
  });
  return [most, at, second];
}
