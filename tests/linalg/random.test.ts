import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32, permutation, seededRandom } from '../../pipeline/linalg/random.ts';

const drawn = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('seededRandom', () => {
  it('is xoshiro128** filled by splitmix32', () => {
    // From a transcription of both algorithms to Python integers, masked to 32 bits.
    const of32 = (n: number): number => n / 2 ** 32;
    expect(drawn(1, 4)).toEqual([393288148, 2174103013, 3814759091, 2092745082].map(of32));
    expect(drawn(-7, 3)).toEqual([38332731, 2143513836, 14003729].map(of32));
  });

  it('draws from [0, 1) and from 0..n-1 whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (seed, n) => {
        const random = seededRandom(seed);
        for (let i = 0; i < 50; i++) {
          const x = random.next();
          expect(x >= 0 && x < 1).toBe(true);
          const integer = random.below(n);
          expect(Number.isInteger(integer) && integer >= 0 && integer < n).toBe(true);
        }
      }),
    );
  });

  it('draws every integer about equally often', () => {
    const random = seededRandom(5);
    const counts = new Array<number>(6).fill(0);
    for (let i = 0; i < 6000; i++) counts[random.below(6)]!++;
    // Four standard deviations of a binomial of 6,000 with 1/6 are 115.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(115);
  });

  it('draws the same numbers from the same seed and others from another', () => {
    expect(drawn(3, 20)).toEqual(drawn(3, 20));
    expect(drawn(3, 20)).not.toEqual(drawn(4, 20));
  });

  it('forks streams that depend on seed and name, not on what was drawn', () => {
    const random = seededRandom(9);
    const early = random.fork('a').next();
    random.next();
    random.fork('b').next();
    expect(random.fork('a').next()).toBe(early);
    expect(random.fork('b').next()).not.toBe(early);
    expect(seededRandom(10).fork('a').next()).not.toBe(early);
    expect(seededRandom(9).next()).not.toBe(early);
  });

  it('is not moved on by a fork', () => {
    const random = seededRandom(9);
    random.fork('a').next();
    expect(random.next()).toBe(drawn(9, 1)[0]);
  });
});

describe('hash32', () => {
  it('gives the published FNV-1a hashes', () => {
    // Test vectors of Fowler, Noll and Vo (draft-eastlake-fnv).
    expect(hash32('') >>> 0).toBe(0x811c9dc5);
    expect(hash32('a') >>> 0).toBe(0xe40c292c);
    expect(hash32('foobar') >>> 0).toBe(0xbf9cf968);
  });
});

describe('permutation', () => {
  it('holds every number once, in an order that the seed decides', () => {
    const order = permutation(50, seededRandom(1));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(permutation(50, seededRandom(1))).toEqual(order);
    expect(permutation(50, seededRandom(2))).not.toEqual(order);
  });

  it('puts every number in every place about as often', () => {
    const random = seededRandom(3);
    const first = new Float64Array(4);
    for (let i = 0; i < 4000; i++) first[permutation(4, random)[0]!]!++;
    for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
