/** What the papers of a topic add up to, as the page shows it. */
import type { Attention } from './attention.ts';

export interface Sums {
  /** First and last month with a paper of it, `YYYY-MM`, or year; `''` where no year is known. */
  readonly first: string;
  readonly last: string;
  readonly comments: Attention;
  readonly upvotes: Attention;
}
