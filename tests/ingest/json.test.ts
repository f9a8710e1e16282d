import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonArray, jsonLines } from '../../pipeline/ingest/json.ts';
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
    ['"Pear, Ada; Fig, Bo"', ['Pear, Ada', 'Fig, Bo'], 2],
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
    '{"Title":"Pear"}',
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
    ['by a line break in a text', '[{"title":"Pear"},{"title":"Fig"},{"title":"Pl\num"},{"title":"Nut"}]'],
    ['by a comma too many', '[{"title":"Pear"},{"title":"Fig"},,{"title":"Nut"}]'],
    ['by a missing comma', '[{"title":"Pear"},{"title":"Fig"} {"title":"Nut"}]'],
    ['by other text after it', '[{"title":"Pear"},{"title":"Fig"}] and so on'],
  ])('cut %s keeps what came before and reports the rest', async (_, text) => {
    const read = await readings(jsonArray, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pear', 'Fig']);
    expect(unread(read)).toEqual([
      expect.stringMatching(/^[12]: : the JSON array is broken after record 2; the rest is not read$/),
    ]);
  });

  it('that is followed by a second one reports what is not read, in one chunk or in two', async () => {
    for (const chunks of [
      ['[{"title":"Pear"}][{"title":"Fig"}]'],
      ['[{"title":"Pear"}]', '[{"title":"Fig"}]'],
    ]) {
      const read = await readings(jsonArray, chunks);
      expect(drafts(read).map(({ title }) => title)).toEqual(['Pear']);
      expect(unread(read)).toHaveLength(1);
    }
  });

  it('that opens 100,000 brackets is reported', async () => {
    expect(unread(await readings(jsonArray, '['.repeat(100_000)))).toHaveLength(1);
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
