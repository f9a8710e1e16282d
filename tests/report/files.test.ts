import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { paperColumns } from '../../pipeline/report/columns.ts';
import { papersCsv } from '../../pipeline/report/files.ts';
import { paperTable } from '../../pipeline/report/tables.ts';
import type { Outcome } from '../../pipeline/run.ts';
import type { Paper } from '../../pipeline/types.ts';
import { clustering, paper, topic } from '../chart/examples.ts';
import { dense } from '../matrices.ts';
import { source } from '../sources.ts';
import { parseCsv, rowsOf } from './csv.ts';
import {
  fileOf,
  jsonLines,
  jsonOf,
  type RunFile,
  runOf,
  sampleRun,
  sampleText,
  type TopicsFile,
} from './runs.ts';

const contract =
  'id,title,published,authors,comments,upvotes,url,topic,topic_label,similarity,runner_up,runner_up_label,why,x,y';

/** papers.csv of these papers, all in one topic. */
function csvOf(papers: readonly Paper[], label = 'Topic A'): string {
  return papersCsv(
    paperTable({
      papers,
      clustering: clustering(papers.map(() => 0)),
      topics: [topic({ id: 0, label })],
      why: papers.map(() => []),
      places: dense(papers.map(() => [0.5, 0.5])),
    }),
  );
}

const field = (csv: string, name: string): (string | undefined)[] => rowsOf(csv).map((row) => row.get(name));

describe('the reader of CSV in these tests', () => {
  it('reads the examples of RFC 4180 and refuses what is none', () => {
    expect(parseCsv('aaa,"b ""b"" b",\r\n"a\r\na",,"c,c"\r\n')).toEqual([
      ['aaa', 'b "b" b', ''],
      ['a\r\na', '', 'c,c'],
    ]);
    expect(() => parseCsv('a\nb\r\n')).toThrow('no CRLF');
    expect(() => parseCsv('a"b\r\n')).toThrow('no CRLF');
    expect(() => parseCsv('a,b\r\nc\r\n')).toThrow('uneven');
    expect(() => parseCsv('"a\r\n')).toThrow('open quote');
  });
});

