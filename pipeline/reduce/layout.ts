/**
 * A map of the papers: UMAP (McInnes, Healy & Melville 2018) on typed arrays, with the curve 1 / (1 + a d^2), that is
 * b = 1, and its start in the embedding instead of a spectral one of the graph.
 */
import { unitRows } from '../linalg/dense.ts';
import { products } from '../linalg/products.ts';
import type { Random } from '../linalg/random.ts';
import { inTurns } from '../steps.ts';
import type { DenseMatrix } from '../types.ts';

/** Neighbours of a paper that pull it. */
const neighbours = 12;
/** Papers laid out one against all; the others are placed among their nearest of these. */
const defaultSample = 4000;
/** Sampled papers that another is placed among. */
const nearestPlaced = 5;

export interface LayoutOptions {
  /** Hears of rounds. */
  tick?(done: number, total: number): void;
  readonly sample?: number;
  /** Finds the neighbours of all points, perhaps side by side: what `neighboursIn` finds. */
  find?(search: Search, rows: number): Promise<readonly Neighbours[]>;
}

/** Points, each of which looks for so many nearest rows `among` others. */
export interface Search {
  readonly points: DenseMatrix;
  readonly among: DenseMatrix;
  readonly count: number;
}

/** x and y of each paper, in 0..1 with one scale for both, in a matrix of two columns. */
export async function layout(
  embedding: DenseMatrix,
  random: Random,
  { tick = () => {}, sample = defaultSample, find = nearestHere }: LayoutOptions = {},
): Promise<DenseMatrix> {
  const n = embedding.rows;
  if (n < 4 || embedding.cols === 0) return row(n);
  const points = unitRows(embedding);
  const inner = n <= sample ? points : chosenRows(points, sample, random);
  const rounds = umap(inner, Math.min(neighbours, inner.rows - 1), random);
  const placed = await inTurns(rounds, ([done, total]) => tick(done, total));
  if (inner === points) return fitted(placed);
  const search = { points, among: inner, count: nearestPlaced };
  return fitted(placeAmong(await find(search, n), n, placed, random));
}

/** Fewer than four papers, or papers without words, have no neighbourhoods: they stand side by side. */
function row(n: number): DenseMatrix {
  const values = Float32Array.from({ length: 2 * n }, (_, p) => (p % 2 === 1 ? 0.5 : (p / 2 + 1) / (n + 1)));
  return { rows: n, cols: 2, values };
}

function chosenRows(points: DenseMatrix, count: number, random: Random): DenseMatrix {
  const order = Array.from({ length: points.rows }, (_, i) => ({ i, key: random.next() }));
  order.sort((a, b) => a.key - b.key || a.i - b.i);
  const chosen = order.slice(0, count).map(({ i }) => i);
  const values = new Float32Array(count * points.cols);
  chosen.forEach((from, to) => {
    values.set(points.values.subarray(from * points.cols, (from + 1) * points.cols), to * points.cols);
  });
  return { rows: count, cols: points.cols, values };
}

/** What was found for some rows of points, one after the other. */
export interface Neighbours {
  readonly count: number;
  /** n x count, nearest first. */
  readonly index: Int32Array;
  readonly distance: Float32Array;
}

const nearestHere = async (search: Search): Promise<Neighbours[]> => [
  nearest(search.points, search.among, search.count),
];

/** The neighbours of the points from one row to another. */
export function neighboursIn({
  points,
  among,
  count,
}: Search): (part: { readonly from: number; readonly to: number }) => Neighbours {
  const { cols, values } = points;
  return ({ from, to }) =>
    nearest({ rows: to - from, cols, values: values.subarray(from * cols, to * cols) }, among, count);
}

/** The nearest rows of `among` for every row of `points` by cosine distance, itself left out where both are one matrix. */
function nearest(points: DenseMatrix, among: DenseMatrix, count: number): Neighbours {
  const index = new Int32Array(points.rows * count);
  const distance = new Float32Array(points.rows * count);
  const best = new Float64Array(count);
  products(points, among, (i, cosines) => {
    best.fill(Number.NEGATIVE_INFINITY);
    // The cosine of the farthest neighbour kept so far; most rows are below it.
    let least = Number.NEGATIVE_INFINITY;
    const at = i * count;
    const self = points === among ? i : -1;
    for (let j = 0; j < cosines.length; j++) {
      const cosine = cosines[j]!;
      if (cosine <= least || j === self) continue;
      let slot = count - 1;
      while (slot > 0 && best[slot - 1]! < cosine) {
        best[slot] = best[slot - 1]!;
        index[at + slot] = index[at + slot - 1]!;
        slot--;
      }
      best[slot] = cosine;
      index[at + slot] = j;
      least = best[count - 1]!;
    }
    for (let s = 0; s < count; s++) distance[at + s] = Math.max(0, 1 - best[s]!);
  });
  return { count, index, distance };
}

interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float32Array;
}

