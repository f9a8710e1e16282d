/**
 * What a topics file does to the search: its words are counted its way, the topics it names gather their papers, what fits
 * none of them is searched for topics as a list of its own, and at the end topics are merged, split, renamed and pinned.
 */
import { type ClusterOptions, cluster, distinctRows, gather, grouped, sharpen } from './cluster/index.ts';
import type { Config, TopicCount } from './config.ts';
import {
  assignmentOf,
  type EditTools,
  edit,
  folded,
  type Group,
  groupsOf,
  membersOf,
  namesOf,
  paperFinder,
  pinnedPapers,
  sameGroups,
  topicFinder,
} from './curate/index.ts';
import { InputError } from './errors.ts';
import { flows } from './evaluate/index.ts';
import type { Random } from './linalg/random.ts';
import { pickRows } from './linalg/sparse.ts';
import { reduce } from './reduce/index.ts';
import { dimensionsFor, type Range, rangeFor, type Swept, spaceOf, sweep } from './sweep.ts';
import type { Threads } from './threads.ts';
import type {
  Choice,
  Clustering,
  Corpus,
  Curation,
  DenseMatrix,
  PlainText,
  Vectors,
  WordRules,
} from './types.ts';
import { reweighted, terms, unseen } from './vectorise/index.ts';
import { counted, cut } from './words.ts';

/** What the file says of words. */
export function rulesOf({ synonyms, stopWords, named }: Curation): WordRules {
  const own = stopWords.map(({ text }) => text);
  return { synonyms, stopWords: own, kept: named.flatMap(({ seeds }) => seeds) };
}

/** Stop words that no text has, and words of which no text has another spelling: one sentence an entry. */
export function idleWords({ synonyms, stopWords }: Curation, texts: () => readonly PlainText[]): string[] {
  const spellings = synonyms.flatMap((synonym) => synonym.spellings);
  const asked = [...spellings, ...stopWords.map(({ text }) => text)];
  if (asked.length === 0) return [];
  const idle = unseen(texts(), asked);
  const isIdle = (text: string): boolean => idle.has(text);
  return [
    ...synonyms
      .filter((synonym) => synonym.spellings.every(isIdle))
      .map(({ written, place }) => `${place}: no other spelling of “${cut(written, 60)}” occurs in a paper`),
    ...stopWords
      .filter(({ text }) => isIdle(text))
      .map(({ text, place }) => `${place}: the stop word “${cut(text, 60)}” occurs in no paper`),
  ];
}

/** What a search is made of. */
export interface Search {
  readonly corpus: Pick<Corpus, 'papers' | 'removals'>;
  readonly vectors: Vectors;
  readonly curation: Curation;
  readonly config: Config;
  readonly random: Random;
  readonly threads: Threads;
  tick(done: number, total: number): void;
}

/** Topics that the user named and that papers were found for, and the papers that fit none of them. */
export interface Aside {
  readonly topics: readonly Group[];
  readonly rest: readonly number[];
  /** The named topic that each paper is nearest to; -1 for a paper without words. */
  readonly nearest: Int32Array;
  /** Papers that the user pinned to one of the topics. */
  readonly pinned: ReadonlySet<number>;
  readonly notices: readonly string[];
}

/** Gathers the papers of the named topics; a topic that no paper fits is left out, with a notice. */
export function setAside({ corpus, vectors, curation, config }: Search): Aside {
  const { papers } = corpus;
  const { named, pin } = curation;
  const everyone = papers.map((_, i) => i);
  if (named.length === 0)
    return {
      topics: [],
      rest: everyone,
      nearest: new Int32Array(papers.length).fill(-1),
      pinned: new Set(),
      notices: [],
    };
  const find = terms(vectors.vocabulary, rulesOf(curation));
  const pins = pinnedPapers(pin, paperFinder(corpus));
  const pinnedTo = new Map<string, number[]>();
  for (const { paper, topic } of pins) {
    const key = folded(topic);
    const known = pinnedTo.get(key);
    if (known) known.push(paper);
    else pinnedTo.set(key, [paper]);
  }
  const notices: string[] = [];
  const seeded = named.map(({ name, seeds, place }) => {
    const found = seeds.map(find);
    seeds.forEach((seed, s) => {
      if (found[s]!.length === 0)
        notices.push(`${place}: the seed “${cut(seed, 60)}” of “${cut(name, 60)}” occurs in no paper`);
    });
    return { seeds: [...new Set(found.flat())], pinned: pinnedTo.get(folded(name)) ?? [] };
  });
  // Common words tell as well here: a topic may be what most of the list is about.
  const weights = reweighted(vectors.counts, vectors.vocabulary, papers.length, { ...config, maxDf: 1 });
  const { nearest, fits } = gather(weights, seeded);
  const members: number[][] = named.map(() => []);
  const rest: number[] = [];
  for (const i of everyone) (fits[i] === 1 ? members[nearest[i]!]! : rest).push(i);
  const kept = named.flatMap((_, t) => (members[t]!.length > 0 ? [t] : []));
  named.forEach(({ name, place }, t) => {
    if (members[t]!.length === 0) notices.push(`${place}: no paper fits “${cut(name, 60)}”; it was left out`);
  });
  return {
    topics: kept.map((t) => ({ name: named[t]!.name, members: members[t]! })),
    rest,
    nearest: nearest.map((t) => kept.indexOf(t)),
    pinned: new Set(seeded.flatMap(({ pinned }) => pinned)),
    notices,
  };
}

