import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { network } from '../../pipeline/effects/network.ts';
import { retryAfter } from '../../pipeline/live/ask.ts';
import { fetched, noon, smallBounds, titlesIn } from './fetched.ts';
import {
  arxivOf,
  cutOff,
  dailyPapersOf,
  drip,
  endless,
  feed,
  halfSilence,
  openAlexOf,
  type Served,
  semanticScholarOf,
  serve,
  silence,
  status,
  titles,
  webPage,
} from './servers.ts';

const env = ({ url }: Pick<Served, 'url'>) => ({
  PAPERTOPICS_ARXIV_URL: url,
  PAPERTOPICS_OPENALEX_URL: url,
  PAPERTOPICS_S2_URL: url,
  PAPERTOPICS_HF_URL: url,
});
/** For a body that is never silent for long. */
const slow = { silence: 10_000, whole: 200 };
const inSeconds = (seconds: number) => new Date(noon + seconds * 1000).toUTCString();

describe('a fault that passes is waited out, and nothing is missing', () => {
  it.each([
    ['429 with Retry-After in seconds', status(429, '', { 'retry-after': '7' }), 7000],
    ['503 with Retry-After as a date', status(503, '', { 'retry-after': inSeconds(10) }), 10_000 - 3000],
    ['429 without', status(429), 1000],
    ['500', status(500), 1000],
    ['a cut connection', cutOff, 1000],
    ['a cut feed', status(200, feed(titles(3), 0, 3).slice(0, 700)), 1000],
    ['a web page', webPage, 1000],
    ['a web page in place of an error', status(502, '<html><title>Bad gateway</title></html>'), 1000],
    ['an empty page in the middle', status(200, feed([], 200, 250)), 1000],
    ['an empty body', status(200), 1000],
    [
      'gzip that is cut',
      status(200, gzipSync('x'.repeat(99)).subarray(0, 15), { 'content-encoding': 'gzip' }),
      1000,
    ],
  ])('%s', async (_, fault, wait) => {
    const server = await serve(arxivOf(titles(250)), { 2: fault });
    const { text, notices, waits } = await fetched('arxiv:all:pear', { env: env(server) });
    expect(titlesIn(text)).toEqual(titles(250));
    expect(notices).toHaveLength(1);
    // The usual pause, half of the first two seconds (or what was asked for), and what is left of the pause.
    expect(waits).toEqual([3000, wait, ...(wait < 3000 ? [3000 - wait] : [])]);
  });

  it('such as silence', async () => {
    const server = await serve(arxivOf(titles(3)), { 1: silence });
    const bounds = { ...smallBounds, whole: 400 };
    expect(titlesIn((await fetched('arxiv:all:pear', { env: env(server), bounds })).text)).toEqual(titles(3));
    expect(server.asked.length).toBeGreaterThan(1);
  });

  it('of the network at the first request of all', async () => {
    const server = await serve(arxivOf(titles(3)), { 1: (_, response) => void response.destroy() });
    expect(titlesIn((await fetched('arxiv:all:pear', { env: env(server) })).text)).toEqual(titles(3));
  });

  it('with waits that double, of which a random part is waited', async () => {
    const server = await serve(status(500));
    const { waits } = await fetched('openalex:pear', { env: env(server), random: 0.75 });
    expect(waits).toEqual([1500, 3000, 6000, 12_000]);
    expect(server.asked).toHaveLength(5);
  });
});

