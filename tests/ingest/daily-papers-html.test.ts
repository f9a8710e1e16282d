import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../pipeline/errors.ts';
import { dailyPapersHtml } from '../../pipeline/ingest/daily-papers-html.ts';
import { formats } from '../../pipeline/ingest/index.ts';
import { collected, drafts, readings, unread } from '../sources.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const items = [
  {
    paper: {
      id: '2405.00001',
      authors: [{ name: 'Pear, Ada' }, { name: 'Bo Fig', hidden: false }, { name: 'Cy Plum', hidden: true }],
      publishedAt: '2024-05-02T10:00:00.000Z',
      title: 'Pears &\n  "Figs"',
      summary: 'We grow <pears>.\nThey ripen late.',
      upvotes: 101,
      organization: { name: 'orchard', fullname: 'Big Orchard' },
      ai_summary: 'Pears.',
    },
    title: 'Pears',
    publishedAt: '2024-05-03T10:00:00.000Z',
    numComments: 6,
  },
  { paper: { id: '2301.00002', title: 'Figs', upvotes: 0, ai_summary: 'On figs.' } },
  { paper: { id: '2301.00003', title: ' ' } },
];

const page = (props: string): string => `<!DOCTYPE html>
<html class=""><head><title>Daily Papers</title>
<script>const a = "<article><h3>No</h3>";</script><style>article { color: red }</style></head>
<body>
<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${escaped(props)}"></div>
</body></html>`;

const card = (id: string, title: string, rest: string): string => `<article class="relative">
<a href="/papers/${id}" class="peer"><img src="x.png" alt="thumbnail"></a>
<div>Submitted by <object><a href="/gardener"><img alt="">gardener</a></object></div>
<a href="/login?next=%2Fpapers%2F${id}"><svg><title>Up</title></svg><div class="leading-none">101</div></a>
<h3><a href="/papers/${id}">${title}</a></h3>
<script>if (a < b) document.write("</p>")</script>
${rest}
<a href="/papers/${id}#community"><svg></svg> 6</a>
</article>`;

const cards = `<!doctype html><html><body><main>
${card(
  '2405.00001',
  'Pears &amp; <b>Figs</b>',
  `<a href="/papers/2405.00001"><p>We grow &lt;pears&gt;.<br>They ripen late.</p></a>
<a href="/papers/2405.00001"><ul><li><img></li><li><div>·</div> 3 authors</li></ul></a>
<div>·</div><time datetime="2024-05-02T10:00:00.000Z">May 2</time>`,
)}
${card('2301.00002', 'Figs', '<p>On figs.</p><a href="/orchard"><img>Big Orchard</a><span>·</span> <div>Jan 3, 2023</div>')}
</main></body></html>`;

