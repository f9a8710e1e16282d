import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyPapers } from '../../pipeline/ingest/daily-papers.ts';
import { drafts, readings, unread } from '../sources.ts';

/** An abstract as a reader would know one: several sentences about a fruit. */
const about = (fruit: string): string =>
  `We study how the ${fruit} ripens in the orchard. It ripens late, and the ${fruit} keeps well.`;

const footer = (date = 'Jun 22, 2024'): string => `  • 3 authors\n·\n${date}`;

/** Parts with a blank line after each. */
const page = (...parts: string[]): string => parts.map((part) => `${part}\n\n`).join('');

const head = page(
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'Daily Papers',
  'byAK and the research community',
  'Dec 16',
);

/** `title | abstract` of every paper. */
const papersOf = async (text: string): Promise<string[]> =>
  drafts(await readings(dailyPapers, text)).map(({ title, abstract }) => `${title} | ${abstract}`);

const datesOf = async (text: string, year: number | null = null): Promise<string[]> =>
  drafts(await readings(dailyPapers, text, year)).map(({ published }) => published);

const aboutOf = async (text: string, year: number | null = null): Promise<unknown> =>
  (await readings(dailyPapers, text, year)).find(({ kind }) => kind === 'about');

const noticesOf = async (text: string, year: number | null = null): Promise<string[]> =>
  (await readings(dailyPapers, text, year)).flatMap((one) => (one.kind === 'notice' ? [one.text] : []));

describe('a Daily Papers page', () => {
  it('is known by a dot and a date under it, with any line ends', () => {
    const text = page('Pear Trees', about('pear'), footer());
    expect(dailyPapers.recognises(head + text)).toBe(true);
    expect(dailyPapers.recognises(text)).toBe(true);
    expect(dailyPapers.recognises(text.replaceAll('\n', '\r\n'))).toBe(true);
    expect(dailyPapers.recognises(text.replaceAll('\n', '\r'))).toBe(true);
  });

  it.each([
    ['prose', about('pear')],
    ['a head alone', head],
    ['a dot without a date', 'Pear Trees\n·\nsoon\n'],
    ['JSON', '{"title": "Pear Trees"}'],
  ])('is not seen in %s', (_, text) => {
    expect(dailyPapers.recognises(text)).toBe(false);
  });

  it('gives title, abstract, authors, date and comments of an entry, and the line of its title', async () => {
    const text = head + page('Pear Trees', about('pear'), footer('Jun 22, 2024 8'));
    expect((await readings(dailyPapers, text)).filter(({ kind }) => kind === 'paper')).toEqual([
      {
        kind: 'paper',
        line: 13,
        draft: {
          id: '',
          ids: [],
          title: 'Pear Trees',
          abstract: about('pear'),
          published: '2024-06-22',
          authors: [],
          authorCount: 3,
          organisation: '',
          comments: 8,
          upvotes: null,
          url: '',
          types: [],
        },
      },
    ]);
  });

  it('takes the head for no paper and its day for the day of the list', async () => {
    const text = head + page('Pear Trees', about('pear'), footer());
    const read = await readings(dailyPapers, text);
    expect(drafts(read)).toHaveLength(1);
    expect(unread(read)).toEqual([]);
    expect(await aboutOf(text)).toEqual({ kind: 'about', title: 'Daily Papers', asOf: '2025-12-16' });
  });

  it('knows one author, and many', async () => {
    const text =
      page('One', about('pear'), '  • 1 author\n·\nJun 2, 2024') +
      page('Many', about('fig'), '  • 1200 authors\n·\nJun 3, 2024');
    expect(drafts(await readings(dailyPapers, text)).map(({ authorCount }) => authorCount)).toEqual([
      1, 1200,
    ]);
  });

  it('takes an organisation where it stands in place of authors', async () => {
    const text = page('Pear Trees', about('pear'), 'orchard Big Orchard\n·\nJun 22, 2024 8');
    expect(drafts(await readings(dailyPapers, text))).toMatchObject([
      { organisation: 'Big Orchard', authorCount: null, comments: 8, published: '2024-06-22' },
    ]);
  });

  it('does without authors where the footer has none', async () => {
    const text = page('Pear Trees', about('pear'), '·\nJun 22, 2024');
    expect(drafts(await readings(dailyPapers, text))).toMatchObject([
      { title: 'Pear Trees', abstract: about('pear'), organisation: '', authorCount: null, comments: null },
    ]);
  });

  it.each([
    ['Jun 22, 2024', '2024-06-22', null],
    ['Jun 22, 2024 8', '2024-06-22', 8],
    ['Jun 2, 2024 0', '2024-06-02', 0],
    ['Jul 2', '--07-02', null],
    ['Jul 2 1', '--07-02', 1],
    ['Sep 19 21', '--09-19', 21],
    ['Dec 31 2024', '--12-31', 2024],
  ])('reads the date line %j as %j with %j comments', async (line, published, comments) => {
    const text = page('Pear Trees', about('pear'), footer(line));
    expect(drafts(await readings(dailyPapers, text))).toMatchObject([{ published, comments }]);
  });

  it('leaves a day that no calendar has unknown', async () => {
    expect(await datesOf(page('Pear Trees', about('pear'), footer('Feb 30, 2024')))).toEqual(['']);
  });

  it.each([
    'Figs via LLMs',
    'FIGS: Growing Figs -- A Survey of 2 Orchards',
    'Fig 2.0',
    'Is a Fig a Fruit? On Names',
    'GROWING FIGS IN THE NORTH',
    '100 Figs',
    'A (Very) Long Title about the Growing of Figs, Pears and Other Fruits in Orchards of the Far North and of the South',
  ])('takes %j for a title, after a footer and after an abstract', async (title) => {
    const first = page('Pear Trees', about('pear'), footer());
    const other = page(title, about('fig'), footer());
    expect(await papersOf(first + other)).toEqual([
      `Pear Trees | ${about('pear')}`,
      `${title} | ${about('fig')}`,
    ]);
    expect(await papersOf(page('Pear Trees', about('pear')) + other)).toEqual([
      `Pear Trees | ${about('pear')}`,
      `${title} | ${about('fig')}`,
    ]);
  });

  it.each(['Phi 4', 'Rho 1', 'Sam 2'])(
    'takes a first title such as %j for a title, not for the day',
    async (title) => {
      expect(await papersOf(page(title, about('pear'), footer()))).toEqual([`${title} | ${about('pear')}`]);
    },
  );

  it('takes a short abstract of one sentence for an abstract', async () => {
    const text = page('Pear Trees', 'We report on pears.', footer()) + page('Figs', about('fig'), footer());
    expect(await papersOf(text)).toEqual(['Pear Trees | We report on pears.', `Figs | ${about('fig')}`]);
  });
});

