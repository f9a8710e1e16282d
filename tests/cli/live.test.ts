import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { realEffects } from '../../pipeline/effects.ts';
import { liveSource } from '../../pipeline/live/index.ts';
import { testWorld } from '../live/fetched.ts';
import { dailyPapersOf, type Served, serve, status } from '../live/servers.ts';
import { jsonLines, type RunFile } from '../report/runs.ts';
import { built } from './built.ts';
import { contents, newFolder, program, removeFolder } from './folders.ts';

const subjects = ['grammar of programs', 'noise of images', 'folds of proteins'];
/** Six papers, two on each of three subjects. */
const six = [...subjects, ...subjects].map((subject, i) => `Part ${i} on the ${subject}`);
const days = { '2025-12-01': six.slice(0, 3), '2025-12-02': six.slice(3) };

/** A folder with a script for the page, so that nothing of the project is read. */
let home: string;
let before: string;
let folder: string;
beforeAll(() => {
  before = process.cwd();
  home = newFolder();
  mkdirSync(join(home, 'dist'));
  writeFileSync(join(home, 'dist/page.js'), '"use strict";');
});
afterAll(() => removeFolder(home));
beforeEach(() => {
  folder = newFolder();
  process.chdir(folder);
  for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) vi.stubEnv(name, '');
  vi.stubEnv('PAPERTOPICS_CACHE', join(folder, 'cache'));
  // Whatever a test does not serve is not there.
  for (const name of ['HF', 'ARXIV', 'OPENALEX', 'S2', 'PUBMED'])
    vi.stubEnv(`PAPERTOPICS_${name}_URL`, 'http://127.0.0.1:1');
});
afterEach(() => {
  vi.unstubAllEnvs();
  process.chdir(before);
  removeFolder(folder);
});

async function serving(...args: Parameters<typeof serve>): Promise<Served> {
  const server = await serve(...args);
  vi.stubEnv('PAPERTOPICS_HF_URL', server.url);
  return server;
}
const papertopics = (...argv: string[]) => program(argv, home);
const runFile = (out: string): RunFile => JSON.parse(contents(out).get('run.json') ?? '{}') as RunFile;

