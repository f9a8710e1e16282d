/** Flies the map of the papers: what the reader's hands do moves its window, points at papers and selects them. */
import type { View as VegaView } from 'vega';
import {
  type Camera,
  onMap,
  type Point,
  reaching,
  resized,
  shifted,
  wholeMap,
  zoomedAt,
} from '../../chart/camera.ts';
import type { Rows } from '../../chart/chart.ts';
import { mostLines } from '../../chart/map-labels.ts';
import { dotRows, labelRows, mapHeight } from '../../chart/paper-map.ts';
import { counted, cut, decimals } from '../../words.ts';
import { lookedAt } from '../looked-at.ts';
import type { MapCommand } from '../surroundings.ts';
import type { View } from '../view.ts';
import type { Pilot } from './board.ts';
import { gestures } from './gestures.ts';
import { nearestTo, nextTo, papersIn, pointOf } from './nearby.ts';
import type { tip } from './tip.ts';

/** What follows from pointing. */
interface Told {
  look(paper: number): void;
  select(papers: ReadonlySet<number> | null): void;
}

interface Flight extends Pilot {
  command(command: MapCommand): void;
}

/** Texts are placed anew when nothing has moved for so long, in ms; and how long a leap takes. */
const rest = 140;
const leapTime = 180;
/** How near to the border of the window a paper may be that is gone to by key, in px. */
const border = 40;

/** The map of the page, and what its buttons do. */
export function paperMapPilot(
  note: ReturnType<typeof tip>,
  told: Told,
): { fly(chart: VegaView, place: HTMLElement): Pilot; command(command: MapCommand): void } {
  let current: Flight | null = null;
  return {
    fly(chart, place) {
      current = flight(chart, place, note, told);
      return current;
    },
    command: (command) => current?.command(command),
  };
}

