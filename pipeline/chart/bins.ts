/** The papers of each topic by calendar bin: what charts and tables over time are made of. */
import { totalsOf } from '../dates.ts';
import type { Scene, TimeTable } from '../types.ts';
import { type Calendar, calendar, yearly } from './calendar.ts';

/** Below so many papers a bin on average, shares are told by year. */
const enough = 20;

/** A calendar of a list, and the bin of each of its dates: the same for every number of topics. */
interface Binned extends Calendar {
  readonly binOf: Int32Array;
  /** Papers by bin. */
  readonly totals: Uint32Array;
}

/** Counts, or shares of the papers of each bin. */
export type Mode = 'counts' | 'shares';

type Timed = Pick<Scene, 'times' | 'asOf'>;

const known = { counts: new WeakMap<object, Binned>(), shares: new WeakMap<object, Binned>() } as const;

export function binned(scene: Timed, mode: Mode): Binned {
  const found = known[mode].get(scene.times.dates);
  if (found) return found;
  const made = mode === 'counts' ? filled(scene, calendar) : forShares(scene);
  known[mode].set(scene.times.dates, made);
  return made;
}

function filled({ times, asOf }: Timed, made: typeof calendar): Binned {
  const papers = totalsOf(times);
  const fit = made(times.dates, asOf, papers);
  const binOf = Int32Array.from(times.dates, fit.indexOf);
  return { ...fit, binOf, totals: inBins(fit, binOf, papers) };
}

/** Papers by bin. */
function inBins({ bins }: Calendar, binOf: Int32Array, papers: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(bins.length);
  binOf.forEach((bin, date) => {
    if (bin >= 0) counts[bin]! += papers[date]!;
  });
  return counts;
}

/** Years where shorter bins hold too few papers for a share to say anything. */
function forShares(scene: Timed): Binned {
  const fine = binned(scene, 'counts');
  return papersPerBin(fine) >= enough || fine.years.length < 2 ? fine : filled(scene, yearly);
}

function papersPerBin({ totals, bins }: Binned): number {
  return totals.reduce((sum, count) => sum + count, 0) / Math.max(1, bins.length);
}

/** Counts by topic and bin. */
export function timeTable(scene: Timed, mode: Mode): TimeTable {
  const all = binned(scene, mode);
  return {
    unit: all.unit,
    bins: all.bins,
    totals: all.totals,
    counts: counted(scene, mode),
    perBin: papersPerBin(all),
  };
}

const countsOf = {
  counts: new WeakMap<object, readonly Uint32Array[]>(),
  shares: new WeakMap<object, readonly Uint32Array[]>(),
} as const;

/** Counts by topic; the same list for the same scene. */
export function counted(scene: Timed, mode: Mode): readonly Uint32Array[] {
  const found = countsOf[mode].get(scene.times);
  if (found) return found;
  const made = binned(scene, mode);
  const counts = scene.times.counts.map((papers) => inBins(made, made.binOf, papers));
  countsOf[mode].set(scene.times, counts);
  return counts;
}

/** What bars are as high as, by topic and bin, and the highest. */
export function heights(scene: Timed, mode: Mode): { values: readonly (readonly number[])[]; most: number } {
  const { totals } = binned(scene, mode);
  const values = counted(scene, mode).map((row) =>
    Array.from(row, (count, i) => (mode === 'counts' ? count : count / Math.max(1, totals[i]!))),
  );
  const most = values.reduce((max, row) => row.reduce((a, b) => Math.max(a, b), max), 0);
  return { values, most: most || 1 };
}
