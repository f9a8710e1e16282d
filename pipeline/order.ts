/** Orders that are the same on every machine. */
import type { Clustering } from './types.ts';

/** By UTF-16 code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Papers as tables list them: by topic, then by similarity to its centre (highest first), then in canonical order. */
export function byTopic({ assignment, similarity }: Clustering): number[] {
  return Array.from(assignment.keys()).sort(
    (a, b) => assignment[a]! - assignment[b]! || similarity[b]! - similarity[a]! || a - b,
  );
}

/** The spelling with most weight; in small letters where at least a quarter of it is written so; ties go to the first in code-unit order. */
export function commonest(forms: ReadonlyMap<string, number>): string {
  const byLower = new Map<string, { total: number; cased: [string, number][] }>();
  for (const [form, weight] of forms) {
    const lower = form.toLowerCase();
    const entry = byLower.get(lower) ?? { total: 0, cased: [] };
    entry.total += weight;
    entry.cased.push([form, weight]);
    byLower.set(lower, entry);
  }
  const [best] = [...byLower].sort((a, b) => b[1].total - a[1].total || compareText(a[0], b[0]));
  if (!best) return '';
  const [lower, { total, cased }] = best;
  if ((forms.get(lower) ?? 0) * 4 >= total) return lower;
  const [first] = cased.sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  return first?.[0] ?? lower;
}
