/** The command line to what is to be done; what is not understood is refused with the nearest that would be. */
import { dashed, didYouMean, options, repeatable } from '../config.ts';
import { InputError } from '../errors.ts';

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | {
      /** `tune` stops at the evidence for the number of topics. */
      readonly name: 'run' | 'tune';
      readonly inputs: readonly string[];
      /** Output folder; null for one named after the first input. */
      readonly out: string | null;
      /** Settings file given by name; null to look for the usual one. */
      readonly config: string | null;
      /** Topics file; null for none, or the one that the settings file names. */
      readonly topics: string | null;
      /** Most memory to take, as written; null for what the settings file says, or most of what is free. */
      readonly maxMemory: string | null;
      /** Settings by their names on the command line, as written. */
      readonly settings: ReadonlyMap<string, string>;
      readonly quiet: boolean;
      readonly open: boolean;
      /** Whether the charts of an earlier report are drawn anew, and nothing else is done. */
      readonly chartsOnly: boolean;
      /** Whether live sources are fetched anew, or read from what was fetched before. */
      readonly refresh: boolean;
      readonly offline: boolean;
      /** As many threads as there are processors where it is null. */
      readonly threads: string | null;
    };

/** Options that are not settings of the run itself; `value` is null for a switch. */
export const switches = {
  out: { value: 'DIR', help: 'folder for the results; default reports/ and the name of the first input' },
  config: { value: 'FILE', help: 'settings as JSON; default papertopics.config.json where there is one' },
  topics: {
    value: 'FILE',
    help: 'what you want of the topics, as YAML or JSON',
  },
  'max-memory': {
    value: 'SIZE',
    help: 'most memory to take, as 2GB or 1500MB; default most of what is free',
  },
  'charts-only': { value: null, help: 'draw the charts of an earlier report anew, without clustering anew' },
  refresh: { value: null, help: 'fetch live sources anew' },
  offline: { value: null, help: 'read live sources as they were last fetched' },
  threads: { value: 'N', help: 'threads that work side by side, 1 to 64; default one a processor' },
  open: { value: null, help: 'open the report when it is written' },
  quiet: { value: null, help: 'say nothing but errors' },
  help: { value: null, help: 'this text' },
  version: { value: null, help: 'the version' },
} as const;

/** Those of them that may stand in a settings file beside the settings. */
export const inConfigFile = {
  out: 'text',
  topics: 'text',
  threads: 'text',
  maxMemory: 'text',
  open: 'switch',
  quiet: 'switch',
} as const;

const commands = ['run', 'tune'] as const;

/** Reads `argv`, without the program's own name; throws an InputError. */
export function parseArguments(argv: readonly string[]): Command {
  const positional: string[] = [];
  const settings = new Map<string, string>();
  const given = new Map<string, string>();
  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') {
      positional.push(...rest.splice(0));
    } else if (argument.startsWith('--')) {
      const [name = '', ...value] = argument.slice(2).split('=');
      const key = Object.keys(options).find((candidate) => dashed(candidate) === name);
      const takesValue = key !== undefined || (isSwitch(name) && switches[name].value !== null);
      if (key === undefined && !isSwitch(name)) {
        const known = [...Object.keys(options).map(dashed), ...Object.keys(switches)].map(
          (one) => `--${one}`,
        );
        throw new InputError(`unknown option: --${name}${didYouMean(`--${name}`, known)}`);
      }
      if (!takesValue && value.length > 0) throw new InputError(`--${name} takes no value`);
      const text = takesValue ? (value.length > 0 ? value.join('=') : rest.shift()) : '';
      const isMissing = text === undefined || (value.length === 0 && text.startsWith('--'));
      // A title may be empty: the list then has the name it gives itself.
      if (isMissing || (takesValue && text === '' && name !== 'title')) {
        throw new InputError(`--${name} wants a value; see --help`);
      }
      const to = key === undefined ? given : settings;
      const before = to.get(name);
      if (before !== undefined && !repeatable.some((one) => one === key))
        throw new InputError(`--${name} is given twice; give it once`);
      to.set(name, before === undefined ? text : `${before}\n${text}`);
    } else if (argument.startsWith('-') && argument !== '-') {
      throw new InputError(`unknown option: ${argument}; options begin with two dashes, see --help`);
    } else {
      positional.push(argument);
    }
  }
  if (given.has('help')) return { name: 'help' };
  if (given.has('version')) return { name: 'version' };
  const [command, ...inputs] = positional;
  const name = commands.find((known) => known === (command ?? 'run'));
  if (name === undefined) {
    throw new InputError(`unknown command: ${command}; to read a file, write: run ${command}`);
  }
  const chartsOnly = given.has('charts-only');
  const isFolderGiven = chartsOnly && given.has('out');
  if (command === 'run' && inputs.length === 0 && !isFolderGiven) {
    throw new InputError('run wants an input: a file, a folder, or - for standard input');
  }
  if (inputs.includes(''))
    throw new InputError('an input is an empty text; give a file, a folder, or - for standard input');
  if (name === 'tune' && given.has('open'))
    throw new InputError('tune writes no report to open; leave out --open');
  if (name === 'tune' && chartsOnly)
    throw new InputError('--charts-only draws the charts of a report, and tune writes none; write run');
  if (isFolderGiven && inputs.length === 0 && (settings.size > 0 || given.has('topics')))
    throw new InputError('--charts-only changes no settings; give the input as well, or leave them out');
  if (given.has('refresh') && given.has('offline'))
    throw new InputError('--refresh fetches anew and --offline fetches nothing; give one of them');
  return {
    name,
    inputs,
    out: given.get('out') ?? null,
    config: given.get('config') ?? null,
    topics: given.get('topics') ?? null,
    maxMemory: given.get('max-memory') ?? null,
    settings,
    quiet: given.has('quiet'),
    open: given.has('open'),
    chartsOnly,
    refresh: given.has('refresh'),
    offline: given.has('offline'),
    threads: given.get('threads') ?? null,
  };
}

function isSwitch(name: string): name is keyof typeof switches {
  return Object.hasOwn(switches, name);
}
