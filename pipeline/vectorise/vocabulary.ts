/**
 * Words to terms: stems of single words, and phrases of two or three stems that stand side by side. A phrase is only
 * counted where the shorter phrases in it are frequent enough themselves (Agrawal & Srikant 1994), so that the many
 * pairs that occur once are never held.
 */
import { commonest, compareText } from '../order.ts';
import type { SparseMatrix, Synonym, Vectors } from '../types.ts';
import { type Respelt, respell } from './respell.ts';
import { stem } from './stem.ts';
import { type Stems, stemAll } from './stems.ts';
import { gap, type Tokens } from './tokenise.ts';

export interface VocabularyOptions {
  /** Longest phrase in words, 1 to 3. */
  readonly ngrams: number;
  /** Papers a single word must be in. */
  readonly minDf: number;
  /** Papers a phrase must be in. */
  readonly phraseMinDf: number;
  /** How often a word of the title counts. */
  readonly titleWeight: number;
}

/**
 * The terms of all texts in code-unit order, and how often each text has each (title words weighted). `isPart` tells
 * which parts of hyphenated words, in small letters, count as words too. The terms of `kept`, which is told what spellings
 * were found to be one word, stay however few texts they are in.
 */
export function buildVocabulary(
  written: Tokens,
  isPart: (word: string) => boolean,
  options: VocabularyOptions,
  kept: (spellings: readonly Synonym[]) => ReadonlySet<string> = () => new Set(),
): Omit<Vectors, 'tfidf'> {
  const { tokens, stems, behindHyphen, spellings } = respell(written, stemAll(written.words, isPart));
  const grams = countGrams(tokens, stems, options, kept(spellings));
  const order = grams.terms.map((_, g) => g).sort((a, b) => compareText(grams.terms[a]!, grams.terms[b]!));
  const column = new Uint32Array(order.length);
  order.forEach((gram, col) => {
    column[gram] = col;
  });
  const { counts, titleFrequency } = countMatrix(tokens, stems, grams, column, options.titleWeight);
  const documentFrequency = new Uint32Array(order.length);
  for (const col of counts.colIdx) documentFrequency[col]!++;
  return {
    vocabulary: {
      terms: order.map((gram) => grams.terms[gram]!),
      surfaces: surfaces(tokens, behindHyphen, stems, grams, order),
      lengths: Uint8Array.from(order, (gram) => grams.lengths[gram]!),
      documentFrequency,
      titleFrequency,
      ...(spellings.length > 0 ? { spellings } : {}),
    },
    counts,
    wording: {
      ...tokens,
      term: Int32Array.from(stems.of, (stem) => {
        const gram = grams.single[stem]!;
        return gram < 0 ? -1 : column[gram]!;
      }),
    },
  };
}

type Texts = Respelt['tokens'];

/** Frequent grams, numbered: first single stems, then pairs, then triples. */
interface Grams {
  readonly terms: readonly string[];
  readonly lengths: Uint8Array;
  /** Gram number of each stem, or -1. */
  readonly single: Int32Array;
  /** Gram number by `gram * stems + next stem`, for pairs and triples alike. */
  readonly longer: ReadonlyMap<number, number>;
  readonly stemCount: number;
}

function countGrams(
  tokens: Texts,
  stems: Stems,
  { ngrams, minDf, phraseMinDf }: VocabularyOptions,
  kept: ReadonlySet<string>,
): Grams {
  const texts = tokens.titleEnd.length;
  const stemCount = stems.stems.length;
  const df = new Uint32Array(stemCount);
  const last = new Int32Array(stemCount).fill(-1);
  const see = (stemNumber: number, text: number): void => {
    if (last[stemNumber] === text) return;
    last[stemNumber] = text;
    df[stemNumber]!++;
  };
  for (let text = 0; text < texts; text++) {
    for (let p = tokens.start[text]!; p < tokens.start[text + 1]!; p++) {
      const word = tokens.ids[p]!;
      if (word === gap) continue;
      see(stems.of[word]!, text);
      for (const part of stems.parts[word]!) see(part, text);
    }
  }
  const terms: string[] = [];
  const lengths: number[] = [];
  const single = new Int32Array(stemCount).fill(-1);
  for (let s = 0; s < stemCount; s++) {
    if (df[s]! < (kept.has(stems.stems[s]!) ? 1 : minDf)) continue;
    single[s] = terms.push(stems.stems[s]!) - 1;
    lengths.push(1);
  }
  const longer = new Map<number, number>();
  // Frequent grams that end at each position of the text so far; a gram grows by one stem a round.
  let ending = Int32Array.from(tokens.ids, (word) => (word === gap ? -1 : single[stems.of[word]!]!));
  const wordAt = ending;
  for (let n = 2; n <= ngrams; n++) {
    const counted = new Map<number, { df: number; last: number }>();
    const keyAt = (p: number): number => {
      const prefix = ending[p - 1] ?? -1;
      const previous = n === 2 ? prefix : (ending[p] ?? -1);
      // The last n-1 stems must be a frequent gram as well; for pairs that is the stem itself.
      if (prefix < 0 || previous < 0 || wordAt[p]! < 0) return -1;
      return prefix * stemCount + stems.of[tokens.ids[p]!]!;
    };
    for (let text = 0; text < texts; text++) {
      for (let p = tokens.start[text]! + 1; p < tokens.start[text + 1]!; p++) {
        const key = keyAt(p);
        if (key < 0) continue;
        const entry = counted.get(key);
        if (!entry) counted.set(key, { df: 1, last: text });
        else if (entry.last !== text) {
          entry.last = text;
          entry.df++;
        }
      }
    }
    for (const [key, entry] of counted) {
      if (entry.df < phraseMinDf && kept.size === 0) continue;
      const term = `${terms[Math.floor(key / stemCount)]!} ${stems.stems[key % stemCount]!}`;
      if (entry.df < phraseMinDf && !kept.has(term)) continue;
      longer.set(key, terms.push(term) - 1);
      lengths.push(n);
    }
    const grown = new Int32Array(ending.length).fill(-1);
    for (let p = 1; p < ending.length; p++) {
      const key = keyAt(p);
      if (key >= 0) grown[p] = longer.get(key) ?? -1;
    }
    ending = grown;
  }
  return { terms, lengths: Uint8Array.from(lengths), single, longer, stemCount };
}

