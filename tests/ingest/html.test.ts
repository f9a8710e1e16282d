import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../pipeline/errors.ts';
import { html } from '../../pipeline/ingest/html.ts';
import { isHtml } from '../../pipeline/ingest/html-events.ts';
import { formats } from '../../pipeline/ingest/index.ts';
import { drafts, readings, unread } from '../sources.ts';

const page = (body: string, head = ''): string =>
  `<!DOCTYPE html>\n<html><head>${head}</head>\n<body>\n${body}\n</body></html>`;

const listing = page(`<h3>Showing new listings for Friday, 3 October 2025</h3>
<dl id='articles'>
<dt>
  <a name='item1'>[1]</a>
  <a href ="/abs/2510.00001" title="Abstract" id="2510.00001">
    arXiv:2510.00001
  </a>
  [<a href="/pdf/2510.00001" title="Download PDF">pdf</a>]
</dt>
<dd>
  <div class='meta'>
    <div class='list-title mathjax'><span class='descriptor'>Title:</span>
      Pears &amp; Figs in $O(n^2)$
    </div>
    <div class='list-authors'><a href="https://arxiv.org/search/x">Ada Pear</a>, <a href="y">Bo Fig</a></div>
    <div class='list-comments mathjax'><span class='descriptor'>Comments:</span> 5 pages</div>
    <div class='list-subjects'><span class='descriptor'>Subjects:</span> Orchards (cs.OR)</div>
    <p class='mathjax'>
      We grow pears.
      They ripen late.
    </p>
  </div>
</dd>
<dt><a href="/abs/math/0309136v2">arXiv:math/0309136</a></dt>
<dd><div class='meta'><div class='list-title mathjax'>Title: Plums</div></div></dd>
<dt><a href="/abs/2510.00003">arXiv:2510.00003</a></dt>
<dd></dd>
</dl>`);

const search = page(`<ol><li class="arxiv-result">
<p class="list-title is-inline-block"><a href="https://arxiv.org/abs/2410.05434">arXiv:2410.05434</a>
<span>&nbsp;[<a href="https://arxiv.org/pdf/2410.05434">pdf</a>]&nbsp;</span></p>
<div><span class="tag">doi</span> <span><a class="" href="https://doi.org/10.1000/pear.1">10.1000/pear.1 <i></i></a></span></div>
<p class="title is-5 mathjax"> Better <span class="search-hit mathjax">Pears</span> </p>
<p class="authors"><span>Authors:</span> <a href="/a">Ada Pear</a>, <a href="/b">Bo Fig</a></p>
<p class="abstract mathjax"><span>Abstract</span>:
<span class="abstract-short mathjax">&hellip;pears <a class="is-size-7" onclick="x">&#9661; More</a></span>
<span class="abstract-full mathjax" style="display: none;">We grow pears.<a class="is-size-7">&#9651; Less</a></span></p>
<p class="is-size-7"><span>Submitted</span> 7 December, 2024; <span>v1</span> submitted 5 October, 2024; originally announced October 2024.</p>
<p class="comments is-size-7"><span>Comments:</span> 5 pages, submitted to Orchard</p>
</li></ol>`);

const scholar = page(`<div class="gs_r gs_or gs_scl" data-cid="X"><div class="gs_ri">
<h3 class="gs_rt"><span class="gs_ctc"><span class="gs_ct1">[PDF]</span><span class="gs_ct2">[PDF]</span></span> <a href="https://fruit.example/1">Minimal <b>Pears</b></a></h3>
<div class="gs_a">A Pear, B Fig…&nbsp;- Journal of Orchards&nbsp;…, 2008 - fruit.example</div>
<div class="gs_rs">The <b>pear </b>ripens <br>late.</div><div class="gs_fl"><a>Cited by 7</a></div></div></div>
<div class="gs_ri"><h3 class="gs_rt">[BOOK] <a href="https://fruit.example/2">Figs</a></h3>
<div class="gs_a">C Plum - 2019 - Fruit Press</div></div>`);

