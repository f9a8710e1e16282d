import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../pipeline/errors.ts';
import { dailyPapers } from '../../pipeline/ingest/daily-papers.ts';
import { dailyPapersMarkdown } from '../../pipeline/ingest/daily-papers-markdown.ts';
import { formats } from '../../pipeline/ingest/index.ts';
import type { Draft } from '../../pipeline/types.ts';
import { drafts, readings, unread } from '../sources.ts';

const site = 'https://huggingface.co';
const pears = 'We study how the pear ripens in the orchard. It ripens late, and the pear keeps well.';
const figs = 'We study how the fig ripens in the orchard. It ripens late, and the fig keeps well.';

/** A search page as a tool with links in their places writes it. */
const withLinks = `# Daily Papers

## by [![](${site}/front/papers-by.png)AK](${site}/akhaliq) and the research community

- Daily
- Weekly

Dec 16

[101](${site}/login?next=%2Fpapers%2F2405.00001)

### [Pear Trees: A Survey](${site}/papers/2405.00001)

[${pears}](${site}/papers/2405.00001)

[- ![](${site}/avatars/a.svg)\\\\
- ![](${site}/avatars/b.svg)\\\\
- 3 authors](${site}/papers/2405.00001)

·

May 2[6](${site}/papers/2405.00001#community)

[-](${site}/login?next=%2Fpapers%2F2301.00002)

### [Figs in the\\  South](${site}/papers/2301.00002)

[We study how the fig ripens in the orchard.\\\\
It ripens late, and the fig keeps well.](${site}/papers/2301.00002)

[![orchard](${site}/orchard.png)Big Orchard](${site}/orchard)

·

Jan 3, 2023
`;

/** The same as a tool with numbered links and a table of them writes it. */
const withReferences = `- Captured (UTC): 2024-12-16T10:00:00+00:00

\`\`\`text
[[Hugging Face's logo] Hugging Face][1]
* [ Models ][2]

# Daily Papers

## by[AK][3] and the research community
* Daily

Dec 16
[
101
][4]

### [Pear Trees: A Survey][5]

[

We study how the pear ripens in the orchard. It ripens late,
and the pear keeps well.

][5]
[
* 3 authors
][5]
·
May 2 [ 6][6]
[
-
][7]

### [Figs in the South][8]

[

${figs}

][8]
[[orchard] Big Orchard][9]
·
Jan 3, 2023
\`\`\`

[1]: ${site}/
[2]: ${site}/models
[3]: ${site}/akhaliq
[4]: ${site}/login?next=%2Fpapers%2F2405.00001
[5]: ${site}/papers/2405.00001
[6]: ${site}/papers/2405.00001#community
[7]: ${site}/login?next=%2Fpapers%2F2301.00002
[8]: ${site}/papers/2301.00002
[9]: ${site}/orchard
`;

/** The same as a tool with addresses on lines of their own writes it. */
const withAddresses = `---
title: "Daily Papers - Hugging Face"
exported: 2024-12-20
---

# Daily Papers - Hugging Face

 Hugging Face

${site}/

Docs

${site}/docs

fruit trees

Weekly

${site}/papers/date/2024-12-15

Dec 16

 [-] 101

${site}/login?next=%2Fpapers%2F2405.00001

Pear Trees: A Survey

${site}/papers/2405.00001

${pears}

${site}/papers/2405.00001

[

3 authors](${site}/papers/2405.00001)

·

May 2

6

${site}/papers/2405.00001#community

 [-] -

${site}/login?next=%2Fpapers%2F2301.00002

Figs in the South

${site}/papers/2301.00002

${figs}

${site}/papers/2301.00002

 

${site}/papers/2301.00002

 Big Orchard

${site}/orchard

·

Jan 3, 2023
`;

/** A trending page, every paper twice. */
const trending = `# Trending Papers

Submitted by

[picture: none]

gardener


### [Pear Trees:
A Survey](${site}/papers/2405.00001)


${pears}


[[picture: orchard] Big Orchard](${site}/orchard) · Published on May 2, 2024


[Upvote

117](${site}/login?next=%2Fpapers%2F2405.00001)

[GitHub 11.3k](https://github.com/orchard/pears) [arXiv Page](https://arxiv.org/abs/2405.00001)


Submitted by

[picture: none]

gardener


### [Pear Trees:
A Survey](${site}/papers/2405.00001)


${pears}


[[picture: orchard] Big Orchard](${site}/orchard) · May 2, 2024


[Upvote

117](${site}/login?next=%2Fpapers%2F2405.00001)


[GitHub 11.3k](https://github.com/orchard/pears) [arXiv Page](https://arxiv.org/abs/2405.00001)


[[picture: none]](${site}/papers/2301.00002)


### [Figs in the South](${site}/papers/2301.00002)


A short summary of figs that a machine wrote and that has no second sentence in it.


-

-

- [picture: none]

- 4 authors

· Published on Jan 3, 2023


[Upvote

-](${site}/login?next=%2Fpapers%2F2301.00002)
`;

