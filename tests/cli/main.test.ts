import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../pipeline/cli/main.ts';
import { realEffects } from '../../pipeline/effects.ts';
import { rowsOf } from '../report/csv.ts';
import { jsonLines, type Loose, type RunFile } from '../report/runs.ts';
import { built } from './built.ts';
import { contents, newFolder, program, removeFolder, root } from './folders.ts';

const words = [
  'grammar search',
  'noise network',
  'sequence helix',
  'solver loop',
  'pixel caption',
  'enzyme fold',
];
/** Six papers, two on each of three subjects. */
const six: readonly Loose[] = words.map((abstract, i) => ({
  id: `p${i}`,
  title: `Study of ${['programs', 'images', 'proteins'][i % 3]}`,
  abstract,
}));
const list = jsonLines(six);

/** A folder with the program's own script and sample list, so that nothing else of the project is read. */
let home: string;
let before: string;
let folder: string;
beforeAll(async () => {
  before = process.cwd();
  const dist = await built();
  home = newFolder();
  cpSync(join(dist, 'page.js'), join(home, 'dist/page.js'));
  cpSync(join(root, 'data/daily-papers.txt'), join(home, 'data/daily-papers.txt'));
});
afterAll(() => removeFolder(home));
beforeEach(() => {
  folder = newFolder();
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  removeFolder(folder);
});

const papertopics = (...argv: string[]) => program(argv, home);
const runFile = (out: string): RunFile => JSON.parse(contents(out).get('run.json') ?? '{}') as RunFile;

/** A report that was there before. */
function earlierReport(): Map<string, string> {
  mkdirSync('out/charts', { recursive: true });
  writeFileSync('out/report.html', 'the earlier report');
  writeFileSync('out/papers.csv', 'the earlier table');
  writeFileSync('out/charts/sweep.svg', 'the earlier chart');
  return contents('out');
}

