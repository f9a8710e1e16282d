/** Words that the end of a line has parted, made whole: `lan- guage`, `multi- modal`. */
import { eachWord } from './shingles.ts';

/** Letters, a hyphen, white space, small letters: the halves of a word, or the first of two that share their end. */
const parted = /[-‐‑]\s\p{Ll}/u;
/** The same but for what follows, which is quicker to see. */
const perhapsParted = /[-‐‑]\s/;
const halves = /(?<!\p{L})(\p{L}{1,30})[-‐‑]\s(\p{Ll}{2,30})(?!\p{L})/gu;
/** `pre- and post-test`: no halves. */
const joins = new Set('and or nor to but versus vs with und oder et ou y o e'.split(' '));

/**
 * What makes the words of a text whole: without the hyphen where any of `texts` writes the whole word so, else with it,
 * for a compound that ended a line has lost none.
 */
export function mender(texts: readonly string[]): (text: string) => string {
  const wanted = new Map<number, boolean>();
  for (const text of texts) {
    if (!isParted(text)) continue;
    for (const [, left = '', right = ''] of text.matchAll(halves)) {
      if (!joins.has(right)) wanted.set(hashOf(left + right), false);
    }
  }
  // A table of 16 bits of each hash tells most words at once.
  const perhaps = new Uint8Array(2 ** 16);
  for (const hash of wanted.keys()) perhaps[hash >>> 16] = 1;
  const see = (hash: number): void => {
    if (perhaps[hash >>> 16] === 1 && wanted.has(hash)) wanted.set(hash, true);
  };
  if (wanted.size > 0) for (const text of texts) eachWord(text, see);
  return (text) =>
    isParted(text)
      ? text.replace(halves, (whole, left: string, right: string, at: number) => {
          const goesOn = text[at + whole.length] === '-';
          if (joins.has(right) && !goesOn) return whole;
          // The last part of `state-of-the- art` is none of a word without hyphens.
          const isPart = goesOn || text[at - 1] === '-';
          return wanted.get(hashOf(left + right)) && !isPart ? left + right : `${left}-${right}`;
        })
      : text;
}

function isParted(text: string): boolean {
  return perhapsParted.test(text) && parted.test(text);
}

function hashOf(word: string): number {
  let found = 0;
  eachWord(word, (hash) => {
    found = hash;
  });
  return found;
}