const found = async (text: string, year: number | null = null): Promise<Draft[]> =>
  drafts(await readings(dailyPapersMarkdown, text, year));

const survey = {
  id: '2405.00001',
  ids: ['arxiv:2405.00001'],
  title: 'Pear Trees: A Survey',
  abstract: pears,
  published: '2024-05-02',
  authors: [],
  authorCount: 3,
  organisation: '',
  comments: 6,
  upvotes: 101,
  url: `${site}/papers/2405.00001`,
  types: [],
};

const south = {
  id: '2301.00002',
  ids: ['arxiv:2301.00002'],
  title: 'Figs in the South',
  abstract: figs,
  published: '2023-01-03',
  authors: [],
  authorCount: null,
  organisation: 'Big Orchard',
  comments: null,
  upvotes: 0,
  url: `${site}/papers/2301.00002`,
  types: [],
};

/** White space as later stages leave it. */
const folded = (list: readonly Draft[]): Draft[] =>
  list.map((one) => ({ ...one, abstract: one.abstract.replace(/\s+/g, ' ') }));

describe('a Daily Papers page in Markdown', () => {
  it.each([
    ['links in their places', withLinks],
    ['numbered links and their table', withReferences],
    ['addresses on lines of their own', withAddresses],
  ])('gives the same papers with %s', async (_, text) => {
    expect(dailyPapersMarkdown.recognises(text)).toBe(true);
    const read = await readings(dailyPapersMarkdown, text);
    expect(folded(drafts(read))).toEqual([survey, south]);
    expect(unread(read)).toEqual([]);
    expect(read[0]).toEqual({ kind: 'about', title: 'Daily Papers', asOf: '2024-12-16' });
  });

  it.each([withLinks, withReferences, withAddresses, trending])('is told from all other formats', (text) => {
    expect(formats.find((format) => format.recognises(text))?.name).toBe(dailyPapersMarkdown.name);
  });

  it('is not seen in a copy of the page as text', () => {
    const plain = `Daily Papers\n\nPear Trees\n\n${pears}\n\n  • 3 authors\n·\nJun 22, 2024\n`;
    expect(dailyPapersMarkdown.recognises(plain)).toBe(false);
    expect(dailyPapers.recognises(plain)).toBe(true);
  });

  it('tells the line of each title', async () => {
    const lines = withReferences.split('\n');
    const read = await readings(dailyPapersMarkdown, withReferences);
    expect(read.flatMap((one) => (one.kind === 'paper' ? [lines[one.line - 1]] : []))).toEqual([
      '### [Pear Trees: A Survey][5]',
      '### [Figs in the South][8]',
    ]);
  });

  it('gives every paper as often as the page shows it', async () => {
    const papers = await found(trending);
    expect(papers.map(({ title, upvotes, published }) => [title, upvotes, published])).toEqual([
      ['Pear Trees: A Survey', 117, '2024-05-02'],
      ['Pear Trees: A Survey', 117, '2024-05-02'],
      ['Figs in the South', 0, '2023-01-03'],
    ]);
    expect(papers[0]).toEqual(papers[1]);
    expect(papers[0]).toMatchObject({ organisation: 'Big Orchard', authorCount: null, abstract: pears });
  });

  it('takes a summary in place of the abstract for the abstract', async () => {
    const papers = await found(trending);
    expect(papers[2]).toMatchObject({
      abstract: 'A short summary of figs that a machine wrote and that has no second sentence in it.',
      authorCount: 4,
    });
  });

  it('reads headings without links, with lines of code and authors under the text', async () => {
    const text = `## Trending Papers

### Pear Trees: An Ultra-Compact Survey of
  Orchards

${pears}
- 8 authors
[LINK: GitHub 11.3k](https://github.com/orchard/pears)

### Figs

We study figs
that are on the web at
https://figs.example.org
- 1 authors
[LINK: GitHub 283](https://github.com/orchard/figs)

--------------------`;
    expect(dailyPapersMarkdown.recognises(text)).toBe(true);
    expect(await found(text)).toMatchObject([
      { title: 'Pear Trees: An Ultra-Compact Survey of Orchards', abstract: pears, authorCount: 8, id: '' },
      {
        title: 'Figs',
        abstract: 'We study figs that are on the web at https://figs.example.org',
        authorCount: 1,
      },
    ]);
  });

  it('reads titles that are links and no headings, numbered or not', async () => {
    const text = `1. [Pear Trees](${site}/papers/2405.00001)\n2. [Figs](/papers/2301.00002)\n`;
    expect(await found(text)).toMatchObject([
      { title: 'Pear Trees', id: '2405.00001', abstract: '' },
      { title: 'Figs', id: '2301.00002', abstract: '' },
    ]);
    const [, ...rest] = withReferences.replaceAll('### ', '').split('# Daily Papers');
    expect(folded(await found(rest.join('')))).toMatchObject([
      { title: 'Pear Trees: A Survey', upvotes: 101 },
      { title: 'Figs in the South', organisation: 'Big Orchard' },
    ]);
  });

  it('reads what pandoc adds to links and takes from signs', async () => {
    const text = `::: {.contents}
### [Pears \\& Figs\\_2](/papers/2405.00001){.line-clamp-3 .text}

[We grow pears in \\$O(n\\^2)\\$ steps \\[1\\], and figs
in fewer.](/papers/2405.00001){.abstract}
:::`;
    expect(folded(await found(text))).toMatchObject([
      { title: 'Pears \\& Figs_2', abstract: 'We grow pears in $O(n^2)$ steps [1], and figs in fewer.' },
    ]);
  });

  it('keeps brackets that are no links, and reads entities', async () => {
    const text = `### [\\[Re\\] Pears &amp; Figs][1]

[Pears ripen in [0,1) as [Fig 1] shows. See [the orchard](https://orchard.example).][1]

* 2 authors

[1]: ${site}/papers/2405.00001`;
    expect(await found(text)).toMatchObject([
      {
        title: '[Re] Pears & Figs',
        abstract: 'Pears ripen in [0,1) as [Fig 1] shows. See the orchard.',
        id: '2405.00001',
      },
    ]);
  });

  it.each([
    ['a footer in one line', '3 authors · May 2, 2024 · 6'],
    ['a footer in one line with its count behind', '- 3 authors · Published on May 2, 2024 6'],
    ['a dot before the date', '* 3 authors\n· May 2, 2024 6'],
    ['a bullet for the dot', '+ 3 authors\n•\nMay 2, 2024 6'],
    ['words for the count', '- 3 authors\n·\nMay 2, 2024\n\n6 comments'],
  ])('reads %s', async (_, footer) => {
    const text = `### [Pear Trees](${site}/papers/2405.00001)\n\n${pears}\n\n${footer}\n`;
    expect(await found(text)).toMatchObject([
      { abstract: pears, authorCount: 3, published: '2024-05-02', comments: 6 },
    ]);
  });

  it.each(['[65]', '[- [x] 65](/login?next=/papers/2405.00001)', '65', '[ \n65\n][9]'])(
    'reads the votes %j before a title',
    async (votes) => {
      const text = `# Daily Papers\n\n${votes}\n\n### [Pear Trees](${site}/papers/2405.00001)\n\n${pears}\n`;
      expect(await found(text)).toMatchObject([{ upvotes: 65, abstract: pears }]);
    },
  );
});

