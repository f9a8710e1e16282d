/** Points to topics: k-means on unit rows in the first few dimensions, sharpened by the words, with the runner-up of every paper. */
import { scatter, sizesOfGroups, sumsOfGroups, unitRows } from '../linalg/dense.ts';
import { products } from '../linalg/products.ts';
import type { Random } from '../linalg/random.ts';
import { remembered } from '../linalg/remembered.ts';
import type { Clustering, DenseMatrix, SparseMatrix } from '../types.ts';
import { kmeans } from './kmeans.ts';
import { means } from './partition.ts';
import { sharpen } from './sharpen.ts';

const weakMargin = 0.2;

export { type Gathered, gather, type Seeded } from './gather.ts';
export { halves } from './halves.ts';
export { sharpen } from './sharpen.ts';

export interface ClusterOptions {
  /** Dimensions to use; null for `defaultDimensions`. */
  readonly dimensions: number | null;
  /** Whether later dimensions count less and less, as is right for singular vectors; else all count alike. */
  readonly taper: boolean;
  /** Starts of k-means, of which the one with least inertia is kept; null for `defaultStarts`. */
  readonly starts: number | null;
}

/**
 * Five for each topic, 25 at least and 60 at most, of which those past the first fifth count less and less (`tapered`); fewer for a
 * few hundred papers and less, whose later singular vectors are noise. There is no number of dimensions that suits
 * every list: long texts want few, titles many, so none is cut off sharply.
 */
export function defaultDimensions(k: number, papers: number): number {
  return Math.min(60, Math.max(25, 5 * k), Math.max(10, Math.round(1.4 * Math.sqrt(papers))));
}

/**
 * A hundred for two hundred papers and less, which cost little and differ much between starts, down to thirty, from
 * which on more of them find the same topics.
 */
export function defaultStarts(papers: number): number {
  return Math.max(30, Math.min(100, Math.round(20_000 / Math.max(1, papers))));
}

/** The number of different rows, which is the largest number of topics there can be. */
export function distinctRows({ rows, rowPtr, colIdx, values }: SparseMatrix): number {
  const isSame = (a: number, b: number): boolean => {
    const length = rowPtr[a + 1]! - rowPtr[a]!;
    if (rowPtr[b + 1]! - rowPtr[b]! !== length) return false;
    for (let p = rowPtr[a]!, q = rowPtr[b]!; p < rowPtr[a + 1]!; p++, q++) {
      if (colIdx[p] !== colIdx[q] || values[p] !== values[q]) return false;
    }
    return true;
  };
  // By their columns, of which two hashes rarely are the same.
  const firsts = new Map<number, number[]>();
  let distinct = 0;
  for (let i = 0; i < rows; i++) {
    let one = 0;
    let other = 0;
    for (let p = rowPtr[i]!; p < rowPtr[i + 1]!; p++) {
      one = (Math.imul(one, 31) + colIdx[p]!) | 0;
      other = Math.imul(other ^ colIdx[p]!, 0x01000193);
    }
    const key = one * 2 ** 20 + (other & 0xfffff);
    const alike = firsts.get(key);
    if (alike?.some((row) => isSame(row, i))) continue;
    distinct++;
    if (alike) alike.push(i);
    else firsts.set(key, [i]);
  }
  return distinct;
}

/** One serves for every large number of topics. */
const spaces = remembered<DenseMatrix, DenseMatrix>();

/** The space that `k` topics are found in: rows of length 1 in the first few dimensions. */
export function pointsFor(
  embedding: DenseMatrix,
  k: number,
  { dimensions, taper }: Pick<ClusterOptions, 'dimensions' | 'taper'>,
): DenseMatrix {
  const wanted = dimensions ?? defaultDimensions(k, embedding.rows);
  return spaces(embedding, `${wanted} ${taper}`, () =>
    unitRows(embedding, Math.min(embedding.cols, wanted), taper ? tapered(wanted) : undefined),
  );
}

/** Weights of the dimensions: 1 for the first fifth and for five at least, then squares that fall in a straight line to 0 past the last. */
function tapered(dimensions: number): Float64Array {
  const full = Math.max(5, dimensions / 5);
  return Float64Array.from({ length: dimensions }, (_, j) =>
    j < full ? 1 : Math.sqrt((dimensions - j) / (dimensions - full)),
  );
}

/**
 * Exactly `k` topics, 1 to the number of different papers, by k-means in the embedding and one round of naive Bayes over
 * the words; rows of `embedding` and `tfidf` are papers in canonical order.
 */
export function cluster(
  embedding: DenseMatrix,
  tfidf: SparseMatrix,
  k: number,
  options: ClusterOptions,
  random: Random,
): Clustering {
  const points = pointsFor(embedding, k, options);
  const starts = options.starts ?? defaultStarts(points.rows);
  const { assignment, inertia, attempts } = kmeans(points, k, random.fork('k-means'), { starts });
  return { ...described(points, bySize(sharpen(tfidf, assignment, k), k), k), inertia, attempts };
}

/** A partition into `k` topics that was made elsewhere, described in the space that `k` topics are found in. */
export function grouped(
  embedding: DenseMatrix,
  assignment: Int32Array,
  k: number,
  options: ClusterOptions,
): Clustering {
  const points = pointsFor(embedding, k, options);
  const inertia = scatter(points, sumsOfGroups(points, assignment, k), sizesOfGroups(assignment, k));
  return { ...described(points, bySize(assignment, k), k), inertia, attempts: [] };
}

/** The same partition with topics numbered by size, then by their first paper. */
export function bySize(assignment: Int32Array, k: number): Int32Array {
  const sizes = new Uint32Array(k);
  const first = new Int32Array(k).fill(-1);
  assignment.forEach((topic, i) => {
    sizes[topic]!++;
    if (first[topic]! < 0) first[topic] = i;
  });
  const order = Array.from({ length: k }, (_, t) => t).sort(
    (a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!,
  );
  const rank = new Int32Array(k);
  order.forEach((topic, to) => {
    rank[topic] = to;
  });
  return assignment.map((topic) => rank[topic]!);
}

function described(
  points: DenseMatrix,
  assignment: Int32Array,
  k: number,
): Omit<Clustering, 'inertia' | 'attempts'> {
  const centres = unitRows(means(points, assignment, k));
  const similarity = new Float32Array(points.rows);
  const runnerUp = new Int32Array(points.rows).fill(-1);
  const runnerUpSimilarity = new Float32Array(points.rows);
  products(points, centres, (i, cosines) => {
    const own = assignment[i]!;
    similarity[i] = cosines[own]!;
    let best = Number.NEGATIVE_INFINITY;
    for (let topic = 0; topic < k; topic++) {
      if (topic === own || cosines[topic]! <= best) continue;
      best = cosines[topic]!;
      runnerUp[i] = topic;
      runnerUpSimilarity[i] = best;
    }
  });
  const weak = Uint8Array.from(similarity, (own, i) =>
    runnerUp[i]! >= 0 && own - runnerUpSimilarity[i]! < weakMargin ? 1 : 0,
  );
  return { k, assignment, similarity, runnerUp, runnerUpSimilarity, weak };
}
