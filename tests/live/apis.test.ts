import { describe, expect, it } from 'vitest';
import { fetched, titlesIn } from './fetched.ts';
import {
  arxivOf,
  dailyPapersOf,
  openAlexOf,
  pubmedOf,
  type Served,
  semanticScholarOf,
  serve,
  status,
  titles,
} from './servers.ts';

const parameters = ({ asked }: Served, request = 0): Record<string, string> =>
  Object.fromEntries(asked[request]?.searchParams ?? []);

describe('arXiv', () => {
  const env = ({ url }: Served) => ({ PAPERTOPICS_ARXIV_URL: url });

  it('is asked for 200 at a time, newest first, three seconds apart, and gives feeds one after another', async () => {
    const server = await serve(arxivOf(titles(450)));
    const { text, notices, waits, ticks } = await fetched('arxiv:cat:cs.CL AND all:agents', {
      env: env(server),
    });
    expect(titlesIn(text)).toEqual(titles(450));
    expect(text.match(/<\?xml/g)).toHaveLength(3);
    expect(server.asked.map(({ pathname }) => pathname)).toEqual(Array(3).fill('/api/query'));
    expect([0, 1, 2].map((i) => parameters(server, i))).toEqual(
      ['0', '200', '400'].map((start) => ({
        search_query: 'cat:cs.CL AND all:agents',
        start,
        max_results: '200',
        sortBy: 'submittedDate',
        sortOrder: 'descending',
      })),
    );
    expect(waits).toEqual([3000, 3000]);
    expect(ticks).toEqual([
      [200, 450],
      [400, 450],
      [450, 450],
    ]);
    expect(notices).toEqual(['fetched 2026-11-24, 450 papers; --refresh fetches anew']);
  });

  it('is given bounds as a range of submission dates, open ends closed', async () => {
    const server = await serve(arxivOf(titles(1)));
    await fetched('arxiv:all:pear OR all:fig', { env: env(server), from: '2025', until: '2025-02' });
    await fetched('arxiv:all:pear', { env: env(server), until: '2025-02-03' });
    expect([0, 1].map((i) => parameters(server, i).search_query)).toEqual([
      '(all:pear OR all:fig) AND submittedDate:[202501010000 TO 202502282359]',
      '(all:pear) AND submittedDate:[199101010000 TO 202502032359]',
    ]);
  });

  it('gives as many as --limit says, and the notice how many there are', async () => {
    const server = await serve(arxivOf(titles(450)));
    const { text, notices } = await fetched('arxiv:all:pear', { env: env(server), limit: 250 });
    expect(titlesIn(text)).toEqual(titles(250));
    expect([0, 1].map((i) => parameters(server, i).max_results)).toEqual(['200', '50']);
    expect(notices).toEqual([
      'fetched 2026-11-24, 250 of 450 papers, as many as --limit allows; --refresh fetches anew',
    ]);
  });

  it('that gives more than it is asked for is cut, and stays a feed', async () => {
    const server = await serve((asked, response, request) => {
      asked.searchParams.set('max_results', '10');
      arxivOf(titles(10))(asked, response, request);
    });
    const { text } = await fetched('arxiv:all:pear', { env: env(server), limit: 3 });
    expect(titlesIn(text)).toEqual(titles(3));
    expect(text.trimEnd().endsWith('</entry>\n</feed>')).toBe(true);
  });

  it('that refuses a query in a feed is told in its own words', async () => {
    const feed =
      '<feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults>1</opensearch:totalResults><entry>' +
      '<id>http://arxiv.org/api/errors#bad</id><title>Error</title><summary>incorrect query: (pear</summary></entry></feed>';
    const server = await serve(status(200, feed));
    const { refused } = await fetched('arxiv:(pear', { env: env(server) });
    expect(refused).toMatch(
      /^arxiv:\(pear: nothing fetched, for arXiv at 127\.0\.0\.1:\d+ refused the query: incorrect query: \(pear$/,
    );
    expect(server.asked).toHaveLength(1);
  });
});

describe('OpenAlex', () => {
  const env = ({ url }: Served, more = {}) => ({ PAPERTOPICS_OPENALEX_URL: url, ...more });

  it('is followed from cursor to cursor, and gives one work a line', async () => {
    const server = await serve(openAlexOf(titles(5), { most: 2 }));
    const { text, notices } = await fetched('openalex:pear trees', { env: env(server) });
    expect(titlesIn(text)).toEqual(titles(5));
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).id),
    ).toEqual([0, 1, 2, 3, 4].map((i) => `https://openalex.org/W${i}`));
    expect([0, 1, 2, 3].map((i) => parameters(server, i).cursor)).toEqual(['*', 'c2', 'c4', 'c6']);
    expect(parameters(server)).toEqual({ search: 'pear trees', 'per-page': '200', cursor: '*' });
    expect(notices).toEqual(['fetched 2026-11-24, 5 papers; --refresh fetches anew']);
  });

  it.each([
    ['pear: a fruit', { search: 'pear: a fruit' }],
    ['type:article,title.search:pear trees', { filter: 'type:article,title.search:pear trees' }],
    ['filter:type:article', { filter: 'type:article' }],
    ['search:type:article', { search: 'type:article' }],
    ['pear, fig', { search: 'pear, fig' }],
  ])('takes %j as it is meant', async (query, expected) => {
    const server = await serve(openAlexOf(titles(1)));
    await fetched(`openalex:${query}`, { env: env(server) });
    const { search, filter } = parameters(server);
    expect({ ...(search ? { search } : {}), ...(filter ? { filter } : {}) }).toEqual(expected);
  });

  it('is given bounds as filters, an address for its makers and a key', async () => {
    const server = await serve(openAlexOf(titles(1)));
    const more = { OPENALEX_MAILTO: 'ada@example.org', OPENALEX_API_KEY: 'quince-key' };
    await fetched('openalex:type:article', { env: env(server, more), from: '2025-03', until: '2025-04' });
    expect(parameters(server)).toMatchObject({
      filter: 'type:article,from_publication_date:2025-03-01,to_publication_date:2025-04-30',
      mailto: 'ada@example.org',
      api_key: 'quince-key',
    });
  });
});

