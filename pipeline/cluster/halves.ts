/** Whether topics come back when half of the papers are looked at (prediction strength in the manner of Tibshirani & Walther 2005). */
import { rowsOf } from '../linalg/dense.ts';
import { permutation, type Random } from '../linalg/random.ts';
import { remembered } from '../linalg/remembered.ts';
import type { DenseMatrix } from '../types.ts';
import { kmeans } from './kmeans.ts';
import { nearestCentres } from './nearest.ts';

/** Starts for each half: fewer than for the whole, which is no use where a half is clustered in many ways. */
const starts = 4;
/** Papers that are looked at; of more, a part by chance. */
const most = 4000;

/** Numbers in two halves that are kept: hundreds of dimensions, as every term may be one, would take too much memory. */
const mostKept = 2 ** 20;
/** What points are divided into serves for other numbers of topics too. */
const divided = remembered<DenseMatrix, Map<number, readonly [DenseMatrix, DenseMatrix]>>();

/**
 * For each of `splits` divisions of the papers into two halves by chance: each half is clustered by itself, and all
 * papers of `looked` are given to the nearest centre of the one and of the other. Two partitions of these a division; none
 * when a half has fewer than `k` papers. By the same `random` the divisions are the same for every k.
 */
export function halves(
  points: DenseMatrix,
  k: number,
  splits: number,
  random: Random,
  looked: DenseMatrix = points,
): [Int32Array, Int32Array][] {
  if (points.rows < 2 * k) return [];
  const divisions = divided(points, `${random.seed}`, () => new Map());
  return Array.from({ length: splits }, (_, split) => {
    const own = random.fork(`split ${split}`);
    const sides = divisions.get(split) ?? divide(points, own);
    if (Math.min(points.rows, most) * points.cols <= mostKept) divisions.set(split, sides);
    const found = (half: DenseMatrix, name: string): Int32Array => {
      const { centres } = kmeans(half, k, own.fork(name), { starts, finalists: 1 });
      return nearestCentres(looked, centres);
    };
    return [found(sides[0], 'one'), found(sides[1], 'other')];
  });
}

function divide(points: DenseMatrix, random: Random): readonly [DenseMatrix, DenseMatrix] {
  const order = permutation(points.rows, random);
  const used = Math.min(order.length, most);
  const middle = used >> 1;
  return [rowsOf(points, order.slice(0, middle).sort()), rowsOf(points, order.slice(middle, used).sort())];
}
