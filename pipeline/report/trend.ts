/** Whether a topic grows: its papers of the last year that has enough, and may not be over, against those of the year before. */
import { totalsOf, yearOf } from '../dates.ts';
import type { Times, Trend, Trends } from '../types.ts';

export type { Trend, Trends } from '../types.ts';

/** Trends by topic; null when the dated papers do not span two calendar years in a row. */
export function trends(times: Times): Trends | null {
  const years = times.dates.map(yearOf);
  const all = totalsOf(times);
  const last = lastOf(years, all);
  const papersIn = (papers: ArrayLike<number>, is: (year: number) => boolean): number =>
    years.reduce<number>((sum, year, date) => sum + (year !== null && is(year) ? papers[date]! : 0), 0);
  const before = papersIn(all, (year) => year === last - 1);
  const totals = { before, last: papersIn(all, (year) => year === last) };
  if (totals.before === 0 || totals.last === 0) return null;
  const topics = times.counts.map((papers): Trend => {
    const size = Array.from(papers).reduce((sum, count) => sum + count, 0);
    const earlier = papersIn(papers, (year) => year < last);
    const [then, now] = [last - 1, last].map((one) => papersIn(papers, (year) => year === one)) as [
      number,
      number,
    ];
    // Over one denominator, for 0.95 - 0.9 is not quite 0.05.
    const change = (now * totals.before - then * totals.last) / (totals.last * totals.before);
    return { word: wordFor(size, earlier, then, now, change), before: then, last: now, change };
  });
  return { years: { before: last - 1, last }, totals, topics };
}

/** Of a year that has barely begun, with less than this share of the papers of the year before, nothing can be told. */
const begun = 0.25;

/** The latest year; the one before where that has barely begun and there is one more to compare with. */
function lastOf(years: readonly (number | null)[], papers: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  years.forEach((year, date) => {
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + papers[date]!);
  });
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
