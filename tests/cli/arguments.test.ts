import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inConfigFile, parseArguments, switches } from '../../pipeline/cli/arguments.ts';
import { helpText } from '../../pipeline/cli/help.ts';
import { options, parseConfigFile, resolveConfig } from '../../pipeline/config.ts';
import { InputError } from '../../pipeline/errors.ts';
import { mostPapers } from '../../pipeline/report/sample.ts';
import { grouped } from '../../pipeline/words.ts';

/** `minDf` to `min-df`, worked out anew. */
const onCommandLine = (key: string): string =>
  [...key].map((c) => (c === c.toLowerCase() ? c : `-${c.toLowerCase()}`)).join('');

function run(...argv: string[]): { settings: Record<string, string> } & Record<string, unknown> {
  const command = parseArguments(argv);
  if (command.name !== 'run') throw new Error(`not a run but ${command.name}`);
  return { ...command, settings: Object.fromEntries(command.settings) };
}

const refusal = (...argv: string[]): string => {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'not refused';
};

describe('parseArguments', () => {
  it('runs the sample list when nothing is said', () => {
    expect(run()).toEqual({
      name: 'run',
      inputs: [],
      out: null,
      config: null,
      topics: null,
      maxMemory: null,
      settings: {},
      quiet: false,
      open: false,
      chartsOnly: false,
      refresh: false,
      offline: false,
      threads: null,
    });
  });

  it('takes inputs and options in any order', () => {
    const expected = {
      inputs: ['a.txt', 'b.txt'],
      out: 'o',
      settings: { k: '8', 'min-df': '3' },
      quiet: true,
    };
    expect(run('run', 'a.txt', 'b.txt', '--out', 'o', '--k', '8', '--min-df', '3', '--quiet')).toMatchObject(
      expected,
    );
    expect(run('--quiet', '--k', '8', 'run', '--out', 'o', 'a.txt', '--min-df', '3', 'b.txt')).toMatchObject(
      expected,
    );
  });

  it('takes a value after an equals sign, with all that follows', () => {
    expect(run('--k=8').settings).toEqual({ k: '8' });
    expect(run('--title=a = b=c').settings).toEqual({ title: 'a = b=c' });
    expect(run('--title=').settings).toEqual({ title: '' });
    expect(run('run', 'a', '--out=x y').out).toBe('x y');
  });

  it('takes the word after an option as its value, unless it is an option itself', () => {
    expect(run('--title=--weird').settings).toEqual({ title: '--weird' });
    expect(() => run('--out', '--quiet')).toThrow('--out wants a value');
    expect(run('--k', '-3').settings).toEqual({ k: '-3' });
  });

  it('takes what follows two dashes as inputs', () => {
    expect(run('run', '--k', '2', '--', '--odd.txt', '-', '--k').inputs).toEqual(['--odd.txt', '-', '--k']);
  });

  it('takes one dash as standard input', () => {
    expect(run('run', '-').inputs).toEqual(['-']);
  });

  it('refuses an option that is given twice', () => {
    expect(refusal('--k', '2', '--k=3')).toBe('--k is given twice; give it once');
    expect(refusal('--quiet', '--quiet')).toBe('--quiet is given twice; give it once');
  });

  it('takes a map that is given twice as one, and nothing else', () => {
    const { settings } = run('--map', 'title=Article Title', '--map=date=Pub, abstract=Text');
    expect(settings).toEqual({ map: 'title=Article Title\ndate=Pub, abstract=Text' });
    const { map } = resolveConfig(new Map(Object.entries(settings)));
    expect(map.map(({ field, header }) => `${field}: ${header}`)).toEqual([
      'title: Article Title',
      'date: Pub',
      'abstract: Text',
    ]);
    expect(refusal('--map', 'title=A', '--map')).toBe('--map wants a value; see --help');
  });

  it('answers help and version before anything else', () => {
    expect(parseArguments(['run', 'a', '--help'])).toEqual({ name: 'help' });
    expect(parseArguments(['run', '--version'])).toEqual({ name: 'version' });
  });

  it('names the nearest option for one it does not know', () => {
    expect(refusal('--kk', '8')).toBe('unknown option: --kk; did you mean --k?');
    expect(refusal('--sead=1')).toBe('unknown option: --sead; did you mean --seed?');
    expect(refusal('--mindf', '2')).toBe('unknown option: --mindf; did you mean --min-df?');
    expect(refusal('--minDf', '2')).toBe('unknown option: --minDf; did you mean --min-df?');
    expect(refusal('--quite')).toBe('unknown option: --quite; did you mean --quiet?');
  });

  it('lists the options for one that is near to none', () => {
    const message = refusal('--something-else-altogether');
    expect(message).toMatch(/^unknown option: --something-else-altogether; expected one of --k, --seed, /);
    for (const key of Object.keys(options)) expect(message).toContain(`--${onCommandLine(key)}`);
  });

  it('knows no option that only JavaScript knows', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(refusal(`--${name}`)).toMatch(new RegExp(`^unknown option: --${name}; `));
    }
  });

  it('asks for a value that is missing', () => {
    expect(refusal('--k')).toBe('--k wants a value; see --help');
    expect(refusal('run', 'a.txt', '--out')).toBe('--out wants a value; see --help');
    for (const name of ['k', 'seed', 'out', 'config', 'topics'])
      expect([refusal(`--${name}`, ''), refusal(`--${name}=`)]).toEqual(
        [1, 2].map(() => `--${name} wants a value; see --help`),
      );
    expect(run('--title', '').settings).toEqual({ title: '' });
  });

  it('refuses a value for a switch', () => {
    expect(refusal('--quiet=yes')).toBe('--quiet takes no value');
  });

  it('refuses short options, unknown commands and a run of nothing, each with a way out', () => {
    expect(refusal('-k', '8')).toBe('unknown option: -k; options begin with two dashes, see --help');
    expect(refusal('list.txt')).toBe('unknown command: list.txt; to read a file, write: run list.txt');
    expect(refusal('run')).toBe('run wants an input: a file, a folder, or - for standard input');
  });

  it('throws nothing but refusals, whatever is typed', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('run', '--', '-', '--k', '--k=', '--quiet', '--out', '--help', '=', '--='),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
        const before = [...argv];
        try {
          expect(['run', 'help', 'version']).toContain(parseArguments(argv).name);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
        expect(argv).toEqual(before);
      }),
    );
  });
});

