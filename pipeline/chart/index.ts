/** Every chart of a report as a Vega-Lite spec; all are pure functions of the data they show. */
import type { Choice, Clustering, DenseMatrix, Paper, Topic } from '../types.ts';
import type { Chart } from './chart.ts';
import { sweep } from './sweep.ts';
import { topicMap } from './topic-map.ts';
import { topicSizes } from './topic-sizes.ts';
import { topicWords } from './topic-words.ts';
import { topicsOverTime } from './topics-over-time.ts';

export type { Chart } from './chart.ts';
export { topicBars } from './topic-sizes.ts';

export interface ChartInput {
  readonly papers: readonly Paper[];
  readonly clustering: Clustering;
  readonly topics: readonly Topic[];
  /** papers x 2, in 0..1. */
  readonly places: DenseMatrix;
  readonly choice: Choice;
  readonly asOf: string;
}

/** The charts in the order of the report; the one over time is left out when no paper has a year. */
export function charts(input: ChartInput): Chart[] {
  const { papers, clustering, topics, places, choice, asOf } = input;
  const time = topicsOverTime(papers, clustering.assignment, topics, asOf);
  return [
    topicSizes(topics),
    sweep(choice),
    ...topics.map((topic) => topicWords(topic)),
    topicMap(papers, clustering, topics, places),
    ...(time ? [time] : []),
  ];
}
