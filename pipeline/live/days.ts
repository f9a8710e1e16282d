/** Days of the calendar, as `YYYY-MM-DD`. */

const day = 86_400_000;

/** The day of a moment, in UTC. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** The first or the last day of `2025`, `2025-01` or `2025-01-31`; null for anything else. */
export function dayAt(end: 'first' | 'last', text: string): string | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return null;
  const [, year = '', month, date] = match;
  if (date !== undefined) return isDay(text) ? text : null;
  const first = `${year}-${month ?? '01'}-01`;
  if (!isDay(first)) return null;
  if (end === 'first') return first;
  if (month === undefined) return `${year}-12-31`;
  return dayOf(Date.UTC(Number(year), Number(month), 0));
}

/** Whether a calendar has it. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return text >= '1000' && !Number.isNaN(time) && dayOf(time) === text;
}

export function dayAfter(text: string): string {
  return dayOf(Date.parse(text) + day);
}

/** How many days there are from one to the other, both included. */
export function daysIn(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / day) + 1;
}
