/**
 * One round of naive Bayes over a clustering: the words of each topic, as they are now, tell every paper once more where
 * it belongs. Distances in few dimensions blur rare telling words; a second look at all words mends that (one round of
 * classification EM with the multinomial model of Nigam et al. 2000). More rounds gain little and collapse on titles.
 */
import { sizesOfGroups, zeros } from '../linalg/dense.ts';
import { multiply } from '../linalg/sparse.ts';
import { papersByTopic } from '../order.ts';
import type { DenseMatrix, SparseMatrix } from '../types.ts';

/** Added to the weight of each term in each topic, so that a word a topic lacks counts against it but does not rule it out. */
const smoothing = 0.1;

/**
 * The topic of every row of `tfidf` by the multinomial model fitted to `assignment`, weights taken as counts. Exactly
 * `k` topics stay: members of one that nobody would be left in do not move. A row without weights stays where it is,
 * and so does one in `fixed`.
 */
export function sharpen(
  tfidf: SparseMatrix,
  assignment: Int32Array,
  k: number,
  fixed: ReadonlySet<number> = new Set(),
): Int32Array {
  if (k < 2) return assignment;
  const { rows, rowPtr } = tfidf;
  const odds = multiply(tfidf, logProbabilities(tfidf, assignment, k));
  const sizes = sizesOfGroups(assignment, k);
  const prior = Float64Array.from(sizes, (size) => Math.log(Math.max(size, 1) / rows));
  const moved = Int32Array.from(assignment);
  for (let i = 0; i < rows; i++) {
    if (rowPtr[i] === rowPtr[i + 1] || fixed.has(i)) continue;
    let best = assignment[i]!;
    let most = prior[best]! + odds.values[i * k + best]!;
    for (let topic = 0; topic < k; topic++) {
      const score = prior[topic]! + odds.values[i * k + topic]!;
      if (score > most) [best, most] = [topic, score];
    }
    moved[i] = best;
  }
  // Members of a topic that would be lost go back, which may empty the one they went to.
  for (let left = sizesOfGroups(moved, k); ; left = sizesOfGroups(moved, k)) {
    const isLost = (topic: number): boolean => sizes[topic]! > 0 && left[topic] === 0;
    if (!assignment.some(isLost)) return moved;
    for (let i = 0; i < rows; i++) if (isLost(assignment[i]!)) moved[i] = assignment[i]!;
  }
}

/** Terms whose probabilities are set side by side at a time. */
const block = 64;

/** cols x k: log probability of each term in each topic. */
function logProbabilities(tfidf: SparseMatrix, assignment: Int32Array, k: number): DenseMatrix {
  const { cols, rowPtr, colIdx, values } = tfidf;
  const sums = new Float64Array(k * cols);
  const totals = new Float64Array(k);
  // Topic by topic: the sums of one stay near at hand.
  papersByTopic(assignment, k).forEach((inside, topic) => {
    const from = topic * cols;
    let total = 0;
    for (const i of inside) {
      for (let p = rowPtr[i]!, end = rowPtr[i + 1]!; p < end; p++) {
        sums[from + colIdx[p]!]! += values[p]!;
        total += values[p]!;
      }
    }
    totals[topic] = total;
  });
  const all = Float64Array.from(totals, (total) => Math.log(total + smoothing * cols));
  const absent = Math.log(smoothing);
  const out = zeros(cols, k);
  for (let first = 0; first < cols; first += block) {
    const end = Math.min(cols, first + block);
    for (let topic = 0; topic < k; topic++) {
      for (let term = first; term < end; term++) {
        const sum = sums[topic * cols + term]!;
        out.values[term * k + topic] = (sum === 0 ? absent : Math.log(sum + smoothing)) - all[topic]!;
      }
    }
  }
  return out;
}
