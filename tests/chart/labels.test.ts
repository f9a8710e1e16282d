import { describe, expect, it } from 'vitest';
import { type Label, type Placed, placeLabels } from '../../pipeline/chart/labels.ts';

const size = { width: 880, height: 600 };

/** Box in px of a name set in 13 px semi-bold: 7.1 px a character, 16 px a line. */
function box({ text, x, y }: Placed): { left: number; right: number; top: number; bottom: number } {
  const lines = text.split('\n');
  const half = (Math.max(...lines.map((line) => line.length)) * 7.1) / 2;
  const middle = (1 - y) * size.height;
  return {
    left: x * size.width - half,
    right: x * size.width + half,
    top: middle - lines.length * 8,
    bottom: middle + lines.length * 8,
  };
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

const label = (text: string, x: number, y: number, weight: number): Label => ({
  text,
  anchor: { x, y },
  weight,
});

describe('placeLabels', () => {
  it('leaves a name on its anchor where nothing is in the way', () => {
    const placed = placeLabels([label('one', 0.25, 0.25, 2), label('two', 0.75, 0.75, 1)], [], size);
    expect(placed.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(placed[0]!.x).toBeCloseTo(0.25, 10);
    expect(placed[0]!.y).toBeCloseTo(0.25, 10);
    expect(placed[1]!.x).toBeCloseTo(0.75, 10);
    expect(placed[1]!.y).toBeCloseTo(0.75, 10);
  });

  it('sets no two names over each other where there is room', () => {
    const crowded = Array.from({ length: 8 }, (_, i) =>
      label(`program synthesis ${i}`, 0.5, 0.5 + 0.01 * (i % 3), 8 - i),
    );
    expect(overlaps(crowded.map(({ text, anchor }) => ({ text, ...anchor })))).not.toEqual([]);
    expect(overlaps(placeLabels(crowded, [], size))).toEqual([]);
  });

  it('sets no two names of several lines over each other', () => {
    const crowded = Array.from({ length: 6 }, (_, i) =>
      label('Reinforcement learning,\nRL, refactoring', 0.4 + 0.04 * i, 0.5, 6 - i),
    );
    expect(overlaps(placeLabels(crowded, [], size))).toEqual([]);
  });

  it('moves the lighter of two, wherever it stands in the list', () => {
    const light = label('light', 0.5, 0.5, 1);
    const heavy = label('heavy', 0.5, 0.5, 2);
    for (const pair of [
      [light, heavy],
      [heavy, light],
    ]) {
      const placed = placeLabels(pair, [], size);
      const at = new Map(placed.map(({ text, x, y }) => [text, [x, y]]));
      expect(placed.map(({ text }) => text)).toEqual(pair.map(({ text }) => text));
      expect(at.get('heavy')).toEqual([0.5, 0.5]);
      expect(at.get('light')).not.toEqual([0.5, 0.5]);
    }
  });

  it('steps aside from a dot', () => {
    const [placed] = placeLabels([label('name', 0.5, 0.5, 1)], [{ x: 0.5, y: 0.5 }], size);
    const { left, right, top, bottom } = box(placed!);
    const inside = left < 440 && 440 < right && top < 300 && 300 < bottom;
    expect(inside).toBe(false);
  });

  it('keeps names inside the picture', () => {
    const corners = [label('north east corner', 1, 1, 2), label('south west corner', 0, 0, 1)];
    for (const { left, right, top, bottom } of placeLabels(corners, [], size).map(box)) {
      expect([left >= 0, right <= size.width, top >= 0, bottom <= size.height]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  });

  it('places the same names alike every time, and leaves its input alone', () => {
    const labels = Array.from({ length: 10 }, (_, i) => label(`topic ${i}`, 0.3 + (i % 4) / 20, 0.5, 10 - i));
    const dots = Array.from({ length: 40 }, (_, i) => ({ x: ((i * 7) % 40) / 40, y: ((i * 11) % 40) / 40 }));
    const before = JSON.stringify([labels, dots]);
    const once = placeLabels(labels, dots, size);
    expect(placeLabels(labels, dots, size)).toEqual(once);
    expect(placeLabels(labels, [...dots].reverse(), size)).toEqual(once);
    expect(JSON.stringify([labels, dots])).toBe(before);
  });

  it('places nothing when there is nothing', () => {
    expect(placeLabels([], [{ x: 0, y: 0 }], size)).toEqual([]);
  });
});
