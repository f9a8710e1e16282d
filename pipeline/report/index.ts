/** A run to the files of its output folder. */
import type { Chart, PageCharts, Run } from '../types.ts';
import { abstractsOf, type ReportData } from './data.ts';
import { papersCsv, topicsJson } from './files.ts';
import { type Assets, page } from './page.tsx';
import { paperTable } from './tables.ts';

export { reportData } from './data.ts';
export { evidenceJson, runJson } from './files.ts';
export { page } from './page.tsx';
export { reread } from './reread.ts';
export { shownPapers } from './sample.ts';
export { recommended } from './view.ts';

/** Everything but `run.json`, which tells how long this took: content by path in the folder. The page holds the papers `shown`, the tables all. */
export async function report(
  run: Run,
  shown: readonly number[],
  data: ReportData,
  charts: { readonly files: readonly Chart[]; readonly page: PageCharts },
  assets: Assets,
): Promise<Map<string, string>> {
  const table = paperTable({ ...run, papers: run.corpus.papers });
  return new Map([
    ['papers.csv', papersCsv(table)],
    ['topics.json', topicsJson(run)],
    ...filesOfCharts(charts.files),
    ['report.html', await page(data, abstractsOf(run, shown), charts.page, assets)],
  ]);
}

/** Each chart as a spec and as a picture: content by path in the folder. */
export function filesOfCharts(charts: readonly Chart[]): Map<string, string> {
  return new Map(
    charts.flatMap(({ name, spec, svg }): [string, string][] => [
      [`charts/${name}.vl.json`, `${JSON.stringify(spec, null, 1)}\n`],
      [`charts/${name}.svg`, `${svg}\n`],
    ]),
  );
}
