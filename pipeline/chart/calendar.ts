/** Calendar bins that fit a span of dates. */
import { daysIn, monthNames, yearOf } from '../dates.ts';
import { compareText } from '../order.ts';
import type { PartialDate } from '../types.ts';

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** One bin: how it is called, where it begins and ends, whether it is over. */
export interface Bin {
  /** `2025`, `2025 Q3`, `Sep 2025`, `week of 1 Sep 2025`, `3 Sep 2025`. */
  readonly name: string;
  /** Month it begins in, counted from January of year 0. */
  readonly month: number;
  /** Its first and last day. */
  readonly from: PartialDate;
  readonly to: PartialDate;
  /** Whether the list was made before the bin ended. */
  readonly unfinished: boolean;
}

/** A place on the axis and what stands there. */
export interface Tick {
  readonly index: number;
  readonly label: string;
}

export interface Calendar {
  readonly unit: Unit;
  readonly bins: readonly Bin[];
  /** The bin of a date, or -1 when not enough of it is known: its day, its month, or for bins of years its year. */
  indexOf(date: PartialDate): number;
  /** Index of the first bin of each year, and the year. */
  readonly years: readonly { readonly index: number; readonly year: number }[];
  /** At most so many as can be read beside one another. */
  readonly ticks: readonly Tick[];
}

/** Papers that a bin of days or weeks must hold on average. */
const enough = 3;
const mostTicks = 9;

/**
 * Days up to a month and weeks up to half a year where there are papers enough to fill them; months up to two years, quarters
 * up to eight, else years; years too when most dates tell no more. No bins when no date has a year. `asOf` may be `''`.
 * Dates are of one paper each, or of as many as `papers` says.
 */
export function calendar(
  dates: readonly PartialDate[],
  asOf: PartialDate,
  papers: ArrayLike<number> | null = null,
): Calendar {
  const known = knownOf(dates, papers);
  if (known.length === 0) return { unit: 'year', bins: [], indexOf: () => -1, years: [], ticks: [] };
  return binned(datesOf(known), unitOf(known), asOf);
}

/** The same list by whole years. */
export function yearly(
  dates: readonly PartialDate[],
  asOf: PartialDate,
  papers: ArrayLike<number> | null = null,
): Calendar {
  const known = datesOf(knownOf(dates, papers));
  return known.length === 0 ? calendar([], asOf) : binned(known, 'year', asOf);
}

/** A date and how many papers have it. */
interface Day {
  readonly date: PartialDate;
  readonly papers: number;
}

/** Those with a year, ascending. */
function knownOf(dates: readonly PartialDate[], papers: ArrayLike<number> | null): Day[] {
  return dates
    .map((date, i) => ({ date, papers: papers?.[i] ?? 1 }))
    .filter(({ date }) => yearOf(date) !== null)
    .sort((a, b) => compareText(a.date, b.date));
}

function datesOf(days: readonly Day[]): PartialDate[] {
  return days.map(({ date }) => date);
}

function papersOf(days: readonly Day[]): number {
  return days.reduce((sum, { papers }) => sum + papers, 0);
}

function unitOf(known: readonly Day[]): Unit {
  const all = papersOf(known);
  const span = monthOf(known.at(-1)!.date, 11) - monthOf(known[0]!.date, 0) + 1;
  if (papersOf(known.filter(({ date }) => date.length < 7)) * 2 > all || span > 96) return 'year';
  if (span > 24) return 'quarter';
  const days = known.filter(({ date }) => date.length === 10);
  const papers = papersOf(days);
  if (papers < all * 0.9) return 'month';
  const length = dayOf(days.at(-1)!.date) - dayOf(days[0]!.date) + 1;
  if (length <= 31 && papers >= length * enough) return 'day';
  return length <= 182 && papers >= Math.ceil(length / 7) * enough ? 'week' : 'month';
}

/** How bins are numbered: the number of the bin of a date, and of a bin its first day and its name. */
interface Numbering {
  numberOf(date: PartialDate): number;
  firstDay(number: number): PartialDate;
  name(first: PartialDate): string;
}

function numbering(unit: Unit): Numbering {
  if (unit === 'day' || unit === 'week') {
    const length = unit === 'day' ? 1 : 7;
    // Day 0 is a Thursday; weeks begin on Mondays.
    const shift = unit === 'day' ? 0 : 3;
    return {
      numberOf: (date) => (date.length === 10 ? Math.floor((dayOf(date) + shift) / length) : Number.NaN),
      firstDay: (number) => dateOf(number * length - shift),
      name: (first) => `${unit === 'day' ? '' : 'week of '}${dayName(first)} ${first.slice(0, 4)}`,
    };
  }
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  return {
    numberOf: (date) =>
      unit !== 'year' && date.length < 7 ? Number.NaN : Math.floor(monthOf(date, 0) / length),
    firstDay: (number) => `${yearText(number * length)}-${two(((number * length) % 12) + 1)}-01`,
    name: (first) => {
      const year = Number(first.slice(0, 4));
      const month = Number(first.slice(5, 7));
      if (unit === 'year') return `${year}`;
      return unit === 'quarter' ? `${year} Q${(month - 1) / 3 + 1}` : `${monthName(first)} ${year}`;
    },
  };
}

