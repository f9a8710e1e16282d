/** Dates as papers carry them, to as much of `YYYY-MM-DD` as is known. */
import type { PartialDate, Times } from './types.ts';

/** January to December. */
export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/** 1 to 12 for an English month name or its first three letters or more, `Sept` too; 0 for anything else. */
export function monthNumber(name: string): number {
  return name.length < 3
    ? 0
    : monthNames.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase())) + 1;
}

/** Joins what is known; null stands for unknown. An impossible day or month gives `''`. */
export function partialDate(year: number | null, month: number | null, day: number | null): PartialDate {
  if (year !== null && (year < 1000 || year > 9999)) return '';
  if (month === null) return year === null ? '' : String(year);
  if (month < 1 || month > 12) return '';
  if (day !== null && (day < 1 || day > daysIn(month, year))) return '';
  const tail = day === null ? two(month) : `${two(month)}-${two(day)}`;
  if (year !== null) return `${year}-${tail}`;
  return day === null ? '' : `--${tail}`;
}

/** Reads `2025`, `2025-01`, `2025-01-31`, `2025-01-31T10:00:00Z` and the like; `''` when it is none of these. */
export function isoDate(text: string): PartialDate {
  const match = /^\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?\s*$/.exec(text);
  if (!match) return '';
  return partialDate(
    Number(match[1]),
    match[2] ? Number(match[2]) : null,
    match[3] ? Number(match[3]) : null,
  );
}

/** Numbers with strokes between them, of which either of the first two may be the month. */
export type Strokes = 'month first' | 'day first';

const word = '([A-Za-z]{3,9})\\.?';
/** What a date may look like, and what its groups are: year, month (name or number), day. */
const shapes: readonly (readonly [RegExp, readonly ('y' | 'm' | 'd')[]])[] = [
  [/^(\d{4})$/, ['y']],
  [/^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{1,2}:.*)?$/, ['y', 'm', 'd']],
  [/^(\d{4})(\d{2})(\d{2})$/, ['y', 'm', 'd']],
  // PubMed, with ranges: `2020 Jan 15`, `2019 Dec-2020 Jan`, `2020 Jan-Feb`, `2020 Jan 15-22`.
  [new RegExp(`^(\\d{4}),? ${word}(?: (\\d{1,2}))?(?:[-/–].*)?$`), ['y', 'm', 'd']],
  [new RegExp(`^${word}(?:[-/–][A-Za-z]{3,9}\\.?)?,? (\\d{4})$`), ['m', 'y']],
  [new RegExp(`^${word} (\\d{1,2})(?:st|nd|rd|th)?(?:[-–]\\d{1,2})?,? (\\d{4})(?:,? .*)?$`), ['m', 'd', 'y']],
  [
    new RegExp(`^(?:[A-Za-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th)?[ -]${word}[ ,-]{1,2}(\\d{4})(?: .*)?$`),
    ['d', 'm', 'y'],
  ],
  [new RegExp(`^${word} (\\d{1,2})$`), ['m', 'd']],
  // Seasons and the like: the year alone.
  [/^[A-Za-z]{3,9}\.?,? (\d{4})$/, ['y']],
  [/^(\d{4})[ ,;:–/-].{0,40}$/, ['y']],
  [/^\D{1,12}(\d{4})\.?$/, ['y']],
];

/**
 * Reads a date of any usual shape as far as it is known: `2025`, `2025-01`, `2025/1/31`, `20250131`, `Jan 2020`,
 * `15 January 2020`, `2020 Jan-Feb`, `Mon, 2 Apr 2007 19:18:42 GMT`, `Dec 16`, `1/15/2016`; `''` when it is none. In
 * `3/4/2016` what comes first is as `strokes` says, unless a number above 12 says otherwise.
 */
