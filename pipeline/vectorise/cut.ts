/**
 * A text to words and marks, and what counts as a word. A hyphenated or digit-bearing term stays one word (`text-to-image`,
 * `T2I`, `GPT-4`, `F*`, `C++`, `pass@1`).
 */
import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js';

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

const longest = 60;

/** Whether a token may become a term: a word with a letter in it, not a stop word and no number with its unit. */
export function isWord(token: string, isStop: (word: string) => boolean): boolean {
  if (token.length < 2 || token.length > longest || !/\p{L}/u.test(token)) return false;
  // `1st`, `10x` and `7B` are numbers; `3D` is a word.
  return !isStop(token.toLowerCase()) && !/^[\d.]+(?:st|nd|rd|th|x|k|m|b)$/iu.test(token);
}
