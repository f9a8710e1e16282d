/**
 * Text to words. A hyphenated or digit-bearing term stays one word (`text-to-image`, `T2I`, `GPT-4`, `F*`, `C++`,
 * `pass@1`); numbers, single letters and stop words are left out, and leave a gap that phrases do not cross.
 */
import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js';
import type { PlainText } from '../types.ts';

/** Stands between words that are not neighbours. */
export const gap = -1;

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

const word = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*`;
const joined = String.raw`${word}(?:[-@_&]${word}|['’]${word}|\.\p{N}+)*`;
const tokenizer = new RegexpTokenizer({
  // A single letter with its sign (F*, C#), a word perhaps ended by plus signs (C++, HumanEval+), or a mark that parts words.
  pattern: new RegExp(
    String.raw`\b\p{L}[*#](?![\p{L}\p{N}])|${joined}\+{0,2}|[.,;:!?()[\]{}"“”«»—…|/=<>]|[-–](?![\p{L}\p{N}])|--`,
    'gu',
  ),
  gaps: false,
});

/** Words and marks of a text as they stand in it, words with plain hyphens. */
export function cutText(text: string): string[] {
  return tokenizer.tokenize(text.replace(/[‐‑]/gu, '-')) ?? [];
}

/** A word without the `'s` of a genitive. */
export function withoutGenitive(token: string): string {
  return token.replace(/['’]s$/u, '');
}

/**
 * Cuts every text into words; `isStop` is asked with the lower-case word. `rewrite` may put other words for the words and
 * marks of a text before they are looked at.
 */
export function tokenise(
  texts: readonly PlainText[],
  isStop: (word: string) => boolean,
  tick: (done: number, total: number) => void = () => {},
  rewrite: (tokens: string[]) => string[] = (tokens) => tokens,
): Tokens {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const small: string[] = [];
  const newNumber = (token: string): number => {
    if (isWord(token, isStop)) return words.push(token) - 1;
    return /^[\p{L}\p{N}]/u.test(token) ? smallAt(small.push(token) - 1) : gap;
  };
  const numberOf = (token: string): number => {
    const seen = numbers.get(token);
    if (seen !== undefined) return seen;
    const clean = withoutGenitive(token);
    const number = clean === token ? newNumber(clean) : numberOf(clean);
    numbers.set(token, number);
    return number;
  };
  let ids = new Int32Array(1024);
  let length = 0;
  const push = (text: string): void => {
    for (const token of rewrite(cutText(text))) {
      if (length + 2 > ids.length) {
        const larger = new Int32Array(ids.length * 2);
        larger.set(ids);
        ids = larger;
      }
      ids[length++] = numberOf(token);
    }
    ids[length++] = gap;
  };
  const start = new Uint32Array(texts.length + 1);
  const titleEnd = new Uint32Array(texts.length);
  texts.forEach(({ title, abstract }, i) => {
    push(title);
    titleEnd[i] = length;
    push(abstract);
    start[i + 1] = length;
    if (i % 1000 === 999) tick(i + 1, texts.length);
  });
  return { ids: ids.slice(0, length), start, titleEnd, words, small };
}

const longest = 60;

/** Whether a token may become a term: a word with a letter in it, not a stop word and no number with its unit. */
export function isWord(token: string, isStop: (word: string) => boolean): boolean {
  if (token.length < 2 || token.length > longest || !/\p{L}/u.test(token)) return false;
  // `1st`, `10x` and `7B` are numbers; `3D` is a word.
  return !isStop(token.toLowerCase()) && !/^[\d.]+(?:st|nd|rd|th|x|k|m|b)$/iu.test(token);
}
