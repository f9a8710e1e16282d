#!/usr/bin/env node
/** The program: reads the command line, runs, writes, and turns whatever went wrong into one message and an exit code. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, changedSettings, dashed, parseConfigFile, resolveConfig } from '../config.ts';
import { mostCharacters, noCuration, readCuration } from '../curate/index.ts';
import { type Effects, realEffects } from '../effects.ts';
import { exitCode, InputError } from '../errors.ts';
import { folderNameOf } from '../live/index.ts';
import { isEvidenceFile, isOwnFile } from '../own-files.ts';
import type { Curation } from '../types.ts';
import { versions } from '../versions.ts';
import { baseName } from '../words.ts';
import { type Command, inConfigFile, parseArguments } from './arguments.ts';
import { helpText } from './help.ts';
import { MoreHeap, readSize, watcher } from './memory.ts';
import { openInBrowser } from './open.ts';
import { progressOn, silent } from './progress.ts';
import { evidenceTable, printable, summary } from './terminal.ts';

const configName = 'papertopics.config.json';

/** Does what `argv` says and returns the exit code. `home` is the folder of the program's own data and script. */
export async function main(argv: readonly string[], effects: Effects, home: string): Promise<number> {
  try {
    const command = parseArguments(argv);
    switch (command.name) {
      case 'help':
        effects.stdout(helpText());
        return 0;
      case 'version':
        effects.stdout(`${versions.papertopics}\n`);
        return 0;
      case 'run':
      case 'tune':
        await work(command, effects, home);
        return 0;
    }
  } catch (error) {
    if (error instanceof MoreHeap) return effects.restart(error.heapMb);
    const code = exitCode(error);
    const text =
      error instanceof Error ? (code === 1 ? error.message : (error.stack ?? error.message)) : String(error);
    const fault = 'this is a fault of papertopics, not of your list; please report it with the lines below\n';
    const lines = text.split('\n').map(printable);
    effects.stderr(`papertopics: ${code === 1 ? lines.join('') : `${fault}${lines.join('\n')}`}\n`);
    return code;
  }
}

/** A command that reads lists. */
type Work = Command & { name: 'run' | 'tune' };

async function work(command: Work, effects: Effects, home: string): Promise<void> {
  const isAnyReport = command.chartsOnly && command.inputs.length === 0 && command.out !== null;
  const isSample = command.inputs.length === 0 && !isAnyReport;
  const inputs: readonly string[] = isSample ? [join(home, 'data/daily-papers.txt')] : command.inputs;
  const { config, program } = await readConfig(command, effects);
  const quiet = command.quiet || program.get('quiet') === 'true';
  const open = command.open || program.get('open') === 'true';
  const isTune = command.name === 'tune';
  const live = await liveAmong(inputs, effects);
  refuseIdle(command, live);
  const [first = ''] = inputs;
  const usual = join(
    'reports',
    live.has(first) ? folderNameOf(first) : folderName(first),
    isTune ? 'tune' : '',
  );
  const out = command.out ?? program.get('out') ?? usual;
  const topics = command.topics ?? program.get('topics') ?? null;
  const curation = topics === null ? noCuration : await readTopics(topics, effects);
  const written = command.maxMemory ?? program.get('maxMemory');
  const most = written === undefined ? null : readSize(written, 'max-memory');
  await effects.checkWritable(out);
  const isOwn = isTune ? isEvidenceFile : isOwnFile;
  const files = inputs.filter((input) => input !== '-' && !live.has(input));
  const given = [...files, topics ?? '', command.config ?? ''];
  await refuseOverwriting(
    given.filter((path) => path !== ''),
    out,
    isOwn,
    effects,
  );
  // Loaded here and not above: help, the version and a refused command need none of it.
  const { run, tune } = await import('../run.ts');
  const progress = quiet ? silent : progressOn(effects);
  const threads = effects.threads(
    threadCount(command.threads ?? program.get('threads') ?? null),
    join(home, 'dist/worker.js'),
  );
  try {
    const { limit, from, until } = config;
    const { refresh, offline } = command;
    const { tick } = progress;
    const sources = await effects.open(inputs, { limit, from, until, refresh, offline, tick });
    const listed = sources
      .filter(({ folder }) => folder !== '')
      .map(({ folder, name }) => join(folder, name));
    await refuseOverwriting(listed, out, isOwn, effects);
    // What is read from a pipe cannot be read again.
    const isStream = sources.some(({ extent, notices }) => !extent && !notices);
    const see = watcher({ ...effects.memory(), isStream }, { most, k: config.k }, progress.say);
    if (isTune) {
      const { now, peakMemory } = effects;
      const tuned = await tune(sources, config, { now, peakMemory, see, progress, threads }, curation);
      await effects.write(out, tuned.files, () => false);
      progress.end();
      if (!quiet) effects.stderr(tuned.notices.map((notice) => `${printable(notice)}\n`).join(''));
      if (!quiet) effects.stdout(evidenceTable(tuned, out));
      return;
    }
    const script = await effects.readText(join(home, 'dist/page.js'));
    const asCommand = commandLine(command, config, { topics, isSample, live });
    const report = join(out, 'report.html');
    if (command.chartsOnly) {
      const earlier = await earlierIn(out, effects);
      progress.stage('chart');
      const own = { command: isAnyReport ? null : asCommand, sources };
      const { redraw } = await import('../redraw.ts');
      const files = await redraw({ ...earlier, ...own }, script);
      await effects.write(out, files, (path) => path.startsWith('charts/') && isOwnFile(path));
      progress.end();
      if (!quiet) effects.stdout(`Charts drawn anew: ${printable(report)}\n`);
      if (open) openInBrowser(resolve(report));
      return;
    }
    const around = {
      script,
      command: asCommand,
      now: effects.now,
      peakMemory: effects.peakMemory,
      see,
      progress,
      threads,
    };
    const outcome = await run(sources, config, around, curation);
    await effects.write(out, outcome.files, isOwnFile);
    progress.end();
    if (!quiet) effects.stdout(summary(outcome.run, report, effects.terminal.columns));
    if (open) openInBrowser(resolve(report));
  } finally {
    progress.end();
    await threads.close();
  }
}

