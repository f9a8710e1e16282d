import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../pipeline/errors.ts';
import { formats } from '../../pipeline/ingest/index.ts';
import type { Field, Reading } from '../../pipeline/ingest/source.ts';
import { otherTable, table } from '../../pipeline/ingest/table.ts';
import type { Draft } from '../../pipeline/types.ts';
import { drafts, readings, unread } from '../sources.ts';

const read = (
  text: string | readonly string[],
  map: Readonly<Record<string, Field>> = {},
): Promise<Reading[]> => readings(table, text, null, new Map(Object.entries(map)));

const papers = async (...given: Parameters<typeof read>): Promise<Draft[]> => drafts(await read(...given));
const titles = async (...given: Parameters<typeof read>): Promise<string[]> =>
  (await papers(...given)).map(({ title }) => title);

/** The one paper of a table with this header and these cells. */
async function paper(header: string, cells: string): Promise<Draft> {
  const text = `${header}\n${cells}\n`;
  expect(table.recognises(text)).toBe(true);
  const [found, ...others] = await papers(text);
  if (!found || others.length > 0) throw new Error(`not one paper in ${text}`);
  return found;
}

async function refusal(...given: Parameters<typeof read>): Promise<string> {
  try {
    await read(...given);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return error instanceof Error ? error.message : '';
  }
  return 'not refused';
}

