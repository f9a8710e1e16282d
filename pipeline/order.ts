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
