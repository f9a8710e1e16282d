import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../pipeline/clean/index.ts';
import { draft } from '../../pipeline/ingest/source.ts';
import type { Corpus, Draft, SourceRecord } from '../../pipeline/types.ts';

type Known = Partial<Draft> & { readonly title: string };

/** Records as they would stand in one file, a line each. */
const records = (...known: readonly Known[]): SourceRecord[] =>
  known.map((fields, i) => ({ draft: draft(fields), origin: { file: 'a.jsonl', line: i + 1 } }));

const cleaned = (...known: readonly Known[]): Corpus => clean(records(...known));

const ids = ({ papers }: Corpus): string[] => papers.map(({ id }) => id);

describe('ids', () => {
  it('are as given, else made from the title', () => {
    expect(ids(cleaned({ id: '2406.1', title: 'Pear' }, { title: 'Fig Trees: A Survey' }))).toEqual([
      '2406.1',
      'fig-trees-a-survey',
    ]);
  });

  it('of papers whose titles have no letters a to z are made all the same', () => {
    expect(ids(cleaned({ title: '木' }, { title: '林' }))).toEqual(['paper', 'paper-2']);
  });

  it('that collide are numbered from 2', () => {
    const corpus = cleaned(
      { title: 'Pear', abstract: 'On pears.' },
      { title: 'Pear', abstract: 'On other pears.' },
      { title: 'Pear!', abstract: 'On yet other pears.' },
    );
    expect(ids(corpus)).toEqual(['pear', 'pear-2', 'pear-3']);
    expect(corpus.removals).toEqual([]);
  });

  it('that are given stay with those to whom they were given', () => {
    const corpus = cleaned({ title: 'Pear' }, { id: 'pear', title: 'A Quince' });
    expect(corpus.papers.map(({ id, title }) => [id, title])).toEqual([
      ['pear', 'A Quince'],
      ['pear-2', 'Pear'],
    ]);
  });

  it('that are given once stay as they are, whatever the others make of theirs', () => {
    const corpus = cleaned(
      { id: 'a', title: 'Pear' },
      { id: 'a', title: 'Fig' },
      { id: 'a-2', title: 'Plum' },
    );
    expect(corpus.papers.find(({ title }) => title === 'Plum')?.id).toBe('a-2');
    expect(new Set(ids(corpus)).size).toBe(3);
  });

  it.each(['constructor', '__proto__', 'toString'])('may be %s', (word) => {
    expect(ids(cleaned({ id: word, title: word }, { title: 'Pear' }))).toEqual([word, 'pear'].sort());
  });

  it('are in code-unit order', () => {
    const corpus = cleaned(
      ...['b', 'Z', 'é', 'a', '10', '9', 'a-b', 'ab'].map((id) => ({
        id,
        title: `T ${id.codePointAt(0)}.${id.codePointAt(1)}`,
      })),
    );
    expect(ids(corpus)).toEqual(['10', '9', 'Z', 'a', 'a-b', 'ab', 'b', 'é']);
  });
});

