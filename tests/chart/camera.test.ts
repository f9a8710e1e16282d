import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Camera,
  fromWindow,
  inWindow,
  nearest,
  onMap,
  reaching,
  resized,
  shifted,
  wholeMap,
  zoomedAt,
} from '../../pipeline/chart/camera.ts';

const whole = wholeMap(800, 600);

/** What of the map a window shows, in px of the whole map. */
function part(camera: Camera): number[] {
  const { x: left, y: top } = fromWindow(camera, { x: 0, y: 0 });
  const { x: right, y: bottom } = fromWindow(camera, { x: camera.width, y: camera.height });
  return [left, top, right, bottom];
}

describe('the camera of a map', () => {
  it('shows all of it at first, with a margin, upwards', () => {
    expect(part(whole)).toEqual([0, 0, 800, 600]);
    // The margin is 0.04 of 1.08.
    expect(onMap(0, 0, whole).x).toBeCloseTo(29.63, 2);
    expect(onMap(0, 0, whole).y).toBeCloseTo(577.78, 2);
    expect(onMap(0.5, 0.5, whole)).toEqual({ x: 400, y: 300 });
  });

  it('comes nearer to the point it is asked to', () => {
    const near = zoomedAt(whole, 4, { x: 200, y: 150 });
    expect(near.zoom).toBe(4);
    expect(fromWindow(near, { x: 200, y: 150 })).toEqual({ x: 200, y: 150 });
    expect(part(near)).toEqual([150, 112.5, 350, 262.5]);
  });

  it('never shows what is beyond the map, nor more than all of it, and comes no nearer than it can', () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 800, noNaN: true }),
      y: fc.double({ min: 0, max: 600, noNaN: true }),
    });
    const moves = fc.array(
      fc.oneof(
        fc.record({ factor: fc.double({ min: 0.1, max: 10, noNaN: true }), at: point }),
        fc.record({
          across: fc.integer({ min: -2000, max: 2000 }),
          down: fc.integer({ min: -2000, max: 2000 }),
        }),
      ),
    );
    fc.assert(
      fc.property(moves, (all) => {
        const camera = all.reduce<Camera>(
          (at, move) =>
            'at' in move ? zoomedAt(at, move.factor, move.at) : shifted(at, move.across, move.down),
          whole,
        );
        const [left = 0, top = 0, right = 0, bottom = 0] = part(camera);
        expect(camera.zoom).toBeGreaterThanOrEqual(1);
        expect(camera.zoom).toBeLessThanOrEqual(nearest);
        expect(Math.min(left, top)).toBeGreaterThan(-1e-6);
        expect(right).toBeLessThan(800 + 1e-6);
        expect(bottom).toBeLessThan(600 + 1e-6);
      }),
    );
  });

  it('goes back and forth between window and map', () => {
    const camera = shifted(zoomedAt(whole, 3, { x: 500, y: 100 }), -40, 25);
    const { x, y } = inWindow(camera, fromWindow(camera, { x: 123, y: 45 }));
    expect(x).toBeCloseTo(123, 9);
    expect(y).toBeCloseTo(45, 9);
  });

  it('shows the same part in a window of another size', () => {
    const camera = zoomedAt(whole, 4, { x: 200, y: 150 });
    expect(part(resized(camera, { x: 400, y: 300 }))).toEqual([75, 56.25, 175, 131.25]);
  });

  it('shifts as little as needed to reach a point', () => {
    const camera = zoomedAt(whole, 4, { x: 0, y: 0 });
    expect(reaching(camera, { x: 100, y: 75 }, 40)).toEqual(camera);
    const reached = reaching(camera, { x: 300, y: 75 }, 40);
    expect(inWindow(reached, { x: 300, y: 75 })).toEqual({ x: 760, y: 300 });
  });
});
