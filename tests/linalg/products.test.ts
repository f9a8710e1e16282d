import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compiledGram,
  compiledSums,
  plainGram,
  plainSums,
  squaredLengths,
} from '../../pipeline/linalg/dense.ts';
import { held } from '../../pipeline/linalg/kernels.ts';
import { compiledNearest, plainNearest } from '../../pipeline/linalg/nearest.ts';
import { compiled, plain } from '../../pipeline/linalg/products.ts';
import {
  compiledMultiply,
  compiledTimesGram,
  plainMultiply,
  plainTimesGram,
} from '../../pipeline/linalg/sparse.ts';
import type { DenseMatrix } from '../../pipeline/types.ts';
import { dense, sparse } from '../matrices.ts';

/** All products, a row for each row of `a` that was visited. */
function table(by: typeof plain, a: DenseMatrix, b: DenseMatrix): [number, number[]][] {
  const found: [number, number[]][] = [];
  by(a, b, (row, dots) => found.push([row, [...dots]]));
  return found;
}

const engines = [
  ['WebAssembly', compiled],
  ['JavaScript', plain],
] as const;

describe.each(engines)('inner products by %s', (_, by) => {
  it('are those of all rows with all rows', () => {
    const a = dense([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const b = dense([
      [1, 0],
      [0, 1],
    ]);
    expect(table(by, a, b)).toEqual([
      [0, [1, 2]],
      [1, [3, 4]],
      [2, [5, 6]],
    ]);
  });

  it('are none without rows, and 0 without columns', () => {
    expect(table(by, { rows: 0, cols: 3, values: new Float32Array(0) }, dense([[1, 2, 3]]))).toEqual([]);
    const none = { rows: 2, cols: 0, values: new Float32Array(0) };
    expect(table(by, none, none)).toEqual([
      [0, [0, 0]],
      [1, [0, 0]],
    ]);
  });
});

it('both engines give the same bits, whatever the sizes', () => {
  const value = fc.float({ min: -4, max: 4, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 19 }),
      fc.integer({ min: 1, max: 35 }),
      fc.array(value, { minLength: 7, maxLength: 29 }),
      (n, d, k, some) => {
        const filled = (rows: number, shift: number): DenseMatrix => ({
          rows,
          cols: d,
          values: Float32Array.from(
            { length: rows * d },
            (_, p) => some[(p * 7 + shift) % some.length]! / (1 + (p % 5)),
          ),
        });
        const [a, b] = [filled(n, 0), filled(k, 3)];
        expect(table(compiled, a, b)).toEqual(table(plain, a, b));
        const longest = Math.sqrt(Math.max(...squaredLengths(a), ...squaredLengths(b)));
        expect(compiledNearest(a, b, longest)).toEqual(plainNearest(a, b, longest));
        expect(compiledGram(a)).toEqual(plainGram(a));
        const group = Int32Array.from({ length: n }, (_, i) => (i * 7) % k);
        expect(compiledSums(a, group, k)).toEqual(plainSums(a, group, k));
        // Where the rows stand makes no difference, nor what is held beside them.
        const apart = held(b, () =>
          held(a, () => [compiledNearest(a, b, longest), compiledSums(a, group, k)]),
        );
        expect(apart).toEqual([plainNearest(a, b, longest), plainSums(a, group, k)]);
        expect(held(b, () => compiledGram(a))).toEqual(plainGram(a));
        // Nor what they were asked for before.
        const scales = [longest, 2 * longest, longest];
        const again = held(a, () => scales.map((one) => compiledNearest(a, b, one)));
        expect(again).toEqual(scales.map((one) => plainNearest(a, b, one)));
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});

it('both engines multiply sparse rows to the same bits, whatever the sizes', () => {
  const entry = fc.constantFrom(0, 0, 0, 1, -2, 0.1, 3.7);
  fc.assert(
    fc.property(
      fc.array(fc.array(entry, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 70 }),
      fc.integer({ min: 1, max: 60 }),
      (rows, width, repeat) => {
        const a = sparse(Array.from({ length: repeat }, () => rows).flat());
        const values = Float32Array.from({ length: 9 * width }, (_, p) => Math.sin(p) * (1 + (p % 3)));
        const b = { rows: 9, cols: width, values };
        expect(compiledMultiply(a, b)).toEqual(plainMultiply(a, b));
        expect(compiledTimesGram(a, b)).toEqual(plainTimesGram(a, b));
      },
    ),
    { numRuns: 40, seed: 1 },
  );
});

it('the compiled kernels are those of their source (npm run kernels renews them)', async () => {
  const script = '../../pipeline/linalg/assembly/build.mjs';
  const { kernelBytes } = (await import(script)) as {
    kernelBytes(): Promise<string>;
  };
  const committed = readFileSync(new URL('../../pipeline/linalg/kernel-bytes.ts', import.meta.url), 'utf8');
  expect(committed).toBe(await kernelBytes());
});
