/** Phrases of two to four words that stand in titles: what authors call their own work is often what a topic is called. */
import type { Vocabulary, Wording } from '../types.ts';
import type { Surfaces } from './surfaces.ts';

export interface TitlePhrase {
  /** Its words, as terms of one word. */
  readonly words: readonly number[];
  /** As written, in small letters but for words that have capitals in abstracts too. */
  readonly text: string;
  /** Titles of the topic with it. */
  readonly titles: number;
}

const longest = 4;

/** The phrases in titles of the papers of each topic, in the order of their first appearance; all words are terms. */
export function titlePhrases(
  { ids, start, titleEnd, words, term }: Wording,
  { surfaces }: Vocabulary,
  assignment: Int32Array,
  surface: Surfaces,
  topics: number,
): TitlePhrase[][] {
  const found = Array.from({ length: topics }, () => new Map<string, Found>());
  for (let paper = 0; paper < assignment.length; paper++) {
    const topic = assignment[paper]!;
    const own = found[topic]!;
    const end = titleEnd[paper]!;
    for (let from = start[paper]!; from < end; from++) {
      const of: number[] = [];
      for (let p = from; p < Math.min(end, from + longest); p++) {
        const id = ids[p]!;
        const one = id < 0 ? -1 : term[id]!;
        if (one < 0 || of.includes(one)) break;
        of.push(one);
        if (of.length < 2) continue;
        const key = of.join(' ');
        const seen = own.get(key) ?? { words: [...of], from, last: -1, titles: 0 };
        if (seen.last !== paper) seen.titles++;
        seen.last = paper;
        own.set(key, seen);
      }
    }
  }
  return found.map((own, topic) =>
    [...own.values()].map(({ words: of, from, titles }) => ({
      words: of,
      text: of
        .map((one, i) => inSentence(words[ids[from + i]!]!, surface(topic, one), surfaces[one]!))
        .join(' '),
      titles,
    })),
  );
}

interface Found {
  readonly words: readonly number[];
  readonly from: number;
  last: number;
  titles: number;
}

/** A word of a title as it would stand in a sentence. */
function inSentence(inTitle: string, here: string, usual: string): string {
  return here === here.toLowerCase() || usual === usual.toLowerCase() ? inTitle.toLowerCase() : inTitle;
}
