/** Texts as sets of shingles, runs of three words (Broder 1997), and how far two such sets agree. */

/** Words in a shingle. */
const width = 3;
/** A text with fewer says too little to tell papers apart: notes of withdrawal, editorials, rejoinders. */
const fewest = 30;

/** Hashes of the distinct shingles of a text, ascending; accents, case and signs do not count. None for a short text. */
export function shingles(text: string): Uint32Array {
  const plain = /[^\0-\x7f]/.test(text)
    ? text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .toLowerCase()
    : text;
  const words = wordHashes(plain);
  const found = new Uint32Array(Math.max(0, words.length - width + 1));
  for (let i = 0; i < found.length; i++) {
    let hash = 0;
    for (let j = 0; j < width; j++) hash = mixed(Math.imul(hash, 0x9e3779b1) ^ words[i + j]!);
    found[i] = hash;
  }
  found.sort();
  let distinct = 0;
  for (let i = 0; i < found.length; i++) {
    if (i === 0 || found[i] !== found[i - 1]) found[distinct++] = found[i]!;
  }
  return found.slice(0, distinct < fewest ? 0 : distinct);
}

/** A hash of each word: letters and digits side by side, whatever their case; beyond ASCII every sign counts as a letter. */
export function wordHashes(text: string): number[] {
  const hashes: number[] = [];
  let hash = 0;
  let isWord = false;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 32;
    const small = code >= 65 && code <= 90 ? code + 32 : code;
    if ((small >= 97 && small <= 122) || (code >= 48 && code <= 57) || code > 127) {
      hash = Math.imul(isWord ? hash ^ small : 0x811c9dc5 ^ small, 0x01000193);
      isWord = true;
    } else if (isWord) {
      hashes.push(mixed(hash));
      isWord = false;
    }
  }
  return hashes;
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
