/** A report as it was written, to what it tells: the other way round from `page.tsx`. */
import type { ReportData } from './data.ts';
import { unpack } from './pack.ts';

/** What travels in a report. */
export interface Travelled {
  readonly data: ReportData;
  readonly abstracts: readonly string[];
}

/** Null where the text is no report of this program. */
export async function reread(html: string): Promise<Travelled | null> {
  const [data, abstracts] = await Promise.all([part(html, 'data'), part(html, 'abstracts')]);
  return isReport(data) && isTexts(abstracts) ? { data, abstracts } : null;
}

async function part(html: string, id: string): Promise<unknown> {
  const open = `<script type="application/octet-stream" id="${id}">`;
  const from = html.indexOf(open);
  const to = html.indexOf('</script>', from);
  if (from < 0 || to < 0) return null;
  try {
    return await unpack(html.slice(from + open.length, to));
  } catch {
    return null;
  }
}

/** Whether it is of this program at all; of which version, its facts tell. */
function isReport(value: unknown): value is ReportData {
  const facts = Reflect.get(Object(value), 'facts') as unknown;
  const versions = Reflect.get(Object(facts), 'versions') as unknown;
  return typeof Reflect.get(Object(versions), 'papertopics') === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
