import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveConfig } from '../pipeline/config.ts';
import { readCuration } from '../pipeline/curate/index.ts';
import { InputError } from '../pipeline/errors.ts';
import { type Outcome, run } from '../pipeline/run.ts';
import { rowsOf } from './report/csv.ts';
import {
  fileOf,
  jsonLines,
  jsonOf,
  type Loose,
  type RunFile,
  sampleText,
  type TopicsFile,
  unpackedPart,
} from './report/runs.ts';
import { source } from './sources.ts';

const around = {
  script: '"use strict";',
  command: 'papertopics run list.jsonl --topics topics.yaml',
  now: () => 0,
  peakMemory: () => 100,
  see: () => {},
  progress: { stage: () => {}, tick: () => {} },
};

function guidedRun(
  list: readonly Loose[] | string,
  topics: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const text = typeof list === 'string' ? list : jsonLines(list);
  return run(
    [source(text, { name: typeof list === 'string' ? 'list.txt' : 'list.jsonl' })],
    resolveConfig(new Map(Object.entries(settings))),
    around,
    readCuration(topics, 'topics.yaml', 'abc'),
  );
}

const refusal = (outcome: Promise<Outcome>): Promise<string> =>
  outcome.then(
    () => 'not refused',
    (error: unknown) => {
      if (error instanceof InputError) return error.message;
      throw error;
    },
  );

type Named = TopicsFile['topics'][number] & { readonly named?: boolean };
const topicsOf = (outcome: Outcome): readonly Named[] => jsonOf<TopicsFile>(outcome, 'topics.json').topics;
const notices = (outcome: Outcome): readonly string[] => jsonOf<RunFile>(outcome, 'run.json').notices;

/** Ids of the papers by the label of their topic. */
function byLabel(outcome: Outcome): Record<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rowsOf(fileOf(outcome, 'papers.csv'))) {
    const label = row.get('topic_label') ?? '';
    groups.set(label, [...(groups.get(label) ?? []), row.get('id') ?? ''].sort());
  }
  return Object.fromEntries(groups);
}

/** Sixteen papers on four subjects that share no words; each leaves out other words of its subject. */
const subjects: readonly (readonly [string, string])[] = [
  ['synthesis of programs', 'grammar search example compiler specification enumerative solver loop'],
  ['diffusion of images', 'noise network pixel sampler guidance resolution denoiser caption'],
  ['folding of proteins', 'sequence alignment residue backbone molecule helix docking enzyme'],
  ['tracking of whales', 'ocean sonar migration pod acoustic buoy satellite plankton'],
];
const list: readonly Loose[] = Array.from({ length: 16 }, (_, i) => {
  const [subject, words] = subjects[i % 4]!;
  const round = Math.floor(i / 4);
  return {
    id: `${'pifw'[i % 4]}${round}`,
    title: `Study ${i}: ${subject}`,
    abstract: words
      .split(' ')
      .filter((__, at) => at % 4 !== round)
      .join(', '),
    published: `2024-0${1 + (i % 9)}-15`,
  };
});
const ofSubject = (letter: string): string[] => [0, 1, 2, 3].map((round) => `${letter}${round}`);

/** What holds for every run with a topics file. */
function sound(outcome: Outcome): Outcome {
  const topics = topicsOf(outcome);
  const rows = rowsOf(fileOf(outcome, 'papers.csv'));
  expect(topics.reduce((sum, { size }) => sum + size, 0)).toBe(rows.length);
  expect(Math.min(...topics.map(({ size }) => size))).toBeGreaterThan(0);
  expect(new Set(topics.map(({ label }) => label.toLowerCase())).size).toBe(topics.length);
  expect([...topics.map(({ size }) => size)].sort((a, b) => b - a)).toEqual(topics.map(({ size }) => size));
  const report = unpackedPart(fileOf(outcome, 'report.html'));
  expect(report.split('<article').length - 1).toBe(topics.length);
  expect(/\b(?:NaN|undefined|Infinity)\b(?![^<]*<\/script>)/.exec(report)?.[0]).toBeUndefined();
  expect(/NaN/.exec(unpackedPart([...outcome.files.values()].join('')))?.[0]).toBeUndefined();
  return outcome;
}