describe('duplicates', () => {
  it('are told by title and abstract without accents, case and signs, and go into the fullest record', () => {
    const corpus = cleaned(
      { title: 'PEAR TREES', abstract: '' },
      { id: 'p1', title: 'Pear-Trees', abstract: 'On Zoë.', url: 'https://fruit.example/1' },
      { title: 'Pear trees.', abstract: 'on zoe' },
    );
    expect(corpus.papers).toMatchObject([{ id: 'p1', title: 'Pear-Trees', abstract: 'On Zoë.' }]);
    expect(corpus.removals).toEqual([
      { file: 'a.jsonl', line: 1, id: '', title: 'PEAR TREES', reason: 'duplicate: same title', into: 'p1' },
      { file: 'a.jsonl', line: 3, id: '', title: 'Pear trees.', reason: 'duplicate: same title', into: 'p1' },
    ]);
  });

  it('complete each other', () => {
    const { papers } = cleaned(
      { title: 'Pear', abstract: 'On pears.', upvotes: 0 },
      { title: 'Pear', published: '2024-06-22', authors: ['Ada'], authorCount: 1 },
      { title: 'Pear', id: 'p1', upvotes: 5, comments: 3 },
      { title: 'Pear', url: 'https://fruit.example/1', organisation: 'Big Orchard' },
    );
    expect(papers).toMatchObject([
      {
        id: 'p1',
        title: 'Pear',
        abstract: 'On pears.',
        published: '2024-06-22',
        authors: ['Ada'],
        authorCount: 1,
        organisation: 'Big Orchard',
        upvotes: 0,
        comments: 3,
        url: 'https://fruit.example/1',
      },
    ]);
  });

  it('do not change what the fullest record knows', () => {
    const lead = {
      id: 'p1',
      title: 'Pear',
      abstract: 'On pears.',
      published: '2024-06-22',
      authorCount: 7,
      upvotes: 1,
      url: 'https://fruit.example/1',
    };
    const other = { title: 'pear', published: '2023', authorCount: 5, upvotes: 9, url: 'https://x.example/' };
    expect(cleaned(lead, other).papers).toMatchObject([lead]);
  });

  it('with names and a count of their own bring both', () => {
    const { papers } = cleaned(
      { title: 'Pear', abstract: 'On pears.', authorCount: 3 },
      { title: 'Pear', authors: ['Ada', 'Bo'], authorCount: 2 },
    );
    expect(papers).toMatchObject([{ authors: ['Ada', 'Bo'], authorCount: 2 }]);
  });

  it('of 54 records of one paper leave one paper and 53 removals that name it', () => {
    const one = { title: 'Pear Trees', abstract: 'On pears.' };
    const { papers, removals } = cleaned(...Array.from({ length: 54 }, () => one));
    expect(papers).toHaveLength(1);
    expect(removals).toHaveLength(53);
    expect(new Set(removals.map(({ into }) => into))).toEqual(new Set(['pear-trees']));
    expect(new Set([...removals, ...papers.map(({ origin }) => origin)].map(({ line }) => line)).size).toBe(
      54,
    );
  });

  it('are not seen where only the title is the same', () => {
    const { papers, removals } = cleaned(
      { title: 'Pear', abstract: 'On pears.' },
      { title: 'Pear', abstract: 'On the harvest.' },
    );
    expect(papers).toHaveLength(2);
    expect(removals).toEqual([]);
  });

  it('are not seen where only the abstract is the same', () => {
    expect(
      cleaned({ title: 'Pear', abstract: 'Same.' }, { title: 'Fig', abstract: 'Same.' }).papers,
    ).toHaveLength(2);
  });

  it('are told among titles of signs alone and of other scripts', () => {
    expect(
      cleaned({ title: '???' }, { title: '!!!' }, { title: '???' }, { title: '木' }).papers,
    ).toHaveLength(3);
  });
});

