/**
 * Texts to words: numbers, single letters and stop words are left out, and leave a gap that phrases do not cross; in long
 * lists so do spellings that are met too rarely to matter.
 */
import type { PlainText, Synonym } from '../types.ts';
import { isWord, withoutGenitive } from './cut.ts';
import { gap, type Scanned, scan } from './scan.ts';
import { TokenTable } from './token-table.ts';

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

/** Which spellings are passed over as if a mark stood there. */
export interface Rare {
  /** Times that a spelling must be met; up to 1 none is passed over. */
  readonly least: number;
  /** What is read however rarely it is met; null where nothing is. */
  readonly isKept: ((token: string) => boolean) | null;
}

const none: Rare = { least: 0, isKept: null };

/** Papers that are scanned at a time. */
const atOnce = 2000;

/**
 * Cuts every text into words; `isStop` is asked with the lower-case word. What is a spelling of one of the `synonyms` is
 * written its one way before words are looked at.
 */
export function tokenise(
  texts: readonly PlainText[],
  isStop: (word: string) => boolean,
  tick: (done: number, total: number) => void = () => {},
  synonyms: readonly Synonym[] = [],
  rare: Rare = none,
): Tokens {
  const scanned: Scanned[] = [];
  for (let from = 0; from < texts.length; from += atOnce) {
    scanned.push(scan(texts.slice(from, from + atOnce), synonyms));
    tick(Math.min(from + atOnce, texts.length), texts.length);
  }
  return joined(scanned, isStop, rare);
}

/**
 * The words of texts that were scanned in parts: of those numbered `order`, in that order, else of all. They are the same
 * however the texts were parted, and whatever others are among the parts.
 */
export function joined(
  scanned: readonly Scanned[],
  isStop: (word: string) => boolean,
  { least, isKept }: Rare = none,
  order: Int32Array = Int32Array.from({ length: textsIn(scanned) }, (_, text) => text),
): Tokens {
  const table = new TokenTable();
  const numbers = scanned.map(({ tokens }) => table.numbersOf(tokens));
  const distinct = table.size;
  const times = new Uint32Array(distinct);
  let length = 0;
  const timesIn = numbers.map((own) => new Uint32Array(own.length));
  eachText(scanned, order, (part, from, _, to) => {
    const [here, { ids }] = [timesIn[part]!, scanned[part]!];
    for (let p = from; p < to; p++) if (ids[p] !== gap) here[ids[p]!]!++;
    length += to - from;
  });
  numbers.forEach((own, part) => {
    const here = timesIn[part]!;
    for (let token = 0; token < own.length; token++) times[own[token]!]! += here[token]!;
  });
  const isRare = (number: number): boolean =>
    number < distinct && times[number]! > 0 && times[number]! < least && !isKept?.(table.token(number));
  const words: string[] = [];
  const small: string[] = [];
  // Room for every token, and for what each may be without its genitive.
  const known = new Int32Array(2 * distinct).fill(unknown);
  const idOf = (number: number): number => {
    if (known[number] !== unknown) return known[number]!;
    const token = table.token(number);
    const clean = withoutGenitive(token);
    if (isRare(number)) known[number] = gap;
    else if (clean !== token) known[number] = idOf(table.numberOf(clean));
    else if (isWord(token, isStop)) known[number] = words.push(token) - 1;
    else known[number] = smallAt(small.push(token) - 1);
    return known[number]!;
  };
  const all = new Int32Array(length);
  const start = new Uint32Array(order.length + 1);
  const titleEnd = new Uint32Array(order.length);
  let at = 0;
  // Ids of each part's own tokens, as they are met.
  const idsIn = numbers.map((own) => new Int32Array(own.length).fill(unknown));
  eachText(scanned, order, (part, from, end, to, text) => {
    const [here, { ids }] = [idsIn[part]!, scanned[part]!];
    titleEnd[text] = at + end - from;
    for (let p = from; p < to; p++) {
      const token = ids[p]!;
      if (token !== gap && here[token] === unknown) here[token] = idOf(numbers[part]![token]!);
      all[at++] = token === gap ? gap : here[token]!;
    }
    start[text + 1] = at;
  });
  return { ids: all, start, titleEnd, words, small };
}

/** The id of a token that was not met yet. */
const unknown = 2 ** 31 - 1;

function textsIn(scanned: readonly Scanned[]): number {
  return scanned.reduce((sum, { titleEnd }) => sum + titleEnd.length, 0);
}

/** Shows in which part each text is, from where its tokens run, where its title ends and where they end, and its place in `order`. */
function eachText(
  scanned: readonly Scanned[],
  order: Int32Array,
  visit: (part: number, from: number, titleEnd: number, to: number, place: number) => void,
): void {
  const partOf = new Uint16Array(textsIn(scanned));
  const rowOf = new Uint32Array(partOf.length);
  let text = 0;
  scanned.forEach(({ titleEnd }, part) => {
    for (let row = 0; row < titleEnd.length; row++, text++) [partOf[text], rowOf[text]] = [part, row];
  });
  order.forEach((one, place) => {
    const [part, row] = [partOf[one]!, rowOf[one]!];
    const { start, titleEnd } = scanned[part]!;
    visit(part, start[row]!, titleEnd[row]!, start[row + 1]!, place);
  });
}
