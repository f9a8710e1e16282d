/** How topics split as their number grows (Zappia & Oshlack 2018, "clustree"). */
import type { Clustering, Flow } from '../types.ts';

/** A clustering as far as it says which papers are together. */
export type Partition = Pick<Clustering, 'k' | 'assignment'>;

/** Papers that each topic of `before` shares with each of `after`: entry `topic * after.k + other`. */
export function shared(before: Partition, after: Partition): Uint32Array {
  const counts = new Uint32Array(before.k * after.k);
  before.assignment.forEach((topic, paper) => {
    counts[topic * after.k + after.assignment[paper]!]!++;
  });
  return counts;
}

/** For each clustering and the next one, the papers that each pair of their topics shares; pairs without any are left out. */
export function flows(swept: readonly Partition[]): Flow[] {
  return swept.slice(1).flatMap((after, i) => {
    const before = swept[i]!;
    return Array.from(shared(before, after), (papers, p) => ({
      k: before.k,
      topic: Math.floor(p / after.k),
      toK: after.k,
      toTopic: p % after.k,
      papers,
    })).filter(({ papers }) => papers > 0);
  });
}
