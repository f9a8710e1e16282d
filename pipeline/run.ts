/**
 * The flow:
 *
 *     sources --ingest--> records --clean--> papers + removals --vectorise--> sparse TF-IDF --reduce--> embedding
 *         --sweep (cluster, evaluate)--> the best clustering --curate--> as the topics file wants it
 *         --label--> topics (meanwhile --layout--> places) --chart--> Vega-Lite specs --report--> files
 *
 * This file, `reading.ts`, `sweep.ts`, `describe.ts`, `plan.ts` and `guide.ts`, where the topics file has its say, are the only ones that
 * know two stages.
 */
import type { DataFrame } from 'danfojs-node/dist/danfojs-base/index.js';
import { cleaning, kindNames, languageNotice, nothingKnown, plainText } from './clean/index.ts';
import { pointsFor } from './cluster/index.ts';
import { type Config, resolveConfig } from './config.ts';
import { fewNotices, noCuration } from './curate/index.ts';
import { yearOf } from './dates.ts';
import { describe, type Nameless } from './describe.ts';
import { InputError } from './errors.ts';
import { type Guided, guided, idleWords, rangeBeside, rulesOf, setAside, vectorsOf } from './guide.ts';
import { type Ingested, ingest, settled } from './ingest/index.ts';
import { type Random, seededRandom } from './linalg/random.ts';
import { beginReading, findTraits, type ReadAhead } from './reading.ts';
import { checkSize, reduce } from './reduce/index.ts';
import { type LayoutOptions, layout } from './reduce/layout.ts';
import { usedSettings } from './settings.ts';
import { inTurns } from './steps.ts';
import { dimensionsFor, spaceOf } from './sweep.ts';
import { here, type Threads } from './threads.ts';
import type {
  Choice,
  Corpus,
  Curated,
  Curation,
  DenseMatrix,
  Paper,
  PlainText,
  Relations,
  Removal,
  Run,
  Seen,
  Source,
  SourceRecord,
  StageTime,
  Vectors,
  WordRules,
} from './types.ts';
import { checkBounds, noRules, terms, vectorsOfWords } from './vectorise/index.ts';
import { versions } from './versions.ts';
import { counted, cut, grouped } from './words.ts';

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
  /** Is told now and then how much of the inputs has been read; may throw, where the rest is more than can be held. */
  see(seen: Seen): void;
  readonly progress: Progress;
  /** Who does what can be done side by side; without it all is done on this thread. */
  readonly threads?: Threads;
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
}

/**
 * Papers to topics to files; throws an InputError when the sources, the settings or the topics file do not allow it.
 * `curation` is what a topics file asks for.
 */
export async function run(
  sources: readonly Source[],
  config: Config,
  around: Surroundings,
  curation: Curation = noCuration,
): Promise<Outcome> {
  const { stages, stage } = clocked(around);
  const studied = await study(sources, config, curation, around, stage);
  const { ingested, corpus, vectors } = studied;
  const { clustering, choice } = studied.guided;
  const { papers } = corpus;
  const { tick } = around.progress;
  // What threads hold of what has been weighed is large; others begin for what there is to tell.
  await around.threads?.close();
  const describing = stage('label', () => describe(papers, studied, config, around));
  // The map is laid out while threads tell of the topics; then they have time to look for neighbours, and it is told how far it is.
  const find = finder(around.threads ?? here);
  let isDescribed = false;
  const placing = layout(studied.points, studied.random.fork('layout'), {
    tick: (...of) => isDescribed && tick(...of),
    find: (...search) => describing.then(() => find(...search)),
  });
  // It is waited for below.
  placing.catch(() => {});
  const described = await describing;
  isDescribed = true;
  const places = await stage('layout', () => placing);
  // There is nothing more for them, and what they hold of a long list is large.
  await around.threads?.close();

  const asOf = config.asOf || ingested.asOf;
  const title = config.title || ingested.title;
  const result: Run = {
    title,
    asOf,
    command: around.command,
    settings: usedSettings(config, {
      asOf,
      title,
      dimensions: studied.points.cols,
      papers: papers.length,
      isLive: sources.some(({ notices }) => notices !== undefined),
    }),
    versions,
    inputs: settled(ingested.inputs, corpus.removals),
    curated: curated(curation, studied),
    notices: studied.notices,
    corpus: { ...corpus, removals: [...ingested.removals, ...corpus.removals] },
    terms: vectors.vocabulary.terms.length,
    clustering,
    places,
    choice,
    ...described,
  };
  // Loaded here and not above: Vega and danfojs cost half a second, which a refused input should not wait for.
  const { chartFiles, pageCharts, themeCss } = await import('./chart/index.ts');
  const { recommended, report, reportData, runJson, shownPapers } = await import('./report/index.ts');
  const shown = shownPapers(result);
  const data = reportData(result, shown);
  const scene = recommended(data);
  const drawn = await stage('chart', async () => ({
    files: await chartFiles(scene, (done, total) => tick(done, 2 * total)),
    page: await pageCharts(scene, (done, total) => tick(total + done, 2 * total)),
  }));
  const files = await stage('report', () =>
    report(result, shown, data, drawn, { script: around.script, theme: themeCss(described.lineage.lanes) }),
  );
  return { run: result, files: new Map([...files, ['run.json', runJson(result, stages)]]) };
}

