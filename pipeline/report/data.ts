/**
 * All that a report tells, as it travels in the file: papers in columns, in the order of the table, and every number of topics.
 * Of a long list the papers are a sample, and what is counted is counted before.
 */
import { type Dated, dated } from '../dates.ts';
import type { Choice, Curated, Division, InputSummary, Kind, Lineage, Quality, Run } from '../types.ts';
import { rounded } from '../words.ts';
import { authorsOf } from './authors.ts';
import { listedRemovals, type RemovalLine, reasonsOf } from './removals.ts';
import { shownPapers } from './sample.ts';
import { type Tally, tallyOf } from './tally.ts';

/** What is said of the list and of the run. */
export interface Facts extends Pick<Run, 'title' | 'asOf' | 'command' | 'settings' | 'versions' | 'notices'> {
  readonly inputs: readonly Pick<InputSummary, 'file' | 'format' | 'read'>[];
  readonly curated: Pick<Curated, 'aside'> | null;
  readonly terms: number;
  readonly removed: { readonly total: number; readonly reasons: readonly (readonly [string, number])[] };
  readonly removals: readonly RemovalLine[];
  readonly choice: Omit<Choice, 'flows'>;
  readonly lineage: Lineage;
}

/** Columns as long as the papers, by topic of the recommended number, then similarity, then id: as in papers.csv. */
export interface PaperColumns {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly dates: readonly string[];
  readonly authors: readonly string[];
  /** 1 where an organisation stands in place of authors. */
  readonly organised: Uint8Array;
  /** What is no usual paper: its place in `kindsOfPapers` and one more; 0 for all others. */
  readonly kinds: Uint8Array;
  /** http or https, or `''`. */
  readonly urls: readonly string[];
  /** -1 where unknown. */
  readonly comments: Int32Array;
  readonly upvotes: Int32Array;
  /** x and y by turns, in ten-thousandths. */
  readonly places: Uint16Array;
}

/** A word of a topic. */
export type WordColumns = {
  readonly terms: readonly string[];
  readonly weights: readonly number[];
  readonly inside: readonly number[];
  readonly outside: readonly number[];
};

export interface TopicData {
  readonly label: string;
  /** Whether the user gave it its name. */
  readonly named: boolean;
  readonly slot: number;
  readonly size: number;
  readonly words: WordColumns;
  readonly phrases: readonly string[];
  /** Papers by their place in the columns. */
  readonly representatives: readonly number[];
}

/** What is counted over the whole list. */
export interface Whole extends Pick<Dated, 'dates'> {
  readonly papers: number;
  /** By number of topics. */
  readonly tallies: readonly Tally[];
}

/** One number of topics; columns are as long as the papers. */
export interface DivisionData extends Pick<Division, 'k' | 'support' | 'reason'> {
  readonly topics: readonly TopicData[];
  readonly quality: Quality;
  readonly assignment: Uint16Array;
  /** In hundredths, as it is shown. */
  readonly similarity: Int8Array;
  /** 65535 for none. */
  readonly runnerUp: Uint16Array;
  readonly runnerUpSimilarity: Int8Array;
  readonly weak: Uint8Array;
  readonly relations: RelationData;
  /** How much of each topic comes back in halves of the papers, in hundredths; empty where that is not known. */
  readonly recurrence: Uint8Array;
  /** Four terms a paper, as numbers in `terms` and one more; 0 for none. */
  readonly why: Uint32Array;
}

/** How topics relate, in hundredths. */
export interface RelationData {
  /** Of every topic with each before it: 1 with 0, 2 with 0, 2 with 1, and so on. */
  readonly similarity: Int8Array;
  readonly order: Uint16Array;
  /** Two branches for each join, and how far apart they are. */
  readonly joins: Uint16Array;
  readonly distances: Uint8Array;
}

export interface ReportData {
  readonly facts: Facts;
  readonly papers: PaperColumns;
  readonly divisions: readonly DivisionData[];
  /** Of the list that the papers are a sample of; null where they are all, and tell it themselves. */
  readonly whole: Whole | null;
  /** Terms that `why` is made of. */
  readonly terms: readonly string[];
}

export const kindsOfPapers: readonly Kind[] = ['retracted', 'notices', 'contents', 'editorials'];

/** No number of a topic. */
export const none = 0xffff;
/** Terms that tell why a paper is where it is. */
export const reasons = 4;

