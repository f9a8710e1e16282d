/** Which papers the page holds: all of a list up to some length, of a longer one a sample. */
import { byTopic } from '../order.ts';
import type { Clustering, Run } from '../types.ts';

/** Papers of the longest list that is in the page as a whole: with abstracts of usual length, and forty numbers of topics, 11 MB. */
export const mostPapers = 15_000;

/**
 * The papers in the page by their place in the corpus, in the order of papers.csv: all of up to `most`. Of more, those that
 * stand for any topic of any number of topics, the least sure of each number, and of the others every so many in that order,
 * by which every topic has its part, near to its middle and far from it.
 */
export function shownPapers({ clustering, divisions, corpus }: Run, most = mostPapers): number[] {
  if (clustering.assignment.length <= most) return byTopic(clustering);
  const placeOf = new Map(corpus.papers.map(({ id }, paper) => [id, paper]));
  const representatives = divisions.flatMap(({ topics }) =>
    topics.flatMap((topic) => topic.representatives.map((id) => placeOf.get(id)!)),
  );
  const clusterings = divisions.map((one) => one.clustering);
  return papersToShow(clustering, clusterings, representatives, most);
}

/** The same before topics have been told of; `representatives` are the papers that stand for any topic of any of the `clusterings`. */
export function papersToShow(
  clustering: Clustering,
  clusterings: readonly Clustering[],
  representatives: readonly number[],
  most = mostPapers,
): number[] {
  const order = byTopic(clustering);
  if (order.length <= most) return order;
  const needed = new Set([...representatives, ...clusterings.map((one) => leastSure(one, order))]);
  const others = order.filter((paper) => !needed.has(paper));
  const room = Math.max(0, most - needed.size);
  const taken = (i: number): number => Math.floor((i * room) / others.length);
  const chosen = new Set(others.filter((_, i) => taken(i + 1) > taken(i)));
  return order.filter((paper) => needed.has(paper) || chosen.has(paper));
}

/** The paper that is least nearer to its topic than to the next; the first of several. */
function leastSure(
  { similarity, runnerUp, runnerUpSimilarity }: Clustering,
  order: readonly number[],
): number {
  const margin = (paper: number): number =>
    runnerUp[paper]! < 0 ? Number.POSITIVE_INFINITY : similarity[paper]! - runnerUpSimilarity[paper]!;
  return order.reduce((least, paper) => (margin(paper) < margin(least) ? paper : least));
}