export function anyDate(text: string, strokes: Strokes = 'month first'): PartialDate {
  const plain = text.slice(0, 80).replace(/\s+/g, ' ').replace(/^ | $/g, '');
  const order = strokeOrder(plain);
  if (order !== null) {
    const [first = 0, second = 0, year = 0] = plain.split(/\D+/).map(Number);
    const isDayFirst = (order === 'either' ? strokes : order) === 'day first';
    return partialDate(year, isDayFirst ? second : first, isDayFirst ? first : second);
  }
  for (const [shape, names] of shapes) {
    const match = shape.exec(plain);
    if (!match) continue;
    const found = { y: null, m: null, d: null } as Record<'y' | 'm' | 'd', number | null>;
    names.forEach((name, i) => {
      const part = match[i + 1];
      if (part !== undefined) found[name] = /^\d/.test(part) ? Number(part) : monthNumber(part);
    });
    // What is no month or day leaves what stands before it.
    const isMonth = found.m !== null && found.m >= 1 && found.m <= 12;
    const date = partialDate(found.y, isMonth ? found.m : null, isMonth ? found.d : null);
    if (date !== '') return date;
    const shorter = partialDate(found.y, isMonth ? found.m : null, null);
    if (shorter !== '') return shorter;
  }
  return '';
}

/** Which of the first two numbers of `1/15/2016` is the month; null for a date that is not written so. */
export function strokeOrder(text: string): Strokes | 'either' | null {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?:[ T,].*)?\s*$/.exec(text);
  if (!match) return null;
  // `15.1.2016` is written where the day comes first.
  if (Number(match[1]) > 12 || text.includes('.')) return 'day first';
  return Number(match[2]) > 12 ? 'month first' : 'either';
}

/** A date of an unknown year, `--MM-DD`, placed in `year`; any other date unchanged. */
export function withYear(date: PartialDate, year: number): PartialDate {
  return date.startsWith('--') ? partialDate(year, Number(date.slice(2, 4)), Number(date.slice(5, 7))) : date;
}

/** The year of a date, or null when it is not known. */
export function yearOf(date: PartialDate): number | null {
  return /^\d{4}/.test(date) ? Number(date.slice(0, 4)) : null;
}

/** 28 to 31; February of an unknown year has 29. */
export function daysIn(month: number, year: number | null): number {
  if (month === 2)
    return year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** The dates of a list, each once. */
export interface Dated {
  /** Ascending; `''` for an unknown year. */
  readonly dates: readonly PartialDate[];
  /** By paper, the place of its date among them. */
  readonly dateOf: Uint32Array;
}

/**
 * The dates of a list, each once. Where its days lie more than half a year apart they count as their months, for nothing that is
 * told of a list is finer then.
 */
export function dated(published: readonly PartialDate[]): Dated {
  const days = published.filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date));
  const months = days.map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  const [first, last] = months.reduce(
    ([least, most], month) => [Math.min(least, month), Math.max(most, month)],
    [Number.POSITIVE_INFINITY, 0],
  );
  const told = last - first >= 7 ? 'YYYY-MM'.length : 'YYYY-MM-DD'.length;
  const known = published.map((date) => (yearOf(date) === null ? '' : date.slice(0, told)));
  const dates = [...new Set(known)].sort();
  const places = new Map(dates.map((date, i) => [date, i]));
  return { dates, dateOf: Uint32Array.from(known, (date) => places.get(date)!) };
}

/** How many papers of each topic came out when. */
export function timesOf({ dates, dateOf }: Dated, assignment: ArrayLike<number>, topics: number): Times {
  const counts = Array.from({ length: topics }, () => new Uint32Array(dates.length));
  dateOf.forEach((date, paper) => {
    counts[assignment[paper]!]![date]!++;
  });
  return { dates, counts };
}

/** Papers of all topics by date. */
export function totalsOf({ dates, counts }: Times): Uint32Array {
  const totals = new Uint32Array(dates.length);
  for (const row of counts) for (let date = 0; date < totals.length; date++) totals[date]! += row[date]!;
  return totals;
}

/** First and last of ascending dates, to the month, or to the year where a date of that year has no month; `''` where no year is known. */
export function spanOf(dates: readonly PartialDate[]): {
  readonly first: PartialDate;
  readonly last: PartialDate;
} {
  const known = dates.filter((date) => yearOf(date) !== null).map((date) => date.slice(0, 'YYYY-MM'.length));
  const years = new Set(known.filter((date) => date.length === 'YYYY'.length));
  const told = (date: PartialDate): PartialDate => {
    const year = date.slice(0, 'YYYY'.length);
    return years.has(year) ? year : date;
  };
  return { first: told(known[0] ?? ''), last: told(known.at(-1) ?? '') };
}
