import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../pipeline/clean/index.ts';
import { InputError, MemoryError } from '../../pipeline/errors.ts';
import { formats, type Ingested, ingest } from '../../pipeline/ingest/index.ts';
import type { Seen, Source } from '../../pipeline/types.ts';
import { source } from '../sources.ts';

const listing = (title = 'Pear Trees', date = 'Jun 22, 2024'): string =>
  `${title}\n\nWe grow pears. They ripen late, and 木 grows.\n\n  • 3 authors\n·\n${date}\n`;

const read = (...sources: Source[]): Promise<Ingested> => ingest(sources, { year: null, map: new Map() });

const titles = ({ records }: Ingested): string[] => records.map(({ draft }) => draft.title);

async function refusal(...sources: Source[]): Promise<string> {
  const error: unknown = await read(...sources).then(
    () => 'not refused',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return error instanceof Error ? error.message : '';
}

describe('ingest', () => {
  it.each([
    ['Daily Papers page', listing()],
    ['Daily Papers page in Markdown', '### [Pear Trees](https://huggingface.co/papers/2405.00001)\n'],
    [
      'web page',
      '<!DOCTYPE html><dl><dt><a href="/abs/2405.00001"></a><dd class="list-title">Pear Trees</dl>',
    ],
    ['JSON lines', '{"title":"Pear Trees"}\n'],
    ['JSON array', '[{"title":"Pear Trees"}]'],
    ['JSON', '{\n  "title": "Pear Trees"\n}'],
    ['JSON', '{"total":1,"data":[{"title":"Pear Trees"}]}'],
    ['OpenAlex JSON', '{"meta":{},"results":[{"display_name":"Pear Trees","authorships":[]}]}'],
    ['OpenAlex JSON', '{"display_name":"Pear Trees","authorships":[]}\n'],
    ['Semantic Scholar JSON', '[{"externalIds":{},"title":"Pear Trees"}]'],
    [
      'Hugging Face JSON',
      '[{"publishedAt":"","paper":{"id":"2406.00001","title":"Pear Trees","upvotes":1}}]',
    ],
    ['arXiv JSON of Kaggle', '{"id":"2406.00001","title":"Pear Trees","authors_parsed":[]}'],
    ['Crossref or CSL JSON', '[{"title":"Pear Trees","issued":{"date-parts":[[2020]]}}]'],
    ['arXiv Atom', '<entry><id>http://arxiv.org/abs/2406.00001</id><title>Pear Trees</title></entry>'],
    ['Atom or RSS', '<rss><channel><item><title>Pear Trees</title></item></channel></rss>'],
    [
      'PubMed XML',
      '<PubmedArticle><Article><ArticleTitle>Pear Trees</ArticleTitle></Article></PubmedArticle>',
    ],
  ])('tells a %s by its content, whatever the name', async (format, text) => {
    const result = await read(source(text, { name: 'list.csv' }));
    expect(titles(result)).toEqual(['Pear Trees']);
    expect(result.inputs).toMatchObject([{ file: 'list.csv', format }]);
    expect(formats.map(({ name }) => name)).toContain(format);
  });

  it.each(['[Pear] Is All You Need', '{Pear}: A Survey'])(
    'takes a listing that begins with the title %j for a listing',
    async (title) => {
      expect(titles(await read(source(listing(title))))).toEqual([title]);
    },
  );

  it('gives the records of all sources in the order of their names, each with file and line', async () => {
    const { records } = await read(
      source('{"title":"Plum"}\n\n{"title":"Nut"}', { name: 'b.jsonl' }),
      source(`\n\n${listing()}`, { name: 'a.txt' }),
      source('[{"title":"Fig"},\n{"title":"Lime"}]', { name: 'c.json' }),
    );
    expect(records.map(({ draft, origin }) => `${draft.title} ${origin.file}:${origin.line}`)).toEqual([
      'Pear Trees a.txt:3',
      'Plum b.jsonl:1',
      'Nut b.jsonl:3',
      'Fig c.json:1',
      'Lime c.json:2',
    ]);
  });

  it('reports what cannot be read with file, line and reason, and counts it', async () => {
    const { removals, inputs } = await read(
      source('{"title":"Plum"}\n{"title":\n{"id":"7"}\n', { name: 'b.jsonl' }),
      source(`${listing()}\nA last line\n`, { name: 'a.txt' }),
    );
    expect(removals).toEqual([
      {
        file: 'a.txt',
        line: 9,
        id: '',
        title: 'A last line',
        reason: 'a line without abstract, authors or date after it',
        into: '',
      },
      { file: 'b.jsonl', line: 2, id: '', title: '', reason: 'not valid JSON', into: '' },
      { file: 'b.jsonl', line: 3, id: '', title: '', reason: 'no title', into: '' },
    ]);
    expect(inputs.map(({ read, kept, removed }) => [read, kept, removed])).toEqual([
      [2, 1, 1],
      [3, 1, 2],
    ]);
  });

  it('gives the hash of each source', async () => {
    const texts = [listing(), '[{"title":"Fig"}'];
    const { inputs } = await read(...texts.map((text) => source(text)));
    expect(inputs.map(({ hash }) => hash)).toEqual(
      texts.map((text) => createHash('sha256').update(text).digest('hex')),
    );
  });

  it('uses every byte before it asks for the hash, also of a broken array', async () => {
    const bytes = new TextEncoder().encode(`[{"title":"Fig"},,${' '.repeat(200_000)}]`);
    let given = 0;
    let asked = -1;
    const counting: Source = {
      name: 'a.json',
      folder: '',
      bytes: (async function* () {
        for (let from = 0; from < bytes.length; from += 50_000) {
          const chunk = bytes.slice(from, from + 50_000);
          given += chunk.length;
          yield chunk;
        }
      })(),
      hash: () => {
        asked = given;
        return '';
      },
    };
    await read(counting);
    expect(asked).toBe(bytes.length);
  });

  it('names itself after the first listing and takes the latest day', async () => {
    const day = (text: string): string => `Daily Papers\n\n${text}\n\n`;
    const result = await read(
      source('{"title":"Plum"}'),
      source(day('Nov 3') + listing('Pear', 'Jun 22, 2024')),
      source(day('Dec 16') + listing('Fig', 'Jun 22, 2023')),
    );
    expect(result.title).toBe('Daily Papers');
    expect(result.asOf).toBe('2025-11-03');
    const plums = source('{"title":"Plum"}', { name: 'plums.jsonl.gz' });
    expect(await read(plums)).toMatchObject({ title: 'plums', asOf: '' });
    const lists = (...names: string[]): Source[] => names.map((name) => source('{"title":"Plum"}', { name }));
    expect(await read(...lists('a.json', 'b.jsonl', 'c.txt'))).toMatchObject({ title: 'a, b and c' });
    expect(await read(...lists('a.bib', 'a.ris', 'a.csv'))).toMatchObject({ title: 'a' });
    expect(await read(...lists('a.json', 'b.jsonl', 'c.txt', 'd'))).toMatchObject({
      title: 'a, b and 2 more',
    });
  });

  it('places dates without a year in the year given', async () => {
    const { records } = await ingest([source(listing('Pear', 'Jul 2 1'))], { year: 2019, map: new Map() });
    expect(records).toMatchObject([{ draft: { published: '2019-07-02', comments: 1 } }]);
  });

  it('reads 3/4/2016 as the other dates of the same input do, whatever their order', async () => {
    const dates = async (...all: string[]): Promise<string[]> => {
      const lines = all.map((published, i) => JSON.stringify({ title: `Pear ${i}`, published }));
      return (await read(source(lines.join('\n')))).records.map(({ draft }) => draft.published);
    };
    expect(await dates('3/4/2016', '15/4/2016')).toEqual(['2016-04-03', '2016-04-15']);
    expect(await dates('15/4/2016', '3/4/2016')).toEqual(['2016-04-15', '2016-04-03']);
    expect(await dates('3/4/2016', '4/15/2016')).toEqual(['2016-03-04', '2016-04-15']);
    expect(await dates('3/4/2016')).toEqual(['2016-03-04']);
    expect(await dates('3/4/2016', '4/15/2016', '15/4/2016')).toEqual([
      '2016-03-04',
      '2016-04-15',
      '2016-04-15',
    ]);
  });

  it('takes what says that there is no abstract for none, in whatever format', async () => {
    const { records } = await read(
      source('{"title":"Pear","abstract":"[No abstract available]"}', { name: 'a.jsonl' }),
      source('TY  - JOUR\nTI  - Fig\nAB  - N/A\nER  - \n', { name: 'b.ris' }),
      source('{"title":"Plum","abstract":"No abstract of a plum is plain."}', { name: 'c.jsonl' }),
    );
    expect(records.map(({ draft }) => draft.abstract)).toEqual(['', '', 'No abstract of a plum is plain.']);
  });

  it('goes by what a file begins with where a field holds the signs of another format, and says so', async () => {
    const formatOf = async (text: string): Promise<[string, number, number]> => {
      const { inputs, records, notices } = await read(source(text));
      return [inputs[0]!.format, records.length, notices.length];
    };
    const csv = 'Title,Abstract\nPear Trees,We study pears.\nFig Bushes,"We study figs.\nPMID- 12345678"\n';
    expect(await formatOf(csv)).toEqual(['CSV or TSV table', 2, 1]);
    const bib = '@article{a,title={Pear Trees},abstract={We study\nTY  - JOUR\nrecords}}\n';
    expect(await formatOf(bib)).toEqual(['BibTeX', 1, 1]);
    const ris = 'TY  - JOUR\nTI  - Fig Bushes\nER  - \n';
    expect(await formatOf(ris)).toEqual(['RIS', 1, 0]);
    const both = await read(source(`@article{a, title={Pear Trees}}\n\n${ris}`));
    expect(both.notices).toEqual([
      'list.txt: read as BibTeX, though it looks like RIS too; where it holds both, split it, for only one is read',
    ]);
  });

  it('finds the same whatever the order in which files are given', async () => {
    const [a, b] = ['a', 'b'].map(
      (name) => () => source(`{"title":"Plum ${name}"}`, { name: `${name}.jsonl` }),
    );
    expect(await read(a!(), b!())).toEqual(await read(b!(), a!()));
  });

  it('takes no header for a paper, in whatever words it is', async () => {
    const about = (fruit: string): string =>
      `We study how the ${fruit} ripens in the orchard, late and long, `.repeat(6);
    const rows = ['pear', 'fig', 'plum', 'quince'].map(
      (fruit, i) => `${i + 1};The ${fruit} trees of the north;${about(fruit)};${2015 + i}`,
    );
    const text = ['Nr;Wie es heisst;Worum es geht;Erschienen', ...rows].join('\n');
    await expect(read(source(text, { name: 'a.csv' }))).rejects.toThrow(/columns are .*Wie es heisst/);
    expect((await read(source(rows.join('\n'), { name: 'a.csv' }))).records).toHaveLength(4);
  });

  it('passes on the notices of a format, with the file', async () => {
    const { notices } = await read(source(listing('Pear', 'Jul 2 1'), { name: 'a.txt' }));
    expect(notices).toEqual(['a.txt: 1 date has no year and no other date tells it; give --year']);
  });

  it('says how many lines were not UTF-8', async () => {
    const line = (title: string): number[] =>
      Array.from(`{"title":"${title}"}\n`, (letter) => letter.charCodeAt(0));
    const one = await read(source(Uint8Array.from([...line('Pear'), ...line('Zo\xeb')]), { name: 'a' }));
    expect(titles(one)).toEqual(['Pear', 'Zoë']);
    expect(one.notices).toEqual(['a: 1 line is not UTF-8, read as Windows-1252']);
    const two = await read(source(Uint8Array.from([...line('Ren\xe9'), ...line('Zo\xeb')]), { name: 'a' }));
    expect(two.notices).toEqual(['a: 2 lines are not UTF-8, read as Windows-1252']);
  });

  it('gives the same records wherever the bytes of a source are cut', async () => {
    // Over 64 kB each, so that what is read ahead to tell the format ends within the records.
    const many = Array.from({ length: 700 }, (_, i) => `Größe ${i} 木 🌳 "of a pear"`);
    const records = many.map((title, i) =>
      JSON.stringify({ title, abstract: `${title} grows. `.repeat(3), id: `${i}` }),
    );
    const texts = [
      many.map((title, i) => listing(title, i % 2 ? 'Jul 2 1' : 'Jun 22, 2024')).join('\n'),
      records.join('\r\n'),
      `[${records.join(',')}]`,
    ];
    const wholes = await Promise.all(texts.map((text) => read(source(text))));
    expect(wholes.map(({ records: found }) => found.length)).toEqual([700, 700, 700]);
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.array(fc.nat(), { maxLength: 60 }), async (which, cuts) => {
        const cut = await read(source(texts[which] ?? '', { cuts }));
        expect(JSON.stringify(cut) === JSON.stringify(wholes[which])).toBe(true);
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});

describe('ingest refuses', () => {
  it('a file of no known format, and lists those that are known', async () => {
    expect(await refusal(source('Dear all,\nhello.\n', { name: 'letter.txt' }))).toBe(
      'no papers found in letter.txt: it has none of the forms that lists of papers have; see --help for those',
    );
  });

  it('a file without a single paper, with the first reason', async () => {
    expect(await refusal(source('\n{"id":"1"}\n{"title":', { name: 'a.jsonl' }))).toBe(
      'no papers found in a.jsonl, read as JSON lines; none of 2 records could be read, the first at line 2: no title',
    );
    expect(await refusal(source('[]', { name: 'a.json' }))).toBe(
      'no papers found in a.json, read as JSON array: it holds no record',
    );
  });

  it.each([
    ['an empty file', ''],
    ['a PDF', '%PDF-1.7'],
    ['a binary file', '\u0000\u0001\u0002'],
  ])('%s that was given by name, even among good ones', async (_, text) => {
    expect(await refusal(source(listing()), source(text, { name: 'bad' }))).toMatch(/^bad is /);
  });
});

describe('files found in a folder', () => {
  const found = (name: string, text: string): Source => source(text, { name, folder: 'lists' });

  it('are passed over with a notice where they hold no papers', async () => {
    const result = await read(
      found('a.pdf', '%PDF-1.7'),
      found('b.txt', listing()),
      found('c.txt', ''),
      found('d.md', '# Notes\n'),
      found('e.jsonl', '{"id":"1"}'),
    );
    expect(titles(result)).toEqual(['Pear Trees']);
    expect(result.inputs.map(({ file }) => file)).toEqual(['b.txt']);
    expect(result.notices).toHaveLength(4);
    expect(
      result.notices.map((notice) => /^passed over: (?:no papers found in )?([\w.]+)/.exec(notice)?.[1]),
    ).toEqual(['a.pdf', 'c.txt', 'd.md', 'e.jsonl']);
  });

  it('are an error when none of them holds papers, which names folder and reasons', async () => {
    const message = await refusal(found('a.pdf', '%PDF-1.7'), found('c.txt', ''));
    expect(message).toMatch(/^nothing to read in lists: a\.pdf is a PDF; .*; c\.txt is empty; /);
  });

  it('do not hide a fault of ours', async () => {
    const faulty: Source = {
      ...found('a.txt', ''),
      bytes: (async function* (): AsyncGenerator<Uint8Array> {
        yield new TextEncoder().encode('{');
        throw new TypeError('a fault');
      })(),
    };
    await expect(read(faulty, found('b.txt', listing()))).rejects.toThrow(TypeError);
  });
});

describe('nothing is lost', () => {
  const records = ['Pear', 'Fig', 'Plum', 'Fig'].map((title, i) =>
    JSON.stringify({ title, abstract: `On ${title}s.`, authors: ['Bo'], upvotes: i }),
  );
  const valid = [
    `Daily Papers\n\nDec 16\n\n${listing()}\n${listing('Figs', 'Jul 2 1')}\n${listing('Plums').replace('• 3 authors', 'x Y')}`,
    records.join('\n'),
    `[${records.join(',\n')}]`,
  ].map((text) => new TextEncoder().encode(text));

  /** One change at a place in the bytes: some taken out, others put in. */
  const change = fc.record({
    at: fc.nat(),
    out: fc.nat(40),
    put: fc.oneof(
      fc.constantFrom(
        '',
        '\n',
        '\n\n',
        '\r',
        '·\nJun 2, 2024\n',
        ',',
        '[',
        ']',
        '{',
        '}',
        '"',
        '\\u0000',
        '\uFEFF',
        '\u00a0',
      ),
      fc.uint8Array({ maxLength: 6 }),
    ),
  });

  it('from inputs with random faults: read = kept + removed, before cleaning and after', async () => {
    let readable = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...valid),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (bytes, changes) => {
          let mutated = Array.from(bytes);
          for (const { at, out, put } of changes) {
            const place = at % (mutated.length + 1);
            const added = typeof put === 'string' ? new TextEncoder().encode(put) : put;
            mutated = mutated.toSpliced(place, out, ...added);
          }
          let result: Ingested;
          try {
            result = await read(source(Uint8Array.from(mutated)));
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
            return;
          }
          readable++;
          const [input] = result.inputs;
          expect(input?.kept).toBe(result.records.length);
          expect(input?.removed).toBe(result.removals.length);
          expect(input?.read).toBe(result.records.length + result.removals.length);
          for (const { reason, line } of result.removals) {
            expect(reason).not.toBe('');
            expect(line).toBeGreaterThan(0);
          }
          const corpus = clean(result.records);
          expect(corpus.papers.length + corpus.removals.length).toBe(result.records.length);
        },
      ),
      { numRuns: 800, seed: 1 },
    );
    expect(readable).toBeGreaterThan(300);
  });

  it('from JSON lines with any lines spoilt: the others are read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), async (spoilt) => {
        const text = [
          '{"title":"First"}',
          ...spoilt.map((bad, i) => (bad ? `{"title":${i}` : `{"title":"Pear ${i}"}`)),
        ];
        const result = await read(source(text.join('\n')));
        expect(titles(result)).toEqual(['First', ...spoilt.flatMap((bad, i) => (bad ? [] : [`Pear ${i}`]))]);
        expect(result.removals.map(({ line }) => line)).toEqual(
          spoilt.flatMap((bad, i) => (bad ? [i + 2] : [])),
        );
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('how far it is', () => {
  const sized = (text: string, name: string, folder = ''): Source => {
    const one = source(text, { name, folder });
    let read = 0;
    const bytes = async function* (): AsyncIterable<Uint8Array> {
      for await (const chunk of one.bytes) {
        read += chunk.length;
        yield chunk;
      }
    };
    return { ...one, bytes: bytes(), extent: () => ({ read, size: text.length }) };
  };
  const lines = '{"title":"Pears","abstract":"Ripe"}\n{"title":"Plums"}\n';

  it('is told in records, characters and bytes of all inputs, what is passed over among them', async () => {
    const told: Seen[] = [];
    const sources = [
      sized(lines, 'a.jsonl'),
      sized('\u0000\u0001\u0002', 'b.bin', 'lists'),
      sized(lines, 'c.jsonl', 'lists'),
    ];
    await ingest(sources, { year: null, map: new Map() }, (seen) => told.push(seen));
    const size = 2 * lines.length + 3;
    expect(told.at(-1)).toEqual({ records: 4, characters: 28, text: 2 * lines.length, read: size, size });
    expect(told.map((seen) => seen.size)).toEqual(told.map(() => size));
    expect(told.map(({ read }) => read)).toEqual(told.map(({ read }) => read).sort((a, b) => a - b));
  });

  it('ends the whole where there is no memory for all, though a file of a folder may fail', async () => {
    const stop = (): never => {
      throw new MemoryError('too much');
    };
    const sources = [sized(lines, 'a.jsonl', 'lists'), sized(lines, 'b.jsonl', 'lists')];
    await expect(ingest(sources, { year: null, map: new Map() }, stop)).rejects.toThrow(/^too much$/);
  });
});
