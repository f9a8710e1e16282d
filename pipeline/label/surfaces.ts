/** How the papers of one topic write a term, which may differ from how others do: `attributes` here, `attribution` there. */
import { commonest } from '../order.ts';
import type { Clustering, Vocabulary, Wording } from '../types.ts';

/** What stands in an abstract counts ten times, for titles have capitals of their own. */
const abstractWeight = 10;

/** The way a topic writes a term. */
export type Surfaces = (topic: number, term: number) => string;

/** Single words in the commonest form of the topic's own papers; phrases, and words it does not have, as in all papers. */
export function topicSurfaces(
  wording: Wording,
  vocabulary: Vocabulary,
  { k, assignment }: Clustering,
): Surfaces {
  const { ids, start, titleEnd, words, term: termOf } = wording;
  const terms = vocabulary.terms.length;
  const forms = new Map<number, Map<number, number>>();
  if (k > 1) {
    for (let paper = 0; paper < assignment.length; paper++) {
      for (let p = start[paper]!; p < start[paper + 1]!; p++) {
        const word = ids[p]!;
        const term = word < 0 ? -1 : termOf[word]!;
        if (term < 0) continue;
        const key = assignment[paper]! * terms + term;
        const found = forms.get(key) ?? new Map<number, number>();
        forms.set(key, found);
        found.set(word, (found.get(word) ?? 0) + (p < titleEnd[paper]! ? 1 : abstractWeight));
      }
    }
  }
  // Asked for the same ones over and over.
  const known = new Map<number, string>();
  return (topic, term) => {
    const key = topic * terms + term;
    const found = vocabulary.lengths[term] === 1 ? forms.get(key) : undefined;
    if (!found) return vocabulary.surfaces[term]!;
    const written =
      known.get(key) ?? commonest(new Map([...found].map(([word, weight]) => [words[word]!, weight])));
    known.set(key, written);
    return written;
  };
}
