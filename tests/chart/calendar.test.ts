import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar, yearly } from '../../pipeline/chart/calendar.ts';

const names = (dates: readonly string[], asOf = ''): string[] =>
  calendar(dates, asOf).bins.map(({ name }) => name);

describe('calendar', () => {
  it('bins by month up to two years', () => {
    const { unit, bins } = calendar(['2024-01-31', '2025-12-01'], '');
    expect(unit).toBe('month');
    expect(bins).toHaveLength(24);
    expect([bins[0]?.name, bins[1]?.name, bins[12]?.name, bins[23]?.name]).toEqual([
      'Jan 2024',
      'Feb 2024',
      'Jan 2025',
      'Dec 2025',
    ]);
  });

  it('bins by quarter from the twenty-fifth month on', () => {
    expect(calendar(['2024-01-31', '2026-01-01'], '').unit).toBe('quarter');
    expect(names(['2024-02-01', '2026-05-31'])).toEqual([
      '2024 Q1',
      '2024 Q2',
      '2024 Q3',
      '2024 Q4',
      '2025 Q1',
      '2025 Q2',
      '2025 Q3',
      '2025 Q4',
      '2026 Q1',
      '2026 Q2',
    ]);
  });

  it('bins by year from the ninth year on', () => {
    expect(calendar(['2018-01-01', '2025-12-31'], '').unit).toBe('quarter');
    expect(calendar(['2018-01-01', '2026-01-01'], '').unit).toBe('year');
    expect(names(['2018-01-01', '2026-01-01'])).toEqual(
      '2018 2019 2020 2021 2022 2023 2024 2025 2026'.split(' '),
    );
  });

  /** So many days from the first of December 2024, each so many times. */
  const days = (count: number, times: number): string[] =>
    Array.from({ length: count * times }, (_, i) =>
      new Date(Date.UTC(2024, 11, 1) + (i % count) * 86_400_000).toISOString().slice(0, 10),
    );

  it('bins by day up to a month, and by week up to half a year, where three papers or more fall into each', () => {
    const month = calendar(days(31, 3), '2024-12-31');
    expect([month.unit, month.bins.length]).toEqual(['day', 31]);
    expect(month.bins[2]).toEqual({
      name: '3 Dec 2024',
      month: 2024 * 12 + 11,
      from: '2024-12-03',
      to: '2024-12-03',
      unfinished: false,
    });
    expect(month.ticks.map(({ label }) => label)).toEqual([
      '1 Dec',
      '6 Dec',
      '11 Dec',
      '16 Dec',
      '21 Dec',
      '26 Dec',
      '31 Dec',
    ]);
    expect(calendar(days(31, 2), '').unit).toBe('week');
    expect(
      calendar(
        days(20, 1).filter((_, i) => i % 7 === 0),
        '',
      ).unit,
    ).toBe('month');

    // The first of December 2024 was a Sunday.
    const { unit, bins, indexOf } = calendar(days(60, 1), '2025-01-29');
    expect([unit, bins.length]).toEqual(['week', 10]);
    expect(bins[0]).toMatchObject({ name: 'week of 25 Nov 2024', from: '2024-11-25', to: '2024-12-01' });
    expect(bins.at(-1)).toMatchObject({ from: '2025-01-27', to: '2025-02-02', unfinished: true });
    expect(['2024-12-01', '2024-12-02', '2024-12', ''].map(indexOf)).toEqual([0, 1, -1, -1]);
    expect(calendar(days(183, 3), '').unit).toBe('month');
  });

  it('keeps to months where days are not told', () => {
    expect(
      calendar(
        days(31, 3).map((date) => date.slice(0, 7)),
        '',
      ).unit,
    ).toBe('month');
  });

  it('bins by year where it is asked to, and names round years alone where there are many', () => {
    expect(
      yearly(['2024-03-01', '2025-12'], '2025-12-16').bins.map(({ name, unfinished }) => [name, unfinished]),
    ).toEqual([
      ['2024', false],
      ['2025', true],
    ]);
    expect(calendar(['1951', '2024'], '').ticks.map(({ label }) => label)).toEqual([
      '1960',
      '1970',
      '1980',
      '1990',
      '2000',
      '2010',
      '2020',
    ]);
  });

  it('does not ask in what order the dates come', () => {
    expect(names(['2025-03-01', '2025-01-15', '2025-02'])).toEqual(['Jan 2025', 'Feb 2025', 'Mar 2025']);
  });

  it('has one bin for a single date', () => {
    const { unit, bins, indexOf, years } = calendar(['2025-09-30'], '');
    expect([unit, bins.map(({ name }) => name), indexOf('2025-09-30')]).toEqual(['month', ['Sep 2025'], 0]);
    expect(years).toMatchObject([{ index: 0, year: 2025 }]);
  });

  it('has no bins when no date has a year', () => {
    const { bins, years, indexOf } = calendar(['', '--12-16'], '2025-12-16');
    expect([bins, years]).toEqual([[], []]);
    expect(indexOf('--12-16')).toBe(-1);
  });

  it('places a month without a day, and nothing that has no month', () => {
    const { indexOf } = calendar(['2025-01-01', '2025-03-01'], '');
    expect(['2025-02', '2025-03-31', '2025', '', '--02-11'].map(indexOf)).toEqual([1, 2, -1, -1, -1]);
  });

  it('places a year alone in bins of years', () => {
    const { indexOf } = calendar(['2001', '2012-05-06'], '');
    expect(['2001', '2012', '2012-05', '--01-01'].map(indexOf)).toEqual([0, 11, 11, -1]);
  });

  it('calls a bin unfinished until its last day', () => {
    const unfinished = (dates: string[], asOf: string): string[] =>
      calendar(dates, asOf)
        .bins.filter((bin) => bin.unfinished)
        .map(({ name }) => name);
    expect(unfinished(['2025-11-01', '2025-12-01'], '2025-12-16')).toEqual(['Dec 2025']);
    expect(unfinished(['2025-11-01', '2025-12-01'], '2025-12-30')).toEqual(['Dec 2025']);
    expect(unfinished(['2025-11-01', '2025-12-01'], '2025-12-31')).toEqual([]);
    expect(unfinished(['2023-01-01', '2025-12-01'], '2025-11-30')).toEqual(['2025 Q4']);
    expect(unfinished(['2010-01-01', '2025-12-01'], '2025-11-30')).toEqual(['2025']);
    expect(unfinished(['2010-01-01', '2025-12-01'], '2025-12-31')).toEqual([]);
  });

  it('knows the leap day', () => {
    const last = (asOf: string): boolean | undefined =>
      calendar(['2024-02-01'], asOf).bins.at(-1)?.unfinished;
    expect([last('2024-02-28'), last('2024-02-29')]).toEqual([true, false]);
    expect(calendar(['2025-02-01'], '2025-02-28').bins[0]?.unfinished).toBe(false);
  });

  it('calls nothing unfinished when the day of the list is not wholly known', () => {
    for (const asOf of ['', '2025', '2025-12', '--12-16']) {
      expect(calendar(['2025-12-01'], asOf).bins.map((bin) => bin.unfinished)).toEqual([false]);
    }
  });

  it('marks each year where it begins, but for a first one that has only its December', () => {
    expect(calendar(['2024-11-01', '2025-02-01'], '').years).toMatchObject([
      { index: 0, year: 2024 },
      { index: 2, year: 2025 },
    ]);
    expect(calendar(['2024-12-01', '2025-02-01'], '').years).toMatchObject([{ index: 1, year: 2025 }]);
  });

  it('has bins without a gap, and the right one for every day', () => {
    const day = fc
      .record({
        year: fc.integer({ min: 1990, max: 2030 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      })
      .map((d) => `${d.year}-${String(d.month).padStart(2, '0')}-${String(d.day).padStart(2, '0')}`);
    const length: Partial<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), (dates) => {
        const { unit, bins, indexOf, years } = calendar(dates, '');
        const months = bins.map(({ month }) => month);
        if (length[unit])
          expect(months.every((month, i) => i === 0 || month - months[i - 1]! === length[unit])).toBe(true);
        // Each begins on the day after the one before.
        const dayAfter = (date: string): string =>
          new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
        expect(bins.every(({ from }, i) => i === 0 || from === dayAfter(bins[i - 1]!.to))).toBe(true);
        for (const date of dates) {
          const { from = '', to = '' } = bins[indexOf(date)] ?? {};
          expect(from <= date && date <= to).toBe(true);
        }
        expect(new Set([indexOf([...dates].sort()[0]!), 0]).size).toBe(1);
        for (const { index, year } of years) expect(bins[index]?.name).toContain(String(year));
      }),
    );
  });
});
