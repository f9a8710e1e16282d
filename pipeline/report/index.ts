/** A run to the files of its output folder. */
import { topicBars } from '../chart/index.ts';
import { fileSvg, pageSvg } from '../chart/render.ts';
import { standalone } from '../chart/theme.ts';
import type { Drawn } from './figure.ts';
import { papersCsv, runJson, topicsJson } from './files.ts';
import { page } from './page.ts';
import type { Run, StageTime } from './run.ts';
import { paperTable, topicSums } from './tables.ts';
import { trends } from './trend.ts';

export type { Quality, Run, StageTime } from './run.ts';

/** Height of a row of the table at a glance with its rule, in px. */
const glanceRow = 51;

/** Everything but `run.json`: content by path in the folder. `script` is the page's own, bundled. */
export async function report(run: Run, script: string): Promise<Map<string, string>> {
  const { corpus, clustering, topics } = run;
  const files = new Map<string, string>();
  const table = paperTable({ ...run, papers: corpus.papers });
  const sums = topicSums(table, topics.length);
  const figures = new Map<string, Drawn>();
  for (const chart of [...run.charts, topicBars(topics, glanceRow)]) {
    figures.set(chart.name, { chart, svg: await pageSvg(chart.spec) });
  }
  const sizes = topics.map((topic) => topic.size);
  const published = corpus.papers.map((paper) => paper.published);
  files.set('papers.csv', papersCsv(table));
  files.set('topics.json', topicsJson(run, sums));
  for (const { name, spec } of run.charts) {
    files.set(`charts/${name}.vl.json`, `${JSON.stringify(standalone(spec), null, 1)}\n`);
    files.set(`charts/${name}.svg`, `${await fileSvg(spec)}\n`);
  }
  const moving = trends(published, clustering.assignment, sizes);
  files.set('report.html', await page({ run, sums, trends: moving, figures, script }));
  return files;
}

/** `run.json`, apart because the time of writing the report belongs in it. */
export function record(run: Run, stages: readonly StageTime[]): string {
  return runJson(run, stages);
}
