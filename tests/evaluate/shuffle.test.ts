import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shuffled } from '../../pipeline/evaluate/shuffle.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import type { SparseMatrix } from '../../pipeline/types.ts';
import { filledRows, sparse } from '../matrices.ts';

const cols = 6;
const counts = fc
  .array(fc.array(fc.nat({ max: 3 }), { minLength: cols, maxLength: cols }), { minLength: 1, maxLength: 10 })
  .map(sparse);

const sizes = ({ rows, rowPtr }: SparseMatrix): number[] =>
  Array.from({ length: rows }, (_, i) => rowPtr[i + 1]! - rowPtr[i]!);

/** Entries as `column value`, sorted. */
const entries = ({ colIdx, values }: SparseMatrix): string[] =>
  Array.from(colIdx, (col, p) => `${col} ${values[p]}`).sort();

/** How often each entry is in a list. */
function tally(list: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const entry of list) times.set(entry, (times.get(entry) ?? 0) + 1);
  return times;
}

describe('shuffled', () => {
  it('keeps the shape, columns ascending without repeats, and no row grows', () => {
    fc.assert(
      fc.property(counts, fc.integer(), (given, seed) => {
        const dealt = shuffled(given, seededRandom(seed));
        expect([dealt.rows, dealt.cols, dealt.rowPtr.length]).toEqual([given.rows, cols, given.rows + 1]);
        expect([dealt.colIdx.length, dealt.values.length]).toEqual([
          dealt.rowPtr.at(-1),
          dealt.rowPtr.at(-1),
        ]);
        const [before, after] = [sizes(given), sizes(dealt)];
        after.forEach((size, i) => {
          expect(size).toBeLessThanOrEqual(before[i]!);
          expect(size > 0).toBe(before[i]! > 0);
          const row = [...dealt.colIdx.subarray(dealt.rowPtr[i], dealt.rowPtr[i + 1])];
          expect(row).toEqual([...new Set(row)].sort((a, b) => a - b));
        });
      }),
    );
  });

  it('deals every entry out at most once, with the count it had, and loses repeats alone', () => {
    fc.assert(
      fc.property(counts, fc.integer(), (given, seed) => {
        const dealt = shuffled(given, seededRandom(seed));
        const had = tally(entries(given));
        for (const [entry, times] of tally(entries(dealt)))
          expect(times).toBeLessThanOrEqual(had.get(entry) ?? 0);
        const lost = given.colIdx.length - dealt.colIdx.length;
        // Two of a term can only meet where the term is in two papers.
        const spare = given.colIdx.length - new Set(given.colIdx).size;
        expect(lost).toBeLessThanOrEqual(spare);
        expect(new Set(dealt.colIdx)).toEqual(new Set(given.colIdx));
      }),
    );
  });

  it('draws every term exactly as often as before where no repeats can merge', () => {
    const ofOne = sparse([
      [4, 0, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 2],
      [2, 0, 0],
      [0, 0, 0],
    ]);
    const ofDifferent = sparse([
      [1, 2, 3, 0, 0, 0, 0],
      [0, 0, 0, 4, 5, 6, 7],
    ]);
    for (let seed = 0; seed < 20; seed++) {
      for (const given of [ofOne, ofDifferent]) {
        const dealt = shuffled(given, seededRandom(seed));
        expect(entries(dealt)).toEqual(entries(given));
        expect(sizes(dealt)).toEqual(sizes(given));
      }
    }
  });

  it('counts a term once that is drawn twice for one paper', () => {
    // One term of two papers and one of one, dealt to a paper of two terms and one of one.
    const given = sparse([
      [1, 1],
      [1, 0],
    ]);
    const outcomes = new Set(
      Array.from({ length: 40 }, (_, seed) => String(filledRows(shuffled(given, seededRandom(seed))))),
    );
    expect(outcomes).toEqual(new Set(['1,1,1,0', '1,0,0,1']));
  });

  it('lets every term meet every paper by its share of the draws', () => {
    const given = sparse([
      [1, 0, 0, 0],
      [0, 1, 1, 1],
    ]);
    const inFirst = [0, 0, 0, 0];
    for (let seed = 0; seed < 4000; seed++) inFirst[shuffled(given, seededRandom(seed)).colIdx[0]!]!++;
    // A quarter of 4000 each, with a standard deviation of 27.
    for (const times of inFirst) expect(Math.abs(times - 1000)).toBeLessThan(130);
  });

  it('deals the same for the same seed, otherwise for another, and leaves its input untouched', () => {
    const rows = Array.from({ length: 20 }, (_, i) => [i % 2, i % 3, 1, (i + 1) % 2, i % 5, i % 7]);
    const given = sparse(rows);
    const once = shuffled(given, seededRandom(1));
    expect(shuffled(given, seededRandom(1))).toEqual(once);
    expect(shuffled(given, seededRandom(2))).not.toEqual(once);
    expect(given).toEqual(sparse(rows));
  });

  it('has nothing to deal where there is nothing', () => {
    expect(shuffled(sparse([]), seededRandom(1))).toEqual(sparse([]));
    expect(shuffled(sparse([[0], [0]]), seededRandom(1))).toEqual(sparse([[0], [0]]));
  });
});
