/**
 * Terms of the texts: stems of single words, and phrases of two or three stems that stand side by side. A phrase is only
 * counted where the shorter phrases in it are frequent enough themselves (Agrawal & Srikant 1994), so that the many
 * pairs that occur once are never held.
 */
import { gap } from './scan.ts';
import type { Stems } from './stems.ts';
import type { Tokens } from './tokenise.ts';

export interface GramOptions {
  /** Longest phrase in words, 1 to 3. */
  readonly ngrams: number;
  /** Papers a single word must be in. */
  readonly minDf: number;
  /** Papers a phrase must be in. */
  readonly phraseMinDf: number;
}

export type Texts = Omit<Tokens, 'small'>;

/** Frequent grams, numbered: first single stems, then pairs, then triples. */
export interface Grams {
  readonly terms: readonly string[];
  /** Number of words. */
  readonly lengths: Uint8Array;
  /** The gram of each word, or -1. */
  readonly ofWord: Int32Array;
  /** The grams of the parts of word w stand in `ofParts` from `partsAt[w]` to `partsAt[w + 1]`. */
  readonly partsAt: Uint32Array;
  readonly ofParts: Int32Array;
  /** The longest gram of several words that ends at each position of the texts, or -1. */
  readonly endingAt: Int32Array;
  /** The pair that each triple ends with; -1 for other grams. */
  readonly tail: Int32Array;
}

/** Occurrences of phrases that are held at a time. */
const heldAtOnce = 1 << 22;

/** The frequent grams of all texts; those of `kept` stay however few texts they are in. `atOnce` bounds the memory alone. */
export function countGrams(
  texts: Texts,
  stems: Stems,
  { ngrams, minDf, phraseMinDf }: GramOptions,
  kept: ReadonlySet<string>,
  atOnce = heldAtOnce,
): Grams {
  const { partsAt, ofParts } = flatParts(stems);
  const df = stemFrequency(texts, stems, { partsAt, ofParts });
  const single = new Int32Array(df.length).fill(-1);
  const terms: string[] = [];
  stems.stems.forEach((text, stem) => {
    if (df[stem]! >= (kept.has(text) ? 1 : minDf)) single[stem] = terms.push(text) - 1;
  });
  const singles = terms.length;
  const ofWord = Int32Array.from(stems.of, (stem) => single[stem]!);
  const lengths: number[] = terms.map(() => 1);
  const tail: number[] = terms.map(() => -1);
  const mayKeep = keptBeginnings(kept);
  const endingAt = new Int32Array(texts.ids.length).fill(-1);
  for (let n = 2; n <= ngrams; n++) {
    const known = terms.length;
    // The gram one word shorter that ends at a position, also where a longer one has come in its place.
    const shorterAt = (p: number): number => (endingAt[p]! < known ? endingAt[p]! : tail[endingAt[p]!]!);
    eachFollower(
      texts,
      ofWord,
      n === 2 ? null : shorterAt,
      known,
      singles,
      atOnce,
      (prefix, word, frequency) => {
        if (frequency < phraseMinDf && !mayKeep.has(terms[prefix]!)) return -1;
        const term = `${terms[prefix]!} ${terms[word]!}`;
        if (frequency < phraseMinDf && !kept.has(term)) return -1;
        lengths.push(n);
        return terms.push(term) - 1;
      },
      (position, gram) => {
        if (n > 2) tail[gram] = shorterAt(position);
        endingAt[position] = gram;
      },
    );
  }
  return {
    terms,
    lengths: Uint8Array.from(lengths),
    ofWord,
    partsAt,
    ofParts: ofParts.map((stem) => single[stem]!),
    endingAt,
    tail: Int32Array.from(terms, (_, gram) => tail[gram] ?? -1),
  };
}

/** What the phrases among `kept` are without their last word. */
function keptBeginnings(kept: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...kept].map((term) => term.slice(0, Math.max(0, term.lastIndexOf(' ')))));
}

/** The stems of the parts of each word, in one array. */
function flatParts({ parts }: Stems): Pick<Grams, 'partsAt' | 'ofParts'> {
  const partsAt = new Uint32Array(parts.length + 1);
  parts.forEach((own, word) => {
    partsAt[word + 1] = partsAt[word]! + own.length;
  });
  const ofParts = new Int32Array(partsAt[parts.length]!);
  parts.forEach((own, word) => {
    if (own.length > 0) ofParts.set(own, partsAt[word]);
  });
  return { partsAt, ofParts };
}

