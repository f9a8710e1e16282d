/** A name for every topic: one to three terms that many of its papers have and few others. */
import type { Vocabulary } from '../types.ts';
import { hasBoilerplateEdge, isBoilerplate } from './boilerplate.ts';
import type { TermCounts } from './contrast.ts';
import type { Surfaces } from './surfaces.ts';

/** Words set apart in a name, for instance `reinforcement learning, unit tests`. */
export const separator = ', ';

/** One name a topic, no two of the same words; `z` as `contrast` gives it. */
export function nameTopics(
  counts: TermCounts,
  z: Float64Array,
  vocabulary: Vocabulary,
  surface: Surfaces,
): string[] {
  const taken = new Set<string>();
  const isTaken = (parts: readonly number[]): boolean => taken.has([...parts].sort((a, b) => a - b).join());
  return Array.from({ length: counts.topics }, (_, topic) => {
    const ranked = widened(candidates(counts, z, vocabulary, topic), counts, z, vocabulary, topic);
    let parts = compose(ranked, vocabulary);
    // A name that another topic has gives way to the next best words, one at a time from its end.
    for (let skip = 1; parts.length > 0 && isTaken(parts) && skip < ranked.length; skip++) {
      parts = compose([...parts.slice(0, -1), ...ranked.slice(skip)], vocabulary);
    }
    const name = parts.map((term) => surface(topic, term)).join(separator) || 'no common words';
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

/** How much commoner in a topic than in all papers a term need be, at most, to count in full. */
const mostLift = 4;

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
  const all = sizes.reduce((sum, one) => sum + one, 0);
  const least = Math.min(size, Math.max(2, Math.ceil(size * 0.1)));
  const wordZ = new Map<string, number>();
  for (let term = 0; term < terms; term++) {
    if (vocabulary.lengths[term] === 1) wordZ.set(vocabulary.terms[term]!, z[topic * terms + term]!);
  }
  const inTitles = titleLikeness(vocabulary);
  const scored: { term: number; score: number }[] = [];
  for (let term = 0; term < terms; term++) {
    const here = papers[topic * terms + term]!;
    const key = vocabulary.terms[term]!;
    if (here < least || z[topic * terms + term]! <= 0) continue;
    const words = key.split(' ');
    if (words.length > 1 ? hasBoilerplateEdge(key) : isBoilerplate(key)) continue;
    const telling = words.reduce((sum, word) => sum + (wordZ.get(word) ?? 0), 0) / Math.sqrt(words.length);
    const bonus = words.length > 1 || key.includes('-') ? phraseBonus : 1;
    const coverage = here / size;
    // A word that nearly all papers of the list have is no name for some of them.
    const rarity = Math.sqrt(Math.min(mostLift, (coverage * all) / vocabulary.documentFrequency[term]!));
    if (telling > 0) scored.push({ term, score: bonus * inTitles(term) * telling * coverage * rarity });
  }
  return scored.sort((a, b) => b.score - a.score || a.term - b.term).map(({ term }) => term);
}

/**
 * How much rather than other terms a term stands in titles, as a factor: what papers are about is in their titles, and
 * what every paper says of itself is not. Learned from the list, drawn to 1 where the term is rare.
 */
function titleLikeness({ documentFrequency, titleFrequency }: Vocabulary): (term: number) => number {
  let inTexts = 0;
  let inTitles = 0;
  for (const df of documentFrequency) inTexts += df;
  for (const df of titleFrequency) inTitles += df;
  const usual = inTexts === 0 ? 0 : inTitles / inTexts;
  return (term) => Math.sqrt((titleFrequency[term]! + 1) / (usual * documentFrequency[term]! + 1));
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

/** The first letters of the words of a phrase, `rl` for `reinforcement learning`, `t2i` for `text-to-image`; `''` for one word. */
function acronym(surface: string): string {
  const words = surface.toLowerCase().split(/[ -]/);
  if (words.length < 2) return '';
  return words.map((word) => (word === 'to' ? '2' : word.slice(0, 1))).join('');
}

/** Small letters, without the `s` of several. */
function bare(surface: string): string {
  return surface.toLowerCase().replace(/s$/, '');
}

/** The first few candidates that have no word in common, and of which none is short for another. */
function compose(ranked: readonly number[], vocabulary: Vocabulary): number[] {
  const parts: number[] = [];
  const used = new Set<string>();
  let length = 0;
  for (const term of ranked.slice(0, 30)) {
    const words = vocabulary.terms[term]!.split(/[ -]/);
    const surface = vocabulary.surfaces[term]!;
    const short = acronym(surface);
    if (words.some((word) => used.has(word)) || (short !== '' && used.has(short)) || used.has(bare(surface)))
      continue;
    if (parts.length > 0 && length + surface.length > 40) continue;
    parts.push(term);
    length += surface.length;
    for (const word of [...words, short, bare(surface)]) used.add(word);
    if (parts.length === 3) break;
  }
  return parts;
}
