/** Words to the columns of a matrix: the terms in their order, how often each text has each, and how they are written. */
import { sharedCounts, sharedFloats } from '../linalg/shared.ts';
import { compareText } from '../order.ts';
import type { SparseMatrix, Synonym, Vectors } from '../types.ts';
import { countGrams, type GramOptions, type Grams, type Texts } from './grams.ts';
import { respell } from './respell.ts';
import { gap } from './scan.ts';
import { stemAll } from './stems.ts';
import { surfaces } from './surfaces.ts';
import type { Tokens } from './tokenise.ts';

export interface VocabularyOptions extends GramOptions {
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
  const { counts, documentFrequency, titleFrequency } = countMatrix(
    tokens,
    grams,
    column,
    options.titleWeight,
  );
  const surface = surfaces(tokens, behindHyphen, grams);
  return {
    vocabulary: {
      terms: order.map((gram) => grams.terms[gram]!),
      surfaces: order.map((gram) => surface[gram]!),
      lengths: Uint8Array.from(order, (gram) => grams.lengths[gram]!),
      documentFrequency,
      titleFrequency,
      ...(spellings.length > 0 ? { spellings } : {}),
    },
    counts,
    wording: {
      ...tokens,
      term: grams.ofWord.map((gram) => (gram < 0 ? -1 : column[gram]!)),
    },
  };
}

/** Reads the grams of stretches of text, as their columns: those of each word and its parts, and of the phrases that end there. */
function columnReader(
  { ids }: Texts,
  { ofWord, partsAt, ofParts, endingAt, tail }: Grams,
  column: Uint32Array,
): { found: Uint32Array; read(from: number, to: number): number } {
  const reader = { found: new Uint32Array(1 << 12), read };
  function read(from: number, to: number): number {
    let { found } = reader;
    let count = 0;
    for (let p = from; p < to; p++) {
      const word = ids[p]!;
      if (word === gap) continue;
      const parts = partsAt[word + 1]! - partsAt[word]!;
      if (count + parts + 3 > found.length) {
        reader.found = new Uint32Array((count + parts + 3) * 2);
        reader.found.set(found);
        found = reader.found;
      }
      if (ofWord[word]! >= 0) found[count++] = column[ofWord[word]!]!;
      for (let i = partsAt[word]!; i < partsAt[word + 1]!; i++) {
        if (ofParts[i]! >= 0) found[count++] = column[ofParts[i]!]!;
      }
      for (let gram = endingAt[p]!; gram >= 0; gram = tail[gram]!) found[count++] = column[gram]!;
    }
    return count;
  }
  return reader;
}

/** How often each text has each term, and in how many texts and titles each is. */
function countMatrix(
  tokens: Texts,
  grams: Grams,
  column: Uint32Array,
  titleWeight: number,
): { counts: SparseMatrix; documentFrequency: Uint32Array; titleFrequency: Uint32Array } {
  const { ids, start, titleEnd } = tokens;
  const [rows, cols] = [titleEnd.length, column.length];
  const reader = columnReader(tokens, grams, column);
  const rowPtr = sharedCounts(rows + 1);
  const documentFrequency = new Uint32Array(cols);
  const titleFrequency = new Uint32Array(cols);
  // As many as there are words are rarely too few; what is never written takes no memory.
  let colIdx = sharedCounts(ids.length);
  let values = sharedFloats(ids.length);
  const weight = new Float64Array(cols);
  let at = 0;
  const add = (from: number, to: number, times: number): void => {
    const count = reader.read(from, to);
    if (at + count > colIdx.length) {
      const [columns, weights] = [colIdx, values];
      colIdx = sharedCounts(2 * (at + count));
      values = sharedFloats(colIdx.length);
      colIdx.set(columns);
      values.set(weights);
    }
    const { found } = reader;
    for (let i = 0; i < count; i++) {
      const col = found[i]!;
      if (weight[col] === 0) colIdx[at++] = col;
      weight[col]! += times;
    }
  };
  for (let row = 0; row < rows; row++) {
    const first = at;
    add(start[row]!, titleEnd[row]!, titleWeight);
    for (let p = first; p < at; p++) titleFrequency[colIdx[p]!]!++;
    add(titleEnd[row]!, start[row + 1]!, 1);
    rowPtr[row + 1] = at;
    colIdx.subarray(first, at).sort();
    for (let p = first; p < at; p++) {
      const col = colIdx[p]!;
      documentFrequency[col]!++;
      values[p] = weight[col]!;
      weight[col] = 0;
    }
  }
  const counts = { rows, cols, rowPtr, colIdx: colIdx.subarray(0, at), values: values.subarray(0, at) };
  return { counts, documentFrequency, titleFrequency };
}
