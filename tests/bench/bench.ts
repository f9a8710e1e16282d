/**
 * How long papertopics takes and how much memory, for lists made up by chance or a list of yours, the whole program and its core
 * (reading, TF-IDF of stems and phrases, 60 dimensions, k topics), its kernels, and what runs leave that are killed.
 * See `--help` below.
 */
import { createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { needOf } from '../../pipeline/plan.ts';
import { versions } from '../../pipeline/versions.ts';
import { benchChart } from './chart.ts';
import { madeUp } from './corpus.ts';
import { type KernelSpeed, kernelSpeeds, type Limits } from './kernels.ts';
import { type Measured, measure, median } from './measure.ts';
import { heldBy, hiddenIn, lookedAt, type Moment, results, stoppedRun } from './stopping.ts';

const help = `npm run bench -- [options]

  --scale            100,000 and 574,000 papers as well, the latter under a heap limit; takes half an hour
  --papers N,N,...   these numbers of papers instead
  --input FILE       a list of yours instead of those made up by chance
  --k N              topics of the core; default 50
  --runs N           runs of each, of which the median counts; default 5 up to 1,000 papers, 1 from 500,000 on, else 3
  --beside COMMAND   a command to time beside the core, turn by turn; {file} and {k} stand for the list and the number
  --kill             instead of all this: fifty runs killed at random, and what they leave
`;

const usualSizes = [100, 300, 1000, 3000, 10_000];
const scaleSizes = [100_000, 574_000];
/** From so many papers on the whole program is run with one number of topics, and with that limit of its heap. */
const limited = { from: 500_000, k: 100, heapMb: 3000 };
const killedRuns = 50;

interface Surroundings {
  /** The project, a folder for what comes and goes, and `core.ts` as it can be run. */
  readonly root: string;
  readonly scratch: string;
  readonly core: string;
}

/** What several runs of one kind came to. */
interface Row {
  readonly what: string;
  readonly papers: number;
  readonly k: string;
  readonly runs: number;
  /** Median, least and most. */
  readonly seconds: readonly [number, number, number];
  readonly cpu: number;
  readonly memory: number | null;
  /** What the plan of a run says it will need, in MB. */
  readonly planned: number | null;
  readonly stages: Readonly<Record<string, number>>;
  /** Seconds and memory in those of the command beside it. */
  readonly ratios: { readonly seconds: number; readonly memory: number | null } | null;
}

interface List {
  readonly file: string;
  readonly papers: number;
  readonly characters: number;
}

export async function bench(argv: readonly string[], around: Surroundings): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      scale: { type: 'boolean', default: false },
      papers: { type: 'string' },
      input: { type: 'string' },
      k: { type: 'string', default: '50' },
      runs: { type: 'string' },
      beside: { type: 'string' },
      kill: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (values.kill) return killed(around);
  const { limits, kernels } = await kernelSpeeds();
  process.stdout.write(`${kernelTable(limits, kernels)}\n\n${heading}\n`);
  const usual = values.scale ? [...usualSizes, ...scaleSizes] : usualSizes;
  const sizes = values.papers?.split(',').map(Number) ?? usual;
  const rows: Row[] = [];
  for (const size of values.input === undefined ? sizes : [null]) {
    const list =
      size === null ? await given(values.input ?? '', around) : await written(size, around.scratch);
    const isLarge = list.papers >= limited.from;
    const runs = Number(values.runs ?? (list.papers <= 1000 ? 5 : isLarge ? 1 : 3));
    const k = isLarge ? limited.k : Number(values.k);
    const done = [
      ...(list.papers > 2 * k ? await coreRows(list, k, runs, values.beside, around) : []),
      await wholeRow(list, isLarge ? String(k) : 'auto', isLarge ? 1 : runs, isLarge, around),
      ...(isLarge ? [] : [await wholeRow(list, '20', 1, false, around)]),
    ];
    for (const row of done) process.stdout.write(`${line(row)}\n`);
    rows.push(...done);
    if (size !== null) rmSync(list.file);
  }
  await keep({ rows, limits, kernels }, around);
  return 0;
}