describe('papers.csv', () => {
  it('has the columns of the contract', () => {
    expect(csvOf([paper({ id: 'a' })]).split('\r\n')[0]).toBe(contract);
    expect(paperColumns.join(',')).toBe(contract);
  });

  it('gives back commas, quotes, line ends and every script', () => {
    const titles = ['a, b', 'say "hi"', '"', 'two\r\nlines', ',', '標題', 'עברית', 'a\tb', '😀'];
    expect(field(csvOf(titles.map((title, i) => paper({ id: `${i}`, title }))), 'title')).toEqual(titles);
  });

  it('gives back any text, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (titles) => {
        const read = field(csvOf(titles.map((title, i) => paper({ id: `${i}`, title }))), 'title');
        read.forEach((cell, i) => {
          expect([titles[i], `'${titles[i]}`]).toContain(cell);
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        });
      }),
    );
  });

  it('makes no formula of any text, in whatever column', () => {
    const formulas = ['=HYPERLINK("http://x","y")', '+1', '-1+1|cmd', '@SUM(A1)', '\t=1'];
    for (const formula of formulas) {
      const csv = csvOf([paper({ id: formula, title: formula, authors: [formula] })], formula);
      for (const column of ['id', 'title', 'authors', 'topic_label']) {
        expect(field(csv, column)).toEqual([`'${formula}`]);
      }
    }
  });

  it('keeps numbers numbers, also below zero', () => {
    const csv = papersCsv(
      paperTable({
        papers: [paper({ id: 'a', comments: 0, upvotes: 12 })],
        clustering: clustering([0], { similarity: Float32Array.of(-0.25) }),
        topics: [topic({ id: 0 })],
        why: [['b', 'c d']],
        places: dense([[0.123456789, 1]]),
      }),
    );
    expect(rowsOf(csv)[0]).toEqual(
      new Map(
        Object.entries({
          id: 'a',
          title: 'Title of a',
          published: '',
          authors: '',
          comments: '0',
          upvotes: '12',
          url: '',
          topic: '0',
          topic_label: 'Topic A',
          similarity: '-0.25',
          runner_up: '',
          runner_up_label: '',
          why: 'b; c d',
          x: '0.1235',
          y: '1',
        }),
      ),
    );
  });

  it('keeps texts that look like numbers, dates or truth as they are', () => {
    const texts = ['007', '1e5', 'true', 'NaN', 'null', '2025-01-01', '1984'];
    expect(field(csvOf(texts.map((text) => paper({ id: text, title: text }))), 'id')).toEqual(texts);
    expect(field(csvOf(texts.map((text) => paper({ id: text, title: text }))), 'title')).toEqual(texts);
  });

  it('gives authors by name, else the organisation, else their number', () => {
    const csv = csvOf([
      paper({ id: 'a', authors: ['Ada Lovelace', 'Müller, J.'], authorCount: 2, organisation: 'X' }),
      paper({ id: 'b', organisation: 'BigCode', authorCount: 3 }),
      paper({ id: 'c', authorCount: 7 }),
      paper({ id: 'd' }),
    ]);
    expect(field(csv, 'authors')).toEqual(['Ada Lovelace; Müller, J.', 'BigCode', '7', '']);
  });

  it('goes by topic, then similarity, then id', () => {
    const csv = papersCsv(
      paperTable({
        papers: ['a', 'b', 'c', 'd', 'e'].map((id) => paper({ id })),
        clustering: clustering([1, 0, 0, 1, 0], { similarity: Float32Array.of(0.5, 0.25, 0.75, 0.5, 0.25) }),
        topics: [topic({ id: 0 }), topic({ id: 1 })],
        why: Array.from({ length: 5 }, () => []),
        places: dense(Array.from({ length: 5 }, () => [0, 0])),
      }),
    );
    expect(field(csv, 'id')).toEqual(['c', 'b', 'e', 'a', 'd']);
    expect(field(csv, 'topic')).toEqual(['0', '0', '0', '1', '1']);
    expect(field(csv, 'runner_up')).toEqual(['1', '1', '1', '0', '0']);
  });
});

