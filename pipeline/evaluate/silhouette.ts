/** How much nearer papers are to their own topic than to the next (Rousseeuw 1987), by cosine distance. */
import { rowDot } from '../linalg/dense.ts';
import type { DenseMatrix } from '../types.ts';

/**
 * Mean silhouette of unit rows, -1 to 1; exact in n*k*d steps, for the mean cosine distance to a topic is one less the
 * inner product with its mean. A paper alone in its topic counts 0, and so does everything when k is 1.
 */
export function silhouette(points: DenseMatrix, assignment: Int32Array, k: number): number {
  if (k < 2 || points.rows === 0) return 0;
  const sizes = new Uint32Array(k);
  const sums = { rows: k, cols: points.cols, values: new Float32Array(k * points.cols) };
  const exact = new Float64Array(k * points.cols);
  for (let i = 0; i < points.rows; i++) {
    const topic = assignment[i]!;
    sizes[topic]!++;
    for (let j = 0; j < points.cols; j++)
      exact[topic * points.cols + j]! += points.values[i * points.cols + j]!;
  }
  sums.values.set(exact);
  let total = 0;
  for (let i = 0; i < points.rows; i++) {
    const own = assignment[i]!;
    if (sizes[own]! < 2) continue;
    let within = 0;
    let next = Number.POSITIVE_INFINITY;
    for (let topic = 0; topic < k; topic++) {
      const dot = rowDot(points, i, sums, topic);
      if (topic === own)
        within = (sizes[own]! - dot - (1 - rowDot(points, i, points, i))) / (sizes[own]! - 1);
      else if (sizes[topic]! > 0) next = Math.min(next, 1 - dot / sizes[topic]!);
    }
    const larger = Math.max(within, next);
    if (larger > 0 && Number.isFinite(next)) total += (next - within) / larger;
  }
  return total / points.rows;
}
