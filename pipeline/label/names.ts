/**
 * A name for every topic: the term that says most of it, and one or two more for the papers which that leaves out. Terms
 * are chosen as a cover of the topic's papers, best value first (greedy set cover), so that the second does not repeat
 * the first in other words.
 */
import type { SparseMatrix, Vocabulary } from '../types.ts';
import { listed } from '../words.ts';
import { hasBoilerplateEdge, isBoilerplate } from './boilerplate.ts';
import type { TermCounts } from './contrast.ts';
import { isAcronym, sameFamily } from './kinship.ts';
import type { Surfaces } from './surfaces.ts';

/** What names are made from. */
export interface Naming {
  /** Papers x terms. */
  readonly counts: SparseMatrix;
  /** Topic of each paper. */
  readonly assignment: Int32Array;
  readonly byTopic: TermCounts;
  /** What each term tells of each topic (topic * terms + term), as `contrast` gives it. */
  readonly telling: Float64Array;
  readonly vocabulary: Vocabulary;
  /** For terms of one word how often they end a phrase, as `headShares` gives it. */
  readonly heads: Float64Array;
  readonly surface: Surfaces;
}

/** How much more a phrase says to a reader than a word that is as telling. */
const phraseBonus = 1.8;
/** A word that ends a phrase less often than this counts less at the end of a name, down to a fifth. */
const usualHead = 0.4;
const leastHead = 0.2;
/** What a term counts when its last word is that of another topic's name. */
const takenHead = 0.6;
/** Terms that are looked at for a topic. */
const looked = 60;
/** Terms of a name, and characters they may have together. */
const mostParts = 3;
const mostCharacters = 44;
/** A name is complete when so much of the topic is covered, and no further term is worth having that adds little against the first. */
const covered = 0.75;
const worthwhile = 0.25;
/** Nor is one worth having of which the papers it adds are told by it less than so much as those of the first by that. */
const leastValue = 0.15;

