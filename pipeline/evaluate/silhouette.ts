/** How much nearer papers are to their own topic than to the next (Rousseeuw 1987), by cosine distance. */
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
  for (let i = 0; i < n; i++) {
    const topic = assignment[i]!;
    sizes[topic]!++;
    for (let j = 0; j < d; j++) sums[topic * d + j]! += values[i * d + j]!;
  }
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = assignment[i]!;
    if (sizes[own]! < 2) continue;
    let self = 0;
    for (let j = 0; j < d; j++) self += values[i * d + j]! ** 2;
    let within = 0;
    let next = Number.POSITIVE_INFINITY;
    for (let topic = 0; topic < k; topic++) {
      let dot = 0;
      for (let j = 0; j < d; j++) dot += values[i * d + j]! * sums[topic * d + j]!;
      // The paper itself is no part of its own topic's mean.
      if (topic === own) within = 1 - (dot - self) / (sizes[own]! - 1);
      else if (sizes[topic]! > 0) next = Math.min(next, 1 - dot / sizes[topic]!);
    }
    const larger = Math.max(within, next);
    // Distances of this size are rounding: the papers are alike, and belong here as much as there.
    if (larger > 1e-6 && Number.isFinite(next)) total += (next - within) / larger;
  }
  return total / n;
}
