/** The files other programs read: papers.csv, topics.json, run.json. */
import { stringify } from 'csv-stringify/sync';
import type { DataFrame } from 'danfojs-node/dist/danfojs-base/index.js';
import type { Choice, Lineage, Run, StageTime } from '../types.ts';
import { rounded } from '../words.ts';
import type { Cell, TopicSums } from './tables.ts';

/** Of the files' form; a number that changes when a reader of the old form would go wrong. */
const schemaVersion = 1;

/** RFC 4180 with a header; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function papersCsv(table: DataFrame): string {
  return stringify([table.columns, ...(table.values as Cell[][])], {
    escape_formulas: true,
    quoted_match: /[\r\n]/,
    record_delimiter: '\r\n',
  });
}

export function topicsJson(run: Run, sums: readonly TopicSums[]): string {
  const named = new Set(run.curated?.named);
  const topics = run.topics.map(({ id, label, size, share, words, phrases, representatives }) => ({
    id,
    label,
    ...(named.has(id) ? { named: true } : {}),
    size,
    share: rounded(share),
    words: words.map(({ term, weight }) => ({ term, weight: rounded(weight) })),
    phrases: phrases.map(({ term, weight }) => ({ term, weight: rounded(weight) })),
    representatives,
    months: sums[id]?.months ?? {},
  }));
  return text({ schemaVersion, k: run.clustering.k, topics });
}

/** Seconds and memory are the only things in it that differ from run to run. */
export function runJson(run: Run, stages: readonly StageTime[]): string {
  const { settings, versions, inputs, curated, corpus, notices, quality, choice, lineage } = run;
  return text({
    schemaVersion,
    options: settings,
    versions,
    seed: settings.seed,
    inputs,
    ...(curated === null ? {} : { topicsFile: curated }),
    removed: corpus.removals.map(({ similarity, ...removal }) =>
      similarity === undefined ? removal : { ...removal, similarity: rounded(similarity) },
    ),
    merged: corpus.merged,
    flagged: corpus.papers.flatMap(({ id, title, kind }) => (kind === null ? [] : [{ id, title, kind }])),
    notices,
    languages: corpus.languages,
    quality: Object.fromEntries(
      Object.entries(quality).map(([name, value]) => [
        name,
        { value: rounded(value), definition: definitions[name] ?? '' },
      ]),
    ),
    ...choiceJson(choice, lineage),
    stages: stages.map(({ name, seconds, peakMb }) => ({
      name,
      seconds: Math.round(seconds * 1000) / 1000,
      peakMb: Math.round(peakMb),
    })),
  });
}

/** The evidence alone, as `tune` writes it. */
export function evidenceJson(choice: Choice, lineage: Lineage): string {
  return text({ schemaVersion, ...choiceJson(choice, lineage) });
}

/** The number of topics, how it came about, every figure of the sweep, and who the topics of each of its numbers are. */
function choiceJson({ evidence, flows, ...choice }: Choice, { lanes, columns }: Lineage): object {
  const short = (value: number | null): number | null => (value === null ? null : rounded(value));
  return {
    choice,
    evidence: evidence.map(({ k, chance, smallestTopic, ...figures }) => ({
      k,
      smallestTopic,
      ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, short(value)])),
      chance: { silhouette: rounded(chance.silhouette), halves: short(chance.halves) },
    })),
    flows,
    lineage: { lanes, columns },
  };
}

const definitions: Readonly<Record<string, string>> = {
  silhouette: 'mean silhouette by cosine distance, -1 to 1, in the space that was clustered',
  similarity: 'mean cosine of a paper with the centre of its topic',
  weak: 'share of papers less than 0.2 nearer to their topic than to the next',
  covered: 'share of papers with at least one counted term',
};

function text(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
