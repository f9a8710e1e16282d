/** k-means behind one type, so that engines can be changed; the starts are drawn here, the rounds are ml-kmeans's. */
import { kmeans as mlKmeans } from 'ml-kmeans';
import type { Random } from '../linalg/random.ts';
import type { DenseMatrix } from '../types.ts';

/** A partition as an engine returns it: no cluster is empty, numbers have no meaning yet. */
export interface Partition {
  readonly assignment: Int32Array;
  /** k x d, the means of the members. */
  readonly centres: DenseMatrix;
  readonly inertia: number;
}

/** From starting centres (k x d) to a partition; at most `rounds` rounds. */
export type Engine = (points: DenseMatrix, start: DenseMatrix, rounds: number) => Partition;

/** The best of several starts by inertia; the earlier one where two are equal. */
export function kmeans(
  points: DenseMatrix,
  k: number,
  random: Random,
  { starts, rounds = 100, engine = mlKmeansEngine }: { starts: number; rounds?: number; engine?: Engine },
): Partition {
  let best: Partition | null = null;
  for (let start = 0; start < starts; start++) {
    const found = engine(points, plusPlus(points, k, random.fork(`start ${start}`)), rounds);
    if (best === null || found.inertia < best.inertia) best = found;
  }
  if (best === null) throw new RangeError('k-means needs at least one start');
  return best;
}

/** The rounds of ml-kmeans 7 (Lloyd's), which keeps a centre without members where it was. */
export const mlKmeansEngine: Engine = (points, start, rounds) => {
  const { clusters } = mlKmeans(toArrays(points), start.rows, {
    initialization: toArrays(start),
    maxIterations: rounds,
  });
  return filled(points, Int32Array.from(clusters), start.rows);
};

/**
 * k-means++ (Arthur & Vassilvitskii 2007), each centre the best of a few candidates as in scikit-learn: k rows of
 * `points`, distinct as long as there are distinct ones.
 */
export function plusPlus(points: DenseMatrix, k: number, random: Random): DenseMatrix {
  const { rows: n, cols: d } = points;
  const candidates = 2 + Math.floor(Math.log(k));
  const chosen: number[] = [random.below(n)];
  let nearest = Float64Array.from({ length: n }, (_, i) => squaredDistance(points, i, points, chosen[0]!));
  while (chosen.length < k) {
    let total = 0;
    for (const x of nearest) total += x;
    let bestSum = Number.POSITIVE_INFINITY;
    let bestIndex = -1;
    let bestNearest = nearest;
    for (let c = 0; c < candidates; c++) {
      const index = pick(nearest, random.next() * total, chosen);
      const after = nearest.map((x, i) => Math.min(x, squaredDistance(points, i, points, index)));
      let sum = 0;
      for (const x of after) sum += x;
      if (sum < bestSum) {
        bestSum = sum;
        bestIndex = index;
        bestNearest = after;
      }
    }
    chosen.push(bestIndex);
    nearest = bestNearest;
  }
  const values = new Float32Array(k * d);
  chosen.forEach((row, c) => {
    values.set(points.values.subarray(row * d, (row + 1) * d), c * d);
  });
  return { rows: k, cols: d, values };
}

/** The first row at which the running sum of `weights` passes `target`; a row not yet chosen when all weights are zero. */
function pick(weights: Float64Array, target: number, chosen: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!;
    if (sum > target) return i;
  }
  const taken = new Set(chosen);
  for (let i = weights.length - 1; i >= 0; i--) if (!taken.has(i)) return i;
  return 0;
}

/** Gives every empty cluster the point that lies farthest from its centre, then takes means and inertia. */
function filled(points: DenseMatrix, assignment: Int32Array, k: number): Partition {
  const sizes = new Uint32Array(k);
  for (const cluster of assignment) sizes[cluster]!++;
  let centres = means(points, assignment, k);
  for (let cluster = 0; cluster < k; cluster++) {
    if (sizes[cluster]! > 0) continue;
    let farthest = -1;
    let most = -1;
    for (let i = 0; i < points.rows; i++) {
      const own = assignment[i]!;
      const distance = squaredDistance(points, i, centres, own);
      if (sizes[own]! > 1 && distance > most) {
        most = distance;
        farthest = i;
      }
    }
    if (farthest < 0) break;
    sizes[assignment[farthest]!]!--;
    sizes[cluster] = 1;
    assignment[farthest] = cluster;
    centres = means(points, assignment, k);
  }
  let inertia = 0;
  for (let i = 0; i < points.rows; i++) inertia += squaredDistance(points, i, centres, assignment[i]!);
  return { assignment, centres, inertia };
}

/** Means of the rows of each cluster (k x d); an empty one is at the origin. */
export function means(points: DenseMatrix, assignment: Int32Array, k: number): DenseMatrix {
  const { rows, cols } = points;
  const sums = new Float64Array(k * cols);
  const sizes = new Uint32Array(k);
  for (let i = 0; i < rows; i++) {
    const to = assignment[i]! * cols;
    sizes[assignment[i]!]!++;
    for (let j = 0; j < cols; j++) sums[to + j]! += points.values[i * cols + j]!;
  }
  const values = Float32Array.from(sums, (sum, p) => sum / Math.max(1, sizes[Math.floor(p / cols)]!));
  return { rows: k, cols, values };
}

function squaredDistance(a: DenseMatrix, i: number, b: DenseMatrix, j: number): number {
  let sum = 0;
  for (let c = 0; c < a.cols; c++) {
    const difference = a.values[i * a.cols + c]! - b.values[j * b.cols + c]!;
    sum += difference * difference;
  }
  return sum;
}

function toArrays({ rows, cols, values }: DenseMatrix): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from(values.subarray(i * cols, (i + 1) * cols)));
}
