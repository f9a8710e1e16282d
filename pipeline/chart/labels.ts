/** Texts on a map, placed one after the other where they cost least: never on another, off what is drawn, near their anchor. */
import type { Point } from './camera.ts';
import type { Box, Ink } from './ink.ts';

/** How a text is set: names of topics, words of a neighbourhood, titles of papers. */
export const looks = {
  name: { size: 13, weight: 600, line: 16, character: 7.2 },
  word: { size: 12, weight: 400, line: 15, character: 6.3 },
  title: { size: 12, weight: 400, line: 15, character: 6.2 },
} as const;
export type Look = keyof typeof looks;

export interface Label {
  /** Lines are parted by `\n`. */
  readonly text: string;
  readonly look: Look;
  /** Where it belongs, in px of the picture, y downwards. */
  readonly anchor: Point;
  /** The heavier are placed first. */
  readonly weight: number;
}

/** A label that has room, and the middle of its box. */
export interface Placed extends Label, Point {}

/** Space between two texts, and to the border of the picture, in px. */
const apart = { across: 8, down: 4, border: 3 } as const;
/** Distances that are tried, downwards and upwards; across they are longer, as texts are. */
const rings = [0, 14, 24, 36, 50, 68, 90, 120, 150];
const stretch = 1.7;

/**
 * The labels that have room, in their order; one that would stand on another at every place that is tried is left out. A place
 * costs what is drawn nearer than `clear` px to it, and `pull` for each px from the anchor.
 */
export function placeLabels(
  labels: readonly Label[],
  ink: Ink,
  size: { readonly width: number; readonly height: number },
  { pull, clear }: { readonly pull: number; readonly clear: number },
): Placed[] {
  const order = labels.map((_, i) => i).sort((a, b) => labels[b]!.weight - labels[a]!.weight || a - b);
  const boxes: Box[] = [];
  const placed: (Placed | null)[] = labels.map(() => null);
  for (const i of order) {
    const label = labels[i]!;
    const { across, down } = extent(label);
    // What is wider than the picture has no place in it.
    if (across > size.width || down > size.height) continue;
    const inset = { x: across / 2 + apart.border, y: down / 2 + apart.border };
    const { x: ax, y: ay } = label.anchor;
    let best: { cost: number; x: number; y: number; box: Box } | null = null;
    for (const radius of rings) {
      const steps = radius === 0 ? 1 : directions.length;
      for (let step = 0; step < steps; step++) {
        const [dx, dy] = directions[step]!;
        const x = between(ax + radius * dx * stretch, inset.x, size.width - inset.x);
        const y = between(ay + radius * dy, inset.y, size.height - inset.y);
        const far = pull * Math.sqrt(((x - ax) / stretch) ** 2 + (y - ay) ** 2);
        if (best !== null && far >= best.cost) continue;
        const box = { left: x - across / 2, right: x + across / 2, top: y - down / 2, bottom: y + down / 2 };
        if (boxes.some((other) => isNear(box, other))) continue;
        const cost = far + ink.within(grown(box, clear));
        if (best === null || cost < best.cost) best = { cost, x, y, box };
      }
    }
    if (best === null) continue;
    boxes.push(best.box);
    placed[i] = { ...label, x: best.x, y: best.y };
  }
  return placed.filter((one) => one !== null);
}

/** Width and height of a text in px, as near as can be told without the font. */
export function extent({ text, look }: Pick<Label, 'text' | 'look'>): { across: number; down: number } {
  const { size, line, character } = looks[look];
  const lines = text.split('\n');
  let across = 0;
  for (const one of lines) {
    let width = 0;
    for (const letter of one) width += wide.test(letter) ? size : character;
    across = Math.max(across, width);
  }
  return { across, down: lines.length * line };
}

/** Letters as wide as they are high, of East Asia and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3fffd}]/u;

/** Twelve directions as on a clock, below and above first, written out so that no machine rounds them in its own way. */
const directions: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [0.5, 0.866],
  [-0.5, 0.866],
  [0.5, -0.866],
  [-0.5, -0.866],
  [0.866, 0.5],
  [-0.866, 0.5],
  [0.866, -0.5],
  [-0.866, -0.5],
];

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function grown({ left, right, top, bottom }: Box, by: number): Box {
  return { left: left - by, right: right + by, top: top - by, bottom: bottom + by };
}

function isNear(a: Box, b: Box): boolean {
  return (
    a.left < b.right + apart.across &&
    b.left < a.right + apart.across &&
    a.top < b.bottom + apart.down &&
    b.top < a.bottom + apart.down
  );
}
