/** The paper that the map tells about: the one chosen, else the one least sure of its topic. */
import type { View } from './view.ts';

/** Its place in the columns. */
export function lookedAt(
  view: Pick<View, 'state' | 'titles' | 'similarity' | 'runnerUp' | 'runnerUpSimilarity'>,
): number {
  const { state, titles, similarity, runnerUp, runnerUpSimilarity } = view;
  if (state.paper !== null) return state.paper;
  let found = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < titles.length; i++) {
    const margin = similarity[i]! - runnerUpSimilarity[i]!;
    if (runnerUp[i]! < 0 || margin >= least) continue;
    least = margin;
    found = i;
  }
  return found;
}