/** The fuzzy graph of neighbourhoods: weights 0 to 1, symmetric, each edge once. */
function fuzzyGraph({ count, index, distance }: Neighbours, n: number): Edges {
  const weights = new Map<number, number>();
  const target = Math.log2(count);
  for (let i = 0; i < n; i++) {
    const at = i * count;
    const rho = distance[at]!;
    let low = 0;
    let high = Number.POSITIVE_INFINITY;
    let sigma = 1;
    for (let round = 0; round < 40; round++) {
      let sum = 0;
      for (let s = 0; s < count; s++) sum += Math.exp(-Math.max(0, distance[at + s]! - rho) / sigma);
      if (sum > target) high = sigma;
      else low = sigma;
      sigma = high === Number.POSITIVE_INFINITY ? sigma * 2 : (low + high) / 2;
    }
    sigma = Math.max(sigma, 1e-3);
    for (let s = 0; s < count; s++) {
      const j = index[at + s]!;
      const w = Math.exp(-Math.max(0, distance[at + s]! - rho) / sigma);
      const key = Math.min(i, j) * n + Math.max(i, j);
      const other = weights.get(key) ?? 0;
      weights.set(key, w + other - w * other);
    }
  }
  const keys = Float64Array.from(weights.keys()).sort();
  return {
    from: Int32Array.from(keys, (key) => Math.floor(key / n)),
    to: Int32Array.from(keys, (key) => key % n),
    weight: Float32Array.from(keys, (key) => weights.get(key)!),
  };
}

const attraction = 1.6;
const rejections = 5;

/** Yields before each round how many are done, and of how many. */
function* umap(
  points: DenseMatrix,
  count: number,
  random: Random,
): Generator<readonly [done: number, total: number], DenseMatrix> {
  const n = points.rows;
  const { from, to, weight } = fuzzyGraph(nearest(points, points, count), n);
  const epochs = n <= 500 ? 500 : 250;
  const xy = start(points, random);
  const strongest = weight.reduce((most, w) => Math.max(most, w), 0);
  const every = Float64Array.from(weight, (w) => strongest / w);
  const due = Float64Array.from(every);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 1 - epoch / epochs;
    yield [epoch, epochs];
    for (let e = 0; e < from.length; e++) {
      if (due[e]! > epoch + 1) continue;
      due[e]! += every[e]!;
      const i = from[e]! * 2;
      const j = to[e]! * 2;
      pull(xy, i, j, rate);
      for (let r = 0; r < rejections; r++) {
        const other = random.below(n) * 2;
        if (other !== i) push(xy, i, other, rate);
        const another = random.below(n) * 2;
        if (another !== j) push(xy, j, another, rate);
      }
    }
  }
  return { rows: n, cols: 2, values: Float32Array.from(xy) };
}

/** The second and third dimension (the first says how usual a paper is), spread to a square of 10, with a little noise. */
function start(points: DenseMatrix, random: Random): Float64Array {
  const xy = new Float64Array(points.rows * 2);
  for (let axis = 0; axis < 2; axis++) {
    const column = Math.min(axis + 1, points.cols - 1);
    for (let i = 0; i < points.rows; i++) {
      xy[i * 2 + axis] = 5 * points.values[i * points.cols + column]! + 0.1 * (random.next() - 0.5);
    }
  }
  return xy;
}

function pull(xy: Float64Array, i: number, j: number, rate: number): void {
  const dx = xy[i]! - xy[j]!;
  const dy = xy[i + 1]! - xy[j + 1]!;
  const d2 = dx * dx + dy * dy;
  if (d2 === 0) return;
  const force = (-2 * attraction) / (1 + attraction * d2);
  const x = clip(force * dx) * rate;
  const y = clip(force * dy) * rate;
  xy[i]! += x;
  xy[i + 1]! += y;
  xy[j]! -= x;
  xy[j + 1]! -= y;
}

function push(xy: Float64Array, i: number, j: number, rate: number): void {
  const dx = xy[i]! - xy[j]!;
  const dy = xy[i + 1]! - xy[j + 1]!;
  const d2 = dx * dx + dy * dy;
  const force = 2 / ((0.001 + d2) * (1 + attraction * d2));
  xy[i]! += (d2 > 0 ? clip(force * dx) : 4) * rate;
  xy[i + 1]! += (d2 > 0 ? clip(force * dy) : 4) * rate;
}

function clip(x: number): number {
  return Math.max(-4, Math.min(4, x));
}

/** Every point at the weighted middle of its nearest sampled ones, with a little noise against heaps. */
function placeAmong(
  found: readonly Neighbours[],
  rows: number,
  placed: DenseMatrix,
  random: Random,
): DenseMatrix {
  const values = new Float32Array(rows * 2);
  let at = 0;
  for (const { count, index, distance } of found) {
    for (let i = 0; i * count < index.length; i++) {
      let total = 0;
      let x = 0;
      let y = 0;
      for (let s = 0; s < count; s++) {
        const w = 1 / (0.01 + distance[i * count + s]!);
        const j = index[i * count + s]! * 2;
        total += w;
        x += w * placed.values[j]!;
        y += w * placed.values[j + 1]!;
      }
      values[at++] = x / total + 0.1 * (random.next() - 0.5);
      values[at++] = y / total + 0.1 * (random.next() - 0.5);
    }
  }
  return { rows, cols: 2, values };
}

/** The same picture in the unit square, in the middle of the shorter side. */
function fitted({ rows, cols, values }: DenseMatrix): DenseMatrix {
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  values.forEach((v, p) => {
    low[p % 2] = Math.min(low[p % 2]!, v);
    high[p % 2] = Math.max(high[p % 2]!, v);
  });
  const scale = Math.max(high[0]! - low[0]!, high[1]! - low[1]!) || 1;
  return {
    rows,
    cols,
    values: values.map((v, p) => (v - (low[p % 2]! + high[p % 2]!) / 2) / scale + 0.5),
  };
}