/** What `tune` found: the evidence for every number of topics, and the files that hold it. */
export interface Tuned {
  readonly papers: number;
  readonly removals: readonly Removal[];
  readonly notices: readonly string[];
  readonly choice: Choice;
  readonly files: ReadonlyMap<string, string>;
}

/** Papers to the evidence for the number of topics, and no further; throws as `run` does. */
export async function tune(
  sources: readonly Source[],
  config: Config,
  around: Pick<Surroundings, 'now' | 'peakMemory' | 'see' | 'progress' | 'threads'>,
  curation: Curation = noCuration,
): Promise<Tuned> {
  const { stage } = clocked(around);
  const studied = await study(sources, config, curation, around, stage);
  const { corpus, ingested, notices } = studied;
  const { choice } = studied.guided;
  const { lineage } = await stage('label', () => describe(corpus.papers, studied, config, around));
  const { evidenceCharts } = await import('./chart/index.ts');
  const { evidenceJson, filesOfCharts } = await import('./report/index.ts');
  const drawn = await stage('chart', () => evidenceCharts(choice, lineage));
  return {
    papers: corpus.papers.length,
    removals: [...ingested.removals, ...corpus.removals],
    notices,
    choice,
    files: new Map([['evidence.json', evidenceJson(choice, lineage)], ...filesOfCharts(drawn)]),
  };
}

/** What papers turn out to be about, with all that was found on the way. */
export interface Explored
  extends Pick<Guided, 'clustering' | 'choice'>,
    Pick<Run, 'topics' | 'why' | 'lineage' | 'places' | 'quality'> {
  readonly papers: readonly Paper[];
  readonly vectors: Vectors;
  readonly embedding: DenseMatrix;
  /** The topics of each paper for every number that was tried. */
  readonly clusterings: Guided['swept'];
  readonly relations: Relations;
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
  const ahead = beginReading(papers, noRules, here);
  const around = { tick, threads: here, ahead };
  const divided = await divide({ papers, removals: [] }, config, noCuration, stage, around);
  const described = await describe(papers, divided, config, { progress: { tick } });
  const { vectors, embedding, guided, random } = divided;
  const { clustering, choice, swept: clusterings } = guided;
  const places = await layout(divided.points, random.fork('layout'));
  const { relations } = described.divisions.find(({ k }) => k === choice.k)!;
  return { papers, vectors, embedding, clusterings, clustering, choice, ...described, relations, places };
}

/** The rows of `papers.csv` as a danfojs frame. */
export async function paperFrame(explored: Explored): Promise<DataFrame> {
  const { paperTable } = await import('./report/tables.ts');
  return paperTable(explored);
}

/** Papers whose neighbours are looked for at a time. */
const foundAtOnce = 8000;

/** Looks for neighbours by threads. */
function finder(threads: Threads): NonNullable<LayoutOptions['find']> {
  return (search, rows) => {
    const parts = Array.from({ length: Math.ceil(rows / foundAtOnce) }, (_, i) => ({
      from: i * foundAtOnce,
      to: Math.min(rows, (i + 1) * foundAtOnce),
    }));
    return threads.map('neighbours', search, parts);
  };
}

/** The part that `run` and `tune` share. */
async function study(
  sources: readonly Source[],
  config: Config,
  curation: Curation,
  { progress, see, threads = here }: Pick<Surroundings, 'progress' | 'see' | 'threads'>,
  stage: Stage,
): Promise<Studied> {
  const year = config.year ?? yearOf(config.asOf);
  const map = new Map(config.map.map(({ header, field }) => [header, field]));
  const ingested = await stage('ingest', () =>
    ingest(sources, { year, map }, (seen) => {
      see(seen);
      if (seen.size > 0) progress.tick(seen.read, seen.size);
    }),
  );
  const { corpus, ahead } = await stage('clean', () =>
    cleaned(ingested.records, config, rulesOf(curation), threads, progress),
  );
  if (corpus.papers.length === 0) throw new InputError(nothingLeft(corpus.removals));
  const divided = await divide(corpus, config, curation, stage, { tick: progress.tick, threads, ahead });
  const language = languageNotice(corpus.languages);
  const notices = [
    ...ingested.notices,
    ...flaggedNotices(corpus.papers),
    ...bareNotices(corpus.papers),
    ...(language === '' ? [] : [language]),
    ...divided.notices,
  ];
  return { ingested, corpus, ...divided, notices };
}

