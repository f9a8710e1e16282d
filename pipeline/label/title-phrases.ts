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

/** The phrases in so many titles of a topic at least, in the order of their first appearance. */
export type PhrasesOf = (topic: number, least: number) => TitlePhrase[];

const longest = 4;
/** Of a longer list, phrases that only one title has are left out. */
const mostRare = 20_000;

/**
 * Finds the phrases of all titles, whose words are all terms and all different; then, for topics of the papers (and the way they
 * write terms), those of a topic.
 */
export function titlePhrases(
  wording: Wording,
  { surfaces }: Vocabulary,
): (assignment: Int32Array, surface: Surfaces, topics: number) => PhrasesOf {
  const { ids, words } = wording;
  const index = indexOf(wording);
  const titles = new Uint32Array(index.words.length);
  const first = new Uint32Array(index.words.length);
  return (assignment, surface, topics) => {
    const members: number[][] = Array.from({ length: topics }, () => []);
    assignment.forEach((topic, paper) => {
      members[topic]!.push(paper);
    });
    return (topic, least) => {
      const seen: number[] = [];
      for (const paper of members[topic]!) {
        for (let p = index.start[paper]!; p < index.start[paper + 1]!; p++) {
          const phrase = index.phrase[p]!;
          if (titles[phrase]!++ > 0) continue;
          seen.push(phrase);
          first[phrase] = index.at[p]!;
        }
      }
      const found = seen.flatMap((phrase): TitlePhrase[] => {
        const count = titles[phrase]!;
        titles[phrase] = 0;
        if (count < least) return [];
        const of = index.words[phrase]!;
        const at = first[phrase]!;
        const text = of.map((one, i) =>
          inSentence(words[ids[at + i]!]!, surface(topic, one), surfaces[one]!),
        );
        return [{ words: of, text: text.join(' '), titles: count }];
      });
      return found;
    };
  };
}

/** The phrases of every title, numbered. */
interface Index {
  /** Those of paper i, each once, run from `start[i]` to `start[i + 1]` in `phrase`, and where each begins in `at`. */
  readonly start: Uint32Array;
  readonly phrase: Uint32Array;
  readonly at: Uint32Array;
  /** The words of each phrase, as terms. */
  readonly words: readonly (readonly number[])[];
}

function indexOf({ ids, start, titleEnd, term }: Wording): Index {
  const papers = titleEnd.length;
  const least = papers > mostRare ? 2 : 1;
  const termAt = (p: number): number => ((ids[p] ?? -1) < 0 ? -1 : term[ids[p]!]!);
  const terms = 1 + term.reduce((most, one) => Math.max(most, one), -1);
  // A phrase is its number among all, or a term, with one more word behind it; it is frequent only where what it goes on is.
  const numbers = new Map<number, number>();
  const words: number[][] = [];
  for (let length = 2; length <= longest; length++) {
    const counts = new Map<number, { titles: number; last: number; words: number[] }>();
    for (let paper = 0; paper < papers; paper++) {
      for (let from = start[paper]!; from + length <= titleEnd[paper]!; from++) {
        let before = termAt(from);
        for (let p = from + 1; before >= 0 && p < from + length - 1; p++)
          before = termAt(p) < 0 ? -1 : (numbers.get(before * terms + termAt(p)) ?? -1);
        const next = termAt(from + length - 1);
        if (before < 0 || next < 0) continue;
        const key = before * terms + next;
        const known = counts.get(key);
        if (known === undefined) {
          const own = Array.from({ length }, (_, i) => termAt(from + i));
          if (own.indexOf(next) === length - 1) counts.set(key, { titles: 1, last: paper, words: own });
        } else if (known.last !== paper) {
          known.titles++;
          known.last = paper;
        }
      }
    }
    for (const [key, { titles, words: own }] of counts)
      if (titles >= least) numbers.set(key, terms + words.push(own) - 1);
  }
  const ends = new Uint32Array(papers + 1);
  const phrase: number[] = [];
  const at: number[] = [];
  const last = new Int32Array(words.length).fill(-1);
  for (let paper = 0; paper < papers; paper++) {
    for (let from = start[paper]!; from < titleEnd[paper]!; from++) {
      let before = termAt(from);
      for (let p = from + 1; before >= 0 && p < Math.min(from + longest, titleEnd[paper]!); p++) {
        before = termAt(p) < 0 ? -1 : (numbers.get(before * terms + termAt(p)) ?? -1);
        if (before < 0 || last[before - terms] === paper) continue;
        last[before - terms] = paper;
        phrase.push(before - terms);
        at.push(from);
      }
    }
    ends[paper + 1] = phrase.length;
  }
  return { start: ends, phrase: Uint32Array.from(phrase), at: Uint32Array.from(at), words };
}

/** A word of a title as it would stand in a sentence. */
function inSentence(inTitle: string, here: string, usual: string): string {
  return here === here.toLowerCase() || usual === usual.toLowerCase() ? inTitle.toLowerCase() : inTitle;
}
