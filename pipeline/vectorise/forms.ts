/** Words that a person wrote down to the terms they may be among. */
import type { Vocabulary } from '../types.ts';
import { cutText, isWord, withoutGenitive } from './cut.ts';
import { stem } from './stem.ts';

/** Longest phrase that is a term, in words. */
const longest = 3;

/** The terms that a word or a phrase may be among. */
export interface Forms {
  /** The whole of it: as written, and with hyphens for spaces and spaces for hyphens. */
  readonly whole: readonly string[];
  /** Its words. */
  readonly parts: readonly string[];
}

/** `isStop` and `isPart` are asked with words in small letters; `rewrite` is that of the synonyms, the user's and those found. */
export interface Reading {
  isStop(word: string): boolean;
  isPart(word: string): boolean;
  rewrite(tokens: string[]): string[];
}

export function formsOf(text: string, { isStop, isPart, rewrite }: Reading): Forms {
  const tokens = rewrite(cutText(text)).map(withoutGenitive);
  const apart = tokens.flatMap((token) => token.split('-'));
  const whole = new Set<string>();
  for (const words of [tokens, [apart.join('-')], apart]) {
    const isTerm = words.length <= longest && words.every((word) => isWord(word, isStop));
    if (isTerm && words.length > 0) whole.add(words.map(stem).join(' '));
  }
  const words = tokens.filter((token) => isWord(token, isStop));
  const hyphenated = words.flatMap((word) => (word.includes('-') ? word.split('-') : []));
  const parts = [
    ...words,
    ...hyphenated.filter((part) => isWord(part, isStop) && isPart(part.toLowerCase())),
  ];
  return { whole: [...whole], parts: [...new Set(parts.map(stem))] };
}

/** Terms to keep so that a phrase can be counted: itself, and every shorter phrase and word in it. */
export function withSubphrases(term: string): string[] {
  const words = term.split(' ');
  return words.flatMap((_, from) =>
    words.slice(from).map((_, i) => words.slice(from, from + i + 1).join(' ')),
  );
}

/** Finds the columns that a text stands for: the whole of it where that is a term, else those of its words that are. */
export function termFinder(
  { terms }: Pick<Vocabulary, 'terms'>,
  reading: Reading,
): (text: string) => number[] {
  const columns = new Map(terms.map((term, col) => [term, col]));
  const known = (forms: readonly string[]): number[] =>
    forms.flatMap((form) => columns.get(form) ?? []).sort((a, b) => a - b);
  return (text) => {
    const { whole, parts } = formsOf(text, reading);
    const found = known(whole);
    return found.length > 0 ? found : known(parts);
  };
}
