/** k-means from several seeded starts, behind one type whatever the engine: ml-kmeans, or typed arrays for long lists. */
import { kmeans as kmeansOfArrays } from 'ml-kmeans';
import { rowsOf } from '../linalg/dense.ts';
import { permutation, type Random } from '../linalg/random.ts';
import type { DenseMatrix } from '../types.ts';
import { lloyd } from './lloyd.ts';
import { completed, type Partition, squaredDistance } from './partition.ts';

/** For points, what takes starting centres (k x d) to the cluster of every point in at most `rounds` rounds. */
export type Engine = (
  points: DenseMatrix,
) => (start: DenseMatrix, rounds: number) => Pick<Partition, 'assignment'>;

/** Above so many points the arrays of arrays of ml-kmeans cost more than the rounds. */
const mlKmeansLimit = 1000;

/** Rounds that every start is given, and rounds at most for the best few of them, the finalists. */
const trial = 5;
const rounds = 100;

/** Points that the starts are tried on, or 20 a cluster where that is more; of a longer list a part drawn by chance serves as well (Bradley & Fayyad 1998). */
const triedOn = 2000;
const triedOnPerCluster = 20;

/** The best partition, and those of all starts that were taken to the end, best first. */
export interface Kmeans extends Partition {
  readonly attempts: readonly Int32Array[];
}

/** Exactly `k` clusters where there are as many distinct points: the best of several starts by inertia. */
export function kmeans(
  points: DenseMatrix,
  k: number,
  random: Random,
  { starts, finalists = 3 }: { starts: number; finalists?: number },
): Kmeans {
  const engine = points.rows <= mlKmeansLimit ? mlKmeans : lloyd;
  const part = sample(points, Math.max(triedOn, triedOnPerCluster * k), random.fork('sample'));
  const onPart = engine(part);
  const onAll = part === points ? onPart : engine(points);
  const tried = Array.from({ length: starts }, (_, start) =>
    completed(part, onPart(plusPlus(part, k, random.fork(`start ${start}`)), trial).assignment, k),
  );
  const ended = best(tried, finalists).map(({ centres }) =>
    completed(points, onAll(centres, rounds).assignment, k),
  );
  const [winner] = best(ended, 1);
  if (!winner) throw new RangeError('k-means needs at least one start');
  return { ...winner, attempts: best(ended, ended.length).map(({ assignment }) => assignment) };
}

/** The `count` of least inertia, best first; equals stay in their order. */
function best(partitions: readonly Partition[], count: number): Partition[] {
  return [...partitions].sort((a, b) => a.inertia - b.inertia).slice(0, count);
}

/** `count` rows by chance, in their order; all where there are no more. */
function sample(points: DenseMatrix, count: number, random: Random): DenseMatrix {
  return points.rows <= count
    ? points
    : rowsOf(points, permutation(points.rows, random).slice(0, count).sort());
}

/** The rounds of ml-kmeans 7, which keeps a centre without members where it was. */
export const mlKmeans: Engine = (points) => {
  const rows = toArrays(points);
  return (start, rounds) => {
    const options = { initialization: toArrays(start), maxIterations: rounds };
    return { assignment: Int32Array.from(kmeansOfArrays(rows, start.rows, options).clusters) };
  };
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

function toArrays({ rows, cols, values }: DenseMatrix): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from(values.subarray(i * cols, (i + 1) * cols)));
}