describe('what is refused', () => {
  const binary = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256);
  const refused: readonly (readonly [string, readonly string[], RegExp, () => void])[] = [
    ['a file that is not there', ['run', 'nowhere.txt'], /^no such file: nowhere\.txt; give /, () => {}],
    [
      'one of two files that is not there',
      ['run', 'list.jsonl', 'nowhere.txt'],
      /^no such file: nowhere\.txt; give /,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'a path through a file',
      ['run', 'list.jsonl/x'],
      /^no such file: list\.jsonl\/x; /,
      () => writeFileSync('list.jsonl', list),
    ],
    ['an empty folder', ['run', 'lists'], /^nothing to read in lists; give /, () => mkdirSync('lists')],
    [
      'a folder of hidden files',
      ['run', 'lists'],
      /^nothing to read in lists; give /,
      () => {
        mkdirSync('lists/.git', { recursive: true });
        writeFileSync('lists/.hidden', list);
        writeFileSync('lists/.git/list.jsonl', list);
      },
    ],
    [
      'a folder with nothing readable in it',
      ['run', 'lists'],
      /^nothing to read in lists: a\.bin is a binary file.*; .*b\.txt/,
      () => {
        mkdirSync('lists');
        writeFileSync('lists/a.bin', binary);
        writeFileSync('lists/b.txt', 'Only a few words.\n');
      },
    ],
    [
      'an empty file',
      ['run', 'empty.txt'],
      /^empty\.txt is empty; give /,
      () => writeFileSync('empty.txt', ''),
    ],
    [
      'a file of blanks',
      ['run', 'blank.txt'],
      /^blank\.txt is empty; give /,
      () => writeFileSync('blank.txt', ' \n\t\r\n\ufeff'),
    ],
    [
      'a binary file',
      ['run', 'a.bin'],
      /^a\.bin is a binary file, not text; give /,
      () => writeFileSync('a.bin', binary),
    ],
    [
      'a PDF',
      ['run', 'a.pdf'],
      /^a\.pdf is a PDF; give the list/,
      () => writeFileSync('a.pdf', '%PDF-1.7\n...'),
    ],
    [
      'broken gzip',
      ['run', 'list.jsonl.gz'],
      /^list\.jsonl\.gz is broken gzip: .*; fetch or pack it again$/,
      () => writeFileSync('list.jsonl.gz', gzipSync(list).fill(0xff, 20, 40)),
    ],
    [
      'gzip that ends too soon',
      ['run', 'list.jsonl.gz'],
      /^list\.jsonl\.gz is broken gzip: .*; fetch or pack it again$/,
      () => writeFileSync('list.jsonl.gz', gzipSync(list).subarray(0, -12)),
    ],
    [
      'gzip of nothing',
      ['run', 'list.gz'],
      /^list\.gz is empty; give /,
      () => writeFileSync('list.gz', gzipSync('')),
    ],
    [
      'text without papers',
      ['run', 'letter.txt'],
      /^no papers found in letter\.txt: it has none of the forms that lists of papers have; see --help/,
      () => writeFileSync('letter.txt', 'Dear colleague,\n\nhere is nothing of the kind.\n\nYours\n'),
    ],
    [
      'JSON lines that are all broken',
      ['run', 'list.jsonl'],
      /^no papers found in list\.jsonl, read as JSON lines; none of 3 records could be read, the first at line 1: not valid JSON$/,
      () => writeFileSync('list.jsonl', '{"title": \n{broken}\n{"title" "x"}\n'),
    ],
    [
      'a JSON array without papers',
      ['run', 'list.json'],
      /^no papers found in list\.json/,
      () => writeFileSync('list.json', '[1, null, {"a": 2}]'),
    ],
    [
      'no topics',
      ['run', 'list.jsonl', '--k', '0'],
      /^k: 0 is no number of topics; give a whole number from 1/,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'fewer topics than none',
      ['run', 'list.jsonl', '--k', '-3'],
      /^k: -3 is no number of topics; /,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'topics and a half',
      ['run', 'list.jsonl', '--k=2.5'],
      /^k: 2\.5 is no number of topics; /,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'a number of topics that is none',
      ['run', 'list.jsonl', '--k', 'x'],
      /^k: x is no number of topics; /,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'a range upside down',
      ['run', 'list.jsonl', '--k', '9..2'],
      /^k: 9\.\.2 is no range of topics; /,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'more topics than papers',
      ['run', 'list.jsonl', '--k', '60'],
      /^k: 60 topics cannot be made of 6 papers; give at most 6$/,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'more topics than the sample has papers',
      ['--k', '60'],
      /^k: 60 topics cannot be made of 54 papers; give at most 54$/,
      () => {},
    ],
    [
      'a seed that is none',
      ['run', 'list.jsonl', '--seed', '1e3'],
      /^seed: 1e3 is no whole number from 0 to /,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'a method that is none',
      ['run', 'list.jsonl', '--reduce', 'spectal'],
      /^reduce: spectal; did you mean spectral\?$/,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'a day that is none',
      ['run', 'list.jsonl', '--as-of', '2025-13-01'],
      /^as-of: 2025-13-01 is no day; write it as /,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'an unknown option',
      ['run', 'list.jsonl', '--topcs', '4'],
      /^unknown option: --topcs; /,
      () => writeFileSync('list.jsonl', list),
    ],
    [
      'an unknown key in the settings file',
      ['run', 'list.jsonl'],
      /^unknown setting in papertopics\.config\.json: minDF; did you mean minDf\?$/,
      () => {
        writeFileSync('list.jsonl', list);
        writeFileSync('papertopics.config.json', '{"minDF": 2}');
      },
    ],
    [
      'a key of JavaScript in the settings file',
      ['run', 'list.jsonl'],
      /^unknown setting in papertopics\.config\.json: __proto__; /,
      () => {
        writeFileSync('list.jsonl', list);
        writeFileSync('papertopics.config.json', '{"__proto__": 2}');
      },
    ],
    [
      'a bad value in the settings file',
      ['run', 'list.jsonl'],
      /^in papertopics\.config\.json: k must be a text or a number, not a list$/,
      () => {
        writeFileSync('list.jsonl', list);
        writeFileSync('papertopics.config.json', '{"k": [4]}');
      },
    ],
    [
      'a settings file that is no JSON',
      ['run', 'list.jsonl'],
      /^papertopics\.config\.json is not valid JSON: /,
      () => {
        writeFileSync('list.jsonl', list);
        writeFileSync('papertopics.config.json', '{k: 4}');
      },
    ],
    [
      'an input that is empty',
      ['run', 'list.jsonl', ''],
      /^an input is an empty text; give a file/,
      () => {},
    ],
    ['an empty name of a settings file', ['--config', ''], /^--config wants a value; see --help$/, () => {}],
    [
      'a settings file that is not there',
      ['run', 'list.jsonl', '--config', 'mine.json'],
      /^no such file: mine\.json; give /,
      () => writeFileSync('list.jsonl', list),
    ],
  ];

  it.each(refused)(
    '%s: exit code 1, one line that says what and how to mend it',
    async (_, argv, message, given) => {
      given();
      const earlier = earlierReport();
      const here = contents('.');
      const { code, stdout, stderr } = await papertopics(...argv, '--out', 'out');
      const said = stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' …'));
      expect(said).toHaveLength(1);
      expect(said[0]?.slice(0, 13)).toBe('papertopics: ');
      expect(said[0]?.slice(13)).toMatch(message);
      expect([code, stdout]).toEqual([1, '']);
      expect(contents('out')).toEqual(earlier);
      expect(contents('.')).toEqual(here);
    },
  );

  it('a settings file that is a folder: exit code 1', async () => {
    writeFileSync('list.jsonl', list);
    mkdirSync('settings');
    const { code, stderr } = await papertopics('run', 'list.jsonl', '--config', 'settings', '--out', 'out');
    expect(stderr).toMatch(/^papertopics: cannot read settings: it is a folder/);
    expect(code).toBe(1);
  });

  it('an output folder that is a file: exit code 1, before anything is read', async () => {
    writeFileSync('list.jsonl', list);
    writeFileSync('out', 'a file');
    const { code, stdout, stderr } = await papertopics('run', 'list.jsonl', '--out', 'out');
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      'papertopics: cannot write to out: it is a file; give a folder with --out\n',
    ]);
    expect(contents('.')).toEqual(
      new Map([
        ['list.jsonl', list],
        ['out', 'a file'],
      ]),
    );
  });

  it('an output folder that cannot be made: exit code 1, before anything is read', async () => {
    writeFileSync('list.jsonl', list);
    writeFileSync('file', 'a file');
    const { code, stderr } = await papertopics('run', 'list.jsonl', '--out', 'file/below/out');
    expect([code, stderr]).toEqual([
      1,
      'papertopics: cannot write to file/below/out: file is a file; give a folder with --out\n',
    ]);
    expect([...contents('.').keys()]).toEqual(['file', 'list.jsonl']);
  });

  it.skipIf(!existsSync('/proc/self'))(
    'an output folder where the system makes none: exit code 1, in plain words',
    async () => {
      writeFileSync('list.jsonl', list);
      const { code, stderr } = await papertopics('run', 'list.jsonl', '--out', '/proc/out');
      expect([code, stderr]).toEqual([
        1,
        'papertopics: cannot write to /proc/out: no folder can be made there; give another folder with --out\n',
      ]);
    },
  );

  it('an output folder that was never there is not made for a run that fails', async () => {
    writeFileSync('empty.txt', '');
    const { code } = await papertopics('run', 'empty.txt', '--out', 'new/out');
    expect(code).toBe(1);
    expect([...contents('.').keys()]).toEqual(['empty.txt']);
  });

  it('an output folder where one file cannot be replaced keeps the whole earlier report', async () => {
    writeFileSync('list.jsonl', list);
    mkdirSync('out');
    writeFileSync('out/papers.csv', 'the earlier table');
    writeFileSync('out/report.html', 'the earlier report');
    writeFileSync('out/charts', 'a file where a folder should be');
    const earlier = contents('out');
    const { code, stderr } = await papertopics('run', 'list.jsonl', '--out', 'out', '--quiet');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^papertopics: cannot write to out: .*; give another folder with --out\n$/);
    expect(contents('out')).toEqual(earlier);
  });

  it('control characters in a name are not printed', async () => {
    const { code, stderr } = await papertopics('run', 'no\u001b[31msuch\u0007\u202e.txt');
    expect([code, stderr]).toEqual([
      1,
      'papertopics: no such file: no[31msuch.txt; give a file, a folder, or - for standard input\n',
    ]);
  });
});