describe('records', () => {
  it.each(['', ' \n', '\u200b\u202e', '\u0000'])('without a title to be seen are removed: %j', (title) => {
    const corpus = cleaned({ id: 'p1', title, abstract: 'On pears.' }, { title: 'Pear' });
    expect(ids(corpus)).toEqual(['pear']);
    expect(corpus.removals).toEqual([
      { file: 'a.jsonl', line: 1, id: 'p1', title: '', reason: 'no title', into: '' },
    ]);
  });

  it('come out on one line, without what cannot be seen', () => {
    const corpus = cleaned({
      id: ' p\u20601 ',
      title: 'Pear\u202e\nTrees',
      abstract: 'On\u0000 pears.\r\n\r\nAnd \ud800figs.',
      authors: [' Ada\u200b ', '\u200b'],
      organisation: 'Big\tOrchard',
    });
    expect(corpus.papers).toMatchObject([
      {
        id: 'p1',
        title: 'Pear Trees',
        abstract: 'On pears. And \ufffdfigs.',
        authors: ['Ada'],
        organisation: 'Big Orchard',
      },
    ]);
  });

  it('keep markup as it was given: escaping is for the report', () => {
    const title = '<script>alert(1)</script> & =SUM(A1)';
    expect(cleaned({ title }).papers).toMatchObject([{ title }]);
  });

  it.each([
    ['https://fruit.example/pear?x=1', 'https://fruit.example/pear?x=1'],
    ['http://fruit.example/', 'http://fruit.example/'],
    ['javascript:alert(1)', ''],
    ['JavaScript:alert(1)', ''],
    [' java\nscript:alert(1)', ''],
    ['data:text/html,<script>alert(1)</script>', ''],
    ['vbscript:x', ''],
    ['file:///etc/passwd', ''],
    ['//fruit.example', ''],
    ['not an address', ''],
    ['https://', ''],
  ])('with the address %j have the address %j', (url, expected) => {
    expect(cleaned({ title: 'Pear', url }).papers).toMatchObject([{ url: expected }]);
  });

  it('with an address that would leave its attribute have it escaped', () => {
    const [paper] = cleaned({ title: 'Pear', url: 'https://fruit.example/"onclick="x<y>' }).papers;
    expect(paper?.url).toMatch(/^https:\/\/fruit\.example\/[^"<>]*$/);
  });

  it('tell who gave which field of a paper', () => {
    const { papers, merged } = clean([
      {
        draft: draft({
          id: 'k1',
          title: 'Pear Trees',
          abstract: 'On pears.',
          published: '2020',
          ids: ['doi:10.1000/P'],
        }),
        origin: { file: 'b.bib', line: 3 },
      },
      {
        draft: draft({
          title: 'Pear trees',
          authors: ['Ada Pear'],
          authorCount: 1,
          published: '2020-05',
          ids: ['pmid:7', 'doi:10.1000/p'],
        }),
        origin: { file: 'c.csv', line: 9 },
      },
    ]);
    expect(papers).toMatchObject([
      {
        id: 'k1',
        abstract: 'On pears.',
        published: '2020-05',
        authors: ['Ada Pear'],
        ids: ['doi:10.1000/p', 'pmid:7'],
        url: 'https://doi.org/10.1000/p',
      },
    ]);
    expect(merged).toEqual([
      {
        id: 'k1',
        records: [
          { file: 'b.bib', line: 3, fields: ['abstract', 'id', 'ids', 'title', 'url'] },
          { file: 'c.csv', line: 9, fields: ['authorCount', 'authors', 'ids', 'published'] },
        ],
      },
    ]);
  });

  it('of a kind that is not wanted are removed with their copies, and marked where they are wanted', () => {
    const list = records(
      { title: 'Pear' },
      { title: 'Correction to: Fig' },
      { title: 'correction to: fig' },
      { title: 'RETRACTED: Plum' },
    );
    expect(clean(list, ['notices'])).toMatchObject({
      papers: [
        { title: 'Pear', kind: null },
        { title: 'RETRACTED: Plum', kind: 'retracted' },
      ],
      removals: [
        { line: 2, reason: 'notice of a retraction or correction', into: '' },
        { line: 3, reason: 'notice of a retraction or correction', into: '' },
      ],
    });
    expect(clean(list).papers.map(({ kind }) => kind)).toEqual(['notices', null, 'retracted']);
  });

  it('are marked as retracted where one of them says so', () => {
    const ids = ['doi:10.1000/1'];
    const { papers } = cleaned(
      { title: 'Pears ripen in the dark', ids, abstract: 'We look at pears in the dark and at other fruit.' },
      { title: 'RETRACTED: Pears ripen in the dark', ids },
    );
    expect(papers).toMatchObject([{ title: 'Pears ripen in the dark', kind: 'retracted' }]);
  });

  it('that are none make an empty corpus', () => {
    expect(clean([])).toEqual({ papers: [], removals: [], merged: [], languages: {} });
  });
});

describe('words parted at line ends', () => {
  it('are whole in title and abstract, as the other papers write them', () => {
    const { papers } = cleaned(
      { title: 'Pear trees and lan-\nguage', abstract: 'A multi-\nmodal pear.' },
      { title: 'Language' },
    );
    expect(papers.map(({ title, abstract }) => [title, abstract])).toEqual([
      ['Language', ''],
      ['Pear trees and language', 'A multi-modal pear.'],
    ]);
  });

  it('do not keep two records of one paper apart', () => {
    const { papers, removals } = cleaned(
      { title: 'Multi-\nmodal pear', abstract: 'On pears.' },
      { title: 'Multimodal pear' },
    );
    expect([papers.length, removals.length]).toEqual([1, 1]);
  });
});

describe('a corpus', () => {
  const fields = fc.record({
    id: fc.constantFrom('', '', 'a', 'a-2', 'b', 'pear', 'constructor'),
    title: fc.constantFrom('Pear', 'PEAR', 'pear!', 'Fig', 'a', '木', '林', '?', '', '\u200b', '__proto__'),
    abstract: fc.constantFrom('', 'On pears.', 'on pears', 'On figs.'),
    published: fc.constantFrom('', '2024', '2024-06-22'),
    authors: fc.constantFrom<readonly string[]>([], ['Ada'], ['Bo', 'Cy']),
    authorCount: fc.constantFrom(null, 1, 2),
    upvotes: fc.constantFrom(null, 0, 5),
    url: fc.constantFrom('', 'https://fruit.example/', 'javascript:x'),
  });
  const lists = fc.array(fields, { maxLength: 12 });
  const listAndShuffle = lists.chain((list) =>
    fc.tuple(
      fc.constant(records(...list)),
      fc.shuffledSubarray(records(...list), { minLength: list.length, maxLength: list.length }),
    ),
  );

  it('is the same whatever the order of the records', () => {
    fc.assert(
      fc.property(listAndShuffle, ([list, shuffled]) => {
        expect(clean(shuffled)).toEqual(clean(list));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('has the same papers whatever the order of the lines in the file', () => {
    fc.assert(
      fc.property(listAndShuffle, ([list, shuffled]) => {
        const renumbered = shuffled.map((record, i) => ({
          ...record,
          origin: { file: 'a.jsonl', line: i + 1 },
        }));
        const papers = ({ papers }: Corpus): Draft[] =>
          papers.map(({ origin, ...paper }) => ({ ...paper, line: origin.line > 0 }));
        expect(papers(clean(renumbered))).toEqual(papers(clean(list)));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('has every record once, unique ids in order, and only its own papers as `into`', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { papers, removals, languages } = cleaned(...list);
        expect(Object.values(languages).reduce((sum, n) => sum + n, 0)).toBe(papers.length);
        const lines = [...papers.map(({ origin }) => origin.line), ...removals.map(({ line }) => line)];
        expect(lines.sort((a, b) => a - b)).toEqual(list.map((_, i) => i + 1));
        const known = papers.map(({ id }) => id);
        expect(known).toEqual([...new Set(known)].sort());
        for (const { reason, into } of removals) {
          expect(reason.startsWith('duplicate: ') ? known : ['']).toContain(into);
        }
        expect(removals.map(({ line }) => line)).toEqual(
          removals.map(({ line }) => line).sort((a, b) => a - b),
        );
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('made of its own papers is itself', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { papers, languages } = cleaned(...list);
        const again = clean(papers.map(({ origin, ...fields }) => ({ draft: fields, origin })));
        expect(again).toEqual({ papers, removals: [], merged: [], languages });
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('leaves the records as they were', () => {
    const given = records({ title: ' Pear ', url: 'javascript:x' }, { title: 'pear' }, { title: '' });
    const before = structuredClone(given);
    clean(given);
    expect(given).toEqual(before);
  });

  it('orders its removals by file, then by line as a number', () => {
    const at = (file: string, line: number): SourceRecord => ({
      draft: draft({ title: '' }),
      origin: { file, line },
    });
    const { removals } = clean([at('b', 2), at('a', 10), at('b', 1), at('a', 9)]);
    expect(removals.map(({ file, line }) => `${file}${line}`)).toEqual(['a9', 'a10', 'b1', 'b2']);
  });
});
