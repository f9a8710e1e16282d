import { describe, expect, it } from 'vitest';
import { gram } from '../../pipeline/linalg/dense.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import { transpose } from '../../pipeline/linalg/sparse.ts';
import { type Svd, truncatedSvd } from '../../pipeline/linalg/svd.ts';
import type { DenseMatrix, SparseMatrix } from '../../pipeline/types.ts';
import { sparse, toRows } from '../matrices.ts';

const rows = [
  [0, 0, 5, 0, 1, 7],
  [0, 8, 0, 2, 0, 0],
  [4, 0, 5, 0, 2, 8],
  [7, 8, 0, 8, 0, 0],
  [0, 0, 0, 1, 8, 0],
  [0, 7, 0, 0, 0, 0],
  [5, 0, 0, 6, 0, 0],
  [0, 9, 0, 0, 0, 0],
];
const tall = sparse(rows);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const wide = transpose(tall);

// numpy 1.24.2: numpy.linalg.svd(rows, full_matrices=False), each triple's sign set so that the entry of v of largest
// size is positive; the first three triples.
const numpy = {
  s: [18.066323, 13.49213, 10.443055, 7.878513, 2.325194, 0.188354],
  u: [
    [0.04508, 0.58442, -0.28729],
    [0.40907, -0.1493, -0.27788],
    [0.1327, 0.73955, -0.12218],
    [0.69727, 0.02086, 0.4064],
    [0.03965, 0.14654, 0.04462],
    [0.31547, -0.13822, -0.34366],
    [0.24746, 0.12897, 0.58723],
    [0.4056, -0.17771, -0.44184],
  ],
  v: [
    [0.36803, 0.27787, 0.50677],
    [0.81419, -0.26641, -0.51269],
    [0.0492, 0.49065, -0.19605],
    [0.43842, 0.05845, 0.59977],
    [0.03474, 0.23983, -0.01673],
    [0.07623, 0.74172, -0.28617],
  ],
};

function expectClose(found: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(found.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  found.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(value, `entry ${i}, ${j}`).toBeCloseTo(expected[i]![j]!, 4);
    });
  });
}

function expectOrthonormal(m: DenseMatrix): void {
  const products = gram(m);
  for (let p = 0; p < m.cols; p++) {
    for (let q = 0; q < m.cols; q++) expect(products[p * m.cols + q]).toBeCloseTo(p === q ? 1 : 0, 5);
  }
}

function product({ u, s, v }: Svd): number[][] {
  const right = toRows(v);
  return toRows(u).map((left) =>
    right.map((row) => row.reduce((sum, value, j) => sum + left[j]! * s[j]! * value, 0)),
  );
}

