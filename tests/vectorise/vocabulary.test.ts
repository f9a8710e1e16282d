import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainText, SparseMatrix } from '../../pipeline/types.ts';
import { tokenise } from '../../pipeline/vectorise/tokenise.ts';
import { buildVocabulary, type VocabularyOptions } from '../../pipeline/vectorise/vocabulary.ts';

const stops = ['the', 'of'];

const all: VocabularyOptions = { ngrams: 3, minDf: 1, phraseMinDf: 1, titleWeight: 1 };

function build(
  texts: readonly PlainText[],
  options: Partial<VocabularyOptions> = {},
  isPart = (_: string) => true,
) {
  return buildVocabulary(
    tokenise(texts, (word) => stops.includes(word)),
    isPart,
    { ...all, ...options },
  );
}

const abstracts = (...texts: string[]): PlainText[] => texts.map((abstract) => ({ title: '', abstract }));

/** Each row as `{term: count}`. */
function rowsOf(
  { rows, rowPtr, colIdx, values }: SparseMatrix,
  terms: readonly string[],
): Map<string, number>[] {
  return Array.from({ length: rows }, (_, i) => {
    const row = new Map<string, number>();
    for (let p = rowPtr[i] ?? 0; p < (rowPtr[i + 1] ?? 0); p++) {
      row.set(terms[colIdx[p] ?? -1] ?? 'no such column', values[p] ?? Number.NaN);
    }
    return row;
  });
}

const termsOf = (texts: readonly PlainText[], options: Partial<VocabularyOptions> = {}): readonly string[] =>
  build(texts, options).vocabulary.terms;

/** The surface of one term. */
function surfaceOf(term: string, texts: readonly PlainText[]): string | undefined {
  const { terms, surfaces } = build(texts).vocabulary;
  return surfaces[terms.indexOf(term)];
}

