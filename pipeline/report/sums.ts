/** What the papers of a topic add up to, as the page shows it. */
import type { PaperColumns } from './data.ts';

export interface Sums {
  /** First and last month with a paper of it, `YYYY-MM`; `''` where no month is known. */
  readonly first: string;
  readonly last: string;
  /** Null where no paper tells. */
  readonly comments: number | null;
  readonly upvotes: number | null;
}

/** Sums by topic number. */
export function sumsOf(
  { dates, comments, upvotes }: Pick<PaperColumns, 'dates' | 'comments' | 'upvotes'>,
  assignment: ArrayLike<number>,
  topics: number,
): Sums[] {
  const found = Array.from({ length: topics }, () => ({ first: '', last: '', comments: -1, upvotes: -1 }));
  dates.forEach((date, i) => {
    const own = found[assignment[i]!]!;
    if (/^\d{4}-\d{2}/.test(date)) {
      const month = date.slice(0, 7);
      if (own.first === '' || month < own.first) own.first = month;
      if (month > own.last) own.last = month;
    }
    if (comments[i]! >= 0) own.comments = Math.max(0, own.comments) + comments[i]!;
    if (upvotes[i]! >= 0) own.upvotes = Math.max(0, own.upvotes) + upvotes[i]!;
  });
  const known = (sum: number): number | null => (sum < 0 ? null : sum);
  return found.map((own) => ({ ...own, comments: known(own.comments), upvotes: known(own.upvotes) }));
}
