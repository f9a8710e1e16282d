/**
 * A name for every topic: the phrase or word that says most of it, and one or two more for the papers which that leaves
 * out. They are chosen as a cover of the topic's papers, best value first (greedy set cover), so that the second does not
 * repeat the first in other words.
 */
import { listed } from '../words.ts';
import { type Candidate, candidatesFor, type Naming } from './candidates.ts';
import { isAcronym, sameFamily } from './kinship.ts';

/** Parts of a name, and characters they may have together. */
const mostParts = 3;
const mostCharacters = 44;
/** A name is complete when so much of the topic is covered, and no further part is worth having that adds little against the first. */
const covered = 0.75;
const worthwhile = 0.25;
/** Nor is one that tells of the papers it adds less than so much of what the first tells of its own; less will do beside a lone word. */
const leastBesidePhrase = 0.3;
const leastBesideWord = 0.15;
/** Of the papers that have a phrase so many must have its acronym for both to be written. */
const acronymShare = 1 / 3;

/** In a topic of so few papers a lone word beside a phrase is theirs by chance. */
const smallTopic = 12;
/** Of so few papers that share no phrase, the names are phrases of single ones: words that they happen to share say nothing. */
const fewPapers = 6;

/** One name a topic, no two alike, in the order of their numbers; larger topics choose first. */
export function nameTopics(naming: Naming): string[] {
  const candidates = candidatesFor(naming);
  const heads = new Set<string>();
  const taken = new Set<string>();
  const isShort = (one: Candidate, long: Candidate): boolean =>
    isAcronym(one.text, long.text) && one.papers >= acronymShare * long.papers;
  const covering = (topic: number, found: readonly Candidate[]): Candidate[] =>
    cover(
      naming,
      topic,
      found.filter((one) => !found.some((long) => isShort(one, long))),
    );
  return Array.from({ length: naming.byTopic.topics }, (_, topic) => {
    let found = candidates(topic, heads);
    let parts = covering(topic, found);
    if (parts.every(isWord) && naming.byTopic.sizes[topic]! <= fewPapers) {
      const own = candidates(topic, heads, 1).filter((one) => !isWord(one));
      const phrases = covering(topic, own);
      if (phrases.length > 0) [found, parts] = [own, phrases];
    }
    for (const { head } of parts) heads.add(head);
    const texts = parts.map((part) => {
      const short = found.find((one) => isShort(one, part));
      return short ? `${part.text} (${short.text})` : part.text;
    });
    const name = capital(listed(texts)) || 'No common words';
    let unique = taken.has(name.toLowerCase()) ? longerName(texts, parts, found) : name;
    for (let n = 2, base = unique; taken.has(unique.toLowerCase()); n++) unique = `${base} (${n})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** A name that another topic has, with what this one is told by besides; as it is where there is nothing more to tell. */
function longerName(
  texts: readonly string[],
  parts: readonly Candidate[],
  found: readonly Candidate[],
): string {
  const more = found.find(({ key }) => !parts.some((part) => sameFamily(part.key, key)));
  return capital(listed(more ? [...texts, more.text] : texts)) || 'No common words';
}

/** With a capital, unless the first word has capitals of its own (`iOS`). */
function capital(name: string): string {
  const [first = ''] = name;
  return /^\S*\p{Lu}/u.test(name) ? name : first.toUpperCase() + name.slice(first.length);
}

/** The candidates that cover most of the topic's papers for what they tell. */
function cover(naming: Naming, topic: number, from: readonly Candidate[]): Candidate[] {
  const size = naming.byTopic.sizes[topic]!;
  const members = membersOf(naming, topic, from);
  const taken = new Int32Array(wordsFor(size));
  const adds = (c: number): number => {
    const own = members[c]!;
    let sum = 0;
    for (let w = 0; w < own.length; w++) sum += bitsIn(own[w]! & ~taken[w]!);
    return sum;
  };
  const told = from.map((_, c) => adds(c));
  const parts: Candidate[] = [];
  let first = 0;
  let firstGain = 0;
  /** The best part to come next, by what it tells of the papers that `count` counts; -1 for none. */
  const next = (count: (c: number) => number): number => {
    const length = parts.reduce((sum, { text }) => sum + text.length, 0);
    const isFirst = parts.length === 0;
    let best = -1;
    let most = (isWord(parts[0]) ? leastBesideWord : leastBesidePhrase) * first;
    from.forEach(({ text, key, score }, c) => {
      if (!isFirst && length + text.length > mostCharacters) return;
      if (parts.some((part) => sameFamily(part.key, key))) return;
      if (size <= smallTopic && isWord(from[c]) && parts.some((part) => !isWord(part))) return;
      const gain = count(c);
      if (!isFirst && gain < Math.max(Math.min(2, size / 3), worthwhile * firstGain)) return;
      const value = (score * gain) / Math.max(1, told[c]!);
      if (value > most) [best, most] = [c, value];
    });
    if (isFirst && best >= 0) [first, firstGain] = [most, count(best)];
    return best;
  };
  let done = 0;
  while (parts.length < mostParts && (parts.length === 0 || done < covered * size)) {
    const best = next(adds);
    if (best < 0) break;
    done += adds(best);
    members[best]!.forEach((bits, w) => {
      taken[w]! |= bits;
    });
    parts.push(from[best]!);
  }
  // One word alone says little: it gets company from its own papers.
  const company = parts.length === 1 && isWord(parts[0]) ? from[next((c) => told[c]!)] : undefined;
  return company ? [...parts, company] : parts;
}

function isWord(part: Candidate | undefined): boolean {
  return part !== undefined && !/[ -]/.test(part.key);
}

/** 32-bit words that have a bit for each of so many papers. */
function wordsFor(papers: number): number {
  return Math.ceil(papers / 32);
}

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * For each candidate the papers of the topic that it tells of, a bit each: those that have the term, or all words of a phrase
 * from a title.
 */
function membersOf(
  { counts, papers, byTopic }: Naming,
  topic: number,
  from: readonly Candidate[],
): Int32Array[] {
  const members = from.map(() => new Int32Array(wordsFor(byTopic.sizes[topic]!)));
  // How many of its words a candidate has been found to have in a paper, and where the candidates are that a term is a word of, 0 for none.
  const had = new Uint8Array(from.length);
  const candidates: number[][] = [[]];
  const placeOf = new Uint16Array(counts.cols);
  from.forEach(({ terms }, c) => {
    for (const term of terms) {
      if (placeOf[term] === 0) placeOf[term] = candidates.push([]) - 1;
      candidates[placeOf[term]!]!.push(c);
    }
  });
  const { rowPtr, colIdx } = counts;
  const own = papers[topic]!;
  for (let member = 0; member < own.length; member++) {
    had.fill(0);
    for (let p = rowPtr[own[member]!]!, end = rowPtr[own[member]! + 1]!; p < end; p++) {
      const place = placeOf[colIdx[p]!]!;
      if (place === 0) continue;
      for (const c of candidates[place]!)
        if (++had[c]! === from[c]!.terms.length) members[c]![member >>> 5]! |= 1 << member;
    }
  }
  return members;
}