describe('what is carried through', () => {
  it('a list with one broken line, which run.json names', async () => {
    const lines = list.split('\n');
    lines.splice(3, 0, '{"title": "cut off');
    writeFileSync('list.jsonl', lines.join('\n'));
    const { code, stdout } = await papertopics('run', 'list.jsonl', '--out', 'out');
    expect(code).toBe(0);
    expect(stdout).toContain('removed 1 (not valid JSON), listed in run.json');
    const { inputs, removed } = runFile('out');
    expect(inputs).toMatchObject([{ file: 'list.jsonl', read: 7, kept: 6, removed: 1 }]);
    expect(removed).toEqual([
      { file: 'list.jsonl', line: 4, id: '', title: '', reason: 'not valid JSON', into: '' },
    ]);
    expect(contents('out').get('report.html')).toContain('not valid JSON: 1');
  });

  it('bytes that are not UTF-8, with a notice', async () => {
    writeFileSync(
      'list.jsonl',
      Buffer.from(`${list}{"id": "b\xf6hm", "title": "Caf\xe9 \x93models\x94"}\n`, 'latin1'),
    );
    const { code, stdout } = await papertopics('run', 'list.jsonl', '--out', 'out');
    expect(code).toBe(0);
    expect(stdout).toContain('list.jsonl: 1 line is not UTF-8, read as Windows-1252');
    expect(runFile('out').notices).toEqual(['list.jsonl: 1 line is not UTF-8, read as Windows-1252']);
    const csv = Buffer.from(contents('out').get('papers.csv') ?? '', 'latin1').toString('utf8');
    expect(rowsOf(csv).map((row) => [row.get('id'), row.get('title')])).toContainEqual([
      'böhm',
      'Café “models”',
    ]);
  });

  it('the same gzipped, to the same papers and topics', async () => {
    writeFileSync('list.jsonl', list);
    mkdirSync('packed');
    // Two members, as `cat a.gz b.gz` makes them.
    const half = list.indexOf('\n') + 1;
    writeFileSync(
      'packed/list.jsonl.gz',
      Buffer.concat([gzipSync(list.slice(0, half)), gzipSync(list.slice(half))]),
    );
    expect((await papertopics('run', 'list.jsonl', '--out', 'plain', '--title', 'List')).code).toBe(0);
    expect((await papertopics('run', 'packed/list.jsonl.gz', '--out', 'gz', '--title', 'List')).code).toBe(0);
    expect(contents('gz').get('papers.csv')).toBe(contents('plain').get('papers.csv'));
    expect(contents('gz').get('topics.json')).toBe(contents('plain').get('topics.json'));
    expect(runFile('gz').inputs[0]?.file).toBe('list.jsonl.gz');
  });

  it('a folder of two lists and a file that is none, which is passed over with a notice', async () => {
    mkdirSync('lists/more', { recursive: true });
    writeFileSync('lists/a.jsonl', jsonLines(six.slice(0, 3)));
    writeFileSync('lists/more/b.json', JSON.stringify(six.slice(3)));
    writeFileSync('lists/README.md', '# Lists\n\nNothing to see.\n');
    const { code, stdout } = await papertopics('run', 'lists', '--out', 'out');
    expect(code).toBe(0);
    const { inputs, notices } = runFile('out');
    expect(inputs.map(({ file, format, kept }) => [file, format, kept])).toEqual([
      ['a.jsonl', 'JSON lines', 3],
      ['more/b.json', 'JSON array', 3],
    ]);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/^passed over: no papers found in README\.md/);
    expect(stdout).toContain('passed over: no papers found in README.md');
  });

  it('two lists of one name, counting each record once', async () => {
    mkdirSync('a');
    mkdirSync('b');
    writeFileSync('a/list.jsonl', list);
    writeFileSync('b/list.jsonl', jsonLines(six.slice(0, 2)));
    const { code } = await papertopics('run', 'a/list.jsonl', 'b/list.jsonl', '--out', 'out');
    expect(code).toBe(0);
    const { inputs, removed } = runFile('out');
    const sum = (key: 'read' | 'kept' | 'removed'): number =>
      inputs.reduce((total, one) => total + one[key], 0);
    expect([sum('read'), sum('kept'), sum('removed'), removed.length]).toEqual([8, 6, 2, 2]);
  });

  it('names that a shell or a page might mistake', async () => {
    const name = `it's <b>&"$(x)".jsonl`;
    writeFileSync(name, list);
    expect((await papertopics('run', name, '--out', 'out')).code).toBe(0);
    const report = contents('out').get('report.html') ?? '';
    expect(report).not.toContain('<b>&"$(x)"');
    expect(report).toContain("it's &lt;b>&amp;&quot;$(x)&quot;.jsonl");
    // In single quotes, with the one inside written as '\''.
    expect(report).toContain("run 'it'\\''s &lt;b>&amp;&quot;$(x)&quot;.jsonl'");
  });
});

