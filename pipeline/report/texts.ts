/**
 * Many texts of one language as few bytes: words that come up again are numbers, one byte for the commonest and two for the
 * others. Deflated they take two thirds of what the texts themselves do.
 */
import { compareText } from '../order.ts';

/** Texts as numbers of words; what is rare stands for itself, in the order in which it comes. */
export interface CodedTexts {
  /** The words that come up again, the commonest first; most begin with the space before them. */
  readonly words: readonly string[];
  readonly rare: readonly string[];
  readonly codes: Uint8Array;
}

/** Words of one byte, and first bytes of words of two. */
const short = 128;
const long = 126;
const isRare = 254;
const isEnd = 255;
/** A word that comes up less often is rare. */
const often = 3;

/** Any code units may stand in a text. */
export function coded(texts: readonly string[]): CodedTexts {
  const { parts, counts, order } = counted(texts);
  const ranked = parts
    .map((_, part) => part)
    .filter((part) => counts[part]! >= often)
    .sort((a, b) => counts[b]! - counts[a]! || compareText(parts[a]!, parts[b]!))
    .slice(0, short + long * 256);
  const numbers = new Int32Array(parts.length).fill(-1);
  ranked.forEach((part, number) => {
    numbers[part] = number;
  });
  const rare: string[] = [];
  const codes = new Uint8Array(2 * order.length);
  let at = 0;
  for (const part of order) {
    if (part === end) codes[at++] = isEnd;
    else {
      const number = numbers[part]!;
      if (number < 0) {
        rare.push(parts[part]!);
        codes[at++] = isRare;
      } else if (number < short) codes[at++] = number;
      else {
        codes[at++] = short + ((number - short) >> 8);
        codes[at++] = (number - short) & 255;
      }
    }
  }
  return { words: ranked.map((part) => parts[part]!), rare, codes: codes.slice(0, at) };
}

/** The texts that were coded. */
export function decoded({ words, rare, codes }: CodedTexts): string[] {
  const texts: string[] = [];
  let text = '';
  let next = 0;
  for (let p = 0; p < codes.length; p++) {
    const code = codes[p]!;
    if (code === isEnd) {
      texts.push(text);
      text = '';
    } else if (code === isRare) text += rare[next++]!;
    else text += code < short ? words[code]! : words[short + ((code - short) << 8) + codes[++p]!]!;
  }
  return texts;
}

/** The parts that texts are made of: each once, how often it comes, and in what order, `end` after each text. */
interface Counted {
  readonly parts: readonly string[];
  readonly counts: readonly number[];
  readonly order: Uint32Array;
}

/** In the place of a part. */
const end = 0xffff_ffff;

/** Runs of letters with the space before them, and every other code unit by itself. */
function counted(texts: readonly string[]): Counted {
  const places = new Map<string, number>();
  const parts: string[] = [];
  const counts: number[] = [];
  let order = new Uint32Array(1024);
  let length = 0;
  const put = (part: number): void => {
    if (length === order.length) {
      const wider = new Uint32Array(2 * length);
      wider.set(order);
      order = wider;
    }
    order[length++] = part;
  };
  for (const text of texts) {
    for (let from = 0; from < text.length; ) {
      let to = from + 1;
      const isSpaced = text.charCodeAt(from) === space && isLetter(text.charCodeAt(to));
      if (isSpaced || isLetter(text.charCodeAt(from))) while (isLetter(text.charCodeAt(to))) to++;
      const part = text.slice(from, to);
      let place = places.get(part);
      if (place === undefined) {
        place = parts.push(part) - 1;
        places.set(part, place);
        counts.push(0);
      }
      counts[place]!++;
      put(place);
      from = to;
    }
    put(end);
  }
  return { parts, counts, order: order.subarray(0, length) };
}

const space = 32;

/** Of the Latin alphabet; no letter stands after the end of a text. */
function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
