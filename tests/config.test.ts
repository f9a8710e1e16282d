import { describe, expect, it } from 'vitest';
import {
  type Config,
  changedSettings,
  dashed,
  didYouMean,
  mapText,
  options,
  parseConfigFile,
  resolveConfig,
} from '../pipeline/config.ts';
import { InputError } from '../pipeline/errors.ts';

const resolve = (settings: Record<string, string>): Config =>
  resolveConfig(new Map(Object.entries(settings)));

/** The message of the InputError that `act` throws. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return error instanceof Error ? error.message : '';
  }
  return 'not refused';
}

const refused = (name: string, text: string): string => refusal(() => resolve({ [name]: text }));

describe('resolveConfig', () => {
  it('gives every setting its default', () => {
    expect(resolve({})).toEqual({
      k: { kind: 'auto' },
      seed: 1,
      title: '',
      year: null,
      drop: ['contents', 'notices'],
      asOf: '',
      map: [],
      reduce: 'spectral',
      dimensions: null,
      tau: 1,
      starts: null,
      ngrams: 3,
      minDf: null,
      maxDf: null,
      titleWeight: 2,
      phraseWeight: 0.5,
      words: 12,
      representatives: 5,
      limit: 1000,
      from: '',
      until: '',
    });
    expect(Object.keys(resolve({}))).toEqual(Object.keys(options));
  });

  it('takes settings by key and by name on the command line', () => {
    expect(resolve({ minDf: '3', maxDf: '0.5' })).toMatchObject({ minDf: 3, maxDf: 0.5 });
    expect(resolve({ 'min-df': '3', 'as-of': '2025-12-16' })).toMatchObject({ minDf: 3, asOf: '2025-12-16' });
  });

  it('takes kinds of records to leave out, in any order, or none', () => {
    const drop = (text: string): unknown => resolveConfig(new Map([['drop', text]])).drop;
    expect(drop('retracted, editorials,retracted')).toEqual(['editorials', 'retracted']);
    expect(drop('none')).toEqual([]);
    expect(() => drop('notice')).toThrow('drop: notice; did you mean notices?');
    expect(() => drop('')).toThrow(InputError);
  });

  it('changes nothing but what is set, and no default for the next', () => {
    const { seed, ...rest } = resolve({ seed: '7' });
    const { seed: initial, ...others } = resolve({});
    expect([seed, initial]).toEqual([7, 1]);
    expect(rest).toEqual(others);
  });

  it.each([
    ['auto', { kind: 'auto' }],
    ['1', { kind: 'exact', k: 1 }],
    ['12', { kind: 'exact', k: 12 }],
    ['4..12', { kind: 'range', from: 4, to: 12 }],
    ['5..5', { kind: 'range', from: 5, to: 5 }],
  ])('reads the number of topics %s', (text, k) => {
    expect(resolve({ k: text }).k).toEqual(k);
  });

  it.each([
    '0',
    '-3',
    '2.5',
    'x',
    '',
    ' 3',
    '3 ',
    '1e2',
    '٣',
    '007',
    'Auto',
    '4..',
    '..4',
    '4...12',
    '4-12',
    '-4..12',
    '1.5..3',
  ])('refuses %j topics', (text) => {
    expect(refused('k', text)).toBe(
      `k: ${text} is no number of topics; give a whole number from 1, a range as in 4..12, or auto`,
    );
  });

  it.each(['12..4', '0..4', '2..1', '0..0'])('refuses the range %s', (text) => {
    expect(refused('k', text)).toBe(
      `k: ${text} is no range of topics; write the smaller number first, 1 or more, as in 4..12`,
    );
  });

  it.each([
    ['seed', '0', '2147483647'],
    ['year', '1000', '9999'],
    ['dimensions', '1', '500'],
    ['starts', '1', '1000'],
    ['ngrams', '1', '3'],
    ['minDf', '1', '1000000000'],
    ['titleWeight', '1', '20'],
    ['words', '1', '100'],
    ['representatives', '1', '1000'],
  ])('reads %s as a whole number from %s to %s', (name, least, most) => {
    expect(resolve({ [name]: least })).toMatchObject({ [name]: Number(least) });
    expect(resolve({ [name]: most })).toMatchObject({ [name]: Number(most) });
    for (const text of [
      `${Number(least) - 1}`,
      `${Number(most) + 1}`,
      '2.5',
      'x',
      '',
      '-3',
      '1e1',
      '0x2',
      ' 2',
      'Infinity',
    ]) {
      expect(refused(name, text)).toBe(`${name}: ${text} is no whole number from ${least} to ${most}`);
    }
  });

  it.each([
    ['tau', 0, 100],
    ['maxDf', 0, 1],
    ['phraseWeight', 0, 1],
  ])('reads %s as a number from %d to %d', (name, least, most) => {
    for (const value of [least, most, 0.25])
      expect(resolve({ [name]: `${value}` })).toMatchObject({ [name]: value });
    for (const text of ['-0.1', `${most}.01`, 'x', '', 'NaN', 'Infinity', '1,5', '0.5.', '50%']) {
      expect(refused(name, text)).toBe(`${name}: ${text} is no number from ${least} to ${most}`);
    }
  });

  it('reads a way to reduce, and names the ways', () => {
    expect(['spectral', 'lsa', 'none'].map((reduce) => resolve({ reduce }).reduce)).toEqual([
      'spectral',
      'lsa',
      'none',
    ]);
    expect(refused('reduce', 'lda')).toBe('reduce: lda; did you mean lsa?');
    expect(refused('reduce', 'autoencoder')).toBe('reduce: autoencoder; expected one of spectral, lsa, none');
    expect(refused('reduce', 'constructor')).toMatch(/^reduce: constructor; /);
  });

  it('reads a day', () => {
    expect(resolve({ asOf: '2024-02-29' }).asOf).toBe('2024-02-29');
    expect(refused('asOf', '16.12.2025')).toBe('asOf: 16.12.2025 is no day; write it as 2025-12-16');
  });

  it.each([
    '',
    'x',
    '2025',
    '2025-12',
    '2025-12-16T10:00',
    ' 2025-12-16',
    '2025-13-01',
    '2025-12-00',
    '2025-12-32',
  ])('refuses the day %j', (text) => {
    expect(refused('asOf', text)).toMatch(/ is no day; write it as 2025-12-16$/);
  });

  it.each(['2025-02-30', '2025-02-29', '2025-04-31'])('refuses the day %s, which no calendar has', (text) => {
    expect(refused('asOf', text)).toMatch(/ is no day; write it as 2025-12-16$/);
  });

  it('takes any text for a title', () => {
    for (const title of ['', '0', '<b>Pears</b>', '-3']) expect(resolve({ title }).title).toBe(title);
  });

  it.each([
    ['title="Article Title",date=Pub', ['title: Article Title', 'date: Pub']],
    ['title=Article Title,date=Pub', ['title: Article Title', 'date: Pub']],
    ['title=Article Title\ndate=Pub', ['title: Article Title', 'date: Pub']],
    ['title=Title, in full , abstract = Text', ['title: Title, in full', 'abstract: Text']],
    ['title="Pears, date=ripe"', ['title: Pears, date=ripe']],
    ['title="The ""big"" pear"', ['title: The "big" pear']],
    ['title=5" pears', ['title: 5" pears']],
    ['title=a=b', ['title: a=b']],
    ['title=A,title=B', ['title: A', 'title: B']],
    ['title=constructor,id=__proto__', ['title: constructor', 'id: __proto__']],
  ])('reads the map %j', (text, pairs) => {
    const { map } = resolve({ map: text });
    expect(map.map(({ field, header }) => `${field}: ${header}`)).toEqual(pairs);
    // What is written of it is read as the same.
    expect(resolve({ map: mapText(map) }).map).toEqual(map);
  });

  it('refuses a map that names no field or no header, with the way out', () => {
    expect(refused('map', 'titel=Pears')).toBe('map: titel; did you mean title?');
    expect(refused('map', 'heading=Pears')).toMatch(/^map: heading; expected one of id, doi, arxiv, /);
    expect(refused('map', 'constructor=Pears')).toMatch(/^map: constructor; expected one of /);
    for (const text of ['Pears', 'title=', 'title=""', 'title=A\nPears', '=Pears,', '"', 'title= ,date=B'])
      expect(refused('map', text)).toMatch(
        /^map: (?:.* is no FIELD=HEADER; write it as title="|; expected one)/,
      );
    expect(refused('map', '')).toBe('map: no FIELD=HEADER; write it as title="Article Title"');
  });

  it('refuses a map that gives one column for two fields', () => {
    expect(refused('map', 'title=A,abstract=A')).toBe(
      'map: "A" is given for title and abstract; give it once',
    );
  });

  it('names the setting as it was written', () => {
    expect(refused('min-df', '0')).toMatch(/^min-df: 0 is no whole number/);
  });

  it.each([
    ['seeed', 'unknown setting: seeed; did you mean seed?'],
    ['mindf', 'unknown setting: mindf; did you mean minDf?'],
    ['topics', /^unknown setting: topics; (?:did you mean|expected one of) /],
    ['orchards', `unknown setting: orchards; expected one of ${Object.keys(options).join(', ')}`],
  ])('refuses the setting %s with the nearest, or with all', (name, message) => {
    expect(refused(name, '1')).toMatch(message);
  });

  it.each(['constructor', '__proto__', 'toString', ''])('knows no setting %j', (name) => {
    expect(refusal(() => resolveConfig(new Map([[name, '1']])))).toMatch(/^unknown setting: /);
  });
});

describe('parseConfigFile', () => {
  const parse = (text: string): Map<string, string> => parseConfigFile(text, 'my.json');

  it('gives settings as written, texts and numbers alike', () => {
    expect(parse('{"k": 8, "seed": "7", "min-df": 2, "tau": 0.5, "title": "Pears"}')).toEqual(
      new Map([
        ['k', '8'],
        ['seed', '7'],
        ['minDf', '2'],
        ['tau', '0.5'],
        ['title', 'Pears'],
      ]),
    );
    expect(parse('{}')).toEqual(new Map());
  });

  it.each(['{"k": 0}', '{"k": -3}', '{"k": 2.5}', '{"k": "x"}', '{"k": "12..4"}', '{"k": 1e21}'])(
    'refuses %s as on the command line, with the file',
    (text) => {
      expect(refusal(() => parse(text))).toMatch(/^in my\.json: k: \S+ is no (?:number|range) of topics; /);
    },
  );

  it.each(['', '{', '{k: 8}', "{'k': 8}", '{"k": 8,}', 'k = 8', '{"k": NaN}'])(
    'refuses %j as no JSON',
    (text) => {
      expect(refusal(() => parse(text))).toMatch(/^my\.json is not valid JSON: \S/);
    },
  );

  it.each(['[]', '[{"k": 8}]', 'null', '8', '"k"', 'true'])('refuses %s as no object', (text) => {
    expect(refusal(() => parse(text))).toBe('my.json must hold one object, for instance {"k": "8"}');
  });

  it.each([
    ['true', 'true'],
    ['null', 'null'],
    ['[8]', 'a list'],
    ['{"from":4}', 'an object'],
    ['['.repeat(100_000) + ']'.repeat(100_000), 'a list'],
  ])('refuses the value %.20s', (value, shown) => {
    expect(refusal(() => parse(`{"k": ${value}}`))).toBe(
      `in my.json: k must be a text or a number, not ${shown}`,
    );
  });

  it('takes a map as an object or as a text', () => {
    const wanted = [
      { field: 'title', header: 'Title, full' },
      { field: 'date', header: 'Pub' },
    ];
    for (const map of [{ title: 'Title, full', date: 'Pub' }, 'title="Title, full",date=Pub'])
      expect(resolveConfig(parse(JSON.stringify({ map }))).map).toEqual(wanted);
  });

  it.each([
    ['{"map": {"titel": "A"}}', 'in my.json: map: titel; did you mean title?'],
    ['{"map": {"__proto__": "A"}}', /^in my\.json: map: __proto__; expected one of /],
    ['{"map": {"title": 5}}', /^in my\.json: map must be an object as .*, or a text, not an object$/],
    ['{"map": ["title"]}', /^in my\.json: map must be an object as .*, or a text, not a list$/],
    ['{"map": {}}', /^in my\.json: map: no FIELD=HEADER; /],
    ['{"map": "A"}', /^in my\.json: map: A is no FIELD=HEADER; /],
    ['{"k": {"title": "A"}}', 'in my.json: k must be a text or a number, not an object'],
  ])('refuses %s', (text, message) => {
    expect(refusal(() => parse(text))).toMatch(message);
  });

  it('refuses a key that it does not know, with the nearest', () => {
    expect(refusal(() => parse('{"seeed": 1}'))).toBe(
      'unknown setting in my.json: seeed; did you mean seed?',
    );
    expect(refusal(() => parse('{"orchards": 1}'))).toMatch(
      /^unknown setting in my\.json: orchards; expected one of k, seed, /,
    );
  });

  it.each(['constructor', '__proto__', 'toString'])('knows no key %s', (key) => {
    expect(refusal(() => parse(`{"${key}": 1}`))).toMatch(/^unknown setting in my\.json: /);
  });

  it('looks at the key before the value', () => {
    expect(refusal(() => parse('{"orchards": null}'))).toMatch(/^unknown setting/);
  });
});

describe('changedSettings', () => {
  it('tells a map as it is written', () => {
    expect(changedSettings(resolve({}))).toEqual(new Map());
    expect(changedSettings(resolve({ map: 'title=Article Title,date="A, b"', k: '4..12' }))).toEqual(
      new Map([
        ['k', '4..12'],
        ['map', 'title=Article Title,date="A, b"'],
      ]),
    );
  });
});

describe('names of settings', () => {
  it('have dashes on the command line', () => {
    expect(['k', 'minDf', 'asOf', 'phraseWeight'].map(dashed)).toEqual([
      'k',
      'min-df',
      'as-of',
      'phrase-weight',
    ]);
  });

  it('are told apart on the command line too', () => {
    const names = Object.keys(options).flatMap((key) => [...new Set([key, dashed(key)])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('all have a help text and a placeholder', () => {
    for (const { help, value } of Object.values(options)) {
      expect(help).toMatch(/^\S.*[^.\s]$/);
      expect(value).not.toBe('');
    }
  });
});

describe('didYouMean', () => {
  it('ends a message with the nearest, or with all', () => {
    expect(didYouMean('--sed', ['--seed', '--k'])).toBe('; did you mean --seed?');
    expect(didYouMean('orchard', ['seed', 'words'])).toBe('; expected one of seed, words');
  });
});