const pubmed =
  page(`<article class="full-docsum"><a class="docsum-title" href="/123/">Pears and <b>figs</b>.</a>
<span class="docsum-authors full-authors">Pear A, Fig B.</span>
<span class="docsum-journal-citation full-journal-citation">J Orchard. 2020 Jan 5;3(1):1-9. doi: 10.1000/pear.2. Epub 2019 Dec 1.</span>
<span class="docsum-pmid">123</span><div class="full-view-snippet">We grow pears.</div></article>`);

const anthology =
  page(`<p class="d-sm-flex align-items-stretch"><span class="list-button-row"><a>pdf</a></span>
<span><strong><a class=align-middle href=/2023.acl-long.1/>One <span class="acl-fixed-case">P</span>ear</a></strong><br><a href=/people/a/ada-pear/>Ada Pear</a> | <a href=/people/b/bo-fig/>Bo Fig</a></span></p>
<div class="card abstract-collapse"><div class="card-body">We grow pears.</div></div>`);

const linked = page(
  '<p>Pears</p>',
  `<script type="application/ld+json">${JSON.stringify({
    '@graph': [
      {
        '@type': 'ItemList',
        itemListElement: [
          {
            item: {
              '@type': 'ScholarlyArticle',
              name: 'Pears',
              author: [{ '@type': 'Person', name: 'Pear, Ada' }, 'Bo Fig'],
              datePublished: '2024-01-02',
              abstract: 'We grow pears.',
              identifier: { value: 'https://doi.org/10.1000/pear.3' },
            },
          },
          { item: { '@type': ['Thing', 'https://schema.org/ScholarlyArticle'], headline: 'Figs' } },
        ],
      },
    ],
  })}</script>`,
);

const cited = page(
  '<h1>Pears</h1>',
  `<meta name="citation_title" content="Pears &amp; Figs"><meta name="citation_author" content="Pear, Ada">
<meta name="citation_author" content="Fig, Bo"><meta name="citation_date" content="2024/10/07">
<meta name="citation_arxiv_id" content="2410.05434"><meta name="citation_doi" content="10.1000/pear.4">
<meta name="citation_abstract" content="We grow pears.">`,
);

const both = { authors: ['Ada Pear', 'Bo Fig'], authorCount: 2, abstract: 'We grow pears.' };

