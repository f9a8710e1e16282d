/** Texts to words: numbers, single letters and stop words are left out, and leave a gap that phrases do not cross. */
import type { PlainText, Synonym } from '../types.ts';
import { isWord, withoutGenitive } from './cut.ts';
import { gap, type Scanned, scan } from './scan.ts';
import { TokenTable } from './token-table.ts';

/** All texts as one run of word numbers. */
export interface Tokens {
  /** Numbers into `words`, or below 0: `gap` for a mark, less than that for a small word (`smallAt`). */
  readonly ids: Int32Array;
  /** Text i runs from `start[i]` to `start[i + 1]`, its title to `titleEnd[i]`. */
  readonly start: Uint32Array;
  readonly titleEnd: Uint32Array;
  /** Distinct words as written, in order of appearance. */
  readonly words: readonly string[];
  /** Distinct stop words, numbers and single letters as written: they part words as marks do, but may be within a compound. */
  readonly small: readonly string[];
}

/** The number into `small` that an id below `gap` stands for, and the id for a number: each is the other's inverse. */
export function smallAt(id: number): number {
  return gap - 1 - id;
}

/** Papers that are scanned at a time. */
const atOnce = 2000;

/**
 * Cuts every text into words; `isStop` is asked with the lower-case word. What is a spelling of one of the `synonyms` is
 * written its one way before words are looked at.
 */
export function tokenise(
  texts: readonly PlainText[],
  isStop: (word: string) => boolean,
  tick: (done: number, total: number) => void = () => {},
  synonyms: readonly Synonym[] = [],
): Tokens {
  const scanned: Scanned[] = [];
  for (let from = 0; from < texts.length; from += atOnce) {
    scanned.push(scan(texts.slice(from, from + atOnce), synonyms));
    tick(Math.min(from + atOnce, texts.length), texts.length);
  }
  return joined(scanned, isStop);
}

/** The words of texts that were scanned in parts, in the order of the parts: the same however they were parted. */
export function joined(scanned: readonly Scanned[], isStop: (word: string) => boolean): Tokens {
  const table = new TokenTable();
  const numbers = scanned.map(({ tokens }) => table.numbersOf(tokens));
  const words: string[] = [];
  const small: string[] = [];
  const ids: number[] = [];
  const idOf = (token: string, number: number): number => {
    const known = ids[number];
    if (known !== undefined) return known;
    const clean = withoutGenitive(token);
    let id: number;
    if (clean !== token) id = idOf(clean, table.numberOf(clean));
    else if (isWord(token, isStop)) id = words.push(token) - 1;
    else id = smallAt(small.push(token) - 1);
    ids[number] = id;
    return id;
  };
  table.tokens().forEach(idOf);
  const all = new Int32Array(scanned.reduce((sum, part) => sum + part.ids.length, 0));
  const texts = scanned.reduce((sum, part) => sum + part.titleEnd.length, 0);
  const start = new Uint32Array(texts + 1);
  const titleEnd = new Uint32Array(texts);
  let length = 0;
  let text = 0;
  scanned.forEach((part, i) => {
    part.titleEnd.forEach((end, own) => {
      titleEnd[text++] = length + end;
      start[text] = length + part.start[own + 1]!;
    });
    const own = numbers[i]!.map((number) => ids[number]!);
    for (const id of part.ids) all[length++] = id === gap ? gap : own[id]!;
  });
  return { ids: all, start, titleEnd, words, small };
}
