/** Which paper is meant on the map: the nearest to a point, the next in a direction, all in a rectangle. */
import { type Camera, inWindow, onMap, type Point } from '../../chart/camera.ts';

/** Papers by their place in the columns. */
type Places = ArrayLike<number>;

export function pointOf(places: Places, camera: Camera, paper: number): Point {
  return inWindow(camera, onMap(places[paper * 2]!, places[paper * 2 + 1]!, camera));
}

/** The nearest within so many px; -1 for none. The first of several at one place. */
export function nearestTo(places: Places, camera: Camera, { x, y }: Point, reach: number): number {
  let found = -1;
  let least = reach * reach;
  for (let i = 0; i < places.length / 2; i++) {
    const at = pointOf(places, camera, i);
    const far = (at.x - x) ** 2 + (at.y - y) ** 2;
    if (far > least || (far === least && found >= 0)) continue;
    least = far;
    found = i;
  }
  return found;
}

/** The next paper from one in a direction, in front more than aside (within 45 degrees, else 80); the same when there is none. */
export function nextTo(places: Places, camera: Camera, from: number, across: number, down: number): number {
  const start = pointOf(places, camera, from);
  for (const slope of [1, 5.7]) {
    let found = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < places.length / 2; i++) {
      const at = pointOf(places, camera, i);
      const ahead = (at.x - start.x) * across + (at.y - start.y) * down;
      const aside = Math.abs((at.x - start.x) * down) + Math.abs((at.y - start.y) * across);
      if (i === from || ahead <= 0 || aside > ahead * slope) continue;
      const far = ahead + 2 * aside;
      if (far >= least) continue;
      least = far;
      found = i;
    }
    if (found >= 0) return found;
  }
  return from;
}

/** Papers in the rectangle between two points of the window. */
export function papersIn(places: Places, camera: Camera, a: Point, b: Point): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i < places.length / 2; i++) {
    const { x, y } = pointOf(places, camera, i);
    if (x < Math.min(a.x, b.x) || x > Math.max(a.x, b.x)) continue;
    if (y >= Math.min(a.y, b.y) && y <= Math.max(a.y, b.y)) found.add(i);
  }
  return found;
}
