/** What was found, as charts take it. */
import type { Choice, Clustering, DenseMatrix, Lineage, Paper, Scene, Topic } from '../types.ts';

/** What was found of one number of topics. */
export interface ChartInput {
  readonly papers: readonly Paper[];
  readonly clustering: Clustering;
  readonly topics: readonly Topic[];
  /** papers x 2, in 0..1. */
  readonly places: DenseMatrix;
  readonly choice: Choice;
  readonly lineage: Lineage;
  readonly asOf: string;
}

/** The scene of the recommended number of topics. */
export function sceneOf({ papers, clustering, topics, places, choice, lineage, asOf }: ChartInput): Scene {
  return {
    ...clustering,
    k: choice.k,
    topics: topics.map((topic) => ({ ...topic, slot: topic.id })),
    titles: papers.map(({ title }) => title),
    dates: papers.map(({ published }) => published),
    places: places.values,
    choice,
    lineage,
    trends: null,
    asOf,
  };
}
