/** Which topics of one clustering go on in another. */
import munkres from 'munkres';
import { sizesOfGroups } from '../linalg/dense.ts';
import { type Partition, shared } from './flows.ts';

/** Steps that a likeness of 0 to 1 is told in. */
const steps = 1000;

/**
 * For each topic of `after` the topic of `before` that it goes on from, -1 for none: one to one, so that as many papers as
 * possible stay in their topic (the assignment problem; Kuhn 1955, Munkres 1957), and among equals so that the topics are
 * most alike (Jaccard). A pair that shares no paper is none.
 *
 * Not by the largest shared first: there one topic would go on by 50 of its papers and a second one end, where both could by
 * 45 and 49.
 */
export function matching(before: Partition, after: Partition): Int32Array {
  const common = shared(before, after);
  const [sizes, others] = [before, after].map(sizesOf);
  // All of the likenesses together weigh less than one paper; whole numbers, so that equals are equal.
  const paper = steps * Math.min(before.k, after.k) + 1;
  const costs = Array.from({ length: before.k }, (_, topic) =>
    Array.from({ length: after.k }, (_, other) => {
      const papers = common[topic * after.k + other]!;
      const either = sizes![topic]! + others![other]! - papers;
      return -(papers * paper + Math.round((steps * papers) / Math.max(1, either)));
    }),
  );
  const from = new Int32Array(after.k).fill(-1);
  for (const [topic, other] of munkres(costs)) {
    if (common[topic * after.k + other]! > 0) from[other] = topic;
  }
  return from;
}

/** Papers in each topic. */
export function sizesOf({ k, assignment }: Partition): Uint32Array {
  return sizesOfGroups(assignment, k);
}
