/** From an embedding to the clustering that is shown: every number of topics in question is tried, weighed and held against chance. */
import { type ClusterOptions, cluster, defaultDimensions, halves, pointsFor } from './cluster/index.ts';
import type { Config, TopicCount } from './config.ts';
import { InputError } from './errors.ts';
import {
  chooseK,
  coherence,
  defaultRange,
  evidence,
  figures,
  flows,
  grid,
  inertiaIn,
  lookedAt,
  recurrence,
  shuffled,
  standing,
  supportOf,
} from './evaluate/index.ts';
import { leadingWords } from './label/index.ts';
import { rowsOf, unitRows } from './linalg/dense.ts';
import { type Random, seededRandom } from './linalg/random.ts';
import { firstRows } from './linalg/sparse.ts';
import { reduce } from './reduce/index.ts';
import { here, type Threads } from './threads.ts';
import type {
  Choice,
  Clustering,
  DenseMatrix,
  Evidence,
  SparseMatrix,
  Standing,
  Vectors,
  Vocabulary,
} from './types.ts';
import { reweighted } from './vectorise/index.ts';
import { counted } from './words.ts';

/** Fewer different papers than these are not divided unless somebody asks for it. */
const fewest = 4;
/** Divisions into halves for each k. */
const splits = 3;
/** Papers that chance is looked at with, starts of k-means there, and how often small lists are dealt out (less for more papers). */
const chancePapers = 500;
const chanceStarts = 5;
const mostDeals = 5;
/** Fewer papers are done before a thread has begun. */
export const fewestForThreads = 1000;

/** The numbers of topics to try. */
export interface Range {
  /** Ascending. */
  readonly ks: readonly number[];
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
      return {
        ks: Array.from({ length: wanted.to - wanted.from + 1 }, (_, i) => wanted.from + i),
        reason: '',
      };
    case 'auto': {
      if (distinct < fewest) return only(1, tooFew(papers, distinct));
      const { from, to } = defaultRange(distinct);
      return { ks: grid(from, to, papers), reason: '' };
    }
  }
}

/** What a sweep found. */
export interface Swept {
  /** One for each k of the range. */
  readonly clusterings: readonly Clustering[];
  /** The one of them that was chosen. */
  readonly clustering: Clustering;
  readonly choice: Choice;
  /** How much of each topic comes back in halves, for each k of the range; null where they are too few. */
  readonly recurrence: readonly (Float64Array | null)[];
}

/** The clustering of each k in the range, and the one that is best supported; `tick` is told how far it is. */
export async function sweep(
  embedding: DenseMatrix,
  vectors: Vectors,
  range: Range,
  config: Config,
  random: Random,
  threads: Threads,
  tick: (done: number, total: number) => void,
): Promise<Swept> {
  const { ks, reason } = range;
  const papers = embedding.rows;
  const by = papers < fewestForThreads ? here : threads;
  const { counts, tfidf, vocabulary } = vectors;
  const chance = await chanceFor(vectors, ks, config, random.fork('chance'), by);
  // The largest first: it takes longest, and the starts drawn for it serve the smaller ones in the same space.
  const order = [...ks].reverse();
  const shared = { embedding, vectors: { counts, tfidf, vocabulary }, config, seed: random.seed };
  const weighed = await by.map('weigh', shared, order, (done) => tick(done, ks.length));
  const swept = weighed.reverse();
  const clusterings = swept.map(({ clustering }) => clustering);
  const found = swept.map((one, i): Evidence => ({ ...one.evidence, chance: chance(ks[i]!) }));
  const [first] = found;
  const chosen = chooseK(found, papers, flows(clusterings));
  const choice: Choice =
    reason === '' || !first
      ? chosen
      : {
          ...chosen,
          k: first.k,
          support: first.k === 1 ? 'none' : supportOf(first),
          reason: first.k === 1 ? reason : `${reason}: ${figures(first)}`,
        };
  return {
    clusterings,
    clustering: clusterings[ks.indexOf(choice.k)]!,
    choice,
    recurrence: swept.map((one) => one.recurrence),
  };
}

/** What every number of topics is weighed by. */
export interface Weighing {
  readonly embedding: DenseMatrix;
  readonly vectors: Pick<Vectors, 'counts' | 'tfidf' | 'vocabulary'>;
  readonly config: Config;
  readonly seed: number;
}

/** One number of topics, weighed. */
export interface Weighed {
  readonly clustering: Clustering;
  readonly evidence: Omit<Evidence, 'chance'>;
  readonly recurrence: Float64Array | null;
}

/** Finds the topics of a number of them, and what speaks for them. */
export function weigher({ embedding, vectors, config, seed }: Weighing): (k: number) => Weighed {
  const random = seededRandom(seed);
  const options = spaceOf(embedding, config);
  const inertia = inertiaIn(unitRows(embedding));
  const coherent = coherence(vectors.counts);
  return (k) => {
    const clustering = cluster(embedding, vectors.tfidf, k, options, random);
    const words = leadingWords(vectors, clustering, 10);
    const { own, again } = stands(embedding, clustering, options, random);
    return {
      // What other starts found has been weighed.
      clustering: { ...clustering, attempts: [] },
      evidence: evidence({ clustering, standing: own, inertia, words, coherence: coherent }),
      recurrence: again,
    };
  };
}

/** The space to cluster in: without a reduction every term is a dimension, and all count. */
export function spaceOf(embedding: DenseMatrix, config: Config): ClusterOptions {
  const none = config.reduce === 'none';
  return { ...config, dimensions: none ? embedding.cols : config.dimensions, taper: !none };
}

