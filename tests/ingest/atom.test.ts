import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arxivAtom, feed } from '../../pipeline/ingest/atom.ts';
import { drafts, readings, unread } from '../sources.ts';

const entry = (number: number, more = ''): string => `
  <entry>
    <id>http://arxiv.org/abs/2406.0000${number}v2</id>
    <updated>2025-01-01T00:00:00Z</updated>
    <published>2024-06-22T10:00:00Z</published>
    <title>Pear Trees at the
  Sea ${number}</title>
    <summary>  On pears &amp; figs, n &lt; 3.
</summary>
    <author><name>Ada Pear</name><arxiv:affiliation>Fruit Institute</arxiv:affiliation></author>
    <author><name>Bo Fig</name></author>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1234/pear</arxiv:doi>
    <link title="doi" href="http://dx.doi.org/10.1234/no" rel="related"/>
    <link href="http://arxiv.org/abs/2406.0000${number}v2" rel="alternate" type="text/html"/>
    <arxiv:comment>12 pages</arxiv:comment>${more}
  </entry>`;
const around = (entries: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query: all:pear</title><id>http://arxiv.org/api/x</id>${entries}
</feed>
`;

const titles = async (text: string | readonly string[]): Promise<string[]> =>
  drafts(await readings(arxivAtom, text)).map(({ title }) => title.replace(/\s+/g, ' '));

describe('an entry of arXiv', () => {
  it('gives its fields', async () => {
    expect(await readings(arxivAtom, around(entry(1)))).toEqual([
      {
        kind: 'paper',
        line: 3,
        draft: {
          id: '2406.00001v2',
          ids: ['doi:10.1234/pear', 'arxiv:2406.00001v2'],
          title: 'Pear Trees at the\n  Sea 1',
          abstract: '  On pears & figs, n < 3.\n',
          published: '2024-06-22',
          authors: ['Ada Pear', 'Bo Fig'],
          authorCount: 2,
          organisation: '',
          comments: null,
          upvotes: null,
          types: [],
          url: 'http://arxiv.org/abs/2406.00001v2',
        },
      },
    ]);
  });

  it.each([
    ['in a feed', around(entry(1) + entry(2))],
    ['under another root', `<papers>${entry(1)}${entry(2)}</papers>`],
    ['under no root', entry(1) + entry(2)],
    ['in several documents', around(entry(1)) + around(entry(2))],
    ['with a prefix', around(entry(1) + entry(2)).replace(/(<\/?)(?=[a-z]+[\s>])/g, '$1atom:')],
    ['after a mark', `\uFEFF${around(entry(1) + entry(2))}`],
    ['among comments', around(`<!-- <entry> -->${entry(1)}<!--${entry(3)}-->${entry(2)}`)],
    ['with one unclosed', around(entry(1).replace('</entry>', '') + entry(2))],
    ['with a bracket missing', around(entry(1).replace('</entry>', '</entry') + entry(2))],
    ['with a quote missing', around(entry(1).replace('text/html"/>', 'text/html/>') + entry(2))],
    ['in a line', around(entry(1) + entry(2)).replaceAll('\n', ' ')],
  ])('is found %s', async (_, text) => {
    expect(arxivAtom.recognises(text)).toBe(true);
    expect(await titles(text)).toEqual(['Pear Trees at the Sea 1', 'Pear Trees at the Sea 2']);
    expect(unread(await readings(arxivAtom, text))).toEqual([]);
  });

  it('that is an error is reported with what arXiv says', async () => {
    const error =
      '<entry><id>http://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title><summary>incorrect id\nformat for 1</summary></entry>';
    expect(unread(await readings(arxivAtom, around(error)))).toEqual([
      '2: : an error of arXiv: incorrect id format for 1',
    ]);
  });

  it('may be written in CDATA, entities and markup', async () => {
    const text = '<entry><title>A<![CDATA[ <b> & ]]>&#x42;&#67;<i>D</i> &quot;&unknown;</title></entry>';
    expect(await titles(around(text))).toEqual(['A <b> & BCD "&unknown;']);
  });

  it('expands no entity of the document', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "pear"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(await titles(bomb + around('<entry><title>Pear &b;</title></entry>'))).toEqual(['Pear &b;']);
  });

  it('without a title is reported', async () => {
    const text = around('<entry><title> </title></entry>\n<entry/>');
    expect(unread(await readings(arxivAtom, text))).toEqual(['2: : no title', '3: : no title']);
  });

  it('that the text ends in is reported', async () => {
    const text = around(entry(1) + entry(2));
    const read = await readings(arxivAtom, text.slice(0, text.lastIndexOf('<author>')));
    expect(drafts(read)).toHaveLength(1);
    expect(unread(read)).toEqual(['18: Pear Trees at the\n  Sea 2: the XML ends within this record']);
  });

  it('is lost where a comment has no end, which is reported', async () => {
    const read = await readings(arxivAtom, around(`${entry(1)}<!--${entry(2)}`));
    expect(drafts(read)).toHaveLength(1);
    expect(unread(read)).toEqual(['17: : a comment without an end; the rest is not read']);
  });
});

describe('feeds of others', () => {
  it('in RSS give title, description, date and authors', async () => {
    const text = `<rss version="2.0"><channel><title>Fruit</title><item>
      <title>Pear &amp;amp; Fig</title><link>https://fruit.example/1</link>
      <atom:link rel="self" href="https://fruit.example/feed"/>
      <description><![CDATA[<p>On <b>pears</b>.</p>]]></description>
      <pubDate>Sat, 22 Jun 2024 10:00:00 GMT</pubDate>
      <dc:creator>Ada Pear</dc:creator><dc:creator>Fig, Bo</dc:creator>
      <dc:identifier>doi:10.1234/pear</dc:identifier><guid isPermaLink="false">f1</guid></item>
      <item><title>Nut</title><author>bo@fruit.example (Bo Fig)</author></item></channel></rss>`;
    expect(feed.recognises(text)).toBe(true);
    expect(drafts(await readings(feed, text))).toMatchObject([
      {
        id: 'f1',
        ids: ['doi:10.1234/pear'],
        title: 'Pear &amp; Fig',
        abstract: 'On pears.',
        published: '2024-06-22',
        authors: ['Ada Pear', 'Bo Fig'],
        url: 'https://fruit.example/1',
      },
      { title: 'Nut', authors: ['Bo Fig'] },
    ]);
  });

  it('of arXiv in RSS are cleared of what is no abstract', async () => {
    const text = `<rss><channel><item><title>Pear Trees (arXiv:2406.00001v1 [q-bio.PE])</title>
      <link>https://arxiv.org/abs/2406.00001</link><guid>oai:arXiv.org:2406.00001v1</guid>
      <description>arXiv:2406.00001v1 Announce Type: new \nAbstract: On pears.</description>
      <dc:creator>Ada Pear, Bo Fig</dc:creator></item></channel></rss>`;
    expect(drafts(await readings(arxivAtom, text))).toMatchObject([
      {
        id: '2406.00001v1',
        ids: ['arxiv:2406.00001v1'],
        title: 'Pear Trees',
        abstract: 'On pears.',
        authors: ['Ada Pear', 'Bo Fig'],
      },
    ]);
  });

  it('keep two items apart where the end of CDATA is missing', async () => {
    const item = (title: string): string => `<item><title><![CDATA[${title}]]></title></item>`;
    const read = await readings(
      feed,
      `<rss>${item('Pear').replace(']]>', '')}${item('Fig')}${item('Nut')}</rss>`,
    );
    expect(drafts(read).map(({ title }) => title.slice(0, 4))).toEqual(['Pear', 'Fig', 'Nut']);
  });

  it.each([
    '<!doctype html><item>',
    '<html><entry>',
    'Pear <entry>',
    '{"a":"<entry>"}',
    '<svg><g/></svg>',
    '',
  ])('are not seen in %j', (text) => {
    expect(feed.recognises(text)).toBe(false);
  });
});

describe('XML with faults', () => {
  const text = around([1, 2, 3, 4, 5, 6].map((n) => entry(n)).join(''));

  it('at one place keeps all entries but those it is in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.constantFrom('', '<', '>', '"', '/', '&', '!', '?', 'x'),
        async (at, sign) => {
          const read = await readings(arxivAtom, text.slice(0, at) + sign + text.slice(at + 1));
          expect(drafts(read).length).toBeGreaterThanOrEqual(5);
          expect(read.length).toBeLessThanOrEqual(7);
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });

  it('at many places ends in papers and reports, the same wherever chunks end', async () => {
    const faults = fc.array(
      fc.tuple(
        fc.nat(text.length),
        fc.nat(40),
        fc.constantFrom('', '<', '<!--', '<![CDATA[', ']]>', '</entry>', '"'),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 1, max: 60 }), async (all, size) => {
        let spoilt = text;
        for (const [at, length, put] of all) spoilt = spoilt.slice(0, at) + put + spoilt.slice(at + length);
        const chunks = Array.from({ length: Math.ceil(spoilt.length / size) }, (_, i) =>
          spoilt.slice(i * size, (i + 1) * size),
        );
        const whole = await readings(arxivAtom, spoilt);
        expect(await readings(arxivAtom, chunks)).toEqual(whole);
        const begun = spoilt.match(/<entry/g)?.length ?? 0;
        expect(whole.filter(({ kind }) => kind !== 'notice').length).toBeLessThanOrEqual(begun + 1);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it.each([
    ['elements', `<entry><title>Pear</title>${'<a>'.repeat(100_000)}`],
    ['closing tags', `<entry><title>Pear</title>${'</a>'.repeat(100_000)}</entry>`],
    ['broken closing tags', `<entry><title>Pear</title>${'</a'.repeat(100_000)}</entry>`],
    ['attributes', `<entry ${'a="b" '.repeat(100_000)}><title>Pear</title></entry>`],
    ['brackets', `<entry><title>Pear</title>${'<'.repeat(100_000)}`],
    ['comments', `<entry><title>Pear</title>${'<!--'.repeat(100_000)}`],
    ['ampersands', `<entry><title>Pear ${'&'.repeat(100_000)}</title></entry>`],
  ])('of 100,000 %s ends', async (_, spoilt) => {
    const read = await readings(feed, spoilt);
    expect(read.map(({ kind }) => kind)).toContain(spoilt.endsWith('</entry>') ? 'paper' : 'unread');
  });

  it('with an attribute of 5 MB is read', async () => {
    const read = await readings(feed, `<entry a="${'x'.repeat(5_000_000)}"><title>Pear</title></entry>`);
    expect(drafts(read)).toHaveLength(1);
  });
});
