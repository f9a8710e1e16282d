import { beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../pipeline/errors.ts';
import type { Outcome } from '../pipeline/run.ts';
import { rowsOf } from './report/csv.ts';
import {
  fileOf,
  jsonLines,
  jsonOf,
  type Loose,
  type RunFile,
  recordsOf,
  runOf,
  sampleText,
  type TopicsFile,
  unpackedPart,
} from './report/runs.ts';
import { source } from './sources.ts';

/** What holds for every run, however odd its list. */
function sound(outcome: Outcome): Outcome {
  const rows = rowsOf(fileOf(outcome, 'papers.csv'));
  const { k, topics } = jsonOf<TopicsFile>(outcome, 'topics.json');
  const { inputs, removed, evidence } = jsonOf<RunFile>(outcome, 'run.json');
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  for (const input of inputs) expect(input.read).toBe(input.kept + input.removed);
  expect(sum(inputs.map((input) => input.kept))).toBe(rows.length);
  expect(sum(inputs.map((input) => input.removed))).toBe(removed.length);
  const ids = new Set(rows.map((row) => row.get('id')));
  expect(ids.size).toBe(rows.length);
  for (const { reason, into } of removed) {
    expect(reason).not.toBe('');
    if (reason.startsWith('duplicate')) expect(ids).toContain(into);
  }
  expect(topics).toHaveLength(k);
  expect(sum(topics.map(({ size }) => size))).toBe(rows.length);
  expect(Math.min(...topics.map(({ size }) => size))).toBeGreaterThan(0);
  expect(new Set(topics.map(({ label }) => label)).size).toBe(k);
  expect(topics.map(({ label }) => label.trim())).not.toContain('');
  expect(evidence.map((one) => one.k)).toContain(k);
  const report = unpackedPart(fileOf(outcome, 'report.html'));
  expect(report.split('<article').length - 1).toBe(k);
  expect(/\b(?:NaN|undefined|Infinity)\b(?![^<]*<\/script>)/.exec(report)?.[0]).toBeUndefined();
  const all = unpackedPart([...outcome.files.values()].join(''));
  expect(/NaN|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(all)?.[0]).toBeUndefined();
  return outcome;
}

const ids = (outcome: Outcome): (string | undefined)[] =>
  rowsOf(fileOf(outcome, 'papers.csv')).map((row) => row.get('id'));

/** Twelve papers on three subjects that share no words; each leaves out other words of its subject. */
const subjects: readonly (readonly [string, string])[] = [
  ['synthesis of programs', 'grammar search example compiler specification enumerative solver loop'],
  ['diffusion of images', 'noise network pixel sampler guidance resolution denoiser caption'],
  ['folding of proteins', 'sequence alignment residue backbone molecule helix docking enzyme'],
];
const leftOut: readonly (readonly number[])[] = [[0], [1, 2], [3, 4, 5], [5, 6]];
const twelve: readonly Loose[] = Array.from({ length: 12 }, (_, i) => {
  const [subject, words] = subjects[i % 3]!;
  const left = leftOut[Math.floor(i / 3)]!;
  return {
    id: `p${String(i).padStart(2, '0')}`,
    title: `Study ${i}: ${subject}`,
    abstract: words
      .split(' ')
      .filter((__, at) => !left.includes((at + i) % 8))
      .join(', '),
    published: `202${i % 4}-0${1 + (i % 9)}-15`,
  };
});

/** Rows by the value of a column, or what `key` makes of it. */
function grouped(
  rows: readonly Map<string, string>[],
  column: string,
  key: (value: string) => string = (value) => value,
): Map<string, Map<string, string>[]> {
  const groups = new Map<string, Map<string, string>[]>();
  for (const row of rows) {
    const name = key(row.get(column) ?? '');
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups;
}

const subjectOf = (title: string): string => title.replace(/^Study \d+: /, '');

describe('a list of which some have abstracts', () => {
  const bare = (count: number): Promise<Outcome> =>
    runOf(jsonLines(twelve.map((paper, i) => (i < count ? { ...paper, abstract: '' } : paper))));
  const told = async (count: number): Promise<readonly string[]> =>
    (await bare(count)).run.notices.filter((notice) => notice.includes('abstract'));

  it('is told of those that have none where both are many', async () => {
    expect(await told(5)).toEqual([
      '5 of 12 papers have no abstract: topics may gather them for that alone, and trends may follow it',
    ]);
    for (const count of [0, 4, 8, 12]) expect(await told(count)).toEqual([]);
  });
});

describe('a run of the sample listing', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await runOf(sampleText);
  });

  it('keeps all 54 papers and finds a number of topics for them', () => {
    sound(outcome);
    expect(ids(outcome)).toHaveLength(54);
    const { evidence, choice } = jsonOf<RunFile>(outcome, 'run.json');
    expect(evidence.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(['firm', 'fair', 'weak']).toContain(choice.support);
  });

  it('gives the same bytes again, but for seconds and memory in run.json', async () => {
    const again = await runOf([source(sampleText, { cuts: [1, 100, 101, 5000, 33_333] })]);
    expect([...again.files.keys()]).toEqual([...outcome.files.keys()]);
    const differing = [...outcome.files].filter(([name, content]) => again.files.get(name) !== content);
    expect(differing.map(([name]) => name)).toEqual([]);
  });

  it('times its stages by the clock it is given and tells nobody else', async () => {
    const { stages: _, ...rest } = jsonOf<RunFile>(outcome, 'run.json');
    expect(JSON.stringify(rest)).not.toMatch(/seconds|peakMb/);
    for (const name of ['papers.csv', 'topics.json', 'report.html']) {
      expect(fileOf(outcome, name)).not.toContain('peakMb');
    }
  });

  it('writes the hash of the file into run.json alone', () => {
    const hash = jsonOf<RunFile>(outcome, 'run.json').inputs[0]?.hash ?? '';
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const holding = [...outcome.files].filter(([, content]) => content.includes(hash));
    expect(holding.map(([name]) => name)).toEqual(['run.json']);
  });

  it('holds the same papers from another seed', async () => {
    const other = sound(await runOf(sampleText, { seed: '2', k: '5' }));
    expect([...ids(other)].sort()).toEqual([...ids(outcome)].sort());
    expect(jsonOf<RunFile>(other, 'run.json').seed).toBe(2);
  });
});

