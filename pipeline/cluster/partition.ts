/** What every k-means engine shares: the partition, its means, and the mending of empty clusters. */
import { scatter, sizesOfGroups, sumsOfGroups } from '../linalg/dense.ts';
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
  const sizes = sizesOfGroups(assignment, k);
  let sums = sumsOfGroups(points, assignment, k);
  for (let cluster = 0; cluster < k; cluster++) {
    if (sizes[cluster]! > 0) continue;
    const farthest = farthestOf(points, assignment, sizes, meansOf(sums, sizes));
    if (farthest < 0) break;
    sizes[assignment[farthest]!]!--;
    sizes[cluster] = 1;
    assignment[farthest] = cluster;
    sums = sumsOfGroups(points, assignment, k);
  }
  return { assignment, centres: meansOf(sums, sizes), inertia: scatter(points, sums, sizes) };
}

/** The first of the points that are farthest from their centre and not alone there, -1 where all are. */
function farthestOf(
  points: DenseMatrix,
  assignment: Int32Array,
  sizes: Uint32Array,
  centres: DenseMatrix,
): number {
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
  return farthest;
}

/** Means of the rows of each cluster (k x d); an empty one is where `before` has it, else at the origin. */
export function means(
  points: DenseMatrix,
  assignment: Int32Array,
  k: number,
  before?: DenseMatrix,
): DenseMatrix {
  return meansOf(sumsOfGroups(points, assignment, k), sizesOfGroups(assignment, k), before);
}

function meansOf(sums: Float64Array, sizes: Uint32Array, before?: DenseMatrix): DenseMatrix {
  const k = sizes.length;
  const cols = sums.length / k;
  const values = new Float32Array(sums.length);
  for (let c = 0, p = 0; c < k; c++) {
    for (const end = p + cols; p < end; p++)
      values[p] = sizes[c] === 0 ? (before?.values[p] ?? 0) : sums[p]! / sizes[c]!;
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
