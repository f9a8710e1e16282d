/** The evidence for the number of topics, and the choice that follows from it. */
import type { Choice, Clustering, DenseMatrix, Evidence, Quality, Vectors } from '../types.ts';
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

/** How good one clustering is as a whole; `points` is the space it was found in. */
export function quality({ tfidf }: Vectors, points: DenseMatrix, clustering: Clustering): Quality {
  const { k, assignment, similarity, weak } = clustering;
  const papers = assignment.length;
  const mean = (valueAt: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < papers; i++) sum += valueAt(i);
    return sum / papers;
  };
  return {
    silhouette: silhouette(points, assignment, k),
    similarity: mean((i) => similarity[i]!),
    weak: mean((i) => weak[i]!),
    covered: mean((i) => (tfidf.rowPtr[i + 1]! > tfidf.rowPtr[i]! ? 1 : 0)),
  };
}

/** The numbers of topics worth a look: 2 up to a quarter of the papers, at most 12 for small lists and 2 n^(1/3) for large ones. */
export function defaultRange(papers: number): { from: number; to: number } {
  const to = Math.min(Math.floor(papers / 4), Math.max(12, Math.round(2 * Math.cbrt(papers))), 60);
  return { from: Math.min(2, papers), to: Math.max(to, Math.min(2, papers)) };
}

const says = { firm: 'which is firm', fair: 'which is fair', weak: 'which is weak evidence' } as const;

/** How much a silhouette says: firm from 0.5, fair from 0.25 (Kaufman & Rousseeuw 1990), else weak. */
export function supportOf(silhouette: number): 'firm' | 'fair' | 'weak' {
  return silhouette >= 0.5 ? 'firm' : silhouette >= 0.25 ? 'fair' : 'weak';
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
  const support = supportOf(best.silhouette);
  const value = best.silhouette.toFixed(2);
  const reason =
    swept.length === 1
      ? `${best.k} is the only number of topics that was tried`
      : `of ${first.k} to ${last.k} topics, ${best.k} set the papers apart as well as any: silhouette ${value}, ${says[support]}`;
  return { k: best.k, reason, support, evidence: swept };
}