describe('the order of the records', () => {
  const twin = 'One title for two papers';
  const settings = { k: '4..6' };
  let records: readonly Loose[];
  let given: Outcome;
  beforeAll(async () => {
    const { id: _, ...untitled } = twelve[0]!;
    records = [
      ...recordsOf(await runOf(sampleText, { k: '2' })).map(({ id: __, ...record }) => record),
      // What may be read in another order: one paper thrice, once without its abstract; two papers of one title.
      ...twelve.slice(0, 4),
      untitled,
      { ...twelve[1]!, abstract: '', upvotes: 7 },
      { ...twelve[1]!, id: 'later', url: 'https://example.org/1' },
      { title: twin, abstract: 'About the synthesis of programs.' },
      { title: twin, abstract: 'About the diffusion of images.' },
      { title: '' },
      { title: '   ', abstract: 'nothing' },
    ];
    given = sound(await runOf(records, settings));
  });

  const orders: readonly (readonly [string, (records: readonly Loose[]) => readonly Loose[]])[] = [
    ['reversed', (list) => [...list].reverse()],
    // 17 has no factor in common with the 65 records.
    ['shuffled', (list) => list.map((_, i) => list[(i * 17 + 5) % list.length]!)],
    ['by title', (list) => [...list].sort((a, b) => (String(a.title) < String(b.title) ? -1 : 1))],
  ];

  it.each(orders)('makes no difference to a byte of the report (%s)', async (_, order) => {
    expect(records).toHaveLength(65);
    const moved = order(records);
    expect(new Set(moved)).toEqual(new Set(records));
    expect(moved).not.toEqual(records);
    const other = sound(await runOf(moved, settings));
    for (const name of ['papers.csv', 'topics.json', 'report.html']) {
      expect([name, fileOf(other, name) === fileOf(given, name)]).toEqual([name, true]);
    }
    const hashes = [given, other].map((one) => jsonOf<RunFile>(one, 'run.json').inputs[0]?.hash);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('makes no difference to the charts either', async () => {
    const [a, b] = [await runOf(twelve), await runOf([...twelve].reverse())];
    const differing = [...a.files].filter(([name, content]) => b.files.get(name) !== content);
    expect(differing.map(([name]) => name)).toEqual(['run.json']);
  });
});

describe('small lists', () => {
  it.each([1, 2, 3])('of %i papers are one topic, and the report says that they are few', async (count) => {
    const outcome = sound(await runOf(twelve.slice(0, count)));
    expect(ids(outcome)).toHaveLength(count);
    const { choice } = jsonOf<RunFile>(outcome, 'run.json');
    expect([choice.k, choice.support]).toEqual([1, 'none']);
    expect(fileOf(outcome, 'report.html')).toContain('nothing can be said');
    const [row] = rowsOf(fileOf(outcome, 'papers.csv'));
    expect([row?.get('topic'), row?.get('runner_up'), row?.get('runner_up_label')]).toEqual(['0', '', '']);
  });

  it.each([1, 2, 3])('of %i papers are named by the words that these have', async (count) => {
    const { run } = await runOf(
      Array.from({ length: count }, (_, i) => ({
        title: `Program synthesis, part ${'abc'[i]}`,
        abstract: 'Search.',
      })),
    );
    expect(run.topics.map(({ label }) => label.toLowerCase())).toEqual([
      expect.stringMatching(/program|synthesis/),
    ]);
  });

  it('of five papers get a report too', async () => {
    const outcome = sound(await runOf(twelve.slice(0, 5)));
    expect(ids(outcome)).toHaveLength(5);
    expect(jsonOf<RunFile>(outcome, 'run.json').choice.k).toBeLessThan(5);
  });

  it('of three subjects fall into three topics when asked', async () => {
    const outcome = sound(await runOf(twelve, { k: '3' }));
    const rows = rowsOf(fileOf(outcome, 'papers.csv'));
    const found = [...grouped(rows, 'topic').values()];
    expect(found.map((own) => own.length)).toEqual([4, 4, 4]);
    expect(found.map((own) => grouped(own, 'title', subjectOf).size)).toEqual([1, 1, 1]);
  });
});

describe('odd lists', () => {
  it('of which nothing is left are refused, and told what would keep them', async () => {
    const of = (...titles: string[]): Promise<unknown> => runOf(titles.map((title) => ({ title })));
    await expect(of('Contents', 'Correction to: Figs')).rejects.toThrow(
      'no paper is left of two records: notice of a retraction or correction; table of contents or the like; --drop none keeps them',
    );
    await expect(of('\u0000', '\u200b')).rejects.toThrow('no paper is left of two records: no title');
  });

  it('54 times the same are one paper and 53 duplicates', async () => {
    const outcome = sound(await runOf(Array.from({ length: 54 }, () => twelve[0]!)));
    const { inputs, removed } = jsonOf<RunFile>(outcome, 'run.json');
    expect(inputs).toMatchObject([{ read: 54, kept: 1, removed: 53 }]);
    expect(new Set(removed.map(({ reason, into }) => `${reason} ${into}`))).toEqual(
      new Set(['duplicate: same id p00']),
    );
    expect(new Set(removed.map(({ line }) => line)).size).toBe(53);
    expect(fileOf(outcome, 'report.html')).toContain('53 records removed');
  });

  it('papers that differ in punctuation alone are one paper', async () => {
    const outcome = sound(
      await runOf(
        Array.from({ length: 9 }, (_, i) => ({
          title: `Program synthesis${'!'.repeat(i)}`,
          abstract: `Programs, from examples${'.'.repeat(i)}`,
        })),
      ),
    );
    expect(ids(outcome)).toEqual(['program-synthesis']);
  });

  it('54 papers of the same words are one topic, for want of a difference', async () => {
    // The hundreds are numbers, which are no words.
    const same = Array.from({ length: 54 }, (_, i) => ({ title: `Program synthesis ${100 + i}` }));
    const outcome = sound(await runOf(same));
    expect(ids(outcome)).toHaveLength(54);
    const { choice } = jsonOf<RunFile>(outcome, 'run.json');
    expect([choice.k, choice.reason]).toEqual([
      1,
      'all 54 papers are alike in the words that count, so there is nothing to divide them by',
    ]);
    await expect(runOf(same, { k: '2' })).rejects.toThrow(
      /^k: 2 topics cannot be made of 54 papers.*at most 1$/,
    );
  });

  it('lists without abstracts are sorted by their titles', async () => {
    const titles = twelve.map(({ id, title }) => ({ id, title }));
    const outcome = sound(await runOf(titles, { k: '3' }));
    expect(ids(outcome)).toHaveLength(12);
    const bySubject = [...grouped(rowsOf(fileOf(outcome, 'papers.csv')), 'title', subjectOf).values()];
    expect(bySubject.map((own) => grouped(own, 'topic').size)).toEqual([1, 1, 1]);
  });

  it.each([
    [{ minDf: '60' }, 'no word of 12 papers is left by min-df 60; give a smaller min-df'],
    [
      { maxDf: '0', minDf: '2' },
      'no word of 12 papers is left by min-df 2 and max-df 0; give a smaller min-df or a larger max-df',
    ],
  ])('bounds that leave no word are refused: %j', async (settings, message) => {
    await expect(runOf(twelve, settings)).rejects.toThrow(new InputError(message));
  });

  it('bounds are not to blame where there are no words', async () => {
    const outcome = sound(await runOf([{ title: 'The and of' }, { title: 'To be' }], { minDf: '2' }));
    expect(ids(outcome)).toHaveLength(2);
  });

  it('lists of empty words alone are one topic that says so', async () => {
    const outcome = sound(
      await runOf([
        { title: 'The and of' },
        { title: 'To be or not to be' },
        { title: 'We, you and they' },
        { title: 'It is what it is' },
        { title: 'And so on', abstract: 'The of a in on to. We are.' },
        { title: '!!!', abstract: '...' },
      ]),
    );
    expect(ids(outcome)).toHaveLength(6);
    expect(jsonOf<TopicsFile>(outcome, 'topics.json').topics.map(({ label }) => label)).toEqual([
      'No common words',
    ]);
    const similarities = rowsOf(fileOf(outcome, 'papers.csv')).map((row) => row.get('similarity'));
    expect(new Set(similarities)).toEqual(new Set(['0']));
  });

  it('one abstract of five megabytes does not swallow the rest', async () => {
    const words = 'search grammar example program synthesis network '.repeat(110_000);
    expect(words.length).toBeGreaterThan(5e6);
    const outcome = sound(
      await runOf([...twelve, { id: 'huge', title: 'A huge paper', abstract: words }], { k: '3' }),
    );
    expect(ids(outcome)).toContain('huge');
    expect(fileOf(outcome, 'report.html').length).toBeLessThan(3e6);
  });

  it('words that JavaScript knows are words like others', async () => {
    const known = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];
    const list = known.flatMap((word, i) =>
      [0, 1, 2].map((n) => ({
        id: n === 0 ? word : `${word}-${n}`,
        title: `${word} of ${i} in ${['practice', 'theory', 'schools'][n]}`,
        abstract: `The ${word} is ${word}; a ${word} and a __proto__ too.`,
        published: '2025-01-02',
        authors: [word],
      })),
    );
    const outcome = sound(await runOf(list, { k: '6', maxDf: '1' }));
    expect([...ids(outcome)].sort()).toEqual(list.map(({ id }) => id).sort());
    expect(
      rowsOf(fileOf(outcome, 'papers.csv'))
        .find((row) => row.get('id') === '__proto__')
        ?.get('authors'),
    ).toBe('__proto__');
    const { topics } = jsonOf<TopicsFile>(outcome, 'topics.json');
    const terms = topics.flatMap(({ words }) => words.map(({ term }) => term.toLowerCase()));
    expect(terms).toEqual(expect.arrayContaining(['constructor', 'prototype']));
    expect(({} as Loose).polluted).toBeUndefined();
  });

  it('records that would change all objects change none', async () => {
    const evil =
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "title": "An evil one"}';
    const outcome = sound(await runOf(`${jsonLines(twelve.slice(0, 2))}${evil}\n`));
    expect(ids(outcome)).toContain('an-evil-one');
    expect(({} as Loose).polluted).toBeUndefined();
  });

  it('a title of markup is text in the page', async () => {
    const title = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const outcome = sound(await runOf([{ title, abstract: `${title} programs` }, ...twelve]));
    const report = fileOf(outcome, 'report.html');
    expect(report).not.toContain('<script>alert');
    expect(report).not.toContain('<img');
    expect(report).toContain('&lt;script>alert(1)&lt;/script>');
    expect(rowsOf(fileOf(outcome, 'papers.csv')).map((row) => row.get('title'))).toContain(title);
  });

  it('a title that a spreadsheet would run begins with an apostrophe', async () => {
    const title = '=HYPERLINK("http://example.org/?"&A1,"open")';
    const outcome = sound(await runOf([{ id: '+1', title }, ...twelve]));
    const row = rowsOf(fileOf(outcome, 'papers.csv')).find((one) => one.get('title')?.includes('HYPERLINK'));
    expect([row?.get('title'), row?.get('id')]).toEqual([`'${title}`, "'+1"]);
  });

  it('control characters are in no file', async () => {
    const title = 'Bell \u0007 escape \u001b[31mred\u001b[0m nil \u0000 end\u009b\u202e\ud800 of it';
    const outcome = sound(
      await runOf([
        { id: '\u0000x\u001b', title, abstract: `${title}\u0001`, authors: ['A\u0008B'] },
        ...twelve,
      ]),
    );
    const all = [...outcome.files.values()].join('');
    expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/.exec(all)).toBeNull();
    expect(all.isWellFormed()).toBe(true);
    expect(ids(outcome)).toContain('x');
  });

  it('addresses that are none of the web are left out', async () => {
    const urls = [
      'javascript:alert(1)',
      'data:text/html,<b>',
      'file:///etc/passwd',
      ' JaVaScRiPt:alert(1)',
      'https://ok.example/a b',
    ];
    const outcome = sound(
      await runOf(urls.map((url, i) => ({ id: `p${i}`, title: `Paper number ${i}`, url }))),
    );
    const found = rowsOf(fileOf(outcome, 'papers.csv')).map((row) => row.get('url'));
    expect(found.filter((url) => url !== '')).toEqual(['https://ok.example/a%20b']);
    expect(fileOf(outcome, 'report.html')).not.toMatch(/href="(?!#|https:\/\/ok\.example\/a%20b")/);
  });
});

