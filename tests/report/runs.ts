/** Whole runs in memory: a list in, the files out. */
import { readFileSync } from 'node:fs';
import { resolveConfig } from '../../pipeline/config.ts';
import { type Outcome, run } from '../../pipeline/run.ts';
import type { Paper, Source } from '../../pipeline/types.ts';
import { source } from '../sources.ts';

/** The sample listing as it is stored. */
export const sampleText = readFileSync(new URL('../../data/daily-papers.txt', import.meta.url), 'utf8');

/** A record of a JSON list; anything may stand in it. */
export type Loose = Readonly<Record<string, unknown>>;

export function jsonLines(records: readonly Loose[]): string {
  return `${records.map((record) => JSON.stringify(record)).join('\n')}\n`;
}

/** A run of one list called `list.jsonl`, or of the sources given. */
export function runOf(
  list: readonly Loose[] | string | readonly Source[],
  settings: Readonly<Record<string, string>> = {},
  script = '"use strict";',
): Promise<Outcome> {
  let clock = 0;
  return run(sourcesOf(list), resolveConfig(new Map(Object.entries(settings))), {
    script,
    command: 'papertopics run list.jsonl',
    now: () => clock++,
    peakMemory: () => 100,
    see: () => {},
    progress: { stage: () => {}, tick: () => {} },
  });
}

const known = new Map<string, Promise<Outcome>>();

/** A run of the sample listing: one for the same settings, for all tests that only read what came of it. */
export function sampleRun(
  settings: Readonly<Record<string, string>> = {},
  script?: string,
): Promise<Outcome> {
  const key = JSON.stringify([settings, script]);
  const found = known.get(key) ?? runOf(sampleText, settings, script);
  known.set(key, found);
  return found;
}

function sourcesOf(list: readonly Loose[] | string | readonly Source[]): readonly Source[] {
  if (typeof list === 'string') return [source(list)];
  return isSources(list) ? list : [source(jsonLines(list), { name: 'list.jsonl' })];
}

function isSources(list: readonly (Loose | Source)[]): list is readonly Source[] {
  return list[0] !== undefined && 'bytes' in list[0];
}

/** The file of an outcome; throws when there is none. */
export function fileOf({ files }: Outcome, name: string): string {
  const content = files.get(name);
  if (content === undefined) throw new Error(`no ${name} among ${[...files.keys()].join(', ')}`);
  return content;
}

/** A report without its packed data, in whose letters any word may stand. */
export function unpackedPart(report: string): string {
  return report.replace(/(<script type="application\/octet-stream"[^>]*>)[^<]*(?=<\/script>)/g, '$1');
}

/** A parsed file of an outcome, of the shape its reader expects. */
export function jsonOf<T>(outcome: Outcome, name: string): T {
  return JSON.parse(fileOf(outcome, name)) as T;
}

/** The papers of a run as records of a list, with all that a list can say of them. */
export function recordsOf({ run }: Outcome): Loose[] {
  return run.corpus.papers.map(({ origin: _, organisation: __, authorCount, authors, ...paper }: Paper) => ({
    ...paper,
    authors: authors.length > 0 ? authors : authorCount,
  }));
}

/** What other programs read in topics.json. */
export interface TopicsFile {
  readonly schemaVersion: number;
  readonly k: number;
  readonly topics: readonly {
    readonly id: number;
    readonly label: string;
    readonly size: number;
    readonly share: number;
    readonly words: readonly { readonly term: string; readonly weight: number }[];
    readonly phrases: readonly { readonly term: string; readonly weight: number }[];
    readonly representatives: readonly string[];
    readonly months: Readonly<Record<string, number>>;
  }[];
}

/** What other programs read in run.json. */
export interface RunFile {
  readonly schemaVersion: number;
  readonly options: Readonly<Record<string, string | number | null>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly inputs: readonly {
    readonly file: string;
    readonly format: string;
    readonly hash: string;
    readonly read: number;
    readonly kept: number;
    readonly removed: number;
  }[];
  readonly removed: readonly {
    readonly file: string;
    readonly line: number;
    readonly id: string;
    readonly title: string;
    readonly reason: string;
    readonly into: string;
    readonly similarity?: number;
  }[];
  readonly notices: readonly string[];
  readonly languages: Readonly<Record<string, number>>;
  readonly quality: Readonly<Record<string, { readonly value: number; readonly definition: string }>>;
  readonly choice: { readonly k: number; readonly reason: string; readonly support: string };
  readonly evidence: readonly { readonly k: number; readonly silhouette: number; readonly inertia: number }[];
  readonly lineage: {
    readonly lanes: readonly number[];
    readonly columns: readonly {
      readonly k: number;
      readonly topics: readonly { readonly slot: number; readonly size: number; readonly name: string }[];
    }[];
  };
  readonly stages: readonly { readonly name: string; readonly seconds: number; readonly peakMb: number }[];
}