describe('a table of', () => {
  it('Scopus', async () => {
    const old =
      'Authors,Author(s) ID,Title,Year,Source title,Cited by,DOI,Link,Affiliations,Authors with affiliations,Abstract,Author Keywords,PubMed ID,Document Type,Source,EID';
    expect(
      await paper(
        old,
        '"Pear A., Fig B.C.","572;573;","Pear Trees, old and new",2021,"Fruit","5","10.1016/j.pear.2021.1","https://www.scopus.example/x?a=1&b=2","Orchard, 1 Pear Road","Pear, A., Orchard","We grow ""pears"".","pears; trees",32741292,"Review","Scopus","2-s2.0-851"',
      ),
    ).toEqual({
      id: '2-s2.0-851',
      ids: ['doi:10.1016/j.pear.2021.1', 'pmid:32741292'],
      title: 'Pear Trees, old and new',
      abstract: 'We grow "pears".',
      published: '2021',
      authors: ['A. Pear', 'B.C. Fig'],
      authorCount: 2,
      organisation: '',
      comments: null,
      upvotes: null,
      types: ['Review'],
      url: 'https://www.scopus.example/x?a=1&b=2',
    });
    const names = 'Authors,Author full names,Author(s) ID,Title,Year,Abstract,EID';
    expect(
      await paper(
        names,
        '"Pear A.; Fig B.","Pear, Ada (57200); Fig, Bo (58862216200)","572",Pears,2026,[No abstract available],2-s2.0-852',
      ),
    ).toMatchObject({
      authors: ['Ada Pear', 'Bo Fig'],
      abstract: '[No abstract available]',
      published: '2026',
    });
  });

  it('Lens', async () => {
    expect(
      await paper(
        '"Lens ID","Title","Date Published","Publication Year","Publication Type","Source Title","Author/s","Abstract","Source URLs","External URL","PMID","DOI","PMCID"',
        '"000-360","Pears","2020-11-22",2020,"journal article","Fruit","Ada Pear; Bo Fig","On pears.","https://a.example/1 https://a.example/2","http://dx.doi.org/10.1000/x","NA","10.1000/x","PMC7"',
      ),
    ).toMatchObject({
      id: '000-360',
      ids: ['doi:10.1000/x'],
      published: '2020-11-22',
      authors: ['Ada Pear', 'Bo Fig'],
      types: ['journal article'],
      url: 'http://dx.doi.org/10.1000/x',
    });
  });

  it('OpenAlex', async () => {
    expect(
      await paper(
        '"id","abstract","authorships.author.display_name","authorships.author.id","display_name","doi","ids.pmid","is_retracted","publication_date","publication_year","type"',
        '"https://openalex.org/W1","","Ada Pear|Bo Fig","https://openalex.org/A1|https://openalex.org/A2","Pears","https://doi.org/10.1000/x","https://pubmed.ncbi.nlm.nih.gov/123","True","2017-09-12",2017,"article"',
      ),
    ).toMatchObject({
      id: 'https://openalex.org/W1',
      ids: ['doi:10.1000/x', 'pmid:123'],
      title: 'Pears',
      authors: ['Ada Pear', 'Bo Fig'],
      published: '2017-09-12',
      types: ['article', 'retracted'],
    });
  });

  it('Zotero', async () => {
    expect(
      await paper(
        '\uFEFF"Key","Item Type","Publication Year","Author","Title","Publication Title","ISSN","DOI","Url","Abstract Note","Date","Date Added","Date Modified","Short Title","Type","Editor"',
        '"J6WK","journalArticle","2025","Pear, Ada B.; Fig, Bo","Pears","Fruit","","10.1000/x","https://p.example","On pears.","2025-03","2026-03-17 12:27:14","2026-03-17 12:27:14","P","","Plum, Cy"',
      ),
    ).toMatchObject({
      id: 'J6WK',
      title: 'Pears',
      abstract: 'On pears.',
      published: '2025-03',
      authors: ['Ada B. Pear', 'Bo Fig'],
      types: ['journalArticle'],
      url: 'https://p.example',
    });
  });

  it('Web of Science', async () => {
    const header =
      'Publication Type\tAuthors\tBook Authors\tAuthor Full Names\tArticle Title\tSource Title\tDocument Type\tAbstract\tPublication Date\tPublication Year\tDOI\tDOI Link\tEarly Access Date\tPubmed Id\tUT (Unique WOS ID)';
    expect(
      await paper(
        header,
        'J\tPear, A; Fig, B\t\tPear, Ada; Fig, Bo\t"Pears" and figs\tFRUIT\tArticle; Early Access\tOn pears.\tMAR 15\t2020\t10.1000/x\thttp://dx.doi.org/10.1000/x\tDEC 2019\t\tWOS:0001',
      ),
    ).toMatchObject({
      id: 'WOS:0001',
      ids: ['doi:10.1000/x'],
      title: '"Pears" and figs',
      published: '2020-03-15',
      authors: ['Ada Pear', 'Bo Fig'],
      types: ['Article', 'Early Access'],
    });
    const tagged = 'PT\tAU\tAF\tTI\tSO\tDT\tAB\tPD\tPY\tDI\tPM\tUT';
    expect(
      await paper(
        tagged,
        'J\tPear, A\tPear, Ada\tPears\tFRUIT\tArticle\tOn pears.\tFEB\t2019\t10.1/x\t7\tWOS:2',
      ),
    ).toMatchObject({
      id: 'WOS:2',
      ids: ['doi:10.1/x', 'pmid:7'],
      published: '2019-02',
      authors: ['Ada Pear'],
    });
  });

  it('PubMed', async () => {
    expect(
      await paper(
        'PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI',
        '33251087,Pears.,"Pear A, Fig BC.","Fruit. 2021 Mar;1(2):3.",Pear A,Fruit,2021,2020/12/31,,,10.1000/x',
      ),
    ).toMatchObject({
      id: '33251087',
      ids: ['doi:10.1000/x', 'pmid:33251087'],
      published: '2021',
      authors: ['Pear A', 'Fig BC'],
    });
  });

  it('Dimensions, whose first line tells of the export', async () => {
    const text = [
      '"About the data: Exported on Mar 17, 2026. Criteria: \'pears\' in title and abstract."',
      'Rank,Publication ID,DOI,PMID,Title,Abstract,Source title,Publication date,PubYear,Publication Type,Authors,Authors (Raw Affiliation),Dimensions URL',
      '500,pub.1,10.1000/x,,Pears,On pears.,Fruit,2019-04-01,2019,Article,"Pear, Ada; Fig, Bo","Pear, Ada (Orchard)",https://app.dimensions.example/pub.1',
    ].join('\n');
    expect(table.recognises(text)).toBe(true);
    expect(await read(text)).toMatchObject([
      {
        kind: 'paper',
        line: 3,
        draft: {
          id: 'pub.1',
          title: 'Pears',
          published: '2019-04-01',
          authors: ['Ada Pear', 'Bo Fig'],
          types: ['Article'],
          url: 'https://app.dimensions.example/pub.1',
        },
      },
    ]);
  });

  it('Semantic Scholar', async () => {
    expect(
      await paper(
        'paperId,externalIds,url,title,abstract,year,publicationTypes,publicationDate,authors',
        `abc1,"{'ArXiv': '2406.00001', 'DOI': '10.1000/x', 'PubMed': '77', 'CorpusId': 5}",https://s2.example/abc1,Pears,,2020.0,"['JournalArticle', 'Review']",,"[{'authorId': '1', 'name': 'Ada Pear'}]"`,
      ),
    ).toMatchObject({
      id: 'abc1',
      ids: ['doi:10.1000/x', 'arxiv:2406.00001', 'pmid:77'],
      published: '2020',
      types: ['JournalArticle', 'Review'],
      authors: ['Ada Pear'],
    });
  });

  it.each([
    ['704.0001', '0704.0001'],
    ['704.001', '0704.0010'],
    ['704.2', '0704.2000'],
    ['1012.12', '1012.1200'],
    ['1501.0123', '1501.01230'],
    ['2406.12345', '2406.12345'],
    ['math/0704001', 'math/0704001'],
  ])('arXiv, with the id %s once a number', async (written, id) => {
    const found = await paper(
      'id,submitter,authors,title,comments,journal-ref,doi,report-no,categories,license,abstract,versions,update_date,authors_parsed',
      `${written},Ada,"A. P\\'ear, B. Fig and C.-D. Plum","Pear\n  Trees","37 pages",,10.1000/x,,cs.CL,,"  On pears.\n","[{'version': 'v1', 'created': 'Mon, 2 Apr 2007 19:18:42 GMT'}, {'version': 'v2', 'created': 'Tue, 24 Jul 2007 20:10:27 GMT'}]",11/26/2008,"[['Péar', 'A.', ''], [""Fig"", 'B.', ''], ['Plum', 'C. -D.', '']]"`,
    );
    expect(found).toMatchObject({
      id,
      ids: ['doi:10.1000/x', `arxiv:${id}`],
      abstract: 'On pears.',
      published: '2007-04-02',
      authors: ['A. Péar', 'B. Fig', 'C.-D. Plum'],
      comments: null,
    });
  });

  it('Publish or Perish', async () => {
    expect(
      await paper(
        '"Cites","Authors","Title","Year","Source","Publisher","ArticleURL","CitesURL","GSRank","QueryDate","Type","DOI","ISSN","AuthorCount","Age","Abstract","FullTextURL"',
        '5,"A Pear, B Fig, ...","Pears",2019,"Fruit","Orchard","https://p.example/1","https://g.example",1,"2026-01-02 03:04:05","PDF","10.1000/x","",2,7,"On pears …","https://p.example/1.pdf"',
      ),
    ).toMatchObject({
      published: '2019',
      authors: ['A Pear', 'B Fig'],
      authorCount: null,
      url: 'https://p.example/1',
    });
  });

  it('people', async () => {
    expect(
      await paper(
        'No;Paper Title;Author(s);Summary;PubDate;Link;Up-votes;Comment count',
        '1;Pears;Ada Pear and Bo Fig;On pears, and figs.;Dec 16, 2023;https://p.example;12;3',
      ),
    ).toMatchObject({
      title: 'Pears',
      authors: ['Ada Pear', 'Bo Fig'],
      abstract: 'On pears, and figs.',
      published: '2023-12-16',
      url: 'https://p.example',
      upvotes: 12,
      comments: 3,
    });
    expect(await paper('TITLE|YEAR|MONTH|arXiv ID', 'Pears|2020|Mar|2003.00001v2')).toMatchObject({
      id: '2003.00001v2',
      ids: ['arxiv:2003.00001v2'],
      published: '2020-03',
    });
    expect(await paper('year,month,day,title', '2020,3,7,Pears')).toMatchObject({ published: '2020-03-07' });
  });
});

