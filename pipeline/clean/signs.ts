/**
 * Which of some signs a text has, by one look at every character (Aho & Corasick 1975): what a pattern cannot do without is
 * looked for so, and the pattern only tried on the few texts that have it.
 */

/** The bit of texts with characters beyond ASCII, which patterns may take for others: the Kelvin sign is a `k` to some. */
export const beyondAscii = 1 << 30;

/** The bits of signs that stand in a text from `from` to `to`. */
export type SignFinder = (text: string, from?: number, to?: number) => number;

/**
 * Finds any of `signs`, each with its bit, up to 2 ** 29: letters of either case, `0` for any digit. A sign is of ASCII
 * characters.
 */
export function signFinder(signs: Iterable<readonly [string, number]>): SignFinder {
  const all = [...signs];
  /** 0 for characters that are in no sign. */
  const kindOf = new Uint8Array(128);
  let kinds = 1;
  for (const [sign] of all) {
    for (const character of sign) {
      const same = character === '0' ? '0123456789' : character.toLowerCase() + character.toUpperCase();
      if (kindOf[character.charCodeAt(0)] === 0) {
        for (const one of same) kindOf[one.charCodeAt(0)] = kinds;
        kinds++;
      }
    }
  }
  // How far into which sign the text so far is, and where the next character leads to.
  const next: number[][] = [new Array(kinds).fill(-1)];
  const bits: number[] = [0];
  for (const [sign, bit] of all) {
    let state = 0;
    for (const character of sign) {
      const kind = kindOf[character.charCodeAt(0)]!;
      if (next[state]![kind] === -1) {
        next[state]![kind] = next.push(new Array(kinds).fill(-1)) - 1;
        bits.push(0);
      }
      state = next[state]![kind]!;
    }
    bits[state]! |= bit;
  }
  const shorter = new Array<number>(next.length).fill(0);
  const queue = [0];
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    for (let kind = 0; kind < kinds; kind++) {
      const to = next[state]![kind]!;
      const otherwise = state === 0 ? 0 : next[shorter[state]!]![kind]!;
      if (to === -1) {
        next[state]![kind] = otherwise;
        continue;
      }
      shorter[to] = otherwise;
      bits[to]! |= bits[otherwise]!;
      queue.push(to);
    }
  }
  const [steps, found] = [
    Uint16Array.from(next.flat(), (state) => state * kinds),
    new Int32Array(next.length * kinds),
  ];
  bits.forEach((bit, state) => {
    found[state * kinds] = bit;
  });
  return (text, from = 0, to = text.length) => {
    let state = 0;
    let all = 0;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) {
        all |= beyondAscii;
        state = 0;
      } else {
        state = steps[state + kindOf[code]!]!;
        all |= found[state]!;
      }
    }
    return all;
  };
}
