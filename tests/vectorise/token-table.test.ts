import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenTable } from '../../pipeline/vectorise/token-table.ts';

const tokensOf = (table: TokenTable): string[] =>
  Array.from({ length: table.size }, (_, number) => table.token(number));

describe('TokenTable', () => {
  it('numbers tokens as a map of strings does, whatever they are', () => {
    const token = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)),
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 20 }), (tokens) => {
        const table = new TokenTable();
        const known = [...new Set(tokens)];
        expect(tokens.map((one) => table.numberOf(one))).toEqual(tokens.map((one) => known.indexOf(one)));
        expect(tokensOf(table)).toEqual(known);
        const other = new TokenTable();
        other.numberOf(known.at(-1) ?? '');
        expect(other.numbersOf(table.packed())).toEqual(
          Int32Array.from(tokens.length === 0 ? [] : [...known.slice(0, -1).map((_, i) => i + 1), 0]),
        );
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('holds tokens of any length', () => {
    const table = new TokenTable();
    expect(['a', 'b', 'a'].map((sign) => table.numberOf(sign.repeat(100_000)))).toEqual([0, 1, 0]);
    expect(tokensOf(table)[1]).toBe('b'.repeat(100_000));
  });

  it('grows', () => {
    const table = new TokenTable();
    const tokens = Array.from({ length: 20_000 }, (_, i) => `pear${i}`);
    for (const round of [0, 1]) {
      expect(tokens.every((token, i) => table.numberOf(token) === i)).toBe(true);
      expect(table.size, `round ${round}`).toBe(20_000);
    }
  });

  it('finds tokens that were made to crowd one place of the table', () => {
    const place = (token: string): number => {
      let hash = 0;
      for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193) + 1;
      hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
      return (hash ^ (hash >>> 13)) & 0x1fff;
    };
    const tokens: string[] = [];
    for (let i = 0; tokens.length < 100; i++) if (place(`pear${i}`) === 0) tokens.push(`pear${i}`);
    const table = new TokenTable();
    const numbers = tokens.map((_, i) => i);
    expect(tokens.map((token) => table.numberOf(token))).toEqual(numbers);
    for (let i = 0; i < 9000; i++) table.numberOf(`fig${i}`);
    expect(tokens.map((token) => table.numberOf(token))).toEqual(numbers);
    expect(tokensOf(table).slice(0, 100)).toEqual(tokens);
    expect(table.size).toBe(9100);
  });
});
