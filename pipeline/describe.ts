/**
 * What is said of the topics: names, words, how good they are, how they relate, and how they go on for other numbers of them.
 * Like `sweep.ts` it goes through every number of topics that was tried, by threads where there are many papers.
 */
import { pointsFor } from './cluster/index.ts';
import type { Config } from './config.ts';
import { descent, figures, lineage, quality, relations, supportOf } from './evaluate/index.ts';
import type { Guided } from './guide.ts';
import { type Labelled, labeller, mostReasons, noReasons, renamed, representatives } from './label/index.ts';
import { mostPapers, papersToShow } from './report/sample.ts';
import { fewestForThreads, spaceOf } from './sweep.ts';
import { here, type Threads } from './threads.ts';
import type {
  Clustering,
  DenseMatrix,
  Division,
  Paper,
  Quality,
  Relations,
  Run,
  Vectors,
  Why,
} from './types.ts';

/** Clusterings that a thread has before it, lest it wait while this one lays the map out. */
const queue = 2;

/** What is known before the topics have names. */
export interface Nameless {
  readonly vectors: Vectors;
  readonly embedding: DenseMatrix;
  /** The space in which the papers were clustered as they are shown. */
  readonly points: DenseMatrix;
  readonly guided: Guided;
  /** Columns that no label may have. */
  readonly banned: ReadonlySet<number>;
}

export type Described = Pick<Run, 'topics' | 'why' | 'lineage' | 'quality' | 'divisions'>;

/** Describes the clustering that was chosen, and those of all other numbers of topics in question. */
export async function describe(
  papers: readonly Paper[],
  { vectors, embedding, points, guided, banned }: Nameless,
  config: Config,
  around: { readonly threads?: Threads; readonly progress: { tick(done: number, total: number): void } },
): Promise<Described> {
  const { clustering, choice, swept } = guided;
  const by = papers.length < fewestForThreads ? here : (around.threads ?? here);
  // Of the number that was chosen the clustering is the one shown; where a topics file has changed it, that of the sweep comes last.
  const shownAt = swept.findIndex(({ k }) => k === choice.k);
  const isEdited = swept[shownAt] !== clustering;
  const clusterings = swept.map((one, i) => (i === shownAt ? clustering : one));
  const all = isEdited ? [...clusterings, swept[shownAt]!] : clusterings;
  const shared = { ids: papers.map(({ id }) => id), vectors, embedding, config, banned };
  // Of the topics that are not those of papers.csv it is enough to say why the papers in the page are where they are.
  const page =
    papers.length > mostPapers
      ? Uint32Array.from(
          papersToShow(
            clustering,
            clusterings,
            clusterings.flatMap((one) => representatives(one, config.representatives).flat()),
          ),
        )
      : null;
  const items = all.map((one): Tellable => ({ clustering: one, asked: one === clustering ? null : page }));
  // The longest first.
  const telling = await by.map(
    'tell',
    shared,
    [...items].reverse(),
    (done) => around.progress.tick(done, all.length),
    queue,
  );
  const told = telling.reverse().map((one, i) => unpacked(one, items[i]!.asked, papers.length));
  const shown = renamed(told[shownAt]!, guided.names);
  const family = descent({ swept, k: choice.k, shown: clustering, points });
  const slots = family.columns.map(({ topics }) => topics.map(({ slot }) => slot));
  const stays = family.columns.map(
    ({ topics }): Map<number, string> =>
      new Map(
        topics.flatMap(({ still }, topic): [number, string][] =>
          still < 0 ? [] : [[topic, shown.topics[still]!.label]],
        ),
      ),
  );
  const divisions = clusterings.map((one, i): Division => {
    const isShown = i === shownAt;
    const tried = choice.evidence.find(({ k }) => k === swept[i]!.k);
    return {
      k: swept[i]!.k,
      clustering: one,
      support: isShown || !tried ? choice.support : supportOf(tried),
      reason: isShown || !tried ? choice.reason : figures(tried),
      ...(isShown ? shown : renamed(told[i]!, stays[i]!)),
      recurrence: guided.recurrence[i] ?? null,
      slots: isShown ? shown.topics.map(({ id }) => id) : slots[i]!,
    };
  });
  const names = divisions.map(({ topics }, i) => {
    const own = isEdited && i === shownAt ? renamed(told.at(-1)!, stays[i]!).topics : topics;
    return own.map((topic) => topic.label);
  });
  const { topics, why, quality: good } = shown;
  return { topics, why, lineage: lineage(family, names), quality: good, divisions };
}

/** What every clustering is told of by. */
export interface Telling {
  /** Of the papers. */
  readonly ids: readonly string[];
  readonly vectors: Vectors;
  readonly embedding: DenseMatrix;
  readonly config: Config;
  readonly banned: ReadonlySet<number>;
}

/** A clustering to tell of, and the papers of which it is asked why they are where they are; null for all. */
export interface Tellable {
  readonly clustering: Clustering;
  readonly asked: Uint32Array | null;
}

/** What is said of one clustering by itself. */
interface Told extends Labelled {
  readonly quality: Quality;
  readonly relations: Relations;
}

/** The same, smaller: the terms that tell why the papers asked about are where they are by number, from 1, `mostReasons` a paper. */
interface Packed extends Omit<Told, 'why'> {
  readonly terms: readonly string[];
  readonly why: Uint32Array;
}

/** Tells of one clustering after the other. */
export function teller({ ids, vectors, embedding, config, banned }: Telling): (one: Tellable) => Packed {
  const labelled = labeller(ids, vectors, { ...config, phrases: config.words }, banned);
  return ({ clustering: one, asked }) => {
    const { topics, why } = labelled(one, asked);
    const space = pointsFor(embedding, one.k, spaceOf(embedding, config));
    return {
      topics,
      ...packed(asked === null ? why : Array.from(asked, (paper) => why[paper]!)),
      quality: quality(vectors, space, one),
      relations: relations(space, one),
    };
  };
}

function packed(why: readonly Why[]): Pick<Packed, 'terms' | 'why'> {
  const numbers = new Map<string, number>();
  const out = new Uint32Array(why.length * mostReasons);
  why.forEach((terms, paper) => {
    terms.forEach((term, r) => {
      const number = numbers.get(term) ?? numbers.size + 1;
      numbers.set(term, number);
      out[paper * mostReasons + r] = number;
    });
  });
  return { terms: [...numbers.keys()], why: out };
}

function unpacked({ terms, why, ...told }: Packed, asked: Tellable['asked'], papers: number): Told {
  const all: Why[] = new Array(papers).fill(noReasons);
  for (let row = 0; row * mostReasons < why.length; row++) {
    const own: string[] = [];
    for (let p = row * mostReasons; p < (row + 1) * mostReasons && why[p]! > 0; p++)
      own.push(terms[why[p]! - 1]!);
    all[asked?.[row] ?? row] = own;
  }
  return { ...told, why: all };
}
