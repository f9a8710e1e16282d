/** The files other programs read: papers.csv, topics.json, run.json. */
import type { DataFrame } from 'danfojs-node/dist/danfojs-base/index.js';
import { dated, timesOf } from '../dates.ts';
import type { Choice, Lineage, Run, StageTime, Times } from '../types.ts';
import { rounded } from '../words.ts';
import { type Cell, csv } from './csv.ts';

/** Of the files' form; a number that changes when a reader of the old form would go wrong. */
const schemaVersion = 1;

export function papersCsv(table: DataFrame): string {
  return csv(table.columns, table.values as Cell[][]);
}

export function topicsJson(run: Run): string {
  const dates = dated(run.corpus.papers.map(({ published }) => published));
  const times = timesOf(dates, run.clustering.assignment, run.topics.length);
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
    months: monthsOf(times, id),
  }));
  return text({ schemaVersion, k: run.clustering.k, topics });
}

/** Papers of a topic by month `YYYY-MM`, ascending; only papers whose month is known. */
function monthsOf({ dates, counts }: Times, topic: number): Record<string, number> {
  const months: Record<string, number> = {};
  dates.forEach((date, i) => {
    const month = date.slice(0, 'YYYY-MM'.length);
    const papers = counts[topic]![i]!;
    if (date.length >= 'YYYY-MM'.length && papers > 0) months[month] = (months[month] ?? 0) + papers;
  });
  return months;
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
  silhouette:
    'mean silhouette by cosine distance, -1 to 1, in the space that was clustered; of more than 20,000 papers over every so many of them, 20,000 in all',
  similarity: 'mean cosine of a paper with the centre of its topic',
  weak: 'share of papers less than 0.2 nearer to their topic than to the next',
  covered: 'share of papers with at least one counted term',
};

function text(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
