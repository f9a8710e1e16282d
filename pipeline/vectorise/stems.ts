/** Words to the numbers of their stems. */
import { stem } from './stem.ts';

/** For each distinct word, the number of its stem, and those of the parts when it is hyphenated. */
export interface Stems {
  readonly of: Int32Array;
  readonly parts: readonly (readonly number[])[];
  readonly stems: readonly string[];
}

/** Stems with the number of each. */
export interface NumberedStems extends Stems {
  readonly numbers: ReadonlyMap<string, number>;
}

/** Stems each distinct word once; `isPart` tells which parts of hyphenated words, in small letters, count as words too. */
export function stemAll(words: readonly string[], isPart: (word: string) => boolean): NumberedStems {
  const numbers = new Map<string, number>();
  const stems: string[] = [];
  // By words in small letters, for most are met in several cases.
  const known = new Map<string, number>();
  const numberOf = (word: string): number => {
    const lower = word.toLowerCase();
    let number = known.get(lower);
    if (number !== undefined) return number;
    const text = stem(lower);
    number = numbers.get(text);
    if (number === undefined) {
      number = stems.push(text) - 1;
      numbers.set(text, number);
    }
    known.set(lower, number);
    return number;
  };
  const of = Int32Array.from(words, numberOf);
  const none: readonly number[] = [];
  const parts = words.map((word) =>
    word.includes('-')
      ? word
          .split('-')
          .filter((part) => part.length > 2 && /^\p{L}+$/u.test(part) && isPart(part.toLowerCase()))
          .map(numberOf)
      : none,
  );
  return { of, parts, stems, numbers };
}
