/** The paper table and what is summed up from it by topic, as danfojs frames. */
import { DataFrame } from 'danfojs-node/dist/danfojs-base/index.js';
import { byTopic } from '../order.ts';
import type { Clustering, DenseMatrix, Paper, Topic, Why } from '../types.ts';
import { rounded } from '../words.ts';
import { authorsOf } from './authors.ts';
import { paperColumns } from './columns.ts';

export type Cell = string | number;

export interface PaperTableInput {
  readonly papers: readonly Paper[];
  readonly clustering: Clustering;
  readonly topics: readonly Topic[];
  readonly why: readonly Why[];
  readonly places: DenseMatrix;
}

/** A row a paper, by topic, then similarity (highest first), then id; what is unknown is empty. */
export function paperTable({ papers, clustering, topics, why, places }: PaperTableInput): DataFrame {
  const { assignment, similarity, runnerUp } = clustering;
  const rows = byTopic(clustering).map((i): Cell[] => {
    const paper = papers[i]!;
    const next = runnerUp[i]!;
    return [
      paper.id,
      paper.title,
      paper.published.replace(/^--/, ''),
      authorsOf(paper),
      paper.comments ?? '',
      paper.upvotes ?? '',
      paper.url,
      assignment[i]!,
      topics[assignment[i]!]!.label,
      rounded(similarity[i]!),
      next < 0 ? '' : next,
      next < 0 ? '' : topics[next]!.label,
      why[i]!.join('; '),
      rounded(places.values[i * 2]!),
      rounded(places.values[i * 2 + 1]!),
    ];
  });
  return new DataFrame(rows, { columns: [...paperColumns] });
}

/** What the papers of a topic add up to. */
export interface TopicSums {
  /** Papers by month `YYYY-MM`, ascending; only papers whose month is known. */
  readonly months: Readonly<Record<string, number>>;
  /** Mean similarity of its papers. */
  readonly similarity: number;
  /** Null where no paper tells. */
  readonly comments: number | null;
  readonly upvotes: number | null;
}

/** Sums by topic number, from the columns of a paper table. */
export function topicSums(table: DataFrame, topics: number): TopicSums[] {
  const means = summedByTopic(table, 'similarity', 'mean');
  const comments = summedByTopic(known(table, 'comments', /^\d+$/), 'comments', 'sum');
  const upvotes = summedByTopic(known(table, 'upvotes', /^\d+$/), 'upvotes', 'sum');
  const months = monthsByTopic(table);
  return Array.from({ length: topics }, (_, topic) => ({
    months: Object.fromEntries([...(months.get(topic) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))),
    similarity: means.get(topic) ?? 0,
    comments: comments.get(topic) ?? null,
    upvotes: upvotes.get(topic) ?? null,
  }));
}

/** The topics and values of the rows whose `column` is known; null when there are none, for danfojs cannot group nothing. */
function known(table: DataFrame, column: string, pattern: RegExp): DataFrame | null {
  const topics = table.column('topic').values as number[];
  const values = table.column(column).values as Cell[];
  const rows = values
    .map((value, i) => [topics[i]!, value])
    .filter(([, value]) => pattern.test(String(value)));
  return rows.length === 0 ? null : new DataFrame(rows, { columns: ['topic', column] });
}

function summedByTopic(table: DataFrame | null, column: string, sum: 'mean' | 'sum'): Map<number, number> {
  if (table === null) return new Map();
  const grouped = table.groupby(['topic']).agg({ [column]: sum });
  return new Map((grouped.values as number[][]).map(([topic, value]) => [topic!, value!]));
}

function monthsByTopic(table: DataFrame): Map<number, Map<string, number>> {
  const found = new Map<number, Map<string, number>>();
  const dated = known(table, 'published', /^\d{4}-\d{2}/);
  if (dated === null) return found;
  const months = (dated.values as Cell[][]).map(([topic, date]) => [topic!, String(date).slice(0, 7), 1]);
  const counts = new DataFrame(months, { columns: ['topic', 'month', 'papers'] })
    .groupby(['topic', 'month'])
    .agg({ papers: 'count' });
  for (const [topic, month, count] of counts.values as [number, string, number][]) {
    const byMonth = found.get(topic) ?? new Map<string, number>();
    byMonth.set(month, count);
    found.set(topic, byMonth);
  }
  return found;
}
