import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../../pipeline/clean/duplicates.ts';
import { draft } from '../../pipeline/ingest/source.ts';
import type { Draft, Paper } from '../../pipeline/types.ts';

type Known = Partial<Draft> & { readonly title: string };

const paper = (fields: Known, i = 0): Paper => ({
  ...draft(fields),
  origin: { file: 'a', line: i + 1 },
  kind: null,
});

/** Each paper's title, with those of what went into it and why. */
const merged = (...known: readonly Known[]): string[][] =>
  merge(known.map(paper))
    .map(({ paper, others }) => [
      paper.title,
      ...others.map(({ paper, why }) => `${paper.title}: ${why.rule}`).sort(),
    ])
    .sort();

/** An abstract of `count` words, of which each in `changed` is another than usual. */
const abstract = (count: number, changed: readonly number[] = [], by = 'y'): string =>
  Array.from({ length: count }, (_, i) => (changed.includes(i) ? `w${i}${by}` : `w${i}x`)).join(' ');

describe('records that are equally full', () => {
  it.each([
    ['«pears» in the Alps', '“Pears” in the Alps'],
    ['Étude des poires', 'éTUDE DES POIRES'],
    ['Pears in the Alps', 'pears in the Alps'],
  ])('%s comes before %s, as their code units do', (first, second) => {
    for (const titles of [
      [first, second],
      [second, first],
    ])
      expect(merged(...titles.map((title) => ({ title })))).toEqual([[first, `${second}: same title`]]);
  });
});

describe('records with one id', () => {
  it.each([
    ['2405.14906v2', '2405.14906', 'arXiv id'],
    ['arXiv:2405.14906v1', 'https://arxiv.org/abs/2405.14906', 'arXiv id'],
    ['10.1000/Pear', 'https://doi.org/10.1000/pear', 'DOI'],
    ['10.48550/arXiv.2405.14906', '2405.14906v3', 'arXiv id'],
    ['PMID: 7', 'https://pubmed.ncbi.nlm.nih.gov/7/', 'PubMed id'],
    ['pear', 'pear', 'id'],
  ])('%s and %s are one paper though the title was changed', (a, b, name) => {
    expect(
      merged(
        { id: a, title: 'Pear Trees of the North', published: '2024' },
        { id: b, title: 'Pear Trees of the Far North' },
      ),
    ).toEqual([['Pear Trees of the North', `Pear Trees of the Far North: same ${name}`]]);
  });

  it('are one paper under any title when the abstracts share a tenth', () => {
    // 38 of 48 shingles changed are too many for an abstract that is alike, and few enough for a version.
    const changed = Array.from({ length: 38 }, (_, i) => i);
    expect(
      merged(
        { id: '2405.14906v1', title: 'Pears', abstract: abstract(50) },
        { id: '2405.14906v2', title: 'A Study of Orchards', abstract: abstract(50, changed), url: 'u' },
      ),
    ).toEqual([['A Study of Orchards', 'Pears: same arXiv id']]);
  });

  it.each([
    ['titles without a word in common', {}, {}],
    [
      'abstracts that share nothing',
      { abstract: abstract(50) },
      { abstract: abstract(50, [], 'z').replaceAll('x', 'z') },
    ],
  ])('stay two papers with %s, as chapters of a book under its DOI', (_, a, b) => {
    expect(
      merged(
        { id: '10.1000/book', title: 'Pear Trees', ...a },
        { id: '10.1000/book', title: 'Fig Bushes', ...b },
      ),
    ).toHaveLength(2);
  });

  it('are found by the address too, and by an id that another record brought', () => {
    expect(
      merged(
        {
          title: 'Pear Trees of the North',
          abstract: abstract(50),
          url: 'https://arxiv.org/abs/2405.14906v1',
        },
        { title: 'Pear trees of the north', id: '10.1000/pear', url: 'https://arxiv.org/pdf/2405.14906' },
        { title: 'Pear Trees of the Cold North', id: '10.1000/PEAR' },
      ),
    ).toEqual([
      [
        'Pear Trees of the North',
        'Pear Trees of the Cold North: same DOI',
        'Pear trees of the north: same arXiv id',
      ],
    ]);
  });
});

