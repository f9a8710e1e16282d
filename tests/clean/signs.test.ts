import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyondAscii, signFinder } from '../../pipeline/clean/signs.ts';

describe('signFinder', () => {
  it('tells each sign by its bit, in letters of either case and with any digit', () => {
    const find = signFinder([
      ['pear', 1],
      ['ear', 2],
      ['x0', 4],
      ['://', 8],
    ]);
    expect(find('a fig')).toBe(0);
    expect(find('a PEAR')).toBe(3);
    expect(find('an Ear at X7')).toBe(6);
    expect(find('http:// pea ar')).toBe(8);
    expect(find('Zoë')).toBe(beyondAscii);
    expect(find('pe\u00e9ar')).toBe(beyondAscii);
  });

  it('looks between two places alone', () => {
    const find = signFinder([['pear', 1]]);
    expect(find('a pear', 2)).toBe(1);
    expect(find('a pear', 3)).toBe(0);
    expect(find('a pear', 0, 5)).toBe(0);
  });

  it('finds what looking for one after the other finds', () => {
    const sign = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.'), minLength: 1, maxLength: 4 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '.', ' ', 'é'), maxLength: 30 });
    fc.assert(
      fc.property(fc.uniqueArray(sign, { minLength: 1, maxLength: 8 }), text, (signs, whole) => {
        const find = signFinder(signs.map((one, i) => [one, 1 << i]));
        const expected = signs.reduce(
          (bits, one, i) => bits | (whole.toLowerCase().includes(one) ? 1 << i : 0),
          whole.includes('é') ? beyondAscii : 0,
        );
        expect(find(whole)).toBe(expected);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
