/** Whether a topic grows: its papers of the last year that has enough, and may not be over, against those of the year before. */
import { yearOf } from '../dates.ts';
import type { PartialDate, Trend, Trends } from '../types.ts';

export type { Trend, Trends } from '../types.ts';

/** Trends by topic; null when the dated papers do not span two calendar years in a row. */
export function trends(
  published: readonly PartialDate[],
  assignment: ArrayLike<number>,
  sizes: readonly number[],
): Trends | null {
  const years = published.map(yearOf);
  const last = lastOf(years);
  const counts = sizes.map(() => ({ earlier: 0, before: 0, now: 0 }));
  const totals = { before: 0, last: 0 };
  years.forEach((year, i) => {
    const own = counts[assignment[i]!]!;
    if (year === null || year > last) return;
    if (year < last) own.earlier++;
    if (year === last - 1) {
      own.before++;
      totals.before++;
    } else if (year === last) {
      own.now++;
      totals.last++;
    }
  });
  if (totals.before === 0 || totals.last === 0) return null;
  const topics = counts.map(({ earlier, before, now }, topic): Trend => {
    // Over one denominator, for 0.95 - 0.9 is not quite 0.05.
    const change = (now * totals.before - before * totals.last) / (totals.last * totals.before);
    return { word: wordFor(sizes[topic]!, earlier, before, now, change), before, last: now, change };
  });
  return { years: { before: last - 1, last }, totals, topics };
}

/** Of a year that has barely begun, with less than this share of the papers of the year before, nothing can be told. */
const begun = 0.25;

/** The latest year; the one before where that has barely begun and there is one more to compare with. */
function lastOf(years: readonly (number | null)[]): number {
  const counts = new Map<number, number>();
  for (const year of years) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  const latest = Math.max(0, ...counts.keys());
  const [last = 0, before = 0, earlier = 0] = [0, 1, 2].map((back) => counts.get(latest - back) ?? 0);
  return last < begun * before && earlier > 0 ? latest - 1 : latest;
}

/**
 * New: none before and three or more. Too few to say: a topic under five papers with under four in the two years. Rising,
 * fading: by five points of share and two papers.
 */
function wordFor(size: number, earlier: number, before: number, now: number, change: number): Trend['word'] {
  if (earlier === 0 && now >= 3) return 'new';
  if (size < 5 && before + now < 4) return 'too few to say';
  if (change >= 0.05 && now - before >= 2) return 'rising';
  if (change <= -0.05 && before - now >= 2) return 'fading';
  return 'steady';
}
