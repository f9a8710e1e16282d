import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cacheFolder, diskStore } from '../../pipeline/effects/store.ts';
import { InputError } from '../../pipeline/errors.ts';
import { fetched, noon, titlesIn } from './fetched.ts';
import {
  arxivOf,
  dailyPapersOf,
  openAlexOf,
  pubmedOf,
  type Served,
  serve,
  status,
  titles,
} from './servers.ts';

const env = ({ url }: Served) => ({
  PAPERTOPICS_ARXIV_URL: url,
  PAPERTOPICS_OPENALEX_URL: url,
  PAPERTOPICS_HF_URL: url,
  PAPERTOPICS_PUBMED_URL: url,
});
const day = 86_400_000;
const pagesOn = (shelf: ReadonlyMap<string, string>): string[] =>
  [...shelf.keys()].filter((path) => path.includes('/page-'));

describe('what was fetched', () => {
  it.each([
    ['arxiv:all:pear', arxivOf(titles(250))],
    ['openalex:pear', openAlexOf(titles(5), { most: 2 })],
    ['hf:2025-12-01..2025-12-03', dailyPapersOf({ '2025-12-01': titles(2), '2025-12-03': titles(2, 3) })],
    ['pubmed:pear', pubmedOf(titles(250))],
  ])('is read from disk the next time, the same in every byte and word: %s', async (input, api) => {
    const server = await serve(api);
    const shelf = new Map<string, string>();
    const first = await fetched(input, { env: env(server), shelf });
    const requests = server.asked.length;
    const later = { env: env(server), shelf, now: noon + 9 * day };
    const second = await fetched(input, later);
    const offline = await fetched(input, { ...later, offline: true });
    expect([second.text, second.hash, second.notices]).toEqual([first.text, first.hash, first.notices]);
    expect([offline.text, offline.hash, offline.notices]).toEqual([first.text, first.hash, first.notices]);
    expect(first.notices).toEqual([
      expect.stringMatching(/^fetched 2026-11-24, \d+ papers; --refresh fetches anew$/),
    ]);
    expect([server.asked.length, second.waits]).toEqual([requests, []]);
  });

  it('is fetched anew with --refresh, and nothing old stays', async () => {
    const shelf = new Map<string, string>();
    const old = await serve(openAlexOf(titles(5), { most: 2 }));
    await fetched('openalex:pear', { env: env(old), shelf });
    let api = openAlexOf(titles(3, 50), { most: 2 });
    const server = await serve((...all) => api(...all));
    await fetched('openalex:pear', { env: env(server), shelf });
    api = openAlexOf(titles(1, 90));
    const later = await fetched('openalex:pear', { env: env(server), shelf, refresh: true, now: noon + day });
    expect(titlesIn(later.text)).toEqual(titles(1, 90));
    expect(later.notices).toEqual(['fetched 2026-11-25, 1 paper; --refresh fetches anew']);
    // Of another address it is another list, which is left as it is.
    expect(pagesOn(shelf)).toHaveLength(4 + 2);
    expect([...shelf.values()].join('')).not.toContain('Part 50');
  });

  it('stays when it cannot be fetched anew', async () => {
    const shelf = new Map<string, string>();
    let api = openAlexOf(titles(5));
    const server = await serve((...all) => api(...all));
    await fetched('openalex:pear', { env: env(server), shelf });
    api = status(500);
    const { refused } = await fetched('openalex:pear', { env: env(server), shelf, refresh: true });
    expect(refused).toMatch(/answered 500; without --refresh it is read as of 2026-11-24$/);
    expect(titlesIn((await fetched('openalex:pear', { env: env(server), shelf })).text)).toEqual(titles(5));
  });

  it('is kept apart by query, bounds, limit and address', async () => {
    const shelf = new Map<string, string>();
    const [one, other] = [await serve(openAlexOf(titles(3))), await serve(openAlexOf(titles(3)))];
    for (const [input, settings] of [
      ['openalex:pear', { env: env(one) }],
      ['openalex:fig', { env: env(one) }],
      ['openalex:pear', { env: env(one), from: '2025' }],
      ['openalex:pear', { env: env(one), until: '2025' }],
      ['openalex:pear', { env: env(one), limit: 2 }],
      ['openalex:pear', { env: env(other) }],
      ['OpenAlex: pear ', { env: env(one), from: '' }],
    ] as const)
      await fetched(input, { ...settings, shelf });
    expect([...shelf.keys()].filter((path) => path.endsWith('/state.json'))).toHaveLength(6);
  });

  it('that was never fetched cannot be read offline', async () => {
    expect((await fetched('arxiv:all:pear', { offline: true })).refused).toBe(
      'arxiv:all:pear was never fetched with these settings; leave out --offline',
    );
  });

  it('that is nothing is kept too', async () => {
    const shelf = new Map<string, string>();
    const server = await serve(dailyPapersOf({}));
    const refused = 'hf:2025-12-06: no papers found; try the query on its website';
    expect((await fetched('hf:2025-12-06', { env: env(server), shelf })).refused).toBe(refused);
    expect((await fetched('hf:2025-12-06', { env: env(server), shelf, offline: true })).refused).toBe(
      refused,
    );
    expect(server.asked).toHaveLength(1);
  });
});

