import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonArray, jsonFormats, jsonLines, jsonObjects } from '../../pipeline/ingest/json.ts';
import type { Draft } from '../../pipeline/types.ts';
import { drafts, readings, unread } from '../sources.ts';

/** The one paper in a JSON object, read as a line; reading it as an array must give the same. */
async function paper(json: string): Promise<Draft> {
  const asLine = await readings(jsonLines, json);
  expect(await readings(jsonArray, `[${json}]`)).toEqual(asLine);
  const [found] = drafts(asLine);
  if (!found) throw new Error(`no paper in ${json}`);
  return found;
}

/** Opens `depth` lists within each other. */
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('a JSON object', () => {
  it('gives the fields that it has', async () => {
    const json = JSON.stringify({
      id: '2406.1',
      ids: [],
      title: 'Pear Trees',
      abstract: 'On pears.',
      published: '2024-06-22T10:00:00.000Z',
      authors: ['Ada Pear', 'Bo Fig'],
      upvotes: 12,
      comments: 3,
      url: 'https://fruit.example/2406.1',
      journal: 'ignored',
    });
    expect(await paper(json)).toEqual({
      id: '2406.1',
      ids: [],
      title: 'Pear Trees',
      abstract: 'On pears.',
      published: '2024-06-22',
      authors: ['Ada Pear', 'Bo Fig'],
      authorCount: 2,
      organisation: '',
      comments: 3,
      upvotes: 12,
      types: [],
      url: 'https://fruit.example/2406.1',
    });
  });

  it('needs no field but a title', async () => {
    expect(await paper('{"title":"Pear Trees"}')).toEqual({
      id: '',
      ids: [],
      title: 'Pear Trees',
      abstract: '',
      published: '',
      authors: [],
      authorCount: null,
      organisation: '',
      comments: null,
      upvotes: null,
      types: [],
      url: '',
    });
  });

  it.each([
    ['["Ada Pear", "Bo Fig"]', ['Ada Pear', 'Bo Fig'], 2],
    ['[{"name": "Ada Pear"}, {"name": "Bo Fig", "orcid": 1}]', ['Ada Pear', 'Bo Fig'], 2],
    ['[{"first": "Ada"}, "Bo Fig", " ", null]', ['Bo Fig'], 1],
    [
      '[{"given": "Ada", "family": "Pear"}, {"firstName": "Bo", "lastName": "Fig"}]',
      ['Ada Pear', 'Bo Fig'],
      2,
    ],
    ['"Pear, Ada; Fig, Bo"', ['Ada Pear', 'Bo Fig'], 2],
    ['"Pear, Ada and Fig, Bo"', ['Ada Pear', 'Bo Fig'], 2],
    ['"Ada Pear, Bo Fig and Cy Nut"', ['Ada Pear', 'Bo Fig', 'Cy Nut'], 3],
    ['"van Pear, Ada B."', ['Ada B. van Pear'], 1],
    ['"Ada Pear and Bo Fig"', ['Ada Pear', 'Bo Fig'], 2],
    ['"Alexandra Sand"', ['Alexandra Sand'], 1],
    ['7', [], 7],
    ['0', [], 0],
    ['-7', [], null],
    ['2.5', [], null],
    ['[]', [], null],
    ['null', [], null],
    ['{"__proto__": {"length": 3}}', [], null],
  ])('reads the authors %s as %j, %j of them', async (json, authors, authorCount) => {
    expect(await paper(`{"title":"Pear Trees","authors":${json}}`)).toMatchObject({ authors, authorCount });
  });

  it('takes numbers where a text should be, as they are usually written', async () => {
    expect(await paper('{"title":1984,"id":7,"published":2024}')).toMatchObject({
      title: '1984',
      id: '7',
      published: '2024',
    });
  });

  it('knows nothing of counts that are none', async () => {
    for (const value of ['-1', '1.5', '"many"', 'null', '[3]', '1e400', '9007199254740993']) {
      expect(await paper(`{"title":"Pear Trees","upvotes":${value},"comments":${value}}`)).toMatchObject({
        upvotes: null,
        comments: null,
      });
    }
  });

  it('keeps counts of zero', async () => {
    expect(await paper('{"title":"Pear Trees","upvotes":0,"comments":0}')).toMatchObject({
      upvotes: 0,
      comments: 0,
    });
  });

  it('may have values within values, which are ignored', async () => {
    const json =
      '{"title":"Pear Trees","abstract":{"title":"no"},"paper":{"title":"no","x":[{"title":"no"}]}}';
    expect(await paper(json)).toMatchObject({ title: 'Pear Trees', abstract: '' });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'may have %s as key, as title and as id',
    async (word) => {
      const json = `{"${word}":{"title":"evil","abstract":"evil"},"title":"${word}","id":"${word}"}`;
      expect(await paper(json)).toMatchObject({ title: word, id: word, abstract: '' });
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it('takes no title from a prototype', async () => {
    const json = '{"__proto__":{"title":"evil"},"id":"1"}';
    expect(unread(await readings(jsonLines, json))).toEqual(['1: : no title']);
    expect(unread(await readings(jsonArray, `[${json}]`))).toEqual(['1: : no title']);
  });

  it.each([
    '{}',
    '{"title":""}',
    '{"title":"  "}',
    '{"title":null}',
    '{"title":["Pear"]}',
    '{"Titel":"Pear"}',
  ])('without a title is reported: %s', async (json) => {
    expect(unread(await readings(jsonLines, json))).toEqual(['1: : no title']);
    expect(unread(await readings(jsonArray, `[${json}]`))).toEqual(['1: : no title']);
  });

  it('may be nested 100,000 levels deep', async () => {
    expect((await paper(`{"x":${nested(100_000)},"title":"Pear Trees"}`)).title).toBe('Pear Trees');
  });

  it('may have an abstract of 5 MB', async () => {
    const abstract = 'Pears grow. '.repeat(440_000);
    const read = await paper(JSON.stringify({ title: 'Pear Trees', abstract }));
    expect(abstract.length).toBeGreaterThan(5 * 2 ** 20);
    expect(read.abstract === abstract).toBe(true);
  });

  it('has the same text in a line and in an array, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.boolean(), async (text, escaped) => {
        const json = JSON.stringify({ title: `x${text}` });
        const written = escaped
          ? json.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
          : json;
        expect((await paper(written)).title).toBe(`x${text}`);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('JSON lines', () => {
  it.each(['{"title":"Pear"}', ' \n\t{ "title"', '\uFEFF{"title":'])(
    'are known by their first brace: %j',
    (head) => {
      expect(jsonLines.recognises(head)).toBe(true);
    },
  );

  it.each(['[{"title":"Pear"}]', 'Pear {', '', '"title"', '{Pear} Trees'])('are not seen in %j', (head) => {
    expect(jsonLines.recognises(head)).toBe(false);
  });

  it('are numbered as in the file, blank lines counted', async () => {
    const read = await readings(jsonLines, '\n{"title":"Pear"}\r\n\r\n \n{"title":"Fig"}');
    expect(read).toMatchObject([
      { kind: 'paper', line: 2, draft: { title: 'Pear' } },
      { kind: 'paper', line: 5, draft: { title: 'Fig' } },
    ]);
  });

  it('with a broken one among them lose that one alone, which is reported with its number', async () => {
    const text = '{"title":"Pear"}\n{"title":"Plum}\n{"title":"Fig"}\n';
    const read = await readings(jsonLines, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pear', 'Fig']);
    expect(unread(read)).toEqual(['2: : not valid JSON']);
  });

  it.each(['5', 'null', 'true', '"Pear"', '[{"title":"Pear"}]'])('report the value %s', async (json) => {
    expect(unread(await readings(jsonLines, `{"title":"Fig"}\n${json}`))).toEqual([
      '2: : not an object with a title',
    ]);
  });

  it('may begin with a mark', async () => {
    expect(drafts(await readings(jsonLines, '\uFEFF{"title":"Pear"}'))).toMatchObject([{ title: 'Pear' }]);
  });
});

describe('a JSON array', () => {
  it.each(['[{"title":"Pear"}]', '\n [ {"title"', '\uFEFF[\n{"', '[]'])(
    'is known by its first bracket: %j',
    (head) => {
      expect(jsonArray.recognises(head)).toBe(true);
    },
  );

  it.each(['{"title":"Pear"}', 'Pear [', '', '[Pear] Trees'])('is not seen in %j', (head) => {
    expect(jsonArray.recognises(head)).toBe(false);
  });

  it('tells the line of every record, those that are no papers too', async () => {
    const text = '[{"title":"Pear"},\n5, null, "Plum", [], {"id":"1"},\n{"title":"Fig"}]\n';
    const read = await readings(jsonArray, text);
    expect(read.map((one) => ('line' in one ? `${one.line} ${one.kind}` : one.kind))).toEqual([
      '1 paper',
      '2 unread',
      '2 unread',
      '2 unread',
      '2 unread',
      '2 unread',
      '3 paper',
    ]);
    expect(unread(read).at(-1)).toBe('2: : no title');
    expect(read.flatMap((one) => (one.kind === 'unread' ? [one.record] : []))).toEqual([2, 3, 4, 5, 6]);
  });

  it('may begin with a mark, and end in white space', async () => {
    const read = await readings(jsonArray, '\uFEFF[{"title":"Pear"}]\n \r\n');
    expect(drafts(read)).toMatchObject([{ title: 'Pear' }]);
    expect(unread(read)).toEqual([]);
  });

  it('that is empty holds nothing', async () => {
    expect(await readings(jsonArray, '[ ]')).toEqual([]);
  });

  it.each([
    ['within a record', '[{"title":"Pear"},{"title":"Fig"},{"tit'],
    ['within a text', '[{"title":"Pear"},{"title":"Fig"},{"title":"Pl'],
    ['after a comma', '[{"title":"Pear"},{"title":"Fig"},'],
    ['before the bracket', '[{"title":"Pear"},{"title":"Fig"}'],
    ['by a line break in the last text', '[{"title":"Pear"},{"title":"Fig"},{"title":"Pl\num"}]'],
  ])('cut %s keeps what came before and reports the rest', async (_, text) => {
    const read = await readings(jsonArray, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pear', 'Fig']);
    expect(unread(read)).toEqual([
      expect.stringMatching(/^[12]: : the JSON array is broken after record 2; the rest is not read$/),
    ]);
  });

  it.each([
    ['a line break in a text', '{"title":"Pl\num"}'],
    ['a quote that is missing', '{"title":"Plum, "year":2020}'],
    ['a bracket that is missing', '{"title":"Plum","authors":["Bo"}'],
    ['a bracket too many', '{"title":"Plum","authors":["Bo"]]}'],
    ['a brace that is missing', '{"title":"Plum"'],
    ['an escape that is none', '{"title":"Pl\\um"}'],
    ['a colon that is missing', '{"title" "Plum"}'],
    ['a word that is none', '{"title":"Plum","year":nil}'],
  ])('loses of its records that alone that has %s', async (_, broken) => {
    for (const space of ['', '\n', '\n  ']) {
      const items = ['{"title":"Pear"}', broken, '{"title":"Fig"}', '{"title":"Nut"}'];
      const text = `[${items.map((item) => space + item).join(',')}${space.trimEnd()}]`;
      const read = await readings(jsonArray, text);
      expect(drafts(read).map(({ title }) => title)).toEqual(['Pear', 'Fig', 'Nut']);
      expect(unread(read)).toEqual([`${space === '' ? 1 : 3}: : not valid JSON`]);
      expect(read.map((one) => ('line' in one ? one.line : 0))).toEqual(
        space === '' ? read.map((one) => ('line' in one ? one.line : 0)) : expect.arrayContaining([2, 3]),
      );
    }
  });

  it('takes no part of a broken record for a record', async () => {
    const text =
      '[{"id":"1","title":"Pear"},{"id":"2,"title":"Plum","topics":[{"id":"t1"},{"id":"t2"}]},{"id":"3","title":"Fig"}]';
    const read = await readings(jsonArray, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pear', 'Fig']);
    expect(unread(read)).toHaveLength(1);
  });

  it('may have commas too many or too few between its records', async () => {
    const read = await readings(jsonArray, '[{"title":"Pear"},,{"title":"Fig"} {"title":"Nut"},]');
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pear', 'Fig', 'Nut']);
    expect(unread(read)).toEqual([]);
  });

  it('reports other text after it', async () => {
    const read = await readings(jsonArray, '[{"title":"Pear"}]\nand so on');
    expect(unread(read)).toEqual(['2: : not valid JSON']);
  });

  it('may be followed by others, in one chunk or in two', async () => {
    for (const chunks of [
      ['[{"title":"Pear"}][{"title":"Fig"}]'],
      ['[{"title":"Pear"}]', '\n\uFEFF[{"title":"Fig"}]'],
    ]) {
      const read = await readings(jsonArray, chunks);
      expect(drafts(read).map(({ title }) => title)).toEqual(['Pear', 'Fig']);
      expect(unread(read)).toEqual([]);
    }
  });

  it('may hold what Python writes for numbers that are none, and tabs in its texts', async () => {
    const read = await readings(
      jsonArray,
      '[{"title":"Pear\tTrees: NaN","year":NaN,"n":[-Infinity,"\\"NaN"]}]',
    );
    expect(drafts(read)).toMatchObject([{ title: 'Pear Trees: NaN', published: '' }]);
  });

  it('that opens 100,000 brackets is reported', async () => {
    expect(unread(await readings(jsonArray, '['.repeat(100_000)))).toHaveLength(1);
  });
});

/** The titles in a text, in lines and whatever else it may be told to be. */
async function titles(text: string): Promise<string[]> {
  const format = jsonFormats.find(({ recognises }) => recognises(text));
  if (!format) throw new Error(`no format for ${text}`);
  const read = await readings(format, text);
  expect(unread(read)).toEqual([]);
  return drafts(read).map(({ title }) => title);
}

describe('an object that holds a list', () => {
  const list = '[{"title":"Pear"},{"title":"Fig"}]';

  it.each([
    `{"total":2,"offset":0,"data":${list}}`,
    `{"meta":{"count":2},"results":${list},"group_by":[]}`,
    `{"papers":${list}}`,
    `{"items":${list}}`,
    `{"status":"ok","message":{"total-results":2,"items":${list},"facets":{}}}`,
    `{"title":"What I read","papers":${list}}`,
    `{"what I read":${list}}`,
    `{"a":{"b":{"c":${list}}}}`,
    `{"empty":[],"people":[{"name":"Ada"}],"read":${list}}`,
    `{"d\\u0061ta":${list}}`,
    `[{"data":${list}}]`,
  ])('gives its records: %s', async (text) => {
    expect(await titles(text)).toEqual(['Pear', 'Fig']);
    expect(await titles(JSON.stringify(JSON.parse(text), null, 2))).toEqual(['Pear', 'Fig']);
  });

  it.each([' ', '\n', '\n\n', ',\n', '\u001e', '\r\n'])(
    'may be followed by others, set apart by %j',
    async (gap) => {
      for (const indent of [0, 2]) {
        const page = (title: string): string =>
          JSON.stringify({ total: 9, data: title === '' ? [] : [{ title }] }, null, indent);
        const pages = [page('Pear'), page(''), page('Fig')].join(gap);
        expect(await titles(pages)).toEqual(['Pear', 'Fig']);
      }
    },
  );

  it('tells the line of every record, however it is laid out', async () => {
    const lines = [
      '{',
      ' "next": 7,',
      ' "things": [',
      '  {"title": "Pear"},',
      '  {"id": 1},',
      '  {"title": "Fig"}',
      ' ]',
      '}',
    ];
    for (const text of [lines.join('\n'), lines.join('\n').replace('things', 'data')]) {
      const read = await readings(jsonObjects, text);
      expect(read.map((one) => ('line' in one ? `${one.line} ${one.kind}` : ''))).toEqual([
        '4 paper',
        '5 unread',
        '6 paper',
      ]);
    }
  });

  it('without papers in any list tells its keys', async () => {
    const text = '{"total":2,"people":[{"name":"Ada"}],"next":null}';
    for (const format of [jsonLines, jsonObjects]) {
      expect(unread(await readings(format, text))).toEqual([
        '1: : no title, and no list of papers under its keys total, people, next',
      ]);
    }
  });

  it('that is cut keeps what came before and reports the rest', async () => {
    const read = await readings(jsonObjects, '{"total":2,\n"data":[{"title":"Pear"},\n{"title":"Fi');
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pear']);
    expect(unread(read)).toEqual(['3: : the JSON array is broken after record 1; the rest is not read']);
  });

  it('is a paper where its list is of something else', async () => {
    const authors = [{ name: 'Ada Pear' }, { name: 'Bo Fig' }];
    expect(await titles(JSON.stringify({ title: 'Pear', data: [{ n: 1 }], authors }))).toEqual(['Pear']);
    expect(await titles(JSON.stringify({ title: 'Pear', references: [{ title: 'Fig' }] }))).toEqual(['Pear']);
  });
});

describe('objects over many lines', () => {
  const one = JSON.stringify({ title: 'Pear', authors: [{ name: 'Ada Pear' }] }, null, 2);
  const other = JSON.stringify({ title: 'Fig', x: { y: [] } }, null, 2);

  it.each([one, `${one}\n${other}`, `\uFEFF\n${one}`, '{\n"title":\n{}}', '{\r\n  "title": "Pear"\r\n}'])(
    'are told from lines: %j',
    (text) => {
      expect([jsonObjects.recognises(text), jsonArray.recognises(text)]).toEqual([true, false]);
    },
  );

  it.each([
    '{"title":"Pear"}\n{"title":"Fig"}',
    '{"title":"Pe\n{"title":"Fig"}',
    '{"title":"Pear",\n{"title":"Fig"}',
    '{"title":\n{"title":"Fig"}',
    '{"title":"Pear"\n{"title":"Fig"}',
  ])('are not seen in lines, though the first be broken: %j', (text) => {
    expect([jsonObjects.recognises(text), jsonLines.recognises(text)]).toEqual([false, true]);
  });

  it('are papers one by one, commas between them or not', async () => {
    expect(await titles(`${one}\n${other}`)).toEqual(['Pear', 'Fig']);
    expect(await titles(`${one},\n${other},\n`)).toEqual(['Pear', 'Fig']);
  });

  it('lose a broken one alone', async () => {
    const read = await readings(
      jsonObjects,
      [one, one.replace('"Pear",', '"Pear,'), other.replace('title', 'title')].join('\n'),
    );
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pear', 'Fig']);
    expect(unread(read)).toEqual(['9: : not valid JSON']);
  });
});

describe('keys as people call them', () => {
  it.each([
    [
      {
        paper_title: 'Pear',
        summary: 'On pears.',
        year: 2020,
        doi: '10.1/p',
        link: 'https://fruit.example/',
      },
    ],
    [
      {
        'Paper Title': 'Pear',
        Abstract: 'On pears.',
        Date: '2020',
        DOI: 'doi:10.1/p',
        URL: 'https://fruit.example/',
      },
    ],
    [
      {
        'dc:title': 'Pear',
        abstractText: 'On pears.',
        pubYear: '2020',
        'prism:doi': '10.1/p',
        url: 'https://fruit.example/',
      },
    ],
  ])('are understood: %j', async (object) => {
    expect(await paper(JSON.stringify(object))).toMatchObject({
      title: 'Pear',
      abstract: 'On pears.',
      published: '2020',
      ids: ['doi:10.1/p'],
      url: 'https://fruit.example/',
    });
  });

  it('give the most exact date that can be read', async () => {
    expect(await paper('{"title":"Pear","year":2020,"date":"2020-05-01"}')).toMatchObject({
      published: '2020-05-01',
    });
    expect(await paper('{"title":"Pear","year":2020,"date":"no date"}')).toMatchObject({ published: '2020' });
  });

  it('mean what the user says they mean', async () => {
    const map = new Map([['Headline', 'title'] as const, ['Blurb', 'abstract'] as const]);
    const json = '{"Headline":"Pear","Blurb":"On pears.","title":"no","abstract":"no"}';
    for (const [format, text] of [
      [jsonLines, json],
      [jsonArray, `[${json}]`],
    ] as const) {
      expect(drafts(await readings(format, text, null, map))).toMatchObject([
        { title: 'Pear', abstract: 'On pears.' },
      ]);
    }
  });

  it('of Zotero tell notes and attachments from papers', async () => {
    const item = {
      itemType: 'journalArticle',
      title: 'Pear',
      creators: [{ firstName: 'Ada', lastName: 'Pear' }],
    };
    const items = [item, { itemType: 'attachment', title: 'Full Text' }];
    const read = await readings(jsonObjects, JSON.stringify({ items }));
    expect(drafts(read)).toMatchObject([{ title: 'Pear', authors: ['Ada Pear'], types: ['journalArticle'] }]);
    expect(unread(read)).toEqual(['1: Full Text: a note or an attachment, not a paper']);
  });
});

describe('JSON with faults', () => {
  const list = Array.from({ length: 12 }, (_, i) => ({
    id: String(i),
    title: `Pear ${i} "木"`,
    authors: [{ name: 'Ada Pear' }, { name: 'Bo Fig' }],
    notes: { a: [1, null, true], __proto__: { b: '\\' } },
  }));
  const layouts: readonly (readonly [string, string])[] = [
    ['lines', list.map((one) => JSON.stringify(one)).join('\n')],
    ['an array', JSON.stringify(list)],
    ['an array over lines', JSON.stringify(list, null, 1)],
    ['pages', [list.slice(0, 6), list.slice(6)].map((data) => JSON.stringify({ n: 1, data })).join('\n')],
    ['objects over lines', list.map((one) => JSON.stringify(one, null, 2)).join('\n')],
  ];

  it.each(layouts)('at one place loses few records of %s, and tells of what it loses', async (_, text) => {
    const all = fc.tuple(
      fc.nat(text.length - 1),
      fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', 'x', '\n'),
    );
    const format = jsonFormats.find(({ recognises }) => recognises(text));
    if (!format) throw new Error('no format');
    await fc.assert(
      fc.asyncProperty(all, async ([at, sign]) => {
        const read = await readings(format, text.slice(0, at) + sign + text.slice(at + 1));
        const kept = drafts(read).length;
        expect(kept).toBeGreaterThanOrEqual(10);
        if (kept < 12) expect(unread(read).length).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 80, seed: 1 },
    );
  });

  it('at many places ends in papers and reports, wherever chunks end', async () => {
    const spoil = fc.array(fc.tuple(fc.nat(), fc.constantFrom('cut', 'double', 'swap', 'sign'), fc.nat(60)), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...layouts),
        spoil,
        fc.integer({ min: 1, max: 50 }),
        async ([, text], faults, size) => {
          let spoilt = text;
          for (const [place, kind, length] of faults) {
            const at = place % spoilt.length;
            const part = spoilt.slice(at, at + length);
            const put =
              kind === 'cut'
                ? ''
                : kind === 'double'
                  ? part + part
                  : kind === 'swap'
                    ? [...part].reverse().join('')
                    : '"]{'.charAt(length % 3);
            spoilt = spoilt.slice(0, at) + put + spoilt.slice(at + (kind === 'sign' ? 1 : length));
            if (spoilt === '') spoilt = '{';
          }
          const format = jsonFormats.find(({ recognises }) => recognises(spoilt)) ?? jsonArray;
          const read = await readings(format, spoilt);
          const chunks = Array.from({ length: Math.ceil(spoilt.length / size) }, (_, i) =>
            spoilt.slice(i * size, (i + 1) * size),
          );
          expect(await readings(format, chunks)).toEqual(read);
          expect(Object.keys(Object.prototype)).toEqual([]);
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it.each([
    ['lists', '['.repeat(100_000)],
    ['objects', '{"data":'.repeat(100_000)],
    ['lists of papers', '{"data":[{"title":"Pear"},'.repeat(5_000)],
    ['quotes', `[${'"'.repeat(100_001)}`],
    ['keys', `[{"title":"Pear",${Array.from({ length: 5_000 }, (_, i) => `"k${i}":[]`).join()}}]`],
  ])('of many %s ends', async (_, text) => {
    for (const format of [jsonArray, jsonLines]) {
      expect((await readings(format, text)).length).toBeGreaterThanOrEqual(1);
    }
    expect(jsonFormats.filter(({ recognises }) => recognises(text)).length).toBeLessThan(4);
  });
});

describe('chunks of JSON', () => {
  const records = ['Pear 🍐', 'Zoë "Fig"', '\\ud83c\\udf50 木', '__proto__'].map(
    (title, i) =>
      `{"id":"${i}", "title":"${title.replaceAll('"', '\\"')}", "authors":["Bo"], "upvotes":${i + 1}2}`,
  );

  it.each([
    ['lines', jsonLines, records.join('\r\n')],
    ['an array', jsonArray, `[${records.join(',\n')}]`],
  ])('may end anywhere in %s', async (_, format, text) => {
    const whole = await readings(format, text);
    expect(drafts(whole).map(({ title }) => title)).toEqual(['Pear 🍐', 'Zoë "Fig"', '🍐 木', '__proto__']);
    const letters = Array.from(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(letters.length), { maxLength: 30 }), async (cuts) => {
        const borders = [0, ...cuts.sort((a, b) => a - b), letters.length];
        const chunks = borders.slice(1).map((to, i) => letters.slice(borders[i], to).join(''));
        expect(await readings(format, chunks)).toEqual(whole);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('a date that cannot be read', () => {
  it('is left out, and a notice says how many and shows the first', async () => {
    const records = ['sometime', '2025-02-30', 'soon', '2025', '31/1/2025', ''].map((published) =>
      JSON.stringify({ title: 'Pear', published }),
    );
    for (const [format, text] of [
      [jsonLines, records.join('\n')],
      [jsonArray, `[${records.join(',\n')}]`],
    ] as const) {
      const read = await readings(format, text);
      expect(drafts(read).map(({ published }) => published)).toEqual([
        '',
        '2025-02',
        '',
        '2025',
        '2025-01-31',
        '',
      ]);
      expect(read.filter(({ kind }) => kind === 'notice')).toEqual([
        {
          kind: 'notice',
          text: '2 dates were not understood and left out, the first "sometime" in line 1; write 2025-01-31',
        },
      ]);
    }
  });
});

describe('JSON that is not what it seems', () => {
  const odd = '[1]\n{"title":"Pear"}\n{"title":"Fig"}\n';

  it('is taken for lines when an array alone stands on the first of them', async () => {
    expect([jsonArray.recognises(odd), jsonLines.recognises(odd)]).toEqual([false, true]);
    expect(drafts(await readings(jsonLines, odd)).map(({ title }) => title)).toEqual(['Pear', 'Fig']);
  });

  it.each(['[null,\n{"title":"Pear"}]', '[true, {"title":"Pear"}]', '[-1,{"title":"Pear"}]'])(
    'is taken for an array whatever its first value: %j',
    async (text) => {
      expect(jsonArray.recognises(text)).toBe(true);
      expect(drafts(await readings(jsonArray, text)).map(({ title }) => title)).toEqual(['Pear']);
    },
  );
});
