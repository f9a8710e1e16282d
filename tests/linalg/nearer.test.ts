import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledNearer, type Nearer, nearer, plainNearer } from '../../pipeline/linalg/nearer.ts';
import type { DenseMatrix } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';

const infinite = Number.POSITIVE_INFINITY;

function squaresOf({ rows, cols, values }: DenseMatrix): Float32Array {
  return Float32Array.from({ length: rows }, (_, i) =>
    values.subarray(i * cols, (i + 1) * cols).reduce((sum, value) => sum + value * value, 0),
  );
}

/** A row for each point, without what pads it. */
function table({ after, width, sums }: Nearer): number[][] {
  const rows = Array.from({ length: after.length / width }, (_, i) =>
    [...after.subarray(i * width, (i + 1) * width)].slice(0, sums.length),
  );
  return [...rows, [...sums]];
}

describe.each([
  ['WebAssembly', compiledNearer],
  ['JavaScript', plainNearer],
] as const)('distances to the nearest by %s', (_, by) => {
  it('are those to a candidate, or those that were smaller already', () => {
    const points = dense([
      [0, 0],
      [3, 4],
      [6, 8],
    ]);
    const known = { lengths: squaresOf(points), close: 0 };
    const first = by(points, [0], { ...known, nearest: new Float32Array(3).fill(infinite) });
    expect(table(first)).toEqual([[0], [25], [100], [125]]);
    const second = by(points, [1, 2], { ...known, nearest: Float32Array.of(0, 25, 100) });
    expect(table(second)).toEqual([
      [0, 0],
      [0, 25],
      [25, 0],
      [25, 25],
    ]);
  });

  it('are exact where products cannot tell rows apart', () => {
    const points = dense([
      [1000, 0],
      [1000, 2 ** -13],
    ]);
    const known = { lengths: squaresOf(points), close: 1, nearest: new Float32Array(2).fill(infinite) };
    expect(table(by(points, [0], known))).toEqual([[0], [2 ** -26], [2 ** -26]]);
  });
});

it('are the same bits by both engines, whatever the sizes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 19 }),
      fc.integer({ min: 1, max: 19 }),
      fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: 7, maxLength: 29 }),
      fc.constantFrom(0, 0.5, 4),
      (n, d, count, some, close) => {
        const values = Float32Array.from({ length: n * d }, (_, p) => some[(p * 7) % some.length]!);
        const points = { rows: n, cols: d, values };
        const candidates = Array.from({ length: count }, (_, c) => (c * 31) % n);
        const nearest = Float32Array.from({ length: n }, (_, i) => (i % 3 === 0 ? infinite : i % 7));
        const known = { lengths: squaresOf(points), nearest, close };
        const byPlain = table(plainNearer(points, candidates, known));
        expect(table(compiledNearer(points, candidates, known))).toEqual(byPlain);
        expect(table(nearer(points, candidates, known))).toEqual(byPlain);
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});
