/**
 * Which words can end a name. In `large language model` or `fine-grained attribution` the last word is what is spoken of
 * and the others say which; a word that nearly always stands before another one is no name by itself. Learned from
 * the texts, without a dictionary: how often no other content word follows.
 */
import type { Wording } from '../types.ts';

/** For each term of one word the share of its occurrences, 0 to 1, after which no other word follows; drawn to a half where it is rare. */
export function headShares({ ids, term }: Wording, terms: number): Float64Array {
  const seen = new Float64Array(terms);
  const last = new Float64Array(terms);
  for (let p = 0; p < ids.length; p++) {
    const word = ids[p]!;
    const of = word < 0 ? -1 : term[word]!;
    if (of < 0) continue;
    seen[of]!++;
    if ((ids[p + 1] ?? -1) < 0) last[of]!++;
  }
  return seen.map((count, of) => (last[of]! + 1) / (count + 2));
}