describe('years of a Daily Papers page', () => {
  const dated = page('Pear Trees', about('pear'), footer('Jun 22, 2022'));
  const later = page('Figs', about('fig'), footer('Oct 3, 2023'));
  const undated = page('Plums', about('plum'), footer('Jul 2 1'));

  it('are the year after the latest one written out', async () => {
    expect(await datesOf(dated + later + undated)).toEqual(['2022-06-22', '2023-10-03', '2024-07-02']);
    expect(await datesOf(undated + later + dated)).toEqual(['2024-07-02', '2023-10-03', '2022-06-22']);
  });

  it('are the one given, if one is given, but for dates that say theirs', async () => {
    expect(await datesOf(head + dated + undated, 2031)).toEqual(['2022-06-22', '2031-07-02']);
    expect(await aboutOf(head + dated + undated, 2031)).toMatchObject({ asOf: '2031-12-16' });
  });

  it('stay unknown where nothing tells them, and a notice says so', async () => {
    expect(await datesOf(head + undated)).toEqual(['--07-02']);
    expect(await aboutOf(head + undated)).toMatchObject({ asOf: '--12-16' });
    expect(await noticesOf(head + undated)).toEqual([
      '1 date has no year and no other date tells it; give --year',
    ]);
    expect(await noticesOf(undated + page('Figs', about('fig'), footer('Oct 3')))).toEqual([
      '2 dates have no year and no other date tells it; give --year',
    ]);
  });

  it('need no notice where they are known', async () => {
    expect(await noticesOf(dated + undated)).toEqual([]);
    expect(await noticesOf(undated, 2024)).toEqual([]);
  });
});