describe('named topics', () => {
  const topics = 'topics:\n  the iOS of Programs: [grammar, solver]\n  =cell: [noise]\n';

  it('gather their papers, keep their names to the letter, and leave the others to be found', async () => {
    const outcome = sound(await guidedRun(list, topics, { k: '4' }));
    const found = byLabel(outcome);
    expect(found['the iOS of Programs']).toEqual(ofSubject('p'));
    expect(found["'=cell"]).toEqual(ofSubject('i'));
    expect(Object.values(found)).toEqual(expect.arrayContaining([ofSubject('f'), ofSubject('w')]));
    expect(topicsOf(outcome).map(({ label, named }) => [label, named])).toEqual(
      expect.arrayContaining([
        ['the iOS of Programs', true],
        ['=cell', true],
      ]),
    );
    expect(topicsOf(outcome).filter(({ named }) => named === true)).toHaveLength(2);
    expect(notices(outcome)).toEqual([]);
    const report = fileOf(outcome, 'report.html');
    expect(report).toContain('How sure of the topics beside the two you named');
    expect(jsonOf<RunFile>(outcome, 'run.json').choice).toMatchObject({ k: 4 });
    expect(jsonOf<RunFile>(outcome, 'run.json').choice.reason).toMatch(
      /^beside the two named topics, two topics were asked for: /,
    );
    expect(jsonOf<{ topicsFile: object }>(outcome, 'run.json').topicsFile).toEqual({
      file: 'topics.yaml',
      hash: 'abc',
      named: expect.any(Array),
      aside: 2,
    });
  });

  it('are the same topics whatever the order of the papers', async () => {
    const turned = await guidedRun([...list].reverse(), topics);
    const straight = await guidedRun(list, topics);
    for (const name of ['papers.csv', 'topics.json'])
      expect(fileOf(turned, name)).toBe(fileOf(straight, name));
  });

  it('count for k: as many as are named take every paper, fewer are refused, more than there are papers too', async () => {
    const all = sound(await guidedRun(list, topics, { k: '2' }));
    expect(Object.values(byLabel(all)).flat()).toHaveLength(16);
    expect(topicsOf(all).every(({ named }) => named === true)).toBe(true);
    expect(fileOf(all, 'report.html')).toContain('the topics are your own');
    expect(await refusal(guidedRun(list, topics, { k: '1' }))).toBe(
      'k: 1 topics are fewer than the 2 that the topics file names; give at least 2, or name fewer',
    );
    expect(await refusal(guidedRun(list, topics, { k: '1..1' }))).toMatch(/^k: 1 topics are fewer/);
    expect(await refusal(guidedRun(list, topics, { k: '11' }))).toMatch(
      /^k: 11 topics cannot be made: .* eight papers fit none .*; give at most 10$/,
    );
    const range = sound(await guidedRun(list, topics, { k: '1..4' }));
    expect(jsonOf<RunFile>(range, 'run.json').evidence.map(({ k }) => k)).toEqual([3, 4]);
  });

  it('that no paper fits are left out and told of, seeds that are nowhere too', async () => {
    const outcome = sound(
      await guidedRun(list, 'topics:\n  ghosts: [phantom]\n  whales: [sonar, kraken]\n  nothing: []\n', {
        k: '4',
      }),
    );
    expect(byLabel(outcome).whales).toEqual(ofSubject('w'));
    expect(notices(outcome)).toEqual([
      'topics.yaml:2:3: the seed “phantom” of “ghosts” occurs in no paper',
      'topics.yaml:3:3: the seed “kraken” of “whales” occurs in no paper',
      'topics.yaml:2:3: no paper fits “ghosts”; it was left out',
      'topics.yaml:4:3: no paper fits “nothing”; it was left out',
    ]);
    expect(fileOf(outcome, 'report.html')).toContain('no paper fits “ghosts”');
  });

  it('take pinned papers, by id, title or the beginning of it, and may live of them alone', async () => {
    const pinned = `topics:\n  mine: []\npin:\n  w0: mine\n  "study 7: tracking of whales": mine\n  "Study 11: tracking": mine\n  p0: mine\n`;
    const outcome = sound(await guidedRun(list, pinned, { k: '4' }));
    expect(byLabel(outcome).mine).toEqual(['p0', ...ofSubject('w')]);
    expect(
      await refusal(
        guidedRun(list, 'topics: {a: [sonar]}\npin:\n  w0: a\n  "Study 3: tracking of whales": b\n'),
      ),
    ).toBe(
      'topics.yaml:4:3: “Study 3: tracking of whales” is pinned to “b”, and at topics.yaml:3:3 to “a”; keep one',
    );
  });
});

