/** What the page shows of whole runs. */
import { type ReportData, reportData } from '../../pipeline/report/data.ts';
import { recommended, type View } from '../../pipeline/report/view.ts';
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
