import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar } from '../pipeline/chart/calendar.ts';
import {
  anyDate,
  dated,
  isoDate,
  monthNumber,
  partialDate,
  spanOf,
  strokeOrder,
  timesOf,
  totalsOf,
  withYear,
} from '../pipeline/dates.ts';

describe('monthNumber', () => {
  it('knows the twelve months by name and by three letters, in any case', () => {
    const names = 'January February March April May June July August September October November December';
    expect(names.split(' ').map(monthNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(['Jan', 'sep', 'DEC'].map(monthNumber)).toEqual([1, 9, 12]);
  });

  it.each(['', 'Xyz', 'Phi', '12', 'Ma', 'constructor'])('is 0 for %j', (name) => {
    expect(monthNumber(name)).toBe(0);
  });

  it.each(['Marble', 'Decoder', 'Junction'])('is 0 for %j, which only begins as a month does', (name) => {
    expect(monthNumber(name)).toBe(0);
  });
});

describe('partialDate', () => {
  it('writes as much as is known', () => {
    expect(partialDate(2024, 6, 2)).toBe('2024-06-02');
    expect(partialDate(2024, 6, null)).toBe('2024-06');
    expect(partialDate(2024, null, null)).toBe('2024');
    expect(partialDate(null, 6, 2)).toBe('--06-02');
  });

  it('is empty where what is known makes no date', () => {
    expect(partialDate(null, null, null)).toBe('');
    expect(partialDate(null, 6, null)).toBe('');
  });

  it.each([
    [2024, 0, 1],
    [2024, 13, 1],
    [2024, 6, 0],
    [2024, 6, 31],
    [2024, 12, 32],
    [999, 6, 1],
    [10000, 6, 1],
    [null, 2, 30],
  ])('refuses the impossible day %j-%j-%j', (year, month, day) => {
    expect(partialDate(year, month, day)).toBe('');
  });

  it('gives 29 February to leap years and to unknown ones', () => {
    expect([2024, 2000, 2023, 1900].map((year) => partialDate(year, 2, 29))).toEqual([
      '2024-02-29',
      '2000-02-29',
      '',
      '',
    ]);
    expect(partialDate(null, 2, 29)).toBe('--02-29');
  });
});

describe('isoDate', () => {
  it.each([
    ['2025', '2025'],
    ['2025-01', '2025-01'],
    ['2025-01-31', '2025-01-31'],
    ['2025-1-5', '2025-01-05'],
    [' 2025-01-31 ', '2025-01-31'],
    ['2025-01-31T10:00:00Z', '2025-01-31'],
    ['2025-01-31T23:59:59.999+02:00', '2025-01-31'],
    ['2025-01-31 10:00', '2025-01-31'],
  ])('reads %j as %j', (text, date) => {
    expect(isoDate(text)).toBe(date);
  });

  it.each([
    '',
    'soon',
    '25-01-31',
    '2025-02-30',
    '2025-13',
    '31.01.2025',
    '2025-01-31x',
    '20250131',
    '-2025-01-01',
  ])('does not guess at %j', (text) => {
    expect(isoDate(text)).toBe('');
  });

  it('reads back every day that a calendar has', () => {
    const day = fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString();
        expect(isoDate(iso)).toBe(iso.slice(0, 10));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('withYear', () => {
  it('places a date of an unknown year', () => {
    expect(withYear('--07-02', 2025)).toBe('2025-07-02');
  });

  it('leaves any other date as it is', () => {
    expect(['2024-07-02', '2024-07', '2024', ''].map((date) => withYear(date, 2025))).toEqual([
      '2024-07-02',
      '2024-07',
      '2024',
      '',
    ]);
  });

  it('does not move 29 February into a year that has none', () => {
    expect(withYear('--02-29', 2024)).toBe('2024-02-29');
    expect(withYear('--02-29', 2025)).toBe('');
  });
});

describe('anyDate', () => {
  it.each([
    ['2025', '2025'],
    ['2025-01', '2025-01'],
    ['2025-01-31T10:00:00Z', '2025-01-31'],
    ['2025/1/31', '2025-01-31'],
    ['20250131', '2025-01-31'],
    ['Jan 2020', '2020-01'],
    ['January, 2020', '2020-01'],
    ['JUL 15 2010', '2010-07-15'],
    ['January 5th, 2020', '2020-01-05'],
    ['15 January 2020', '2020-01-15'],
    ['15-Jan-2020', '2020-01-15'],
    ['2020 Jan', '2020-01'],
    ['2020 Jan 15', '2020-01-15'],
    ['2020 Jan-Feb', '2020-01'],
    ['2019 Dec-2020 Jan', '2019-12'],
    ['2020 Spring', '2020'],
    ['Spring 2020', '2020'],
    ['NOV-DEC 2006', '2006-11'],
    ['Mon, 2 Apr 2007 19:18:42 GMT', '2007-04-02'],
    ['Dec 16', '--12-16'],
    ['1/15/2016', '2016-01-15'],
    ['15/1/2016', '2016-01-15'],
    ['15.1.2016', '2016-01-15'],
    ['3/4/2016', '2016-03-04'],
    ['c2019', '2019'],
    ['2020-00-00', '2020'],
    ['2021-02-30', '2021-02'],
    ['2013 //', '2013'],
    ['  2025  ', '2025'],
  ])('reads %j as %j', (text, date) => {
    expect(anyDate(text)).toBe(date);
  });

  it.each(['', 'soon', 'n.d.', '12345', '31/31/2016', 'in press', 'constructor', '0000', '99'])(
    'knows nothing of %j',
    (text) => {
      expect(anyDate(text)).toBe('');
    },
  );

  it('puts the day first in 3/4/2016 where it is told to, and never where there is no such month', () => {
    expect(anyDate('3/4/2016', 'day first')).toBe('2016-04-03');
    expect(anyDate('1/15/2016', 'day first')).toBe('2016-01-15');
    expect(['3/4/2016', '1/15/2016', '15/1/2016', '3.4.2016', '2016-03-04'].map(strokeOrder)).toEqual([
      'either',
      'month first',
      'day first',
      'day first',
      null,
    ]);
  });

  it('gives a date or nothing, whatever it is given', () => {
    const piece = fc.oneof(
      fc.constantFrom('2020', 'Jan', '15', '-', '/', ' ', ',', 'th', '0', '.'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (parts) => {
        expect(anyDate(parts.join(''))).toMatch(/^(?:|\d{4}(?:-\d{2}(?:-\d{2})?)?|--\d{2}-\d{2})$/);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

describe('the dates of a list', () => {
  it('are each told once, with the papers of each topic', () => {
    const list = dated(['2025-01-02', '', '2024', '2025-01-02', '--03-04', '2025-02']);
    expect(list.dates).toEqual(['', '2024', '2025-01-02', '2025-02']);
    const times = timesOf(list, [0, 0, 1, 1, 1, 0], 2);
    expect(times.counts.map((row) => Array.from(row))).toEqual([
      [1, 0, 1, 1],
      [1, 1, 1, 0],
    ]);
    expect([...totalsOf(times)]).toEqual([2, 1, 2, 1]);
  });

  it('are months where the days lie more than half a year apart', () => {
    expect(dated(['2024-01-31', '2024-07-31', '2024-03-01']).dates).toEqual([
      '2024-01-31',
      '2024-03-01',
      '2024-07-31',
    ]);
    expect(dated(['2024-01-31', '2024-08-01', '2024-01-02']).dates).toEqual(['2024-01', '2024-08']);
  });

  it('give the calendar that the dates of the papers give', () => {
    const days = fc.integer({ min: 2, max: 700 }).chain((span) =>
      fc.array(
        fc
          .tuple(
            fc.integer({ min: 0, max: span }),
            fc.constantFrom(10, 10, 10, 10, 10, 10, 10, 10, 10, 7, 4, 0),
          )
          .map(([day, told]) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, told)),
        { maxLength: 60 },
      ),
    );
    fc.assert(
      fc.property(days, (published) => {
        const { dates, dateOf } = dated(published);
        const papers = totalsOf(
          timesOf(
            { dates, dateOf },
            published.map(() => 0),
            1,
          ),
        );
        const [whole, told] = [calendar(published, '2025-06-01'), calendar(dates, '2025-06-01', papers)];
        expect({ ...told, indexOf: null }).toEqual({ ...whole, indexOf: null });
        expect(Array.from(dateOf, (i) => told.indexOf(dates[i]!))).toEqual(published.map(whole.indexOf));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the span of dates', () => {
  it.each([
    [[], '', ''],
    [['', '2022', '2024-03', '2025-09'], '2022', '2025-09'],
    [['2019-10', '2026', '2026-02'], '2019-10', '2026'],
    [['2024-03-02', '2024-03-28'], '2024-03', '2024-03'],
  ])('of %j is told no finer than it is known', (dates, first, last) => {
    expect(spanOf(dates)).toEqual({ first, last });
  });
});
