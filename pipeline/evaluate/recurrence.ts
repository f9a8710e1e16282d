/** Whether a single topic comes back when half of the papers are looked at. */
import { type Partition, shared } from './flows.ts';
import { sizesOf } from './matching.ts';

/**
 * For each topic how much of it comes back, 0 to 1: its Jaccard index with the topic of a half that is most like it, mean over
 * the halves (the clusterwise stability of Hennig 2007, with halves in the place of bootstrap samples); null without halves.
 */
export function recurrence(
  topics: Partition,
  halves: readonly (readonly [Int32Array, Int32Array])[],
): Float64Array | null {
  const all = halves.flat();
  if (all.length === 0) return null;
  const { k } = topics;
  const sizes = sizesOf(topics);
  const sums = new Float64Array(k);
  for (const assignment of all) {
    const half = { k, assignment };
    const common = shared(topics, half);
    const others = sizesOf(half);
    for (let topic = 0; topic < k; topic++) {
      let most = 0;
      for (let other = 0; other < k; other++) {
        const papers = common[topic * k + other]!;
        most = Math.max(most, papers / Math.max(1, sizes[topic]! + others[other]! - papers));
      }
      sums[topic]! += most;
    }
  }
  return sums.map((sum) => sum / all.length);
}
