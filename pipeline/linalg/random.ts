/** Seeded randomness: integer arithmetic only, so every machine draws the same numbers. */

/** A stream of uniform numbers. */
export interface Random {
  /** What the stream was made from, as another thread may make it again. */
  readonly seed: number;
  /** Uniform in [0, 1), with 32 bits of resolution. */
  next(): number;
  /** Uniform integer in 0..n-1. */
  below(n: number): number;
  /** An independent stream that depends on this stream's seed and on `name` only, not on what was drawn so far. */
  fork(name: string): Random;
}

/** xoshiro128** (Blackman & Vigna 2018), its state filled by splitmix32 from `seed`, any integer. */
export function seededRandom(seed: number): Random {
  let mix = seed | 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let d = splitmix();
  const next32 = (): number => {
    const r = Math.imul(b, 5);
    const result = Math.imul((r << 7) | (r >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return {
    seed,
    next: () => next32() / 4294967296,
    below: (n) => Math.floor((next32() / 4294967296) * n),
    fork: (name) => seededRandom(hash32(name, seed)),
  };
}

/** 0 to n-1 in an order drawn by chance (Fisher & Yates). */
export function permutation(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
}

/** FNV-1a over the UTF-16 code units of `text`, started from `seed`. */
export function hash32(text: string, seed = 0): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h | 0;
}
