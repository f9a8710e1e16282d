/**
 * Charts anew without clustering anew: report.html --reread--> what it tells --chart--> Vega-Lite specs --report--> files.
 * With `run.ts`, `sweep.ts`, `guide.ts` and `settings.ts` one of the few that know two stages.
 */
import { InputError } from './errors.ts';
import type { Source } from './types.ts';
import { versions } from './versions.ts';

/** What is known of a report that is to be drawn anew. */
export interface Earlier {
  /** Where it is, for messages. */
  readonly path: string;
  /** The texts of `report.html` and of `run.json`. */
  readonly html: string;
  readonly runJson: string;
  /** The command that would make it; null where it may be of any. */
  readonly command: string | null;
  /** The lists that the command reads; none where it may be of any. */
  readonly sources: readonly Source[];
}

/** What to write, charts and the page with them; throws an InputError where the report is another one. */
export async function redraw(earlier: Earlier, script: string): Promise<ReadonlyMap<string, string>> {
  const { path, html, command } = earlier;
  const { filesOfCharts, page, recommended, reread } = await import('./report/index.ts');
  const { chartFiles, pageCharts, themeCss } = await import('./chart/index.ts');
  const found = await reread(html);
  const anew = 'run without --charts-only';
  if (!found) throw new InputError(`${path} is no report of papertopics ${versions.papertopics}; ${anew}`);
  const { facts } = found;
  if (facts.versions.papertopics !== versions.papertopics) {
    throw new InputError(
      `${path} is of papertopics ${facts.versions.papertopics}, and this is ${versions.papertopics}; ${anew}`,
    );
  }
  if (command !== null && facts.command !== command) {
    throw new InputError(`${path} was made by another command: ${facts.command}; give the same, or ${anew}`);
  }
  const changed = await changedSource(earlier);
  if (changed !== null) throw new InputError(`${changed} is not the list that ${path} was made of; ${anew}`);
  const { data, abstracts } = found.open();
  const scene = recommended(data);
  const charts = await chartFiles(scene);
  const assets = { script, theme: themeCss(facts.lineage.lanes) };
  return new Map([
    ...filesOfCharts(charts),
    ['report.html', await page(data, abstracts, await pageCharts(scene), assets)],
  ]);
}

/** The name of a list whose bytes are not those that the report was made of. */
async function changedSource({ runJson, sources }: Earlier): Promise<string | null> {
  const known = hashesOf(runJson);
  for (const source of sources) {
    // Its hash is known when it has been read.
    for await (const _ of source.bytes);
    if (!known.has(source.hash())) return source.name;
  }
  return null;
}

function hashesOf(runJson: string): Set<unknown> {
  try {
    const { inputs } = JSON.parse(runJson) as { inputs?: unknown };
    return new Set(
      Array.isArray(inputs) ? inputs.map((one) => Reflect.get(Object(one), 'hash') as unknown) : [],
    );
  } catch {
    return new Set();
  }
}
