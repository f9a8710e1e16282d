/** Words that the end of a line has parted, made whole: `lan- guage`, `multi- modal`. */
import { wordHashes } from './shingles.ts';

/** Letters, a hyphen, white space, small letters: the halves of a word, or the first of two that share their end. */
const parted = /(?<=\p{L}{2})[-‐‑]\s(?=\p{Ll}{2})/u;
const halves = /(?<![\p{L}-])(\p{L}{1,30})[-‐‑]\s(\p{Ll}{2,30})(?![\p{L}-])/gu;
/** `pre- and post-test`: no halves. */
const joins = new Set('and or nor to but versus vs with und oder et ou y o e'.split(' '));

/**
 * What makes the words of a text whole: without the hyphen where any of `texts` writes the whole word so, else with it,
 * for a compound that ended a line has lost none.
 */
export function mender(texts: Iterable<string>): (text: string) => string {
  const all = [...texts];
  const wanted = new Map<number, boolean>();
  for (const text of all) {
    if (!parted.test(text)) continue;
    for (const [, left = '', right = ''] of text.matchAll(halves)) {
      if (!joins.has(right)) wanted.set(hashOf(left + right), false);
    }
  }
  if (wanted.size > 0) {
    for (const text of all) {
      for (const hash of wordHashes(text)) if (wanted.get(hash) === false) wanted.set(hash, true);
    }
  }
  return (text) =>
    parted.test(text)
      ? text.replace(halves, (whole, left: string, right: string) => {
          if (joins.has(right)) return whole;
          return wanted.get(hashOf(left + right)) ? left + right : `${left}-${right}`;
        })
      : text;
}

function hashOf(word: string): number {
  return wordHashes(word)[0] ?? 0;
}