describe('a live source on the command line', () => {
  const input = 'hf:2025-12-01..2025-12-02';
  const out = 'reports/hf-2025-12-01-2025-12-02';

  it('becomes a report in a folder named after it, which says how to make it again and when it was fetched', async () => {
    const server = await serving(dailyPapersOf(days));
    const { code, stdout, stderr } = await papertopics('run', input, '--limit', '500', '--k', '2');
    expect([code, stderr.match(/error/i)]).toEqual([0, null]);
    expect(stdout).toMatch(/fetched \d{4}-\d\d-\d\d, 6 papers; --refresh fetches anew/);
    const { inputs, options, notices } = runFile(out);
    expect(inputs).toMatchObject([{ file: input, read: 6, kept: 6, removed: 0 }]);
    expect(options).toMatchObject({ limit: 500, from: '', until: '', title: input });
    expect(notices[0]).toMatch(/^hf:2025-12-01\.\.2025-12-02: fetched /);
    const first = contents(out);
    expect(first.get('report.html')).toContain(
      '<code>papertopics run hf:2025-12-01..2025-12-02 --k 2 --limit 500</code>',
    );
    expect(server.asked).toHaveLength(2);
    const again = await papertopics('run', input, '--limit', '500', '--k', '2', '--offline');
    expect([again.code, server.asked.length]).toEqual([0, 2]);
    const second = contents(out);
    for (const name of ['report.html', 'papers.csv', 'topics.json'])
      expect([name, second.get(name) === first.get(name)]).toEqual([name, true]);
    expect(readdirSync('cache')).toHaveLength(1);
    const drawn = await papertopics('run', input, '--limit', '500', '--k', '2', '--charts-only');
    expect([drawn.code, drawn.stderr.match(/papertopics:.*/)]).toEqual([0, null]);
  });

  it('is a file where there is one of its name', async () => {
    const records = six.map((title, i) => ({ id: `p${i}`, title }));
    writeFileSync('hf:2025-12-01', jsonLines(records));
    expect((await papertopics('run', 'hf:2025-12-01', '--out', 'out')).code).toBe(0);
    expect(runFile('out').options).not.toHaveProperty('limit');
  });

  it('goes together with files, and is passed over when it fails', async () => {
    await serving(status(404, '{"error":"No pears today"}'));
    writeFileSync('list.jsonl', jsonLines(six.map((title, i) => ({ id: `p${i}`, title }))));
    const { code, stdout } = await papertopics('run', 'list.jsonl', input, '--out', 'out');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /passed over: hf:2025-12-01\.\.2025-12-02: nothing fetched, for Hugging Face at 127\.0\.0\.1:\d+ answered 404: No pears today/,
    );
  });

  it('alone that fails is an error', async () => {
    await serving(status(404));
    const { code, stderr } = await papertopics('run', input, '--out', 'out');
    expect([code, stderr.split('\n').at(-2)]).toEqual([
      1,
      expect.stringMatching(/^papertopics: hf:2025-12-01\.\.2025-12-02: nothing fetched, .* answered 404$/),
    ]);
    expect(readdirSync('.')).toEqual([]);
  });

  it.each([
    [
      ['crossref:pears'],
      /^papertopics: no such file or source: crossref:pears; the live sources are hf:, arxiv:/,
    ],
    [
      ['hf:2025-12-01', '--offline'],
      /hf:2025-12-01 was never fetched with these settings; leave out --offline$/,
    ],
    [
      ['hf:2025-12-01', '--offline', '--refresh'],
      /--refresh fetches anew and --offline fetches nothing; give one/,
    ],
    [['list.jsonl', '--limit', '5'], /--limit is for live sources, as hf:2025-12; leave it out for files$/],
    [['list.jsonl', '--refresh'], /--refresh is for live sources/],
    [['hf:2025-12-01', '--limit', '0'], /limit: 0 is no whole number from 1 to 1000000$/],
    [
      ['hf:2025-12-01', '--from', '2025-02-30'],
      /from: 2025-02-30 is no date; write it as 2025-12-16, 2025-12 or 2025$/,
    ],
    [['hf:2025-12-01', '--until', 'today'], /until: today is no date/],
    [['hf:2025-12-01', '--from', '2026'], /hf:2025-12-01: no day lies from 2026-01-01 to 2025-12-01$/],
  ])('is refused: %j', async (argv, message) => {
    writeFileSync('list.jsonl', jsonLines([{ title: 'Pear' }]));
    const { code, stderr } = await papertopics('run', ...argv, '--out', 'out');
    expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([1, expect.stringMatching(message)]);
  });

  it('may be a query longer than a name can be', async () => {
    const query = `pubmed:${'pear OR '.repeat(200)}fig`;
    expect(await realEffects.isLive(query)).toBe(true);
    const { stderr } = await papertopics('run', query, '--offline', '--out', 'out');
    expect(stderr).toMatch(/was never fetched with these settings/);
  });

  it('has its query quoted where it is said how to make the report again', async () => {
    const server = await serving(dailyPapersOf(days));
    const world = testWorld({ env: { PAPERTOPICS_HF_URL: server.url } });
    let stdout = '';
    const { main } = await import('../../pipeline/cli/main.ts');
    const effects = {
      ...realEffects,
      // The same papers, as though of a query in words.
      open: async () => [
        liveSource(
          'hf:2025-12-01..2025-12-02',
          { limit: 9, from: '', until: '', refresh: false, offline: false, tick: () => {} },
          world,
          new Map(),
        ),
      ],
      stdout: (text: string) => {
        stdout += text;
      },
      stderr: () => {},
    };
    const argv = ['run', "arxiv:cat:cs.CL AND all:agent's", '--from', '2025-01', '--out', 'out'];
    expect(await main(argv, effects, home)).toBe(0);
    expect(stdout).toContain('6 papers');
    expect(contents('out').get('report.html')).toContain(
      "<code>papertopics run 'arxiv:cat:cs.CL AND all:agent'\\''s' --from 2025-01</code>",
    );
  });
});

describe('the program as it is shipped, stopped while it fetches', () => {
  it.each(['SIGINT', 'SIGKILL'] as const)(
    'by %s, ends at once and goes on there the next time',
    async (signal) => {
      const script = join(await built(), 'cli.js');
      const papers = dailyPapersOf(days);
      let stop = (): void => {};
      // The third day is not answered the first time.
      const third = (): void => stop();
      const server = await serving(papers, { 3: third });
      const argv = ['run', 'hf:2025-12-01..2025-12-03', '--out', 'out'];
      const child = spawn(process.execPath, [script, ...argv], { stdio: ['ignore', 'ignore', 'pipe'] });
      const said: string[] = [];
      child.stderr.on('data', (chunk) => void said.push(String(chunk)));
      stop = () => void child.kill(signal);
      const [code, by] = await once(child, 'exit');
      expect([code, by, said.join('')]).toEqual([null, signal, 'ingest …\n']);
      const offline = await papertopics(...argv, '--offline');
      expect([offline.code, runFile('out').notices[1]]).toEqual([
        0,
        'hf:2025-12-01..2025-12-03: the rest missing; run again without --offline, which goes on from there',
      ]);
      expect((await papertopics(...argv)).code).toBe(0);
      expect(runFile('out').notices).toEqual([
        expect.stringMatching(/fetched .* 6 papers; --refresh fetches anew$/),
      ]);
      expect(server.asked.map(({ searchParams }) => searchParams.get('date'))).toEqual(
        [1, 2, 3, 3].map((day) => `2025-12-0${day}`),
      );
    },
  );
});