describe('Semantic Scholar', () => {
  const env = ({ url }: Served, more = {}) => ({ PAPERTOPICS_S2_URL: url, ...more });

  it('is followed from token to token, a second apart, cut to --limit', async () => {
    const server = await serve(semanticScholarOf(titles(25), { most: 10 }));
    const { text, notices, waits } = await fetched('s2:pear +fig', {
      env: env(server),
      limit: 15,
      from: '2024',
    });
    expect(titlesIn(text)).toEqual(titles(15));
    expect(server.asked[0]?.pathname).toBe('/graph/v1/paper/search/bulk');
    expect(parameters(server)).toEqual({
      query: 'pear +fig',
      fields: 'title,abstract,authors,year,publicationDate,externalIds,url,publicationTypes,venue',
      sort: 'publicationDate:desc',
      publicationDateOrYear: '2024-01-01:',
    });
    expect(parameters(server, 1).token).toBe('t10');
    expect(waits).toEqual([1000]);
    expect(notices).toEqual([
      'fetched 2026-11-24, 15 of 25 papers, as many as --limit allows; --refresh fetches anew',
    ]);
  });

  it('is given the key in a header, and the key is nowhere else', async () => {
    const key = 'secret-of-quince';
    const shelf = new Map<string, string>();
    const echo = status(403, `{"message":"no such key: ${key}"}`);
    const server = await serve(
      semanticScholarOf([`Pears and Figs, Part 1 ${key}`, ...titles(1, 2)], { most: 1 }),
      {
        2: echo,
      },
    );
    const { text, notices } = await fetched('s2:pear', { env: env(server, { S2_API_KEY: key }), shelf });
    expect(server.headers[0]?.['x-api-key']).toBe(key);
    expect(titlesIn(text)).toEqual(titles(1));
    expect(notices[1]).toMatch(
      /^1 paper missing, for Semantic Scholar at \S+ answered 403: no such key: … \(is S2_API_KEY right\?\); run again, /,
    );
    const everything = [...shelf.entries(), ...notices, text, server.asked].join('\n');
    expect(everything).not.toContain(key);
  });
});

