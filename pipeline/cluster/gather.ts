/**
 * Papers to the topics that the user named. The papers that have most of a topic's seed words are taken for it first; then
 * two rounds of naive Bayes (as `sharpen`, in the manner of Nigam et al. 2000, with labelled words in the place of
 * labelled papers) ask of every paper whether its words are as likely in the topic as in the list as a whole.
 */
import type { SparseMatrix } from '../types.ts';

/** A topic as the user gives it: columns of its seed words, and papers (rows) that are in it whatever they say. */
export interface Seeded {
  readonly seeds: readonly number[];
  readonly pinned: readonly number[];
}

/** For each paper the named topic it fits best, and whether it fits it; -1 and 0 where no topic has a seed or a paper. */
export interface Gathered {
  readonly nearest: Int32Array;
  readonly fits: Uint8Array;
}

const rounds = 2;
/**
 * Mean log odds of a word of the paper, under the topic against under the whole list, from which the paper fits: even odds
 * where it has a seed word; clearly better ones where it has none, lest in a long list a topic drifts to its neighbours.
 */
const least = { seeded: 0, seedless: 0.1 } as const;
/** A paper with so large a share of seed words fits without asking, unless another topic fits better. */
const core = 0.5;
/** Seed words are measured against the paper at this quantile of those that have any, for a rare seed makes one stand out far. */
const rich = 0.95;

/**
 * Rows of `weights` are papers, as TF-IDF of every term, the common ones too. Each paper counts for its topic with the
 * square of its share of seed words in the first round, in full from then on; the seeds count as one more paper.
 */
export function gather(weights: SparseMatrix, topics: readonly Seeded[]): Gathered {
  const { rows } = weights;
  const pinned = new Int32Array(rows).fill(-1);
  topics.forEach((topic, t) => {
    for (const i of topic.pinned) pinned[i] = t;
  });
  const first = shares(weights, topics);
  let topic: Int32Array = first.topic.map((t, i) => (pinned[i]! >= 0 ? pinned[i]! : t));
  let counts = Float64Array.from(first.share, (share, i) => (pinned[i]! >= 0 ? 1 : share * share));
  const isCore = first.share.map((share) => (share >= core ? 1 : 0));
  let fits = new Uint8Array(rows);
  for (let round = 0; round < rounds; round++) {
    const found = mostLikely(weights, topics, topic, counts);
    topic = found.topic.map((t, i) => (pinned[i]! >= 0 ? pinned[i]! : t));
    fits = Uint8Array.from(topic, (t, i) => {
      const isItsCore = isCore[i] === 1 && first.topic[i] === t;
      const needed = found.seeded[i] === 1 ? least.seeded : least.seedless;
      return t >= 0 && (pinned[i]! >= 0 || isItsCore || found.odds[i]! >= needed) ? 1 : 0;
    });
    counts = Float64Array.from(fits);
  }
  return { nearest: topic, fits };
}

/** For each paper the topic whose seeds weigh most in it, against a paper that is rich in them, and that share, 0 to 1. */
function shares(
  weights: SparseMatrix,
  topics: readonly Seeded[],
): { topic: Int32Array; share: Float64Array } {
  const { rows, cols, rowPtr, colIdx, values } = weights;
  const topic = new Int32Array(rows).fill(-1);
  const share = new Float64Array(rows);
  const isSeed = new Uint8Array(cols);
  const sums = new Float64Array(rows);
  topics.forEach(({ seeds }, t) => {
    if (seeds.length === 0) return;
    for (const col of seeds) isSeed[col] = 1;
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let p = rowPtr[i]!; p < rowPtr[i + 1]!; p++) if (isSeed[colIdx[p]!] === 1) sum += values[p]!;
      sums[i] = sum;
    }
    const having = sums.filter((sum) => sum > 0).sort();
    const most = having[Math.ceil(rich * (having.length - 1))] ?? 0;
    for (let i = 0; i < rows; i++) {
      if (sums[i] === 0 || sums[i]! / most <= share[i]!) continue;
      topic[i] = t;
      share[i] = sums[i]! / most;
    }
    for (const col of seeds) isSeed[col] = 0;
  });
  return { topic, share: share.map((value) => Math.min(1, value)) };
}

/**
 * For each paper the topic under which its words are likeliest, the mean log odds of a word there against in the whole
 * list, and whether it has a seed word of that topic. The words of a topic are those of its papers, counted by `counts`, and its seeds, mixed half and half with the list's.
 */
function mostLikely(
  weights: SparseMatrix,
  topics: readonly Seeded[],
  assignment: Int32Array,
  counts: Float64Array,
): { topic: Int32Array; odds: Float64Array; seeded: Uint8Array } {
  const { rows, cols, rowPtr, colIdx, values } = weights;
  const overall = new Float64Array(cols);
  const lengths = new Float64Array(rows);
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (let p = rowPtr[i]!; p < rowPtr[i + 1]!; p++) {
      overall[colIdx[p]!]! += values[p]!;
      lengths[i]! += values[p]!;
    }
    total += lengths[i]!;
  }
  const members: number[][] = topics.map(() => []);
  assignment.forEach((t, i) => {
    if (t >= 0 && counts[i]! > 0) members[t]!.push(i);
  });
  const topic = new Int32Array(rows).fill(-1);
  const odds = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  const seeded = new Uint8Array(rows);
  const isSeed = new Uint8Array(cols);
  const inside = new Float64Array(cols);
  topics.forEach(({ seeds }, t) => {
    if (members[t]!.length === 0) return;
    inside.fill(0);
    let sum = seeds.length;
    for (const col of seeds) {
      inside[col]! += 1;
      isSeed[col] = 1;
    }
    for (const i of members[t]!) {
      for (let p = rowPtr[i]!; p < rowPtr[i + 1]!; p++) inside[colIdx[p]!]! += counts[i]! * values[p]!;
      sum += counts[i]! * lengths[i]!;
    }
    // Half of a distribution that holds a word is at least half of it, so no logarithm runs away.
    for (let col = 0; col < cols; col++) {
      const usual = overall[col]! / total;
      inside[col] = usual > 0 && sum > 0 ? Math.log((inside[col]! / sum + usual) / (2 * usual)) : 0;
    }
    for (let i = 0; i < rows; i++) {
      if (lengths[i] === 0) continue;
      let score = 0;
      let hasSeed = 0;
      for (let p = rowPtr[i]!; p < rowPtr[i + 1]!; p++) {
        score += values[p]! * inside[colIdx[p]!]!;
        hasSeed |= isSeed[colIdx[p]!]!;
      }
      score /= lengths[i]!;
      if (score <= odds[i]!) continue;
      topic[i] = t;
      odds[i] = score;
      seeded[i] = hasSeed;
    }
    for (const col of seeds) isSeed[col] = 0;
  });
  return { topic, odds, seeded };
}
