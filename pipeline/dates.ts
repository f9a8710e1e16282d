/** Dates as papers carry them, to as much of `YYYY-MM-DD` as is known. */
import type { PartialDate } from './types.ts';

/** January to December. */
export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/** 1 to 12 for an English month name or its first three letters or more; 0 for anything else. */
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