describe('Hugging Face', () => {
  const env = ({ url }: Served) => ({ PAPERTOPICS_HF_URL: url });

  it('is asked for day by day, both ends included, days without papers among them', async () => {
    const server = await serve(
      dailyPapersOf({ '2025-12-05': titles(2), '2025-12-06': [], '2025-12-08': titles(1, 3) }),
    );
    const { text, notices, ticks } = await fetched('hf:2025-12-05..2025-12-08', { env: env(server) });
    expect(server.asked.map(({ searchParams }) => searchParams.get('date'))).toEqual(
      [5, 6, 7, 8].map((day) => `2025-12-0${day}`),
    );
    expect(titlesIn(text)).toEqual(titles(3));
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line).paper.id),
    ).toEqual(['2512.05100', '2512.05101', '2512.08100']);
    expect(ticks.at(-1)).toEqual([4, 4]);
    expect(notices).toEqual(['fetched 2026-11-24, 3 papers; --refresh fetches anew']);
  });

  it('is asked for further pages of a full day, and no more than once where it has none', async () => {
    const server = await serve(dailyPapersOf({ '2025-12-05': titles(130) }));
    expect(titlesIn((await fetched('hf:2025-12-05', { env: env(server) })).text)).toEqual(titles(130));
    expect(server.asked.map(({ searchParams }) => searchParams.get('p'))).toEqual(['0', '1']);
    // Fifty are as many as it gives by itself.
    const fifty = await serve((asked, response, request) => {
      asked.searchParams.set('limit', '50');
      dailyPapersOf({ '2025-12-05': titles(70) })(asked, response, request);
    });
    expect(titlesIn((await fetched('hf:2025-12-05', { env: env(fifty) })).text)).toEqual(titles(70));
    const same = await serve((asked, response, request) => {
      asked.searchParams.set('p', '0');
      dailyPapersOf({ '2025-12-05': titles(100), '2025-12-06': titles(1, 101) })(asked, response, request);
    });
    const { text, notices } = await fetched('hf:2025-12-05..2025-12-06', { env: env(same) });
    expect(titlesIn(text)).toEqual(titles(101));
    expect(notices[1]).toBe('1 page held nothing that had not been in others');
  });

  it('is not asked for days to come', async () => {
    const server = await serve(dailyPapersOf({ '2026-11-23': titles(1) }));
    const { notices } = await fetched('hf:2026-11-23..2026-12-31', { env: env(server) });
    expect(server.asked.map(({ searchParams }) => searchParams.get('date'))).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]);
    expect(notices).toEqual([
      'fetched 2026-11-24, 1 paper, days after 2026-11-24 were yet to come; --refresh fetches anew',
    ]);
    expect((await fetched('hf:2027-01-01', { env: env(server) })).refused).toBe(
      'hf:2027-01-01: 2027-01-01 is yet to come; today is 2026-11-24 in UTC',
    );
  });

  it.each([
    ['hf:2024-02', {}, '2024-02-01', '2024-02-29'],
    ['hf:2026-11-23..', {}, '2026-11-23', '2026-11-24'],
    ['hf:', { from: '2025-01-30', until: '2025-02-02' }, '2025-01-30', '2025-02-02'],
    ['hf:2025', { from: '2025-12-30' }, '2025-12-30', '2025-12-31'],
    ['hf:2025-01-01..2025-03-31', { until: '2025-01-03' }, '2025-01-01', '2025-01-03'],
  ])('takes %s with %j', async (input, bounds, first, last) => {
    const server = await serve(dailyPapersOf({ [last]: titles(1) }));
    expect((await fetched(input, { env: env(server), ...bounds })).refused).toBe('');
    const dates = server.asked.map(({ searchParams }) => searchParams.get('date'));
    expect([dates[0], dates.at(-1)]).toEqual([first, last]);
  });

  it('gives the latest day when asked for it', async () => {
    const server = await serve(dailyPapersOf({ '2026-11-23': titles(2) }));
    expect(titlesIn((await fetched('hf:latest', { env: env(server) })).text)).toEqual(titles(2));
    expect(server.asked.map(({ searchParams }) => searchParams.has('date'))).toEqual([false]);
  });

  it.each([
    'hf:',
    'hf:yesterday',
    'hf:2025-02-30',
    'hf:2025-12-31..2025-12-01',
    'hf:1000..2025',
    'hf:2025-13',
  ])('is not asked for %s', async (input) => {
    expect((await fetched(input)).refused).toMatch(/^hf:\S*: .*(?:no day|too many)/);
  });
});

