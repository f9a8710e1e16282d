import { describe, expect, it } from 'vitest';
import {
  capital,
  counted,
  dateShort,
  dateWords,
  decimals,
  grouped,
  listed,
  numberWord,
  percent,
} from '../pipeline/words.ts';

describe('words', () => {
  it('writes small numbers out and groups large ones', () => {
    expect([0, 1, 2, 12, 13, 999, 1000, 9877, 100_000, 1_234_567].map(numberWord)).toEqual([
      'no',
      'one',
      'two',
      'twelve',
      '13',
      '999',
      '1,000',
      '9,877',
      '100,000',
      '1,234,567',
    ]);
    expect(grouped(7)).toBe('7');
  });

  it('counts one and many, and none as many', () => {
    expect([0, 1, 2, 54, 3000].map((n) => counted(n, 'paper'))).toEqual([
      'no papers',
      'one paper',
      'two papers',
      '54 papers',
      '3,000 papers',
    ]);
  });

  it('begins with a capital, whatever the script', () => {
    expect(['one paper', '', '54 papers', 'émile', '𐐨x', '中文'].map(capital)).toEqual([
      'One paper',
      '',
      '54 papers',
      'Émile',
      '𐐀x',
      '中文',
    ]);
  });

  it('gives shares in whole per cent with a thin space', () => {
    expect([0, 0.004, 0.126, 0.5, 1].map(percent)).toEqual([
      '0\u202f%',
      '0\u202f%',
      '13\u202f%',
      '50\u202f%',
      '100\u202f%',
    ]);
  });

  it('gives decimals with a real minus sign and no negative zero', () => {
    expect([0.844, 0, -0.25, -0.001, 1].map((value) => decimals(value))).toEqual([
      '0.84',
      '0.00',
      '\u22120.25',
      '0.00',
      '1.00',
    ]);
    expect(decimals(-1.25, 1)).toBe('\u22121.3');
    expect(decimals(-0.2, 0)).toBe('0');
  });

  it('writes dates as far as they are known', () => {
    const dates = ['2025-12-06', '2025-12', '2025', '--12-16', '', 'yesterday'];
    expect(dates.map(dateWords)).toEqual(['6 December 2025', 'December 2025', '2025', '16 December', '', '']);
    expect(dates.map(dateShort)).toEqual(['6 Dec 2025', 'Dec 2025', '2025', '16 Dec', '', '']);
    expect(dateShort('2025-05-01')).toBe('1 May 2025');
  });

  it('lists with commas and one and', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});
