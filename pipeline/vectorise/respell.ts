/** Texts in which every word is read in one spelling, whichever it is written in. */
import { sharedCounts, sharedNumbers } from '../linalg/shared.ts';
import { PairNumbers } from '../numbers.ts';
import type { Synonym } from '../types.ts';
import { findCompounds, onlyRuns, type Runs } from './compounds.ts';
import { gap } from './scan.ts';
import { findVariants, synonymsOf, type Variants } from './spellings.ts';
import { stem } from './stem.ts';
import type { NumberedStems, Stems } from './stems.ts';
import { smallAt, type Tokens } from './tokenise.ts';

export interface Respelt {
  /** Without small words; a run that is a compound is one word with spaces in it, a word that is a phrase several. */
  readonly tokens: Omit<Tokens, 'small'>;
  readonly stems: Stems;
  /** 1 where a word stands behind a hyphen, as `learning` of a `machine-learning` that is read as a phrase. */
  readonly behindHyphen: Uint8Array;
  /** What was found to be one word. */
  readonly spellings: readonly Synonym[];
}

/** Makes all spellings of a word one term; what has one spelling stays as it is. */
export function respell(tokens: Tokens, stems: NumberedStems): Respelt {
  const compounds = findCompounds(tokens, stems);
  const variants = findVariants(tokens, stems, compounds);
  const byStem = new Map<number, Variants>();
  for (const one of variants)
    for (const word of [...one.hyphenated, ...one.solid]) byStem.set(stems.of[word]!, one);
  const words = readWords(tokens.words, stems, byStem);
  const runs = onlyRuns(compounds.runs, (number) => byStem.get(number)?.as !== 'phrase');
  const { behindHyphen, ...texts } = readTexts(tokens, words, runs);
  return {
    tokens: { ...texts, words: words.words },
    stems: { of: Int32Array.from(words.of), parts: words.parts, stems: words.stems },
    behindHyphen,
    spellings: synonymsOf(variants, tokens.words, stems, compounds),
  };
}

/** Distinct words, more of them as runs of words and parts of words are met. */
interface Words {
  readonly words: readonly string[];
  readonly of: readonly number[];
  readonly parts: Stems['parts'];
  readonly stems: readonly string[];
  /** The words that a word is read as where it is a phrase. */
  readonly cut: readonly (readonly number[] | null)[];
  /** How many words more all texts have by that, at most. */
  readonly more: number;
  /** The number of a compound that is written in several words. */
  compound(written: string, stem: number): number;
}

function readWords(
  given: readonly string[],
  { of, parts, stems, numbers: known }: NumberedStems,
  byStem: ReadonlyMap<number, Variants>,
): Words {
  const words = [...given];
  const texts = [...stems];
  const readAs = (number: number): number => {
    const as = byStem.get(number)?.as;
    return typeof as === 'number' ? as : number;
  };
  const partsOf = (word: number): readonly number[] => {
    const read = byStem.get(of[word]!);
    if (!read || read.as === 'phrase') return parts[word]!;
    if (!read.hasParts) return [];
    return words[word]!.includes('-') ? parts[word]! : (parts[read.hyphenated[0]!] ?? []);
  };
  const newOf = Array.from(of, readAs);
  const newParts = given.map((_, word) => {
    const own = partsOf(word);
    return own.length > 0 ? own.map(readAs) : own;
  });

  const numbers = new Map(given.map((word, number) => [word, number]));
  const newStems = new Map<string, number>();
  const add = (word: string, stemNumber: number, own: readonly number[]): number => {
    newOf.push(readAs(stemNumber));
    newParts.push(own.map(readAs));
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };
  const part = (word: string): number => {
    const text = stem(word);
    const number = known.get(text) ?? newStems.get(text) ?? texts.push(text) - 1;
    if (number >= stems.length) newStems.set(text, number);
    return numbers.get(word) ?? add(word, number, []);
  };
  const cut = given.map((word, number) => {
    const read = byStem.get(of[number]!);
    return read?.as === 'phrase' ? (cutLike(word, read.hyphenated, given)?.map(part) ?? null) : null;
  });
  const phrases = new Set([...byStem.values()].filter((read) => read.as === 'phrase'));
  let more = 0;
  for (const { hyphenated, solid, times } of phrases)
    more += times * Math.max(...[...hyphenated, ...solid].map((word) => (cut[word]?.length ?? 1) - 1));
  const compound = (written: string, stemNumber: number): number => {
    const number = numbers.get(written);
    if (number !== undefined) return number;
    const read = byStem.get(stemNumber);
    const like = read?.hasParts ? read.hyphenated.find((word) => of[word] === stemNumber) : undefined;
    return add(written, stemNumber, like === undefined ? [] : parts[like]!);
  };
  return { words, of: newOf, parts: newParts, stems: texts, cut, more, compound };
}

