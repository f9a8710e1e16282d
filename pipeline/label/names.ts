/** A name for every topic: one to three terms that many of its papers have and few others. */
import type { Vocabulary } from '../types.ts';
import { hasBoilerplateEdge, isBoilerplate } from './boilerplate.ts';
import type { TermCounts } from './contrast.ts';

/** Words set apart in a name, for instance `reinforcement learning, unit tests`. */
export const separator = ', ';

/** One name a topic, no two of the same words; `z` as `contrast` gives it. */
export function nameTopics(counts: TermCounts, z: Float64Array, vocabulary: Vocabulary): string[] {
  const taken = new Set<string>();
  const write = (parts: readonly number[]): string =>
    parts.map((term) => vocabulary.surfaces[term]!).join(separator);
  const isTaken = (parts: readonly number[]): boolean => taken.has([...parts].sort((a, b) => a - b).join());
  return Array.from({ length: counts.topics }, (_, topic) => {
    const ranked = widened(candidates(counts, z, vocabulary, topic), counts, z, vocabulary, topic);
    let parts = compose(ranked, vocabulary);
    // A name that another topic has gives way to the next best words, one at a time from its end.
    for (let skip = 1; parts.length > 0 && isTaken(parts) && skip < ranked.length; skip++) {
      parts = compose([...parts.slice(0, -1), ...ranked.slice(skip)], vocabulary);
    }
    const name = write(parts) || 'no common words';
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    taken.add([...parts].sort((a, b) => a - b).join());
    return capital(unique);
  });
}

/** With a capital, unless the first word has capitals of its own (`iOS`). */
function capital(name: string): string {
  const [first = ''] = name;
  return /^\S*\p{Lu}/u.test(name) ? name : first.toUpperCase() + name.slice(first.length);
}

/** How much more a phrase says to a reader than a word that is as telling. */
const phraseBonus = 1.4;

/**
 * Terms fit for a name, best first: telling ones that many papers of the topic have. A phrase is as telling as its
 * words together, for these are counted far more often than the phrase itself.
 */
function candidates(
  { terms, papers, sizes }: TermCounts,
  z: Float64Array,
  vocabulary: Vocabulary,
  topic: number,
): number[] {
  const size = sizes[topic]!;
  const least = Math.min(size, Math.max(2, Math.ceil(size * 0.1)));
  const wordZ = new Map<string, number>();
  for (let term = 0; term < terms; term++) {
    if (vocabulary.lengths[term] === 1) wordZ.set(vocabulary.terms[term]!, z[topic * terms + term]!);
  }
  const scored: { term: number; score: number }[] = [];
  for (let term = 0; term < terms; term++) {
    const here = papers[topic * terms + term]!;
    const key = vocabulary.terms[term]!;
    if (here < least || z[topic * terms + term]! <= 0) continue;
    const words = key.split(' ');
    if (words.length > 1 ? hasBoilerplateEdge(key) : isBoilerplate(key)) continue;
    const telling = words.reduce((sum, word) => sum + (wordZ.get(word) ?? 0), 0) / Math.sqrt(words.length);
    const bonus = words.length > 1 || key.includes('-') ? phraseBonus : 1;
    if (telling > 0) scored.push({ term, score: (bonus * telling * here) / size });
  }
  return scored.sort((a, b) => b.score - a.score || a.term - b.term).map(({ term }) => term);
}

/** Each single word replaced by a phrase that holds it, where at least two fifths of the word's papers have the phrase. */
function widened(
  ranked: readonly number[],
  { terms, papers }: TermCounts,
  z: Float64Array,
  vocabulary: Vocabulary,
  topic: number,
): number[] {
  const holding = new Map<string, number[]>();
  for (let term = 0; term < terms; term++) {
    const key = vocabulary.terms[term]!;
    const words = key.split(/[ -]/);
    if (words.length === 1 || z[topic * terms + term]! <= 0 || words.every((word) => isBoilerplate(word)))
      continue;
    if (key.includes(' ') && hasBoilerplateEdge(key)) continue;
    for (const word of words) {
      const terms = holding.get(word);
      if (terms) terms.push(term);
      else holding.set(word, [term]);
    }
  }
  const count = (term: number): number => papers[topic * terms + term]!;
  const wide = ranked.map((term) => {
    const least = Math.max(2, 0.4 * count(term));
    const phrases = (holding.get(vocabulary.terms[term]!) ?? []).filter((phrase) => count(phrase) >= least);
    return (
      phrases.sort(
        (a, b) => count(b) - count(a) || z[topic * terms + b]! - z[topic * terms + a]! || a - b,
      )[0] ?? term
    );
  });
  return [...new Set(wide)];
}

/** The first few candidates that have no word in common. */
function compose(ranked: readonly number[], vocabulary: Vocabulary): number[] {
  const parts: number[] = [];
  const used = new Set<string>();
  let length = 0;
  for (const term of ranked.slice(0, 30)) {
    const words = vocabulary.terms[term]!.split(/[ -]/);
    const surface = vocabulary.surfaces[term]!;
    if (words.some((word) => used.has(word)) || (parts.length > 0 && length + surface.length > 40)) continue;
    parts.push(term);
    length += surface.length;
    for (const word of words) used.add(word);
    if (parts.length === 3) break;
  }
  return parts;
}