describe('records with one title', () => {
  it('of two libraries are one paper whatever their keys, by the same first author and in years next to each other', () => {
    const [title, authors] = ['Pear Trees', ['Ada Lovelace', 'Bo Fig']];
    const other = { id: 'WOS:1', title: 'Pear trees', authors: ['A. Lovelace'] };
    const one = { id: 'lovelace2020', title, authors };
    expect(merged({ ...one, published: '2020' }, { ...other, published: '2021' })).toHaveLength(1);
    expect(merged({ ...one, published: '2020' }, { ...other, published: '2022' })).toHaveLength(2);
    expect(
      merged({ ...one, published: '2020' }, { ...other, authors: ['A. Byron'], published: '2020' }),
    ).toHaveLength(2);
    expect(merged({ ...one, ids: ['doi:10.1000/1'] }, { ...other, ids: ['doi:10.1000/2'] })).toHaveLength(2);
    expect(merged({ ...one, ids: ['doi:10.1000/1'] }, { ...other, ids: ['pmid:2'] })).toHaveLength(1);
  });

  it('are one paper when half of the shorter abstract is in the longer, as a cut one is', () => {
    const long = abstract(100);
    expect(merged({ title: 'Pear', abstract: long }, { title: 'pear', abstract: abstract(40) })).toEqual([
      ['Pear', 'pear: same title'],
    ]);
  });

  it('are two papers when the abstracts differ in more', () => {
    const other = Array.from({ length: 60 }, (_, i) => i);
    expect(
      merged({ title: 'Pear', abstract: abstract(100) }, { title: 'Pear', abstract: abstract(100, other) }),
    ).toHaveLength(2);
  });

  it('called Editorial stay apart by their ids, with abstract or without', () => {
    expect(
      merged(
        { title: 'Editorial', id: '10.1000/1', abstract: 'In this issue.' },
        { title: 'Editorial', id: '10.1000/2' },
        { title: 'Editorial', id: '10.1000/3' },
      ),
    ).toHaveLength(3);
  });

  it('of four words are one paper with and without abstract: the preprint has another id', () => {
    expect(
      merged(
        { title: 'Pear Trees of Spain', id: '2405.14906', abstract: 'On pears.' },
        { title: 'Pear trees of Spain', id: '10.1000/pear' },
      ),
    ).toEqual([['Pear Trees of Spain', 'Pear trees of Spain: same title']]);
  });

  it('are one paper when they are the same, however many namesakes there are', () => {
    const editorials = Array.from({ length: 600 }, (_, i) => ({
      title: 'Editorial',
      abstract: `In issue ${i}.`,
    }));
    expect(merge([...editorials, ...editorials].map(paper))).toHaveLength(600);
  });
});

