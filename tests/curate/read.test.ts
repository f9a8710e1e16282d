import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { noCuration, readCuration } from '../../pipeline/curate/index.ts';
import { InputError } from '../../pipeline/errors.ts';
import type { Curation } from '../../pipeline/types.ts';

const read = (text: string, file = 'topics.yaml'): Curation => readCuration(text, file, 'hash');

/** What is said of a file that is refused. */
function refusal(text: string, file = 'topics.yaml'): string {
  try {
    read(text, file);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'not refused';
}

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../data/topics.schema.json', import.meta.url), 'utf8'),
);
const fitsSchema = new Ajv2020({ allowUnionTypes: true }).compile(schema as object);

const full = `# all of it
topics:
  code generation: [code, program synthesis]
  agents:
    - agent
    - 'tool'
  my own: []
rename:
  speech, audio: Sound
merge:
  - [speech, music]
split:
  robots: 3
pin:
  "GraPE: A Framework": agents
ban: [large language model]
synonyms:
  text-to-image: [T2I, text to image]
stopWords: [github, 2024, yes]
`;

describe('readCuration', () => {
  it('reads every part of a file, in its order, and where each entry stands', () => {
    expect(read(full)).toEqual({
      source: { file: 'topics.yaml', hash: 'hash' },
      named: [
        { name: 'code generation', seeds: ['code', 'program synthesis'], place: 'topics.yaml:3:3' },
        { name: 'agents', seeds: ['agent', 'tool'], place: 'topics.yaml:4:3' },
        { name: 'my own', seeds: [], place: 'topics.yaml:7:3' },
      ],
      rename: [{ topic: 'speech, audio', to: 'Sound', place: 'topics.yaml:9:3' }],
      merge: [{ topics: ['speech', 'music'], place: 'topics.yaml:11:5' }],
      split: [{ topic: 'robots', into: 3, place: 'topics.yaml:13:3' }],
      pin: [{ paper: 'GraPE: A Framework', topic: 'agents', place: 'topics.yaml:15:3' }],
      ban: [{ text: 'large language model', place: 'topics.yaml:16:7' }],
      synonyms: [
        { written: 'text-to-image', spellings: ['T2I', 'text to image'], place: 'topics.yaml:18:3' },
      ],
      stopWords: [
        { text: 'github', place: 'topics.yaml:19:13' },
        { text: '2024', place: 'topics.yaml:19:21' },
        { text: 'yes', place: 'topics.yaml:19:27' },
      ],
    });
  });

  it('asks for nothing where nothing is written', () => {
    const nothing = { ...noCuration, source: { file: 'topics.yaml', hash: 'hash' } };
    for (const text of ['', '# only a comment\n', '---\n', 'topics:\nban:\n', '{}', 'merge: []\npin: {}'])
      expect([text, read(text)]).toEqual([text, nothing]);
  });

  it('reads JSON with comments, tabs and trailing commas, the places as they stand', () => {
    const json = `// mine
{
\t/* two lines
\tof it */ "topics": { "code // not a comment": ["a", "b \\"/* nor this */\\""], },
\t"merge": [["x", "y"]], // and so on
}
`;
    expect(read(json, 'topics.jsonc')).toMatchObject({
      named: [
        {
          name: 'code // not a comment',
          seeds: ['a', 'b "/* nor this */"'],
          place: 'topics.jsonc:4:23',
        },
      ],
      merge: [{ topics: ['x', 'y'], place: 'topics.jsonc:5:12' }],
    });
  });

  it('reads what JSON.stringify writes of any names and words as they are', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) =>
      text
        .normalize('NFC')
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim(),
    );
    const words = fc.array(
      word.filter((text) => text !== ''),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(words, fc.constantFrom('', '\t', 2), (list, indent) => {
        const json = JSON.stringify({ ban: list, topics: { one: list } }, null, indent);
        const found = read(json, 'topics.json');
        expect([found.ban.map(({ text }) => text), found.named[0]?.seeds]).toEqual([list, list]);
      }),
    );
  });

  it('takes keys that objects have of their own for names like any other', () => {
    const { named, pin } = read(
      'topics: {constructor: [a], __proto__: [b]}\npin: {toString: hasOwnProperty}',
    );
    expect(named.map(({ name }) => name)).toEqual(['constructor', '__proto__']);
    expect(pin).toMatchObject([{ paper: 'toString', topic: 'hasOwnProperty' }]);
    expect(refusal('__proto__: {}')).toMatch(/^topics\.yaml:1:1: unknown key: __proto__; /);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['an unknown key', 'topcs:\n  a: [b]', /^topics\.yaml:1:1: unknown key: topcs; did you mean topics\?$/],
    ['a key like nothing', 'q: 1', /^topics\.yaml:1:1: unknown key: q; expected one of topics, rename, /],
    ['a list for a file', '- a', /^topics\.yaml:1:1: expected keys, .*, found a list$/],
    ['a text for a file', 'hello', /^topics\.yaml:1:1: expected keys, .*, found hello$/],
    ['a topic without a list', 'topics:\n  a: b', /^topics\.yaml:2:6: expected a list .*, found b$/],
    ['a list for a seed', 'topics:\n  a: [b, [c]]', /^topics\.yaml:2:10: expected a word.*, found a list$/],
    ['an empty seed', 'topics: {a: [b, ]}\nban: [~]', /^topics\.yaml:2:7: expected a word.*, found nothing$/],
    [
      'a paper twice',
      'pin:\n  p: a\n  q: a\n  p: b',
      /^topics\.yaml:4:3: p is there twice, first at topics\.yaml:2:3$/,
    ],
    [
      'a topic twice',
      'topics: {A-b: [x], "a b": [y]}',
      /^topics\.yaml:1:20: the topic a b is there twice, first at topics\.yaml:1:10$/,
    ],
    ['a name twice', 'rename: {x: N, y: n}', /^topics\.yaml:1:16: the name n is there twice/],
    ['a merge with itself', 'merge:\n  - [a, b, A]', /^topics\.yaml:2:12: A cannot be merged with itself$/],
    ['a merge of one', 'merge: [[a]]', /^topics\.yaml:1:9: a merge wants two topics or more/],
    [
      'a merge that is no list',
      'merge: [a, b]',
      /^topics\.yaml:1:9: expected a list of two or more topics, found a$/,
    ],
    [
      'a split into one',
      'split: {a: 1}',
      /^topics\.yaml:1:12: 1 is no number of topics; give a whole one from 2 to 1000$/,
    ],
    ['a split into a word', 'split: {a: many}', /^topics\.yaml:1:12: many is no number of topics/],
    ['a split into 2.5', 'split: {a: 2.5}', /2\.5 is no number/],
    ['a stop word of two', 'stopWords: [et al]', /^topics\.yaml:1:13: et al is more than one word/],
    [
      'a spelling of two words',
      'synonyms:\n  a: [x]\n  b: [X]',
      /^topics\.yaml:3:7: X is among the synonyms twice, first at topics\.yaml:2:7$/,
    ],
    [
      'a chain of synonyms',
      'synonyms:\n  a: [b]\n  b: [c]',
      /^topics\.yaml:3:3: b is among the synonyms twice/,
    ],
    ['a tab', 'topics:\n\ta: [b]', /^topics\.yaml:2:1: the line begins with a tab; YAML wants spaces$/],
    ['an open bracket', 'ban: [a\nmerge: []', /^topics\.yaml:[12]:\d+: /],
    ['two documents', 'ban: [a]\n---\nban: [b]', /^topics\.yaml:2:1: a second document begins here/],
    [
      'an alias',
      'ban: &x [a]\nstopWords: *x',
      /^topics\.yaml:2:12: \*x stands for something above; write it out$/,
    ],
    ['a list for a key', '? [a]\n: b', /^topics\.yaml:1:3: a key must be a text, not a list$/],
    ['a name of 201 letters', `topics: {${'x'.repeat(201)}: [a]}`, /at most 200 characters$/],
  ];
  for (const [what, text, message] of refused) {
    it(`refuses ${what}, with line and column`, () => {
      expect(refusal(text)).toMatch(message);
      expect(refusal(text).length).toBeLessThan(250);
    });
  }

  it('keeps a long value out of its messages', () => {
    expect(refusal(`split: {a: ${'9'.repeat(5000)}}`).length).toBeLessThan(200);
    expect(refusal(`${'k'.repeat(900)}: 1`).length).toBeLessThan(250);
  });

  it('refuses aliases within aliases, brackets within brackets and endless comments at once, not by running out', () => {
    const bomb = `a: &a [x,x]\n${[...'bcdefghijklmnop'].map((c, i) => `${c}: &${c} [*${'abcdefghijklmnop'[i]},*${'abcdefghijklmnop'[i]}]`).join('\n')}`;
    expect(refusal(bomb)).toMatch(/^topics\.yaml:2:8: \*a stands for something above/);
    expect(refusal(`ban: ${'['.repeat(20_000)}`)).toMatch(/^topics\.yaml:1:\d+: /);
    expect(refusal('/* '.repeat(100_000), 'topics.json')).toBe(
      'topics.json:1:1: the comment that begins here has no end; end it with */',
    );
    expect(refusal(`"${'\\\\'.repeat(100_000)}`, 'topics.json')).toMatch(/^topics\.json:1:\d+: /);
    expect(refusal('x'.repeat(5_000_001))).toMatch(/^topics\.yaml is too large/);
  });

  it.each(['- ', '? ', '[', '{a: ', '- - {'])('refuses endless %s where it has gone too deep', (sign) => {
    expect(refusal(`topics:\n ${sign.repeat(100_000)}`)).toMatch(
      /^topics\.yaml:2:\d{2,3}: too many brackets within brackets$/,
    );
  });

  it.each(['x\n', '" ', '&a ', '---\n', '\n'])(
    'refuses endless %j as too large, before it takes long',
    (sign) => {
      const said = 'topics.yaml is too large for a topics file: more than 500,000 words and signs';
      expect(refusal(`ban: x\n${sign.repeat(1_000_000)}`)).toBe(said);
    },
  );

  it('says where a comment begins that has no end', () => {
    expect(refusal('{\r\n  "ban": ["/*"] /* all\n}', 'topics.json')).toBe(
      'topics.json:2:17: the comment that begins here has no end; end it with */',
    );
    expect(refusal('{} /*/', 'topics.jsonc')).toMatch(/^topics\.jsonc:1:4: /);
  });

  it('takes the line ends of every system', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const found = readCuration(`ban:${end}  - one${end}  - two${end}`, 'topics.yaml', '');
      expect([end, found.ban.map(({ text }) => text)]).toEqual([end, ['one', 'two']]);
      expect(found.ban.map(({ place }) => place)).toEqual(['topics.yaml:2:5', 'topics.yaml:3:5']);
    }
  });

  it('reads ten thousand entries of every kind', () => {
    const many = (line: (i: number) => string): string =>
      Array.from({ length: 10_000 }, (_, i) => line(i)).join('\n');
    const text = `topics:\n${many((i) => `  topic ${i}: [word${i}]`)}\npin:\n${many((i) => `  paper ${i}: topic ${i}`)}\nsynonyms:\n${many((i) => `  one${i}: [other${i}]`)}\nmerge:\n${many((i) => `  - [a${i}, b${i}]`)}`;
    const found = read(text);
    expect([found.named.length, found.pin.length, found.synonyms.length, found.merge.length]).toEqual(
      Array(4).fill(10_000),
    );
    expect(found.pin.at(-1)?.place).toBe('topics.yaml:20002:3');
  });

  it('never fails but by an InputError', () => {
    const pieces = fc.constantFrom(
      'topics',
      'merge',
      'split',
      'pin',
      'ban',
      ':',
      ' ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '#',
      '&a',
      '*a',
      '!x',
      '|',
      '>',
      '?',
      '~',
      '3',
      'a',
      '\t',
      '%',
      '<<',
      '---',
      '\ufeff',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), fc.constantFrom('t.yaml', 't.json'), (parts, file) => {
        expect(refusal(parts.join(''), file)).toMatch(/^(?:not refused$|t\.(?:yaml|json):\d+:\d+: .)/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('data/topics.schema.json', () => {
  const good = [
    full,
    '',
    'topics:\n',
    'topics: {a: , b: [1, true, x y]}',
    'split: {a: 2, b: "1000"}',
    'rename: {a: 2024}',
  ];
  const bad = [
    'topcs: {}',
    '- a',
    'hello',
    'topics: [a]',
    'topics: {a: b}',
    'topics: {a: [[b]]}',
    'topics: {a: [""]}',
    'rename: {a: [b]}',
    'rename: {a: }',
    'rename: [a]',
    'merge: {a: b}',
    'merge: [[a]]',
    'merge: [a]',
    'merge: [[a, a]]',
    'split: {a: 1}',
    'split: {a: 1001}',
    'split: {a: x}',
    'split: {a: "1"}',
    'split: {a: 2.5}',
    'pin: {a: [b]}',
    'pin: [a]',
    'pin: {a: }',
    'ban: a',
    'ban: [~]',
    'ban: {a: b}',
    'synonyms: {a: b}',
    'synonyms: {a: }',
    'synonyms: [a]',
    'stopWords: [a b]',
    'stopWords: x',
    `topics: {${'x'.repeat(201)}: [a]}`,
  ];

  it('allows what the reader reads and forbids what it refuses', () => {
    const verdicts = (texts: readonly string[]): unknown[] =>
      texts.map((text) => [text, refusal(text) === 'not refused', fitsSchema(parse(text))]);
    expect(verdicts(good)).toEqual(good.map((text) => [text, true, true]));
    expect(verdicts(bad)).toEqual(bad.map((text) => [text, false, false]));
  });

  it('allows the example of the sample list, also with what it shows as comments', () => {
    const example = readFileSync(new URL('../../data/topics.yaml', import.meta.url), 'utf8');
    const whole = example.replace(/^#(?! |$)/gm, '');
    for (const text of [example, whole]) {
      expect(refusal(text)).toBe('not refused');
      expect(fitsSchema(parse(text))).toBe(true);
    }
    expect(Object.keys(parse(whole) as object)).toHaveLength(8);
  });
});