/** Calls `visit` with every gram of a text and the position of its last word. */
function eachGram(
  tokens: Texts,
  stems: Stems,
  grams: Grams,
  text: number,
  visit: (gram: number, position: number, length: number) => void,
): void {
  let before = -1;
  let twoBefore = -1;
  for (let p = tokens.start[text]!; p < tokens.start[text + 1]!; p++) {
    const word = tokens.ids[p]!;
    if (word === gap) {
      before = -1;
      twoBefore = -1;
      continue;
    }
    const stemNumber = stems.of[word]!;
    const one = grams.single[stemNumber]!;
    if (one >= 0) visit(one, p, 1);
    for (const part of stems.parts[word]!) {
      const gram = grams.single[part]!;
      if (gram >= 0) visit(gram, p, 0);
    }
    const pair =
      before >= 0 && one >= 0 ? (grams.longer.get(before * grams.stemCount + stemNumber) ?? -1) : -1;
    if (pair >= 0) visit(pair, p, 2);
    const triple =
      twoBefore >= 0 && one >= 0 ? (grams.longer.get(twoBefore * grams.stemCount + stemNumber) ?? -1) : -1;
    if (triple >= 0) visit(triple, p, 3);
    before = one;
    twoBefore = pair;
  }
}

function countMatrix(
  tokens: Texts,
  stems: Stems,
  grams: Grams,
  column: Uint32Array,
  titleWeight: number,
): { counts: SparseMatrix; titleFrequency: Uint32Array } {
  const rows = tokens.titleEnd.length;
  const rowPtr = new Uint32Array(rows + 1);
  const colIdx: number[] = [];
  const values: number[] = [];
  const weight = new Float64Array(column.length);
  const titleFrequency = new Uint32Array(column.length);
  const lastTitle = new Int32Array(column.length).fill(-1);
  for (let text = 0; text < rows; text++) {
    const seen: number[] = [];
    eachGram(tokens, stems, grams, text, (gram, position) => {
      const col = column[gram]!;
      const inTitle = position < tokens.titleEnd[text]!;
      if (weight[col] === 0) seen.push(col);
      weight[col]! += inTitle ? titleWeight : 1;
      if (!inTitle || lastTitle[col] === text) return;
      lastTitle[col] = text;
      titleFrequency[col]!++;
    });
    seen.sort((a, b) => a - b);
    for (const col of seen) {
      colIdx.push(col);
      values.push(weight[col]!);
      weight[col] = 0;
    }
    rowPtr[text + 1] = colIdx.length;
  }
  const counts = {
    rows,
    cols: column.length,
    rowPtr,
    colIdx: Uint32Array.from(colIdx),
    values: Float32Array.from(values),
  };
  return { counts, titleFrequency };
}

/** The commonest way each gram is written in all texts; what stands in an abstract counts ten times, for titles have capitals of their own. Phrases with hyphens where they are written in no other way. */
function surfaces(
  tokens: Texts,
  behindHyphen: Uint8Array,
  stems: Stems,
  grams: Grams,
  order: readonly number[],
): string[] {
  const written: Map<string, number>[] = grams.terms.map(() => new Map());
  const hyphenated = new Map<number, Map<string, number>>();
  const known = new Map<string, string>();
  const stemOf = (part: string): string => {
    const text = known.get(part) ?? stem(part);
    known.set(part, text);
    return text;
  };
  const add = (forms: Map<string, number>, form: string, weight: number): void => {
    forms.set(form, (forms.get(form) ?? 0) + weight);
  };
  for (let text = 0; text < tokens.titleEnd.length; text++) {
    eachGram(tokens, stems, grams, text, (gram, p, length) => {
      const weight = p < tokens.titleEnd[text]! ? 1 : 10;
      if (length > 0) {
        let form = tokens.words[tokens.ids[p - length + 1]!]!;
        let isHyphenated = false;
        for (let at = p - length + 2; at <= p; at++) {
          const isBehind = behindHyphen[at] === 1;
          form += (isBehind ? '-' : ' ') + tokens.words[tokens.ids[at]!]!;
          isHyphenated ||= isBehind;
        }
        const other = isHyphenated ? (hyphenated.get(gram) ?? new Map<string, number>()) : null;
        if (other) hyphenated.set(gram, other);
        add(other ?? written[gram]!, form, weight);
        return;
      }
      for (const part of tokens.words[tokens.ids[p]!]!.split('-')) {
        if (stemOf(part) === grams.terms[gram]) add(written[gram]!, part, weight);
      }
    });
  }
  return order.map((gram) => {
    const forms = written[gram]!;
    return commonest(forms.size > 0 ? forms : (hyphenated.get(gram) ?? forms));
  });
}