/** Throws an InputError for what is no number of threads. */
function threadCount(text: string | null): number | null {
  if (text === null) return null;
  if (!/^[1-9]\d?$/.test(text) || Number(text) > 64)
    throw new InputError(`threads: ${text} is no number of threads; give 1 to 64, or leave it out`);
  return Number(text);
}

/** Throws an InputError where a file that is read is one that will be written. */
async function refuseOverwriting(
  files: readonly string[],
  out: string,
  isOwn: (path: string) => boolean,
  effects: Effects,
): Promise<void> {
  const folder = await effects.realPath(out);
  for (const file of files) {
    const path = relative(folder, await effects.realPath(file)).replaceAll(sep, '/');
    if (isOwn(path))
      throw new InputError(
        `${file} would be replaced by a result of the same name; give another folder with --out, or move the file`,
      );
  }
}

/** The report that is in a folder; throws an InputError when there is none. */
async function earlierIn(
  folder: string,
  effects: Effects,
): Promise<{ path: string; html: string; runJson: string }> {
  const path = join(folder, 'report.html');
  const settings = join(folder, 'run.json');
  if (!(await effects.exists(path)) || !(await effects.exists(settings)))
    throw new InputError(
      `no report in ${folder} to draw anew; name its folder with --out, or run without --charts-only`,
    );
  return { path, html: await effects.readText(path), runJson: await effects.readText(settings) };
}

/** Reads a topics file; throws an InputError. */
async function readTopics(path: string, effects: Effects): Promise<Curation> {
  const [source, ...others] = path === '-' ? [] : await effects.open([path]);
  if (!source || others.length > 0 || source.folder !== '')
    throw new InputError(
      `--topics wants one file, not ${path === '-' ? 'standard input' : `a folder: ${path}`}`,
    );
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for await (const chunk of source.bytes) {
      text += decoder.decode(chunk, { stream: true });
      // Whatever follows, it is refused.
      if (text.length > mostCharacters) return readCuration(text, source.name, '');
    }
    text += decoder.decode();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${source.name} is not UTF-8 text; save it as UTF-8`);
  }
  return readCuration(text, source.name, source.hash());
}

/** The settings of the run, and what the settings file says of the program's own options. */
async function readConfig(
  command: Work,
  effects: Effects,
): Promise<{ config: Config; program: ReadonlyMap<string, string> }> {
  const file = command.config ?? configName;
  const written = new Map<string, string>();
  const program = new Map<string, string>();
  if (await effects.exists(file)) {
    for (const [key, value] of parseConfigFile(await effects.readText(file), file, inConfigFile)) {
      (Object.hasOwn(inConfigFile, key) ? program : written).set(key, value);
    }
  } else if (command.config !== null) {
    throw new InputError(`no such file: ${file}; give the settings file's path with --config`);
  }
  for (const [key, value] of command.settings) written.set(key, value);
  return { config: resolveConfig(written), program };
}

function folderName(input: string): string {
  return input === '-' ? 'standard-input' : baseName(resolve(input));
}

/** Those of the inputs that are live sources. */
async function liveAmong(inputs: readonly string[], effects: Effects): Promise<ReadonlySet<string>> {
  const live = new Set<string>();
  for (const input of inputs) if (await effects.isLive(input)) live.add(input);
  return live;
}

/** Throws an InputError for what is said of live sources where there are none; a settings file may be for other lists too. */
function refuseIdle({ settings, refresh, offline }: Work, live: ReadonlySet<string>): void {
  const said = ['limit', 'from', 'until'].filter((name) => settings.has(name));
  if (refresh) said.push('refresh');
  if (offline) said.push('offline');
  if (live.size === 0 && said[0] !== undefined)
    throw new InputError(`--${said[0]} is for live sources, as hf:2025-12; leave it out for files`);
}

/** The command that gives the same report, with file names instead of paths. */
function commandLine(
  { inputs }: Work,
  config: Config,
  { topics, isSample, live }: { topics: string | null; isSample: boolean; live: ReadonlySet<string> },
): string {
  const quoted = (text: string): string =>
    /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  const files = isSample
    ? []
    : ['run', ...inputs.map((input) => quoted(input === '-' || live.has(input) ? input : fileName(input)))];
  const given = [...changedSettings(config)].map(([key, value]) => `--${dashed(key)} ${quoted(value)}`);
  if (topics !== null) given.push(`--topics ${quoted(fileName(topics))}`);
  const start = isSample ? ['npm start', ...(given.length > 0 ? ['--'] : [])] : ['papertopics'];
  return [...start, ...files, ...given].join(' ');
}

/** The name of a file as an argument that is no option. */
function fileName(input: string): string {
  return basename(resolve(input)).replace(/^-/, './-');
}

const self = fileURLToPath(import.meta.url);
// Installed as a package, the program is started through a link.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(self)) {
  // Whoever reads our output may have seen enough, as in `papertopics --help | head -1`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.stderr.write(`papertopics: cannot print: ${error.message}\n`);
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  // What goes wrong with progress and messages is no reason to stop.
  process.stderr.on('error', () => {});
  process.exitCode = await main(process.argv.slice(2), realEffects, join(dirname(self), '..'));
}
