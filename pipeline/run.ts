/**
 * The flow:
 *
 *     sources --ingest--> records --clean--> papers + removals --vectorise--> sparse TF-IDF --reduce--> embedding
 *         --sweep (cluster, evaluate)--> the best clustering --label--> topics --layout--> places
 *         --chart--> Vega-Lite specs --report--> files
 *
 * This file and `sweep.ts` are the only ones that know two stages.
 */
import { clean, plainText } from './clean/index.ts';
import { distinctRows, pointsFor } from './cluster/index.ts';
import type { Config } from './config.ts';
import { yearOf } from './dates.ts';
import { quality } from './evaluate/index.ts';
import { type Ingested, ingest, settled } from './ingest/index.ts';
import { label } from './label/index.ts';
import { type Random, seededRandom } from './linalg/random.ts';
import { checkSize, reduce } from './reduce/index.ts';
import { layout } from './reduce/layout.ts';
import { usedSettings } from './settings.ts';
import { dimensionsFor, rangeFor, type Swept, spaceOf, sweep } from './sweep.ts';
import type { Choice, Corpus, DenseMatrix, Run, Source, StageTime, Vectors } from './types.ts';
import { checkBounds, vectorise } from './vectorise/index.ts';
import { versions } from './versions.ts';

/** What a run is told of its surroundings. */
export interface Surroundings {
  /** The page's own script, bundled. */
  readonly script: string;
  /** The command that made the run, for "run it again". */
  readonly command: string;
  /** Seconds since some fixed moment. */
  now(): number;
  /** Largest resident memory so far, in MB. */
  peakMemory(): number;
  readonly progress: Progress;
}

/** Who is told how far a run is. */
export interface Progress {
  /** A stage begins. */
  stage(name: string): void;
  /** So many steps of the stage are done, of so many. */
  tick(done: number, total: number): void;
}

export interface Outcome {
  readonly run: Run;
  /** What to write: content by path in the output folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether a path in that folder is one that a run may have written, and so may remove. */
  isOwnFile(path: string): boolean;
}

/** Papers to topics to files; throws an InputError when the sources or the settings do not allow it. */
export async function run(
  sources: readonly Source[],
  config: Config,
  around: Surroundings,
): Promise<Outcome> {
  const { stages, stage } = clocked(around);
  const studied = await study(sources, config, around, stage);
  const { ingested, corpus, vectors, embedding, random } = studied;
  const { clustering, choice } = studied.swept;
  const { papers } = corpus;
  const { topics, why } = await stage('label', () =>
    label(papers, vectors, clustering, { ...config, phrases: config.words }),
  );
  const points = pointsFor(embedding, clustering.k, spaceOf(embedding, config));
  const places = await stage('layout', () => layout(points, random.fork('layout'), around.progress.tick));

  const asOf = config.asOf || ingested.asOf;
  const title = config.title || ingested.title;
  const result: Run = {
    title,
    asOf,
    command: around.command,
    settings: usedSettings(config, { asOf, title, dimensions: points.cols, papers: papers.length }),
    versions,
    inputs: settled(ingested.inputs, corpus.removals),
    notices: ingested.notices,
    corpus: { ...corpus, removals: [...ingested.removals, ...corpus.removals] },
    terms: vectors.vocabulary.terms.length,
    clustering,
    topics,
    why,
    places,
    choice,
    quality: quality(vectors, points, clustering),
  };
  // Loaded here and not above: Vega and danfojs cost half a second, which a refused input should not wait for.
  const { charts, themeCss } = await import('./chart/index.ts');
  const drawn = await stage('chart', () => charts({ papers, clustering, topics, places, choice, asOf }));
  const { isOwnFile, report, runJson } = await import('./report/index.ts');
  const files = await stage('report', () =>
    report(result, drawn, { script: around.script, theme: themeCss(topics.length) }),
  );
  return { run: result, files: new Map([...files, ['run.json', runJson(result, stages)]]), isOwnFile };
}

/** What `tune` found: the evidence for every number of topics, and the files that hold it. */
export interface Tuned {
  readonly papers: number;
  readonly choice: Choice;
  readonly files: ReadonlyMap<string, string>;
}

/** Papers to the evidence for the number of topics, and no further; throws as `run` does. */
export async function tune(
  sources: readonly Source[],
  config: Config,
  around: Pick<Surroundings, 'now' | 'peakMemory' | 'progress'>,
): Promise<Tuned> {
  const { stage } = clocked(around);
  const { corpus, swept } = await study(sources, config, around, stage);
  const { choice } = swept;
  const { evidenceCharts } = await import('./chart/index.ts');
  const { chartFiles, evidenceJson } = await import('./report/index.ts');
  const drawn = await stage('chart', () => evidenceCharts(choice));
  return {
    papers: corpus.papers.length,
    choice,
    files: new Map([['evidence.json', evidenceJson(choice)], ...chartFiles(drawn)]),
  };
}

/** The part that `run` and `tune` share. */
async function study(
  sources: readonly Source[],
  config: Config,
  { progress }: Pick<Surroundings, 'progress'>,
  stage: Stage,
): Promise<Studied> {
  const random = seededRandom(config.seed);
  const { tick } = progress;
  const year = config.year ?? yearOf(config.asOf);
  const ingested = await stage('ingest', () => ingest(sources, { year }));
  const corpus = await stage('clean', () => clean(ingested.records));
  const { papers } = corpus;
  const vectors = await stage('vectorise', () => {
    const texts = papers.map(plainText);
    const made = vectorise(texts, config, tick);
    checkBounds(made, texts, config);
    return made;
  });
  checkSize(papers.length, config.reduce);
  const range = rangeFor(config.k, papers.length, distinctRows(vectors.tfidf));
  const dimensions = dimensionsFor(range, config, papers.length);
  const embedding = await stage('reduce', () =>
    reduce(vectors.tfidf, { method: config.reduce, tau: config.tau, dimensions }, random.fork('reduce')),
  );
  const swept = await stage('cluster', () =>
    sweep(embedding, vectors, range, config, random.fork('cluster'), tick),
  );
  return { ingested, corpus, vectors, embedding, swept, random };
}

interface Studied {
  readonly ingested: Ingested;
  readonly corpus: Corpus;
  readonly vectors: Vectors;
  readonly embedding: DenseMatrix;
  readonly swept: Swept;
  readonly random: Random;
}

type Stage = <T>(name: string, work: () => T | Promise<T>) => Promise<T>;

/** Runs and times one stage after the other. */
function clocked({ now, peakMemory, progress }: Pick<Surroundings, 'now' | 'peakMemory' | 'progress'>): {
  stages: StageTime[];
  stage: Stage;
} {
  const stages: StageTime[] = [];
  return {
    stages,
    stage: async (name, work) => {
      progress.stage(name);
      const start = now();
      const result = await work();
      stages.push({ name, seconds: now() - start, peakMb: peakMemory() });
      return result;
    },
  };
}
