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
): (clustering: Pick<Clustering, 'k' | 'assignment'>) => Surfaces {
  const { ids, start, titleEnd, words } = wording;
  const terms = vocabulary.terms.length;
  const { firstOf, forms } = formsByTerm(wording, terms);
  const placeOf = new Int32Array(words.length).fill(-1);
  forms.forEach((word, place) => {
    placeOf[word] = place;
  });
  return ({ k, assignment }) => {
    if (k === 1) return (_, term) => vocabulary.surfaces[term]!;
    const weights = new Uint32Array(k * forms.length);
    for (let paper = 0; paper < assignment.length; paper++) {
      const from = assignment[paper]! * forms.length;
      for (let p = start[paper]!; p < start[paper + 1]!; p++) {
        const place = ids[p]! < 0 ? -1 : placeOf[ids[p]!]!;
        if (place >= 0) weights[from + place]! += p < titleEnd[paper]! ? 1 : abstractWeight;
      }
    }
    // Asked for the same ones over and over.
    const known = new Map<number, string>();
    return (topic, term) => {
      if (vocabulary.lengths[term] !== 1) return vocabulary.surfaces[term]!;
      const key = topic * terms + term;
      const found = known.get(key);
      if (found !== undefined) return found;
      const here = new Map<string, number>();
      for (let place = firstOf[term]!; place < firstOf[term + 1]!; place++) {
        const weight = weights[topic * forms.length + place]!;
        if (weight > 0) here.set(words[forms[place]!]!, weight);
      }
      const written = here.size === 0 ? vocabulary.surfaces[term]! : commonest(here);
      known.set(key, written);
      return written;
    };
  };
}

/** The words, by number, that each term of one word stands for: those of a term from `firstOf[term]` to `firstOf[term + 1]`. */
function formsByTerm({ term: termOf }: Wording, terms: number): { firstOf: Uint32Array; forms: Uint32Array } {
  const start = new Uint32Array(terms + 1);
  for (const term of termOf) if (term >= 0) start[term + 1]!++;
  for (let term = 0; term < terms; term++) start[term + 1]! += start[term]!;
  const next = start.slice();
  const forms = new Uint32Array(start[terms]!);
  termOf.forEach((term, word) => {
    if (term >= 0) forms[next[term]!++] = word;
  });
  return { firstOf: start, forms };
}
