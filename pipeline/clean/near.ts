/**
 * Which texts may resemble a given one, without comparing all with all: prefix filtering (Chaudhuri, Ganti & Kaushik
 * 2006; Bayardo, Ma & Srikant 2007). Unlike MinHash it misses none: with shingles in one order for all texts, rarest
 * first, two sets of Jaccard index t or more share one of the first `n - ceil(t n) + 1` of each. Nearly all of these
 * occur in one text alone and need not be kept.
 */

/** A shingle that stands at the front of more texts than these is a template's, and finds only the first of them. */
const longestList = 40;

export interface NearIndex {
  /** Texts entered so far of which some may have a Jaccard index of `threshold` or more with text `i`; in order of entry. */
  near(i: number): readonly number[];
  enter(i: number): void;
}

/** An index over texts given as ascending lists of shingle hashes. */
export function nearIndex(sets: readonly Uint32Array[], threshold: number): NearIndex {
  const count = counter(sets);
  const entered = new Map<number, number[]>();
  const keys = new Float64Array(sets.reduce((most, set) => Math.max(most, set.length), 0));
  // That of the text asked for last: one is mostly entered after its like were looked for.
  let front = keys.subarray(0, 0);
  let frontOf = -1;
  const frontAt = (i: number): Float64Array => {
    if (frontOf !== i) front = prefix(sets[i]!);
    frontOf = i;
    return front;
  };
  const prefix = (set: Uint32Array): Float64Array<ArrayBuffer> => {
    // One number orders by count, then by hash. Shingles of this text alone come first and are left out.
    let repeated = 0;
    for (const hash of set) {
      const texts = count(hash);
      if (texts > 1) keys[repeated++] = texts * 2 ** 32 + hash;
    }
    const length = set.length - Math.ceil(threshold * set.length) + 1 - (set.length - repeated);
    return length > 0 ? keys.subarray(0, repeated).sort().subarray(0, length) : keys.subarray(0, 0);
  };
  return {
    near: (i) => {
      const shingles = frontAt(i);
      if (shingles.length === 0) return [];
      const own = sets[i]!.length;
      const found = new Set<number>();
      for (const key of shingles) {
        for (const other of entered.get(key) ?? []) {
          const size = sets[other]!.length;
          if (Math.min(own, size) >= threshold * Math.max(own, size)) found.add(other);
        }
      }
      return [...found];
    },
    enter: (i) => {
      for (const key of frontAt(i)) {
        const list = entered.get(key);
        if (!list) entered.set(key, [i]);
        else if (list.length < longestList) list.push(i);
      }
    },
  };
}

/** In how many texts a shingle is, up to 255; too high where two share a cell, which changes the order and no result. */
function counter(sets: readonly Uint32Array[]): (hash: number) => number {
  const all = sets.reduce((sum, set) => sum + set.length, 0);
  const bits = Math.min(28, Math.max(10, Math.ceil(Math.log2(all * 2 + 1))));
  const cells = new Uint8Array(2 ** bits);
  for (const set of sets) {
    for (const hash of set) {
      const cell = hash >>> (32 - bits);
      if (cells[cell]! < 255) cells[cell]!++;
    }
  }
  return (hash) => cells[hash >>> (32 - bits)]!;
}
