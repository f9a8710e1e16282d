/** How topics split as their number grows (Zappia & Oshlack 2018, "clustree"). */
import type { Clustering, Flow } from '../types.ts';

/** For each clustering and the next one, the papers that each pair of their topics shares; pairs without any are left out. */
export function flows(swept: readonly Pick<Clustering, 'k' | 'assignment'>[]): Flow[] {
  return swept.slice(1).flatMap((after, i) => {
    const before = swept[i]!;
    const shared = new Uint32Array(before.k * after.k);
    before.assignment.forEach((topic, paper) => {
      shared[topic * after.k + after.assignment[paper]!]!++;
    });
    return Array.from(shared, (papers, p) => ({
      k: before.k,
      topic: Math.floor(p / after.k),
      toK: after.k,
      toTopic: p % after.k,
      papers,
    })).filter(({ papers }) => papers > 0);
  });
}
