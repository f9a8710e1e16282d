/** How far two partitions of the same papers agree. */

/**
 * Adjusted Rand index (Hubert & Arabie 1985): 1 when the partitions are the same but for their numbers, about 0 when they
 * agree no more than chance would have it. Two partitions that both put all papers together, or all apart, are the same: 1.
 */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  const n = a.length;
  const columns = 1 + b.reduce((most, group) => Math.max(most, group), -1);
  const rows = 1 + a.reduce((most, group) => Math.max(most, group), -1);
  const table = new Float64Array(rows * columns);
  const inA = new Float64Array(rows);
  const inB = new Float64Array(columns);
  for (let i = 0; i < n; i++) {
    table[a[i]! * columns + b[i]!]!++;
    inA[a[i]!]!++;
    inB[b[i]!]!++;
  }
  const pairs = (counts: Float64Array): number => counts.reduce((sum, x) => sum + (x * (x - 1)) / 2, 0);
  const all = (n * (n - 1)) / 2;
  const together = pairs(table);
  const expected = all === 0 ? 0 : (pairs(inA) * pairs(inB)) / all;
  const most = (pairs(inA) + pairs(inB)) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** Mean index over the pairs given; null when there are none. */
export function meanAgreement(pairs: readonly (readonly [Int32Array, Int32Array])[]): number | null {
  if (pairs.length === 0) return null;
  return pairs.reduce((sum, [a, b]) => sum + adjustedRand(a, b), 0) / pairs.length;
}

/** Every partition with every later one. */
export function everyPair(partitions: readonly Int32Array[]): [Int32Array, Int32Array][] {
  return partitions.flatMap((a, i) => partitions.slice(i + 1).map((b): [Int32Array, Int32Array] => [a, b]));
}
