/** What was found, as charts take it. */
import { dated, timesOf } from '../dates.ts';
import type { Choice, Clustering, DenseMatrix, Lineage, Paper, Relations, Scene, Topic } from '../types.ts';

/** What was found of one number of topics. */
export interface ChartInput {
  readonly papers: readonly Paper[];
  readonly clustering: Clustering;
  readonly topics: readonly Topic[];
  /** papers x 2, in 0..1. */
  readonly places: DenseMatrix;
  readonly choice: Choice;
  readonly lineage: Lineage;
  readonly relations: Relations;
  readonly asOf: string;
}

/** The scene of the recommended number of topics. */
export function sceneOf({ papers, clustering, topics, places, ...rest }: ChartInput): Scene {
  return {
    ...clustering,
    k: rest.choice.k,
    topics: topics.map((topic) => ({ ...topic, slot: topic.id })),
    titles: papers.map(({ title }) => title),
    papers: papers.length,
    times: timesOf(dated(papers.map(({ published }) => published)), clustering.assignment, topics.length),
    places: places.values,
    choice: rest.choice,
    lineage: rest.lineage,
    relations: rest.relations,
    trends: null,
    asOf: rest.asOf,
  };
}
