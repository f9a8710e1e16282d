/** A run to the files of its output folder. */
import type { Chart, Run } from '../types.ts';
import { papersCsv, topicsJson } from './files.ts';
import { type Assets, page } from './page.ts';
import { paperTable, topicSums } from './tables.ts';
import { trends } from './trend.ts';

export { evidenceJson, runJson } from './files.ts';

/** Whether a path in an output folder is one that a run may have written. */
export function isOwnFile(path: string): boolean {
  return /^(?:report\.html|papers\.csv|(?:topics|run)\.json|charts\/(?:topic-\d+-words|topic-sizes|topic-map|topic-splits|topics-over-time|sweep)\.(?:vl\.json|svg))$/.test(
    path,
  );
}

/** Everything but `run.json`, which tells how long this took: content by path in the folder. */
export async function report(
  run: Run,
  charts: readonly Chart[],
  assets: Assets,
): Promise<Map<string, string>> {
  const { corpus, clustering, topics } = run;
  const table = paperTable({ ...run, papers: corpus.papers });
  const sums = topicSums(table, topics.length);
  const moving = trends(
    corpus.papers.map((paper) => paper.published),
    clustering.assignment,
    topics.map((topic) => topic.size),
  );
  const figures = new Map(charts.map((chart) => [chart.name, chart]));
  return new Map([
    ['papers.csv', papersCsv(table)],
    ['topics.json', topicsJson(run, sums)],
    ...chartFiles(charts),
    ['report.html', await page({ run, sums, trends: moving, figures, assets })],
  ]);
}

/** Each chart as a spec and as a picture: content by path in the folder. */
export function chartFiles(charts: readonly Chart[]): Map<string, string> {
  return new Map(
    charts
      .filter(({ filed }) => filed)
      .flatMap(({ name, spec, svg }): [string, string][] => [
        [`charts/${name}.vl.json`, `${JSON.stringify(spec, null, 1)}\n`],
        [`charts/${name}.svg`, `${svg}\n`],
      ]),
  );
}
