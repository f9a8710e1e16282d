/** What the page shows: a pure function of its data and of what the reader has set, the same in Node and in the browser. */
import { type Dated, dated, spanOf } from '../dates.ts';
import type { PartialDate, Relations, Scene, SceneTopic } from '../types.ts';
import { type DivisionData, none, type ReportData, reasons, type TopicData } from './data.ts';
import { type Listing, listing } from './listing.ts';
import { initial, type State, sameState } from './state.ts';
import type { Sums } from './sums.ts';
import { type Tally, tallyOf, timesIn } from './tally.ts';
import { trends } from './trend.ts';

/** One number of topics, with what follows from it. */
export interface Cut extends Scene {
  readonly data: ReportData;
  readonly division: DivisionData;
  readonly isRecommended: boolean;
  /** Whether the list has more papers than are here. */
  readonly isSample: boolean;
  readonly dates: readonly PartialDate[];
  readonly topics: readonly ViewTopic[];
  /** Papers by topic, then by similarity as shown, then as in the table of the recommended number. */
  readonly order: readonly number[];
  readonly runnerUpSimilarity: ArrayLike<number>;
  /** Words that put a paper where it is. */
  why(paper: number): string[];
}

export interface ViewTopic extends SceneTopic, Pick<TopicData, 'phrases' | 'named' | 'representatives'> {
  readonly id: number;
  /** Those of its papers that are here, nearest to the middle first. */
  readonly members: readonly number[];
  readonly sums: Sums;
  /** Weak members among all its papers. */
  readonly weak: number;
  /** Mean similarity of its papers to its middle. */
  readonly similarity: number;
  /** How much of it comes back in halves of the papers, 0 to 1; null where that is not known. */
  readonly recurrence: number | null;
  /** The other topics, the most similar first. */
  readonly neighbours: readonly { readonly topic: number; readonly similarity: number }[];
}

/** What the page shows. */
export interface View extends Cut, Listing {
  readonly state: State;
  /** What charts show: the same object as long as the number of topics is the same. */
  readonly cut: Cut;
  /** Null until they are there. */
  readonly abstracts: readonly string[] | null;
}

/** Everything that a section may show. `abstracts` are searched too, as soon as they are there. */
export function viewAt(data: ReportData, state: State, abstracts: readonly string[] | null = null): View {
  const cut = cutAt(data, state.k ?? data.facts.choice.k);
  const topic = state.topic !== null && state.topic < cut.topics.length ? state.topic : null;
  const only = state.only.filter((one) => one < cut.topics.length);
  const paper = state.paper !== null && state.paper < data.papers.ids.length ? state.paper : null;
  const own = { ...state, topic, only, paper };
  return { ...cut, ...listingAt(cut, own, abstracts), state: own, cut, abstracts };
}

const last = new WeakMap<ReportData, { cut: Cut; state: State; abstracts: unknown; found: Listing }>();

/** The same lists as before where nothing has been set that they follow from. */
function listingAt(cut: Cut, state: State, abstracts: readonly string[] | null): Listing {
  const known = last.get(cut.data);
  const asked = { ...state, k: null, topic: null, paper: null, at: '', shares: false };
  const searched = state.search.trim() === '' ? null : abstracts;
  if (known?.cut === cut && known.abstracts === searched && sameState(known.state, asked)) return known.found;
  const found = listing(cut, asked, searched);
  last.set(cut.data, { cut, state: asked, abstracts: searched, found });
  return found;
}

/** What the page shows of itself. */
export function recommended(data: ReportData): View {
  return viewAt(data, initial);
}

const cuts = new WeakMap<ReportData, Map<number, Cut>>();

function cutAt(data: ReportData, k: number): Cut {
  const known = cuts.get(data) ?? new Map<number, Cut>();
  cuts.set(data, known);
  const found = known.get(k);
  if (found) return found;
  const made = cutOf(data, k);
  known.set(k, made);
  return made;
}

