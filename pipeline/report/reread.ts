/** A report as it was written, to what it tells: the other way round from `page.tsx`. */
import type { ReportData } from './data.ts';
import { unpack } from './pack.ts';
import { restored, type StoredData } from './stored.ts';
import { type CodedTexts, decoded } from './texts.ts';

/** A report of some version of the program. */
export interface Reread extends Pick<ReportData, 'facts'> {
  /** What travels in it; only for one of this version. */
  open(): { readonly data: ReportData; readonly abstracts: readonly string[] };
}

/** Null where the text is no report of this program. */
export async function reread(html: string): Promise<Reread | null> {
  const [data, texts] = await Promise.all([part(html, 'data'), part(html, 'texts')]);
  if (!isReport(data) || !isTexts(texts)) return null;
  return {
    facts: data.facts,
    open: () => ({ data: restored(data, decoded(texts.authors)), abstracts: decoded(texts.abstracts) }),
  };
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
function isReport(value: unknown): value is StoredData {
  const facts = Reflect.get(Object(value), 'facts') as unknown;
  const versions = Reflect.get(Object(facts), 'versions') as unknown;
  return typeof Reflect.get(Object(versions), 'papertopics') === 'string';
}

function isTexts(value: unknown): value is Readonly<Record<'abstracts' | 'authors', CodedTexts>> {
  return ['abstracts', 'authors'].every((name) => typeof Reflect.get(Object(value), name) === 'object');
}
