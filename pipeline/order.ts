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

/** The papers of each topic by number, ascending; all arrays share one buffer. */
export function papersByTopic(assignment: Int32Array, topics: number): Uint32Array[] {
  const end = new Uint32Array(topics);
  for (const topic of assignment) end[topic]!++;
  for (let topic = 1; topic < topics; topic++) end[topic]! += end[topic - 1]!;
  const next = Uint32Array.from(end, (_, topic) => end[topic - 1] ?? 0);
  const starts = next.slice();
  const papers = new Uint32Array(assignment.length);
  assignment.forEach((topic, paper) => {
    papers[next[topic]!++] = paper;
  });
  return Array.from(end, (to, topic) => papers.subarray(starts[topic], to));
}

/** The spelling with most weight; in small letters where at least a quarter of it is written so; ties go to the first in code-unit order. */
export function commonest(forms: ReadonlyMap<string, number>): string {
  // Nearly all are written in one way.
  const [only = ''] = forms.keys();
  if (forms.size < 2) return only;
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

/** The first `count` of what `compare` (which leaves no two equal) would sort, in that order, without sorting the rest. */
export function leading(
  from: readonly number[] | Uint32Array,
  count: number,
  compare: (a: number, b: number) => number,
): number[] {
  if (from.length <= 2 * count) return [...from].sort(compare).slice(0, count);
  const found: number[] = [];
  for (const one of from) {
    if (found.length === count && compare(one, found[count - 1]!) >= 0) continue;
    let [low, high] = [0, found.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(one, found[middle]!) < 0) high = middle;
      else low = middle + 1;
    }
    found.splice(low, 0, one);
    if (found.length > count) found.pop();
  }
  return found;
}
