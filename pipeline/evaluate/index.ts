/** The evidence for the number of topics, and the choice that follows from it. */
import type { Choice, Clustering, DenseMatrix, Evidence } from '../types.ts';
import { silhouette } from './silhouette.ts';

export { silhouette } from './silhouette.ts';

/** What speaks for and against one clustering; `points` is the space it was found in. */
export function evidence(points: DenseMatrix, { k, assignment, inertia }: Clustering): Evidence {
  const sizes = new Uint32Array(k);
  for (const topic of assignment) sizes[topic]!++;
  return {
    k,
    silhouette: silhouette(points, assignment, k),
    inertia,
    smallestTopic: sizes.reduce((least, size) => Math.min(least, size)),
  };
}

/** The numbers of topics worth a look: 2 up to a quarter of the papers, at most 12 for small lists and 2 n^(1/3) for large ones. */
export function defaultRange(papers: number): { from: number; to: number } {
  const to = Math.min(Math.floor(papers / 4), Math.max(12, Math.round(2 * Math.cbrt(papers))), 60);
  return { from: Math.min(2, papers), to: Math.max(to, Math.min(2, papers)) };
}

/** A silhouette counts as good as the best when it is at least so much of it. */
const nearlyBest = 0.95;

/**
 * The smallest k that beats its neighbours and comes near the largest silhouette of all: in small lists the silhouette
 * creeps up as topics shrink to pairs, which is no reason to have more of them.
 */
export function chooseK(swept: readonly Evidence[]): Choice {
  const values = swept.map((one) => one.silhouette);
  const most = Math.max(...values);
  const isPeak = (i: number): boolean =>
    values[i]! >= (values[i - 1] ?? -1) && values[i]! >= (values[i + 1] ?? -1);
  const best =
    swept.find((one, i) => isPeak(i) && one.silhouette >= nearlyBest * most) ??
    swept.find((one) => one.silhouette === most);
  const first = swept[0];
  const last = swept.at(-1);
  if (!best || !first || !last) throw new RangeError('no evidence to choose from');
  const support = best.silhouette >= 0.5 ? 'strong' : best.silhouette >= 0.2 ? 'weak' : 'none';
  const verdict = { strong: '', weak: ', which is weak evidence', none: ', which is next to no evidence' }[
    support
  ];
  const value = best.silhouette.toFixed(2);
  const reason =
    swept.length === 1
      ? `${best.k} is the only number of topics that was tried`
      : `of ${first.k} to ${last.k} topics, ${best.k} set the papers apart as well as any: silhouette ${value}${verdict}`;
  return { k: best.k, reason, support, evidence: swept };
}
