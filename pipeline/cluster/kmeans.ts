/** k-means from several seeded starts, behind one type whatever the engine: ml-kmeans, or typed arrays for long lists. */
import { kmeans as kmeansOfArrays } from 'ml-kmeans';
import { rowsOf, squaredLengthsOf } from '../linalg/dense.ts';
import { held } from '../linalg/kernels.ts';
import { nearer } from '../linalg/nearer.ts';
import { permutation, type Random } from '../linalg/random.ts';
import { remembered } from '../linalg/remembered.ts';
import type { DenseMatrix } from '../types.ts';
import { lloyd } from './lloyd.ts';
import { nearestCentres } from './nearest.ts';
import { completed, type Partition } from './partition.ts';

/** For points, what takes starting centres (k x d) to the cluster of every point in at most `rounds` rounds. */
export type Engine = (
  points: DenseMatrix,
) => (start: DenseMatrix, rounds: number) => Pick<Partition, 'assignment'>;

/**
 * Up to so many points ml-kmeans needs at most about 0.15 s for all starts of one number of clusters. From 100 points on its arrays
 * of arrays cost several times what typed arrays do, for the same partition.
 */
const mlKmeansLimit = 200;

/** Rounds that every start is given, rounds at most for the best few of them, the finalists, and for the best of these on a long list. */
const trial = 5;
const rounds = 100;
const roundsOnAll = 20;

/**
 * Points that the starts are tried on, doubled until there are 20 for each cluster; of a longer list a part drawn by chance serves
 * as well (Bradley & Fayyad 1998).
 */
const triedOn = 2000;
const triedOnPerCluster = 20;

/** Candidates for each centre, as many as scikit-learn has for 21 to 54 clusters. */
const candidates = 5;

/** The part of points that starts are tried on, and the longest that each start was drawn for points: they serve other numbers of clusters too. */
const parts = remembered<DenseMatrix, DenseMatrix>();
const seeds = remembered<DenseMatrix, Map<number, Uint32Array>>();

/** The best partition, and those of all starts that were taken to the end, best first. */
export interface Kmeans extends Partition {
  readonly attempts: readonly Int32Array[];
}

/**
 * Exactly `k` clusters where there are as many distinct points: the best of several starts by inertia. Of a long list the
 * starts are run on a part, and only the best of them, as it is on all points, goes on with these. By the same `random`,
 * and as long as they are tried on the same part, the starts of fewer clusters are the first centres of those of more.
 */
export function kmeans(
  points: DenseMatrix,
  k: number,
  random: Random,
  { starts, finalists = 3 }: { starts: number; finalists?: number },
): Kmeans {
  const engine = points.rows <= mlKmeansLimit ? mlKmeans : lloyd;
  const part = partOf(points, k, random);
  return held(part, () => {
    const onPart = engine(part);
    const tried = Array.from({ length: starts }, (_, start) => {
      const centres = rowsOf(part, seedsOf(part, k, random, start));
      return completed(part, onPart(centres, trial).assignment, k);
    });
    const ended = best(tried, finalists).map(({ centres }) =>
      completed(part, onPart(centres, rounds).assignment, k),
    );
    if (part === points) return withAttempts(best(ended, ended.length));
    return held(points, () => {
      const whole = best(
        ended.map(({ centres }) => completed(points, nearestCentres(points, centres), k)),
        ended.length,
      );
      const { attempts, centres } = withAttempts(whole);
      return { ...completed(points, engine(points)(centres, roundsOnAll).assignment, k), attempts };
    });
  });
}

/** The points that the starts are tried on, in their order. */
function partOf(points: DenseMatrix, k: number, random: Random): DenseMatrix {
  let count = triedOn;
  while (count < triedOnPerCluster * k) count *= 2;
  if (points.rows <= count) return points;
  const own = random.fork('sample');
  return parts(points, `${count} ${own.seed}`, () =>
    rowsOf(points, permutation(points.rows, own).slice(0, count).sort()),
  );
}

/** The rows that a start begins with. */
function seedsOf(points: DenseMatrix, k: number, random: Random, start: number): Uint32Array {
  const known = seeds(points, `${random.seed}`, () => new Map());
  let chosen = known.get(start);
  if (chosen === undefined || chosen.length < k) {
    chosen = plusPlus(points, k, random.fork(`start ${start}`));
    known.set(start, chosen);
  }
  return chosen.subarray(0, k);
}

function withAttempts(ended: readonly Partition[]): Kmeans {
  const [winner] = ended;
  if (!winner) throw new RangeError('k-means needs at least one start');
  return { ...winner, attempts: ended.map(({ assignment }) => assignment) };
}

/**
 * The `count` of least inertia, best first; equals stay in their order, but partitions that differ in their numbers alone may have
 * an inertia that differs in its last bits.
 */
function best(partitions: readonly Partition[], count: number): Partition[] {
  return [...partitions].sort((a, b) => a.inertia - b.inertia).slice(0, count);
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
 * k-means++ (Arthur & Vassilvitskii 2007), each centre the best of a few candidates as in scikit-learn: the numbers of k rows of
 * `points`, distinct as long as there are distinct ones; for a smaller k the first of them. Squared distances are by
 * products in single precision, exact where these cannot tell them from 0.
 */
export function plusPlus(points: DenseMatrix, k: number, random: Random): Uint32Array {
  const { rows: n, cols: d } = points;
  const lengths = Float32Array.from(squaredLengthsOf(points));
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const close = Math.fround(2 * roundingOf(d, longest));
  const nearest = new Float32Array(n).fill(Number.POSITIVE_INFINITY);
  let total = 0;
  const take = (rows: readonly number[]): number => {
    const { after, width, sums } = nearer(points, rows, { lengths, nearest, close });
    const best = sums.reduce((least, sum, c) => (sum < sums[least]! ? c : least), 0);
    total = sums[best]!;
    for (let i = 0, p = best; i < n; i++, p += width) nearest[i] = after[p]!;
    return rows[best]!;
  };
  const chosen = [take([random.below(n)])];
  while (chosen.length < k) {
    const drawn = Array.from({ length: candidates }, () => pick(nearest, random.next() * total, chosen));
    chosen.push(take(drawn));
  }
  return Uint32Array.from(chosen);
}

/** How far a squared distance by a sum of so many products in single precision may be off, for rows of at most this squared length. */
function roundingOf(columns: number, squaredLength: number): number {
  return 2 * (columns + 2) * 2 ** -24 * squaredLength;
}

/** The first row at which the running sum of `weights` passes `target`; a row not yet chosen when all weights are zero. */
function pick(weights: Float32Array, target: number, chosen: readonly number[]): number {
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
