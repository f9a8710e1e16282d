import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../pipeline/ingest/bibtex.ts';
import type { Draft } from '../../pipeline/types.ts';
import { drafts, readings, unread } from '../sources.ts';
import { chunks, cuts, mutated, mutations } from './mutations.ts';

async function paper(text: string): Promise<Draft> {
  const read = await readings(bibtex, text);
  const [found, ...others] = drafts(read);
  expect(others).toEqual([]);
  expect(unread(read)).toEqual([]);
  if (!found) throw new Error(`no paper in ${text}`);
  return found;
}

const titles = async (text: string): Promise<string[]> =>
  drafts(await readings(bibtex, text)).map(({ title }) => title);

const published = async (fields: string): Promise<string> =>
  (await paper(`@article{a, title = {Pears}, ${fields}}`)).published;

const authors = async (names: string): Promise<readonly string[]> =>
  (await paper(`@article{a, title = {Pears}, author = {${names}}}`)).authors;

const ids = async (fields: string): Promise<readonly string[]> =>
  (await paper(`@article{a, title = {Pears}, ${fields}}`)).ids;

const zotero = String.raw`
@article{pear_ripening_2021,
	title = {Ripening of {Pyrus} communis in the {Northern} {Hemisphere}: \textit{a review}},
	volume = {20},
	doi = {10.1234/pear.2021\_07},
	url = {https://fruit.example/pears?a=1&b=2},
	abstract = {We ripen 98.7\% of pears \& figs in {\textbackslash}(x{\textasciicircum}2{\textbackslash}) days.},
	language = {en},
	number = {4},
	journal = {Fruit},
	author = {Pear, Ada B. and Fig, Bo and {World Fruit Organization}},
	month = jul,
	year = {2021},
	pages = {1--9},
	file = {Full Text:files/1/Pear - Ripening.pdf:application/pdf},
}
`;

