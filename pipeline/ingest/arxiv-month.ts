/** The month that an arXiv number holds: that in which the paper was first put there. */
import { partialDate } from '../dates.ts';
import type { PartialDate } from '../types.ts';

/** `2024-10` of `2410.05434`, `2003-09` of `math/0309136`; `''` for what is no arXiv number. */
export function arxivMonth(id: string): PartialDate {
  const [, year, month] = /^(\d{2})(\d{2})\.\d{4,5}/.exec(id) ?? /\/(\d{2})(\d{2})\d{3}$/.exec(id) ?? [];
  if (year === undefined) return '';
  return partialDate(Number(year) + (Number(year) > 90 ? 1900 : 2000), Number(month), null);
}
