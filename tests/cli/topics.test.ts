import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jsonLines, type RunFile } from '../report/runs.ts';
import { built } from './built.ts';
import { newFolder, program, removeFolder } from './folders.ts';

const list = jsonLines(
  ['grammar search', 'noise network', 'sequence helix', 'solver grammar', 'pixel noise', 'enzyme helix'].map(
    (abstract, i) => ({
      id: `p${i}`,
      title: `Study of ${['programs', 'images', 'proteins'][i % 3]}`,
      abstract,
    }),
  ),
);

let home: string;
let before: string;
let folder: string;
beforeAll(async () => {
  before = process.cwd();
  home = newFolder();
  cpSync(join(await built(), 'page.js'), join(home, 'dist/page.js'));
});
afterAll(() => removeFolder(home));
beforeEach(() => {
  folder = newFolder();
  process.chdir(folder);
  writeFileSync('list.jsonl', list);
});
afterEach(() => {
  process.chdir(before);
  removeFolder(folder);
});

const papertopics = (...argv: string[]) => program(argv, home);
const runFile = (): RunFile & { topicsFile: { file: string; hash: string } } =>
  JSON.parse(readFileSync('out/run.json', 'utf8')) as RunFile & {
    topicsFile: { file: string; hash: string };
  };

describe('--topics', () => {
  it('guides a run, is in what to type again, and its hash is that of its bytes', async () => {
    mkdirSync('mine');
    writeFileSync('mine/my topics.yaml', 'topics: {Programs: [grammar]}\npin: {nobody: Programs}\n');
    const said = await papertopics(
      'run',
      'list.jsonl',
      '--out',
      'out',
      '--k',
      '3',
      '--topics',
      'mine/my topics.yaml',
    );
    expect(said.code).toBe(0);
    expect(said.stdout).toContain('Programs');
    expect(said.stdout).toContain(
      'my topics.yaml:2:7: the pin of “nobody” was left out: no paper has this id or title',
    );
    const hash = createHash('sha256').update(readFileSync('mine/my topics.yaml')).digest('hex');
    expect(runFile().topicsFile).toMatchObject({ file: 'my topics.yaml', hash });
    expect(runFile().options).not.toHaveProperty('topics');
    const page = readFileSync('out/report.html', 'utf8');
    expect(page).toContain("papertopics run list.jsonl --k 3 --topics 'my topics.yaml'");
    expect(page).not.toContain('mine/');
  });

  it('may be named in the settings file; the command line wins', async () => {
    writeFileSync('a.yaml', 'topics: {From a: [grammar]}');
    writeFileSync('b.json', '{"topics": {"From b": ["grammar"]}} // mine');
    writeFileSync('papertopics.config.json', '{"topics": "a.yaml", "k": 3}');
    expect((await papertopics('run', 'list.jsonl', '--out', 'out')).stdout).toContain('From a');
    expect((await papertopics('run', 'list.jsonl', '--out', 'out', '--topics', 'b.json')).stdout).toContain(
      'From b',
    );
  });

  it('guides tune as well, which says what matched nothing', async () => {
    writeFileSync('a.yaml', 'topics: {Programs: [grammar, phantom]}');
    const said = await papertopics('tune', 'list.jsonl', '--out', 'out', '--k', '2..3', '--topics', 'a.yaml');
    expect(said.stdout).toContain('beside the named topic');
    expect(said.stderr).toContain('a.yaml:1:10: the seed “phantom” of “Programs” occurs in no paper');
  });

  it('may be gzipped', async () => {
    writeFileSync('a.json.gz', gzipSync('{"topics": {"Programs": ["grammar"]}} // packed'));
    expect(
      (await papertopics('run', 'list.jsonl', '--out', 'out', '--topics', 'a.json.gz')).stdout,
    ).toContain('Programs');
  });

  const refused: readonly (readonly [string, string, string | Uint8Array | null, RegExp])[] = [
    ['a file that is not there', 'nowhere.yaml', null, /no such file: nowhere\.yaml/],
    ['standard input', '-', null, /--topics wants one file, not standard input/],
    ['a folder', '.', null, /--topics wants one file, not a folder: \./],
    ['an unknown key', 'a.yaml', 'topcs: {}', /a\.yaml:1:1: unknown key: topcs; did you mean topics\?/],
    ['broken JSON', 'a.json', '{"topics": {', /a\.json:1:\d+: /],
    [
      'bytes that are no text',
      'a.yaml',
      Uint8Array.from([0x61, 0xff, 0xfe]),
      /a\.yaml is not UTF-8 text; save it as UTF-8/,
    ],
    ['a file too large', 'a.yaml', 'x'.repeat(5_100_000), /a\.yaml is too large for a topics file/],
  ];
  for (const [what, name, content, message] of refused) {
    it(`refuses ${what} with exit code 1, before anything is written`, async () => {
      if (content !== null) writeFileSync(name, content);
      const said = await papertopics('run', 'list.jsonl', '--out', 'out', '--topics', name);
      expect([said.code, said.stdout]).toEqual([1, '']);
      expect(said.stderr).toMatch(message);
      expect(() => readFileSync('out/run.json')).toThrow();
    });
  }
});
