/** Every chart of a report as a Vega-Lite spec; all are pure functions of the data they show. */
import type { Chart, Choice, Clustering, DenseMatrix, Paper, Topic } from '../types.ts';
import { render } from './render.ts';
import { sweep } from './sweep.ts';
import { topicMap } from './topic-map.ts';
import { topicBars, topicSizes } from './topic-sizes.ts';
import { topicWords } from './topic-words.ts';
import { topicsOverTime } from './topics-over-time.ts';

export { themeCss } from './theme.ts';

export interface ChartInput {
  readonly papers: readonly Paper[];
  readonly clustering: Clustering;
  readonly topics: readonly Topic[];
  /** papers x 2, in 0..1. */
  readonly places: DenseMatrix;
  readonly choice: Choice;
  readonly asOf: string;
}

/** Height of a row of the table at a glance, whose bars are a chart, with its rule, and width of their column, in px. */
const glanceRow = 51;
const glanceBars = 168;

/** The charts of the evidence for the number of topics. */
export async function evidenceCharts(choice: Choice): Promise<Chart[]> {
  return [await render(sweep(choice), true)];
}

/** The charts in the order of the report; the one over time is left out when no paper has a year. */
export async function charts(input: ChartInput): Promise<Chart[]> {
  const { papers, clustering, topics, places, choice, asOf } = input;
  const time = topicsOverTime(papers, clustering.assignment, topics, asOf);
  const filed = [
    topicSizes(topics),
    sweep(choice),
    ...topics.map((topic) => topicWords(topic)),
    topicMap(papers, clustering, topics, places),
    ...(time ? [time] : []),
  ];
  const drawn = [
    render(topicBars(topics, glanceRow, glanceBars), false),
    ...filed.map((chart) => render(chart, true)),
  ];
  return Promise.all(drawn);
}
