/** k-means from several seeded starts, behind one type whatever the engine: ml-kmeans, or typed arrays for long lists. */
import { kmeans as kmeansOfArrays } from 'ml-kmeans';
import { rowsOf } from '../linalg/dense.ts';
import { products } from '../linalg/products.ts';
import { permutation, type Random } from '../linalg/random.ts';
import type { DenseMatrix } from '../types.ts';
import { lloyd } from './lloyd.ts';
import { doubtOf, squares } from './nearest.ts';
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
 * `points`, distinct as long as there are distinct ones. Squared distances are by products in single precision, exact where
 * these cannot tell them from 0.
 */
export function plusPlus(points: DenseMatrix, k: number, random: Random): DenseMatrix {
  const { rows: n, cols: d } = points;
  const candidates = 2 + Math.floor(Math.log(k));
  const lengths = squares(points);
  const chosen: number[] = [random.below(n)];
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const close = 2 * doubtOf(d, Math.sqrt(longest), Math.sqrt(longest));
  const to = (rows: readonly number[]): Float64Array[] => {
    const found = rows.map(() => new Float64Array(n));
    products(points, picked(points, rows), (i, dots) => {
      for (let c = 0; c < rows.length; c++) found[c]![i] = dots[c]!;
    });
    found.forEach((distances, c) => {
      const other = lengths[rows[c]!]!;
      for (let i = 0; i < n; i++) {
        const rough = lengths[i]! + other - 2 * distances[i]!;
        distances[i] = rough <= close ? squaredDistance(points, i, points, rows[c]!) : rough;
      }
    });
    return found;
  };
  let [nearest] = to(chosen) as [Float64Array];
  while (chosen.length < k) {
    let total = 0;
    for (let i = 0; i < n; i++) total += nearest[i]!;
    const drawn = Array.from({ length: candidates }, () => pick(nearest, random.next() * total, chosen));
    let bestSum = Number.POSITIVE_INFINITY;
    let bestIndex = -1;
    let bestNearest = nearest;
    to(drawn).forEach((after, c) => {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        if (nearest[i]! < after[i]!) after[i] = nearest[i]!;
        sum += after[i]!;
      }
      if (sum < bestSum) [bestSum, bestIndex, bestNearest] = [sum, drawn[c]!, after];
    });
    chosen.push(bestIndex);
    nearest = bestNearest;
  }
  return picked(points, chosen);
}

function picked({ cols, values }: DenseMatrix, rows: readonly number[]): DenseMatrix {
  const out = new Float32Array(rows.length * cols);
  rows.forEach((row, to) => {
    out.set(values.subarray(row * cols, (row + 1) * cols), to * cols);
  });
  return { rows: rows.length, cols, values: out };
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