describe('a run that was stopped', () => {
  it.each([
    ['arxiv:all:pear', arxivOf(titles(450)), titles(450), 1],
    ['openalex:pear', openAlexOf(titles(5), { most: 2 }), titles(5), 2],
    ['pubmed:pear', pubmedOf(titles(450)), titles(450), 2],
  ])('is gone on with at the next page: %s', async (input, api, all, more) => {
    const shelf = new Map<string, string>();
    const server = await serve(api);
    await expect(fetched(input, { env: env(server), shelf, stopAt: 3 })).rejects.toThrow('killed');
    expect(pagesOn(shelf)).toHaveLength(2);
    const requests = server.asked.length;
    const { text, notices } = await fetched(input, { env: env(server), shelf });
    expect(titlesIn(text)).toEqual(all);
    expect(notices).toHaveLength(1);
    expect(server.asked.length - requests).toBe(more);
  });

  it('knows the pages of before, should one of them come again', async () => {
    const shelf = new Map<string, string>();
    const server = await serve((asked, response, request) => {
      if (server.asked.length > 2) asked.searchParams.set('cursor', '*');
      openAlexOf(titles(9), { most: 3 })(asked, response, request);
    });
    await expect(fetched('openalex:pear', { env: env(server), shelf, stopAt: 2 })).rejects.toThrow('killed');
    const { text, notices } = await fetched('openalex:pear', { env: env(server), shelf });
    expect(titlesIn(text)).toEqual(titles(3));
    expect(notices[1]).toMatch(/^OpenAlex gave the same page again/);
  });
});

describe('what is damaged on disk', () => {
  const damages: readonly (readonly [string, (shelf: Map<string, string>) => void, number])[] = [
    ['the last page', (shelf) => shelf.set(pagesOn(shelf)[2]!, 'x'), 1],
    [
      'a page in the middle',
      (shelf) => shelf.set(pagesOn(shelf)[1]!, shelf.get(pagesOn(shelf)[1]!)!.slice(0, -1)),
      2,
    ],
    ['a page that is gone', (shelf) => shelf.delete(pagesOn(shelf)[0]!), 3],
    [
      'the note',
      (shelf) => shelf.set([...shelf.keys()].find((path) => path.endsWith('.json'))!, '{"pages":'),
      3,
    ],
    [
      'a note that leads elsewhere',
      (shelf) => {
        const path = [...shelf.keys()].find((one) => one.endsWith('.json'))!;
        shelf.set(path, shelf.get(path)!.replaceAll(/page-\d+-\w+\.txt/g, '../../elsewhere'));
      },
      3,
    ],
  ];

  it.each(damages)('is fetched anew: %s', async (_, damage, more) => {
    const shelf = new Map<string, string>();
    const server = await serve(arxivOf(titles(450)));
    const first = await fetched('arxiv:all:pear', { env: env(server), shelf });
    damage(shelf);
    const second = await fetched('arxiv:all:pear', { env: env(server), shelf });
    expect([second.text, second.notices]).toEqual([first.text, first.notices]);
    expect(server.asked).toHaveLength(3 + more);
  });

  it('is missing offline, which is told', async () => {
    const shelf = new Map<string, string>();
    const server = await serve(arxivOf(titles(450)));
    await fetched('arxiv:all:pear', { env: env(server), shelf });
    shelf.set(pagesOn(shelf)[2]!, 'x');
    const { text, notices } = await fetched('arxiv:all:pear', { env: env(server), shelf, offline: true });
    expect(titlesIn(text)).toEqual(titles(400));
    expect(notices[1]).toBe('50 papers missing; run again without --offline, which goes on from there');
  });
});

describe('the disk', () => {
  const folders: string[] = [];
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'papertopics-test-'));
    folders.push(made);
    return made;
  };
  afterEach(() => {
    for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true });
  });

  it('holds texts by path, whole, and no other file', async () => {
    const place = join(folder(), 'new');
    const store = diskStore(place);
    expect(await store.read('a/page.txt')).toBe(null);
    await store.write('a/page.txt', 'Pear 🍐');
    await store.write('a/page.txt', 'Fig');
    expect(await store.read('a/page.txt')).toBe('Fig');
    expect(readdirSync(join(place, 'a'))).toEqual(['page.txt']);
    writeFileSync(join(place, 'a/left.tmp'), '');
    await store.prune('a', new Set(['page.txt']));
    expect(readdirSync(join(place, 'a'))).toEqual(['page.txt']);
  });

  it('that cannot be written to is told with the way out', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const written = diskStore(file).write('a/page.txt', 'Fig');
    await expect(written).rejects.toThrow(InputError);
    await expect(written).rejects.toThrow(
      /^cannot keep what is fetched in .*file: .*; name another folder in PAPERTOPICS_CACHE$/,
    );
    expect(statSync(file).size).toBe(0);
  });

  it('is used where the environment says', () => {
    expect(cacheFolder({ PAPERTOPICS_CACHE: '/mine', XDG_CACHE_HOME: '/xdg' })).toBe('/mine');
    expect(cacheFolder({ XDG_CACHE_HOME: '/xdg' })).toBe(join('/xdg', 'papertopics'));
    for (const unset of [{}, { XDG_CACHE_HOME: '' }, { XDG_CACHE_HOME: 'relative' }])
      expect(cacheFolder(unset)).toMatch(/[\\/]\.cache[\\/]papertopics$/);
  });
});
