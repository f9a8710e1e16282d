/** Drafts that stand by themselves. */
import type { Draft } from '../types.ts';

/** The same draft with texts of its own: a piece cut from a text keeps all of that text in memory. */
export function detached(draft: Draft): Draft {
  return structuredClone(draft);
}