/** Bins from the first to the last date that has one; `known` ascending, with years. */
function binned(known: readonly PartialDate[], unit: Unit, asOf: PartialDate): Calendar {
  const { numberOf, firstDay, name } = numbering(unit);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(asOf);
  // Beside months and quarters a year alone still tells how far the axis goes.
  const isFine = unit === 'day' || unit === 'week';
  const ends = isFine ? known.filter((date) => date.length === 10) : known;
  const length = { day: 1, week: 1, month: 1, quarter: 3, year: 12 }[unit];
  const endOf = (date: PartialDate, missing: number): number =>
    isFine ? numberOf(date) : Math.floor(monthOf(date, missing) / length);
  const from = endOf(ends[0]!, 0);
  const to = endOf(ends.at(-1)!, 0);
  const bins = Array.from({ length: to - from + 1 }, (_, i): Bin => {
    const first = firstDay(from + i);
    const last = dateOf(dayOf(firstDay(from + i + 1)) - 1);
    return {
      name: name(first),
      month: monthOf(first, 0),
      from: first,
      to: last,
      unfinished: isDay && asOf < last,
    };
  });
  const years = yearsOf(bins);
  return {
    unit,
    bins,
    years,
    ticks: ticksOf(unit, bins, years),
    indexOf: (date) => {
      const number = yearOf(date) === null ? Number.NaN : numberOf(date);
      return Number.isNaN(number) ? -1 : number - from;
    },
  };
}

function yearsOf(bins: readonly Bin[]): { index: number; year: number }[] {
  const yearOfBin = (bin: Bin): number => Math.floor(bin.month / 12);
  return bins.flatMap((bin, index) => {
    const before = bins[index - 1];
    // A year that the first bins only touch is not named where the next one would stand in its way.
    const first =
      !before && (bin.month % 12 === 0 || bins.length === 1 || yearOfBin(bins[1]!) === yearOfBin(bin));
    return first || (before && yearOfBin(before) !== yearOfBin(bin)) ? [{ index, year: yearOfBin(bin) }] : [];
  });
}

/** Years; months, weeks and days where there is no more than a year of them. */
function ticksOf(
  unit: Unit,
  bins: readonly Bin[],
  years: readonly { readonly index: number; readonly year: number }[],
): Tick[] {
  const isShort = unit === 'day' || unit === 'week' || (unit === 'month' && bins.length <= 12);
  const all = isShort
    ? bins.map(({ from }, index) => ({ index, label: shortName(unit, from, index === 0) }))
    : years.map(({ index, year }) => ({ index, label: String(year) }));
  const step =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((one) => all.length / one <= mostTicks) ?? 1000;
  // Round years, and not every fifth from wherever the list begins.
  return all.filter(({ label }, i) => (isShort || step === 1 ? i % step === 0 : Number(label) % step === 0));
}

function shortName(unit: Unit, from: PartialDate, isFirst: boolean): string {
  const year = from.slice(0, 4);
  if (unit !== 'month') return dayName(from);
  return isFirst || from.slice(5, 7) === '01' ? `${monthName(from)} ${year}` : monthName(from);
}

/** Months since January of year 0; `missing` stands for an unknown month. */
function monthOf(date: PartialDate, missing: number): number {
  const month = date.length >= 7 ? Number(date.slice(5, 7)) - 1 : missing;
  return Number(date.slice(0, 4)) * 12 + month;
}

function yearText(month: number): string {
  return String(Math.floor(month / 12)).padStart(4, '0');
}

/** Days before each month of a year that has no leap day. */
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days since 1 January 1970. */
function dayOf(date: PartialDate): number {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const past = year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leap = month > 2 && daysIn(2, year) === 29 ? 1 : 0;
  return year * 365 + leaps + daysBefore[month - 1]! + leap + Number(date.slice(8, 10)) - 719_528;
}

function dateOf(day: number): PartialDate {
  let year = Math.floor(day / 365.2425) + 1970;
  while (dayOf(`${yearText(year * 12)}-01-01`) > day) year--;
  while (dayOf(`${yearText((year + 1) * 12)}-01-01`) <= day) year++;
  let month = 12;
  const text = (): string => `${yearText(year * 12)}-${two(month)}-`;
  while (dayOf(`${text()}01`) > day) month--;
  return `${text()}${two(day - dayOf(`${text()}01`) + 1)}`;
}

function monthName(date: PartialDate): string {
  return monthNames[Number(date.slice(5, 7)) - 1]?.slice(0, 3) ?? '';
}

function dayName(date: PartialDate): string {
  return `${Number(date.slice(8, 10))} ${monthName(date)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