describe('records with abstracts alike', () => {
  it('are one paper from a Jaccard index of 0.7 on, which is told', () => {
    // Three words changed apart from each other: 9 of 98 shingles on either side, so 89 / 107.
    const [found] = merge(
      [
        { title: 'Pear Trees', abstract: abstract(100), id: '1' },
        { title: 'On Orchards', abstract: abstract(100, [20, 50, 80]) },
      ].map(paper),
    );
    expect(found?.others.map(({ why }) => why)).toEqual([{ rule: 'abstract alike', similarity: 89 / 107 }]);
  });

  it.each([
    // With 6 words changed 80 of 116 shingles are shared, 0.69; with 5 words 83 of 113, 0.73.
    [[10, 25, 40, 55, 70, 85], 2],
    [[10, 25, 40, 55, 70], 1],
  ])('with the words %j changed are %d papers', (changed, count) => {
    expect(
      merged(
        { title: 'Pear Trees', abstract: abstract(100) },
        { title: 'On Orchards', abstract: abstract(100, changed) },
      ),
    ).toHaveLength(count);
  });

  it.each([
    'This paper has been withdrawn by the author due to a crucial error in the proof of the main theorem.',
    'Editorial for the special issue on orchards and their fruit, with an overview of the papers in it.',
    'Book review.',
    '',
  ])('that are short and alike in template stay apart: %j', (text) => {
    expect(merged({ title: 'Pear', abstract: text }, { title: 'Fig', abstract: text })).toHaveLength(2);
  });

  it.each([
    ['The Orchard: Part I', 'The Orchard: Part II'],
    ['Report of the Orchard 2019', 'Report of the Orchard 2020'],
    ['PearNet', 'PearNet-V2'],
  ])('stay apart when their titles are numbered: %s, %s', (a, b) => {
    const text = abstract(100);
    expect(merged({ title: a, abstract: text }, { title: b, abstract: text })).toHaveLength(2);
  });

  it('do not make a chain: what is alike to a duplicate alone stays', () => {
    // Each differs from the next in three words more; the first and the last in six.
    const [a, b, c] = [abstract(100), abstract(100, [10, 20, 30]), abstract(100, [10, 20, 30, 40, 50, 60])];
    expect(
      merged(
        { title: 'First', abstract: a, id: '1', url: 'u' },
        { title: 'Second', abstract: b, id: '2' },
        { title: 'Third', abstract: c },
      ),
    ).toEqual([['First', 'Second: abstract alike'], ['Third']]);
  });

  it('go where an id or a title says rather than to the more alike abstract', () => {
    expect(
      merged(
        { title: 'Pear Trees', abstract: abstract(100), url: 'u', id: '1' },
        { title: 'Orchards', abstract: abstract(100, [1, 11, 21, 31, 41, 51, 61, 71]), id: '2405.14906v1' },
        { title: 'Pomes', abstract: abstract(100, [1, 11]), id: '2405.14906v2' },
      ),
    ).toEqual([['Orchards', 'Pomes: same arXiv id'], ['Pear Trees']]);
  });
});

describe('merging', () => {
  const text = fc
    .tuple(fc.constantFrom(0, 20, 60), fc.uniqueArray(fc.nat(59), { maxLength: 6 }))
    .map(([count, changed]) => abstract(count, changed));
  const lists = fc.array(
    fc.record({
      id: fc.constantFrom('', '2405.14906', '2405.14906v2', '10.1000/a', '10.1000/A'),
      title: fc.constantFrom('Pear Trees', 'PEAR trees', 'Pear', 'A Study of Orchards', 'Part I', 'Part II'),
      abstract: text,
      published: fc.constantFrom('', '2024', '2025'),
      url: fc.constantFrom('', 'https://arxiv.org/abs/2405.14906v1', 'https://fruit.example/'),
    }),
    { maxLength: 10 },
  );

  it('does not depend on the order of the records and keeps each once', () => {
    const shuffled = lists.chain((list) => {
      const papers = list.map(paper);
      return fc.tuple(
        fc.constant(papers),
        fc.shuffledSubarray(papers, { minLength: papers.length, maxLength: papers.length }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([papers, other]) => {
        const found = merge(papers);
        expect(merge(other)).toEqual(found);
        const lines = found.flatMap((one) => [one.paper, ...one.others.map((other) => other.paper)]);
        expect(lines.map(({ origin }) => origin.line).sort((a, b) => a - b)).toEqual(
          papers.map((_, i) => i + 1),
        );
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('of 5,000 records made of one template comes to an end soon', () => {
    const records = Array.from({ length: 5_000 }, (_, i) =>
      paper(
        {
          title: `Pear ${i}`,
          abstract: `${abstract(45)} ${abstract(15, [], `z${i}`).replaceAll('x', `z${i}`)}`,
        },
        i,
      ),
    );
    expect(merge(records)).toHaveLength(5_000);
  });
});