/** In how many texts each stem is, by itself or as a part of a word. */
function stemFrequency(
  { ids, start, titleEnd }: Texts,
  { of, stems }: Stems,
  { partsAt, ofParts }: Pick<Grams, 'partsAt' | 'ofParts'>,
): Uint32Array {
  const df = new Uint32Array(stems.length);
  const last = new Int32Array(stems.length).fill(-1);
  for (let text = 0; text < titleEnd.length; text++) {
    for (let p = start[text]!; p < start[text + 1]!; p++) {
      const word = ids[p]!;
      if (word === gap) continue;
      const stem = of[word]!;
      if (last[stem] !== text) {
        last[stem] = text;
        df[stem]!++;
      }
      for (let i = partsAt[word]!; i < partsAt[word + 1]!; i++) {
        const part = ofParts[i]!;
        if (last[part] === text) continue;
        last[part] = text;
        df[part]!++;
      }
    }
  }
  return df;
}

/**
 * Asks `number` once for each pair of a gram and the single gram behind it, with the number of texts it is in, for the number
 * of the phrase that the two make, -1 for none; tells `see` where those that have one end. The gram before a position is
 * that of the word before it, or the one that ends there by `shorterAt` where one of the same length ends at the
 * position itself; grams and their followers are gone through one gram after another, so that nothing is looked up.
 */
function eachFollower(
  { ids, start, titleEnd }: Texts,
  ofWord: Int32Array,
  shorterAt: ((position: number) => number) | null,
  grams: number,
  singles: number,
  atOnce: number,
  number: (gram: number, follower: number, frequency: number) => number,
  see: (position: number, phrase: number) => void,
): void {
  const wordAt = (p: number): number => (ids[p] === gap ? -1 : ofWord[ids[p]!]!);
  const gramBefore = (p: number): number => {
    if (shorterAt === null) return wordAt(p) < 0 ? -1 : wordAt(p - 1);
    return shorterAt(p) < 0 ? -1 : shorterAt(p - 1);
  };
  const counts = new Uint32Array(grams);
  for (let p = 1; p < ids.length; p++) {
    const gram = gramBefore(p);
    if (gram >= 0) counts[gram]!++;
  }
  const frequency = new Uint32Array(singles);
  const last = new Int32Array(singles);
  const phrase = new Int32Array(singles);
  const seen = new Int32Array(singles);
  const next = new Uint32Array(grams);
  let positions = new Uint32Array(0);
  let followers = new Int32Array(0);
  let textOf = new Uint32Array(0);
  for (let low = 0, high = 0; low < grams; low = high) {
    let total = 0;
    for (; high < grams && (high === low || total + counts[high]! <= atOnce); high++) {
      next[high] = total;
      total += counts[high]!;
    }
    if (total > positions.length) {
      positions = new Uint32Array(total);
      followers = new Int32Array(total);
      textOf = new Uint32Array(total);
    }
    for (let text = 0; text < titleEnd.length; text++) {
      for (let p = start[text]! + 1; p < start[text + 1]!; p++) {
        const gram = gramBefore(p);
        if (gram < low || gram >= high) continue;
        const at = next[gram]!++;
        positions[at] = p;
        followers[at] = ofWord[ids[p]!]!;
        textOf[at] = text;
      }
    }
    for (let gram = low; gram < high; gram++) {
      const [from, to] = [next[gram]! - counts[gram]!, next[gram]!];
      let different = 0;
      for (let at = from; at < to; at++) {
        const follower = followers[at]!;
        const text = textOf[at]! + 1;
        if (last[follower] === text) continue;
        if (last[follower] === 0) seen[different++] = follower;
        last[follower] = text;
        frequency[follower]!++;
      }
      let isAny = false;
      for (let i = 0; i < different; i++) {
        const follower = seen[i]!;
        phrase[follower] = number(gram, follower, frequency[follower]!);
        isAny ||= phrase[follower]! >= 0;
        last[follower] = 0;
        frequency[follower] = 0;
      }
      for (let at = from; isAny && at < to; at++) {
        const found = phrase[followers[at]!]!;
        if (found >= 0) see(positions[at]!, found);
      }
    }
  }
}