describe('dates in Markdown', () => {
  const entry = (id: string, date: string): string =>
    `### [Pear ${date}](${site}/papers/${id})\n\n${pears}\n\n- 3 authors\n·\n${date}\n\n`;
  const dates = async (text: string, year: number | null = null): Promise<string[]> =>
    (await found(text, year)).map(({ published }) => published);

  it('without a year are of the year of the arXiv number, or of the one that is given', async () => {
    const text =
      entry('2405.00001', 'May 2') + entry('2401.00002', 'Dec 30') + entry('2301.00003', 'Jan 3, 2023');
    expect(await dates(text)).toEqual(['2024-05-02', '2023-12-30', '2023-01-03']);
    expect(await dates(text, 2030)).toEqual(['2030-05-02', '2030-12-30', '2023-01-03']);
  });

  it('that are missing are the month of the arXiv number', async () => {
    expect(await dates(`### [Pear Trees](${site}/papers/2405.00001)\n\n${pears}\n`)).toEqual(['2024-05']);
  });

  const bare = `### Pear Trees\n\n${pears}\n\n- 3 authors\n·\nMay 2\n`;

  it.each([
    ['a line of the tool', `Published Time: Tue, 30 Sep 2025 10:00:00 GMT\n\n${bare}`],
    ['front matter', `---\nretrieved: 2025-10-02\n---\n${bare}`],
    ['the latest year written out', `${bare}\n### Figs\n\n${figs}\n\n- 2 authors\n·\nJan 3, 2024\n`],
  ])('without a year and number are of the year that %s tells', async (_, text) => {
    expect((await dates(text))[0]).toBe('2025-05-02');
  });

  it('stay without a year where nothing tells it, and a notice says so', async () => {
    const read = await readings(dailyPapersMarkdown, bare);
    expect(drafts(read)).toMatchObject([{ published: '--05-02' }]);
    expect(read.at(-1)).toEqual({
      kind: 'notice',
      text: '1 date has no year and no other date tells it; give --year',
    });
  });
});

