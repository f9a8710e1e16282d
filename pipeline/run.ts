/**
 * The flow:
 *
 *     sources --ingest--> records --clean--> papers + removals --vectorise--> sparse TF-IDF --reduce--> embedding
 *         --sweep (cluster, evaluate)--> the best clustering --label--> topics --layout--> places
 *         --chart--> Vega-Lite specs --report--> files
 *
 * This file and `sweep.ts` are the only ones that know two stages.
 */
import type { DataFrame } from 'danfojs-node/dist/danfojs-base/index.js';
import { clean, languageNotice, plainText } from './clean/index.ts';
import { distinctRows, pointsFor } from './cluster/index.ts';
import { type Config, resolveConfig } from './config.ts';
import { yearOf } from './dates.ts';
import { lineage as lineageOf, quality as qualityOf } from './evaluate/index.ts';
import { type Ingested, ingest, settled } from './ingest/index.ts';
import { label } from './label/index.ts';
import { type Random, seededRandom } from './linalg/random.ts';
import { checkSize, reduce } from './reduce/index.ts';
import { layout } from './reduce/layout.ts';
import { usedSettings } from './settings.ts';
import { dimensionsFor, rangeFor, type Swept, spaceOf, sweep } from './sweep.ts';
import type { Choice, Corpus, DenseMatrix, Paper, Run, Source, StageTime, Vectors } from './types.ts';
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
  const { ingested, corpus, vectors } = studied;
  const { clustering, choice } = studied.swept;
  const { papers } = corpus;
  const { tick } = around.progress;
  const { topics, why, points, lineage, quality } = await describe(papers, studied, config, stage);
  const places = await stage('layout', () => layout(points, studied.random.fork('layout'), tick));

  const asOf = config.asOf || ingested.asOf;
  const title = config.title || ingested.title;
  const result: Run = {
    title,
    asOf,
    command: around.command,
    settings: usedSettings(config, { asOf, title, dimensions: points.cols, papers: papers.length }),
    versions,
    inputs: settled(ingested.inputs, corpus.removals),
    notices: [...ingested.notices, ...[languageNotice(corpus.languages)].filter((notice) => notice !== '')],
    corpus: { ...corpus, removals: [...ingested.removals, ...corpus.removals] },
    terms: vectors.vocabulary.terms.length,
    clustering,
    topics,
    why,
    places,
    choice,
    lineage,
    quality,
  };
  // Loaded here and not above: Vega and danfojs cost half a second, which a refused input should not wait for.
  const { charts, themeCss } = await import('./chart/index.ts');
  const drawn = await stage('chart', () =>
    charts({ papers, clustering, topics, places, choice, lineage, asOf }),
  );
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
  const studied = await study(sources, config, around, stage);
  const { corpus, swept } = studied;
  const { choice } = swept;
  const { lineage } = await describe(corpus.papers, studied, config, stage);
  const { evidenceCharts } = await import('./chart/index.ts');
  const { chartFiles, evidenceJson } = await import('./report/index.ts');
  const drawn = await stage('chart', () => evidenceCharts(choice, lineage));
  return {
    papers: corpus.papers.length,
    choice,
    files: new Map([['evidence.json', evidenceJson(choice, lineage)], ...chartFiles(drawn)]),
  };
}

/** What papers turn out to be about, with all that was found on the way. */
export interface Explored extends Swept, Pick<Run, 'topics' | 'why' | 'lineage' | 'places' | 'quality'> {
  readonly papers: readonly Paper[];
  readonly vectors: Vectors;
  readonly embedding: DenseMatrix;
}

/**
 * Papers to topics as in `run`, without files: for trying settings out. They are written as in a settings file, for
 * instance `{ k: '4..12', reduce: 'lsa' }`; throws an InputError when they or the papers do not allow it.
 */
export async function explore(
  papers: readonly Paper[],
  settings: Readonly<Record<string, string | number>> = {},
): Promise<Explored> {
  const config = resolveConfig(new Map(Object.entries(settings).map(([key, value]) => [key, String(value)])));
  const stage: Stage = async (_, work) => work();
  const tick = (): void => {};
  const divided = await divide(papers, config, stage, tick);
  const { points, ...described } = await describe(papers, divided, config, stage);
  const { vectors, embedding, swept, random } = divided;
  const places = layout(points, random.fork('layout'), tick);
  return { papers, vectors, embedding, ...swept, ...described, places };
}

/** The rows of `papers.csv` as a danfojs frame. */
export async function paperFrame(explored: Explored): Promise<DataFrame> {
  const { paperTable } = await import('./report/tables.ts');
  return paperTable(explored);
}

/** The part that `run` and `tune` share. */
async function study(
  sources: readonly Source[],
  config: Config,
  { progress }: Pick<Surroundings, 'progress'>,
  stage: Stage,
): Promise<Studied> {
  const year = config.year ?? yearOf(config.asOf);
  const ingested = await stage('ingest', () => ingest(sources, { year }));
  const corpus = await stage('clean', () => clean(ingested.records));
  return { ingested, corpus, ...(await divide(corpus.papers, config, stage, progress.tick)) };
}

interface Studied extends Divided {
  readonly ingested: Ingested;
  readonly corpus: Corpus;
}

/** Papers to the clustering of each number of topics in question. */
async function divide(
  papers: readonly Paper[],
  config: Config,
  stage: Stage,
  tick: Progress['tick'],
): Promise<Divided> {
  const random = seededRandom(config.seed);
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
  return { vectors, embedding, swept, random };
}

interface Divided {
  readonly vectors: Vectors;
  readonly embedding: DenseMatrix;
  readonly swept: Swept;
  readonly random: Random;
}

/** What is said of the clustering that was chosen: names, words, how it goes on for other numbers of topics, how good it is. */
async function describe(
  papers: readonly Paper[],
  { vectors, embedding, swept }: Divided,
  config: Config,
  stage: Stage,
): Promise<Described> {
  const { clusterings, clustering, words } = swept;
  const { k } = clustering;
  const { topics, why } = await stage('label', () =>
    label(papers, vectors, clustering, { ...config, phrases: config.words }),
  );
  const points = pointsFor(embedding, k, spaceOf(embedding, config));
  const labels = topics.map((topic) => topic.label);
  const lineage = lineageOf({ swept: clusterings, words, k, shown: clustering, labels, points });
  return { topics, why, points, lineage, quality: qualityOf(vectors, points, clustering) };
}

interface Described extends Pick<Run, 'topics' | 'why' | 'lineage' | 'quality'> {
  /** The space that was clustered. */
  readonly points: DenseMatrix;
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
