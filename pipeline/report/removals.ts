/** What was removed, as the page lists it. */
import { compareText } from '../order.ts';
import type { Removal } from '../types.ts';
import { cut } from '../words.ts';

/** Removals listed in the page; all are in `run.json`. */
const mostRemovals = 50;

export interface RemovalLine {
  readonly reason: string;
  readonly similarity: number | null;
  /** Its title, or where it stood. */
  readonly what: string;
  readonly into: string;
}

/** How many were removed for each reason, in the order of the reasons. */
export function reasonsOf(removals: readonly Removal[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { reason } of removals) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => compareText(a, b));
}

/** The first of them by reason, then title. */
export function listedRemovals(removals: readonly Removal[]): RemovalLine[] {
  return [...removals]
    .sort(
      (a, b) =>
        compareText(a.reason, b.reason) ||
        compareText(a.title, b.title) ||
        compareText(a.into, b.into) ||
        compareText(a.file, b.file) ||
        a.line - b.line ||
        (a.record ?? 0) - (b.record ?? 0),
    )
    .slice(0, mostRemovals)
    .map((removal) => ({
      reason: removal.reason,
      similarity: removal.similarity ?? null,
      what: cut(removal.title, 200) || placeOf(removal),
      into: cut(removal.into, 100),
    }));
}

/**
 * Where something that could not be read stands, for nothing else tells it: `papers.jsonl, line 21`. The place of a record
 * that was read and has no title is left to run.json, so that the page is the same in whatever order the records come.
 */
function placeOf({ file, line, record, reason }: Removal): string {
  if (reason === 'no title') return 'without title';
  return `${cut(file, 100)}, line ${line}${record === undefined ? '' : `, record ${record}`}`;
}