/** The numbers of topics to try beside those set aside; null when all papers go to these. Throws an InputError as `rangeFor` does. */
export function rangeBeside(wanted: TopicCount, { topics, rest }: Aside, free: Vectors): Range | null {
  const distinct = distinctRows(free.tfidf);
  const aside = topics.length;
  if (aside === 0) return rangeFor(wanted, rest.length, distinct);
  const most = wanted.kind === 'auto' ? aside + 1 : wanted.kind === 'exact' ? wanted.k : wanted.to;
  if (most < aside)
    throw new InputError(
      `k: ${most} topics are fewer than the ${aside} that the topics file names; give at least ${aside}, or name fewer`,
    );
  if (rest.length === 0 || most === aside) {
    if (most > aside && wanted.kind !== 'auto') tooMany(most, aside, rest.length, distinct);
    return null;
  }
  if (wanted.kind === 'auto') return rangeFor(wanted, rest.length, distinct);
  if (most - aside > distinct) tooMany(most, aside, rest.length, distinct);
  return rangeFor(
    wanted.kind === 'exact'
      ? { kind: 'exact', k: wanted.k - aside }
      : { kind: 'range', from: Math.max(1, wanted.from - aside), to: wanted.to - aside },
    rest.length,
    distinct,
  );
}

function tooMany(k: number, aside: number, rest: number, distinct: number): never {
  throw new InputError(
    `k: ${k} topics cannot be made: beside the ${aside} that the topics file names, ${counted(rest, 'paper')} fit none of them, of which ${rest === 0 ? 0 : distinct} differ; give at most ${aside + (rest === 0 ? 0 : distinct)}`,
  );
}

/** The counts and weights of some of the papers. */
export function vectorsOf(vectors: Vectors, rows: readonly number[]): Vectors {
  if (rows.length === vectors.counts.rows) return vectors;
  return { ...vectors, counts: pickRows(vectors.counts, rows), tfidf: pickRows(vectors.tfidf, rows) };
}

/** Topics as they are shown. */
export interface Guided {
  /** One for each number of topics that was tried, all papers in each; before the edits. */
  readonly swept: readonly Clustering[];
  readonly clustering: Clustering;
  readonly choice: Choice;
  /** Names that the user gave, by topic. */
  readonly names: ReadonlyMap<number, string>;
  readonly notices: readonly string[];
  /** How much of each topic comes back in halves, for each of `swept`; none where they are not what was searched. */
  readonly recurrence: Swept['recurrence'];
}

