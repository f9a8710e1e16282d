/** Calendar bins that fit a span of dates. */
import { daysIn, monthNames, yearOf } from '../dates.ts';
import type { PartialDate } from '../types.ts';

/** One bin: how it is called, where it begins, whether it is over. */
export interface Bin {
  /** `2025`, `2025 Q3`, `Sep 2025`. */
  readonly name: string;
  /** First month of the bin, counted from January of year 0. */
  readonly month: number;
  /** Whether the list was made before the bin ended. */
  readonly unfinished: boolean;
}

export interface Calendar {
  readonly unit: 'month' | 'quarter' | 'year';
  readonly bins: readonly Bin[];
  /** The bin of a date, or -1 when its month (its year, for bins of years) is not known. */
  indexOf(date: PartialDate): number;
  /** Index of the first bin of each year, and the year. */
  readonly years: readonly { readonly index: number; readonly year: number }[];
}

/**
 * Months up to two years, quarters up to eight, else years; years too when most dates tell no more. No bins when no
 * date has a year. `asOf` may be `''`.
 */
export function calendar(dates: readonly PartialDate[], asOf: PartialDate): Calendar {
  const known = dates.filter((date) => yearOf(date) !== null).sort();
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) {
    return { unit: 'year', bins: [], indexOf: () => -1, years: [] };
  }
  const span = monthOf(last, 11) - monthOf(first, 0) + 1;
  const yearsAlone = known.filter((date) => date.length < 7).length * 2 > known.length;
  const unit = yearsAlone || span > 96 ? 'year' : span > 24 ? 'quarter' : 'month';
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  const from = Math.floor(monthOf(first, 0) / length);
  const to = Math.floor(monthOf(last, 0) / length);
  const bins = Array.from({ length: to - from + 1 }, (_, i): Bin => {
    const month = (from + i) * length;
    const year = Math.floor(month / 12);
    const name =
      unit === 'year'
        ? `${year}`
        : unit === 'quarter'
          ? `${year} Q${(month % 12) / 3 + 1}`
          : `${monthNames[month % 12]?.slice(0, 3)} ${year}`;
    const lastDay = lastDayOf(month + length - 1);
    return { name, month, unfinished: /^\d{4}-\d{2}-\d{2}$/.test(asOf) && asOf < lastDay };
  });
  const yearOfBin = (bin: Bin): number => Math.floor(bin.month / 12);
  const years = bins.flatMap((bin, index) => {
    const before = bins[index - 1];
    // A year that the first bins only touch is not named where the next one would stand in its way.
    const first =
      !before && (bin.month % 12 === 0 || bins.length === 1 || yearOfBin(bins[1]!) === yearOfBin(bin));
    return first || (before && yearOfBin(before) !== yearOfBin(bin)) ? [{ index, year: yearOfBin(bin) }] : [];
  });
  return {
    unit,
    bins,
    years,
    indexOf: (date) => {
      if (yearOf(date) === null || (unit !== 'year' && date.length < 7)) return -1;
      return Math.floor(monthOf(date, 0) / length) - from;
    },
  };
}

/** Months since January of year 0; `missing` stands for an unknown month. */
function monthOf(date: PartialDate, missing: number): number {
  const month = date.length >= 7 ? Number(date.slice(5, 7)) - 1 : missing;
  return Number(date.slice(0, 4)) * 12 + month;
}

function lastDayOf(month: number): PartialDate {
  const year = Math.floor(month / 12);
  const number = (month % 12) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${daysIn(number, year)}`;
}
