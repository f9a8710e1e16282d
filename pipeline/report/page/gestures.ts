/** What hands do on a map, in its own px: drags, pinches, wheels, taps and keys. */
import type { Point } from '../../chart/camera.ts';

export interface Hands {
  /** Whether a drag selects instead of shifting. */
  brushes(): boolean;
  /** Whether the wheel makes the map smaller still; if not, it scrolls the page. */
  isWhole(): boolean;
  pan(across: number, down: number): void;
  zoom(factor: number, at: Point): void;
  /** A single step nearer or farther; null for the middle. */
  leap(factor: number, at: Point | null): void;
  whole(): void;
  /** A rectangle is being drawn; null when it is given up. */
  brush(from: Point, to: Point): void;
  brushed(from: Point, to: Point): void;
  /** `reach` in px around it. */
  tap(at: Point, reach: number): void;
  hover(at: Point | null): void;
  /** To the next paper in a direction. */
  step(across: number, down: number): void;
  choose(): void;
  leave(): void;
}

/** A drag is longer than this, in px; and as much as a finger and a pointer may miss by. */
const slip = 4;
const reach = { touch: 24, mouse: 12 } as const;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const shiftBy = 80;

/** Gives what ends it. */
export function gestures(element: HTMLElement, hands: Hands): () => void {
  const fingers = new Map<number, Point>();
  let from: Point = { x: 0, y: 0 };
  let travelled = 0;
  let isBrush = false;
  let isPinch = false;
  let last = '';
  const ending = new AbortController();
  const { signal } = ending;

  const at = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, at(event));
      if (fingers.size > 1) {
        if (isBrush) hands.leave();
        isPinch = true;
        isBrush = false;
        return;
      }
      from = at(event);
      travelled = 0;
      isPinch = false;
      isBrush = hands.brushes() || event.shiftKey;
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      const now = at(event);
      const before = fingers.get(event.pointerId);
      if (!before) {
        // A page that moves under a pointer at rest tells of a move, too.
        const place = `${event.clientX} ${event.clientY}`;
        if (event.pointerType !== 'touch' && place !== last) hands.hover(now);
        last = place;
        return;
      }
      fingers.set(event.pointerId, now);
      if (isPinch) {
        const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
        if (!other) return;
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
        hands.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
        hands.zoom(distance(now, other) / Math.max(1, distance(before, other)), middle);
        return;
      }
      travelled = Math.max(travelled, distance(from, now));
      if (travelled <= slip) return;
      hands.hover(null);
      if (isBrush) hands.brush(from, now);
      else hands.pan(now.x - before.x, now.y - before.y);
    },
    { signal },
  );
  element.addEventListener(
    'pointerup',
    (event) => {
      if (!fingers.delete(event.pointerId) || isPinch) return;
      if (travelled <= slip) hands.tap(at(event), event.pointerType === 'mouse' ? reach.mouse : reach.touch);
      else if (isBrush) hands.brushed(from, at(event));
    },
    { signal },
  );
  element.addEventListener(
    'pointercancel',
    ({ pointerId }) => {
      fingers.delete(pointerId);
      if (isBrush) hands.leave();
    },
    { signal },
  );
  element.addEventListener('pointerleave', () => hands.hover(null), { signal });
  element.addEventListener(
    'dblclick',
    (event) => {
      event.preventDefault();
      hands.leap(event.shiftKey ? 0.5 : 2, at(event));
    },
    { signal },
  );
  element.addEventListener(
    'wheel',
    (event) => {
      // The wheel belongs to the page until the map is clicked or a key says otherwise.
      const isMeant = event.ctrlKey || event.metaKey || document.activeElement === element;
      if (!isMeant || (event.deltaY > 0 && hands.isWhole() && !event.ctrlKey)) return;
      event.preventDefault();
      const lines = event.deltaMode === 0 ? event.deltaY : event.deltaY * 30;
      // A pinch on a touchpad comes as a wheel of small steps with the control key.
      const speed = event.ctrlKey && Math.abs(lines) < 30 ? 0.01 : 0.0025;
      hands.zoom(Math.exp(-Math.max(-240, Math.min(240, lines)) * speed), at(event));
    },
    { signal, passive: false },
  );
  element.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const arrow = arrows[event.key];
      if (arrow) {
        if (event.shiftKey) hands.pan(-arrow[0] * shiftBy, -arrow[1] * shiftBy);
        else hands.step(...arrow);
      } else if (event.key === '+' || event.key === '=') hands.leap(2, null);
      else if (event.key === '-' || event.key === '_') hands.leap(0.5, null);
      else if (event.key === '0') hands.whole();
      else if (event.key === 'Enter' || event.key === ' ') hands.choose();
      else if (event.key === 'Escape') hands.leave();
      else return;
      event.preventDefault();
    },
    { signal },
  );
  element.addEventListener('blur', () => hands.hover(null), { signal });
  return () => ending.abort();
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