describe('a web page', () => {
  it.each([
    ['<!DOCTYPE html>'],
    ['\uFEFF\n <!-- saved -->\n<!-- from -->\n<HTML lang="en">'],
    ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">'],
    ['<div class="x">'],
  ])('is known by its first tag: %j', (head) => {
    expect(isHtml(head)).toBe(true);
  });

  it.each([
    '',
    'Pears <p>',
    '<feed xmlns="x">',
    '<?xml version="1.0"?><PubmedArticleSet>',
    '<!-- a comment',
    `${'<!-- x -->'.repeat(50_000)}x`,
  ])('is not seen in %.30j', (head) => {
    expect(isHtml(head)).toBe(false);
  });

  it('of arXiv with a list gives titles, names, abstracts and the month of each number', async () => {
    expect(formats.find((format) => format.recognises(listing))).toBe(html);
    const read = await readings(html, listing);
    expect(drafts(read)).toMatchObject([
      {
        ...both,
        id: '2510.00001',
        ids: ['arxiv:2510.00001'],
        title: 'Pears & Figs in $O(n^2)$',
        abstract: 'We grow pears. They ripen late.',
        published: '2025-10',
        url: 'https://arxiv.org/abs/2510.00001',
      },
      { id: 'math/0309136', title: 'Plums', published: '2003-09', authorCount: null },
    ]);
    const lines = listing.split('\n');
    const last = lines.findIndex((line) => line.includes('2510.00003')) + 1;
    expect(unread(read)).toEqual([`${last}: : no title`]);
    expect(read.flatMap((one) => (one.kind === 'paper' ? [one.line] : []))).toEqual([6, last - 2]);
  });

  it('of arXiv with a search gives the whole abstract and the day of the first version', async () => {
    expect(drafts(await readings(html, search))).toMatchObject([
      {
        ...both,
        id: '2410.05434',
        ids: ['arxiv:2410.05434', 'doi:10.1000/pear.1'],
        title: 'Better Pears',
        published: '2024-10-05',
      },
    ]);
  });

  it('of Google Scholar gives titles without their marks, and leaves a count open where names are cut off', async () => {
    expect(drafts(await readings(html, scholar))).toMatchObject([
      {
        title: 'Minimal Pears',
        abstract: 'The pear ripens late.',
        authors: ['A Pear', 'B Fig'],
        authorCount: null,
        published: '2008',
        url: 'https://fruit.example/1',
      },
      { title: 'Figs', authors: ['C Plum'], authorCount: 1, published: '2019' },
    ]);
  });

  it('of PubMed gives number, DOI and date of the citation', async () => {
    expect(drafts(await readings(html, pubmed))).toMatchObject([
      {
        id: '123',
        ids: ['pmid:123', 'doi:10.1000/pear.2'],
        title: 'Pears and figs.',
        authors: ['Pear A', 'Fig B'],
        published: '2020-01-05',
        abstract: 'We grow pears.',
      },
    ]);
  });

  it('of the ACL Anthology gives the year of each number', async () => {
    expect(drafts(await readings(html, anthology))).toMatchObject([
      {
        ...both,
        id: '2023.acl-long.1',
        title: 'One Pear',
        published: '2023',
        url: 'https://aclanthology.org/2023.acl-long.1/',
      },
    ]);
  });

  it('gives what JSON-LD describes', async () => {
    expect(drafts(await readings(html, linked))).toMatchObject([
      { ...both, title: 'Pears', published: '2024-01-02', ids: ['doi:10.1000/pear.3'] },
      { title: 'Figs', authors: [], authorCount: null },
    ]);
  });

  it('of one paper gives it once, from its meta elements', async () => {
    expect(drafts(await readings(html, cited))).toMatchObject([
      {
        ...both,
        id: '2410.05434',
        ids: ['doi:10.1000/pear.4', 'arxiv:2410.05434'],
        title: 'Pears & Figs',
        published: '2024-10-07',
      },
    ]);
  });

  it('with none of these says what to do', async () => {
    await expect(readings(html, page('<p>Hello</p>'))).rejects.toThrow(
      new InputError(
        'this web page holds no list of papers in a form that is known here; export the list as BibTeX, RIS or CSV, or mark all of the page in the browser and copy it into a text file',
      ),
    );
  });

  it('ends in papers and reports whatever is done to it, wherever its chunks end', async () => {
    const signs = fc.constantFrom(
      '<',
      '>',
      '"',
      '&',
      '<!--',
      '<dt>',
      '</dd>',
      '<p>',
      '</div>',
      '<script>',
      '\u0000',
    );
    const cut = fc.record({ at: fc.nat(2000), length: fc.nat(30), put: fc.array(signs, { maxLength: 3 }) });
    const result = (parts: readonly string[]): Promise<unknown> =>
      readings(html, parts).catch((error: unknown) => {
        if (error instanceof InputError) return error.message;
        throw error;
      });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(listing, search, scholar, pubmed, anthology, linked, cited),
        fc.array(cut, { maxLength: 5 }),
        fc.array(fc.nat(2000), { maxLength: 5 }),
        async (whole, cuts, borders) => {
          let text = whole;
          for (const { at, length, put } of cuts)
            text = text.slice(0, at) + put.join('') + text.slice(at + length);
          const ends = [0, ...borders.map((at) => at % text.length).sort((a, b) => a - b), text.length];
          expect(await result(ends.slice(1).map((to, i) => text.slice(ends[i], to)))).toEqual(
            await result([text]),
          );
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it.each([
    '<dt>',
    '<div>',
    '</div>',
    '<p class="authors">',
    '&amp;',
    '<a x=1 ',
    '<!',
    '<li class="arxiv-result">',
  ])('that repeats %j 50,000 times is read to its end', async (piece) => {
    const read = await readings(html, listing.replace('</dl>', `</dl>${piece.repeat(50_000)}`));
    expect(drafts(read)).toHaveLength(2);
  });
});
