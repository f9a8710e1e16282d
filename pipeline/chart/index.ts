/** Every chart of a report as a Vega-Lite spec; all are pure functions of the data they show. */
import type { Chart, Choice, Clustering, DenseMatrix, Lineage, Paper, Topic } from '../types.ts';
import type { ChartSpec } from './chart.ts';
import { render } from './render.ts';
import { sweep } from './sweep.ts';
import { topicMap } from './topic-map.ts';
import { topicBars, topicSizes } from './topic-sizes.ts';
import { topicSplits } from './topic-splits.ts';
import { topicWords } from './topic-words.ts';
import { topicsOverTime } from './topics-over-time.ts';

export { chart } from './chart.ts';
export { render } from './render.ts';
export { themeCss, topicColour } from './theme.ts';

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

/** Height of a row of the table at a glance, whose bars are a chart, with its rule, and width of their column, in px. */
const glanceRow = 51;
const glanceBars = 168;

/** The charts of the evidence for the number of topics; how they split only where several numbers were tried. */
export async function evidenceCharts(choice: Choice, lineage: Lineage): Promise<Chart[]> {
  return Promise.all(ofEvidence(choice, lineage).map((chart) => render(chart)));
}

/** The charts in the order of the report; the one over time is left out when no paper has a year. */
export async function charts(input: ChartInput): Promise<Chart[]> {
  const { papers, clustering, topics, places, choice, lineage, asOf } = input;
  const time = topicsOverTime(papers, clustering.assignment, topics, asOf);
  const filed = [
    topicSizes(topics),
    ...ofEvidence(choice, lineage),
    ...topics.map((topic) => topicWords(topic)),
    topicMap(papers, clustering, topics, places),
    ...(time ? [time] : []),
  ];
  const drawn = [
    render(topicBars(topics, glanceRow, glanceBars), false),
    ...filed.map((chart) => render(chart)),
  ];
  return Promise.all(drawn);
}

function ofEvidence(choice: Choice, lineage: Lineage): ChartSpec[] {
  const splits = topicSplits(lineage);
  return [sweep(choice), ...(splits ? [splits] : [])];
}
