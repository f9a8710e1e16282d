/** What of a map is in its window, and how far the map is enlarged: `screen = enlargement * place + shift`, in px, y downwards. */

export interface Camera {
  readonly width: number;
  readonly height: number;
  /** 1 shows all of the map. */
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How near a map can be looked at. */
export const nearest = 60;
/** Empty margin around the papers, as a part of the unit they stand in. */
const margin = 0.04;

/** All of a map in a window of that size. */
export function wholeMap(width: number, height: number): Camera {
  return { width, height, zoom: 1, left: 0, top: 0 };
}

/** Where a place (0..1, y upwards) is on the whole map, in px of a window of that size. */
export function onMap(x: number, y: number, { width, height }: Pick<Camera, 'width' | 'height'>): Point {
  const whole = 1 + 2 * margin;
  return { x: ((x + margin) / whole) * width, y: (1 - (y + margin) / whole) * height };
}

/** Where a point of the whole map is in the window. */
export function inWindow({ zoom, left, top }: Camera, { x, y }: Point): Point {
  return { x: x * zoom + left, y: y * zoom + top };
}

/** The point of the whole map that is at a point of the window. */
export function fromWindow({ zoom, left, top }: Camera, { x, y }: Point): Point {
  return { x: (x - left) / zoom, y: (y - top) / zoom };
}

/** Nearer by `factor`, the point of the window at `at` staying where it is as far as the map reaches. */
export function zoomedAt(camera: Camera, factor: number, at: Point): Camera {
  const zoom = Math.min(nearest, Math.max(1, camera.zoom * factor));
  const { x, y } = fromWindow(camera, at);
  return kept({ ...camera, zoom, left: at.x - x * zoom, top: at.y - y * zoom });
}

/** Shifted by so many px. */
export function shifted(camera: Camera, across: number, down: number): Camera {
  return kept({ ...camera, left: camera.left + across, top: camera.top + down });
}

/** The same part of the map in a window of another size. */
export function resized({ width, height, zoom, left, top }: Camera, to: Point): Camera {
  return { width: to.x, height: to.y, zoom, left: (left / width) * to.x, top: (top / height) * to.y };
}

/** Shifted as little as is needed for a point of the whole map to be in the window, `edge` px from its border. */
export function reaching(camera: Camera, point: Point, edge: number): Camera {
  const { x, y } = inWindow(camera, point);
  const by = (at: number, length: number): number =>
    at < edge ? edge - at : at > length - edge ? length - edge - at : 0;
  return shifted(camera, by(x, camera.width), by(y, camera.height));
}

/** No window looks beyond the edge of the map. */
function kept(camera: Camera): Camera {
  const within = (shift: number, length: number): number =>
    Math.min(0, Math.max(length * (1 - camera.zoom), shift));
  return { ...camera, left: within(camera.left, camera.width), top: within(camera.top, camera.height) };
}