describe('what a run leaves', () => {
  it('the files of the contract and nothing else, without a trace of where it ran', async () => {
    writeFileSync('list.jsonl', list);
    const { code } = await papertopics(
      'run',
      join(folder, 'list.jsonl'),
      '--out',
      join(folder, 'deep/er/out'),
      '--k',
      '3',
    );
    expect(code).toBe(0);
    const files = contents('deep/er/out');
    const names = [...files.keys()].filter((name) => !name.startsWith('charts/'));
    expect(names).toEqual(['papers.csv', 'report.html', 'run.json', 'topics.json']);
    expect([...contents('deep').keys()].filter((name) => /(^|\/)\./.test(name))).toEqual([]);
    for (const [name, content] of files) {
      expect([name, content.includes(folder), content.includes(home)]).toEqual([name, false, false]);
    }
  });

  it('a whole new report in place of an earlier one, and the files of others as they were', async () => {
    writeFileSync('list.jsonl', list);
    earlierReport();
    const others = [
      'notes.txt',
      'charts/my-figure.svg',
      'charts/notes.svg',
      'charts/my-figure.vl.json',
      'data/x.csv',
    ];
    mkdirSync('out/data');
    for (const name of others) writeFileSync(join('out', name), 'of others');
    expect((await papertopics('run', 'list.jsonl', '--out', 'out')).code).toBe(0);
    const files = contents('out');
    expect(others.map((name) => [name, files.get(name)])).toEqual(others.map((name) => [name, 'of others']));
    expect([...files.values()].filter((content) => content.startsWith('the earlier'))).toEqual([]);
    expect([...files.keys()].filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('no charts of topics that only an earlier run had', async () => {
    writeFileSync('list.jsonl', list);
    const charts = async (k: string): Promise<string[]> => {
      expect((await papertopics('run', 'list.jsonl', '--out', 'out', '--k', k)).code).toBe(0);
      return [...contents('out/charts').keys()].filter((name) => name.endsWith('-words.svg'));
    };
    expect(await charts('3')).toEqual(['topic-0-words.svg', 'topic-1-words.svg', 'topic-2-words.svg']);
    expect(await charts('1')).toEqual(['topic-0-words.svg']);
  });

  it('no chart of how topics split where only an earlier run tried several numbers', async () => {
    writeFileSync('list.jsonl', list);
    const isLeft = async (k: string): Promise<boolean[]> => {
      expect((await papertopics('run', 'list.jsonl', '--out', 'out', '--k', k)).code).toBe(0);
      return ['svg', 'vl.json'].map((ending) => contents('out/charts').has(`topic-splits.${ending}`));
    };
    expect(await isLeft('2..3')).toEqual([true, true]);
    expect(await isLeft('2')).toEqual([false, false]);
  });

  it('goes to a folder named after the list when none is given', async () => {
    writeFileSync('my.papers.jsonl.gz', gzipSync(list));
    const { code, stdout } = await papertopics('run', 'my.papers.jsonl.gz');
    expect(code).toBe(0);
    expect(stdout).toContain(`report: ${join('reports', 'my.papers', 'report.html')}\n`);
    expect([...contents('reports/my.papers').keys()]).toContain('report.html');
  });
});

describe('what is said', () => {
  it('stages on standard error, topics and the place of the report on standard output', async () => {
    writeFileSync('list.jsonl', list);
    const { code, stdout, stderr } = await papertopics('run', 'list.jsonl', '--out', 'out', '--k', '2');
    expect(code).toBe(0);
    expect(stderr).toBe(
      'ingest clean vectorise reduce cluster label layout chart report'
        .split(' ')
        .map((stage) => `${stage} …\n`)
        .join(''),
    );
    expect(stdout).toContain('six papers, two topics: two topics were asked for: silhouette ');
    expect(stdout).toContain(`report: ${join('out', 'report.html')}\n`);
  });

  it('nothing at all with --quiet', async () => {
    writeFileSync('list.jsonl', list);
    expect(await papertopics('run', 'list.jsonl', '--out', 'out', '--quiet')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect([...contents('out').keys()]).toContain('report.html');
  });

  it('only the error with --quiet when something is wrong', async () => {
    const { code, stdout, stderr } = await papertopics('run', 'nowhere', '--quiet');
    expect([code, stdout, stderr.split('\n').length]).toEqual([1, '', 2]);
  });

  it('help and the version on standard output alone', async () => {
    const help = await papertopics('--help');
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('--k auto|N|A..B');
    const version = await papertopics('--version');
    expect([version.code, version.stderr]).toEqual([0, '']);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('exit code 2 and where to look for a fault of its own', async () => {
    writeFileSync('list.jsonl', list);
    let stderr = '';
    const effects = {
      ...realEffects,
      open: () => Promise.reject(new TypeError('a \u001b[31mmade-up\u009b fault')),
      stderr: (text: string) => {
        stderr += text;
      },
    };
    expect(await main(['run', 'list.jsonl', '--out', 'out'], effects, home)).toBe(2);
    expect(stderr).toMatch(
      /^papertopics: this is a fault of papertopics.*\nTypeError: a \[31mmade-up fault\n +at /,
    );
    expect([...contents('.').keys()]).toEqual(['list.jsonl']);
  });
});

describe('settings', () => {
  it('are read from papertopics.config.json in the current folder', async () => {
    writeFileSync('list.jsonl', list);
    writeFileSync('papertopics.config.json', '{"k": 2, "title": "From the file", "min-df": "1"}');
    expect((await papertopics('run', 'list.jsonl', '--out', 'out')).code).toBe(0);
    expect(runFile('out').options).toMatchObject({ k: 2, title: 'From the file', minDf: 1 });
  });

  it('may tell in the file where the results go, and to be quiet', async () => {
    writeFileSync('list.jsonl', list);
    writeFileSync('papertopics.config.json', '\uFEFF{"k": "2", "out": "there", "quiet": true}');
    expect(await papertopics('run', 'list.jsonl')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(runFile('there').options).toMatchObject({ k: 2 });
    expect((await papertopics('run', 'list.jsonl', '--out', 'here')).code).toBe(0);
    expect(runFile('here').options).toMatchObject({ k: 2 });
  });

  it.each([
    ['{"quiet": "yes"}', 'quiet must be true or false, not "yes"'],
    ['{"out": true}', 'out must be a text or a number, not true'],
    ['{"quite": true}', 'unknown setting in papertopics.config.json: quite; did you mean quiet?'],
  ])('are refused in a file: %s', async (text, message) => {
    writeFileSync('list.jsonl', list);
    writeFileSync('papertopics.config.json', text);
    const { code, stderr } = await papertopics('run', 'list.jsonl', '--out', 'out');
    expect([code, stderr.includes(message)]).toEqual([1, true]);
  });

  it('on the command line win over those of a file', async () => {
    writeFileSync('list.jsonl', list);
    writeFileSync('mine.json', '{"k": 2, "seed": 7}');
    writeFileSync('papertopics.config.json', '{"k": 4}');
    expect(
      (await papertopics('run', 'list.jsonl', '--config', 'mine.json', '--k=3', '--out', 'out')).code,
    ).toBe(0);
    expect(runFile('out').options).toMatchObject({ k: 3, seed: 7 });
  });

  it('are in the report as the command that makes it again', async () => {
    writeFileSync('list.jsonl', list);
    const argv = ['run', 'list.jsonl', '--k', '2', '--title-weight', '3', '--title', 'My list'];
    expect((await papertopics(...argv, '--out', 'out')).code).toBe(0);
    expect(contents('out').get('report.html')).toContain(
      "<code>papertopics run list.jsonl --k 2 --title 'My list' --title-weight 3</code>",
    );
  });
});

describe('a table with headers of its own', () => {
  const csv = ['Heading,Text', ...six.map(({ title, abstract }) => `${title} ${abstract},${abstract}`)].join(
    '\n',
  );

  it('is refused with its columns and what to type', async () => {
    writeFileSync('list.csv', csv);
    const { code, stderr } = await papertopics('run', 'list.csv', '--out', 'out');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'papertopics: list.csv: no column is known to hold titles; the columns are "Heading", "Text"; say which does, as in --map title="Heading"\n',
    );
  });

  it('is read as the map says, from the command line or a file, and can be run again', async () => {
    writeFileSync('list.csv', csv);
    const given = ['--map', 'title=Heading', '--map', 'abstract=Text'];
    expect((await papertopics('run', 'list.csv', '--k', '2', ...given, '--out', 'a')).code).toBe(0);
    expect(runFile('a').inputs).toMatchObject([{ format: 'table with headers of its own', kept: 6 }]);
    expect(runFile('a').options).toMatchObject({ map: 'title=Heading,abstract=Text' });
    expect(contents('a').get('report.html')).toContain(
      "<code>papertopics run list.csv --k 2 --map 'title=Heading,abstract=Text'</code>",
    );
    writeFileSync('papertopics.config.json', '{"k": 2, "map": {"title": "Heading", "abstract": "Text"}}');
    expect((await papertopics('run', 'list.csv', '--out', 'b')).code).toBe(0);
    expect(runFile('b').options).toEqual(runFile('a').options);
    expect(contents('b').get('papers.csv')).toBe(contents('a').get('papers.csv'));
  });
});

describe('without an input', () => {
  it('the sample list is run', async () => {
    const { code, stdout } = await papertopics('--out', 'out', '--k', '3');
    expect(code).toBe(0);
    expect(stdout).toContain('54 papers, three topics');
    expect(runFile('out').inputs).toMatchObject([
      { file: 'daily-papers.txt', read: 54, kept: 54, removed: 0 },
    ]);
    expect(contents('out').get('report.html')).toContain('<code>npm start -- --k 3</code>');
  });
});

describe('stopped while it writes', () => {
  it('leaves what was there before, and nothing left over', async () => {
    const before = new Map([['a.txt', 'old a']]);
    await realEffects.write(folder, before, () => false);
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const files = new Map([
      ['a.txt', 'new a'],
      ['charts/b.txt', 'new b'],
    ]);
    const written = realEffects.write(folder, files, () => false);
    process.emit('SIGTERM');
    await expect(written).rejects.toThrow();
    expect(exit).toHaveBeenCalledExactlyOnceWith(143);
    expect(contents(folder)).toEqual(before);
    expect(process.listenerCount('SIGTERM')).toBe(0);
  });

  it('clears away what a run that was killed has left, or any run an hour ago, and nothing else', async () => {
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const old = [`.papertopics-${process.ppid}-0123456789ab`, '.papertopics-mine'];
    const fresh = [gone, process.ppid, process.pid].map((id) => `.papertopics-${id}-ba9876543210`);
    for (const name of [...old, ...fresh]) mkdirSync(join(folder, name));
    const longAgo = Date.now() / 1000 - 2 * 3600;
    for (const name of old) utimesSync(join(folder, name), longAgo, longAgo);
    await realEffects.write(folder, new Map([['a.txt', '']]), () => false);
    expect([...contents(folder).keys()].sort()).toEqual([
      `.papertopics-${process.ppid}-ba9876543210/`,
      '.papertopics-mine/',
      'a.txt',
    ]);
  });
});

describe('odd surroundings', () => {
  it('leave the earlier report whole when one of its files cannot be replaced', async () => {
    writeFileSync('list.jsonl', list);
    const earlier = earlierReport();
    // A link that leads nowhere a file can be moved to.
    rmSync('out/charts', { recursive: true });
    symlinkSync('/dev/null', 'out/charts');
    const { code, stderr } = await papertopics('run', 'list.jsonl', '--out', 'out', '--k', '2');
    expect(code).toBe(1);
    expect(stderr).toMatch(/\npapertopics: cannot write .*\n$/);
    expect([...contents('out')].filter(([name]) => !name.startsWith('charts'))).toEqual(
      [...earlier].filter(([name]) => !name.startsWith('charts')),
    );
  });

  it.skipIf(!existsSync('/dev/shm'))('take back what was moved when one file cannot be', async () => {
    writeFileSync('list.jsonl', list);
    const elsewhere = mkdtempSync('/dev/shm/papertopics-test-');
    try {
      const earlier = earlierReport();
      rmSync('out/charts', { recursive: true });
      symlinkSync(elsewhere, 'out/charts');
      const { code, stderr } = await papertopics('run', 'list.jsonl', '--out', 'out', '--k', '2');
      expect([code, stderr.split('\n').at(-2)]).toEqual([
        1,
        'papertopics: cannot write to out: part of it is on another disk; give another folder with --out',
      ]);
      for (const name of ['report.html', 'papers.csv']) {
        expect(readFileSync(`out/${name}`, 'utf8')).toBe(earlier.get(name));
      }
      expect(readdirSync('out').sort()).toEqual(['charts', 'papers.csv', 'report.html']);
    } finally {
      removeFolder(elsewhere);
    }
  });

  it('with a link that leads nowhere as --out is refused before it is read', async () => {
    writeFileSync('list.jsonl', list);
    symlinkSync('self', 'self');
    const { code, stderr } = await papertopics('run', 'list.jsonl', '--out', 'self', '--quiet');
    expect([code, stderr]).toEqual([
      1,
      'papertopics: cannot write to self: it is a link that leads nowhere; give another folder with --out\n',
    ]);
  });

  it('of pipes, circles of links and earlier reports in a folder are passed by', async () => {
    mkdirSync('lists/old', { recursive: true });
    writeFileSync('lists/list.jsonl', list);
    symlinkSync('self', 'lists/self');
    for (const name of ['report.html', 'run.json', 'topics.json']) writeFileSync(`lists/old/${name}`, '{}');
    spawnSync('mkfifo', ['pipe']);
    symlinkSync('../pipe', 'lists/pipe');
    expect((await papertopics('run', 'lists', '--out', 'out', '--k', '2')).code).toBe(0);
    expect(runFile('out').inputs).toMatchObject([{ file: 'list.jsonl', read: 6 }]);
    expect(runFile('out').notices).toEqual([]);
  });

  it('may stand in the folder of its report: only what a run has written is passed by', async () => {
    mkdirSync('lists');
    writeFileSync('lists/list.jsonl', list);
    for (let turn = 0; turn < 2; turn++) {
      expect((await papertopics('run', 'lists', '--out', 'lists', '--k', '2')).code).toBe(0);
      expect(runFile('lists').inputs).toMatchObject([{ file: 'list.jsonl', read: 6 }]);
    }
  });

  it('is never replaced by a result: lists, topics and settings files, named or found in a folder', async () => {
    mkdirSync('lists');
    writeFileSync('lists/papers.csv', list);
    writeFileSync('list.jsonl', list);
    writeFileSync('topics.json', '{"rename": {}}');
    writeFileSync('run.json', '{"k": 2}');
    symlinkSync('lists', 'link');
    const texts = (): string[] =>
      ['lists/papers.csv', 'topics.json', 'run.json'].map((file) => readFileSync(file, 'utf8'));
    const before = texts();
    for (const [file, ...argv] of [
      ['lists/papers.csv', 'run', 'lists/papers.csv', '--out', 'lists'],
      ['lists/papers.csv', 'run', 'lists/papers.csv', '--out', 'link'],
      [join('lists', 'papers.csv'), 'run', 'lists', '--out', 'lists'],
      ['topics.json', 'run', 'list.jsonl', '--topics', 'topics.json', '--out', '.'],
      ['run.json', 'run', 'list.jsonl', '--config', 'run.json', '--out', '.'],
    ] as const) {
      const { code, stderr } = await papertopics(...argv, '--quiet');
      expect([code, stderr]).toEqual([
        1,
        `papertopics: ${file} would be replaced by a result of the same name; give another folder with --out, or move the file\n`,
      ]);
    }
    expect(texts()).toEqual(before);
    expect([...contents('lists').keys()]).toEqual(['papers.csv']);
  });
});

describe('tune', () => {
  it('gives the evidence as a table, a chart and JSON, and no report', async () => {
    writeFileSync('list.jsonl', list);
    const { code, stdout, stderr } = await papertopics('tune', 'list.jsonl', '--k', '2..3', '--out', 'out');
    expect(code).toBe(0);
    expect(stderr).toBe('ingest …\nclean …\nvectorise …\nreduce …\ncluster …\nlabel …\nchart …\n');
    expect([...contents('out').keys()]).toEqual([
      'charts/',
      'charts/sweep.svg',
      'charts/sweep.vl.json',
      'charts/topic-splits.svg',
      'charts/topic-splits.vl.json',
      'evidence.json',
    ]);
    const file = JSON.parse(contents('out').get('evidence.json') ?? '') as RunFile;
    expect(file.evidence.map(({ k }) => k)).toEqual([2, 3]);
    const lines = stdout.split('\n');
    expect(lines[1]).toMatch(/^topics {2}silhouette {2}by chance {2}halves/);
    expect(lines.filter((line) => /^ +[23] /.test(line))).toHaveLength(2);
    expect(lines.filter((line) => line.endsWith('  <'))).toHaveLength(1);
    expect(stdout).toContain(file.choice.reason);
  });

  it('finds what a run finds', async () => {
    const argv = ['--k', '3..5', '--seed', '3'];
    expect((await papertopics('tune', ...argv, '--out', 'tuned')).code).toBe(0);
    expect(
      (await papertopics('run', join(home, 'data/daily-papers.txt'), ...argv, '--out', 'run')).code,
    ).toBe(0);
    const tuned = JSON.parse(contents('tuned').get('evidence.json') ?? '') as RunFile;
    expect(tuned.evidence).toEqual(runFile('run').evidence);
    expect(tuned.choice).toEqual(runFile('run').choice);
    for (const name of ['charts/sweep.svg', 'charts/topic-splits.svg', 'charts/topic-splits.vl.json'])
      expect([name, contents('tuned').get(name) === contents('run').get(name)]).toEqual([name, true]);
    expect(tuned.lineage).toEqual(runFile('run').lineage);
    expect(contents('tuned').get('charts/topic-splits.svg')).toContain('How topics split');
  });

  it('says what was removed and what else a run would say', async () => {
    const odd = jsonLines([
      ...six,
      {
        title: 'Über die Sprache',
        abstract: 'Das ist ein Text, der nicht auf Englisch ist und von der Sprache handelt.',
      },
    ]);
    writeFileSync('list.jsonl', `${odd}{"title": ""}\n${list}`);
    const tuned = await papertopics('tune', 'list.jsonl', '--k', '2..3', '--out', 'out');
    const ran = await papertopics('run', 'list.jsonl', '--k', '2..3', '--out', 'out');
    expect(tuned.stdout).toContain('\nremoved 1 (no title), 6 (duplicate: same id); a run lists them\n');
    expect(ran.stdout).toContain('\nremoved 1 (no title), 6 (duplicate: same id), listed in run.json\n');
    const { notices } = runFile('out');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('German');
    for (const notice of notices) {
      expect(ran.stdout).toContain(`\n${notice}\n`);
      expect(tuned.stderr).toContain(`\n${notice}\n`);
    }
    expect((await papertopics('tune', '--k', '2..3', '--out', 'sample')).stdout).not.toContain('removed');
  });

  it('is refused with an open report, for it writes none', async () => {
    const { code, stderr } = await papertopics('tune', '--open');
    expect([code, stderr]).toEqual([1, 'papertopics: tune writes no report to open; leave out --open\n']);
  });
});