describe('truncatedSvd', () => {
  it('finds the singular values of a matrix worked by hand', () => {
    // A^T A of [[3, 0], [4, 5]] is [[25, 20], [20, 25]], whose eigenvalues are 45 and 5.
    const { s } = truncatedSvd(
      sparse([
        [3, 0],
        [4, 5],
      ]),
      2,
      seededRandom(1),
    );
    expect(s[0]).toBeCloseTo(Math.sqrt(45), 5);
    expect(s[1]).toBeCloseTo(Math.sqrt(5), 5);
  });

  it('finds the leading triples that numpy finds, signs included', () => {
    const { u, s, v } = truncatedSvd(tall, 3, seededRandom(1));
    expectClose([[...s]], [numpy.s.slice(0, 3)]);
    expectClose(toRows(u), numpy.u);
    expectClose(toRows(v), numpy.v);
  });

  it.each([
    ['a tall matrix', tall],
    ['a wide matrix', wide],
  ])('takes %s apart into orthonormal factors that multiply back to it', (_, a) => {
    const svd = truncatedSvd(a, 6, seededRandom(2));
    expectClose([[...svd.s]], [numpy.s]);
    expect([svd.u.rows, svd.u.cols, svd.v.rows, svd.v.cols]).toEqual([a.rows, 6, a.cols, 6]);
    expectOrthonormal(svd.u);
    expectOrthonormal(svd.v);
    expectClose(product(svd), a === tall ? rows : rows[0]!.map((_, j) => rows.map((row) => row[j]!)));
  });

  it('makes the entry of largest size in each right vector positive, whatever shape and seed', () => {
    for (const a of [tall, wide]) {
      for (let seed = 0; seed < 5; seed++) {
        const { v } = truncatedSvd(a, 6, seededRandom(seed));
        for (let j = 0; j < v.cols; j++) {
          const column = toRows(v).map((row) => row[j]!);
          expect(Math.max(...column)).toBe(Math.max(...column.map(Math.abs)));
        }
      }
    }
  });

  it('gives the same bytes for the same seed, and the same triples for any', () => {
    const once = truncatedSvd(tall, 3, seededRandom(7));
    expect(truncatedSvd(tall, 3, seededRandom(7))).toEqual(once);
    const other = truncatedSvd(tall, 3, seededRandom(8));
    expectClose(toRows(other.u), toRows(once.u));
    expectClose(toRows(other.v), toRows(once.v));
  });

  it('finds the leading triples of a matrix too large to be taken whole', () => {
    // Blocks of ones times a weight, on the diagonal: the triple of each is (1 / sqrt rows, weight sqrt(rows cols), 1 / sqrt cols).
    const blocks = Array.from({ length: 40 }, (_, b) => ({
      rows: 5 + (b % 4),
      cols: 6 + (b % 5),
      weight: 2 * 0.93 ** b,
    }));
    const size = { rows: sum(blocks.map((b) => b.rows)), cols: sum(blocks.map((b) => b.cols)) };
    expect(Math.min(size.rows, size.cols)).toBeGreaterThan(200);
    let [row, col] = [0, 0];
    const table = Array.from({ length: size.rows }, () => new Array<number>(size.cols).fill(0));
    const known = blocks.map(({ rows, cols, weight }) => {
      for (let i = row; i < row + rows; i++) table[i]!.fill(weight, col, col + cols);
      const triple = { row, col, rows, cols, s: weight * Math.sqrt(rows * cols) };
      row += rows;
      col += cols;
      return triple;
    });
    known.sort((a, b) => b.s - a.s);
    const { u, s, v } = truncatedSvd(sparse(table), 6, seededRandom(3));
    expect(s).toHaveLength(6);
    for (let j = 0; j < 6; j++) {
      const { row, col, rows, cols, s: expected } = known[j]!;
      expect(s[j]).toBeCloseTo(expected, 3);
      for (let i = 0; i < u.rows; i++) {
        const inside = i >= row && i < row + rows;
        expect(Math.abs(u.values[i * 6 + j]! - (inside ? 1 / Math.sqrt(rows) : 0))).toBeLessThan(0.02);
      }
      for (let i = 0; i < v.rows; i++) {
        const inside = i >= col && i < col + cols;
        expect(Math.abs(v.values[i * 6 + j]! - (inside ? 1 / Math.sqrt(cols) : 0))).toBeLessThan(0.02);
      }
    }
  });

  it('misses little of what singular values that hardly fall leave to find', () => {
    // One entry a row and a column, so that the singular values are these: 30 of 600 that fall by half a percent each.
    const values = Float32Array.from({ length: 600 }, (_, i) => 0.995 ** i);
    const a = {
      rows: 601,
      cols: 600,
      rowPtr: Uint32Array.from({ length: 602 }, (_, i) => Math.min(i, 600)),
      colIdx: Uint32Array.from(values, (_, i) => (i * 7) % 600),
      values,
    };
    // Six iterations without shifts miss 0.012 of the sum of squares, seven 0.0075.
    const squares = (s: Iterable<number>): number => sum(Array.from(s, (value) => value ** 2));
    const { s } = truncatedSvd(a, 30, seededRandom(5));
    expect(1 - squares(s) / squares(values.slice(0, 30))).toBeLessThan(0.009);
  });

  describe('of a long matrix', () => {
    // Row i is 3 weights side by side, those of block i % 80, or nothing: the singular values are weight sqrt(3 rows of the block).
    const long = (rows: number, filled: number): { a: SparseMatrix; expected: number[] } => {
      const weight = (row: number): number => 0.97 ** (row % 80);
      const own = Array.from({ length: 3 * filled }, (_, p) => Math.floor(p / 3));
      const a = {
        rows,
        cols: 240,
        rowPtr: Uint32Array.from({ length: rows + 1 }, (_, i) => 3 * Math.min(i, filled)),
        colIdx: Uint32Array.from(own, (row, p) => 3 * (row % 80) + (p % 3)),
        values: Float32Array.from(own, weight),
      };
      const sizes = Array.from({ length: 80 }, (_, b) => Math.ceil((filled - b) / 80));
      const expected = sizes.map((size, b) => weight(b) * Math.sqrt(3 * size)).sort((x, y) => y - x);
      return { a, expected };
    };

    it('finds what a single row is alone in, whether it is drawn or not', () => {
      const { a, expected } = long(60_000, 59_999);
      const rowPtr = a.rowPtr.slice();
      rowPtr[60_000]!++;
      const colIdx = Uint32Array.from([...a.colIdx, 240]);
      const values = Float32Array.from([...a.values, 200]);
      for (let seed = 0; seed < 6; seed++) {
        const { s } = truncatedSvd(
          { rows: a.rows, cols: 241, rowPtr, colIdx, values },
          20,
          seededRandom(seed),
        );
        expect(s[0]).toBeCloseTo(200, 2);
        expect(s[1]! / expected[0]!).toBeCloseTo(1, 3);
      }
    });

    it.each([
      ['rows that are told by a part of them', 30_000, 30_000],
      ['a few rows, most of which no part has', 40_000, 90],
    ])('finds the leading triples of %s', (_, rows, filled) => {
      const { a, expected } = long(rows, filled);
      const { u, s, v } = truncatedSvd(a, 20, seededRandom(4));
      expect(s).toHaveLength(20);
      for (const [j, value] of s.entries()) expect(value / expected[j]!).toBeCloseTo(1, 3);
      expectOrthonormal(u);
      expectOrthonormal(v);
    });
  });

  it('leaves its input untouched', () => {
    const a = sparse(rows);
    truncatedSvd(a, 3, seededRandom(1));
    expect(a).toEqual(sparse(rows));
  });

  it('stops at the rank of the matrix', () => {
    const { s, u, v } = truncatedSvd(
      sparse([
        [1, 2, 3],
        [2, 4, 6],
        [3, 6, 9],
      ]),
      3,
      seededRandom(1),
    );
    expect(s).toHaveLength(1);
    expect(s[0]).toBeCloseTo(14, 4);
    expect([u.cols, v.cols]).toEqual([1, 1]);
  });

  it('gives no more triples than the shorter side has, however many are asked for', () => {
    expect(truncatedSvd(tall, 50, seededRandom(1)).s).toHaveLength(6);
    expect(truncatedSvd(wide, 50, seededRandom(1)).s).toHaveLength(6);
  });

  it.each([1e-1, 1e-2, 1e-3, 1e-4])('tells a singular value of %f of the first from zero', (small) => {
    const { s } = truncatedSvd(
      sparse([
        [1, 0],
        [0, small],
      ]),
      2,
      seededRandom(1),
    );
    expect(s).toHaveLength(2);
    expect(s[1]! / small).toBeCloseTo(1, 2);
  });

  it('has no triples of a matrix of zeros, or one without columns or rows', () => {
    for (const a of [
      sparse([
        [0, 0, 0],
        [0, 0, 0],
      ]),
      sparse([[], [], []]),
      sparse([]),
    ]) {
      const { u, s, v } = truncatedSvd(a, 2, seededRandom(1));
      expect(s).toHaveLength(0);
      expect([u.rows, u.cols, v.rows, v.cols]).toEqual([a.rows, 0, a.cols, 0]);
    }
  });
});