describe('the files of the sample listing', () => {
  let outcome: Outcome;
  let rows: Map<string, string>[];
  let topics: TopicsFile;
  beforeAll(async () => {
    outcome = await sampleRun({ k: '6' });
    rows = rowsOf(fileOf(outcome, 'papers.csv'));
    topics = jsonOf(outcome, 'topics.json');
  });

  it('are those of the contract', () => {
    const names = [...outcome.files.keys()].sort();
    const charts = [
      'sweep',
      'topic-0-words',
      'topic-1-words',
      'topic-2-words',
      'topic-3-words',
      'topic-4-words',
      'topic-5-words',
      'topic-map',
      'topic-relations',
      'topic-sizes',
      'topics-over-time',
    ];
    expect(names).toEqual([
      ...charts.flatMap((name) => [`charts/${name}.svg`, `charts/${name}.vl.json`]),
      'papers.csv',
      'report.html',
      'run.json',
      'topics.json',
    ]);
  });

  it('have charts that stand alone: the spec as JSON, the picture as SVG with its name space', () => {
    for (const [name, content] of outcome.files) {
      if (name.endsWith('.vl.json')) {
        expect(JSON.parse(content)).toMatchObject({
          $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
          background: '#ffffff',
        });
      } else if (name.endsWith('.svg')) {
        expect(content).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*<\/svg>\n$/s);
      }
    }
    expect(outcome.files.size).toBe(26);
  });

  it('put every paper in one row, with a topic, a similarity and a place', () => {
    expect(rows).toHaveLength(54);
    expect(new Set(rows.map((row) => row.get('id'))).size).toBe(54);
    for (const row of rows) {
      expect(row.get('topic')).toMatch(/^[0-5]$/);
      expect(row.get('runner_up')).toMatch(/^[0-5]$/);
      expect(row.get('runner_up')).not.toBe(row.get('topic'));
      for (const column of ['similarity', 'x', 'y']) {
        expect(row.get(column)).toMatch(/^-?[01](\.\d{1,4})?$/);
      }
    }
  });

  it('order the rows by topic and falling similarity', () => {
    const keys = rows.map((row) => [Number(row.get('topic')), Number(row.get('similarity'))] as const);
    const sorted = keys.every(([topicHere, similarity], i) => {
      const before = keys[i - 1];
      return !before || before[0] < topicHere || (before[0] === topicHere && before[1] >= similarity);
    });
    expect(sorted).toBe(true);
  });

  it('tell the same of a topic in topics.json as in papers.csv', () => {
    expect([topics.schemaVersion, topics.k, topics.topics.map(({ id }) => id)]).toEqual([
      1,
      6,
      [0, 1, 2, 3, 4, 5],
    ]);
    for (const { id, label, size, share, representatives, months } of topics.topics) {
      const own = rows.filter((row) => row.get('topic') === String(id));
      expect([id, size]).toEqual([id, own.length]);
      expect(share).toBeCloseTo(own.length / 54, 4);
      expect(new Set(own.map((row) => row.get('topic_label')))).toEqual(new Set([label]));
      expect(representatives).toEqual(own.slice(0, 5).map((row) => row.get('id')));
      const counts: Record<string, number> = {};
      for (const row of own) {
        const month = /^\d{4}-\d{2}/.exec(row.get('published') ?? '')?.[0];
        if (month) counts[month] = (counts[month] ?? 0) + 1;
      }
      expect(months).toEqual(counts);
      expect(Object.keys(months)).toEqual(Object.keys(counts).sort());
    }
  });

  it('number topics by size and give no two the same label', () => {
    const sizes = topics.topics.map(({ size }) => size);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(54);
    expect(new Set(topics.topics.map(({ label }) => label)).size).toBe(6);
  });

  it('list single words and phrases in surface form, heaviest first', () => {
    // A compound that is also written apart is told as words of their own.
    const plain = (one: string): string => one.toLowerCase().replace(/[\s-]+/g, ' ');
    const text = plain(sampleText);
    for (const { words, phrases } of topics.topics) {
      expect(words.length).toBeGreaterThan(0);
      for (const { term } of words) expect([term, /\s/.test(term)]).toEqual([term, false]);
      for (const { term } of phrases) expect([term, /\s/.test(term)]).toEqual([term, true]);
      for (const { term } of [...words, ...phrases]) expect(text.includes(plain(term)), term).toBe(true);
      for (const list of [words, phrases]) {
        const weights = list.map(({ weight }) => weight);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
      }
    }
  });

  it('say in run.json what was read, with what, and how long it took', () => {
    const file = jsonOf<RunFile>(outcome, 'run.json');
    expect(file.schemaVersion).toBe(1);
    expect(file.options).toMatchObject({ k: 6, seed: 1, reduce: 'spectral', year: 2025, asOf: '2025-12-16' });
    expect(Object.values(file.options)).not.toContain('');
    expect(file.seed).toBe(1);
    expect(Object.keys(file.versions)).toEqual(
      expect.arrayContaining(['papertopics', 'natural', 'vega-lite']),
    );
    expect(file.inputs).toEqual([
      {
        file: 'list.txt',
        format: 'Daily Papers page',
        hash: createHash('sha256').update(sampleText).digest('hex'),
        read: 54,
        kept: 54,
        removed: 0,
      },
    ]);
    expect(file.removed).toEqual([]);
    for (const { value, definition } of Object.values(file.quality)) {
      expect(value).toBeTypeOf('number');
      expect(definition).not.toBe('');
    }
    expect(Object.keys(file.quality)).toContain('silhouette');
    expect(file.evidence.map(({ k }) => k)).toEqual([6]);
    expect(file.stages.map(({ name }) => name)).toEqual(
      'ingest clean vectorise reduce cluster label layout chart report'.split(' '),
    );
    // The clock of these runs goes on by one second each time it is asked.
    expect(new Set(file.stages.map(({ seconds, peakMb }) => `${seconds} ${peakMb}`))).toEqual(
      new Set(['1 100']),
    );
  });
});

