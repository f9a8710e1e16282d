/** Pages by offset: where the next one stands, and when they are at their end whatever the total says. */
import type { Page } from './api.ts';
import { Fault } from './world.ts';

/** A page without records where the API says there are some. */
export class EmptyPage extends Fault {
  readonly total: number;

  constructor(total: number) {
    super('answered with an empty page', true, { attempts: 3 });
    this.total = total;
  }
}

/** How many records lie before a page, and how many the largest page so far had. */
export interface Offset {
  readonly done: number;
  readonly largest: number;
}

export function offset(position: string): Offset {
  const [done = 0, largest = 0] = position.split('/').map(Number);
  return { done, largest };
}

/** The position after a page of `records`, of which `wanted` were asked for, `step` on from it; null at the end. */
export function after(
  { done, largest }: Offset,
  { records, wanted, step, total }: { records: number; wanted: number; step: number; total: number },
): string | null {
  // A page as large as can be at what is said to be the end may not be the last: totals are not always true.
  const isEnd = done + step >= total && records < (largest > 0 ? largest : wanted);
  return records === 0 || isEnd ? null : `${done + step}/${Math.max(largest, records)}`;
}

/** The page, or the end where there is none even after it was asked for again. */
export async function orEnd(page: Promise<Page>): Promise<Page> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof EmptyPage) return { text: '', total: error.total, next: null };
    throw error;
  }
}
