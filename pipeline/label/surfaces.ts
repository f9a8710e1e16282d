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
  const { ids, start, titleEnd, words } = wording;
  if (k === 1) return (_, term) => vocabulary.surfaces[term]!;
  const terms = vocabulary.terms.length;
  const formsOf = formsByTerm(wording, terms);
  const weights = new Uint32Array(k * words.length);
  for (let paper = 0; paper < assignment.length; paper++) {
    const from = assignment[paper]! * words.length;
    for (let p = start[paper]!; p < start[paper + 1]!; p++) {
      const word = ids[p]!;
      if (word >= 0) weights[from + word]! += p < titleEnd[paper]! ? 1 : abstractWeight;
    }
  }
  // Asked for the same ones over and over.
  const known = new Map<number, string>();
  return (topic, term) => {
    if (vocabulary.lengths[term] !== 1) return vocabulary.surfaces[term]!;
    const key = topic * terms + term;
    const found = known.get(key);
    if (found !== undefined) return found;
    const here = [...formsOf(term)].flatMap((word): [string, number][] => {
      const weight = weights[topic * words.length + word]!;
      return weight > 0 ? [[words[word]!, weight]] : [];
    });
    const written = here.length === 0 ? vocabulary.surfaces[term]! : commonest(new Map(here));
    known.set(key, written);
    return written;
  };
}

/** The words, by number, that a term of one word stands for. */
function formsByTerm({ term: termOf }: Wording, terms: number): (term: number) => Uint32Array {
  const start = new Uint32Array(terms + 1);
  for (const term of termOf) if (term >= 0) start[term + 1]!++;
  for (let term = 0; term < terms; term++) start[term + 1]! += start[term]!;
  const next = start.slice();
  const forms = new Uint32Array(start[terms]!);
  termOf.forEach((term, word) => {
    if (term >= 0) forms[next[term]!++] = word;
  });
  return (term) => forms.subarray(start[term]!, start[term + 1]!);
}