describe('a Daily Papers page in HTML', () => {
  it('gives the data that it was made from', async () => {
    const text = page(JSON.stringify({ dailyPapers: items, dateString: '2024-05-04T00:00:00.000Z' }));
    expect(formats.find((format) => format.recognises(text))).toBe(dailyPapersHtml);
    const read = await readings(dailyPapersHtml, text);
    expect(read[0]).toEqual({ kind: 'about', title: 'Daily Papers', asOf: '2024-05-04' });
    expect(drafts(read)).toEqual([
      {
        id: '2405.00001',
        ids: ['arxiv:2405.00001'],
        title: 'Pears &\n  "Figs"',
        abstract: 'We grow <pears>.\nThey ripen late.',
        published: '2024-05-02',
        authors: ['Ada Pear', 'Bo Fig'],
        authorCount: 2,
        organisation: 'Big Orchard',
        comments: 6,
        upvotes: 101,
        url: 'https://huggingface.co/papers/2405.00001',
        types: [],
      },
      expect.objectContaining({ title: 'Figs', abstract: 'On figs.', upvotes: 0, authorCount: null }),
    ]);
    expect(unread(read)).toEqual(['5: : no title']);
  });

  it('gives what its cards show where there are no data', async () => {
    expect(formats.find((format) => format.recognises(cards))).toBe(dailyPapersHtml);
    const read = await readings(dailyPapersHtml, cards);
    expect(read.flatMap((one) => (one.kind === 'paper' ? [cards.split('\n')[one.line - 1]] : []))).toEqual([
      '<article class="relative">',
      '<article class="relative">',
    ]);
    expect(drafts(read)).toMatchObject([
      {
        id: '2405.00001',
        title: 'Pears & Figs',
        abstract: 'We grow <pears>. They ripen late.',
        published: '2024-05-02',
        authorCount: 3,
        organisation: '',
        comments: 6,
        upvotes: 101,
      },
      { id: '2301.00002', published: '2023-01-03', organisation: 'Big Orchard', authorCount: null },
    ]);
  });

  it('falls back to its cards where the data are broken, and says so', async () => {
    const text = cards.replace(
      '<main>',
      `<main><div data-target="DailyPapers" data-props="${escaped('{"dailyPapers":[{"paper":{')}"></div>`,
    );
    const read = await readings(dailyPapersHtml, text);
    expect(drafts(read)).toHaveLength(2);
    expect(read).toContainEqual({
      kind: 'notice',
      text: 'the data in the page are broken; its text is read instead (line 1)',
    });
  });

  it('without papers says what to do', async () => {
    await expect(readings(dailyPapersHtml, page('{"dailyPapers":[]}'))).rejects.toThrow(
      /^this page of Daily Papers holds no papers; save it once it has loaded, or mark all /,
    );
  });

  it('may hold keys that objects have of themselves, and nest deeper than calls may', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const props = `{"__proto__":{"id":"2405.00009"},"constructor":${deep},"dailyPapers":${JSON.stringify(items)}}`;
    expect(drafts(await readings(dailyPapersHtml, page(props)))).toHaveLength(2);
  });

  it('ends in papers and reports whatever is done to it, wherever its chunks end', async () => {
    const whole = page(JSON.stringify({ dailyPapers: items })).replace('</body>', `${cards}</body>`);
    const signs = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '<!--',
      '<article>',
      '</article>',
      '<h3>',
      '{',
      '\u0000',
    );
    const cut = fc.record({ at: fc.nat(4000), length: fc.nat(30), put: fc.array(signs, { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cut, { maxLength: 5 }),
        fc.array(fc.nat(4000), { maxLength: 5 }),
        async (cuts, borders) => {
          let text = whole;
          for (const { at, length, put } of cuts)
            text = text.slice(0, at) + put.join('') + text.slice(at + length);
          const ends = [0, ...borders.map((at) => at % text.length).sort((a, b) => a - b), text.length];
          const chunks = ends.slice(1).map((to, i) => text.slice(ends[i], to));
          const result = (parts: readonly string[]): Promise<unknown> =>
            readings(dailyPapersHtml, parts).catch((error: unknown) => {
              if (error instanceof InputError) return error.message;
              throw error;
            });
          expect(await result(chunks)).toEqual(await result([text]));
        },
      ),
      { numRuns: 120, seed: 1 },
    );
  });

  it.each(['<b>', '<article>', '<h3>', '</i>', '<a href="/papers/2405.00001">', '<!-', '<div data-props="'])(
    'that repeats %j 50,000 times is read to its end',
    async (piece) => {
      const text = cards.replace('</main>', `${piece.repeat(50_000)}</main>`);
      expect(drafts(await readings(dailyPapersHtml, text)).length).toBeGreaterThan(0);
    },
  );

  it('yields readings that can be gone through once', async () => {
    const read = dailyPapersHtml.read(
      (async function* () {
        yield cards;
      })(),
      { year: null, map: new Map() },
    );
    expect(await collected(read)).toHaveLength(3);
  });
});