/** Records to papers that are being read: threads look at the texts while parted words are mended, and read them while duplicates are looked for. */
async function cleaned(
  records: readonly SourceRecord[],
  { drop }: Config,
  rules: WordRules,
  threads: Threads,
  { tick }: Progress,
): Promise<{ corpus: Corpus; ahead: ReadAhead }> {
  let ahead: ReadAhead = beginReading([], rules, threads);
  let looking = Promise.resolve(nothingKnown);
  let known = nothingKnown;
  const steps = cleaning(records, drop, (paper) => known(paper));
  const corpus = await inTurns(steps, async ({ done, titled, texts }) => {
    tick(Math.round(done * records.length), records.length);
    if (titled) {
      looking = findTraits(titled, threads);
      // It is waited for below.
      looking.catch(() => {});
    }
    if (!texts) return;
    known = await looking;
    ahead = beginReading(texts, rules, threads);
  });
  return { corpus, ahead };
}

function nothingLeft(removals: readonly Removal[]): string {
  const reasons = [...new Set(removals.map(({ reason }) => reason))].sort();
  const isDropped = Object.values(kindNames).some(([name]) => reasons.includes(name));
  return `no paper is left of ${counted(removals.length, 'record')}: ${reasons.join('; ')}${isDropped ? '; --drop none keeps them' : ''}`;
}

/** What is kept and marked: one sentence for each kind. */
function flaggedNotices(papers: readonly Paper[]): string[] {
  const found = papers.flatMap(({ kind }) => kind ?? []);
  return [...new Set(found)].sort().map((kind) => {
    const count = found.filter((one) => one === kind).length;
    const [one, many] = kindNames[kind];
    return `${count === 1 ? `1 ${one} is` : `${count} ${many} are`} kept and marked; --drop ${kind} leaves ${count === 1 ? 'it' : 'them'} out`;
  });
}

/** Papers without abstract, and with one, from which share and number on the two may be told apart by that alone. */
const mixed = { share: 0.05, papers: 5 };

function bareNotices(papers: readonly Paper[]): string[] {
  const all = papers.length;
  const bare = papers.filter(({ abstract }) => abstract === '').length;
  if (Math.min(bare, all - bare) < Math.max(mixed.papers, mixed.share * all)) return [];
  return [
    `${grouped(bare)} of ${grouped(all)} papers have no abstract: topics may gather them for that alone, and trends may follow it`,
  ];
}

interface Studied extends Divided {
  readonly ingested: Ingested;
  readonly corpus: Corpus;
}

/** Papers to the clustering of each number of topics in question. */
async function divide(
  corpus: Pick<Corpus, 'papers' | 'removals'>,
  config: Config,
  curation: Curation,
  stage: Stage,
  { tick, threads, ahead }: { tick: Progress['tick']; threads: Threads; ahead: ReadAhead },
): Promise<Divided> {
  const { papers } = corpus;
  const random = seededRandom(config.seed);
  const rules = rulesOf(curation);
  const { vectors, idle } = await stage('vectorise', async () => {
    const made = vectorsOfWords(await ahead(papers, config, tick), config, rules);
    const texts = (): PlainText[] => papers.map(plainText);
    checkBounds(made, texts, config);
    return { vectors: made, idle: idleWords(curation, texts) };
  });
  checkSize(papers.length, config.reduce);
  const search = { corpus, vectors, curation, config, random, threads, tick };
  const aside = setAside(search);
  const range = rangeBeside(config.k, aside, vectorsOf(vectors, aside.rest));
  const dimensions = dimensionsFor(config, papers.length);
  const embedding = await stage('reduce', () =>
    reduce(
      vectors.tfidf,
      { method: config.reduce, tau: config.tau, dimensions },
      random.fork('reduce'),
      tick,
    ),
  );
  const found = await stage('cluster', () => guided(search, aside, range, embedding));
  const find = terms(vectors.vocabulary, rules);
  const bans = curation.ban.map(({ text, place }) => ({ text, place, columns: find(text) }));
  const idleBans = bans
    .filter(({ columns }) => columns.length === 0)
    .map(({ text, place }) => `${place}: “${cut(text, 60)}” is banned, and occurs in no paper`);
  const told = [...found.notices, ...idleBans, ...idle];
  return {
    vectors,
    embedding,
    points: pointsFor(embedding, found.clustering.k, spaceOf(embedding, config)),
    guided: found,
    aside: aside.topics.length,
    banned: new Set(bans.flatMap(({ columns }) => columns)),
    notices: fewNotices(told, curation.source?.file ?? ''),
    random,
  };
}

interface Divided extends Nameless {
  /** Topics that the user named and that papers were found for. */
  readonly aside: number;
  readonly notices: readonly string[];
  readonly random: Random;
}

function curated({ source }: Curation, { guided, aside }: Divided): Curated | null {
  return source === null ? null : { ...source, named: [...guided.names.keys()].sort((a, b) => a - b), aside };
}

type Stage = <T>(name: string, work: () => T | Promise<T>) => Promise<T>;

/** Runs and times one stage after the other; the layout of the map begins while topics are told of, and that counts as theirs. */
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