describe('a Daily Papers page with parts missing', () => {
  it('keeps an entry without footer, its date unknown', async () => {
    const text = page('Figs', about('fig'), 'Pear Trees', about('pear'), footer());
    expect(await papersOf(text)).toEqual([`Figs | ${about('fig')}`, `Pear Trees | ${about('pear')}`]);
    expect(drafts(await readings(dailyPapers, text))[0]).toMatchObject({
      published: '',
      authorCount: null,
      comments: null,
    });
  });

  it('keeps two entries without footer in a row', async () => {
    const text = page('Figs', about('fig'), 'Plums', about('plum'), 'Pear Trees', about('pear'), footer());
    expect(await papersOf(text)).toEqual([
      `Figs | ${about('fig')}`,
      `Plums | ${about('plum')}`,
      `Pear Trees | ${about('pear')}`,
    ]);
  });

  it('keeps an entry without footer at the end', async () => {
    const text = page('Pear Trees', about('pear'), footer(), 'Figs', about('fig'));
    expect(await papersOf(text)).toEqual([`Pear Trees | ${about('pear')}`, `Figs | ${about('fig')}`]);
  });

  it('keeps an entry without abstract', async () => {
    const text = page('Figs', footer('Jun 1, 2024'), 'Pear Trees', about('pear'), footer());
    expect(await papersOf(text)).toEqual(['Figs | ', `Pear Trees | ${about('pear')}`]);
    expect(await datesOf(text)).toEqual(['2024-06-01', '2024-06-22']);
  });

  it('joins an abstract of two paragraphs', async () => {
    const [paper] = drafts(await readings(dailyPapers, page('Figs', about('fig'), about('plum'), footer())));
    expect(paper?.abstract.split(/\s*\n\s*/)).toEqual([about('fig'), about('plum')]);
    expect(paper?.published).toBe('2024-06-22');
  });

  it('takes a short last paragraph for a part of the abstract', async () => {
    const text = page('Figs', about('fig'), 'Code: see here', footer(), 'Pears', about('pear'), footer());
    const papers = drafts(await readings(dailyPapers, text));
    expect(papers.map(({ title, published }) => [title, published])).toEqual([
      ['Figs', '2024-06-22'],
      ['Pears', '2024-06-22'],
    ]);
    expect(papers[0]?.abstract).toMatch(/Code: see here$/);
  });

  it('joins an abstract that is broken into lines', async () => {
    const text = page('Figs', about('fig').replace('orchard. ', 'orchard.\n'), footer());
    expect(await papersOf(text)).toEqual([`Figs | ${about('fig')}`]);
  });

  it('reports a title with nothing after it, with its line', async () => {
    const text = page('Pear Trees', about('pear'), footer(), 'Figs');
    expect(unread(await readings(dailyPapers, text))).toEqual([
      '9: Figs: a line without abstract, authors or date after it',
    ]);
    expect(await papersOf(text)).toHaveLength(1);
  });

  it('reports a footer without title, with its line', async () => {
    const text = page('Pear Trees', about('pear'), footer(), footer());
    expect(unread(await readings(dailyPapers, text))).toEqual([
      '9: : authors and date without a title before them',
    ]);
    expect(await papersOf(text)).toEqual([`Pear Trees | ${about('pear')}`]);
  });
});

