/** From an embedding to the clustering that is shown: every number of topics in question is tried and weighed. */
import { type ClusterOptions, cluster, defaultDimensions, pointsFor } from './cluster/index.ts';
import type { TopicCount } from './config.ts';
import { InputError } from './errors.ts';
import { chooseK, defaultRange, evidence, supportOf } from './evaluate/index.ts';
import type { Random } from './linalg/random.ts';
import type { Choice, Clustering, DenseMatrix, SparseMatrix } from './types.ts';
import { counted } from './words.ts';

/** Fewer different papers than these are not divided unless somebody asks for it. */
const fewest = 4;

/** The numbers of topics to try, and why when there is but one. */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** Why there is nothing to choose, or `''`. */
  readonly reason: string;
}

/** What `wanted` means for `papers` papers of which `distinct` differ; throws an InputError when they are too few for it. */
export function rangeFor(wanted: TopicCount, papers: number, distinct: number): Range {
  switch (wanted.kind) {
    case 'exact':
      enough(wanted.k, papers, distinct);
      return only(wanted.k, `${counted(wanted.k, 'topic')} ${wanted.k === 1 ? 'was' : 'were'} asked for`);
    case 'range':
      enough(wanted.to, papers, distinct);
      return { from: wanted.from, to: wanted.to, reason: '' };
    case 'auto':
      return distinct < fewest
        ? only(1, tooFew(papers, distinct))
        : { ...defaultRange(distinct), reason: '' };
  }
}

/** The clustering of each k in the range, and the one that is best supported; `tick` is told how far it is. */
export function sweep(
  embedding: DenseMatrix,
  tfidf: SparseMatrix,
  { from, to, reason }: Range,
  options: ClusterOptions,
  random: Random,
  tick: (done: number, total: number) => void,
): { clustering: Clustering; choice: Choice } {
  const swept = Array.from({ length: to - from + 1 }, (_, i) => {
    tick(i, to - from + 1);
    const clustering = cluster(embedding, tfidf, from + i, options, random);
    return { clustering, evidence: evidence(pointsFor(embedding, from + i, options), clustering) };
  });
  const found = swept.map((one) => one.evidence);
  const [first] = found;
  const choice: Choice =
    reason !== '' && first
      ? { k: from, reason, support: from === 1 ? 'none' : supportOf(first.silhouette), evidence: found }
      : chooseK(found);
  return { clustering: swept[choice.k - from]!.clustering, choice };
}

/** Dimensions that suffice for every k of a range. */
export function dimensionsFor({ to }: Range, { dimensions }: ClusterOptions, papers: number): number {
  return Math.max(defaultDimensions(to, papers), dimensions ?? 0);
}

function only(k: number, reason: string): Range {
  return { from: k, to: k, reason };
}

function tooFew(papers: number, distinct: number): string {
  if (papers === 1) return 'one paper is one topic';
  if (papers < fewest) return `${counted(papers, 'paper')} are too few to divide`;
  return distinct === 1
    ? `all ${papers} papers are alike in the words that count, so there is nothing to divide them by`
    : `only ${distinct} of ${papers} papers differ in the words that count, too few to divide`;
}

function enough(k: number, papers: number, distinct: number): void {
  if (k <= distinct) return;
  const what =
    distinct === papers
      ? `${papers} papers`
      : `${papers} papers of which ${distinct} differ in the words that count`;
  throw new InputError(`k: ${k} topics cannot be made of ${what}; give at most ${distinct}`);
}