/** Dimensions that suffice for any number of topics, so that what is found for one does not depend on which others are tried. */
export function dimensionsFor({ dimensions }: Pick<ClusterOptions, 'dimensions'>, papers: number): number {
  return Math.max(defaultDimensions(papers, papers), dimensions ?? 0);
}

function stands(
  embedding: DenseMatrix,
  clustering: Clustering,
  options: ClusterOptions,
  random: Random,
): { own: Standing; again: Float64Array | null } {
  const { k } = clustering;
  const points = pointsFor(embedding, k, options);
  const rows = lookedAt(points.rows);
  const looked = rows.length === points.rows ? points : rowsOf(points, rows);
  const divided = halves(points, k, splits, random.fork('halves'), looked);
  const assignment = Int32Array.from(rows, (paper) => clustering.assignment[paper]!);
  return {
    own: standing(points, clustering, divided),
    again: recurrence({ k, assignment }, divided),
  };
}

/**
 * What the same words give when they are dealt out by chance to (at most 500 of) the papers: found for some k and
 * read off between them, for it changes smoothly.
 */
async function chanceFor(
  vectors: Vectors,
  ks: readonly number[],
  config: Config,
  random: Random,
  threads: Threads,
): Promise<(k: number) => Standing> {
  const counts = firstRows(vectors.counts, chancePapers);
  const looked = [...new Set(ks.flatMap(milestones))].filter((k) => k <= counts.rows).sort((a, b) => a - b);
  const deals = Math.max(1, Math.min(mostDeals, Math.round(1000 / counts.rows)));
  const dealing: Dealing = {
    counts,
    vocabulary: vectors.vocabulary,
    papers: vectors.counts.rows,
    ks: looked,
    config,
    seed: random.seed,
  };
  const dealt = await threads.map(
    'chance',
    dealing,
    Array.from({ length: deals }, (_, deal) => deal),
  );
  const means = looked.map((k, i) => ({ k, standing: mean(dealt.map((one) => one[i]!)) }));
  return (k) => between(means, k);
}

/** What is dealt out by chance. */
export interface Dealing {
  readonly counts: SparseMatrix;
  readonly vocabulary: Vocabulary;
  /** Papers that the vocabulary was made from. */
  readonly papers: number;
  /** The numbers of topics that are looked at. */
  readonly ks: readonly number[];
  readonly config: Config;
  readonly seed: number;
}

/** Deals the words out, by a number that makes it another deal, and tells how topics then stand for each number of them. */
export function chanceOf({
  counts,
  vocabulary,
  papers,
  ks,
  config,
  seed,
}: Dealing): (deal: number) => Standing[] {
  const random = seededRandom(seed);
  const dimensions = dimensionsFor(config, papers);
  return (deal) => {
    const own = random.fork(`deal ${deal}`);
    const tfidf = reweighted(shuffled(counts, own.fork('words')), vocabulary, papers, config);
    const reduction = { method: config.reduce, tau: config.tau, dimensions };
    const embedding = reduce(tfidf, reduction, own.fork('reduce'));
    // The largest first: the starts drawn for it serve the smaller ones in the same space.
    const found = [...ks].reverse().map((k): Standing => {
      const space = spaceOf(embedding, config);
      const options = {
        ...space,
        starts: chanceStarts,
        dimensions: space.dimensions ?? defaultDimensions(k, papers),
      };
      return stands(embedding, cluster(embedding, tfidf, k, options, own), options, own).own;
    });
    return found.reverse();
  };
}

function mean(all: readonly Standing[]): Standing {
  const halves = all.flatMap((one) => (one.halves === null ? [] : [one.halves]));
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return {
    silhouette: sum(all.map((one) => one.silhouette)) / all.length,
    halves: halves.length === 0 ? null : sum(halves) / halves.length,
  };
}

/**
 * The numbers of topics at and about `k` that chance is looked at for, of which there are nearly all small ones, then each a
 * quarter more than the last: two, for what is read off between them is not to depend on the other numbers of a range.
 */
function milestones(k: number): number[] {
  if (k <= 6) return [k];
  let [below, above] = [6, 6];
  for (let step = 1; above < k; step++) [below, above] = [above, Math.round(6 * 1.25 ** step)];
  return above === k ? [k] : [below, above];
}

function between(looked: readonly { k: number; standing: Standing }[], k: number): Standing {
  const before = looked.filter((one) => one.k <= k).at(-1) ?? looked[0];
  const after = looked.find((one) => one.k >= k) ?? looked.at(-1);
  if (!before || !after) return { silhouette: 0, halves: null };
  const share = after.k === before.k ? 0 : (k - before.k) / (after.k - before.k);
  const mix = (a: number, b: number): number => a + share * (b - a);
  const [a, b] = [before.standing, after.standing];
  return {
    silhouette: mix(a.silhouette, b.silhouette),
    halves: a.halves === null || b.halves === null ? (a.halves ?? b.halves) : mix(a.halves, b.halves),
  };
}

function only(k: number, reason: string): Range {
  return { ks: [k], reason };
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
  const all = papers === 1 ? 'one paper' : `${papers} papers`;
  const same = distinct === 1 ? 'that are alike' : `of which ${distinct} differ`;
  const what = distinct === papers ? all : `${all} ${same} in the words that count`;
  throw new InputError(`k: ${k} topics cannot be made of ${what}; give at most ${distinct}`);
}