/** One name a topic, no two alike, in the order of their numbers; larger topics choose first. */
export function nameTopics(naming: Naming): string[] {
  const { byTopic, vocabulary, surface } = naming;
  const inTitles = titleLikeness(vocabulary);
  const heads = new Set<string>();
  const taken = new Set<string>();
  return Array.from({ length: byTopic.topics }, (_, topic) => {
    const parts = cover(naming, topic, candidates(naming, topic, inTitles, heads));
    for (const { head } of parts) heads.add(head);
    const texts = parts.map(({ term, short }) =>
      short === null ? surface(topic, term) : `${surface(topic, term)} (${surface(topic, short)})`,
    );
    const name = capital(listed(texts)) || 'No common words';
    let unique = name;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${name} (${n})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** With a capital, unless the first word has capitals of its own (`iOS`). */
function capital(name: string): string {
  const [first = ''] = name;
  return /^\S*\p{Lu}/u.test(name) ? name : first.toUpperCase() + name.slice(first.length);
}

interface Candidate {
  readonly term: number;
  readonly score: number;
  /** Its last word, as a stem. */
  readonly head: string;
  /** The term of one word that is short for it; null for none. */
  readonly short: number | null;
}

/** Terms fit for a name, best first; a word gives way to a phrase that holds it where half of its papers have that. */
function candidates(
  { byTopic, telling, vocabulary, heads, surface }: Naming,
  topic: number,
  inTitles: (term: number) => number,
  taken: ReadonlySet<string>,
): Candidate[] {
  const { terms, papers, sizes } = byTopic;
  const size = sizes[topic]!;
  const least = Math.min(size, Math.max(2, Math.ceil(size * 0.1)));
  const single = new Map<string, number>();
  const fit: number[] = [];
  for (let term = 0; term < terms; term++) {
    const key = vocabulary.terms[term]!;
    const isPhrase = vocabulary.lengths[term]! > 1;
    if (!isPhrase) single.set(key, term);
    if (papers[topic * terms + term]! < least || telling[topic * terms + term]! <= 0) continue;
    if (isPhrase ? !hasBoilerplateEdge(key) : !isBoilerplate(key)) fit.push(term);
  }
  const scored = fit.map((term): Candidate => {
    const key = vocabulary.terms[term]!;
    const head = key.slice(key.lastIndexOf(' ') + 1);
    const ends = heads[single.get(head) ?? term]!;
    const score =
      telling[topic * terms + term]! *
      (vocabulary.lengths[term]! > 1 ? phraseBonus : 1) *
      Math.min(1, Math.max(leastHead, ends / usualHead)) *
      inTitles(term) *
      (taken.has(head) ? takenHead : 1);
    return { term, score, head, short: null };
  });
  const { lengths } = vocabulary;
  scored.sort((a, b) => b.score - a.score || lengths[b.term]! - lengths[a.term]! || a.term - b.term);
  const best = scored.slice(0, looked);
  const count = (term: number): number => papers[topic * terms + term]!;
  const shortFor = (long: number): number | null => {
    const short = best.find(({ term }) => isAcronym(surface(topic, term), surface(topic, long)))?.term;
    return short !== undefined && 3 * count(short) >= count(long) ? short : null;
  };
  return best
    .filter(({ term }) => {
      const key = ` ${vocabulary.terms[term]!} `;
      return !best.some(({ term: other }) => {
        const longer = ` ${vocabulary.terms[other]!.replaceAll('-', ' ')} `;
        const holds = other !== term && longer.length > key.length && longer.includes(key);
        return (
          (holds && 2 * count(other) >= count(term)) ||
          (isAcronym(surface(topic, term), surface(topic, other)) && 3 * count(other) >= count(term))
        );
      });
    })
    .map((one) => ({ ...one, short: shortFor(one.term) }));
}

/** The candidates that cover most of the topic's papers for what they tell. */
function cover(
  { counts, assignment, byTopic, vocabulary, surface }: Naming,
  topic: number,
  from: readonly Candidate[],
): Candidate[] {
  const size = byTopic.sizes[topic]!;
  const place = new Map(from.map(({ term }, c) => [term, c]));
  const members = from.map(() => new Uint8Array(size));
  let member = 0;
  for (let i = 0; i < assignment.length; i++) {
    if (assignment[i] !== topic) continue;
    for (let p = counts.rowPtr[i]!; p < counts.rowPtr[i + 1]!; p++) {
      const c = place.get(counts.colIdx[p]!);
      if (c !== undefined) members[c]![member] = 1;
    }
    member++;
  }
  const isCovered = new Uint8Array(size);
  const adds = (c: number): number =>
    members[c]!.reduce((sum, has, m) => sum + (has && !isCovered[m] ? 1 : 0), 0);
  const parts: Candidate[] = [];
  let done = 0;
  let length = 0;
  let first = 0;
  let firstGain = 0;
  while (parts.length < mostParts && (parts.length === 0 || done < covered * size)) {
    let best = -1;
    let most = leastValue * first;
    from.forEach(({ term, score }, c) => {
      const text = surface(topic, term);
      if (parts.length > 0 && length + text.length > mostCharacters) return;
      if (parts.some((part) => sameFamily(vocabulary.terms[part.term]!, vocabulary.terms[term]!))) return;
      const gain = adds(c);
      if (parts.length > 0 && gain < Math.max(Math.min(2, size / 3), worthwhile * firstGain)) return;
      const value = (score * gain) / byTopic.papers[topic * byTopic.terms + term]!;
      if (value > most) [best, most] = [c, value];
    });
    const part = from[best];
    if (!part) break;
    if (parts.length === 0) [first, firstGain] = [most, adds(best)];
    done += adds(best);
    members[best]!.forEach((has, m) => {
      if (has) isCovered[m] = 1;
    });
    length += surface(topic, part.term).length;
    parts.push(part);
  }
  return parts;
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
