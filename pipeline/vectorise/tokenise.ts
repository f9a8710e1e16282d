/**
 * Texts to words: numbers, single letters and stop words are left out, and leave a gap that phrases do not cross; in long
 * lists so do spellings that are met too rarely to matter.
 */
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

/** Which spellings are passed over as if a mark stood there. */
export interface Rare {
  /** Times that a spelling must be met; up to 1 none is passed over. */
  readonly least: number;
  /** What is read however rarely it is met; null where nothing is. */
  readonly isKept: ((token: string) => boolean) | null;
}

const none: Rare = { least: 0, isKept: null };

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
  rare: Rare = none,
): Tokens {
  const scanned: Scanned[] = [];
  for (let from = 0; from < texts.length; from += atOnce) {
    scanned.push(scan(texts.slice(from, from + atOnce), synonyms));
    tick(Math.min(from + atOnce, texts.length), texts.length);
  }
  return joined(scanned, isStop, rare);
}

/** The words of texts that were scanned in parts, in the order of the parts: the same however they were parted. */
export function joined(
  scanned: readonly Scanned[],
  isStop: (word: string) => boolean,
  { least, isKept }: Rare = none,
): Tokens {
  const table = new TokenTable();
  const numbers = scanned.map(({ tokens }) => table.numbersOf(tokens));
  const distinct = table.size;
  const times = least > 1 ? timesMet(scanned, numbers, distinct) : null;
  const isRare = (number: number): boolean =>
    times !== null && times[number]! < least && isKept?.(table.token(number)) !== true;
  const words: string[] = [];
  const small: string[] = [];
  const ids: number[] = [];
  const idOf = (token: string, number: number): number => {
    const known = ids[number];
    if (known !== undefined) return known;
    const clean = withoutGenitive(token);
    let id: number;
    if (clean !== token) {
      const own = table.numberOf(clean);
      id = own < distinct && isRare(own) ? gap : idOf(clean, own);
    } else if (isWord(token, isStop)) id = words.push(token) - 1;
    else id = smallAt(small.push(token) - 1);
    ids[number] = id;
    return id;
  };
  for (let number = 0; number < distinct; number++) {
    if (isRare(number)) ids[number] ??= gap;
    else idOf(table.token(number), number);
  }
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

/** How often each of `distinct` tokens is met; `numbers` are those of each part's. */
function timesMet(
  scanned: readonly Scanned[],
  numbers: readonly Int32Array[],
  distinct: number,
): Uint32Array {
  const times = new Uint32Array(distinct);
  scanned.forEach(({ ids, tokens }, part) => {
    const own = new Uint32Array(tokens.ends.length);
    for (const id of ids) if (id !== gap) own[id]!++;
    own.forEach((count, token) => {
      times[numbers[part]![token]!]! += count;
    });
  });
  return times;
}