describe('terms', () => {
  it('are stems and phrases of stems, in code-unit order, counted by hand', () => {
    const { vocabulary, counts } = build(
      [{ title: 'Pear trees', abstract: 'The pear tree grows. Tree of pear.' }],
      { ngrams: 2, titleWeight: 3 },
    );
    expect(vocabulary.terms).toEqual(['grow', 'pear', 'pear tree', 'tree', 'tree grow']);
    expect(Array.from(vocabulary.lengths)).toEqual([1, 1, 2, 1, 2]);
    // Once in the title, which counts three times, and twice in the abstract: 3 + 2; the pair once in each: 3 + 1.
    expect(rowsOf(counts, vocabulary.terms)).toEqual([
      new Map([
        ['grow', 1],
        ['pear', 5],
        ['pear tree', 4],
        ['tree', 5],
        ['tree grow', 1],
      ]),
    ]);
  });

  it('have the number of papers they are in as document frequency, however often they are in each', () => {
    const { terms, documentFrequency } = build(
      [
        { title: 'Pear', abstract: 'Pear pears, fig.' },
        { title: 'Fig', abstract: 'Plum fig plum fig.' },
        { title: 'Pear', abstract: 'Plum fig.' },
      ],
      { ngrams: 2 },
    ).vocabulary;
    expect(Object.fromEntries(terms.map((term, col) => [term, documentFrequency[col]]))).toEqual({
      fig: 3,
      'fig plum': 1,
      pear: 2,
      'pear pear': 1,
      plum: 2,
      'plum fig': 2,
    });
  });

  it.each([
    ['the end of a sentence', 'Pear. Tree'],
    ['a stop word', 'pear of tree'],
    ['a number', 'pear 5 tree'],
    ['a bracket', 'pear (tree'],
  ])('do not cross %s', (_, abstract) => {
    expect(termsOf(abstracts(abstract))).toEqual(['pear', 'tree']);
  });

  it('do not cross from title to abstract, nor from paper to paper', () => {
    expect(
      termsOf([
        { title: 'pear', abstract: 'tree' },
        { title: 'fig', abstract: 'plum' },
      ]),
    ).toEqual(['fig', 'pear', 'plum', 'tree']);
  });

  it('do not cross a word that is in too few papers', () => {
    expect(termsOf(abstracts('pear quince tree', 'pear tree', 'tree pear'), { minDf: 2 })).toEqual([
      'pear',
      'pear tree',
      'tree',
      'tree pear',
    ]);
    expect(termsOf(abstracts('pear quince tree', 'pear', 'tree'), { minDf: 2 })).toEqual(['pear', 'tree']);
  });

  it('are as long as asked for', () => {
    const texts = abstracts('pear tree graft knife');
    expect(termsOf(texts, { ngrams: 1 })).toEqual(['graft', 'knife', 'pear', 'tree']);
    expect(termsOf(texts, { ngrams: 2 })).toHaveLength(4 + 3);
    expect(termsOf(texts, { ngrams: 3 })).toHaveLength(4 + 3 + 2);
  });

  it('are in enough papers, words and phrases each by their own bound', () => {
    const texts = abstracts('pear tree', 'pear tree', 'pear graft', 'plum');
    expect(termsOf(texts, { minDf: 2, phraseMinDf: 2 })).toEqual(['pear', 'pear tree', 'tree']);
    expect(termsOf(texts, { minDf: 1, phraseMinDf: 3 })).toEqual(['graft', 'pear', 'plum', 'tree']);
    expect(termsOf(texts, { minDf: 5 })).toEqual([]);
  });

  it('are also the parts of a hyphenated word, which make no phrases of their own', () => {
    const { vocabulary, counts } = build(abstracts('text-to-image models'), { ngrams: 2 });
    expect(rowsOf(counts, vocabulary.terms)).toEqual([
      new Map([
        ['imag', 1],
        ['model', 1],
        ['text', 1],
        ['text-to-imag', 1],
        ['text-to-imag model', 1],
      ]),
    ]);
  });

  it('are not the parts that are no words of their own', () => {
    const { terms } = build(
      abstracts('Pre-training GPT-4x k-means'),
      {},
      (part) => part !== 'pre',
    ).vocabulary;
    expect(terms.filter((term) => !term.includes(' '))).toEqual([
      'gpt',
      'gpt-4x',
      'k-mean',
      'mean',
      'pre-train',
      'train',
    ]);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('may be %s', (word) => {
    const { vocabulary, counts } = build(abstracts(`pear ${word}`, `${word} pear`), { ngrams: 2 });
    const [pair] = vocabulary.terms.filter((term) => term.startsWith('pear '));
    const single = pair?.slice('pear '.length) ?? '';
    expect(vocabulary.surfaces[vocabulary.terms.indexOf(single)]).toBe(word.replaceAll('_', ''));
    expect(vocabulary.documentFrequency[vocabulary.terms.indexOf(single)]).toBe(2);
    expect(rowsOf(counts, vocabulary.terms)).toEqual([
      new Map([single, 'pear', `pear ${single}`].sort().map((term) => [term, 1])),
      new Map([single, `${single} pear`, 'pear'].sort().map((term) => [term, 1])),
    ]);
  });

  it('of no texts, and of texts without words, are none', () => {
    expect(build([]).vocabulary.terms).toEqual([]);
    const { vocabulary, counts } = build(abstracts('', 'the of 5 . x'));
    expect(vocabulary.terms).toEqual([]);
    expect(counts).toMatchObject({ rows: 2, cols: 0 });
    expect(Array.from(counts.rowPtr)).toEqual([0, 0, 0]);
  });
});

describe('surfaces', () => {
  it('are the commonest form of a stem', () => {
    const texts = abstracts('generating pears', 'generation of pears', 'generation and generated');
    expect(surfaceOf('gener', texts)).toBe('generation');
  });

  it('are the first in code-unit order of forms that are equally common', () => {
    expect(surfaceOf('gener', abstracts('generation', 'generating'))).toBe('generating');
    expect(surfaceOf('gpt-4', abstracts('GPT-4', 'Gpt-4'))).toBe('GPT-4');
  });

  it('are in small letters where a quarter of them is written so, and in capitals where fewer are', () => {
    expect(surfaceOf('pear', abstracts('Pear', 'Pear', 'Pear', 'pear'))).toBe('pear');
    expect(surfaceOf('llm', abstracts('LLM', 'LLM', 'LLM', 'LLM', 'llm'))).toBe('LLM');
    expect(surfaceOf('t2i', abstracts('T2I'))).toBe('T2I');
  });

  it('count capitals and small letters of one form together', () => {
    expect(surfaceOf('gener', abstracts('Generation', 'generation', 'generating', 'Generation'))).toBe(
      'generation',
    );
  });

  it('heed an abstract more than nine titles, whose capitals are their own', () => {
    const titles = Array.from({ length: 9 }, () => ({ title: 'Pear Trees', abstract: '' }));
    const texts = [...titles, { title: '', abstract: 'pear tree' }];
    expect(surfaceOf('tree', texts)).toBe('tree');
    expect(surfaceOf('pear tree', texts)).toBe('pear tree');
    expect(surfaceOf('tree', titles)).toBe('Trees');
  });

  it('of phrases are written as one reads them', () => {
    expect(surfaceOf('program synthesi', abstracts('Program synthesis', 'of program synthesis'))).toBe(
      'program synthesis',
    );
    expect(surfaceOf('text-to-imag gener', abstracts('text-to-image generation'))).toBe(
      'text-to-image generation',
    );
  });

  it('of parts are the part alone', () => {
    expect(surfaceOf('imag', abstracts('text-to-image', 'image-based'))).toBe('image');
  });

  it('are as many as the terms, and none is empty', () => {
    const { terms, surfaces } = build(
      abstracts('Text-to-image C++ models’ generation', '木 F* GPT-4'),
    ).vocabulary;
    expect(surfaces).toHaveLength(terms.length);
    expect(surfaces.filter((surface) => surface === '')).toEqual([]);
  });
});

describe('a vocabulary', () => {
  const sentence = fc
    .array(
      fc.constantFrom(
        'pear',
        'Pears',
        'fig',
        'FIG',
        'plum',
        'of',
        '.',
        'text-to-image',
        'image',
        'generating',
        'Generation',
        'C++',
      ),
      { maxLength: 8 },
    )
    .map((words) => words.join(' '));
  const texts = fc.array(fc.record({ title: sentence, abstract: sentence }), { maxLength: 7 });

  it('has the same columns, surfaces and frequencies whatever the order of the papers, and the rows move with them', () => {
    const shuffled = texts.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(
          list.map((_, i) => i),
          { minLength: list.length, maxLength: list.length },
        ),
      ),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 3 }), ([list, order], minDf) => {
        const options = { minDf, phraseMinDf: Math.min(2, minDf), titleWeight: 2 };
        const given = build(list, options);
        const moved = build(
          order.map((i) => list[i] ?? { title: '', abstract: '' }),
          options,
        );
        expect(moved.vocabulary).toEqual(given.vocabulary);
        expect(given.vocabulary.terms).toEqual([...given.vocabulary.terms].sort());
        const rows = rowsOf(given.counts, given.vocabulary.terms);
        expect(rowsOf(moved.counts, moved.vocabulary.terms)).toEqual(order.map((i) => rows[i]));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('has the counts that counting every run of words one by one gives', () => {
    // Words that are their own stems; a dot is a gap.
    const run = fc.array(fc.constantFrom('pear', 'fig', 'plum', 'lime', '.'), { maxLength: 10 });
    fc.assert(
      fc.property(
        fc.array(run, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (runs, minDf, phraseMinDf) => {
          const grams = runs.map((words) => {
            const found = new Map<string, number>();
            for (let n = 1; n <= 3; n++) {
              for (let at = 0; at + n <= words.length; at++) {
                const gram = words.slice(at, at + n);
                if (!gram.includes('.')) found.set(gram.join(' '), (found.get(gram.join(' ')) ?? 0) + 1);
              }
            }
            return found;
          });
          const df = (gram: string): number => grams.filter((found) => found.has(gram)).length;
          const frequent = (gram: string): boolean => {
            const parts = gram.split(' ');
            if (parts.length === 1) return df(gram) >= minDf;
            return (
              df(gram) >= phraseMinDf &&
              frequent(parts.slice(1).join(' ')) &&
              frequent(parts.slice(0, -1).join(' '))
            );
          };
          const { vocabulary, counts } = build(abstracts(...runs.map((words) => words.join(' '))), {
            minDf,
            phraseMinDf,
          });
          const expected = grams.map(
            (found) => new Map([...found].filter(([gram]) => frequent(gram)).sort()),
          );
          expect(rowsOf(counts, vocabulary.terms)).toEqual(expected);
          expect(vocabulary.terms.map((term, col) => [term, vocabulary.documentFrequency[col]])).toEqual(
            [...new Set(expected.flatMap((row) => [...row.keys()]))].sort().map((gram) => [gram, df(gram)]),
          );
        },
      ),
      { numRuns: 500, seed: 1 },
    );
  });

  it('has columns that ascend in every row', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const { counts } = build(list);
        for (let i = 0; i < counts.rows; i++) {
          const columns = Array.from(counts.colIdx.subarray(counts.rowPtr[i], counts.rowPtr[i + 1]));
          expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
        }
        expect(counts.rowPtr.at(-1)).toBe(counts.values.length);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});
