/** The evidence for the number of topics, how good the topics are, and the choice that follows from it. */
import { scatter, sizesOfGroups, sumsOfGroups } from '../linalg/dense.ts';
import type { Clustering, DenseMatrix, Evidence, Quality, Standing, Vectors } from '../types.ts';
import { everyPair, meanAgreement } from './agreement.ts';
import { type Coherence, diversity } from './coherence.ts';
import { sizesOf } from './matching.ts';
import { silhouette } from './silhouette.ts';

export { adjustedRand } from './agreement.ts';
export { chooseK, defaultRange, figures, grid, knee, standsOut, supportOf } from './choose.ts';
export { coherence, diversity } from './coherence.ts';
export { flows } from './flows.ts';
export { type Descent, descent, lineage } from './lineage.ts';
export { recurrence } from './recurrence.ts';
export { shuffled } from './shuffle.ts';
export { lookedAt, silhouette } from './silhouette.ts';
export { relations } from './tree.ts';

/** How far topics stand apart in `points`, and whether they come back when each half of the papers is clustered by itself. */
export function standing(
  points: DenseMatrix,
  { k, assignment }: Clustering,
  halves: readonly (readonly [Int32Array, Int32Array])[],
): Standing {
  return { silhouette: silhouette(points, assignment, k), halves: meanAgreement(halves) };
}

/** What the evidence for one k is made of. */
export interface Measured {
  readonly clustering: Clustering;
  readonly standing: Standing;
  /** Of the unit rows of the papers in a space that is the same for every k. */
  readonly inertia: ReturnType<typeof inertiaIn>;
  /** Leading words of each topic, as columns of the counts. */
  readonly words: readonly (readonly number[])[];
  readonly coherence: Coherence;
}

/** All that speaks for and against one number of topics, but for what chance would give. */
export function evidence(measured: Measured): Omit<Evidence, 'chance'> {
  const { clustering, standing, inertia, words, coherence } = measured;
  const { k, assignment, attempts } = clustering;
  const sizes = sizesOf(clustering);
  return {
    k,
    ...standing,
    seeds: meanAgreement(everyPair(attempts)),
    coherence: coherence(words),
    diversity: diversity(words),
    inertia: inertia(assignment, k),
    smallestTopic: sizes.reduce((least, size) => Math.min(least, size)),
  };
}

/** Gives the sum of squared distances of the rows to the means of their topics, for one assignment to so many topics after the other. */
export function inertiaIn(points: DenseMatrix): (assignment: Int32Array, k: number) => number {
  return (assignment, k) =>
    scatter(points, sumsOfGroups(points, assignment, k), sizesOfGroups(assignment, k));
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