describe('removals in run.json', () => {
  it('tell file, line, reason, and where a duplicate went', async () => {
    const first = jsonLines([
      { id: 'one', title: 'Program synthesis with agents', abstract: 'Agents write programs.' },
      { title: '' },
      { title: 'Diffusion of images', abstract: 'Images out of noise.' },
    ]);
    const second = `{broken\n${jsonLines([{ id: 'two', title: 'PROGRAM synthesis, with agents!' }])}`;
    const outcome = await runOf([source(first, { name: 'a.jsonl' }), source(second, { name: 'b.jsonl' })]);
    const file = jsonOf<RunFile>(outcome, 'run.json');
    expect(file.inputs.map(({ file: name, read, kept, removed }) => [name, read, kept, removed])).toEqual([
      ['a.jsonl', 3, 2, 1],
      ['b.jsonl', 2, 0, 2],
    ]);
    expect(file.removed).toEqual([
      { file: 'a.jsonl', line: 2, id: '', title: '', reason: 'no title', into: '' },
      { file: 'b.jsonl', line: 1, id: '', title: '', reason: 'not valid JSON', into: '' },
      {
        file: 'b.jsonl',
        line: 2,
        id: 'two',
        title: 'PROGRAM synthesis, with agents!',
        reason: 'duplicate: same title',
        into: 'one',
      },
    ]);
    expect(rowsOf(fileOf(outcome, 'papers.csv')).map((row) => row.get('id'))).toEqual(
      expect.arrayContaining(['one', 'diffusion-of-images']),
    );
  });

  it('tell how alike the abstracts are that made a duplicate, and the report does so too', async () => {
    const words = Array.from({ length: 100 }, (_, i) => `word${'abcdefghij'[i % 10]}${i}`);
    const changed = words.map((word, i) => (i === 50 ? 'other' : word));
    const outcome = await runOf([
      { id: 'one', title: 'Program synthesis with agents', abstract: words.join(' ') },
      { title: 'Agents that write', abstract: changed.join(' ') },
    ]);
    // One word is in 3 of the 98 runs of three words: 95 of 101 are shared.
    expect(jsonOf<RunFile>(outcome, 'run.json').removed).toEqual([
      {
        file: 'list.jsonl',
        line: 2,
        id: '',
        title: 'Agents that write',
        reason: 'duplicate: abstract alike',
        into: 'one',
        similarity: 0.9406,
      },
    ]);
    expect(fileOf(outcome, 'report.html')).toContain('duplicate: abstract alike (0.94): ');
  });
});

describe('languages', () => {
  it('are counted in run.json and told in a notice and in the report', async () => {
    const outcome = await runOf([
      { title: 'Program synthesis with the agents of the lab' },
      { title: 'Diffusion of images in the dark' },
      { title: 'Sur la diffusion des images et des poires dans les Alpes' },
    ]);
    const notice = '1 of 3 papers is not in English: 1 French; kept like all others';
    const file = jsonOf<RunFile>(outcome, 'run.json');
    expect(file.languages).toEqual({ en: 2, fr: 1 });
    expect(file.notices).toEqual([notice]);
    expect(fileOf(outcome, 'report.html')).toContain(notice);
    expect(rowsOf(fileOf(outcome, 'papers.csv'))).toHaveLength(3);
  });
});
