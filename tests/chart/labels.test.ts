import { describe, expect, it } from 'vitest';
import { type Box, inkOn } from '../../pipeline/chart/ink.ts';
import {
  extent,
  type Label,
  type Look,
  looks,
  type Placed,
  placeLabels,
} from '../../pipeline/chart/labels.ts';

const size = { width: 880, height: 600 };
const near = { pull: 0.5, clear: 4 };
const clean = () => inkOn(size.width, size.height);

/** Box in px of a name set in 13 px semi-bold: 7.2 px a character, 16 px a line. */
function box({ text, x, y }: Placed): Box {
  const lines = text.split('\n');
  const half = (Math.max(...lines.map((line) => line.length)) * 7.2) / 2;
  return { left: x - half, right: x + half, top: y - lines.length * 8, bottom: y + lines.length * 8 };
}

function overlaps(placed: readonly Placed[]): string[] {
  return placed.flatMap((one, i) =>
    placed.slice(i + 1).flatMap((other) => {
      const [a, b] = [box(one), box(other)];
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      return apart ? [] : [`${one.text} / ${other.text}`];
    }),
  );
}

const label = (text: string, x: number, y: number, weight: number, look: Look = 'name'): Label => ({
  text,
  look,
  anchor: { x, y },
  weight,
});

describe('placeLabels', () => {
  it('leaves a name on its anchor where nothing is in the way', () => {
    const both = [label('one', 220, 150, 2), label('two', 660, 450, 1)];
    const placed = placeLabels(both, clean(), size, near);
    expect(placed.map(({ text, x, y }) => [text, x, y])).toEqual([
      ['one', 220, 150],
      ['two', 660, 450],
    ]);
  });

  it('sets no two names over each other, of one line or of several', () => {
    const one = Array.from({ length: 8 }, (_, i) =>
      label(`program synthesis ${i}`, 440, 300 + 6 * (i % 3), 8 - i),
    );
    const several = Array.from({ length: 6 }, (_, i) =>
      label('Reinforcement learning,\nRL, refactoring', 350 + 35 * i, 300, 6 - i),
    );
    for (const crowded of [one, several]) {
      expect(overlaps(crowded.map((it) => ({ ...it, ...it.anchor })))).not.toEqual([]);
      const placed = placeLabels(crowded, clean(), size, near);
      expect(placed).toHaveLength(crowded.length);
      expect(overlaps(placed)).toEqual([]);
    }
  });

  it('leaves out what has no room, the lighter first', () => {
    const narrow = { width: 90, height: 40 };
    const crowded = Array.from({ length: 5 }, (_, i) => label(`topic no ${i}`, 45, 20, i));
    const placed = placeLabels(crowded, inkOn(90, 40), narrow, near);
    expect(placed.map(({ text }) => text)).toEqual(['topic no 4']);
    expect(placeLabels([label('wider than the picture', 45, 20, 1)], inkOn(90, 40), narrow, near)).toEqual(
      [],
    );
  });

  it('moves the lighter of two, wherever it stands in the list', () => {
    const light = label('light', 440, 300, 1);
    const heavy = label('heavy', 440, 300, 2);
    for (const pair of [
      [light, heavy],
      [heavy, light],
    ]) {
      const placed = placeLabels(pair, clean(), size, near);
      const at = new Map(placed.map(({ text, x, y }) => [text, [x, y]]));
      expect(placed.map(({ text }) => text)).toEqual(pair.map(({ text }) => text));
      expect(at.get('heavy')).toEqual([440, 300]);
      expect(at.get('light')).not.toEqual([440, 300]);
    }
  });

  it('steps aside from a dot that costs more than the way', () => {
    const beside = (weight: number): boolean => {
      const ink = clean();
      ink.add(440, 300, weight);
      const { left, right, top, bottom } = box(
        placeLabels([label('name', 440, 300, 1)], ink, size, near)[0]!,
      );
      return !(left < 440 && 440 < right && top < 300 && 300 < bottom);
    };
    expect([beside(40), beside(1)]).toEqual([true, false]);
  });

  it('keeps names inside the picture', () => {
    const corners = [label('north east corner', 880, 0, 2), label('south west corner', 0, 600, 1)];
    for (const { left, right, top, bottom } of placeLabels(corners, clean(), size, near).map(box)) {
      expect([left >= 0, right <= size.width, top >= 0, bottom <= size.height]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  });

  it('places the same names alike whatever the order of the dots, and leaves its input alone', () => {
    const labels = Array.from({ length: 10 }, (_, i) => label(`topic ${i}`, 264 + (i % 4) * 44, 300, 10 - i));
    const dots = Array.from({ length: 40 }, (_, i) => ({ x: ((i * 7) % 40) * 22, y: ((i * 11) % 40) * 15 }));
    const inked = (those: typeof dots) => {
      const ink = clean();
      for (const { x, y } of those) ink.add(x, y, 40);
      return ink;
    };
    const before = JSON.stringify(labels);
    const once = placeLabels(labels, inked(dots), size, near);
    expect(placeLabels(labels, inked([...dots].reverse()), size, near)).toEqual(once);
    expect(JSON.stringify(labels)).toBe(before);
  });

  it('places nothing when there is nothing', () => {
    expect(placeLabels([], clean(), size, near)).toEqual([]);
  });
});

it('a text is as high as its lines and as wide as its longest, letters of East Asia as wide as they are high', () => {
  expect(extent({ text: 'abc\nabcdef', look: 'name' })).toEqual({
    across: 6 * looks.name.character,
    down: 32,
  });
  expect(extent({ text: '画像生成', look: 'title' })).toEqual({ across: 48, down: 15 });
});

describe('ink', () => {
  it('tells what lies in a box, as counting does', () => {
    const ink = inkOn(100, 60);
    const dots = Array.from({ length: 50 }, (_, i) => ({
      x: (i * 37) % 100,
      y: (i * 23) % 60,
      weight: 1 + (i % 3),
    }));
    for (const { x, y, weight } of dots) ink.add(x, y, weight);
    // On the borders of the cells of 4 px nothing is rounded.
    for (const [left, right, top, bottom] of [
      [0, 100, 0, 60],
      [8, 40, 4, 56],
      [-20, 20, -20, 200],
      [40, 40, 0, 60],
    ] as const) {
      const counted = dots
        .filter(({ x, y }) => x >= left && x < right && y >= top && y < bottom)
        .reduce((sum, { weight }) => sum + weight, 0);
      expect(ink.within({ left, right, top, bottom })).toBe(counted);
    }
  });

  it('leaves out what is outside, and draws a line as points between its ends', () => {
    const ink = inkOn(100, 100);
    ink.add(-1, 50, 1000);
    ink.add(50, 100, 1000);
    ink.line({ x: 10, y: 50 }, { x: 90, y: 50 }, 1);
    expect(ink.within({ left: 0, right: 100, top: 0, bottom: 100 })).toBe(9);
    expect(ink.within({ left: 0, right: 100, top: 56, bottom: 100 })).toBe(0);
  });
});
