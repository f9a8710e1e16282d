import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorList } from '../../pipeline/ingest/author-list.ts';
import { listLiteral } from '../../pipeline/ingest/list-literal.ts';

describe('authorList', () => {
  it.each([
    // Zotero, Web of Science, Dimensions; Scopus with numbers; Lens; OpenAlex.
    ['Pear, Ada B.; Fig, C.; K V M, Shree', ['Ada B. Pear', 'C. Fig', 'Shree K V M']],
    ['Pear, Ada (60410297700); Fig, Bo (58862216200)', ['Ada Pear', 'Bo Fig']],
    ['Ada Pear; Bo van der Fig', ['Ada Pear', 'Bo van der Fig']],
    ['Ada Pear|Bo Fig', ['Ada Pear', 'Bo Fig']],
    // Scopus, old and new.
    ['Pear A., Fig B.C.', ['A. Pear', 'B.C. Fig']],
    ['Pear A., Fig B., Plum C.-D.', ['A. Pear', 'B. Fig', 'C.-D. Plum']],
    ['Pear A.; Fig B.;', ['A. Pear', 'B. Fig']],
    // PubMed.
    ['Pear A, Fig BC, van der Plum D.', ['Pear A', 'Fig BC', 'van der Plum D']],
    // arXiv, Publish or Perish and people.
    ['A. Pear, B. C. Fig,\n  D.-E. Plum', ['A. Pear', 'B. C. Fig', 'D.-E. Plum']],
    ['A Pear, B Fig', ['A Pear', 'B Fig']],
    ['Ada Pear and Bo Fig', ['Ada Pear', 'Bo Fig']],
    ['A. Pear, B. Fig and C. Plum', ['A. Pear', 'B. Fig', 'C. Plum']],
    ['A. Pear, B. Fig, and C. Plum', ['A. Pear', 'B. Fig', 'C. Plum']],
    ['Ada Pear & Bo Fig', ['Ada Pear', 'Bo Fig']],
    ['Pear, Ada and Fig, Bo', ['Ada Pear', 'Bo Fig']],
    ['Pear, A., Fig, B. C., Plum, D.', ['A. Pear', 'B. C. Fig', 'D. Plum']],
    ['Pear, Ada', ['Ada Pear']],
    ['Pear, A.', ['A. Pear']],
    ['Pear, Ada B.', ['Ada B. Pear']],
    ['van der Pear, Ada Maria', ['Ada Maria van der Pear']],
    ['Ada Pear, Jr., Bo Fig', ['Ada Pear, Jr.', 'Bo Fig']],
    ['Alexandra Sand', ['Alexandra Sand']],
    // Lists of Python and JSON.
    ["['Ada Pear', \"Bo O'Fig\"]", ['Ada Pear', "Bo O'Fig"]],
    ['["Ada Pear","Zo\\u00eb Fig"]', ['Ada Pear', 'Zoë Fig']],
    ['[Ada Pear, Bo Fig]', ['Ada Pear', 'Bo Fig']],
    ["[['Pear', 'A. -B.', ''], ['Fig', 'Bo', 'Jr.', 'Fruit Institute']]", ['A.-B. Pear', 'Bo Fig, Jr.']],
    [
      "[{'authorId': '17', 'name': 'Ada Pear'}, {'authorId': None, 'name': 'Bo Fig'}]",
      ['Ada Pear', 'Bo Fig'],
    ],
    ['[{"first": "Ada"}]', []],
  ])('reads %j', (text, authors) => {
    expect(authorList(text)).toEqual({ authors, authorCount: authors.length || null });
  });

  it.each(['', ' ', 'NA', 'n/a', '[No author name available]', ';;', 'nan', '[]', '-', '...'])(
    'finds nobody in %j',
    (text) => {
      expect(authorList(text)).toEqual({ authors: [], authorCount: null });
    },
  );

  it.each([
    'Ada Pear, Bo Fig, et al.',
    'Ada Pear; Bo Fig; et al',
    'A Pear, B Fig, …',
    'A Pear, B Fig and others',
  ])('does not know how many there are of %j', (text) => {
    const { authors, authorCount } = authorList(text);
    expect([authors.length, authorCount]).toEqual([2, null]);
  });

  it('reads whatever it is given', () => {
    const unit = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      "'",
      '"',
      '\\',
      ',',
      ';',
      '|',
      ':',
      ' ',
      'A',
      '.',
      '(12345)',
      ' and ',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const { authors, authorCount } = authorList(text);
        expect([null, authors.length]).toContain(authorCount);
        expect(authors.every((name) => name.trim() !== '')).toBe(true);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('listLiteral', () => {
  it('gives texts, objects and lists in lists, no deeper', () => {
    expect(listLiteral(`['a', {"b": 'c', 'd': ["e", {'f': 1}], 'g': u"h"}, ['i', 2, None]]`)).toEqual([
      [{ key: '', text: 'a' }],
      [
        { key: 'b', text: 'c' },
        { key: 'g', text: 'h' },
      ],
      [
        { key: '', text: 'i' },
        { key: '', text: '2' },
        { key: '', text: 'None' },
      ],
    ]);
  });

  it.each(['', 'a', '[', "['a'", "['a]", '] [', "['a'] b", '"a"'])('sees no list in %j', (text) => {
    expect(listLiteral(text)).toBeNull();
  });

  it('may be nested 100,000 levels deep', () => {
    expect(listLiteral('['.repeat(100_000) + ']'.repeat(100_000))).toEqual([[]]);
    expect(listLiteral('['.repeat(100_000))).toBeNull();
    expect(listLiteral(`['${"\\'".repeat(500_000)}`)).toBeNull();
  });
});
