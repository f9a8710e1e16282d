import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../pipeline/errors.ts';
import { apis, folderNameOf, isLive, refuseUnknown } from '../../pipeline/live/index.ts';
import { Fault } from '../../pipeline/live/world.ts';
import { fetched, titlesIn } from './fetched.ts';
import { feed, titles } from './servers.ts';

function refusal(input: string): string {
  try {
    refuseUnknown(input);
  } catch (error) {
    if (error instanceof InputError) return error.message;
  }
  return 'not refused';
}

describe('an input', () => {
  it.each(['hf:2025-12-01', 'arxiv:all:x', 'arXiv:all:x', 'openalex:x', 's2:x', 'PUBMED:x'])(
    'is live: %s',
    (input) => {
      expect(isLive(input)).toBe(true);
    },
  );

  it.each(['papers.txt', 'hf', 'c:\\lists\\arxiv.txt', './arxiv:x', 'crossref:x', ':x', ''])(
    'is not: %j',
    (input) => {
      expect(isLive(input)).toBe(false);
    },
  );

  it('that names a source there is not is refused with those there are', () => {
    expect(refusal('crossref:pears')).toBe(
      'no such file or source: crossref:pears; the live sources are hf:, arxiv:, openalex:, s2:, pubmed:',
    );
    expect(refusal('https://arxiv.org/list')).toMatch(/; to read a page, save it and give the file$/);
    expect([refusal('c:\\papers.txt'), refusal('papers.txt')]).toEqual(['not refused', 'not refused']);
  });

  it.each([
    ['arxiv:cat:cs.CL AND all:agents', 'arxiv-cat-cs.CL-AND-all-agents'],
    ['hf:2025-12-01..2025-12-31', 'hf-2025-12-01-2025-12-31'],
    ['openalex:../../etc/passwd', 'openalex-etc-passwd'],
    ['s2:"Zoë\'s pears"|木', 's2-Zoë-s-pears-木'],
    [`pubmed:${'pear '.repeat(30)}`, `pubmed${'-pear'.repeat(14)}-pea`],
  ])('names a folder: %s', (input, expected) => {
    expect(folderNameOf(input)).toBe(expected);
  });

  it.each([
    ['arxiv:', {}, /^arxiv: wants a query, as in 'arxiv:cat:cs\.CL AND all:agents'$/],
    ['s2: ', {}, /^s2: wants a query/],
    ['s2:x', { from: '2025-02', until: '2025-01' }, /^from 2025-02 until 2025-01: no day lies between; /],
    [
      's2:x',
      { env: { PAPERTOPICS_S2_URL: 'nowhere' } },
      /^PAPERTOPICS_S2_URL: nowhere is no address; write it as https:/,
    ],
    ['s2:x', { env: { PAPERTOPICS_S2_URL: 'file:///x' } }, /^PAPERTOPICS_S2_URL: /],
    ['s2:x', { env: { S2_API_KEY: 'a\nb' } }, /^S2_API_KEY is no key/],
  ])('is refused before anything is asked: %s %j', async (input, settings, message) => {
    expect((await fetched(input, settings)).refused).toMatch(message);
  });
});

const record = (title: string, i: number) => ({
  id: `W${i}`,
  paperId: `s${i}`,
  paper: { id: `p${i}` },
  title,
});
const records = titles(3).map(record);
/** A good body of each API. */
const bodies: Readonly<Record<string, string>> = {
  hf: JSON.stringify(records),
  arxiv: feed(titles(3), 0, 3),
  openalex: JSON.stringify({ meta: { count: 3, next_cursor: null }, results: records }),
  s2: JSON.stringify({ total: 3, token: null, data: records }),
  pubmed: titles(3)
    .map((title, i) => `\nPMID- ${i}\nTI  - ${title}\n`)
    .join(''),
};
const search = '{"esearchresult":{"count":"3","querykey":"1","webenv":"MCID_1"}}';

describe.each(apis.map((api) => [api.scheme, api] as const))('a body of %s', (scheme, api) => {
  const plan = () =>
    api.plan(
      scheme === 'hf' ? '2025-12-01' : 'pear',
      { from: '', until: '' },
      { today: '2026-11-24', env: {}, key: '' },
    );
  const page = (body: string, room = 1000) =>
    plan().page(plan().start, room, async ({ path }, read) => read(path.includes('esearch') ? search : body));

  it('is cut to as many records as are wanted, each whole', async () => {
    const { text } = await page(bodies[scheme]!);
    const { ids, first } = plan();
    expect(ids(text)).toHaveLength(3);
    for (const count of [1, 2]) expect(ids(first(text, count))).toEqual(ids(text).slice(0, count));
    expect(first(text, 3)).toBe(text);
    expect(titlesIn(first(text, 2))).toEqual(titles(2));
  });

  it('whatever is done to it, is read or is a fault', async () => {
    const body = bodies[scheme]!;
    let read = 0;
    const place = fc.nat(body.length);
    const change = fc.record({
      at: place,
      to: place,
      kind: fc.constantFrom('cut', 'double', 'drop', 'put'),
      put: fc.string({ maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
        let text = body;
        for (const { at, to, kind, put } of changes) {
          const [from, end] = [Math.min(at, to), Math.max(at, to)];
          if (kind === 'cut') text = text.slice(0, end);
          else if (kind === 'double') text = text.slice(0, end) + text.slice(from);
          else if (kind === 'drop') text = text.slice(0, from) + text.slice(end);
          else text = text.slice(0, at) + put + text.slice(at);
        }
        try {
          const { text: kept } = await page(text);
          const { ids, first } = plan();
          const found = ids(kept);
          expect(ids(first(kept, 1))).toEqual(found.slice(0, 1));
          read++;
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
        }
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(read).toBeGreaterThan(20);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['entries that never end', `<feed>${'<entry><id>'.repeat(100_000)}</feed>`],
    ['blanks', ' '.repeat(1_000_000)],
    ['records without end', 'PMID- '.repeat(100_000)],
    ['beginnings of pages', '<!doctype '.repeat(100_000)],
  ])('may be %s', async (_, body) => {
    const found = await page(body).then(
      ({ text }) => plan().ids(text).length,
      (error: unknown) => (error instanceof Fault ? 'a fault' : String(error)),
    );
    expect([0, 1, 'a fault']).toContain(found);
  });

  it('may have keys that objects have of themselves', async () => {
    const odd = JSON.parse(
      '{"__proto__":{"id":"x"},"constructor":1,"id":"W9","paperId":"s9","paper":{"__proto__":1}}',
    );
    const body = JSON.stringify({ results: [odd], data: [odd], meta: { count: 1 }, __proto__: null });
    const found = await page(scheme === 'hf' ? JSON.stringify([odd]) : body).then(
      ({ text }) => plan().ids(text),
      (error: unknown) => error,
    );
    if (!(found instanceof Fault)) expect(found).toHaveLength(1);
    expect(Object.keys({})).toEqual([]);
  });
});
