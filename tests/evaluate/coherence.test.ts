import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coherence, diversity } from '../../pipeline/evaluate/coherence.ts';
import { sparse } from '../matrices.ts';

const [a, b, c, d, everywhere] = [0, 1, 2, 3, 4];

// Papers "a b", "a b", "a c", "d", each with one word that all have; how often a word stands there must not matter.
const papers = sparse([
  [1, 5, 0, 0, 1],
  [2, 1, 0, 0, 1],
  [1, 0, 7, 0, 3],
  [0, 0, 0, 1, 1],
]);

// ln(p(both) / (p(a) p(b))) / -ln p(both), with p(a) = 3/4, p(b) = p(a, b) = 1/2, p(c) = p(a, c) = 1/4.
const ab = Math.log(4 / 3) / Math.log(2);
const ac = Math.log(4 / 3) / Math.log(4);

describe('coherence', () => {
  it('is the NPMI of a pair of words as worked by hand', () => {
    const of = coherence(papers);
    expect(of([[a, b]])).toBeCloseTo(ab, 10);
    expect(of([[a, c]])).toBeCloseTo(ac, 10);
  });

  it('is -1 for words that are never together, 0 for words that meet as often as by chance', () => {
    const of = coherence(papers);
    expect(of([[b, c]])).toBe(-1);
    expect(of([[c, d]])).toBe(-1);
    expect(of([[a, everywhere]])).toBeCloseTo(0, 10);
    const square = coherence(
      sparse([
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ]),
    );
    expect(square([[0, 1]])).toBeCloseTo(0, 10);
  });

  it('is 1 for words that are always together, in some papers or in every one', () => {
    const pairs = coherence(
      sparse([
        [1, 2, 1, 1],
        [3, 1, 1, 4],
        [0, 0, 1, 1],
      ]),
    );
    expect(pairs([[0, 1]])).toBeCloseTo(1, 10);
    expect(pairs([[2, 3]])).toBe(1);
  });

  it('is -1 for a word that no paper has', () => {
    expect(coherence(sparse([[1, 0]]))([[0, 1]])).toBe(-1);
  });

  it('is the mean over the pairs of a topic, then over topics, whatever the order of words and topics', () => {
    const of = coherence(papers);
    const three = (ab + ac - 1) / 3;
    expect(of([[a, b, c]])).toBeCloseTo(three, 10);
    expect(of([[c, a, b]])).toBeCloseTo(three, 10);
    expect(
      of([
        [a, b, c],
        [a, b],
      ]),
    ).toBeCloseTo((three + ab) / 2, 10);
    expect(
      coherence(papers)([
        [b, a],
        [b, c, a],
      ]),
    ).toBeCloseTo((three + ab) / 2, 10);
  });

  it('leaves topics of one word and of none out', () => {
    expect(coherence(papers)([[d], [a, b], []])).toBeCloseTo(ab, 10);
  });

  it('is null where no topic has two words', () => {
    const of = coherence(papers);
    expect([of([]), of([[a]]), of([[], [b], [c]])]).toEqual([null, null, null]);
    expect(coherence(sparse([]))([[]])).toBeNull();
  });

  it('looks at the ten leading words alone', () => {
    // Ten words that are always together, and one that is never with them.
    const of = coherence(
      sparse([
        ...Array.from({ length: 3 }, () => [...new Array(10).fill(1), 0]),
        [...new Array(10).fill(0), 1],
      ]),
    );
    const ten = Array.from({ length: 10 }, (_, i) => i);
    expect(of([[...ten, 10]])).toBeCloseTo(1, 10);
    expect(of([[10, ...ten]])).toBeCloseTo((36 - 9) / 45, 10);
  });

  it('lies between -1 and 1 and is what the papers counted one by one give', () => {
    const words = 5;
    const list = fc.array(fc.array(fc.nat({ max: 2 }), { minLength: words, maxLength: words }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(list, (rows) => {
        const of = coherence(sparse(rows));
        for (let one = 0; one < words; one++) {
          for (let other = 0; other < one; other++) {
            const found = of([[one, other]])!;
            expect(Math.abs(found)).toBeLessThanOrEqual(1 + 1e-12);
            expect(found).toBeCloseTo(countedOneByOne(rows, one, other), 10);
          }
        }
      }),
    );
  });
});

describe('diversity', () => {
  it('is the share of different words among the ten leading ones of all topics', () => {
    expect(
      diversity([
        [a, b],
        [a, c],
      ]),
    ).toBe(3 / 4);
    expect(diversity([[a, b, c], [d]])).toBe(1);
    expect(diversity([[a], [a], [a], [a]])).toBe(1 / 4);
    const ten = Array.from({ length: 10 }, (_, i) => i);
    expect(
      diversity([
        [...ten, 90],
        [...ten, 91],
      ]),
    ).toBe(1 / 2);
  });

  it('is 1 where there are no words to share', () => {
    expect([diversity([]), diversity([[], []])]).toEqual([1, 1]);
  });
});

/** NPMI as Bouma writes it, from shares of papers. */
function countedOneByOne(rows: readonly (readonly number[])[], one: number, other: number): number {
  const share = (has: (row: readonly number[]) => boolean): number => rows.filter(has).length / rows.length;
  const both = share((row) => row[one]! > 0 && row[other]! > 0);
  if (both === 0) return -1;
  if (both === 1) return 1;
  return Math.log(both / (share((row) => row[one]! > 0) * share((row) => row[other]! > 0))) / -Math.log(both);
}
