/** Phrases of two to four words that stand in titles: what authors call their own work is often what a topic is called. */

import { PairNumbers } from '../numbers.ts';
import { papersByTopic } from '../order.ts';
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
    const members = papersByTopic(assignment, topics);
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
  const words: number[][] = [];
  /** Shows every place in a title, by its number among all such places. */
  const eachPlace = (visit: (place: number, from: number, paper: number) => void): void => {
    let place = 0;
    for (let paper = 0; paper < papers; paper++)
      for (let from = start[paper]!; from < titleEnd[paper]!; from++) visit(place++, from, paper);
  };
  let places = 0;
  for (let paper = 0; paper < papers; paper++) places += titleEnd[paper]! - start[paper]!;
  // A run is a term, or the number of all terms and that of a phrase; it goes on only where it is frequent itself.
  let runs = new Int32Array(places);
  eachPlace((place, from) => {
    runs[place] = termAt(from);
  });
  const pairs = new PairNumbers();
  const runsOf: Int32Array[] = [];
  for (let length = 2; length <= longest; length++) {
    const before = runs;
    const pairAt = new Int32Array(places).fill(-1);
    const first = pairs.size;
    const titles: number[] = [];
    const last: number[] = [];
    eachPlace((place, from, paper) => {
      const end = from + length - 1;
      const next = before[place]! < 0 || end >= titleEnd[paper]! ? -1 : termAt(end);
      if (next < 0) return;
      const pair = pairs.numberOf(before[place]!, next);
      pairAt[place] = pair;
      if (last[pair - first] === paper) return;
      titles[pair - first] = (titles[pair - first] ?? 0) + 1;
      last[pair - first] = paper;
    });
    const runOf = titles.map((count, i): number => {
      const [run, next] = [pairs.firstOf(first + i), pairs.secondOf(first + i)];
      const own = run < terms ? [run] : words[run - terms]!;
      return count < least || own.includes(next) ? -1 : terms + words.push([...own, next]) - 1;
    });
    runs = pairAt.map((pair) => (pair < 0 ? -1 : runOf[pair - first]!));
    runsOf.push(runs);
  }
  const ends = new Uint32Array(papers + 1);
  const phrase: number[] = [];
  const at: number[] = [];
  const last = new Int32Array(words.length).fill(-1);
  eachPlace((place, from, paper) => {
    for (const runs of runsOf) {
      const run = runs[place]!;
      if (run < 0) break;
      if (last[run - terms] === paper) continue;
      last[run - terms] = paper;
      phrase.push(run - terms);
      at.push(from);
    }
    ends[paper + 1] = phrase.length;
  });
  // Titles without words have no place.
  for (let paper = 0; paper < papers; paper++) ends[paper + 1] = Math.max(ends[paper]!, ends[paper + 1]!);
  return { start: ends, phrase: Uint32Array.from(phrase), at: Uint32Array.from(at), words };
}

/** A word of a title as it would stand in a sentence. */
function inSentence(inTitle: string, here: string, usual: string): string {
  return here === here.toLowerCase() || usual === usual.toLowerCase() ? inTitle.toLowerCase() : inTitle;
}
