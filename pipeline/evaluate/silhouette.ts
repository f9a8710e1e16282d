/** How much nearer papers are to their own topic than to the next (Rousseeuw 1987), by cosine distance. */
import { zeros } from '../linalg/dense.ts';
import { products } from '../linalg/products.ts';
import type { DenseMatrix } from '../types.ts';

/**
 * Mean silhouette of unit rows, -1 to 1; exact in n*k*d steps, for the mean cosine distance to a topic is one less the
 * inner product with its mean. A paper alone in its topic counts 0, and so does everything when k is 1.
 */
export function silhouette(points: DenseMatrix, assignment: Int32Array, k: number): number {
  if (k < 2 || points.rows === 0) return 0;
  const { rows: n, cols: d, values } = points;
  const sizes = new Uint32Array(k);
  const sums = new Float64Array(k * d);
  const lengths = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const topic = assignment[i]!;
    sizes[topic]!++;
    for (let j = 0; j < d; j++) {
      const value = values[i * d + j]!;
      lengths[i]! += value * value;
      sums[topic * d + j]! += value;
    }
  }
  const means = zeros(k, d);
  sums.forEach((sum, p) => {
    means.values[p] = sum / Math.max(1, sizes[Math.floor(p / d)]!);
  });
  let total = 0;
  products(points, means, (i, dots) => {
    const own = assignment[i]!;
    const size = sizes[own]!;
    if (size < 2) return;
    // The paper itself is no part of its own topic's mean.
    const within = 1 - (dots[own]! * size - lengths[i]!) / (size - 1);
    let next = Number.POSITIVE_INFINITY;
    for (let topic = 0; topic < k; topic++) {
      if (topic !== own && sizes[topic]! > 0) next = Math.min(next, 1 - dots[topic]!);
    }
    const larger = Math.max(within, next);
    // Distances of this size are rounding: the papers are alike, and belong here as much as there.
    if (larger > 1e-5 && Number.isFinite(next)) total += (next - within) / larger;
  });
  return total / n;
}
