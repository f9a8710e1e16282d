import { describe, expect, it } from 'vitest';
import { rowDot } from '../../pipeline/linalg/dense.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import { reduce, regularisedGraph } from '../../pipeline/reduce/index.ts';
import type { DenseMatrix, Reduction, SparseMatrix } from '../../pipeline/types.ts';
import { filledRows, sparse, toRows } from '../matrices.ts';

const reduced = (a: SparseMatrix, method: Reduction, dimensions: number, tau = 1): DenseMatrix =>
  reduce(a, { method, dimensions, tau }, seededRandom(1));

/** Inner products of rows, which a turn of the space leaves as they are. */
function expectSameProducts(found: DenseMatrix, rows: readonly (readonly number[])[]): void {
  expect(found.rows).toBe(rows.length);
  rows.forEach((a, i) => {
    rows.forEach((b, j) => {
      const expected = a.reduce((sum, value, c) => sum + value * b[c]!, 0);
      expect(rowDot(found, i, found, j), `rows ${i} and ${j}`).toBeCloseTo(expected, 4);
    });
  });
}

const example = [
  [2, 0, 0, 1],
  [1, 0, 3, 0],
  [0, 4, 1, 0],
  [0, 0, 0, 0],
  [1, 1, 1, 5],
];

describe('regularisedGraph', () => {
  // Row sums 4 and 4 (mean 4), column sums 1, 4 and 3 (mean 8/3).
  const a = [
    [1, 0, 3],
    [0, 4, 0],
  ];

  it('divides entries by the square roots of the degrees when there is no regulariser', () => {
    const [first, second] = filledRows(regularisedGraph(sparse(a), 0));
    expect(first![0]).toBeCloseTo(1 / Math.sqrt(4 * 1), 6);
    expect(first![2]).toBeCloseTo(3 / Math.sqrt(4 * 3), 6);
    expect(second![1]).toBeCloseTo(4 / Math.sqrt(4 * 4), 6);
  });

  it('adds tau times the mean degree to every degree', () => {
    const [first, second] = filledRows(regularisedGraph(sparse(a), 3));
    expect(first![0]).toBeCloseTo(1 / Math.sqrt(16 * 9), 6);
    expect(first![1]).toBe(0);
    expect(first![2]).toBeCloseTo(3 / Math.sqrt(16 * 11), 6);
    expect(second![1]).toBeCloseTo(4 / Math.sqrt(16 * 12), 6);
  });

  it('keeps papers without words and unused terms at zero', () => {
    const graph = regularisedGraph(
      sparse([
        [0, 0],
        [9, 0],
      ]),
      0,
    );
    expect(filledRows(graph)).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('leaves its input untouched', () => {
    const input = sparse(a);
    regularisedGraph(input, 1);
    expect(input).toEqual(sparse(a));
  });
});

describe('reduce', () => {
  it('weights the leading left vector by its singular value', () => {
    // A A^T of [[3, 0], [4, 5]] is [[9, 12], [12, 41]]: eigenvalue 45, eigenvector (1, 3) / sqrt(10).
    const found = reduced(
      sparse([
        [3, 0],
        [4, 5],
      ]),
      'lsa',
      1,
    );
    expect([found.rows, found.cols]).toEqual([2, 1]);
    expect(found.values[0]).toBeCloseTo(Math.sqrt(4.5), 5);
    expect(found.values[1]).toBeCloseTo(3 * Math.sqrt(4.5), 5);
  });

  it('keeps all inner products between papers with none, whatever the dimensions asked for', () => {
    expectSameProducts(reduced(sparse(example), 'none', 1), example);
  });

  it('keeps all inner products with lsa once the dimensions suffice, and not before', () => {
    expectSameProducts(reduced(sparse(example), 'lsa', 4), example);
    const one = reduced(sparse(example), 'lsa', 1);
    expect(one.cols).toBe(1);
    expect(rowDot(one, 0, one, 0)).toBeLessThan(4);
  });

  it('takes the regularised graph with spectral', () => {
    const graph = filledRows(regularisedGraph(sparse(example), 2));
    expectSameProducts(reduced(sparse(example), 'spectral', 4, 2), graph);
  });

  it('tells groups without a word in common by the vectors of singular value one', () => {
    // The normalised bipartite graph has the singular value 1 once for each connected part (Dhillon 2001).
    const found = reduced(
      sparse([
        [1, 2, 0, 0],
        [3, 1, 0, 0],
        [0, 0, 2, 2],
        [0, 0, 1, 4],
      ]),
      'spectral',
      2,
      0,
    );
    expect(found.cols).toBe(2);
    for (const [i, j, same] of [
      [0, 1, true],
      [2, 3, true],
      [0, 2, false],
      [1, 3, false],
    ] as const) {
      const cosine =
        rowDot(found, i, found, j) / Math.sqrt(rowDot(found, i, found, i) * rowDot(found, j, found, j));
      expect(cosine, `papers ${i} and ${j}`).toBeCloseTo(same ? 1 : 0, 4);
    }
  });

  it.each(['spectral', 'lsa', 'none'] as const)(
    'gives the same bytes for the same seed with %s, papers alike the same row, and leaves its input untouched',
    (method) => {
      const twice = [...example, example[1]!];
      const a = sparse(twice);
      const found = reduced(a, method, 3);
      expect(reduced(sparse(twice), method, 3)).toEqual(found);
      expect(a).toEqual(sparse(twice));
      const rows = toRows(found);
      expect(rows[5]).toEqual(rows[1]);
      expect(rows[3]!.every((value) => value === 0)).toBe(true);
    },
  );

  it.each(['spectral', 'lsa', 'none'] as const)(
    'has no dimensions with %s where there are no words',
    (method) => {
      expect(reduced(sparse([[], []]), method, 3)).toMatchObject({ rows: 2, cols: 0 });
      expect(reduced(sparse([[0], [0]]), method, 3)).toMatchObject({ rows: 2, cols: 0 });
    },
  );
});
