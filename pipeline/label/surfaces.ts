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
  const { words } = wording;
  const terms = vocabulary.terms.length;
  const { firstOf, forms } = formsByTerm(wording, terms);
  const { placesAt, places } = placesOf(wording, forms);
  return ({ k, assignment }) => {
    if (k === 1) return (_, term) => vocabulary.surfaces[term]!;
    const weights = new Uint32Array(k * forms.length);
    for (let paper = 0; paper < assignment.length; paper++) {
      const from = assignment[paper]! * forms.length;
      for (let p = placesAt[paper]!; p < placesAt[paper + 1]!; p++) {
        const place = places[p]!;
        weights[from + (place >>> 1)]! += (place & 1) === 0 ? 1 : abstractWeight;
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

/** Where the words of each paper stand among `forms`, twice that and one more in its abstract; those of a paper from `placesAt[paper]` on. */
function placesOf(
  { ids, start, titleEnd, words }: Wording,
  forms: Uint32Array,
): { placesAt: Uint32Array; places: Uint32Array } {
  const placeOf = new Int32Array(words.length).fill(-1);
  forms.forEach((word, place) => {
    placeOf[word] = place;
  });
  const isPlaced = (id: number): boolean => id >= 0 && placeOf[id]! >= 0;
  let count = 0;
  for (let p = 0; p < ids.length; p++) if (isPlaced(ids[p]!)) count++;
  const placesAt = new Uint32Array(start.length);
  const places = new Uint32Array(count);
  let at = 0;
  for (let paper = 0; paper < titleEnd.length; paper++) {
    for (let p = start[paper]!; p < start[paper + 1]!; p++) {
      if (isPlaced(ids[p]!)) places[at++] = placeOf[ids[p]!]! * 2 + (p < titleEnd[paper]! ? 0 : 1);
    }
    placesAt[paper + 1] = at;
  }
  return { placesAt, places };
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
