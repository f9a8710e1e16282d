/** How terms are written where people write them: counted by numbers, of which the last few become words again. */

import { PairNumbers } from '../numbers.ts';
import { commonest } from '../order.ts';
import type { Grams, Texts } from './grams.ts';
import { gap } from './scan.ts';
import { stem } from './stem.ts';

/** Title words have capitals of their own: what stands in an abstract counts so many times. */
const abstractWeight = 10;

/**
 * The commonest way each gram is written in all texts, by gram. Phrases with hyphens where they are written in no other way;
 * `behindHyphen` tells the positions of words that stand behind one.
 */
export function surfaces(texts: Texts, behindHyphen: Uint8Array, grams: Grams): string[] {
  const written = grams.terms.map(() => new Map<string, number>());
  addWords(texts, grams, written);
  addPhrases(texts, behindHyphen, grams, written);
  return written.map(commonest);
}

type Forms = readonly Map<string, number>[];

function add(forms: Map<string, number>, form: string, weight: number): void {
  forms.set(form, (forms.get(form) ?? 0) + weight);
}

/** Calls `visit` with every position, the title's with weight 1. */
function eachPosition({ start, titleEnd }: Texts, visit: (position: number, weight: number) => void): void {
  for (let text = 0; text < titleEnd.length; text++) {
    for (let p = start[text]!; p < titleEnd[text]!; p++) visit(p, 1);
    for (let p = titleEnd[text]!; p < start[text + 1]!; p++) visit(p, abstractWeight);
  }
}

/** Words by themselves, and those that are parts of one. */
function addWords(texts: Texts, { terms, ofWord, partsAt, ofParts }: Grams, written: Forms): void {
  const { ids, words } = texts;
  const weight = new Float64Array(words.length);
  eachPosition(texts, (p, times) => {
    if (ids[p] !== gap) weight[ids[p]!]! += times;
  });
  const known = new Map<string, string>();
  const stemOf = (part: string): string => {
    const text = known.get(part) ?? stem(part);
    known.set(part, text);
    return text;
  };
  words.forEach((word, number) => {
    if (weight[number] === 0) return;
    if (ofWord[number]! >= 0) add(written[ofWord[number]!]!, word, weight[number]!);
    for (const gram of ofParts.subarray(partsAt[number], partsAt[number + 1])) {
      if (gram < 0) continue;
      for (const part of word.split('-')) {
        if (stemOf(part) === terms[gram]) add(written[gram]!, part, weight[number]!);
      }
    }
  });
}

/**
 * Phrases, as a tree: a gram, its first word, the next, and so on. A branch is the number of a pair: of the gram or the
 * branch before, and the word with whether it stands behind a hyphen.
 */
function addPhrases(texts: Texts, behindHyphen: Uint8Array, grams: Grams, written: Forms): void {
  const { ids, words } = texts;
  const { endingAt, tail, lengths } = grams;
  const branches = new PairNumbers();
  const gramCount = lengths.length;
  let weight = new Float64Array(1 << 10);
  eachPosition(texts, (p, times) => {
    for (let gram = endingAt[p]!; gram >= 0; gram = tail[gram]!) {
      let branch = gram;
      for (let at = p - lengths[gram]! + 1; at <= p; at++) {
        const isBehind = at > p - lengths[gram]! + 1 ? behindHyphen[at]! : 0;
        branch = gramCount + branches.numberOf(branch, ids[at]! * 2 + isBehind);
      }
      if (branches.size > weight.length) {
        const more = new Float64Array(branches.size * 2);
        more.set(weight);
        weight = more;
      }
      weight[branch - gramCount]! += times;
    }
  });
  const hyphenated = new Map<number, Map<string, number>>();
  for (let number = 0; number < branches.size; number++) {
    if (weight[number] === 0) continue;
    let form = '';
    let isHyphenated = false;
    let branch = number + gramCount;
    while (branch >= gramCount) {
      const last = branches.secondOf(branch - gramCount);
      branch = branches.firstOf(branch - gramCount);
      const isBehind = (last & 1) === 1;
      isHyphenated ||= isBehind;
      form = (branch < gramCount ? '' : isBehind ? '-' : ' ') + words[last >> 1]! + form;
    }
    if (!isHyphenated) {
      add(written[branch]!, form, weight[number]!);
      continue;
    }
    const others = hyphenated.get(branch) ?? new Map<string, number>();
    hyphenated.set(branch, others);
    add(others, form, weight[number]!);
  }
  for (const [gram, forms] of hyphenated) {
    if (written[gram]!.size === 0) for (const [form, times] of forms) written[gram]!.set(form, times);
  }
}
