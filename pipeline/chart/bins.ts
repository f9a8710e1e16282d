/** The papers of each topic by calendar bin: what charts and tables over time are made of. */
import type { Scene, TimeTable } from '../types.ts';
import { type Calendar, calendar, yearly } from './calendar.ts';

/** Below so many papers a bin on average, shares are told by year. */
const enough = 20;

/** A calendar of a list, and the bin of each paper: the same for every number of topics. */
interface Dated extends Calendar {
  readonly binOf: Int32Array;
  /** Papers by bin. */
  readonly totals: Uint32Array;
}

/** Counts, or shares of the papers of each bin. */
export type Mode = 'counts' | 'shares';

const known = { counts: new WeakMap<object, Dated>(), shares: new WeakMap<object, Dated>() } as const;

export function dated(scene: Pick<Scene, 'dates' | 'asOf'>, mode: Mode): Dated {
  const found = known[mode].get(scene.dates);
  if (found) return found;
  const made = mode === 'counts' ? filled(scene, calendar(scene.dates, scene.asOf)) : forShares(scene);
  known[mode].set(scene.dates, made);
  return made;
}

function filled({ dates }: Pick<Scene, 'dates'>, made: Calendar): Dated {
  const binOf = Int32Array.from(dates, made.indexOf);
  const totals = new Uint32Array(made.bins.length);
  for (const bin of binOf) if (bin >= 0) totals[bin]!++;
  return { ...made, binOf, totals };
}

/** Years where shorter bins hold too few papers for a share to say anything. */
function forShares(scene: Pick<Scene, 'dates' | 'asOf'>): Dated {
  const fine = dated(scene, 'counts');
  return papersPerBin(fine) >= enough || fine.years.length < 2
    ? fine
    : filled(scene, yearly(scene.dates, scene.asOf));
}

function papersPerBin({ totals, bins }: Dated): number {
  return totals.reduce((sum, count) => sum + count, 0) / Math.max(1, bins.length);
}

/** Counts by topic and bin. */
export function timeTable(scene: Scene, mode: Mode): TimeTable {
  const all = dated(scene, mode);
  return {
    unit: all.unit,
    bins: all.bins,
    totals: all.totals,
    counts: counted(scene, mode),
    perBin: papersPerBin(all),
  };
}

const countsOf = {
  counts: new WeakMap<ArrayLike<number>, readonly Uint32Array[]>(),
  shares: new WeakMap<ArrayLike<number>, readonly Uint32Array[]>(),
} as const;

/** Counts by topic; the same list for the same scene. */
export function counted(scene: Scene, mode: Mode): readonly Uint32Array[] {
  const found = countsOf[mode].get(scene.assignment);
  if (found) return found;
  const { bins, binOf } = dated(scene, mode);
  const counts = scene.topics.map(() => new Uint32Array(bins.length));
  binOf.forEach((bin, i) => {
    if (bin >= 0) counts[scene.assignment[i]!]![bin]!++;
  });
  countsOf[mode].set(scene.assignment, counts);
  return counts;
}

/** What bars are as high as, by topic and bin, and the highest. */
export function heights(scene: Scene, mode: Mode): { values: readonly (readonly number[])[]; most: number } {
  const { totals } = dated(scene, mode);
  const values = counted(scene, mode).map((row) =>
    Array.from(row, (count, i) => (mode === 'counts' ? count : count / Math.max(1, totals[i]!))),
  );
  const most = values.reduce((max, row) => row.reduce((a, b) => Math.max(a, b), max), 0);
  return { values, most: most || 1 };
}
