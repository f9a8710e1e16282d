/** How topics relate: how alike they are, and an order in which similar ones are neighbours. */
import { rowDot, unitRows } from '../linalg/dense.ts';
import type { DenseMatrix, Join, Relations } from '../types.ts';
import type { Partition } from './flows.ts';

/**
 * How alike the topics are, and the average-linkage tree of their centres by cosine distance (Sokal & Michener 1958), each
 * pair of branches turned so that their nearest ends meet (Gruvaeus & Wainer 1972); ties go to the smaller topic numbers.
 */
export function relations(points: DenseMatrix, topics: Partition): Relations {
  const { k } = topics;
  const centres = unitRows(sums(points, topics));
  const similarity = Float64Array.from({ length: k * k }, (_, p) =>
    rowDot(centres, Math.floor(p / k), centres, p % k),
  );
  const apart = (a: number, b: number): number => 1 - similarity[a * k + b]!;
  // Distances between branches, which are numbered by the smallest of their topics.
  const far = Array.from({ length: k }, (_, a) => Float64Array.from({ length: k }, (_, b) => apart(a, b)));
  const branches = new Map(Array.from({ length: k }, (_, topic) => [topic, [topic]]));
  const joins: Join[] = [];
  while (branches.size > 1) {
    const [a, b] = nearest([...branches.keys()], far);
    joins.push({ branch: a, other: b, distance: far[a]![b]! });
    const [left, right] = [branches.get(a)!, branches.get(b)!];
    for (const c of branches.keys()) {
      const mean = (left.length * far[a]![c]! + right.length * far[b]![c]!) / (left.length + right.length);
      far[a]![c] = mean;
      far[c]![a] = mean;
    }
    branches.set(a, joined(left, right, apart));
    branches.delete(b);
  }
  return { similarity, order: branches.get(0) ?? [], joins };
}

function nearest(branches: readonly number[], far: readonly Float64Array[]): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let found: [number, number] = [0, 0];
  branches.forEach((a, i) => {
    for (const b of branches.slice(i + 1)) {
      if (far[a]![b]! >= least) continue;
      least = far[a]![b]!;
      found = [a, b];
    }
  });
  return found;
}

/** Both branches in a row, of the four ways the one whose touching ends are nearest. */
function joined(
  left: readonly number[],
  right: readonly number[],
  apart: (a: number, b: number) => number,
): number[] {
  const [left2, right2] = [[...left].reverse(), [...right].reverse()];
  const ways = [
    [left, right],
    [left, right2],
    [left2, right],
    [left2, right2],
  ] as const;
  const gap = ([one, other]: (typeof ways)[number]): number => apart(one.at(-1)!, other[0]!);
  const best = ways.reduce((way, next) => (gap(next) < gap(way) ? next : way));
  return best.flat();
}

/** Sums of the rows of each topic, which point where their mean does. */
function sums({ rows, cols, values }: DenseMatrix, { k, assignment }: Partition): DenseMatrix {
  const added = new Float64Array(k * cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) added[assignment[i]! * cols + j]! += values[i * cols + j]!;
  }
  return { rows: k, cols, values: Float32Array.from(added) };
}