describe('help', () => {
  it('lists every option once, with what it takes and what it does', () => {
    const lines = helpText().split('\n');
    const all = [
      ...Object.entries(options).map(([key, { value, help }]) => [`--${onCommandLine(key)} ${value}`, help]),
      ...Object.entries(switches).map(([name, { value, help }]) => [
        value === null ? `--${name}` : `--${name} ${value}`,
        help,
      ]),
    ];
    expect(all).toHaveLength(Object.keys(options).length + 12);
    for (const [left = '', help = ''] of all) {
      const own = lines.filter((line) => line.startsWith(`  ${left} `));
      expect([left, own.length]).toEqual([left, 1]);
      expect(own[0]?.endsWith(help)).toBe(true);
    }
  });

  it('lists no option that the parser refuses', () => {
    const named = helpText().match(/(?<=^ {2}--)[a-z-]+/gm) ?? [];
    expect(named.length).toBe(Object.keys(options).length + Object.keys(switches).length);
    for (const name of named) {
      const argument = new Map(Object.entries(switches)).get(name)?.value === null ? [] : ['1'];
      expect([name, refusal(`--${name}`, ...argument)]).toEqual([name, 'not refused']);
    }
  });

  it('says what each exit code means and fits a terminal', () => {
    expect(helpText()).toMatch(/exit code: 0 done, 1 .*, 2 /i);
    expect(
      Math.max(
        ...helpText()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(110);
    expect(helpText().endsWith('\n')).toBe(true);
  });

  it('tells, as the README does, how many papers the page holds', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const told = `more than ${grouped(mostPapers)} papers`;
    expect([helpText().includes(told), readme.includes(told)]).toEqual([true, true]);
  });

  it('tells of the same options as the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const table = readme.slice(readme.indexOf('## Options'), readme.indexOf('## How it works'));
    const named = (text: string): string[] => [...new Set(text.match(/--[a-z][a-z-]*/g) ?? [])].sort();
    expect(named(table)).toEqual(named(helpText().slice(helpText().indexOf('\nOptions\n'))));
    for (const key of Object.keys(options)) expect(table).toContain(`--${onCommandLine(key)}`);
  });

  it('gives an example of a settings file that is valid', () => {
    const example = /\{"k".*?\}/.exec(helpText())?.[0] ?? '';
    const written = parseConfigFile(example, 'example', inConfigFile);
    expect(written.get('open')).toBe('true');
    written.delete('open');
    expect(resolveConfig(written)).toMatchObject({ k: { kind: 'range', from: 4, to: 12 } });
  });
});
