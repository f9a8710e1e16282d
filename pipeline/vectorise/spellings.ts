/**
 * Spellings of one word become one term, that of the commonest of them. Learned from the texts: words are the same when they
 * differ in hyphens alone (`pretraining`, `pre-training`), when they are the British and the American spelling of one word
 * and both occur, and when the parts of a hyphenated word stand side by side (`pre training`).
 */
import { compareText } from '../order.ts';
import type { Synonym } from '../types.ts';
import { american, isAmerican } from './british.ts';
import type { Compounds } from './compounds.ts';
import { gap } from './scan.ts';
import { stem } from './stem.ts';
import type { Stems } from './stems.ts';
import type { Tokens } from './tokenise.ts';

/** One word in all its spellings. */
export interface Variants {
  /** Distinct words, the commonest first, hyphenated and not. */
  readonly hyphenated: readonly number[];
  readonly solid: readonly number[];
  /** How all of them are read: as a phrase, or as one word with the stem of the commonest spelling. */
  readonly as: 'phrase' | number;
  /** Whether parts count as words beside the whole. */
  readonly hasParts: boolean;
  /** How often they are met, all together. */
  readonly times: number;
}

/** Finds the words that have several spellings. */
export function findVariants({ ids, words, small }: Tokens, stems: Stems, { spaced }: Compounds): Variants[] {
  const { of } = stems;
  const counts = new Float64Array(words.length);
  for (let p = 0; p < ids.length; p++) if (ids[p]! > gap) counts[ids[p]!]!++;
  const same = new Sets();
  for (const [a, b] of [...sameLetters(words), ...twins(words, stems)])
    if (of[a] !== of[b]) same.join(of[a]!, of[b]!);
  for (const number of spaced.keys()) same.join(number, number);
  const members = new Map<number, number[]>();
  of.forEach((number, word) => {
    const set = same.find(number);
    if (set === undefined) return;
    const found = members.get(set) ?? [];
    members.set(set, found);
    found.push(word);
  });
  const smallWords = new Set(small.map((word) => word.toLowerCase()));
  const total = (all: readonly number[]): number => all.reduce((sum, word) => sum + counts[word]!, 0);
  return [...members.values()].map((all) => {
    all.sort((a, b) => counts[b]! - counts[a]! || compareText(words[a]!, words[b]!));
    const hyphenated = all.filter((word) => words[word]!.includes('-'));
    const solid = all.filter((word) => !words[word]!.includes('-'));
    const apart = [...new Set(hyphenated.map((word) => of[word]!))].reduce(
      (sum, n) => sum + (spaced.get(n) ?? 0),
      0,
    );
    const isHyphenated = Math.max(total(hyphenated), apart) >= total(solid);
    // Equally common spellings in code-unit order: space, hyphen, letter.
    const isApart = apart > 0 && apart >= total(hyphenated) && isHyphenated;
    const isPhrase = hyphenated.every((word) =>
      words[word]!.split('-').every((part) => !smallWords.has(part.toLowerCase())),
    );
    const usual = isHyphenated ? hyphenated : solid;
    return {
      hyphenated,
      solid,
      as: isApart && isPhrase ? ('phrase' as const) : commonestStem(usual, of, counts, stems.stems),
      hasParts: isHyphenated,
      times: total(all),
    };
  });
}

function commonestStem(
  all: readonly number[],
  of: Int32Array,
  counts: Float64Array,
  stems: readonly string[],
): number {
  const weight = new Map<number, number>();
  for (const word of all) weight.set(of[word]!, (weight.get(of[word]!) ?? 0) + counts[word]!);
  const [best] = [...weight].sort((a, b) => b[1] - a[1] || compareText(stems[a[0]]!, stems[b[0]]!));
  return best?.[0] ?? -1;
}

/**
 * Pairs of words that differ in hyphens alone, or in an `s` of several; not of two or three letters (`a-d`, `AD`), nor
 * where a hyphen parts numbers.
 */
