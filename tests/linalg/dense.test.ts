import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gram,
  rowDot,
  rowsOf,
  scatter,
  sizesOfGroups,
  squaredLengths,
  sumsOfGroups,
  timesColumns,
  timesSmall,
  unitRows,
  zeros,
} from '../../pipeline/linalg/dense.ts';
import { dense, toRows } from '../matrices.ts';

const matrix = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, cols]) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: cols, maxLength: cols }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('dense matrices', () => {
  it('begin with zeros', () => {
    expect(toRows(zeros(2, 3))).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('have the inner products of their columns in the Gram matrix', () => {
    const a = dense([
      [1, 2],
      [0, -1],
      [3, 0],
    ]);
    expect([...gram(a)]).toEqual([10, 2, 2, 5]);
  });

  it('are multiplied by a small matrix', () => {
    const a = dense([
      [1, 2],
      [0, -1],
      [3, 0],
    ]);
    const b = Float64Array.of(1, 0, 2, 4, 5, 6);
    expect(toRows(timesSmall(a, b, 3))).toEqual([
      [9, 10, 14],
      [-4, -5, -6],
      [3, 0, 6],
    ]);
  });

  it('have the inner product of any two rows', () => {
    const a = dense([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const b = dense([[7, 8, 9]]);
    expect(rowDot(a, 1, b, 0)).toBe(28 + 40 + 54);
    expect(rowDot(a, 0, a, 1)).toBe(32);
  });
});

describe('unitRows', () => {
  it('scales rows to length one and leaves rows of zeros alone', () => {
    const rows = toRows(
      unitRows(
        dense([
          [3, 4],
          [0, 0],
          [0, -2],
        ]),
      ),
    );
    expect(rows[0]![0]).toBeCloseTo(0.6, 6);
    expect(rows[0]![1]).toBeCloseTo(0.8, 6);
    expect(rows.slice(1)).toEqual([
      [0, 0],
      [0, -1],
    ]);
  });

  it('is of the first few columns alone, each by its weight, where these are asked for', () => {
    const rows = toRows(unitRows(dense([[3, 8, 100]]), 2, Float64Array.of(1, 0.5)));
    expect(rows).toEqual([[Math.fround(0.6), Math.fround(0.8)]]);
  });

  it('gives rows of length one in the same direction, and leaves its input untouched', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const a = dense(rows);
        const unit = unitRows(a);
        expect(toRows(a)).toEqual(toRows(dense(rows)));
        rows.forEach((row, i) => {
          const length = Math.hypot(...row);
          expect(rowDot(unit, i, unit, i)).toBeCloseTo(length === 0 ? 0 : 1, 5);
          expect(rowDot(a, i, unit, i)).toBeCloseTo(length, 4);
        });
      }),
    );
  });
});

describe('columns and rows', () => {
  const a = dense([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  it('weighs every column by its own weight', () => {
    expect(toRows(timesColumns(a, Float64Array.of(1, 0, 2)))).toEqual([
      [1, 0, 6],
      [4, 0, 12],
    ]);
  });

  it('picks the rows that are named, in that order', () => {
    expect(toRows(rowsOf(a, Uint32Array.of(1, 0, 1)))).toEqual([
      [4, 5, 6],
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });
});

describe('groups of rows', () => {
  const rows = dense([
    [0, 3],
    [4, 3],
    [1, 1],
  ]);
  const group = Int32Array.of(2, 2, 0);

  it('have sizes and sums, also where they are empty', () => {
    expect([...sizesOfGroups(group, 3)]).toEqual([1, 0, 2]);
    expect([...sumsOfGroups(rows, group, 3)]).toEqual([1, 1, 0, 0, 4, 6]);
  });

  it('scatter about their means', () => {
    expect([...squaredLengths(rows)]).toEqual([9, 25, 2]);
    // The two are 2 from their mean, (2, 3); the third is its own.
    expect(scatter(rows, sumsOfGroups(rows, group, 3), sizesOfGroups(group, 3))).toBe(8);
    expect(scatter(rows, sumsOfGroups(rows, Int32Array.of(0, 1, 2), 3), Uint32Array.of(1, 1, 1))).toBe(0);
  });
});
