/**
 * Many texts of one language as few bytes: words that come up again are numbers, one byte for the commonest and two for the
 * others. Deflated they take two thirds of what the texts themselves do.
 */

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
  const counts = new Map<string, number>();
  for (const text of texts) for (const part of partsOf(text)) counts.set(part, (counts.get(part) ?? 0) + 1);
  const words = [...counts]
    .filter(([, count]) => count >= often)
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, short + long * 256)
    .map(([word]) => word);
  const numbers = new Map(words.map((word, i) => [word, i]));
  const rare: string[] = [];
  const codes: number[] = [];
  for (const text of texts) {
    for (const part of partsOf(text)) {
      const number = numbers.get(part);
      if (number === undefined) {
        rare.push(part);
        codes.push(isRare);
      } else if (number < short) codes.push(number);
      else codes.push(short + ((number - short) >> 8), (number - short) & 255);
    }
    codes.push(isEnd);
  }
  return { words, rare, codes: Uint8Array.from(codes) };
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

/** Runs of letters with the space before them, and every other code unit by itself. */
function partsOf(text: string): readonly string[] {
  return text.match(/ ?[A-Za-z]+|[^A-Za-z]/g) ?? [];
}