/** The parts of a word: at its hyphens, else of the lengths that they have in a hyphenated word which begins alike. */
function cutLike(word: string, hyphenated: readonly number[], words: readonly string[]): string[] | null {
  if (word.includes('-')) return word.split('-');
  for (const number of hyphenated) {
    const parts = words[number]!.split('-').slice(0, -1);
    const start = parts.join('');
    if (start.length + 1 >= word.length || !word.toLowerCase().startsWith(start.toLowerCase())) continue;
    const ends = parts.map((_, i) => parts.slice(0, i + 1).join('').length);
    return [...ends, word.length].map((end, i) => word.slice(ends[i - 1] ?? 0, end));
  }
  return null;
}

/** Every word as it is read; of runs that overlap the first counts. */
function readTexts(
  { ids, start, titleEnd, words, small }: Tokens,
  read: Words,
  runs: Runs,
): Pick<Tokens, 'ids' | 'start' | 'titleEnd'> & Pick<Respelt, 'behindHyphen'> {
  const { at, length: lengths, stem: stemOf } = apartRuns(runs);
  /** How many words more than one a word is read as. */
  const more = Int32Array.from(read.cut, (all) => (all === null ? 0 : all.length - 1));
  // The most there may be; what is never written takes no memory.
  const out = sharedNumbers(ids.length + read.more);
  const behindHyphen = new Uint8Array(out.length);

  const written = (id: number): string => (id > gap ? words[id]! : small[smallAt(id)]!);
  // Runs of the same words are one, told by pairs: of what comes before, as a number, and the next word.
  const pairs = new PairNumbers();
  const compounds = new Map<number, number>();
  const compound = (from: number, to: number, stemNumber: number): number => {
    let pair = -1;
    for (let p = from; p < to; p++) pair = pairs.numberOf(pair, ids[p]!);
    const known = compounds.get(pair);
    if (known !== undefined) return known;
    const text = Array.from(ids.subarray(from, to), written).join(' ');
    const number = read.compound(text, stemNumber);
    compounds.set(pair, number);
    return number;
  };
  let length = 0;
  let next = 0;
  const readTo = (from: number, to: number): number => {
    for (let p = from; p < to; p++) {
      const id = ids[p]!;
      if (at[next] === p) {
        out[length++] = compound(p, p + lengths[next]!, stemOf[next]!);
        p += lengths[next++]! - 1;
      } else if (id > gap && more[id]! > 0) {
        read.cut[id]!.forEach((word, part) => {
          behindHyphen[length] = part > 0 ? 1 : 0;
          out[length++] = word;
        });
      } else if (id > gap) out[length++] = id;
      // One gap parts words as well as several.
      else if (length === 0 || out[length - 1] !== gap) out[length++] = gap;
    }
    return length;
  };
  const newStart = sharedCounts(start.length);
  const newTitleEnd = sharedCounts(titleEnd.length);
  for (let text = 0; text < titleEnd.length; text++) {
    newTitleEnd[text] = readTo(start[text]!, titleEnd[text]!);
    newStart[text + 1] = readTo(titleEnd[text]!, start[text + 1]!);
  }
  return {
    ids: out.subarray(0, length),
    start: newStart,
    titleEnd: newTitleEnd,
    behindHyphen: behindHyphen.subarray(0, length),
  };
}

/** Without the runs that begin within the one before. */
function apartRuns(runs: Runs): Runs {
  let end = 0;
  return onlyRuns(runs, (_, i) => {
    const isApart = runs.at[i]! >= end;
    if (isApart) end = runs.at[i]! + runs.length[i]!;
    return isApart;
  });
}