function cutOf(data: ReportData, k: number): Cut {
  const { facts, papers, divisions, terms } = data;
  const division = divisions.find((one) => one.k === k) ?? divisions[0];
  if (!division) throw new RangeError('a report without topics');
  const { assignment } = division;
  const similarity = Float64Array.from(division.similarity, (value) => value / 100);
  const members: number[][] = division.topics.map(() => []);
  assignment.forEach((topic, i) => {
    members[topic]!.push(i);
  });
  for (const own of members) own.sort((a, b) => division.similarity[b]! - division.similarity[a]! || a - b);
  const all = data.whole?.papers ?? papers.ids.length;
  const { tally, dates } = talliedOf(data, division);
  const times = timesIn(tally, dates);
  const relations = relationsOf(division);
  return {
    data,
    division,
    k: division.k,
    isRecommended: division.k === facts.choice.k,
    topics: division.topics.map(
      ({ label, named, slot, size, words, phrases, representatives }, id): ViewTopic => ({
        id,
        label,
        named,
        slot,
        size,
        share: size / all,
        wordShares: words.terms.map((term, i) => ({
          term,
          inside: words.inside[i]!,
          outside: words.outside[i]!,
        })),
        phrases,
        representatives,
        members: members[id]!,
        sums: {
          ...spanOf(dates.filter((_, date) => times.counts[id]![date]! > 0)),
          comments: tally.comments[id]!,
          upvotes: tally.upvotes[id]!,
        },
        weak: tally.weak[id]!,
        similarity: tally.similarity[id]!,
        recurrence: id < division.recurrence.length ? division.recurrence[id]! / 100 : null,
        neighbours: neighboursOf(id, members.length, relations.similarity),
      }),
    ),
    papers: all,
    isSample: papers.ids.length < all,
    titles: papers.titles,
    times,
    dates: papers.dates,
    places: placesOf(data),
    assignment,
    similarity,
    runnerUp: Int32Array.from(division.runnerUp, (topic) => (topic === none ? -1 : topic)),
    runnerUpSimilarity: Float64Array.from(division.runnerUpSimilarity, (value) => value / 100),
    weak: division.weak,
    choice: facts.choice,
    lineage: facts.lineage,
    relations,
    asOf: facts.asOf,
    order: members.flat(),
    trends: trends(times),
    why: (paper) =>
      Array.from(division.why.subarray(paper * reasons, (paper + 1) * reasons)).flatMap((term) =>
        term === 0 ? [] : [terms[term - 1]!],
      ),
  };
}

/** The matrix and the tree as charts take them. */
function relationsOf({ relations, topics }: DivisionData): Relations {
  const k = topics.length;
  const similarity = new Float64Array(k * k).fill(1);
  for (let a = 0, at = 0; a < k; a++) {
    for (let b = 0; b < a; b++, at++) {
      similarity[a * k + b] = relations.similarity[at]! / 100;
      similarity[b * k + a] = similarity[a * k + b]!;
    }
  }
  return {
    similarity,
    order: Array.from(relations.order),
    joins: Array.from(relations.distances, (distance, i) => ({
      branch: relations.joins[2 * i]!,
      other: relations.joins[2 * i + 1]!,
      distance: distance / 100,
    })),
  };
}

function neighboursOf(topic: number, k: number, similarity: ArrayLike<number>): ViewTopic['neighbours'] {
  return Array.from({ length: k }, (_, other) => ({
    topic: other,
    similarity: similarity[topic * k + other]!,
  }))
    .filter((one) => one.topic !== topic)
    .sort((a, b) => b.similarity - a.similarity || a.topic - b.topic);
}

const listDates = new WeakMap<ReportData, Dated>();

/** What the topics of a number add up to: told where the papers are a sample, else counted. */
function talliedOf(data: ReportData, division: DivisionData): { tally: Tally } & Pick<Dated, 'dates'> {
  const { whole, divisions, papers } = data;
  if (whole) return { tally: whole.tallies[divisions.indexOf(division)]!, dates: whole.dates };
  const dates = listDates.get(data) ?? dated(papers.dates);
  listDates.set(data, dates);
  return { tally: tallyOf(dates, papers, division, division.topics.length), dates: dates.dates };
}

const places = new WeakMap<ReportData, Float64Array>();

function placesOf(data: ReportData): Float64Array {
  const known = places.get(data) ?? Float64Array.from(data.papers.places, (value) => value / 1e4);
  places.set(data, known);
  return known;
}
