/** Dates of issues, whose year and month stand apart. */
import { monthNumber } from '../dates.ts';

/** `2020` with `JUL 15`, `jul`, `7`, `3-6 Feb.` or `JUN-AUG` as `2020-07-15` and the like: the first month and day it tells. */
export function issueDate(year: string, issue: string): string {
  const y = year.trim();
  const text = issue.slice(0, 80).trim();
  if (text === '') return y;
  if (y === '' || /\b\d{4}\b/.test(text)) return text;
  if (!/^\d{4}$/.test(y)) return y;
  const word = /[A-Za-z]{3,}/.exec(text)?.[0] ?? '';
  const month = word === '' ? Number(/^\d{1,2}$/.exec(text)?.[0] ?? 0) : monthNumber(word);
  if (month < 1 || month > 12) return y;
  const day = word === '' ? undefined : /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  return [y, month, ...(day === undefined ? [] : [day])].join('-');
}
