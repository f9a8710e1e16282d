/**
 * The flow:
 *
 *     sources --ingest--> records --clean--> papers + removals --vectorise--> sparse TF-IDF --reduce--> embedding
 *         --cluster--> a clustering per k --evaluate--> choice --label--> topics --layout--> places
 *         --chart--> Vega-Lite specs --report--> files
 *
 * The one file that knows two stages.
 */
import { clean, plainText } from './clean/index.ts';
import { cluster, defaultDimensions, defaultStarts, distinctRows, pointsFor } from './cluster/index.ts';
import type { Config } from './config.ts';
import { InputError } from './errors.ts';
import { chooseK, defaultRange, evidence, silhouette, supportOf } from './evaluate/index.ts';
import { ingest } from './ingest/index.ts';
import { label } from './label/index.ts';
import { type Random, seededRandom } from './linalg/random.ts';
import { reduce } from './reduce/index.ts';
import { layout } from './reduce/layout.ts';
import type { Quality, Run, StageTime } from './report/run.ts';
import type {
  Choice,
  Clustering,
  DenseMatrix,
  InputSummary,
  PartialDate,
  Removal,
  Source,
  Vectors,
} from './types.ts';
import { defaultMaxDf, defaultMinDf, vectorise } from './vectorise/index.ts';
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
  /** Called when a stage begins. */
  progress(stage: string): void;
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
  const random = seededRandom(config.seed);
  const { stages, stage } = clocked(around);

  const ingested = await stage('ingest', () => ingest(sources, { year: config.year ?? yearOf(config.asOf) }));
  const corpus = await stage('clean', () => clean(ingested.records));
  const papers = corpus.papers.length;
  const vectors = await stage('vectorise', () => vectorise(corpus.papers.map(plainText), config));
  const limit = config.reduce === 'none' ? mostUnreduced : Number.POSITIVE_INFINITY;
  if (papers > limit) {
    throw new InputError(
      `reduce: none takes at most ${limit} papers, there are ${papers}; use spectral or lsa`,
    );
  }
  const dimensions = Math.max(defaultDimensions(maxTopics(config, papers), papers), config.dimensions ?? 0);
  const embedding = await stage('reduce', () =>
    reduce(vectors.tfidf, { ...config, method: config.reduce, dimensions }, random.fork('reduce')),
  );
  const space = { ...config, dimensions: config.reduce === 'none' ? embedding.cols : config.dimensions };
  const { clustering, choice } = await stage('cluster', () =>
    choose(embedding, distinctRows(vectors.tfidf), space, random.fork('cluster')),
  );
  const { topics, why } = await stage('label', () =>
    label(corpus.papers, vectors, clustering, { ...config, phrases: config.words }),
  );
  const points = pointsFor(embedding, clustering.k, space);
  const places = await stage('layout', () => layout(points, random.fork('layout')));

  const asOf = config.asOf || ingested.asOf;
  const title = config.title || ingested.title || ingested.inputs.map(({ file }) => stem(file)).join(', ');
  const result: Run = {
    title,
    asOf,
    command: around.command,
    settings: settingsOf(config, { asOf, title, dimensions: points.cols, papers }),
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
    quality: qualityOf(vectors, points, clustering),
  };
  // Loaded here and not above: Vega and danfojs cost half a second, which a refused input should not wait for.
  const { charts, themeCss } = await import('./chart/index.ts');
  const drawn = await stage('chart', () =>
    charts({ papers: corpus.papers, clustering, topics, places, choice, asOf }),
  );
  const { isOwnFile, report, runJson } = await import('./report/index.ts');
  const files = await stage('report', () =>
    report(result, drawn, { script: around.script, theme: themeCss(topics.length) }),
  );
  return { run: result, files: new Map([...files, ['run.json', runJson(result, stages)]]), isOwnFile };
}

/** Papers for which every term may be a dimension: their table is held whole. */
const mostUnreduced = 2000;

/** The largest number of topics that may be asked for, so that there are dimensions enough for it. */
function maxTopics({ k }: Config, papers: number): number {
  switch (k.kind) {
    case 'exact':
      return k.k;
    case 'range':
      return k.to;
    case 'auto':
      return defaultRange(papers).to;
  }
}

/** Fewer different papers than these are not divided unless somebody asks for it. */
const fewest = 4;