describe('the format', () => {
  it.each([
    ['title,abstract', true],
    ['Title\tYear\nPears\t2020', true],
    ['sep=;\nTitle;Year\nPears;2020', true],
    ['| Title | Year |\n|---|---|\n| Pears | 2020 |', true],
    ['title\nPear trees in old orchards\nFigs, and how they grow', true],
    ['Title, abstract and year are what a table of papers should have.', false],
    [
      '# Pears\n\nA list.\n\n| Title | Year |\n|---|---|\n| Pears | 2020 |\n\nWe like pears.\n\nAnd figs.\n\nMuch.\n',
      false,
    ],
    ['title\n\nPears', false],
    ['name,age\nAda,7\nBo,8', false],
    ['{"title": "Pears", "abstract": "On pears", "year": 2020}', false],
    ['@article{pear, title = {Pears}, author = {Pear, Ada}, year = 2020}', false],
    ['TY  - JOUR\nTI  - Pears\nAU  - Pear, Ada', false],
    ['', false],
    ['\n', false],
    ['"', false],
  ])('sees in %j: %j', (text, is) => {
    expect(table.recognises(text)).toBe(is);
  });

  it('is told before JSON, whatever the cells hold', () => {
    const text = 'title,abstract\nPears,"On\n{"\n';
    expect(formats.find((format) => format.recognises(text))).toBe(table);
  });

  it('is read the same with any delimiter, line end or mark', async () => {
    const rows = [
      ['Title', 'Abstract', 'Year'],
      ['Pears, figs; and | nuts', 'On "pears"\nand figs.', '2020'],
      ['Plum', '', '2021'],
    ];
    const text = (delimiter: string, end: string): string =>
      rows
        .map((row) =>
          row.map((cell) => `"${cell.replaceAll('"', '""').replaceAll('\n', end)}"`).join(delimiter),
        )
        .join(end);
    const wanted = await papers(text(',', '\n'));
    expect(wanted.map(({ title, abstract }) => [title, abstract])).toEqual([
      ['Pears, figs; and | nuts', 'On "pears"\nand figs.'],
      ['Plum', ''],
    ]);
    for (const delimiter of [',', ';', '\t', '|'])
      for (const end of ['\n', '\r\n', '\r'])
        for (const before of [
          '',
          '\uFEFF',
          `${end}${end} `,
          `sep=${delimiter}${end}`,
          `\uFEFFsep=${delimiter}${end}`,
        ]) {
          const all =
            before.trim() === '' && before !== ''
              ? before.trimEnd() + text(delimiter, end)
              : before + text(delimiter, end);
          expect([delimiter, end, before, await papers(all)]).toEqual([delimiter, end, before, wanted]);
        }
  });

  it('has quotes escaped by backslashes where they are', async () => {
    const text = 'title,abstract\n"The \\"big\\" pear, and figs","\\"On\\", pears"\n';
    expect((await papers(text)).map(({ title, abstract }) => [title, abstract])).toEqual([
      ['The "big" pear, and figs', '"On", pears'],
    ]);
  });

  it('tells the line of every row, also after blank ones', async () => {
    const text = '\n \ntitle,abstract\n\n"Pears","On\npears"\n,,\n,On figs\nFigs,On figs\n';
    expect((await read(text)).map((one) => ('line' in one ? `${one.line} ${one.kind}` : one.kind))).toEqual([
      '5 paper',
      '8 unread',
      '9 paper',
    ]);
    expect(unread(await read(text))).toEqual(['8: : no title']);
  });

  it('has no papers in rows that are empty, a header once more or a rule of Markdown', async () => {
    expect(await titles('title,year\nPears,2020\n,\ntitle,year\nFigs,2021\n')).toEqual(['Pears', 'Figs']);
    expect(await titles('| Title | Year |\n|:--|---:|\n| Pears | 2020 |\n')).toEqual(['Pears']);
  });

  it('may have a first column without a header, as R writes it', async () => {
    const text = '"title"\t"year"\n"1"\t"Pears"\t2020\n"2"\t"Figs"\t2021\n';
    expect((await papers(text)).map(({ title, published }) => `${title} ${published}`)).toEqual([
      'Pears 2020',
      'Figs 2021',
    ]);
    expect(await titles('title,year\nPears,2020,\nFigs,2021,\n')).toEqual(['Pears', 'Figs']);
  });

  it('has a notice of rows with other cells than columns', async () => {
    const found = await read(
      'title,year,abstract\nPears,2020\nFigs,2021,On figs,and pears\nNuts,2022,On nuts,\nPlums,2023,On plums\n',
    );
    expect(drafts(found)).toHaveLength(4);
    expect(found.at(-1)).toEqual({
      kind: 'notice',
      text: '2 rows have more or fewer cells than there are columns (3), the first in line 2; check the quotes there',
    });
  });

  it('loses one row to a quote that is never closed', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `Pear ${i},"On ${i}, and so on",2020`);
    rows[7] = 'Pear 7,"On 7, and so on,2020';
    const found = await read(['title,abstract,year', ...rows].join('\n'));
    expect(drafts(found)).toHaveLength(49);
    expect(unread(found)).toEqual([
      '9: : a quotation mark opens and none closes; write " within quotes as ""',
    ]);
  });

  it('reads of several columns for one thing the first that is filled', async () => {
    const text =
      'Title,Author full names,Authors,Link,URL,DOI\nPears,,Pear A.,https://a.example,,\nFigs,"Fig, Bo",Fig B.,,https://b.example,NA\n';
    expect((await papers(text)).map(({ authors, url, ids }) => [...authors, url, ...ids])).toEqual([
      ['A. Pear', 'https://a.example'],
      ['Bo Fig', 'https://b.example'],
    ]);
  });

  it.each([
    ['Year,Date', '2020,2020-03', '2020-03'],
    ['Date,Year', '2020,2020', '2020'],
    ['Date,Year', 'spring,2020', '2020'],
    ['Publication Date,Publication Year', 'JAN-FEB,2020', '2020-01'],
    ['Publication Date,Publication Year', 'SPR,2020', '2020'],
    ['Created,Year', '2021-05-06,', '2021-05-06'],
    ['Created,Year', '2021-05-06,2020', '2020'],
    ['Date Added,Year', '2021-05-06,', ''],
    ['Published,Updated', '"Mon, 2 Apr 2007 19:18:42 GMT",2008-01-01', '2007-04-02'],
  ])('dates by %s: %s', async (header, cells, published) => {
    expect(await paper(`title,${header}`, `Pears,${cells}`)).toMatchObject({ published });
  });

  it('has a notice of dates that cannot be read', async () => {
    expect((await read('title,date\nPears,sometime\nFigs,2020\n')).at(-1)).toEqual({
      kind: 'notice',
      text: '1 date was not understood and left out, "sometime" in line 2; write 2025-01-31',
    });
  });

  it('may have __proto__ and constructor for headers and cells', async () => {
    const text = 'title,__proto__,constructor,abstract\n__proto__,constructor,toString,hasOwnProperty\n';
    expect(await papers(text)).toMatchObject([{ title: '__proto__', abstract: 'hasOwnProperty' }]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('may have a cell of 30,000 lines', async () => {
    const abstract = 'Pears grow, and "figs".\n'.repeat(30_000).trim();
    const [found] = await papers(`title,abstract\nPears,"${abstract.replaceAll('"', '""')}"\n`);
    expect(found?.abstract === abstract).toBe(true);
  });

  it('reports a row of more cells than a spreadsheet has', async () => {
    const found = await read(`title,abstract\nPears,On pears\n${','.repeat(1_000_000)}x\nFigs,On figs\n`);
    expect(drafts(found)).toHaveLength(2);
    expect(unread(found)).toEqual(['3: : a row of 1,000,001 cells; 16,384 are the most']);
  });
});

describe('a map of columns', () => {
  const text = 'Heading,Text,When,Title\nPears,On pears,2020,Mr\nFigs,On figs,2021,Mrs\n';

  it('wins over what is known, and is found in any spelling', async () => {
    const map: Record<string, Field> = { Heading: 'title', text: 'abstract', WHEN: 'date' };
    expect(await papers(text, map)).toMatchObject([
      { title: 'Pears', abstract: 'On pears', published: '2020' },
      { title: 'Figs', abstract: 'On figs', published: '2021' },
    ]);
  });

  it('may name several columns for one thing', async () => {
    expect(await titles('A,B,C\nPears,x,y\n,Figs,y\n', { B: 'title', A: 'title' })).toEqual(['x', 'Figs']);
  });

  it('takes the column that it names from what it would be', async () => {
    const [found] = await papers('title,abstract,year\nPears,Plums,2020\n', {
      title: 'abstract',
      abstract: 'title',
    });
    expect(found).toMatchObject({ title: 'Plums', abstract: 'Pears', published: '2020' });
  });

  it('that names a column which is not there is refused with those that are', async () => {
    expect(await refusal('title,abstract\nPears,On pears\n', { Heading: 'title' })).toBe(
      'no column is called "Heading"; the columns are "title", "abstract"',
    );
  });

  it('is asked for where no column is known to hold titles, with the likeliest as an example', async () => {
    expect(
      await refusal('Year,Heading,Abstract,DOI\n2020,Pear trees of old orchards,On pears,10.1000/x\n'),
    ).toBe(
      'no column is known to hold titles; the columns are "Year", "Heading", "Abstract", "DOI"; say which does, as in --map title="Heading"',
    );
  });
});

describe('a table with headers of its own', () => {
  const own = (text: string, map: Readonly<Record<string, Field>> = {}): Promise<Reading[]> =>
    readings(otherTable, text, null, new Map(Object.entries(map)));

  it('is recognised, and read with a map', async () => {
    const text =
      'Überschrift;Inhalt\nAlte Birnen im Garten;Über Birnen\nFeigen und wie sie wachsen;Über Feigen\n';
    expect([table.recognises(text), otherTable.recognises(text)]).toEqual([false, true]);
    expect(drafts(await own(text, { Überschrift: 'title', Inhalt: 'abstract' }))).toMatchObject([
      { title: 'Alte Birnen im Garten', abstract: 'Über Birnen' },
      { title: 'Feigen und wie sie wachsen', abstract: 'Über Feigen' },
    ]);
    await expect(own(text)).rejects.toThrow('--map title="Überschrift"');
  });

  it('may have no header where it is clear what its columns are', async () => {
    const long = 'We grow pears in old orchards, and look at how they ripen. '.repeat(5);
    const rows = ['pears', 'figs', 'plums'].map(
      (fruit, i) => `10.1000/${i}\tOn ${fruit} in old orchards\t"${long}${fruit}"\t202${i}\t7`,
    );
    const text = rows.join('\n');
    expect([table.recognises(text), otherTable.recognises(text)]).toEqual([false, true]);
    expect(drafts(await own(text))).toMatchObject([
      { title: 'On pears in old orchards', published: '2020', ids: ['doi:10.1000/0'] },
      { title: 'On figs in old orchards', published: '2021' },
      { title: 'On plums in old orchards', published: '2022' },
    ]);
    expect(drafts(await own(text)).every(({ abstract }) => abstract.startsWith('We grow pears'))).toBe(true);
  });

  it.each([
    [
      'prose',
      'Pears grow in the garden, and figs do too.\nIn the old orchard, we see many trees.\nNow and then, a plum grows there.\n',
    ],
    [
      'two columns of titles',
      'Pears in the old orchards\tFigs in the old gardens\nPears in the new orchards\tFigs in the new gardens\nNo more pears there\tNo more figs there\n',
    ],
    ['a table of numbers', 'a,b,c\n1,2,3\n4,5,6\n7,8,9\n'],
    [
      'a log',
      '2024-01-01 10:00:00,123 INFO pears are ripe\n2024-01-01 10:00:01,124 INFO figs are ripe\n2024-01-01 10:00:02,125 INFO plums are ripe\n',
    ],
    ['code', 'const pears = grow(1, 2);\nconst figs = grow(2, 3);\nif (pears > figs) eat(pears, 1);\n'],
    ['a letter', 'Dear all,\nhello.\n'],
  ])('is not seen in %s', (_, text) => {
    expect(otherTable.recognises(text)).toBe(false);
  });
});

describe('whatever happens to a table', () => {
  const rows = Array.from({ length: 8 }, (_, i) => [
    `Pear trees, and figs ${i}`,
    i % 2 ? `We grow "pears".\nThey, too, ripen ${i}` : '',
    `201${i}`,
    'Pear, Ada; Fig, Bo',
  ]);
  const written = (delimiter: string, isAll: boolean): string =>
    [['Title', 'Abstract', 'Year', 'Authors'], ...rows]
      .map((row) =>
        row
          .map((cell) => (isAll || /[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
          .join(delimiter),
      )
      .join('\n');
  const valid = [written(',', true), written(',', false), written('\t', false), written(';', true)];

  it('gives the same wherever its chunks end', async () => {
    const long = `${valid[0]}\n${'"Pears","On\npears","2020","Pear, Ada"\n'.repeat(1900)}`;
    const whole = JSON.stringify(await read(long));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(long.length), { maxLength: 20 }), async (cuts) => {
        const borders = [0, ...cuts.sort((a, b) => a - b), long.length];
        const chunks = borders.slice(1).map((to, i) => long.slice(borders[i], to));
        expect(JSON.stringify(await read(chunks)) === whole).toBe(true);
      }),
      { numRuns: 5, seed: 1 },
    );
  });

  it('keeps its other rows when one quote is taken out', async () => {
    for (const text of valid) {
      const places = [...text.matchAll(/"/g)].map(({ index }) => index);
      for (const at of places.slice(8)) {
        const found = await read(text.slice(0, at) + text.slice(at + 1));
        const whole = drafts(found).filter(
          ({ title, authors }) => /^Pear trees, and figs \d$/.test(title) && authors.length === 2,
        );
        expect([at, whole.length >= 6]).toEqual([at, true]);
      }
    }
  });

  it('ends in papers and reports, or in a refusal', async () => {
    const change = fc.record({
      at: fc.nat(),
      out: fc.nat(30),
      put: fc.constantFrom(
        '',
        '"',
        '""',
        ',',
        ';',
        '\t',
        '\n',
        '\r',
        '\\',
        '[',
        '\u0000',
        '\uFEFF',
        '\ud800',
        '木',
        'sep=|\n',
        'Title',
      ),
    });
    let readable = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...valid),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        async (text, changes) => {
          let mutated = text;
          for (const { at, out, put } of changes) {
            const place = at % (mutated.length + 1);
            mutated = mutated.slice(0, place) + put + mutated.slice(place + out);
          }
          try {
            const found = await read(mutated);
            readable++;
            const records = drafts(found).length + unread(found).length;
            // No change of these makes more than a few rows of one, or one of many.
            expect(records).toBeGreaterThanOrEqual(1);
            expect(records).toBeLessThanOrEqual(8 + 6 * changes.length + 8);
            expect(drafts(found).every(({ title }) => title.trim() !== '')).toBe(true);
            for (const reading of found) if ('line' in reading) expect(reading.line).toBeGreaterThan(0);
          } catch (error) {
            if (!(error instanceof InputError)) throw error;
          }
          for (const format of [table, otherTable])
            expect([true, false]).toContain(format.recognises(mutated));
        },
      ),
      { numRuns: 300, seed: 1 },
    );
    expect(readable).toBeGreaterThan(250);
  });
});
