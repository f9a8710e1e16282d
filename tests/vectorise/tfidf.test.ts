import { describe, expect, it } from 'vitest';
import type { SparseMatrix, Vocabulary } from '../../pipeline/types.ts';
import { tfidf } from '../../pipeline/vectorise/tfidf.ts';
import { sparse } from '../matrices.ts';

const plain = { maxDf: 1, phraseWeight: 1 };

/** A vocabulary for counts: terms a, b, ..., of as many words as said, one unless said. */
function vocabularyOf(counts: SparseMatrix, lengths: readonly number[] = []): Vocabulary {
  const documentFrequency = new Uint32Array(counts.cols);
  for (const col of counts.colIdx) documentFrequency[col] = (documentFrequency[col] ?? 0) + 1;
  const terms = Array.from({ length: counts.cols }, (_, col) => String.fromCharCode(97 + col));
  return {
    terms,
    surfaces: terms,
    lengths: Uint8Array.from(terms, (_, col) => lengths[col] ?? 1),
    documentFrequency,
    titleFrequency: new Uint32Array(counts.cols),
  };
}

function rowsOf({ rows, cols, rowPtr, colIdx, values }: SparseMatrix): number[][] {
  return Array.from({ length: rows }, (_, i) => {
    const row = new Array<number>(cols).fill(0);
    for (let p = rowPtr[i] ?? 0; p < (rowPtr[i + 1] ?? 0); p++)
      row[colIdx[p] ?? -1] = values[p] ?? Number.NaN;
    return row;
  });
}

function weights(
  rows: readonly (readonly number[])[],
  options = plain,
  lengths: readonly number[] = [],
): number[][] {
  const counts = sparse(rows);
  return rowsOf(tfidf(counts, vocabularyOf(counts, lengths), counts.rows, options));
}

function expectClose(found: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(found.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  expected.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(found[i]?.[j]).toBeCloseTo(value, 5);
    });
  });
}

describe('tfidf', () => {
  it('weighs as worked by hand', () => {
    // Two papers; a is in both: idf ln(3/3) + 1 = 1. b is in one, twice: idf ln(3/2) + 1, tf 1 + ln 2.
    const b = (1 + Math.log(2)) * (1 + Math.log(1.5));
    expectClose(
      weights([
        [1, 2],
        [1, 0],
      ]),
      [
        [1 / Math.hypot(1, b), b / Math.hypot(1, b)],
        [1, 0],
      ],
    );
  });

  it('weighs as scikit-learn does', () => {
    // scikit-learn 1.2.1: TfidfTransformer(sublinear_tf=True).fit_transform(counts).toarray().round(6)
    expectClose(
      weights([
        [2, 1, 0],
        [1, 0, 3],
        [1, 1, 1],
        [0, 0, 0],
      ]),
      [
        [0.807868, 0.589363, 0],
        [0.359919, 0, 0.932984],
        [0.496816, 0.613667, 0.613667],
        [0, 0, 0],
      ],
    );
  });

  it('gives rows of length 1, and of 0 where nothing weighs', () => {
    const lengths = weights([
      [20, 1, 0, 4],
      [0, 0, 0, 0],
      [0, 1, 7, 0],
      [0, 0, 0, 1],
    ]).map((row) => Math.hypot(...row));
    expectClose([lengths], [[1, 0, 1, 1]]);
  });

  it('leaves out terms in more than the largest share of papers', () => {
    const counts = [
      [1, 1, 0],
      [1, 1, 0],
      [1, 0, 1],
      [1, 0, 0],
    ];
    expect(weights(counts, { ...plain, maxDf: 0.5 }).map((row) => row.map((weight) => weight > 0))).toEqual([
      [false, true, false],
      [false, true, false],
      [false, false, true],
      [false, false, false],
    ]);
    expect(weights(counts, { ...plain, maxDf: 0.49 }).map(([, second]) => second)).toEqual([0, 0, 0, 0]);
  });

  it('keeps a term in exactly the largest share of the papers, whatever the share', () => {
    const lost: number[] = [];
    for (let df = 1; df <= 100; df++) {
      const counts = sparse(Array.from({ length: 100 }, (_, i) => [i < df ? 1 : 0]));
      const { values } = tfidf(counts, vocabularyOf(counts), 100, {
        ...plain,
        maxDf: Number(`${df / 100}`),
      });
      if (values.length !== df) lost.push(df);
    }
    expect(lost).toEqual([]);
  });

  it('keeps a term of a single paper whatever the largest share', () => {
    expect(weights([[1]], { ...plain, maxDf: 0 })).toEqual([[1]]);
    expect(
      weights(
        [
          [1, 0],
          [0, 1],
        ],
        { ...plain, maxDf: 0.1 },
      ),
    ).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('weighs a phrase by its share of what a word of its frequency weighs', () => {
    const [row] = weights([[1, 1, 1]], { ...plain, phraseWeight: 0.25 }, [1, 2, 3]);
    const length = Math.hypot(1, 0.25, 0.25);
    expectClose([row ?? []], [[1 / length, 0.25 / length, 0.25 / length]]);
  });

  it('stores no phrases when they weigh nothing, and keeps their columns', () => {
    const counts = sparse([
      [1, 2],
      [0, 3],
    ]);
    const result = tfidf(counts, vocabularyOf(counts, [1, 2]), 2, { ...plain, phraseWeight: 0 });
    expect(result).toMatchObject({ rows: 2, cols: 2 });
    expect(Array.from(result.rowPtr)).toEqual([0, 1, 1]);
    expect(Array.from(result.colIdx)).toEqual([0]);
    expect(Array.from(result.values)).toEqual([1]);
  });

  it('weighs some of the papers by the frequencies in all of them', () => {
    const all = sparse([
      [2, 1, 0],
      [1, 0, 3],
      [1, 1, 1],
      [0, 0, 1],
    ]);
    const some = sparse([
      [2, 1, 0],
      [1, 0, 3],
    ]);
    // Three terms in three, two and three of four papers: all weigh, though the first is in both papers weighed.
    const options = { ...plain, maxDf: 0.75 };
    const whole = rowsOf(tfidf(all, vocabularyOf(all), 4, options));
    expect(rowsOf(tfidf(some, vocabularyOf(all), 4, options))).toEqual(whole.slice(0, 2));
    expect(whole[0]?.[0]).toBeGreaterThan(0);
  });

  it('does not change the counts', () => {
    const counts = sparse([
      [2, 1],
      [0, 3],
    ]);
    tfidf(counts, vocabularyOf(counts), 2, { maxDf: 0.5, phraseWeight: 0 });
    expect(counts).toEqual(
      sparse([
        [2, 1],
        [0, 3],
      ]),
    );
  });
});
