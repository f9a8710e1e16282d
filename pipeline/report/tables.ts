/** The paper table as a danfojs frame. */
import { DataFrame } from 'danfojs-node/dist/danfojs-base/index.js';
import { byTopic } from '../order.ts';
import type { Clustering, DenseMatrix, Paper, Topic, Why } from '../types.ts';
import { rounded } from '../words.ts';
import { authorsOf } from './authors.ts';
import { paperColumns } from './columns.ts';
import type { Cell } from './csv.ts';

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
  // Columns are made from the rows when they are asked for, not kept beside them.
  return new DataFrame(rows, { columns: [...paperColumns], config: { lowMemoryMode: true } });
}
