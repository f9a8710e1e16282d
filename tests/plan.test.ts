import { describe, expect, it } from 'vitest';
import { needOf, needs } from '../pipeline/plan.ts';
import type { Seen } from '../pipeline/types.ts';

const one = { kind: 'exact', k: 8 } as const;
const seen = (known: Partial<Seen>): Seen => ({
  records: 1000,
  characters: 1e6,
  text: 1.5e6,
  read: 0,
  size: 0,
  ...known,
});

describe('what a run will need', () => {
  it('is the sum of what each paper, each character and each division takes', () => {
    const { least, garbage, papers, characters, divisions } = needs.memory;
    expect(needOf(seen({}), one).papers).toBe(1000);
    expect(needOf(seen({}), one).memory).toBeCloseTo(least + garbage + papers + characters + divisions, 9);
    const five = { kind: 'range', from: 4, to: 8 } as const;
    expect(needOf(seen({}), five).memory).toBeCloseTo(
      least + garbage + papers + characters + 5 * divisions,
      9,
    );
    // Garbage is as much however many more there are, and less for fewer.
    const twice = needOf(seen({ records: 2000, characters: 2e6 }), one).memory;
    expect(twice).toBeCloseTo(least + garbage + 2 * (papers + characters + divisions), 9);
    const half = needOf(seen({ records: 500, characters: 5e5 }), one).memory;
    expect(half).toBeCloseTo(least + (garbage + papers + characters + divisions) / 2, 9);
  });

  it('takes the rest of the inputs for what was read of them, packed or not', () => {
    const all = needOf(seen({ records: 40_000, characters: 40e6 }), one);
    expect(needOf(seen({ read: 3e5, size: 12e6 }), one)).toEqual(all);
    // Sizes that nobody knows add nothing.
    expect(needOf(seen({ read: 0, size: 0 }), one).papers).toBe(1000);
  });

  it('takes all text for that of papers where none has been told apart', () => {
    const { papers, memory } = needOf(seen({ records: 0, characters: 0, text: 15e6 }), one);
    expect(papers).toBe(10_000);
    expect(memory).toBeGreaterThan(needOf(seen({ records: 5000, characters: 5e6 }), one).memory);
  });

  it('grows with the numbers of topics that are tried where they are left open', () => {
    expect(needOf(seen({}), { kind: 'auto' }).memory).toBeGreaterThan(needOf(seen({}), one).memory);
  });
});