describe('an entry of BibTeX', () => {
  it('gives the fields that it has', async () => {
    expect(await paper(zotero)).toEqual({
      id: 'pear_ripening_2021',
      ids: ['doi:10.1234/pear.2021_07'],
      title: 'Ripening of Pyrus communis in the Northern Hemisphere: a review',
      abstract: String.raw`We ripen 98.7% of pears & figs in \(x^2\) days.`,
      published: '2021-07',
      authors: ['Ada B. Pear', 'Bo Fig', 'World Fruit Organization'],
      authorCount: 3,
      organisation: '',
      comments: null,
      upvotes: null,
      url: 'https://fruit.example/pears?a=1&b=2',
      types: ['article'],
    });
  });

  it.each([
    ['@article{a,title={Pears}}', 'braces'],
    ['@article{a,title="Pears"}', 'quotes'],
    ['@ARTICLE { a , TITLE = {Pears} , }', 'capitals and blanks'],
    ['@article(a,title={Pears},year=2020)', 'parentheses'],
    ['@article(a, title="Pears", note="(ripe)")', 'parentheses within quotes'],
    ['@article\n{a\n,\ntitle\n=\n{Pears}\n}', 'a line end wherever one may be'],
    ['@article{a,title={{Pears}}}', 'two pairs of braces'],
    ['@article{a,title="{P}ears"}', 'braces within quotes'],
    ['@article{a,title={Pe} # "ar" # {s}}', 'parts'],
    ['@string{p = "Pears"}\n@article{a,title=P}', 'a macro'],
    ['@string(p = {Pea})\n@article{a,title=p # "rs"}', 'a macro and a text'],
    ['@STRING{p = {Pea}}@String{q = p # {rs}}@article{a,title=q}', 'a macro of macros'],
    ['@article{,title={Pears}}', 'an empty key'],
    ['@article{title={Pears}}', 'no key'],
    ['@article{a\ntitle={Pears}}', 'no comma after the key'],
    ['@article{a, year=2020 title={Pears}}', 'no comma between fields'],
    ['@article{a,,title={Pears},,}', 'commas too many'],
    ['@article{a, title {Pears}}', 'no equals sign'],
    ['@article{a, title={}, title={Pears}, title={Figs}}', 'the field more than once'],
    [
      '@article{a, funding_text 1={Plums}, Web-of-Science-Categories  = {Fruit}, title={Pears}}',
      'odd fields',
    ],
    ['@article{a, abstract={x\n@ripe pears}, title={Pears}}', 'a name in a text'],
    ['Scopus\nEXPORT DATE: 1 May 2021\n\n@ARTICLE{a,\ntitle={Pears},\n}', 'a head'],
    ['\uFEFF\n@article{ WOS:0001,\nTitle = {Pears},\n}', 'a mark'],
    ['% mail@fruit.example {\n@comment{jabref-meta: {x}}\n@article{a,title={Pears}}', 'comments'],
    ['@preamble{"\\newcommand{\\x}{y}"}\n@article{a,title={Pears}}', 'a preamble'],
    ['@comment{never closed\n@article{a,title={Pears}}', 'a broken comment'],
    ['@article{a,title=Pears}', 'neither braces nor quotes'],
    ['@article{a, title={Pears}', 'no last brace'],
    ['@article{a,\n title={Pears}},\n year={2020}\n}', 'a brace too many'],
    [String.raw`@article{a, note={half \{ open}, title={Pears}}`, 'an escaped brace alone'],
    [
      String.raw`@article{a, title="Pe\"{a}rs", note="G\"odel"}`.replace(String.raw`\"{a}`, 'a'),
      'an accent in quotes',
    ],
  ])('is read in %j, with %s', async (text) => {
    expect((await paper(text)).title).toBe('Pears');
  });

  it('of a collection or a volume is a record too, of a string, a comment or a preamble none', async () => {
    const read = await readings(
      bibtex,
      '@string{a="b"}\n@comment{x}\n@preamble{"x"}\n@proceedings{p,booktitle={Figs 2020}}\n@book{b,title={Pears}}\n@misc{m,title={Plums}}',
    );
    expect(drafts(read).map(({ title }) => title)).toEqual(['Figs 2020', 'Pears', 'Plums']);
    expect(unread(read)).toEqual([]);
  });

  it('without a title is reported with its line', async () => {
    const text = '@misc{a,year=2020}\n\n@article{b,title={ }}\n@inproceedings{c,booktitle={Figs 2020}}';
    expect(unread(await readings(bibtex, text))).toEqual(['1: : no title', '3: : no title', '4: : no title']);
  });

  it('has a title with its subtitle', async () => {
    expect(
      await titles('@book{a,title={Pears},subtitle={A Life}}\n@book{b,title={Figs?},subtitle={No}}'),
    ).toEqual(['Pears: A Life', 'Figs? No']);
  });

  it('of Scopus escapes nothing', async () => {
    const text =
      '@ARTICLE{a,\ntitle={Pears -- from ~50 trees},\nsource={Scopus},\ndocument_type={Review},\n}';
    expect(await paper(text)).toMatchObject({
      title: 'Pears -- from ~50 trees',
      types: ['Review', 'article'],
    });
  });

  it('of Web of Science has its kinds and its key', async () => {
    const text =
      '@article{ WOS:0001,\nTitle = {{Growing\n   {[}ripe] pears}},\nType = {Article; Early Access},\n}';
    expect(await paper(text)).toMatchObject({
      id: 'WOS:0001',
      title: 'Growing\n   [ripe] pears',
      types: ['Article', 'Early Access', 'article'],
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'may have %s as key, field, macro and title',
    async (word) => {
      const text = `@string{${word} = {x}}\n@article{${word}, ${word} = ${word}, title = {${word}}}`;
      expect(await paper(text)).toMatchObject({ id: word, title: word, abstract: '' });
    },
  );
});

describe('a date of BibTeX', () => {
  it.each([
    ['year = 2021', '2021'],
    ['year = {2021}, month = jul', '2021-07'],
    ['year = "2021", month = {JUL 15}', '2021-07-15'],
    ['year = 2021, month = 7', '2021-07'],
    ['year = 2021, month = {07}, day = 5', '2021-07-05'],
    ['year = 2021, month = jul # "~15"', '2021-07-15'],
    ['year = 2021, month = "15~" # jul', '2021-07-15'],
    ['year = 2021, month = jul, day = {15}', '2021-07-15'],
    ['year = 2021, month = {JUL-AUG}', '2021-07'],
    ['year = 2021, month = {Sept.}', '2021-09'],
    ['year = 2021, month = {3-6 Feb.}', '2021-02-03'],
    ['year = 2021, month = {SPR}', '2021'],
    ['year = 2021, month = {FEB 31}', '2021-02'],
    ['year = {c2021}', '2021'],
    ['Early-Access-Date = {JAN 2021}', '2021-01'],
    ['month = jul', ''],
    ['date = {2021-07-15}', '2021-07-15'],
    ['date = {2021-07}, year = 1999', '2021-07'],
    ['date = {2021-07/2021-09}', '2021-07'],
    ['date = {2021-07-15/..}', '2021-07-15'],
    ['date = {2021~}', '2021'],
    ['date = {2021/2022}', '2021'],
    ['date = {2021-21}', '2021'],
    ['date = {in spring}, year = 2021', '2021'],
  ])('%s is %j', async (fields, date) => {
    expect(await published(fields)).toBe(date);
  });

  it('that cannot be read is counted', async () => {
    const read = await readings(bibtex, '@misc{a,title={Pears},year={in press}}');
    expect(read.at(-1)).toMatchObject({
      kind: 'notice',
      text: expect.stringContaining('"in press" in line 1'),
    });
  });
});

describe('authors of BibTeX', () => {
  it.each([
    ['Pear, Ada and Bo Fig', ['Ada Pear', 'Bo Fig']],
    ['Pear, Ada\n  AND\n  Fig, Bo', ['Ada Pear', 'Bo Fig']],
    ['von Pear, Jr, Ada', ['Ada von Pear, Jr']],
    [
      '{World Fruit Organization} and {Pear and Fig, Inc.}',
      ['World Fruit Organization', 'Pear and Fig, Inc.'],
    ],
    ['{Pear, Ada and Fig, Bo}', ['Ada Pear', 'Bo Fig']],
    ['{van der Pear}, Ada and Sandy Brand', ['Ada van der Pear', 'Sandy Brand']],
    [String.raw`P{\'e}ar, {\relax Ch}arles and Fig, Bo~X.`, ['Charles Péar', 'Bo X. Fig']],
    [
      'family=Pear, given=Ada, prefix=von, suffix=Jr and family=Fig, given={Bo, X.}',
      ['Ada von Pear, Jr', 'Bo, X. Fig'],
    ],
    ['', []],
  ])('%j are %j', async (names, expected) => {
    expect(await authors(names)).toEqual(expected);
  });

  it('that are more than are named are not counted', async () => {
    expect(await paper('@misc{a,title={Pears},author={Pear, Ada and others}}')).toMatchObject({
      authors: ['Ada Pear'],
      authorCount: null,
    });
  });
});

describe('what a paper is registered as in BibTeX', () => {
  it.each([
    ['doi = {10.1234/A--b}', ['doi:10.1234/A--b']],
    ['doi = {https://doi.org/10.1234/a}', ['doi:10.1234/a']],
    ['doi = {doi: 10.1234/a}', ['doi:10.1234/a']],
    ['url = {https://fruit.example/doi/full/10.1234/a.5?x}', ['doi:10.1234/a.5']],
    ['eprint = {2405.01234}, archiveprefix = {arXiv}, primaryclass = {cs.CL}', ['arxiv:2405.01234']],
    ['eprint = {2405.01234v2}, eprinttype = {arxiv}', ['arxiv:2405.01234v2']],
    ['eprint = {hep-th/9901001}', ['arxiv:hep-th/9901001']],
    ['eprint = {35757629}, eprinttype = {pubmed}', ['pmid:35757629']],
    ['eprint = {https://fruit.example/a.pdf}', []],
    ['arxivId = {2405.01234}', ['arxiv:2405.01234']],
    ['journal = {arXiv preprint arXiv:2405.01234}', ['arxiv:2405.01234']],
    ['journal = {CoRR}, volume = {abs/2405.01234}', ['arxiv:2405.01234']],
    ['note = {arXiv:2405.01234 [cs]}', ['arxiv:2405.01234']],
    ['note = {An answer to much that arXiv:2405.01234 says}', []],
    ['pmid = {35757629}, doi = {10.1234/a}', ['doi:10.1234/a', 'pmid:35757629']],
    ['pubmed_id = {35757629}', ['pmid:35757629']],
  ])('%s is %j', async (fields, expected) => {
    expect(await ids(fields)).toEqual(expected);
  });

  it('has an address in more than one place', async () => {
    const urls = [
      'url={http://a.example/x\\_y}',
      'howpublished={\\url{http://a.example/x_y}}',
      'ee={http://a.example/x_y}',
    ];
    for (const url of urls) {
      expect((await paper(`@misc{a,title={Pears},${url}}`)).url).toBe('http://a.example/x_y');
    }
  });
});

describe('an entry with a crossref', () => {
  const child = '@inproceedings{a, title={Pears}, author={Pear, Ada}, crossref={Figs20}}';
  const parent =
    '@proceedings{figs20, title={Figs 2020}, editor={Ed}, year=2020, month=may, url={http://x.example}, doi={10.1/x}}';

  it.each([
    ['before', `${child}\n${parent}`],
    ['after', `${parent}\n${child}`],
  ])('that stands %s its parent has the date of it, and nothing that is not its own', async (_, text) => {
    const found = drafts(await readings(bibtex, text)).find(({ id }) => id === 'a');
    expect(found).toMatchObject({
      title: 'Pears',
      published: '2020-05',
      authors: ['Ada Pear'],
      ids: [],
      url: '',
    });
  });

  it('has its own date, and the title of the book where it has none', async () => {
    const text =
      '@inbook{a, year=2021, crossref=b}\n@book{b, title={Figs}, author={Fig, Bo}, year=2020, month=may}';
    expect(drafts(await readings(bibtex, text)).find(({ id }) => id === 'a')).toMatchObject({
      title: 'Figs',
      authors: ['Bo Fig'],
      published: '2021',
    });
  });

  it('is a record all the same where there is no parent, or only itself', async () => {
    const read = await readings(
      bibtex,
      '@misc{a,title={Pears},crossref={x}}\n@misc{b,title={Figs},crossref={b}}\n@misc{c,crossref={x}}',
    );
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pears', 'Figs']);
    expect(unread(read)).toEqual(['3: : no title']);
  });
});

describe('a bomb', () => {
  it('of macros within macros does not go off', async () => {
    const macros = Array.from({ length: 60 }, (_, i) => `@string{m${i + 1} = m${i} # m${i}}`);
    const text = `@string{m0 = "pears "}\n${macros.join('\n')}\n@article{a, title = m60 # { Figs}}`;
    const [title = ''] = await titles(text);
    expect(title).toMatch(/ Figs$/);
    expect(title.length).toBeLessThan(3000);
  });

  it('of heirs does not go off', async () => {
    const text = `${'@misc{a,crossref=b}'.repeat(1000)}\n@book{b,title={${'pears '.repeat(100_000)}}}`;
    const read = await readings(bibtex, text);
    expect([drafts(read).length, unread(read).length]).toEqual([1, 1000]);
  });
});

describe('a broken entry', () => {
  const reason = 'the braces or quotes of entry b do not balance; add or take out the odd one';
  const around = (broken: string): string =>
    `@article{a,\n  title = {Pears},\n}\n${broken}\n@article{c,\n  title = {Plums},\n}\n`;

  it.each([
    [
      'a brace missing',
      '@article{b,\n  title = {Figs},\n  abstract = {See {x and ada@fruit.example},\n  year = {2020},\n}',
    ],
    ['a brace missing in its title', '@article{b,\n  title = {Figs,\n  year = {2020},\n}'],
    ['a quote missing', '@article{b,\n  title = "Figs,\n  year = 2020\n}'],
    ['a brace too many within its title', '@article{b,\n  title = {Figs} of {x}} y},\n  year = {2020},\n}'],
    ['its end cut off', '@article{b,\n  title = {Fi'],
  ])('with %s costs none of its neighbours', async (_, broken) => {
    const read = await readings(bibtex, around(broken));
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pears', 'Plums']);
    expect(unread(read)).toEqual([expect.stringMatching(new RegExp(`^4: (?:Fi.*)?: ${reason}$`))]);
  });

  it('costs none of those on its own line', async () => {
    const text =
      '@misc{a,title={Pears}} @misc{b,title={Figs, year={2020}} @misc{c,title={Plums}} @misc{d,title={Nuts}}';
    const read = await readings(bibtex, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pears', 'Plums', 'Nuts']);
    expect(unread(read)).toEqual([`1: Figs: ${reason}`]);
  });

  it('may be of any depth', async () => {
    const deep = '{'.repeat(100_000);
    const read = await readings(bibtex, around(`@article{b, title = ${deep}`));
    expect(drafts(read)).toHaveLength(2);
    expect(unread(read)).toEqual([`4: : ${reason}`]);
    expect(await titles(around(`@article{b, title = ${deep}Figs${'}'.repeat(100_000)}}`))).toEqual([
      'Pears',
      'Figs',
      'Plums',
    ]);
  });
});

describe('BibTeX', () => {
  it.each([
    '@article{a,',
    '\uFEFF\n@article{ WOS:1,',
    'Scopus\nEXPORT DATE: 1 May 2021\n\n@ARTICLE{a,\n',
    '% a comment\n@string{a = "b"}',
    '@article{title = {x}}',
    '@comment{x}\n@book(a, title',
  ])('is known by an entry: %j', (head) => {
    expect(bibtex.recognises(head)).toBe(true);
  });

  it.each([
    '',
    'ada@fruit.example',
    '@pear says, hello',
    '{"bibtex": "\n@article{a,"}',
    '<p>\n@article{a,',
    '@media {',
  ])('is not seen in %j', (head) => {
    expect(bibtex.recognises(head)).toBe(false);
  });

  const valid = `% pears\n@string{f = "Fruit"}\n${zotero}@article(b, title = "Figs", journal = f # { Weekly})\n@inproceedings{c, title = {Plums}, crossref = {d}}\n@proceedings{d, title = {Plums 2020}, year = 2020}\n`;

  it('is the same in chunks that end anywhere', async () => {
    const whole = await readings(bibtex, valid);
    expect(drafts(whole)).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        expect(await readings(bibtex, chunks(valid, at))).toEqual(whole);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('however damaged, has a paper or a report for every line on which an entry begins', async () => {
    await fc.assert(
      fc.asyncProperty(mutations('{', '}', '"', '@', '\n@article{', ',', '=', '#', '\\'), async (all) => {
        const text = mutated(valid, all);
        const read = await readings(bibtex, text);
        const begun = text.match(/^[ \t]*@(?!string|comment|preamble)[a-z]+\{/gim) ?? [];
        expect(drafts(read).length + unread(read).length).toBeGreaterThanOrEqual(begun.length);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('with a comment of over 1 MB and entries that begin within lines is read as it comes', async () => {
    const text = `${'pears and figs\n'.repeat(80_000)}1. @article{a, title={Pears}}\n${'2. @misc{b, title={Figs}}\n'.repeat(10_000)}`;
    const read = await readings(bibtex, chunks(text, [0.1, 0.5, 0.9]));
    expect(read).toHaveLength(10_001);
    expect(read.at(-1)).toMatchObject({ kind: 'paper', line: 90_001, draft: { title: 'Figs' } });
  });
});