/** Papers to topics as the file wants them: the search beside those set aside, then the edits. `embedding` is that of all papers. */
export async function guided(
  search: Search,
  aside: Aside,
  range: Range | null,
  embedding: DenseMatrix,
): Promise<Guided> {
  const { corpus, vectors, curation, config, random, threads, tick } = search;
  const { papers } = corpus;
  const { topics, rest } = aside;
  const isWhole = topics.length === 0;
  const free = vectorsOf(vectors, rest);
  const searched = range === null ? null : await searchAlone(free, isWhole ? embedding : null, range);
  const groups = searched === null ? joined(aside) : sharpened(groupsOf(searched.clustering, rest));
  const edited = isEdited(curation) ? edit(groups, curation, toolsFor()) : { groups, notices: [] };
  const notices = [...aside.notices, ...edited.notices];
  if (isWhole && searched && sameGroups(edited.groups, groups))
    return {
      ...searched,
      swept: searched.clusterings,
      names: namesOf(searched.clustering.assignment, edited.groups),
      notices,
    };
  const k = edited.groups.length;
  const clustering = grouped(
    embedding,
    assignmentOf(edited.groups, papers.length),
    k,
    spaceOf(embedding, config),
  );
  const swept =
    searched === null ? [clustering] : wholes(aside, searched, embedding, spaceOf(embedding, config));
  const choice = beside(aside, searched, swept);
  return {
    swept,
    clustering: { ...clustering, attempts: searched?.clustering.attempts ?? [] },
    choice:
      k === choice.k ? choice : { ...choice, reason: `${choice.reason}; the topics file made ${k} of them` },
    names: namesOf(clustering.assignment, edited.groups),
    notices,
    recurrence: [],
  };

  /** Topics found beside those set aside: now that all are known, their words tell every paper once more where it belongs. */
  function sharpened(found: readonly Group[]): readonly Group[] {
    if (isWhole) return found;
    const all = [...topics, ...found];
    const before = assignmentOf(all, papers.length);
    const assignment = sharpen(vectors.tfidf, before, all.length, aside.pinned);
    return membersOf(assignment, all.length).map((members, g) => ({ name: all[g]!.name, members }));
  }

  function toolsFor(): EditTools {
    const findPaper = paperFinder(corpus);
    const find = terms(vectors.vocabulary, rulesOf(curation));
    return {
      guided: new Set(curation.named.map(({ name }) => folded(name))),
      findTopic: topicFinder(vectors.counts, findPaper, find),
      papers: findPaper,
      divide: divided,
    };
  }

  function searchAlone(some: Vectors, known: DenseMatrix | null, ks: Range): Promise<Swept> {
    const dimensions = dimensionsFor(config, some.tfidf.rows);
    const own = known ?? reduced(some, dimensions, random.fork('reduce'));
    return sweep(own, some, ks, config, random.fork('cluster'), threads, tick);
  }

  function reduced(some: Vectors, dimensions: number, chance: Random): DenseMatrix {
    return reduce(some.tfidf, { method: config.reduce, tau: config.tau, dimensions }, chance);
  }

  /** A topic's papers as a list of their own, in so many topics; in one where they are too alike. */
  function divided(members: readonly number[], into: number): readonly (readonly number[])[] {
    const some = vectorsOf(vectors, members);
    if (distinctRows(some.tfidf) < into) return [members];
    const chance = random.fork(`split ${into} of ${members[0]}`);
    const own = reduced(some, dimensionsFor(config, members.length), chance);
    const { assignment } = cluster(own, some.tfidf, into, spaceOf(own, config), chance);
    return groupsOf({ k: into, assignment }, members).map((group) => group.members);
  }
}

function isEdited({ merge, split, rename, pin }: Curation): boolean {
  return merge.length + split.length + rename.length + pin.length > 0;
}

/** Named topics with every paper in the one it is nearest to; papers without words go to the largest. */
function joined({ topics, rest, nearest }: Aside): Group[] {
  const sizes = topics.map(({ members }) => members.length);
  const largest = sizes.indexOf(Math.max(...sizes));
  const more: number[][] = topics.map(() => []);
  for (const i of rest) more[nearest[i]! < 0 ? largest : nearest[i]!]!.push(i);
  return topics.map(({ name, members }, t) => ({
    name,
    members: [...members, ...more[t]!].sort((a, b) => a - b),
  }));
}

/** What was found beside the topics set aside, told of all topics. */
function beside({ topics, rest }: Aside, searched: Swept | null, whole: readonly Clustering[]): Choice {
  const aside = topics.length;
  if (aside === 0 && searched) return searched.choice;
  const others = aside === 1 ? 'the named topic' : `the ${counted(aside, 'named topic')}`;
  if (searched === null) {
    const reason =
      rest.length === 0
        ? `all papers fit ${others}`
        : `no more topics than ${others} were asked for, so ${counted(rest.length, 'paper')} that ${rest.length === 1 ? 'fits' : 'fit'} none went to the nearest`;
    const nothing = { coarser: null, finer: null, knee: null, evidence: [], flows: [] };
    return { k: aside, reason, support: 'none', ...nothing };
  }
  const { choice } = searched;
  const more = (k: number | null): number | null => (k === null ? null : k + aside);
  return {
    ...choice,
    k: choice.k + aside,
    reason: `beside ${others}, ${choice.reason}`,
    coarser: more(choice.coarser),
    finer: more(choice.finer),
    knee: more(choice.knee),
    evidence: choice.evidence.map((one) => ({ ...one, k: one.k + aside })),
    flows: flows(whole),
  };
}

/** The clusterings that were tried, with the topics set aside among them. */
function wholes(
  { topics, rest }: Aside,
  { clusterings }: Swept,
  embedding: DenseMatrix,
  space: ClusterOptions,
): Clustering[] {
  if (topics.length === 0) return [...clusterings];
  return clusterings.map((clustering) => {
    const k = clustering.k + topics.length;
    const assignment = assignmentOf([...topics, ...groupsOf(clustering, rest)], embedding.rows);
    return grouped(embedding, assignment, k, space);
  });
}