describe('a Daily Papers page with other white space', () => {
  const plain = head + page('Pear Trees', about('pear'), footer(), 'Figs', about('fig'), footer('Jul 2 1'));

  it.each([
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['CR', plain.replaceAll('\n', '\r')],
    ['no end of the last line', plain.trimEnd()],
    ['spaces at line ends', plain.replaceAll('\n', '  \n')],
    ['tabs before lines', plain.replaceAll('\n', '\n\t')],
    ['blank lines made of NBSP', plain.replaceAll('\n\n', '\n\u00a0\n')],
    ['a mark at the start', `\uFEFF${plain}`],
  ])('reads the same with %s', async (_, text) => {
    expect(await readings(dailyPapers, text)).toEqual(await readings(dailyPapers, plain));
  });

  it.each([
    ['before the authors', plain.replaceAll('  •', '\u00a0\u00a0•')],
    ['about the bullet', plain.replaceAll('  • ', '\u00a0\u00a0•\u00a0')],
    ['in the authors line', plain.replaceAll('3 authors', '3\u00a0authors')],
    ['in the date', plain.replaceAll('Jun 22, 2024', 'Jun\u00a022,\u00a02024')],
  ])('reads NBSP %s as the space it stands for', async (_, text) => {
    expect(await readings(dailyPapers, text)).toEqual(await readings(dailyPapers, plain));
  });

  it('finds the footer without a blank line before it', async () => {
    const text = page('Pear Trees', `${about('pear')}\n${footer()}`, 'Figs', about('fig'), footer());
    expect(await papersOf(text)).toEqual([`Pear Trees | ${about('pear')}`, `Figs | ${about('fig')}`]);
    const organised = page('Pear Trees', `${about('pear')}\norchard Big Orchard\n·\nJun 22, 2024`);
    expect(drafts(await readings(dailyPapers, organised))).toMatchObject([
      { abstract: about('pear'), organisation: 'Big Orchard' },
    ]);
  });

  it('finds the next title without a blank line before it', async () => {
    const text = page('Pear Trees', about('pear'), `${footer()}\nFigs`, about('fig'), footer());
    expect(await papersOf(text)).toEqual([`Pear Trees | ${about('pear')}`, `Figs | ${about('fig')}`]);
  });

  it('closes an entry at every footer, also where no blank line is left', async () => {
    const entries = [
      ['Pear Trees', about('pear'), footer('Jun 2, 2024')],
      ['Figs', about('fig'), footer('Jun 3, 2024')],
    ];
    expect(await datesOf(entries.flat().join('\n'))).toEqual(['2024-06-02', '2024-06-03']);
  });

  it('loses no title and no abstract whichever lines are taken out', async () => {
    const entries = ['pear', 'fig', 'plum'].map((fruit) => [
      `Title${fruit}`,
      '',
      `Abstract${fruit}. ${about(fruit)}`,
      '',
      '  • 3 authors',
      '·',
      'Jun 22, 2024',
      '',
    ]);
    const all = entries.flat();
    await fc.assert(
      fc.asyncProperty(fc.subarray(all.map((_, i) => i)), async (kept) => {
        const text = kept.map((i) => all[i]).join('\n');
        const read = JSON.stringify(await readings(dailyPapers, text));
        const wanted = text.match(/(?:Title|Abstract)\w+/g) ?? [];
        expect(wanted.filter((word) => !read.includes(word))).toEqual([]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('reads the same wherever the chunks end', async () => {
    const letters = Array.from(plain.replaceAll('\n', '\r\n'));
    const whole = await readings(dailyPapers, plain);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(letters.length), { maxLength: 30 }), async (cuts) => {
        const borders = [0, ...cuts.sort((a, b) => a - b), letters.length];
        const chunks = borders.slice(1).map((to, i) => letters.slice(borders[i], to).join(''));
        expect(await readings(dailyPapers, chunks)).toEqual(whole);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('a Daily Papers page as other browsers copy it', () => {
  const entry = (title: string, fruit: string, ...rest: string[]): string =>
    page(title, about(fruit), ...rest);

  const papersWith = async (text: string): Promise<unknown[]> =>
    drafts(await readings(dailyPapers, text)).map(({ title, abstract, upvotes, comments, organisation }) => [
      title,
      abstract,
      upvotes,
      comments,
      organisation,
    ]);

  it('has votes on lines of their own before each title', async () => {
    const text =
      head +
      page('65') +
      entry('Pear Trees', 'pear', footer('Jun 22, 2024 8')) +
      page('-') +
      entry('Figs', 'fig', footer()) +
      `1.2k\nPlums\n\n${page(about('plum'), footer())}`;
    expect(await papersWith(text)).toEqual([
      ['Pear Trees', about('pear'), 65, 8, ''],
      ['Figs', about('fig'), 0, null, ''],
      ['Plums', about('plum'), 1200, null, ''],
    ]);
    expect(unread(await readings(dailyPapers, text))).toEqual([]);
  });

  it('has comments on a line of their own before the next votes', async () => {
    const text = entry('Pear Trees', 'pear', footer(), '8', '65') + entry('Figs', 'fig', footer());
    expect(await papersWith(text)).toEqual([
      ['Pear Trees', about('pear'), null, 8, ''],
      ['Figs', about('fig'), 65, null, ''],
    ]);
  });

  it('may have a number for a title', async () => {
    const text = entry('Pear Trees', 'pear', footer()) + entry('1984', 'fig', footer());
    expect(await papersOf(text)).toEqual([`Pear Trees | ${about('pear')}`, `1984 | ${about('fig')}`]);
  });

  it('says who submitted a paper, and where its code is', async () => {
    const text =
      page('Submitted by', 'gardener') +
      entry('Pear Trees', 'pear', 'Big Orchard\n·\nPublished on Jun 22, 2024', 'Upvote', '117') +
      page('GitHub', '11.3k', 'arXiv Page', 'Submitted by gardener') +
      entry('Figs', 'fig', 'orchard Big Orchard · Published on Jun 22, 2024', 'Upvote 3', 'GitHub 131');
    expect(await papersWith(text)).toEqual([
      ['Pear Trees', about('pear'), 117, null, 'Big Orchard'],
      ['Figs', about('fig'), 3, null, 'Big Orchard'],
    ]);
    expect(unread(await readings(dailyPapers, text))).toEqual([]);
  });

  it('keeps a title after `Submitted by` where the name is lost', async () => {
    const text = page('Submitted by') + entry('Pear Trees', 'pear', footer());
    expect(await papersOf(text)).toEqual([`Pear Trees | ${about('pear')}`]);
  });

  it.each([
    '- 3 authors\n·\nJun 22, 2024 8',
    '* 3 authors\n•\nJun 22, 2024 8',
    '- 3 authors\n-\nJun 22, 2024 8',
    '3 authors · Jun 22, 2024 8',
    '· 3 authors · Jun 22, 2024 · 8',
    '  • 3 authors\n·Jun 22, 2024 8',
  ])('has the footer %j', async (written) => {
    const text = entry('Pear Trees', 'pear', written);
    expect(dailyPapers.recognises(text)).toBe(true);
    expect(drafts(await readings(dailyPapers, text))).toMatchObject([
      { title: 'Pear Trees', abstract: about('pear'), authorCount: 3, comments: 8, published: '2024-06-22' },
    ]);
  });

  it('has menus before and after its papers', async () => {
    const text =
      page('Hugging Face', 'Models\nDatasets\nSpaces', 'Log In', 'Sign Up') +
      head +
      entry('Pear Trees', 'pear', footer()) +
      page('Previous\n1\n2\n3\n…\n100\nNext', 'Company', 'TOS', 'Privacy');
    const read = await readings(dailyPapers, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pear Trees']);
    expect(unread(read)).toEqual([]);
    expect(await aboutOf(text)).toMatchObject({ asOf: '2025-12-16' });
  });

  it('may be followed by another in one file', async () => {
    const text = head + entry('Pear Trees', 'pear', footer()) + head + entry('Models', 'fig', footer());
    const read = await readings(dailyPapers, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pear Trees', 'Models']);
    expect(unread(read)).toEqual([]);
  });

  it.each([
    ['bigcode BigCode', 'BigCode'],
    ['Google Google', 'Google'],
    ['CarnegieMellonU Carnegie Mellon University', 'Carnegie Mellon University'],
    ['Carnegie Mellon University', 'Carnegie Mellon University'],
    ['NVIDIA', 'NVIDIA'],
  ])('names the organisation %j as %j', async (written, organisation) => {
    const text = entry('Pear Trees', 'pear', `${written}\n·\nJun 22, 2024`);
    expect(drafts(await readings(dailyPapers, text))).toMatchObject([{ organisation }]);
  });
});

describe('the sample listing', () => {
  const sample = readFile(new URL('../../data/daily-papers.txt', import.meta.url), 'utf8');

  it('has 54 papers, one of them without footer, and nothing that cannot be read', async () => {
    const read = await readings(dailyPapers, await sample);
    // grep -c '^·$' data/daily-papers.txt gives 53; the entry at line 221 has no footer.
    expect(drafts(read)).toHaveLength(54);
    expect(unread(read)).toEqual([]);
    const without = read.filter((one) => one.kind === 'paper' && one.draft.published === '');
    expect(without).toMatchObject([{ line: 221 }]);
  });

  it('gives every paper a title of one line and an abstract', async () => {
    const read = drafts(await readings(dailyPapers, await sample));
    expect(read.filter(({ title }) => title === '' || title.length > 200)).toEqual([]);
    expect(read.filter(({ abstract }) => abstract.length < 300)).toEqual([]);
  });

  it('is of 2025, the year after the latest it writes out', async () => {
    expect(await aboutOf(await sample)).toMatchObject({ asOf: '2025-12-16' });
    const dates = await datesOf(await sample);
    expect(dates).toContain('2025-07-02');
    expect(dates).toContain('2025-09-19');
    expect(dates.filter((date) => date > '2025-12-16')).toEqual([]);
  });
});