function flight(chart: VegaView, place: HTMLElement, note: ReturnType<typeof tip>, told: Told): Flight {
  let camera: Camera = wholeMap(place.clientWidth, mapHeight(place.clientWidth));
  let drawnCamera = camera;
  let view: View | null = null;
  let drawn: readonly unknown[] = [];
  let listed: { readonly of: readonly number[]; readonly papers: ReadonlySet<number> | null } | null = null;
  let pointed = -1;
  let isBrush = false;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let leaping = 0;

  const voice = document.createElement('p');
  voice.className = 'unseen';
  voice.setAttribute('aria-live', 'polite');
  place.after(voice);

  // What shows the reader's own doing lies over the picture, which is not drawn anew for it.
  const box = chart.container();
  const over = (name: string): HTMLElement => {
    const element = document.createElement('i');
    element.className = name;
    element.hidden = true;
    box?.append(element);
    return element;
  };
  const [shownRing, pointedRing, brush] = [over('halo'), over('halo pointed'), over('brush')];

  function fill(rows: Rows): void {
    for (const [name, values] of Object.entries(rows)) chart.data(name, [...values]);
  }

  /** The dots, where something about them has changed; the texts with them. */
  function dots(): void {
    if (!view) return;
    if (listed?.of !== view.listed) {
      const isAll = view.listed.length === view.titles.length;
      listed = { of: view.listed, papers: isAll ? null : new Set(view.listed) };
    }
    const now = [view.division, listed.papers, camera.width, camera.height];
    if (now.every((part, i) => part === drawn[i])) return;
    const isSameMap = view.division === drawn[0] && camera.width === drawn[2] && camera.height === drawn[3];
    drawn = now;
    fill(dotRows(view, camera, listed.papers));
    if (!isSameMap) fill(labelRows(view, camera));
  }

  /** The rings around the paper shown and the one pointed at. */
  function rings(): void {
    if (!view) return;
    ring(shownRing, lookedAt(view));
    ring(pointedRing, pointed);
  }

  function ring(element: HTMLElement, paper: number): void {
    element.hidden = !view || paper < 0;
    if (!view || paper < 0) return;
    const { x, y } = pointOf(view.places, camera, paper);
    element.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** Draws the window as it is now. */
  async function draw(): Promise<void> {
    drawnCamera = camera;
    chart.signal('zoom', camera.zoom).signal('left', camera.left).signal('top', camera.top);
    place.style.touchAction = camera.zoom > 1 || isBrush ? 'none' : 'pan-y';
    rings();
    await chart.runAsync();
    slide();
  }

  /** The picture as it was drawn, where it belongs by now. */
  function slide(): void {
    const svg = box?.querySelector('svg');
    if (!svg) return;
    const { zoom, left, top } = drawnCamera;
    const by = camera.zoom / zoom;
    svg.style.transform =
      camera === drawnCamera
        ? ''
        : `translate(${camera.left - left * by}px, ${camera.top - top * by}px) scale(${by})`;
  }

  /** A few papers are drawn with each move; the picture of many is moved, and drawn when it rests or has gone far. */
  function moved(next: Camera): void {
    camera = next;
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (view) fill(labelRows(view, camera));
      void draw();
    }, rest);
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const isFew = view !== null && view.titles.length <= mostLines;
      const gone = Math.hypot(camera.left - drawnCamera.left, camera.top - drawnCamera.top);
      const isFar = camera.zoom === drawnCamera.zoom && gone > camera.height / 3;
      if (isFew || isFar) void draw();
      else {
        slide();
        rings();
      }
    });
  }

  function point(paper: number): void {
    pointed = paper;
    rings();
    if (!view || paper < 0) {
      note(null, { clientX: 0, clientY: 0 }, null, null);
      return;
    }
    const { left, top } = place.getBoundingClientRect();
    const { x, y } = pointOf(view.places, camera, paper);
    note(null, { clientX: left + x, clientY: top + y }, null, aboutOf(view, paper));
  }

  /** By steps of a picture each, or at once where the reader wants no motion. */
  function leap(factor: number, at: Point | null): void {
    const start = camera;
    const target = at ?? { x: camera.width / 2, y: camera.height / 2 };
    cancelAnimationFrame(leaping);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      moved(zoomedAt(start, factor, target));
      return;
    }
    const begin = performance.now();
    const on = (): void => {
      const part = Math.min(1, (performance.now() - begin) / leapTime);
      moved(zoomedAt(start, factor ** part, target));
      if (part < 1) leaping = requestAnimationFrame(on);
    };
    on();
  }

  function whole(): void {
    cancelAnimationFrame(leaping);
    moved(wholeMap(camera.width, camera.height));
  }

  function select(from: Point, to: Point): void {
    if (!view) return;
    const papers = papersIn(view.places, camera, from, to);
    told.select(papers.size === 0 ? null : papers);
    voice.textContent = `${counted(papers.size, 'paper')} selected`;
  }

  const end = gestures(place, {
    brushes: () => isBrush,
    isWhole: () => camera.zoom === 1,
    pan: (across, down) => moved(shifted(camera, across, down)),
    zoom: (factor, at) => moved(zoomedAt(camera, factor, at)),
    leap,
    whole,
    brush(from, to) {
      brush.hidden = false;
      brush.style.transform = `translate(${Math.min(from.x, to.x)}px, ${Math.min(from.y, to.y)}px)`;
      brush.style.width = `${Math.abs(to.x - from.x)}px`;
      brush.style.height = `${Math.abs(to.y - from.y)}px`;
    },
    brushed(from, to) {
      brush.hidden = true;
      select(from, to);
    },
    tap(at, reach) {
      const paper = view ? nearestTo(view.places, camera, at, reach) : -1;
      point(paper);
      if (paper >= 0) told.look(paper);
    },
    hover(at) {
      const paper = at && view ? nearestTo(view.places, camera, at, 12) : -1;
      place.style.cursor = paper >= 0 ? 'pointer' : isBrush ? 'crosshair' : '';
      point(paper);
    },
    step(across, down) {
      if (!view) return;
      const from = pointed >= 0 ? pointed : lookedAt(view);
      const to = pointed >= 0 ? nextTo(view.places, camera, from, across, down) : from;
      const next = reaching(camera, onMap(view.places[to * 2]!, view.places[to * 2 + 1]!, camera), border);
      if (next.left !== camera.left || next.top !== camera.top) moved(next);
      point(to);
      const { title, ...rest } = aboutOf(view, to);
      voice.textContent = [title, ...Object.entries(rest).map(([name, text]) => `${name}: ${text}`)].join(
        '. ',
      );
    },
    choose() {
      if (!view || pointed < 0) return;
      told.look(pointed);
      voice.textContent = 'Shown beside the map';
    },
    leave() {
      brush.hidden = true;
      point(-1);
      if (view?.state.selected) told.select(null);
    },
  });

  return {
    async show(next) {
      view = next;
      if (chart.width() !== camera.width || chart.height() !== camera.height)
        chart.width(camera.width).height(camera.height);
      dots();
      await draw();
    },
    resized() {
      const width = place.clientWidth;
      if (width === 0 || width === camera.width) return;
      camera = resized(camera, { x: width, y: mapHeight(width) });
      if (view) void this.show(view);
    },
    gone() {
      end();
      for (const one of [shownRing, pointedRing, brush]) one.remove();
      clearTimeout(resting);
      cancelAnimationFrame(frame);
      cancelAnimationFrame(leaping);
      voice.remove();
    },
    command(command) {
      if (command === 'nearer') leap(2, null);
      else if (command === 'farther') leap(0.5, null);
      else if (command === 'whole') whole();
      else if (command === 'take') select({ x: 0, y: 0 }, { x: camera.width, y: camera.height });
      else {
        isBrush = command === 'brush';
        void draw();
      }
    },
  };
}

/** What is said of a paper beside it, its title first. */
function aboutOf(view: View, paper: number): Record<string, string> & { readonly title: string } {
  const { topics, assignment, similarity, runnerUp, weak, titles } = view;
  return {
    title: cut(titles[paper]!, 240),
    topic: topics[assignment[paper]!]!.label,
    similarity: decimals(similarity[paper]!),
    ...(weak[paper] ? { 'weak member, next': topics[runnerUp[paper]!]!.label } : {}),
  };
}