describe('a fault that stays', () => {
  it('leaves what was fetched, says what is missing, and the next run goes on there', async () => {
    const down = Object.fromEntries([2, 3, 4, 5, 6].map((request) => [request, status(503, 'Maintenance')]));
    const server = await serve(arxivOf(titles(450)), down);
    const shelf = new Map<string, string>();
    const first = await fetched('arxiv:all:pear', { env: env(server), shelf });
    expect(titlesIn(first.text)).toEqual(titles(200));
    expect(first.notices[1]).toMatch(
      /^250 papers missing, for arXiv at 127\.0\.0\.1:\d+ answered 503: Maintenance; run again, which goes on from there$/,
    );
    const offline = await fetched('arxiv:all:pear', { env: env(server), shelf, offline: true });
    expect(offline.text).toBe(first.text);
    expect(offline.notices[1]).toBe(
      '250 papers missing; run again without --offline, which goes on from there',
    );
    expect(server.asked).toHaveLength(6);
    const second = await fetched('arxiv:all:pear', { env: env(server), shelf });
    expect(titlesIn(second.text)).toEqual(titles(450));
    expect(second.notices).toHaveLength(1);
    expect(server.asked.slice(6).map(({ searchParams }) => searchParams.get('start'))).toEqual([
      '200',
      '400',
    ]);
  });

  it.each([
    ['an API that is down', status(503, 'Maintenance'), 5, /answered 503: Maintenance$/],
    ['a web page', webPage, 3, /answered with a web page \(Just a moment…\)$/],
    ['a body that never ends', endless, 1, /answered with more than 0 MB$/],
    ['a cut connection', cutOff, 5, /cut the connection$/],
    [
      'a long Retry-After',
      status(429, '', { 'retry-after': '7200' }),
      1,
      /answered 429 and asks to be left alone for 120 minutes$/,
    ],
    [
      'a refusal',
      status(400, '{"error":{"message":"bad\\u001b[31m\\nquery"}}'),
      1,
      /answered 400: bad \[31m query$/,
    ],
    ['a refusal without words', status(404), 1, /answered 404$/],
    ['a refusal with many', status(414, 'x'.repeat(5000)), 1, /answered 414: x{199}…$/],
    ['what is no feed', status(200, 'pears'), 5, /answered with what is no Atom feed$/],
    [
      'an odd packing',
      status(200, 'pears', { 'content-encoding': 'gzip' }),
      5,
      /answered with a packed body that is broken$/,
    ],
  ])('from the start refuses the input: %s', async (_, fault, requests, message) => {
    const server = await serve(fault);
    const { refused, text } = await fetched('arxiv:all:pear', { env: env(server) });
    expect(text).toBe('');
    expect(refused).toMatch(/^arxiv:all:pear: nothing fetched, for arXiv at 127\.0\.0\.1:\d+ /);
    expect(refused).toMatch(message);
    expect(server.asked).toHaveLength(requests);
  });

  it.each([
    ['silence at the start', silence, /^was silent for 0\.01 seconds$/],
    ['silence in the middle', halfSilence, /^was silent for 0\.01 seconds$/],
    ['a body that drips', drip, /^did not come to an end within 0\.2 seconds$/],
  ])('is asked again after %s', async (_, fault, message) => {
    const { get, close } = network({}, { ...smallBounds, silence: 10, ...(fault === drip ? slow : {}) });
    const { url } = await serve(fault);
    await expect(get(new URL(url), new Map())).rejects.toMatchObject({
      message: expect.stringMatching(message),
      again: true,
    });
    await close();
  });

  it('as a refused connection is told', async () => {
    const { refused } = await fetched('arxiv:all:pear', { env: env({ url: 'http://127.0.0.1:1' }) });
    expect(refused).toMatch(
      /^arxiv:all:pear: nothing fetched, for arXiv at 127\.0\.0\.1:1 refuses connections$/,
    );
  });

  it('of too many requests says that a key may help', async () => {
    const server = await serve(status(429));
    expect((await fetched('s2:pear', { env: env(server) })).refused).toMatch(
      /answered 429 \(a key in S2_API_KEY may help\)$/,
    );
  });

  it('in JSON is told in plain words', async () => {
    const told = async (body: string) =>
      (await fetched('openalex:pear', { env: env(await serve(status(200, body))) })).refused;
    expect(await told('{"results":')).toMatch(/answered with what is not JSON$/);
    expect(await told('{"error":"Forbidden fruit"}')).toMatch(
      /answered without a list of papers: Forbidden fruit$/,
    );
    expect(await told('null')).toMatch(/answered without a list of papers$/);
    expect(await told(`{"results":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`)).toMatch(
      /nested too deeply$/,
    );
  });
});

describe('redirects', () => {
  const to = (location: string) => status(302, '', { location });

  it('are followed, but the key stays with the host that it is for', async () => {
    const other = await serve(semanticScholarOf(titles(2)));
    const server = await serve((asked, response, request) =>
      to(`${other.url}/elsewhere${asked.search}`)(asked, response, request),
    );
    const { text } = await fetched('s2:pear', { env: { ...env(server), S2_API_KEY: 'quince-key' } });
    expect(titlesIn(text)).toEqual(titles(2));
    expect([server.headers[0]?.['x-api-key'], other.headers[0]?.['x-api-key']]).toEqual([
      'quince-key',
      undefined,
    ]);
    expect(other.asked[0]?.searchParams.get('query')).toBe('pear');
  });

  it('in a circle are left after five', async () => {
    const server = await serve(to('/api/query'));
    const { refused } = await fetched('arxiv:all:pear', { env: env(server) });
    expect(refused).toMatch(/sends from one address to the next, more than 5 times$/);
    expect(server.asked).toHaveLength(6);
  });

  it.each(['file:///etc/hostname', 'http://', 'ftp://127.0.0.1/x'])(
    'to %s are not followed',
    async (location) => {
      const server = await serve(to(location));
      expect((await fetched('arxiv:all:pear', { env: env(server) })).refused).toMatch(
        /sends to an address that is none/,
      );
    },
  );
});

describe('a total that is not true', () => {
  it('and too large ends with the pages, which the notice says', async () => {
    const server = await serve(arxivOf(titles(300), { total: 500 }));
    const { text, notices } = await fetched('arxiv:all:pear', { env: env(server) });
    expect(titlesIn(text)).toEqual(titles(300));
    expect(notices[1]).toBe('arXiv says there are 500 papers, and its pages hold 300');
    // The empty page is asked for three times, for it may be one of those that come by mistake.
    expect(server.asked).toHaveLength(2 + 3);
  });

  it.each([
    ['arxiv:all:pear', 'arXiv', arxivOf(titles(25), { total: 10, most: 5 })],
    ['openalex:pear', 'OpenAlex', openAlexOf(titles(25), { total: 10, most: 5 })],
    ['s2:pear', 'Semantic Scholar', semanticScholarOf(titles(25), { total: 10, most: 5 })],
  ])('and too small does not end %s', async (input, name, api) => {
    const { text, notices } = await fetched(input, { env: env(await serve(api)) });
    expect(titlesIn(text)).toEqual(titles(25));
    expect(notices[1]).toBe(`${name} says there are 10 papers, and its pages hold 25`);
  });
});

describe('a page that comes again', () => {
  it.each([
    ['by offset', 'arxiv:all:pear', 'arXiv', arxivOf],
    ['by cursor', 'openalex:pear', 'OpenAlex', openAlexOf],
    ['by token', 's2:pear', 'Semantic Scholar', semanticScholarOf],
  ] as const)('%s ends it, once, and the notice says so', async (_, input, name, api) => {
    const server = await serve((asked, response, request) => {
      const later = server.asked.length > 1;
      if (later)
        for (const [key, value] of [
          ['start', '0'],
          ['cursor', '*'],
          ['token', 't0'],
        ] as const)
          asked.searchParams.set(key, value);
      api(titles(9), { most: 3 })(asked, response, request);
    });
    const { text, notices } = await fetched(input, { env: env(server) });
    expect(titlesIn(text)).toEqual(titles(3));
    expect(notices[1]).toBe(
      `${name} gave the same page again, so that what follows may be missing; --refresh tries again`,
    );
    expect(server.asked).toHaveLength(2);
  });

  it('is seen by a cursor that leads to itself', async () => {
    const server = await serve(
      status(
        200,
        JSON.stringify({
          meta: { count: 9, next_cursor: '*' },
          results: [{ id: 'W1', title: titles(1)[0] }],
        }),
      ),
    );
    const { text, notices } = await fetched('openalex:pear', { env: env(server) });
    expect(titlesIn(text)).toEqual(titles(1));
    expect(notices[1]).toMatch(/same page again/);
    expect(server.asked).toHaveLength(1);
  });

  it('on every day is told', async () => {
    const server = await serve((_, response, request) =>
      dailyPapersOf({ '2025-12-01': titles(2) })(
        new URL('http://x/?date=2025-12-01&p=0&limit=9'),
        response,
        request,
      ),
    );
    const { text, notices } = await fetched('hf:2025-12-01..2025-12-03', { env: env(server) });
    expect(titlesIn(text)).toEqual(titles(2));
    expect(notices[1]).toBe('2 pages held nothing that had not been in others');
  });
});

describe('bodies', () => {
  it('are unpacked, and their size counts unpacked', async () => {
    const packed = (body: string) => status(200, gzipSync(body), { 'content-encoding': 'gzip' });
    const small = await serve(packed(feed(titles(3), 0, 3)));
    expect(titlesIn((await fetched('arxiv:all:pear', { env: env(small) })).text)).toEqual(titles(3));
    expect(small.headers[0]?.['accept-encoding']).toMatch(/gzip/);
    const bomb = await serve(packed(' '.repeat(2_000_000)));
    expect((await fetched('arxiv:all:pear', { env: env(bomb) })).refused).toMatch(/more than 0 MB$/);
  });
});

describe('who asks', () => {
  it('says who it is', async () => {
    const server = await serve(arxivOf(titles(1)));
    await fetched('arxiv:all:pear', { env: env(server) });
    expect(server.headers[0]?.['user-agent']).toBe('papertopics/1.2.3 (+https://example.org/papertopics)');
  });

  it('asks through the proxy of the environment, but for hosts that need none', async () => {
    const proxy = await serve((_, response, request) =>
      arxivOf(titles(2))(new URL(request.url ?? ''), response, request),
    );
    const direct = await serve(arxivOf(titles(1)));
    const through = { ...env({ url: 'http://arxiv.invalid' }), HTTP_PROXY: proxy.url.replace('http://', '') };
    expect(titlesIn((await fetched('arxiv:all:pear', { env: through })).text)).toEqual(titles(2));
    const beside = { ...env(direct), HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' };
    expect(titlesIn((await fetched('arxiv:all:pear', { env: beside })).text)).toEqual(titles(1));
    expect(proxy.asked).toHaveLength(1);
    const wrong = { ...env(direct), https_proxy: 'http://[' };
    expect((await fetched('arxiv:all:pear', { env: wrong })).refused).toBe(
      'https_proxy is no address of a proxy; write it as http://localhost:3128',
    );
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['1.5', 1500],
    [inSeconds(90), 90_000],
    [inSeconds(-90), 0],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['2026', 2_026_000],
  ])('%j is %s', (text, expected) => {
    expect(retryAfter(text, noon)).toBe(expected);
  });
});
