/** How much is drawn in any box of a picture, told at once: sums over a fine grid (summed-area table, Crow 1984). */
import type { Point } from './camera.ts';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A picture while it is filled. */
export interface Ink {
  /** Adds a whole number; what is outside the picture is left out. */
  add(x: number, y: number, weight: number): void;
  /** Adds a line as points along it, the ends left out. */
  line(from: Point, to: Point, weight: number): void;
  /** What lies in a box, to the border of the grid's cells; nothing may be added after. */
  within(box: Box): number;
}

/** Side of a cell, and distance of the points that stand for a line, in px. */
const cell = 4;
const step = 8;

export function inkOn(width: number, height: number): Ink {
  const across = Math.max(1, Math.ceil(width / cell));
  const down = Math.max(1, Math.ceil(height / cell));
  // A row and a column of zeros first: entry (i, j) holds the sum of the cells above and left of it.
  const row = across + 1;
  const sums = new Float64Array(row * (down + 1));
  let isSummed = false;
  const add = (x: number, y: number, weight: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    const at = (Math.floor(y / cell) + 1) * row + Math.floor(x / cell) + 1;
    sums[at] = sums[at]! + weight;
  };
  const sum = (): void => {
    for (let j = 1; j <= down; j++) {
      let line = 0;
      for (let i = 1; i <= across; i++) {
        line += sums[j * row + i]!;
        sums[j * row + i] = line + sums[(j - 1) * row + i]!;
      }
    }
    isSummed = true;
  };
  return {
    add,
    line({ x, y }, to, weight) {
      const parts = Math.min(200, Math.floor(Math.sqrt((to.x - x) ** 2 + (to.y - y) ** 2) / step));
      for (let i = 1; i < parts; i++) add(x + ((to.x - x) * i) / parts, y + ((to.y - y) * i) / parts, weight);
    },
    within({ left, right, top, bottom }) {
      if (!isSummed) sum();
      const column = (x: number): number => Math.min(across, Math.max(0, x));
      const line = (y: number): number => Math.min(down, Math.max(0, y));
      const x0 = column(Math.floor(left / cell));
      const x1 = column(Math.ceil(right / cell));
      const y0 = line(Math.floor(top / cell)) * row;
      const y1 = line(Math.ceil(bottom / cell)) * row;
      return sums[y1 + x1]! - sums[y0 + x1]! - sums[y1 + x0]! + sums[y0 + x0]!;
    },
  };
}
