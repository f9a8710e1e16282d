/** What every k-means engine shares: the partition, its means, and the mending of empty clusters. */
import { sumsOfGroups } from '../linalg/dense.ts';
import type { DenseMatrix } from '../types.ts';

/** A partition as an engine returns it: no cluster is empty where there are k distinct points; numbers have no meaning yet. */
export interface Partition {
  readonly assignment: Int32Array;
  /** k x d, the means of the members. */
  readonly centres: DenseMatrix;
  readonly inertia: number;
}

/** Gives every empty cluster the point that lies farthest from its centre, then takes means and inertia. */
export function completed(points: DenseMatrix, found: Int32Array, k: number): Partition {
  const assignment = Int32Array.from(found);
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

/** Means of the rows of each cluster (k x d); an empty one is where `before` has it, else at the origin. */
export function means(
  points: DenseMatrix,
  assignment: Int32Array,
  k: number,
  before?: DenseMatrix,
): DenseMatrix {
  const { cols } = points;
  const sums = sumsOfGroups(points, assignment, k);
  const sizes = new Uint32Array(k);
  for (const cluster of assignment) sizes[cluster]!++;
  const values = new Float32Array(k * cols);
  for (let c = 0; c < k; c++) {
    for (let p = c * cols; p < (c + 1) * cols; p++) {
      values[p] = sizes[c] === 0 ? (before?.values[p] ?? 0) : sums[p]! / sizes[c]!;
    }
  }
  return { rows: k, cols, values };
}

/** Between row i of `a` and row j of `b`. */
export function squaredDistance(a: DenseMatrix, i: number, b: DenseMatrix, j: number): number {
  const { cols, values } = a;
  const { values: others } = b;
  let sum = 0;
  for (let p = i * cols, q = j * cols, end = p + cols; p < end; p++, q++) {
    const difference = values[p]! - others[q]!;
    sum += difference * difference;
  }
  return sum;
}