function sameLetters(words: readonly string[]): [number, number][] {
  const lettersOf = (word: string): string => {
    const letters = word.toLowerCase().replaceAll('-', '');
    return letters.endsWith('s') ? letters.slice(0, -1) : letters;
  };
  const first = new Map<string, number>();
  const pairs: [number, number][] = [];
  words.forEach((word, number) => {
    // `agent-s` is a name, no plural that is cut.
    if (!word.includes('-') || /\p{N}-\p{N}|-s$/iu.test(word)) return;
    const letters = lettersOf(word);
    if (letters.length < 4 && !/\p{N}/u.test(letters)) return;
    const known = first.get(letters);
    if (known === undefined) first.set(letters, number);
    else pairs.push([known, number]);
  });
  words.forEach((word, number) => {
    const known = word.includes('-') ? undefined : first.get(lettersOf(word));
    if (known !== undefined) pairs.push([known, number]);
  });
  return pairs;
}

/** Pairs of a British and an American spelling: of one form, or of two forms that have a stem in American spelling. */
function twins(words: readonly string[], { of, stems }: Stems): [number, number][] {
  const british = new Map<string, number[]>();
  words.forEach((word, number) => {
    const lower = word.toLowerCase();
    const respelt = american(lower);
    if (respelt === lower) return;
    const key = stem(respelt);
    const known = british.get(key);
    if (known) known.push(number);
    else british.set(key, [number]);
  });
  return words.flatMap((word, number): [number, number][] => {
    const known = british.get(stems[of[number]!]!);
    return known && isAmerican(word.toLowerCase()) ? known.map((other) => [other, number]) : [];
  });
}

/** Disjoint sets of numbers that have been joined (Tarjan 1975). */
class Sets {
  private readonly parents = new Map<number, number>();

  /** One number for all of a set; undefined for what was never joined. */
  find(number: number): number | undefined {
    if (!this.parents.has(number)) return undefined;
    let root = number;
    while (this.parents.get(root) !== root) root = this.parents.get(root)!;
    for (let at = number; at !== root; ) {
      const next = this.parents.get(at)!;
      this.parents.set(at, root);
      at = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a) ?? a, this.find(b) ?? b];
    this.parents.set(x, x);
    this.parents.set(y, x);
  }
}

/** What was found, told as synonyms: a form of the spelling that counts, and one of each other; in code-unit order. */
export function synonymsOf(
  variants: readonly Variants[],
  words: readonly string[],
  { of, stems }: Stems,
  { spaced }: Compounds,
): Synonym[] {
  const form = (word: number): string => words[word]!.toLowerCase();
  const stemOf = (word: number): string => stems[of[word]!]!;
  const chosen = variants.map(({ hyphenated, solid, as }) => {
    const word = [...hyphenated, ...solid].find((one) => of[one] === as);
    return word === undefined ? null : { stem: stemOf(word), form: form(word) };
  });
  const readAs = new Map<string, string>();
  variants.forEach(({ hyphenated, solid }, v) => {
    const as = chosen[v];
    if (as) for (const word of [...hyphenated, ...solid]) readAs.set(stemOf(word), as.form);
  });
  const apart = (text: string): string => text.replaceAll('-', ' ');
  const found = variants.flatMap(({ hyphenated, solid }, v): Synonym[] => {
    // By stem, of several forms of a spelling the commonest, which comes first.
    const all = new Map<string, string>();
    const see = (key: string, text: string): void => {
      if (!all.has(key)) all.set(key, text);
    };
    for (const word of hyphenated) if (spaced.has(of[word]!)) see(apart(stemOf(word)), apart(form(word)));
    for (const word of [...hyphenated, ...solid]) see(stemOf(word), form(word));
    const [[key, phrase] = ['', '']] = all;
    const as = chosen[v];
    all.delete(as ? as.stem : key);
    if (all.size === 0) return [];
    const parts = phrase.split(' ').map((part) => readAs.get(stem(part)) ?? part);
    return [{ written: as ? as.form : parts.join(' '), spellings: [...all.values()].sort(compareText) }];
  });
  return found.sort((a, b) => compareText(a.written, b.written));
}
