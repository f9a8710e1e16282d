/** Texts as sets of shingles, runs of three words (Broder 1997), and how far two such sets agree. */

/** A text with fewer says too little to tell papers apart: notes of withdrawal, editorials, rejoinders. */
const fewest = 30;

/**
 * Hashes of the distinct shingles of a text, ascending; accents, case and signs do not count. None for a short text. `scratch` is
 * room to work in, half as long as the text, which many calls may share.
 */
export function shingles(text: string, scratch: Uint32Array = new Uint32Array(0)): Uint32Array {
  const plain = /[^\0-\x7f]/.test(text)
    ? text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .toLowerCase()
    : text;
  const most = Math.ceil(plain.length / 2);
  const found = scratch.length >= most ? scratch : new Uint32Array(most);
  let words = 0;
  let first = 0;
  let second = 0;
  eachWord(plain, (third) => {
    words++;
    if (words >= 3) found[words - 3] = mixed(mixed(first * 31 + second) * 31 + third);
    first = second;
    second = third;
  });
  return distinct(found.subarray(0, Math.max(0, words - 2)).sort());
}

/** A copy without what occurs again; empty for few. */
function distinct(ascending: Uint32Array): Uint32Array {
  let count = 0;
  for (let i = 0; i < ascending.length; i++) {
    if (i === 0 || ascending[i] !== ascending[i - 1]) ascending[count++] = ascending[i]!;
  }
  return ascending.slice(0, count < fewest ? 0 : count);
}

/** Letters of ASCII as small ones, and digits; 0 for other signs. */
const inWords = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[a-z\d]/i.test(sign) ? sign.toLowerCase().charCodeAt(0) : 0;
});
/** Offset basis and prime of FNV-1a. */
const [basis, prime] = [0x811c9dc5, 0x01000193];

/** Calls `visit` with a hash of each word: letters and digits side by side, whatever their case; beyond ASCII every sign counts as a letter. */
export function eachWord(text: string, visit: (hash: number) => void): void {
  const { length } = text;
  let hash = basis;
  let isWord = false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const sign = code < 128 ? inWords[code]! : code;
    if (sign !== 0) {
      hash = Math.imul(hash ^ sign, prime);
      isWord = true;
    } else if (isWord) {
      visit(mixed(hash));
      hash = basis;
      isWord = false;
    }
  }
  if (isWord) visit(mixed(hash));
}

/** The finaliser of MurmurHash3. */
function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Number of values that two ascending lists share. */
function shared(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) count++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}

/** Jaccard index: shared shingles over all shingles of both, 0 to 1; 0 when either has none. */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  const both = shared(a, b);
  return both === 0 ? 0 : both / (a.length + b.length - both);
}

/** Shared shingles over those of the shorter text, 0 to 1: 1 for a text and its beginning. */
export function containment(a: Uint32Array, b: Uint32Array): number {
  const both = shared(a, b);
  return both === 0 ? 0 : both / Math.min(a.length, b.length);
}
