import { describe, expect, it } from 'vitest';
import { wholeMap, zoomedAt } from '../../../pipeline/chart/camera.ts';
import { nearestTo, nextTo, papersIn, pointOf } from '../../../pipeline/report/page/nearby.ts';

// On a window of 1080 px the unit is 1000 px, from 40 on; y is upwards.
const camera = wholeMap(1080, 1080);
const places = [0.5, 0.5, 0.6, 0.5, 0.5, 0.7, 0.1, 0.45, 0.5, 0.5];

describe('papers of a map', () => {
  it('stand where their places say', () => {
    expect(pointOf(places, camera, 1)).toEqual({ x: 640, y: 540 });
    expect(pointOf(places, camera, 2).y).toBeCloseTo(340, 9);
  });

  it('are met within reach, the nearest first, of several at one place the first', () => {
    expect(nearestTo(places, camera, { x: 545, y: 540 }, 12)).toBe(0);
    expect(nearestTo(places, camera, { x: 632, y: 545 }, 12)).toBe(1);
    expect(nearestTo(places, camera, { x: 590, y: 540 }, 12)).toBe(-1);
    expect(nearestTo([], camera, { x: 590, y: 540 }, 12)).toBe(-1);
    // Nearer by, the same way is longer.
    expect(nearestTo(places, zoomedAt(camera, 8, { x: 540, y: 540 }), { x: 545, y: 540 }, 4)).toBe(-1);
  });

  it('follow one another in a direction, none turning back', () => {
    expect(nextTo(places, camera, 0, 1, 0)).toBe(1);
    expect(nextTo(places, camera, 0, 0, -1)).toBe(2);
    expect(nextTo(places, camera, 0, -1, 0)).toBe(3);
    expect(nextTo(places, camera, 1, 1, 0)).toBe(1);
    expect(nextTo(places, camera, 2, 0, 1)).toBe(0);
  });

  it('are taken by a rectangle from any of its corners', () => {
    const taken = new Set([0, 1, 4]);
    expect(papersIn(places, camera, { x: 500, y: 500 }, { x: 700, y: 600 })).toEqual(taken);
    expect(papersIn(places, camera, { x: 700, y: 500 }, { x: 500, y: 600 })).toEqual(taken);
    expect(papersIn(places, camera, { x: 0, y: 0 }, { x: 1080, y: 1080 }).size).toBe(5);
  });
});
