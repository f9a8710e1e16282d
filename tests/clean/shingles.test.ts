import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containment, resemblance, shingles } from '../../pipeline/clean/shingles.ts';

/** `count` different words. */
const words = (count: number, from = 0): string[] => Array.from({ length: count }, (_, i) => `w${from + i}x`);

const text = (count: number, from = 0): string => words(count, from).join(' ');

describe('shingles', () => {
  it('are the distinct runs of three words, ascending', () => {
    const found = shingles(text(40));
    expect(found).toHaveLength(38);
    expect([...found]).toEqual([...new Set(found)].sort((a, b) => a - b));
    expect(shingles(`${text(40)} ${text(40)}`)).toHaveLength(38 + 2);
  });

  it('are none for a text with fewer than 30', () => {
    expect(shingles(text(31))).toHaveLength(0);
    expect(shingles(text(32))).toHaveLength(30);
    expect(shingles('pear '.repeat(1000))).toHaveLength(0);
    expect(shingles('')).toHaveLength(0);
  });

  it('do not depend on case, signs and accents', () => {
    const plain = `zoe grows ${text(40)}`;
    for (const same of [plain.toUpperCase(), plain.replaceAll(' ', ' -- '), plain.replace('zoe', 'Zoë')]) {
      expect(shingles(`${same}.`)).toEqual(shingles(plain));
    }
  });

  it('depend on the order of the words', () => {
    expect(resemblance(shingles(text(40)), shingles(words(40).reverse().join(' ')))).toBe(0);
  });

  it('take letters of every script for letters', () => {
    const russian = words(40).map((word) => `груша${word}`);
    expect(shingles(russian.join(' — '))).toHaveLength(38);
  });
});

describe('resemblance and containment', () => {
  it('are those of sets worked out by hand', () => {
    // Words 0 to 39 and 20 to 69 share the words 20 to 39: 18 shingles of 38 and 48.
    const [a, b] = [shingles(text(40)), shingles(text(50, 20))];
    expect(resemblance(a, b)).toBe(18 / (38 + 48 - 18));
    expect(containment(a, b)).toBe(18 / 38);
    expect(resemblance(b, a)).toBe(resemblance(a, b));
  });

  it('of a text and its beginning are its share and 1', () => {
    const [a, b] = [shingles(text(102)), shingles(text(52))];
    expect(resemblance(a, b)).toBe(0.5);
    expect(containment(a, b)).toBe(1);
  });

  it('are 0 where either has none', () => {
    const none = shingles('');
    for (const other of [none, shingles(text(40))]) {
      expect([resemblance(none, other), containment(other, none)]).toEqual([0, 0]);
    }
  });

  it('are those of sets of words', () => {
    const some = fc
      .array(fc.nat(40), { minLength: 60, maxLength: 90 })
      .map((list) => list.map((n) => `w${n}`));
    const runs = (list: readonly string[]): Set<string> =>
      new Set(list.slice(2).map((word, i) => `${list[i]} ${list[i + 1]} ${word}`));
    fc.assert(
      fc.property(some, some, fc.nat(60), (left, start, cut) => {
        const right = [...left.slice(0, cut), ...start];
        const [a, b] = [runs(left), runs(right)];
        const both = [...a].filter((run) => b.has(run)).length;
        expect(resemblance(shingles(left.join(' ')), shingles(right.join(' ')))).toBe(
          both / (a.size + b.size - both),
        );
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