describe('Markdown with parts missing', () => {
  it('reports an abstract without its title, and authors without a paper', async () => {
    const text = withLinks.replace(/^### \[Figs.*\n/m, '');
    const read = await readings(dailyPapersMarkdown, text);
    expect(drafts(read)).toMatchObject([{ title: 'Pear Trees: A Survey' }]);
    const line = text.split('\n').findIndex((one) => one.includes('the fig ripens')) + 1;
    expect(unread(read)).toEqual([`${line}: : no title`]);
    const doubled = withReferences.replace('May 2 [ 6][6]', 'May 2\n\n* 5 authors\n·\nJun 3');
    expect(unread(await readings(dailyPapersMarkdown, doubled))).toEqual([
      '31: : authors and date without a title before them',
    ]);
  });

  it('reports a heading with nothing under it', async () => {
    const read = await readings(dailyPapersMarkdown, `${withLinks}\n### Plums\n`);
    expect(unread(read)).toEqual([
      expect.stringMatching(/^\d+: Plums: a heading without abstract, authors or date after it$/),
    ]);
  });

  it('loses no title and no abstract whichever lines are taken out', async () => {
    for (const page of [withLinks, withReferences, withAddresses, trending]) {
      const marked = page
        .replace(/Pear Trees/g, 'Titlepear Trees')
        .replace(/Figs in the/g, 'Titlefig in the')
        .replace(/the pear ripens/g, 'the Abstractpear ripens')
        .replace(/the fig ripens/g, 'the Abstractfig ripens');
      const all = marked.split('\n');
      await fc.assert(
        fc.asyncProperty(
          fc.subarray(
            all.map((_, i) => i),
            { minLength: all.length - 6 },
          ),
          async (kept) => {
            const text = kept.map((i) => all[i]).join('\n');
            const read = JSON.stringify(await readings(dailyPapersMarkdown, text));
            const lost = (text.match(/Title\w+/g) ?? []).filter((word) => !read.includes(word));
            expect(lost).toEqual([]);
          },
        ),
        { numRuns: 60, seed: 1 },
      );
    }
  });

  it('ends in papers and reports whatever is done to the text, wherever its chunks end', async () => {
    const signs = fc.constantFrom(
      '[',
      ']',
      '](',
      ')',
      '\n',
      '#',
      '\\',
      '·',
      '65',
      '- ',
      '`',
      '<',
      '![',
      '\u0000',
    );
    const cut = fc.record({ at: fc.nat(3000), length: fc.nat(40), put: fc.array(signs, { maxLength: 4 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(withLinks, withReferences, withAddresses, trending),
        fc.array(cut, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(3000), { maxLength: 5 }),
        async (page, cuts, borders) => {
          let text = page;
          for (const { at, length, put } of cuts)
            text = text.slice(0, at) + put.join('') + text.slice(at + length);
          const ends = [0, ...borders.map((at) => at % text.length).sort((a, b) => a - b), text.length];
          const chunks = ends.slice(1).map((to, i) => text.slice(ends[i], to));
          const read = await readings(dailyPapersMarkdown, chunks).catch((error: unknown) => {
            if (error instanceof InputError) return [];
            throw error;
          });
          expect(read).toEqual(await readings(dailyPapersMarkdown, text));
          for (const one of read) if ('line' in one) expect(one.line).toBeGreaterThan(0);
          expect(drafts(read).filter(({ title }) => title === '')).toEqual([]);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('that is deep or long ends in nothing worse than text', async () => {
    for (const text of [
      '['.repeat(100_000),
      '[a]('.repeat(50_000),
      `${'[x\n'.repeat(2000)}`,
      `### ${'x'.repeat(2_000_000)}`,
    ]) {
      const page = `### [Pear Trees](${site}/papers/2405.00001)\n\n${pears}\n\n·\nMay 2\n\n${text}\n`;
      expect((await found(page))[0]).toMatchObject({ title: 'Pear Trees', abstract: pears });
    }
  });
});
