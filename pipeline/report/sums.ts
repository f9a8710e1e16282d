/** What the papers of a topic add up to, as the page shows it. */
import type { Times } from '../types.ts';
import type { Attention } from './attention.ts';

export interface Sums {
  /** First and last month with a paper of it, `YYYY-MM`; `''` where no month is known. */
  readonly first: string;
  readonly last: string;
  readonly comments: Attention;
  readonly upvotes: Attention;
}

/** First and last month of a topic with papers, of ascending dates. */
export function monthsOf(dates: Times['dates'], papers: ArrayLike<number>): Pick<Sums, 'first' | 'last'> {
  const months = dates.filter((date, i) => papers[i]! > 0 && /^\d{4}-\d{2}/.test(date));
  return { first: (months[0] ?? '').slice(0, 7), last: (months.at(-1) ?? '').slice(0, 7) };
}
