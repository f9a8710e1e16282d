/** What the page shows of whole runs. */
import { pageCharts, themeCss } from '../../pipeline/chart/index.ts';
import { abstractsOf, type ReportData, reportData } from '../../pipeline/report/data.ts';
import { page } from '../../pipeline/report/page.tsx';
import { shownPapers } from '../../pipeline/report/sample.ts';
import { recommended, type View } from '../../pipeline/report/view.ts';
import type { Run } from '../../pipeline/types.ts';
import { type Loose, runOf } from './runs.ts';

/** What the page of a list shows of itself. */
export async function viewed(
  list: readonly Loose[] | string,
  settings: Readonly<Record<string, string>> = {},
): Promise<View> {
  return recommended(await dataOf(list, settings));
}

/** What travels in the page of a list. */
export async function dataOf(
  list: readonly Loose[] | string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ReportData> {
  return reportData((await runOf(list, settings)).run);
}

/** The page of a run whose list is longer than the page may hold. */
export async function pageOfSample(run: Run, most: number, script: string): Promise<string> {
  const shown = shownPapers(run, most);
  const data = reportData(run, shown);
  const assets = { script, theme: themeCss(run.lineage.lanes) };
  return page(data, abstractsOf(run, shown), await pageCharts(recommended(data)), assets);
}