/** What is told of a run, of the papers `order` alone; texts of strangers come without control and bidirectional characters. */
export function reportData(run: Run, order: readonly number[] = shownPapers(run)): ReportData {
  const { corpus, choice } = run;
  const papers = order.map((i) => corpus.papers[i]!);
  const placeOf = new Map(papers.map(({ id }, i) => [id, i]));
  const { flows: _, ...chosen } = choice;
  const terms = new Map<string, number>();
  const column = (texts: readonly string[]): string[] => texts.map(clean);
  return {
    facts: cleaned({
      title: run.title,
      asOf: run.asOf,
      command: run.command,
      settings: run.settings,
      versions: run.versions,
      notices: run.notices,
      inputs: run.inputs.map(({ file, format, read }) => ({ file, format, read })),
      curated: run.curated === null ? null : { aside: run.curated.aside },
      terms: run.terms,
      removed: { total: corpus.removals.length, reasons: reasonsOf(corpus.removals) },
      removals: listedRemovals(corpus.removals),
      choice: chosen,
      lineage: run.lineage,
    }),
    papers: {
      ids: column(papers.map(({ id }) => id)),
      titles: column(papers.map(({ title }) => title)),
      dates: papers.map(({ published }) => published),
      authors: column(papers.map((paper) => String(authorsOf(paper)))),
      organised: Uint8Array.from(papers, ({ authors, organisation }) =>
        authors.length === 0 && organisation !== '' ? 1 : 0,
      ),
      kinds: Uint8Array.from(papers, ({ kind }) => (kind === null ? 0 : kindsOfPapers.indexOf(kind) + 1)),
      urls: papers.map(({ url }) => (/^https?:\/\//i.test(url) ? clean(url) : '')),
      comments: Int32Array.from(papers, ({ comments }) => comments ?? -1),
      upvotes: Int32Array.from(papers, ({ upvotes }) => upvotes ?? -1),
      places: Uint16Array.from({ length: 2 * order.length }, (_, p) =>
        Math.round(run.places.values[order[p >> 1]! * 2 + (p & 1)]! * 1e4),
      ),
    },
    divisions: run.divisions.map((one) => divisionData(one, run, order, placeOf, terms)),
    whole: order.length === corpus.papers.length ? null : wholeOf(run),
    terms: column([...terms.keys()]),
  };
}

/** Abstracts of the papers `order`; apart, for they are the most of a file and are read last. */
export function abstractsOf(run: Run, order: readonly number[] = shownPapers(run)): string[] {
  return order.map((i) => clean(run.corpus.papers[i]!.abstract));
}

function wholeOf({ corpus, divisions }: Run): Whole {
  const { papers } = corpus;
  const dates = dated(papers.map(({ published }) => published));
  const counts = {
    comments: papers.map(({ comments }) => comments ?? -1),
    upvotes: papers.map(({ upvotes }) => upvotes ?? -1),
  };
  return {
    papers: papers.length,
    dates: dates.dates,
    tallies: divisions.map(({ clustering, topics }) => {
      const { assignment, weak } = clustering;
      const similarity = Int8Array.from(clustering.similarity, hundredths);
      return tallyOf(dates, counts, { assignment, similarity, weak }, topics.length);
    }),
  };
}

function divisionData(
  { k, clustering, topics, why, quality, slots, support, reason, relations, recurrence }: Division,
  { curated, choice }: Run,
  order: readonly number[],
  placeOf: ReadonlyMap<string, number>,
  terms: Map<string, number>,
): DivisionData {
  const numberOf = (term: string): number => {
    const known = terms.get(term);
    if (known !== undefined) return known;
    terms.set(term, terms.size + 1);
    return terms.size;
  };
  const { assignment, similarity, runnerUp, runnerUpSimilarity, weak } = clustering;
  return {
    k,
    support,
    reason,
    quality,
    topics: topics.map(({ id, label, size, words, phrases, representatives, wordShares }) => ({
      label: clean(label),
      named: k === choice.k && curated?.named.includes(id) === true,
      slot: slots[id]!,
      size,
      words: {
        terms: wordShares.map(({ term }) => clean(term)),
        weights: wordShares.map((_, i) => rounded(words[i]?.weight ?? 0)),
        inside: wordShares.map(({ inside }) => rounded(inside)),
        outside: wordShares.map(({ outside }) => rounded(outside)),
      },
      phrases: phrases.map(({ term }) => clean(term)),
      representatives: representatives.map((id) => placeOf.get(id)!),
    })),
    assignment: Uint16Array.from(order, (i) => assignment[i]!),
    similarity: Int8Array.from(order, (i) => hundredths(similarity[i]!)),
    runnerUp: Uint16Array.from(order, (i) => (runnerUp[i]! < 0 ? none : runnerUp[i]!)),
    runnerUpSimilarity: Int8Array.from(order, (i) => hundredths(runnerUpSimilarity[i]!)),
    weak: Uint8Array.from(order, (i) => weak[i]!),
    relations: {
      similarity: Int8Array.from(
        topics.flatMap((_, a) =>
          Array.from({ length: a }, (_, b) => hundredths(relations.similarity[a * topics.length + b]!)),
        ),
      ),
      order: Uint16Array.from(relations.order),
      joins: Uint16Array.from(relations.joins.flatMap(({ branch, other }) => [branch, other])),
      distances: Uint8Array.from(relations.joins, ({ distance }) => hundredths(Math.max(0, distance))),
    },
    recurrence: Uint8Array.from(recurrence ?? [], hundredths),
    why: whyOf(),
  };

  function whyOf(): Uint32Array {
    const numbers = new Uint32Array(order.length * reasons);
    order.forEach((i, paper) => {
      const own = why[i] ?? [];
      for (let r = 0; r < reasons && r < own.length; r++) numbers[paper * reasons + r] = numberOf(own[r]!);
    });
    return numbers;
  }
}

/** As two decimals are printed. */
function hundredths(value: number): number {
  const nearest = Math.round(value * 100);
  // Half-way between two, the digits decide.
  const isHalf = Math.abs(Math.abs(value * 100 - nearest) - 0.5) < 1e-9;
  return isHalf ? Math.round(Number(value.toFixed(2)) * 100) : nearest;
}

/** Text without control characters and those that turn its direction, and without halves of characters. */
export function clean(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, '').toWellFormed();
}

/** The same for every text in a value. */
function cleaned<T>(value: T): T {
  if (typeof value === 'string') return clean(value) as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [clean(key), cleaned(one)])) as T;
}
