import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { versions } from '../../pipeline/versions.ts';
import { jsonLines } from '../report/runs.ts';
import { built } from './built.ts';
import { contents, newFolder, program, removeFolder, root, type Said } from './folders.ts';

const words = ['grammar search', 'noise network', 'helix fold', 'solver loop', 'pixel caption', 'enzyme map'];
const records = words.map((abstract, i) => ({
  id: `p${i}`,
  title: `Study of ${['programs', 'images', 'proteins'][i % 3]}`,
  abstract: `${abstract} </script> \ud800`,
  published: `202${i % 3}-0${i + 1}-10`,
}));

let home: string;
let before: string;
let folder: string;
beforeAll(async () => {
  before = process.cwd();
  home = newFolder();
  cpSync(join(await built(), 'page.js'), join(home, 'dist/page.js'));
  cpSync(join(root, 'data/daily-papers.txt'), join(home, 'data/daily-papers.txt'));
});
afterAll(() => removeFolder(home));
beforeEach(async () => {
  folder = newFolder();
  process.chdir(folder);
  writeFileSync('list.jsonl', jsonLines(records));
  await papertopics('run', 'list.jsonl', '--k', '2..3', '--out', 'out', '--quiet');
});
afterEach(() => {
  process.chdir(before);
  removeFolder(folder);
});

const papertopics = (...argv: string[]): Promise<Said> => program(argv, home);
const same = ['run', 'list.jsonl', '--k', '2..3', '--out', 'out', '--charts-only'] as const;

describe('--charts-only', () => {
  it('gives the charts and the page of the run, byte for byte, also where they were lost or spoilt', async () => {
    const whole = contents('out');
    expect(whole.size).toBeGreaterThan(10);
    rmSync('out/charts', { recursive: true });
    mkdirSync('out/charts');
    writeFileSync('out/charts/topic-9-words.svg', 'of an earlier run');
    writeFileSync('out/charts/mine.svg', 'of somebody else');
    writeFileSync('out/papers.csv', 'changed by hand');
    const said = await papertopics(...same);
    expect(said).toEqual({
      code: 0,
      stdout: `Charts drawn anew: ${join('out', 'report.html')}\n`,
      stderr: expect.stringMatching(/^chart …\n$/) as string,
    });
    const now = contents('out');
    expect(now.get('papers.csv')).toBe('changed by hand');
    expect(now.get('charts/mine.svg')).toBe('of somebody else');
    now.delete('charts/mine.svg');
    expect(new Map([...now, ['papers.csv', whole.get('papers.csv')]])).toEqual(whole);
  });

  it('needs no input where the folder is named, and no list that is still there', async () => {
    const whole = contents('out');
    rmSync('list.jsonl');
    rmSync('out/charts', { recursive: true });
    expect(await papertopics('run', '--charts-only', '--out', 'out', '--quiet')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(contents('out')).toEqual(whole);
  });

  const refused: readonly (readonly [string, readonly string[], RegExp, () => void])[] = [
    [
      'a folder without a report',
      ['run', '--charts-only', '--out', 'elsewhere'],
      /^no report in elsewhere to draw anew; name its folder with --out, or run without --charts-only$/,
      () => {},
    ],
    [
      'a page that is no report',
      same,
      /^out.report\.html is no report of papertopics [\d.]+; run without --charts-only$/,
      () => writeFileSync('out/report.html', '<!doctype html><p>Something else</p>'),
    ],
    [
      'a report that was cut off',
      same,
      /^out.report\.html is no report of papertopics /,
      () =>
        writeFileSync(
          'out/report.html',
          readFileSync('out/report.html', 'utf8').split('id="texts"')[0] ?? '',
        ),
    ],
    [
      'other settings',
      ['run', 'list.jsonl', '--k', '2', '--out', 'out', '--charts-only'],
      /^out.report\.html was made by another command: papertopics run list\.jsonl --k 2\.\.3; give the same, or run without --charts-only$/,
      () => {},
    ],
    [
      'a list that has changed',
      same,
      /^list\.jsonl is not the list that out.report\.html was made of; run without --charts-only$/,
      () => writeFileSync('list.jsonl', jsonLines(records.slice(1))),
    ],
    ['neither input nor folder', ['run', '--charts-only'], /^run wants an input: /, () => {}],
    [
      'settings and no input',
      ['run', '--charts-only', '--out', 'out', '--k', '3'],
      /^--charts-only changes no settings; give the input as well, or leave them out$/,
      () => {},
    ],
    [
      'tune',
      ['tune', 'list.jsonl', '--charts-only'],
      /^--charts-only draws the charts of a report, and tune writes none; write run$/,
      () => {},
    ],
  ];
  it.each(refused)('refuses %s in one message and changes nothing', async (_, argv, message, spoil) => {
    spoil();
    const earlier = contents('.');
    const { code, stdout, stderr } = await papertopics(...argv);
    expect([code, stdout]).toEqual([1, '']);
    const said = stderr.split('\n').filter((line) => line !== '' && !line.endsWith(' …'));
    expect(said).toHaveLength(1);
    expect(said[0]?.replace(/^papertopics: /, '')).toMatch(message);
    expect(contents('.')).toEqual(earlier);
  });

  it('refuses a report of another version', async () => {
    const { pack, unpack } = await import('../../pipeline/report/pack.ts');
    const html = readFileSync('out/report.html', 'utf8');
    const [, packed = ''] = /id="data">([^<]*)</.exec(html) ?? [];
    const data = (await unpack(packed)) as { facts: { versions: Record<string, string> } };
    data.facts.versions.papertopics = '0.0.1';
    const other = await pack(data);
    writeFileSync(
      'out/report.html',
      html.replace(packed, () => other),
    );
    const { code, stderr } = await papertopics(...same, '--quiet');
    expect([code, stderr]).toEqual([
      1,
      `papertopics: ${join('out', 'report.html')} is of papertopics 0.0.1, and this is ${versions.papertopics}; run without --charts-only\n`,
    ]);
  });
});
