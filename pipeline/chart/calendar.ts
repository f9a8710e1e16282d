/** Calendar bins that fit a span of dates. */
import type { PartialDate } from '../types.ts';

/** Days of one bin, and how it is called. */
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

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * Months up to two years, quarters up to eight, else years; years too when most dates tell no more. No bins when no
 * date has a year. `asOf` may be `''`.
 */
export function calendar(dates: readonly PartialDate[], asOf: PartialDate): Calendar {
  const known = dates.filter((date) => /^\d{4}/.test(date)).sort();
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
          : `${monthNames[month % 12]} ${year}`;
    const lastDay = lastDayOf(month + length - 1);
    return { name, month, unfinished: /^\d{4}-\d{2}-\d{2}$/.test(asOf) && asOf < lastDay };
  });
  const yearOf = (bin: Bin): number => Math.floor(bin.month / 12);
  const years = bins.flatMap((bin, index) => {
    const before = bins[index - 1];
    // A year that the first bins only touch is not named where the next one would stand in its way.
    const first = !before && (bin.month % 12 === 0 || bins.length === 1 || yearOf(bins[1]!) === yearOf(bin));
    return first || (before && yearOf(before) !== yearOf(bin)) ? [{ index, year: yearOf(bin) }] : [];
  });
  return {
    unit,
    bins,
    years,
    indexOf: (date) => {
      if (!/^\d{4}/.test(date) || (unit !== 'year' && date.length < 7)) return -1;
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
  const day = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-${day}`;
}