describe('edits', () => {
  it('merge, split, rename and pin topics told by words, papers and names', async () => {
    const topics = `merge:
  - [grammar, noise]
split:
  Study 2 folding of proteins: 2
rename:
  grammar: Programs and images
  sonar, pod: Whales
pin:
  w0: Programs and images
`;
    const outcome = sound(await guidedRun(list, topics, { k: '4' }));
    const found = byLabel(outcome);
    expect(notices(outcome)).toEqual([]);
    expect(found['Programs and images']).toEqual([...ofSubject('i'), ...ofSubject('p'), 'w0']);
    expect(found.Whales).toEqual(['w1', 'w2', 'w3']);
    expect(topicsOf(outcome)).toHaveLength(4);
    expect(
      Object.values(found)
        .flat()
        .filter((id) => id.startsWith('f')),
    ).toHaveLength(4);
    expect(Object.values(found).filter((ids) => ids.some((id) => id.startsWith('f')))).toHaveLength(2);
  });

  it('that match nothing are told of and change nothing', async () => {
    const plain = await guidedRun(list, '', { k: '4' });
    const outcome = sound(
      await guidedRun(
        list,
        'merge: [[unicorns, dragons]]\nsplit: {unicorns: 2}\nrename: {unicorns: Horses}\npin: {nobody: unicorns}\nban: [unicorns]\n',
        { k: '4' },
      ),
    );
    expect(fileOf(outcome, 'papers.csv')).toBe(fileOf(plain, 'papers.csv'));
    expect(fileOf(outcome, 'topics.json')).toBe(fileOf(plain, 'topics.json'));
    expect(notices(outcome)).toHaveLength(6);
    expect(notices(outcome).at(-1)).toBe('topics.yaml:5:7: “unicorns” is banned, and occurs in no paper');
  });

  it('say how many topics they made of those that were found', async () => {
    const outcome = sound(await guidedRun(list, 'merge: [[grammar, noise]]', { k: '4' }));
    expect(topicsOf(outcome)).toHaveLength(3);
    expect(jsonOf<RunFile>(outcome, 'run.json').choice.reason).toMatch(/; the topics file made 3 of them$/);
    expect(fileOf(outcome, 'report.html')).toMatch(/<h1>Three topics in 16 papers/);
  });

  it('may leave one topic', async () => {
    const outcome = sound(
      await guidedRun(list, 'merge: [[grammar, noise, residue, sonar]]\nrename: {grammar: Everything}\n', {
        k: '4',
      }),
    );
    expect(topicsOf(outcome)).toMatchObject([{ size: 16 }]);
  });
});

describe('topics of the sample list', () => {
  it('are each found again by the name they have in the report, but for one in five at most', async () => {
    const plain = await guidedRun(sampleText, '', { k: '10' });
    const labels = topicsOf(plain).map(({ label }) => label);
    const entries = labels.map((label, i) => `  ${JSON.stringify(label)}: name ${i}`).join('\n');
    const outcome = sound(await guidedRun(sampleText, `rename:\n${entries}\n`, { k: '10' }));
    const renamed = topicsOf(outcome).map(({ label }) => label);
    const found = renamed.filter((label, i) => label === `name ${i}`);
    expect(renamed.filter((label, i) => label !== `name ${i}` && label !== labels[i])).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(8);
    expect(notices(outcome)).toHaveLength(10 - found.length);
  });
});

describe('words', () => {
  it('that are banned are in no name and no list, and the topics stay', async () => {
    const plain = await guidedRun(list, '', { k: '4' });
    const outcome = sound(await guidedRun(list, 'ban: [whales, sonar]', { k: '4' }));
    const all = (one: Outcome): string =>
      JSON.stringify(topicsOf(one).map(({ label, words, phrases }) => [label, words, phrases]));
    expect(all(plain)).toMatch(/whale/i);
    expect(all(outcome)).not.toMatch(/whale|sonar/i);
    const groups = (one: Outcome): string[] => Object.values(byLabel(one)).map((ids) => ids.join());
    expect(groups(outcome).sort()).toEqual(groups(plain).sort());
  });

  it('that no paper has are told of, each where it stands', async () => {
    const plain = await guidedRun(list, '', { k: '4' });
    const file =
      'synonyms:\n  squid: [leviathan, "!!!"]\n  cetaceans: [leviathans, whale]\nstopWords: [study, kraken, sonar]\nban: [kraken]\n';
    const outcome = sound(await guidedRun(list, file, { k: '4' }));
    expect(notices(outcome)).toEqual([
      'topics.yaml:5:7: “kraken” is banned, and occurs in no paper',
      'topics.yaml:2:3: no other spelling of “squid” occurs in a paper',
      'topics.yaml:4:20: the stop word “kraken” occurs in no paper',
    ]);
    expect(notices(plain)).toEqual([]);
  });

  it('of the user’s own are counted his way', async () => {
    const outcome = sound(
      await guidedRun(list, 'synonyms: {cetaceans: [whales]}\nstopWords: [sonar]', { k: '4' }),
    );
    const words = topicsOf(outcome).flatMap((topic) => topic.words.map(({ term }) => term));
    expect(words).toContain('cetaceans');
    expect(words.filter((word) => /whale|sonar/i.test(word))).toEqual([]);
  });
});

