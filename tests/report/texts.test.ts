import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coded, decoded } from '../../pipeline/report/texts.ts';

const units = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const words = fc
  .array(fc.constantFrom('a', ' the', 'The', '-', '\u2028', ' ', 'ab', '\ud800'))
  .map((parts) => parts.join(''));

describe('texts in words', () => {
  it('come back, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: units }))), (texts) => {
        expect(decoded(coded(texts))).toEqual(texts);
      }),
    );
  });

  it('come back where there are more words than two bytes can number', () => {
    const letters = (i: number): string =>
      i.toString(26).replace(/\d/g, (digit) => 'QRSTUVWXYZ'[Number(digit)]!);
    const texts = Array.from({ length: 40_000 }, (_, i) => `${letters(i)} `.repeat(3));
    expect(decoded(coded(texts))).toEqual(texts);
  });

  it('name what comes up again once, the commonest first, and leave what is rare as it is', () => {
    const { words: named, rare, codes } = coded(['a b a b a b a b', 'a c']);
    expect(named).toEqual([' b', ' a']);
    expect(rare).toEqual(['a', 'a', ' c']);
    expect([...codes].filter((code) => code === 255)).toHaveLength(2);
  });
});
