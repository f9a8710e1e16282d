/** How much nearer papers are to their own topic than to the next (Rousseeuw 1987), by cosine distance. */
import { rowsOf, sumsOfGroups, zeros } from '../linalg/dense.ts';
import { products } from '../linalg/products.ts';
import type { DenseMatrix } from '../types.ts';
import { sizesOf } from './matching.ts';

/**
 * Papers that are looked at one by one. Of 100,000 abstracts in 2 to 40 topics the mean over so many has a standard error of
 * 0.0007 to 0.0014, and was 0.0016 at most from that over all.
 */
const mostLookedAt = 20_000;

/** The papers that are looked at of so many in canonical order: all, of more than 20,000 every so many. */
export function lookedAt(papers: number): Uint32Array {
  const count = Math.min(papers, mostLookedAt);
  return Uint32Array.from({ length: count }, (_, i) => Math.floor((i * papers) / count));
}

/**
 * Mean silhouette of unit rows, -1 to 1, over the papers of `lookedAt` and against all others; exact in n*k*d steps, for the
 * mean cosine distance to a topic is one less the inner product with its mean. A paper alone in its topic counts 0, and
 * so does everything when k is 1.
 */
export function silhouette(points: DenseMatrix, assignment: Int32Array, k: number): number {
  if (k < 2 || points.rows === 0) return 0;
  const { rows: n, cols: d, values } = points;
  const sizes = sizesOf({ k, assignment });
  const means = zeros(k, d);
  sumsOfGroups(points, assignment, k).forEach((sum, p) => {
    means.values[p] = sum / Math.max(1, sizes[Math.floor(p / d)]!);
  });
  const looked = lookedAt(n);
  let total = 0;
  products(looked.length === n ? points : rowsOf(points, looked), means, (at, dots) => {
    const i = looked[at]!;
    const own = assignment[i]!;
    const size = sizes[own]!;
    if (size < 2) return;
    let length = 0;
    for (let p = i * d; p < (i + 1) * d; p++) length += values[p]! * values[p]!;
    // The paper itself is no part of its own topic's mean.
    const within = 1 - (dots[own]! * size - length) / (size - 1);
    let next = Number.POSITIVE_INFINITY;
    for (let topic = 0; topic < k; topic++) {
      if (topic !== own && sizes[topic]! > 0) next = Math.min(next, 1 - dots[topic]!);
    }
    const larger = Math.max(within, next);
    // Distances of this size are rounding: the papers are alike, and belong here as much as there.
    if (larger > 1e-5 && Number.isFinite(next)) total += (next - within) / larger;
  });
  return total / looked.length;
}