describe('odd lists and files', () => {
  const topics =
    'topics: {a: [word], b: [other]}\nmerge: [[a, b]]\nsplit: {a: 2}\npin: {x: a}\nrename: {a: z}';
  const lists: readonly (readonly [string, readonly Loose[]])[] = [
    ['one paper', [{ id: 'x', title: 'word' }]],
    [
      'two papers',
      [
        { id: 'x', title: 'word' },
        { id: 'y', title: 'other thing' },
      ],
    ],
    ['five papers alike', [1, 2, 3, 4, 5].map((i) => ({ id: `x${i}`, title: 'word', abstract: `${i}` }))],
    ['papers without words', [1, 2, 3].map((i) => ({ id: `x${i}`, title: `${i} ${i}` }))],
    [
      'one repeated word',
      [1, 2, 3, 4].map((i) => ({ id: `x${i}`, title: `word ${i}`, abstract: 'word word' })),
    ],
  ];
  for (const [what, papers] of lists) {
    it(`give a plain result for ${what}`, async () => {
      sound(await guidedRun(papers, topics));
      expect(sound(await guidedRun(papers, 'topics: {a: [word]}')).run.corpus.papers).toHaveLength(
        papers.length,
      );
    });
  }

  it('give a plain result for ten thousand entries', async () => {
    const many = (line: (i: number) => string): string =>
      Array.from({ length: 10_000 }, (_, i) => line(i)).join('\n');
    const text = `topics:\n${many((i) => `  topic ${i}: [word${i}, grammar]`)}\nrename:\n${many((i) => `  sonar, pod, w${i}: name ${i}`)}\npin:\n${many((i) => `  paper ${i}: topic ${i}`)}`;
    const outcome = sound(await guidedRun(list, text));
    expect(notices(outcome)).toHaveLength(21);
    expect(notices(outcome).at(-1)).toMatch(/^topics\.yaml: \d+,\d{3} more entries match nothing$/);
  });
});

describe('data/topics.yaml', () => {
  const text = readFileSync(new URL('../data/topics.yaml', import.meta.url), 'utf8');
  let outcome: Outcome;
  let labelOf: (beginning: string) => string | undefined;
  beforeAll(async () => {
    outcome = sound(await guidedRun(sampleText, text));
    const rows = rowsOf(fileOf(outcome, 'papers.csv'));
    labelOf = (beginning) => rows.find((row) => row.get('title')?.startsWith(beginning))?.get('topic_label');
  });

  it('matches the sample list in every entry', () => {
    expect(notices(outcome)).toEqual([]);
  });

  it('puts the five image and video papers into compositional T2I, and nothing else', () => {
    const five = ['IterComp', 'Diffusion Beats', 'GraPE', 'GenMAC', 'Image Translation'];
    expect(five.map(labelOf)).toEqual(five.map(() => 'compositional T2I'));
    expect(topicsOf(outcome).find(({ label }) => label === 'compositional T2I')?.size).toBe(5);
  });

  it('puts papers on code generation and program synthesis into code generation', () => {
    const some = [
      'CodeRL',
      'B-Coder',
      'Process-Supervised',
      'Modularization',
      'Bridging Code',
      'CodeChain',
      'BigCodeBench',
      'CodeIF',
      'Prompt Alchemy',
      'How Efficient',
      'RPG',
      'Planning-Driven',
      'Training Language Models',
      'Program Synthesis with',
      'LLM-Assisted Code',
      'CODESIM',
      'Enhancing LLM Code',
      'Towards Realistic',
    ];
    expect(some.map((one) => [one, labelOf(one)])).toEqual(some.map((one) => [one, 'code generation']));
  });

  it('puts papers on tools and agents into agents', () => {
    const some = [
      'SwissNYF',
      'CODA',
      'AI Agentic',
      'A Comprehensive Survey',
      'Facilitating Multi-turn',
      'Evaluating LLMs on Seq',
    ];
    expect(some.map((one) => [one, labelOf(one)])).toEqual(some.map((one) => [one, 'agents']));
  });

  it('leaves what fits none to topics of its own', () => {
    const own = ['Probabilistic Programming', 'Query Rewriting', 'SymbolicAI', 'The Coverage Principle'].map(
      labelOf,
    );
    const named = topicsOf(outcome)
      .filter((topic) => topic.named === true)
      .map(({ label }) => label);
    expect(named.sort()).toEqual(['agents', 'code generation', 'compositional T2I']);
    for (const label of own) expect(named).not.toContain(label);
  });
});