describe('the number of topics', () => {
  const evidenceOf = (outcome: Outcome): number[] =>
    jsonOf<RunFile>(outcome, 'run.json').evidence.map(({ k }) => k);

  it.each([1, 2, 7, 12])('is what was asked for: %i', async (k) => {
    const outcome = sound(await runOf(twelve, { k: String(k) }));
    expect(jsonOf<TopicsFile>(outcome, 'topics.json').k).toBe(k);
    expect(evidenceOf(outcome)).toEqual([k]);
    expect(jsonOf<RunFile>(outcome, 'run.json').options.k).toBe(k);
  });

  it('is one of a range, with evidence for each', async () => {
    const outcome = sound(await runOf(twelve, { k: '2..5' }));
    expect(evidenceOf(outcome)).toEqual([2, 3, 4, 5]);
    expect(jsonOf<RunFile>(outcome, 'run.json').options.k).toBe('2..5');
  });

  it('is three, of two or three, for three subjects that share no words', async () => {
    const outcome = sound(await runOf(twelve, { k: '2..3' }));
    expect(evidenceOf(outcome)).toEqual([2, 3]);
    expect(jsonOf<TopicsFile>(outcome, 'topics.json').k).toBe(3);
  });

  it('is found when none is asked for', async () => {
    const outcome = sound(await runOf(twelve));
    expect(jsonOf<TopicsFile>(outcome, 'topics.json').k).toBe(3);
    expect(jsonOf<RunFile>(outcome, 'run.json').options.k).toBe('auto');
  });

  it.each([
    ['60', /^k: 60 topics cannot be made of 54 papers; give at most 54$/],
    ['50..55', /^k: 55 topics cannot be made of 54 papers; give at most 54$/],
  ])('is refused when it is more than the papers: %s', async (k, message) => {
    const attempt = runOf(sampleText, { k });
    await expect(attempt).rejects.toThrow(InputError);
    await expect(attempt).rejects.toThrow(message);
  });
});
