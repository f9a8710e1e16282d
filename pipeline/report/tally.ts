/** What the papers of each topic add up to, over the whole list, of which the page may hold a sample. */
import { type Dated, timesOf } from '../dates.ts';
import type { Times } from '../types.ts';
import { type Attention, attentionOf } from './attention.ts';

/** Lists are by topic. */
export interface Tally {
  /** Papers by date of the whole list: entry `topic * dates + date`. */
  readonly times: ArrayLike<number>;
  readonly weak: ArrayLike<number>;
  /** Mean similarity of its papers to its middle. */
  readonly similarity: readonly number[];
  readonly comments: readonly Attention[];
  readonly upvotes: readonly Attention[];
}

/** What is told of each paper. */
export interface Counts {
  /** -1 where unknown. */
  readonly comments: ArrayLike<number>;
  readonly upvotes: ArrayLike<number>;
}

/** The topic of each paper, how near it is in hundredths, and whether it is a weak member. */
export interface Members {
  readonly assignment: ArrayLike<number>;
  readonly similarity: ArrayLike<number>;
  readonly weak: ArrayLike<number>;
}

export function tallyOf(
  dates: Dated,
  { comments, upvotes }: Counts,
  { assignment, similarity, weak }: Members,
  topics: number,
): Tally {
  const members: number[][] = Array.from({ length: topics }, () => []);
  for (let paper = 0; paper < assignment.length; paper++) members[assignment[paper]!]!.push(paper);
  const added = (values: ArrayLike<number>, papers: readonly number[]): number =>
    papers.reduce((sum, paper) => sum + values[paper]!, 0);
  const { counts } = timesOf(dates, assignment, topics);
  const times = new Uint32Array(topics * dates.dates.length);
  for (const [topic, row] of counts.entries()) times.set(row, topic * dates.dates.length);
  return {
    times,
    weak: Uint32Array.from(members, (papers) => added(weak, papers)),
    similarity: members.map((papers) => added(similarity, papers) / 100 / Math.max(1, papers.length)),
    comments: members.map((papers) => attentionOf(comments, papers)),
    upvotes: members.map((papers) => attentionOf(upvotes, papers)),
  };
}

/** When the papers of each topic came out, with the dates of the list. */
export function timesIn({ times, similarity }: Tally, dates: Times['dates']): Times {
  return {
    dates,
    counts: similarity.map((_, topic) =>
      Array.from({ length: dates.length }, (__, date) => times[topic * dates.length + date]!),
    ),
  };
}
