import { describe, expect, it } from 'vitest';
import { textWidth } from '../../pipeline/chart/text-width.ts';

describe('textWidth', () => {
  it('adds up what the letters of Helvetica are wide, with a little slack', () => {
    // Adobe's metrics: H 722, e 556, l 222, l 222, o 556.
    expect(textWidth('Hello', 1000)).toBeCloseTo(2278 * 1.04, 6);
    expect(textWidth('~', 1000)).toBeCloseTo(584 * 1.04, 6);
    expect(textWidth('Hello', 14)).toBeCloseTo((textWidth('Hello', 1000) * 14) / 1000, 6);
    expect(textWidth('Hello', 14, true)).toBeGreaterThan(textWidth('Hello', 14));
  });

  it('gives square letters an em, and marks on letters nothing', () => {
    expect(textWidth('図書館', 10)).toBeCloseTo(30 * 1.04, 6);
    expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10));
    expect(textWidth('', 10)).toBe(0);
  });
});