/** A list made up by chance, on the disk. */
async function written(papers: number, folder: string): Promise<List> {
  const file = join(folder, `made-up-${papers}.jsonl`);
  let characters = 0;
  const lines = function* (): Generator<string> {
    for (const text of madeUp(papers)) {
      const { title, abstract } = JSON.parse(text) as { title: string; abstract: string };
      characters += title.length + abstract.length;
      yield `${text}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return { file, papers, characters };
}

/** A list of the user's, read once to know how large it is. */
async function given(file: string, { root }: Surroundings): Promise<List> {
  const { ingest, realEffects } = (await import(libraryIn(root))) as typeof import('../../pipeline/index.ts');
  let seen = { records: 0, characters: 0 };
  await ingest(await realEffects.open([file]), { year: null, map: new Map() }, (now) => {
    seen = now;
  });
  return { file, papers: seen.records, characters: seen.characters };
}

/** The core, and the command beside it turn by turn, so that a machine that slows down does so for both. */
async function coreRows(
  list: List,
  k: number,
  runs: number,
  beside: string | undefined,
  { root, core }: Surroundings,
): Promise<Row[]> {
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let run = 0; run < runs; run++) {
    const env = { LIBRARY: libraryIn(root) };
    ours.push(worked(await measure([process.execPath, core, list.file, String(k)], env)));
    const command = beside?.replaceAll('{file}', list.file).replaceAll('{k}', String(k));
    if (command !== undefined) theirs.push(worked(await measure(['sh', '-c', command])));
  }
  const each = ours.map(({ stdout }) => (JSON.parse(stdout) as { laps: Record<string, number> }).laps);
  const stages = Object.fromEntries(
    Object.keys(each[0] ?? {}).map((name) => [name, median(each.map((laps) => laps[name] ?? Number.NaN))]),
  );
  const row = { ...summed('core', list, String(k), ours), stages };
  if (theirs.length === 0) return [row];
  const other = summed('beside', list, String(k), theirs);
  const ratios = {
    seconds: median(ours.map(({ seconds }, i) => seconds / theirs[i]!.seconds)),
    memory: row.memory === null || other.memory === null ? null : row.memory / other.memory,
  };
  return [{ ...row, ratios }, other];
}

/** The whole program, as one starts it; `k` as one writes it. */
async function wholeRow(
  list: List,
  k: string,
  runs: number,
  isLimited: boolean,
  { root, scratch }: Surroundings,
): Promise<Row> {
  const out = join(scratch, 'out');
  const heap = isLimited ? [`--max-old-space-size=${limited.heapMb}`] : [];
  const cli = join(root, 'dist/cli.js');
  const command = [process.execPath, ...heap, cli, 'run', list.file, '--out', out, '--quiet', '--k', k];
  const all: Measured[] = [];
  const told: { name: string; seconds: number }[][] = [];
  for (let run = 0; run < runs; run++) {
    all.push(worked(await measure(command)));
    const { stages } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as {
      stages: (typeof told)[0];
    };
    told.push(stages);
    rmSync(out, { recursive: true });
  }
  const stages = Object.fromEntries(
    (told[0] ?? []).map(({ name }, i) => [name, median(told.map((one) => one[i]?.seconds ?? Number.NaN))]),
  );
  const seen = { records: list.papers, characters: list.characters, text: list.characters, read: 0, size: 0 };
  const count = k === 'auto' ? ({ kind: 'auto' } as const) : ({ kind: 'exact', k: Number(k) } as const);
  const what = isLimited ? `whole, heap of ${limited.heapMb} MB` : 'whole';
  return { ...summed(what, list, k, all), planned: Math.round(needOf(seen, count).memory), stages };
}

function worked(run: Measured): Measured {
  if (run.code !== 0) throw new Error(`a command failed with ${run.code}: ${run.stderr.slice(-2000)}`);
  return run;
}

function summed(what: string, { papers }: List, k: string, runs: readonly Measured[]): Row {
  const seconds = runs.map((run) => run.seconds);
  const memory = runs.flatMap((run) => run.memory ?? []);
  return {
    what,
    papers,
    k,
    runs: runs.length,
    seconds: [median(seconds), Math.min(...seconds), Math.max(...seconds)],
    cpu: median(runs.map(({ cpu }) => cpu)),
    memory: memory.length === 0 ? null : Math.round(median(memory)),
    planned: null,
    stages: {},
    ratios: null,
  };
}

function libraryIn(root: string): string {
  return pathToFileURL(join(root, 'dist/index.js')).href;
}

const heading =
  'what                      papers     k  runs  seconds (least..most)   processor s     MB  planned  ms/paper';

function line({ what, papers, k, runs, seconds, cpu, memory, planned, stages, ratios }: Row): string {
  const [middle, least, most] = seconds.map((one) => one.toFixed(2));
  const cells = [
    what.padEnd(23),
    String(papers).padStart(8),
    k.padStart(5),
    String(runs).padStart(5),
    `${middle} (${least}..${most})`.padStart(22),
    cpu.toFixed(2).padStart(13),
    String(memory ?? '-').padStart(6),
    String(planned ?? '').padStart(8),
    ((1000 * seconds[0]) / papers).toFixed(2).padStart(9),
  ];
  const parts = Object.entries(stages).map(([name, each]) => `${name} ${each.toFixed(2)}`);
  const ratio =
    ratios === null
      ? []
      : [
          `  against the command beside it: ${ratios.seconds.toFixed(2)} of its seconds, ${ratios.memory?.toFixed(2) ?? '-'} of its memory`,
        ];
  return [cells.join(' '), ...ratio, ...(parts.length > 0 ? [`  ${parts.join(', ')}`] : [])].join('\n');
}

function kernelTable(limits: Limits, kernels: readonly KernelSpeed[]): string {
  const rows = kernels.map(
    ({ name, compiled, plain, ofLimit }) =>
      `${name.padEnd(58)} ${compiled.toFixed(2).padStart(8)} ${plain.toFixed(2).padStart(10)} ${(compiled / plain).toFixed(1).padStart(6)} ${`${Math.round(100 * ofLimit)} %`.padStart(8)}`,
  );
  return [
    `10^9 multiplications and additions a second${' '.repeat(15)} compiled JavaScript  times of limit`,
    ...rows,
    `limit of one core, without memory: ${limits.single.toFixed(2)} in single precision, ${limits.short.toFixed(2)} in 16 bits`,
  ].join('\n');
}

/** Writes what was found, and a chart of it, into the project's reports. */
async function keep(
  found: { rows: readonly Row[]; limits: Limits; kernels: readonly KernelSpeed[] },
  { root }: Surroundings,
): Promise<void> {
  const { render } = (await import(libraryIn(root))) as typeof import('../../pipeline/index.ts');
  const folder = join(root, 'reports/bench');
  mkdirSync(folder, { recursive: true });
  const { model = 'unknown' } = cpus()[0] ?? {};
  const machine = {
    processor: model,
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    papertopics: versions.papertopics,
  };
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify({ machine, ...found }, null, 1)}\n`);
  const { spec, svg } = await render(
    benchChart(found.rows, `${model}, ${cpus().length} cores, Node ${process.version}`),
  );
  writeFileSync(join(folder, 'bench.vl.json'), `${JSON.stringify(spec, null, 1)}\n`);
  writeFileSync(join(folder, 'bench.svg'), `${svg}\n`);
  process.stdout.write(`\nwritten to ${folder}\n`);
}

/** Kills fifty runs, half of them spread over their time and half while they write, and says what each left. */
async function killed({ root, scratch }: Surroundings): Promise<number> {
  const cli = join(root, 'dist/cli.js');
  const out = join(scratch, 'out');
  const known: Record<string, ReadonlyMap<string, string>> = {};
  let seconds = 0;
  for (const [i, name] of ['new', 'old'].entries()) {
    const lines = [...madeUp(1000, i + 1)];
    writeFileSync(join(scratch, `${name}.jsonl`), `${lines.join('\n')}\n`);
    rmSync(out, { recursive: true, force: true });
    const file = join(scratch, `${name}.jsonl`);
    const run = worked(
      await measure([process.execPath, cli, 'run', file, '--out', out, '--quiet', '--k', '10']),
    );
    seconds = run.seconds;
    known[name] = results(out);
  }
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  let bad = 0;
  for (let i = 0; i < killedRuns; i++) {
    const moment: Moment =
      i % 2 === 0
        ? { after: 'start', ms: Math.random() * seconds * 1000 }
        : { after: 'first file', ms: Math.random() * 40 };
    const file = join(scratch, i % 4 < 2 ? 'new.jsonl' : 'old.jsonl');
    const { isDone } = await stoppedRun(cli, ['run', file, '--k', '10'], out, 'SIGKILL', moment);
    const left = heldBy(out, known);
    lookedAt(cli, out);
    const then = heldBy(out, known);
    count(isDone ? 'done before' : `${left}${left === then ? '' : `, ${then} after a look`}`);
    if (!['old', 'new'].includes(then) || left === 'mixed' || hiddenIn(out).length > 0) bad++;
  }
  for (const [what, times] of counts) process.stdout.write(`${String(times).padStart(4)} ${what}\n`);
  process.stdout.write(bad === 0 ? 'each left a whole result\n' : `${bad} did not leave a whole result\n`);
  return bad === 0 ? 0 : 1;
}
