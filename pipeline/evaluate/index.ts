/** The evidence for the number of topics, and the choice that follows from it. */
import { unitRows } from '../linalg/dense.ts';
import type { Choice, Clustering, DenseMatrix, Evidence } from '../types.ts';
import { silhouette } from './silhouette.ts';

export { silhouette } from './silhouette.ts';

/** What speaks for and against one clustering. The silhouette is taken in the space of the first k vectors. */
export function evidence(embedding: DenseMatrix, { k, assignment, inertia }: Clustering): Evidence {
  const sizes = new Uint32Array(k);
  for (const topic of assignment) sizes[topic]!++;
  return {
    k,
    silhouette: silhouette(unitRows(embedding, 0, Math.min(k, embedding.cols)), assignment, k),
    inertia,
    smallestTopic: sizes.reduce((least, size) => Math.min(least, size)),
  };
}

/** The numbers of topics worth a look: 2 up to a quarter of the papers, at most 12 for small lists and 2 n^(1/3) for large ones. */
export function defaultRange(papers: number): { from: number; to: number } {
  const to = Math.min(Math.floor(papers / 4), Math.max(12, Math.round(2 * Math.cbrt(papers))), 60);
  return { from: Math.min(2, papers), to: Math.max(to, Math.min(2, papers)) };
}

/** The k of the largest silhouette, the smaller one where two are equal. */
export function chooseK(swept: readonly Evidence[]): Choice {
  let best = swept[0];
  if (!best) throw new RangeError('no evidence to choose from');
  for (const one of swept) if (one.silhouette > best.silhouette) best = one;
  const value = best.silhouette.toFixed(2);
  const support = best.silhouette >= 0.5 ? 'strong' : best.silhouette >= 0.2 ? 'weak' : 'none';
  const verdict = { strong: '', weak: ', which is weak evidence', none: ', which is next to no evidence' }[
    support
  ];
  const first = swept[0]?.k ?? best.k;
  const last = swept.at(-1)?.k ?? best.k;
  const reason =
    swept.length === 1
      ? `${best.k} is the only number of topics that so short a list allows`
      : `of ${first} to ${last} topics, ${best.k} set the papers apart best: silhouette ${value}${verdict}`;
  return { k: best.k, reason, support, evidence: swept };
}