/** The clustering asked for, or the best supported one of a range. */
function choose(
  embedding: DenseMatrix,
  distinct: number,
  config: Config,
  random: Random,
): { clustering: Clustering; choice: Choice } {
  const at = (k: number): Clustering => cluster(embedding, k, config, random);
  const given = (k: number, reason: string): { clustering: Clustering; choice: Choice } => {
    const clustering = at(k);
    const found = evidence(pointsFor(embedding, k, config), clustering);
    const support = k === 1 ? 'none' : supportOf(found.silhouette);
    return { clustering, choice: { k, reason, support, evidence: [found] } };
  };
  switch (config.k.kind) {
    case 'exact': {
      enough(config.k.k, distinct, embedding.rows);
      return given(
        config.k.k,
        `${config.k.k === 1 ? 'one topic was' : `${config.k.k} topics were`} asked for`,
      );
    }
    case 'range':
      enough(config.k.to, distinct, embedding.rows);
      return best(config.k.from, config.k.to);
    case 'auto': {
      if (distinct < fewest) return given(1, tooFew(embedding.rows, distinct));
      const { from, to } = defaultRange(distinct);
      return best(from, to);
    }
  }

  function best(from: number, to: number): { clustering: Clustering; choice: Choice } {
    const swept = Array.from({ length: to - from + 1 }, (_, i) => at(from + i));
    const choice = chooseK(
      swept.map((clustering) => evidence(pointsFor(embedding, clustering.k, config), clustering)),
    );
    return { clustering: swept[choice.k - from]!, choice };
  }
}

function tooFew(papers: number, distinct: number): string {
  if (papers === 1) return 'one paper is one topic';
  if (papers < fewest) return `${papers} papers are too few to divide`;
  return distinct === 1
    ? `all ${papers} papers are alike in the words that count, so there is nothing to divide them by`
    : `only ${distinct} of ${papers} papers differ in the words that count, too few to divide`;
}

function enough(k: number, distinct: number, papers: number): void {
  if (k <= distinct) return;
  const what =
    distinct === papers
      ? `${papers} papers`
      : `${papers} papers of which ${distinct} differ in the words that count`;
  throw new InputError(`k: ${k} topics cannot be made of ${what}; give at most ${distinct}`);
}

function qualityOf(
  { tfidf }: Vectors,
  points: DenseMatrix,
  { k, assignment, similarity, weak }: Clustering,
): Quality {
  const papers = assignment.length;
  const mean = (valueAt: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < papers; i++) sum += valueAt(i);
    return sum / papers;
  };
  return {
    silhouette: silhouette(points, assignment, k),
    similarity: mean((i) => similarity[i]!),
    weak: mean((i) => weak[i]!),
    covered: mean((i) => (tfidf.rowPtr[i + 1]! > tfidf.rowPtr[i]! ? 1 : 0)),
  };
}

/** What clean removed, taken off what the inputs kept. */
function settled(inputs: readonly InputSummary[], removals: readonly Removal[]): InputSummary[] {
  return inputs.map((input) => {
    const removed = removals.filter(({ file }) => file === input.file).length;
    return { ...input, kept: input.kept - removed, removed: input.removed + removed };
  });
}

/** Runs and times one stage after the other. */
function clocked({ now, peakMemory, progress }: Surroundings): {
  stages: StageTime[];
  stage<T>(name: string, work: () => T | Promise<T>): Promise<T>;
} {
  const stages: StageTime[] = [];
  return {
    stages,
    stage: async (name, work) => {
      progress(name);
      const start = now();
      const result = await work();
      stages.push({ name, seconds: now() - start, peakMb: peakMemory() });
      return result;
    },
  };
}

/** Settings as `run.json` and the report show them: what was left open is filled in with what was used. */
function settingsOf(
  config: Config,
  used: { asOf: string; title: string; dimensions: number; papers: number },
): Run['settings'] {
  const { k } = config;
  const { papers, ...filled } = used;
  return {
    ...config,
    ...filled,
    k: k.kind === 'auto' ? 'auto' : k.kind === 'exact' ? k.k : `${k.from}..${k.to}`,
    year: config.year ?? yearOf(used.asOf),
    minDf: config.minDf ?? defaultMinDf(papers),
    maxDf: config.maxDf ?? defaultMaxDf(papers),
    starts: config.starts ?? defaultStarts(papers),
  };
}

function yearOf(date: PartialDate): number | null {
  return /^\d{4}/.test(date) ? Number(date.slice(0, 4)) : null;
}

function stem(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/(\.\w{1,8}){1,2}$/, '');
}