describe('PubMed', () => {
  const env = ({ url }: Served, more = {}) => ({ PAPERTOPICS_PUBMED_URL: url, ...more });

  it.each([false, true])(
    'is searched once and its records fetched 200 at a time (search in XML: %s)',
    async (isXml) => {
      const server = await serve(pubmedOf(titles(312), { isXml }));
      const { text, notices } = await fetched('pubmed:pear[tiab]', { env: env(server), from: '2024' });
      expect(titlesIn(text)).toEqual(titles(312));
      expect(text.startsWith('PMID- 1000\n')).toBe(true);
      expect(server.asked.map(({ pathname }) => pathname.split('/').at(-1))).toEqual([
        'esearch.fcgi',
        'efetch.fcgi',
        'efetch.fcgi',
      ]);
      expect(parameters(server)).toMatchObject({
        db: 'pubmed',
        term: 'pear[tiab]',
        datetype: 'pdat',
        mindate: '2024/01/01',
        maxdate: '3000/12/31',
        usehistory: 'y',
        tool: 'papertopics',
      });
      expect(parameters(server, 2)).toEqual({
        db: 'pubmed',
        query_key: '1',
        WebEnv: 'MCID_1',
        retstart: '200',
        retmax: '200',
        rettype: 'medline',
        retmode: 'text',
        tool: 'papertopics',
      });
      expect(notices).toEqual(['fetched 2026-11-24, 312 papers; --refresh fetches anew']);
    },
  );

  it('may be asked ten times a second with a key, three times without', async () => {
    const server = await serve(pubmedOf(titles(1)));
    expect((await fetched('pubmed:fig', { env: env(server) })).waits).toEqual([340]);
    const withKey = await fetched('pubmed:fig', { env: env(server, { NCBI_API_KEY: 'quince-key' }) });
    expect(withKey.waits).toEqual([100]);
    expect(parameters(server, 3).api_key).toBe('quince-key');
  });

  it('that gives fewer than it found is read to its end, and the notice says so', async () => {
    const server = await serve(pubmedOf(titles(312), { missing: [5, 311] }));
    const { text, notices } = await fetched('pubmed:fig', { env: env(server) });
    expect(titlesIn(text)).toHaveLength(310);
    expect(notices[1]).toBe('PubMed says there are 312 papers, and its pages hold 310');
  });

  it('that refuses a query is told in its own words', async () => {
    const server = await serve(status(200, '{"esearchresult":{"ERROR":"Empty term and query_key"}}'));
    expect((await fetched('pubmed:()', { env: env(server) })).refused).toMatch(
      /refused the query: Empty term and query_key$/,
    );
  });

  it('that finds nothing is said to', async () => {
    const server = await serve(pubmedOf([]));
    expect((await fetched('pubmed:fig', { env: env(server) })).refused).toBe(
      'pubmed:fig: no papers found; try the query on its website',
    );
    expect(server.asked).toHaveLength(1);
  });
});
