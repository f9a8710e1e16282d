import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply, rowSums, scaled, transpose } from '../../pipeline/linalg/sparse.ts';
import { dense, filledRows, sparse, toRows } from '../matrices.ts';

const example = [
  [1, 0, 3],
  [0, 4, 0],
];

const matrix = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, cols]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: cols, maxLength: cols }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('transpose', () => {
  it('turns rows into columns', () => {
    expect(transpose(sparse(example))).toEqual(
      sparse([
        [1, 0],
        [0, 4],
        [3, 0],
      ]),
    );
  });

  it('is its own inverse, so columns stay ascending', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const a = sparse(rows);
        expect(transpose(transpose(a))).toEqual(a);
      }),
    );
  });

  it('keeps empty rows and columns', () => {
    const t = transpose(
      sparse([
        [0, 0, 0],
        [0, 2, 0],
      ]),
    );
    expect(filledRows(t)).toEqual([
      [0, 0],
      [0, 2],
      [0, 0],
    ]);
    expect(transpose(sparse([[], []]))).toMatchObject({ rows: 0, cols: 2, colIdx: new Uint32Array() });
  });
});

describe('sparse arithmetic', () => {
  it('sums rows', () => {
    expect([...rowSums(sparse([...example, [0, 0, 0]]))]).toEqual([4, 4, 0]);
  });

  it('multiplies with a dense matrix', () => {
    const b = dense([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(toRows(multiply(sparse(example), b))).toEqual([
      [16, 20],
      [12, 16],
    ]);
  });

  it('gives the same product as the filled-in matrix', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const cols = rows[0]!.length;
        const b = Array.from({ length: cols }, (_, i) => [i + 1, (i * 7) % 5]);
        const expected = rows.map((row) =>
          [0, 1].map((j) => row.reduce((sum, value, i) => sum + value * b[i]![j]!, 0)),
        );
        expect(toRows(multiply(sparse(rows), dense(b)))).toEqual(expected);
      }),
    );
  });

  it('scales rows and columns and leaves its input untouched', () => {
    const a = sparse(example);
    const result = scaled(a, Float64Array.of(2, 0.5), Float64Array.of(1, 3, 10));
    expect(filledRows(result)).toEqual([
      [2, 0, 60],
      [0, 6, 0],
    ]);
    expect(a).toEqual(sparse(example));
  });
});
