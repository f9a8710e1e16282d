/** Names on a map, placed one after the other where they cost least: off other names, off dots, near their anchor. */

export interface Label {
  /** Lines are parted by `\n`. */
  readonly text: string;
  /** Where it belongs, in 0..1. */
  readonly anchor: { readonly x: number; readonly y: number };
  /** The heavier are placed first. */
  readonly weight: number;
}

/** A label and the middle of its box, in 0..1. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width of a character and height of a line in px, for semi-bold text of 13 px. */
const character = 7.1;
const line = 16;
const rings = [0, 18, 32, 48, 68, 92, 120];

/** Places in the order of `labels`; `dots` in 0..1, `size` of the picture in px. */
export function placeLabels(
  labels: readonly Label[],
  dots: readonly { readonly x: number; readonly y: number }[],
  size: { readonly width: number; readonly height: number },
): Placed[] {
  const order = labels.map((_, i) => i).sort((a, b) => labels[b]!.weight - labels[a]!.weight || a - b);
  const boxes: Box[] = [];
  const placed: Placed[] = new Array(labels.length);
  for (const i of order) {
    const label = labels[i]!;
    let best: { cost: number; x: number; y: number; box: Box } | null = null;
    for (const radius of rings) {
      const steps = radius === 0 ? 1 : 12;
      for (let step = 0; step < steps; step++) {
        const [dx, dy] = directions[step]!;
        const x = label.anchor.x * size.width + radius * dx * 1.6;
        const y = (1 - label.anchor.y) * size.height + radius * dy;
        const box = boxOf(label.text, x, y);
        const cost = costOf(box, boxes, dots, size) + radius * 0.1;
        if (best === null || cost < best.cost) best = { cost, x, y, box };
      }
    }
    boxes.push(best!.box);
    placed[i] = { text: label.text, x: best!.x / size.width, y: 1 - best!.y / size.height };
  }
  return placed;
}

/** Twelve directions as on a clock, written out so that no machine rounds them in its own way. */
const directions: readonly (readonly [number, number])[] = [
  [0, -1],
  [0.5, -0.866],
  [0.866, -0.5],
  [1, 0],
  [0.866, 0.5],
  [0.5, 0.866],
  [0, 1],
  [-0.5, 0.866],
  [-0.866, 0.5],
  [-1, 0],
  [-0.866, -0.5],
  [-0.5, -0.866],
];

function boxOf(text: string, x: number, y: number): Box {
  const lines = text.split('\n');
  const half = (Math.max(...lines.map((part) => part.length)) * character) / 2;
  const tall = (lines.length * line) / 2;
  return { left: x - half, right: x + half, top: y - tall, bottom: y + tall };
}

function costOf(
  box: Box,
  others: readonly Box[],
  dots: readonly { readonly x: number; readonly y: number }[],
  { width, height }: { readonly width: number; readonly height: number },
): number {
  let cost = 0;
  for (const other of others) {
    const across = Math.min(box.right, other.right) - Math.max(box.left, other.left) + 6;
    const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) + 4;
    if (across > 0 && down > 0) cost += 20 + (across * down) / 20;
  }
  for (const { x, y } of dots) {
    const px = x * width;
    const py = (1 - y) * height;
    if (px > box.left - 4 && px < box.right + 4 && py > box.top - 4 && py < box.bottom + 4) cost += 8;
  }
  const out =
    Math.max(0, -box.left) +
    Math.max(0, box.right - width) +
    Math.max(0, -box.top) +
    Math.max(0, box.bottom - height);
  return cost + out;
}
