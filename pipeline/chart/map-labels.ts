/** What is written on a map of papers: names of topics, then words of neighbourhoods, then titles, the finer the nearer it is looked at. */
import type { Scene } from '../types.ts';
import { cut, inLines } from '../words.ts';
import { type Camera, fromWindow, inWindow, onMap, type Point } from './camera.ts';
import { inkOn } from './ink.ts';
import { type Label, type Placed, placeLabels } from './labels.ts';
import { neighbourhoods } from './neighbourhoods.ts';

/** Up to so many papers, a line leads from each to the middle of its topic. */
export const mostLines = 300;

/** What labels are made of. */
export type Labelled = Pick<Scene, 'places' | 'titles' | 'topics' | 'assignment'> & Pick<Scene, 'why'>;

/** Room for the title of a paper, in square px, and for words of a neighbourhood, in px. */
const titleRoom = 36_000;
const tile = { width: 170, height: 110 } as const;
/** From here on words are shown. */
const wordZoom = 1.6;
/** Part of the papers in sight that a topic must hold to be named there. */
const leastPart = 0.02;

/** Where the middle of each topic is on the whole map: the median of its papers, of those `among` alone where it is given. */
export function middlesOf(
  { places, topics, assignment }: Pick<Scene, 'places' | 'topics' | 'assignment'>,
  size: Pick<Camera, 'width' | 'height'>,
  among?: readonly number[],
): (Point & { readonly papers: number })[] {
  const inside: { x: number[]; y: number[] }[] = topics.map(() => ({ x: [], y: [] }));
  const take = (i: number): void => {
    const { x, y } = inside[assignment[i]!]!;
    x.push(places[i * 2]!);
    y.push(places[i * 2 + 1]!);
  };
  if (among) for (const i of among) take(i);
  else for (let i = 0; i < places.length / 2; i++) take(i);
  return inside.map(({ x, y }) => ({ ...onMap(median(x), median(y), size), papers: x.length }));
}

/** Papers in the window, and where they are in it. */
export function inSight({ places }: Pick<Scene, 'places'>, camera: Camera): { paper: number; at: Point }[] {
  const found: { paper: number; at: Point }[] = [];
  for (let paper = 0; paper < places.length / 2; paper++) {
    const at = inWindow(camera, onMap(places[paper * 2]!, places[paper * 2 + 1]!, camera));
    if (at.x >= 0 && at.y >= 0 && at.x <= camera.width && at.y <= camera.height) found.push({ paper, at });
  }
  return found;
}

/** What is written in the window, where there is room for it, in px of the window. */
export function mapLabels(scene: Labelled, camera: Camera): Placed[] {
  const { topics, assignment, titles } = scene;
  const count = titles.length;
  const seen = inSight(scene, camera);
  const isNarrow = camera.width < 480;
  const ink = inkOn(camera.width, camera.height);
  const hasLines = count <= mostLines;
  const dot = hasLines ? 70 : count <= 2000 ? 4 : 1;
  for (const { at } of seen) ink.add(at.x, at.y, dot);
  if (hasLines) {
    const middles = middlesOf(scene, camera);
    for (const { paper, at } of seen) ink.line(inWindow(camera, middles[assignment[paper]!]!), at, 3);
  }
  const labels: Label[] = [];
  middlesOf(
    scene,
    camera,
    seen.map(({ paper }) => paper),
  ).forEach((middle, topic) => {
    const { papers } = middle;
    if (papers === 0 || papers < seen.length * leastPart) return;
    labels.push({
      text: wrapped(cut(topics[topic]!.label, 60), isNarrow ? 15 : 22),
      look: 'name',
      anchor: inWindow(camera, middle),
      weight: 1e6 + papers,
    });
  });
  if (seen.length * titleRoom <= camera.width * camera.height) {
    for (const { paper, at } of seen) {
      labels.push({ text: wrapped(cut(titles[paper]!, 60), 24), look: 'title', anchor: at, weight: 1 });
    }
  } else if (scene.why && camera.zoom >= wordZoom) {
    labels.push(...words(scene, scene.why, camera));
  }
  return placeLabels(
    labels,
    ink,
    camera,
    hasLines ? { pull: isNarrow ? 0.8 : 0.5, clear: 7 } : { pull: 1.2, clear: 2 },
  );
}

function words(scene: Labelled, why: NonNullable<Scene['why']>, camera: Camera): Label[] {
  const { places, titles, topics, assignment } = scene;
  const names = topics.map(({ label }) => label.toLowerCase());
  const end = fromWindow(camera, { x: camera.width, y: camera.height });
  const start = fromWindow(camera, { x: 0, y: 0 });
  // Tiles are halved when the map is twice as large, and not in between.
  const level = 2 ** Math.floor(Math.log2(camera.zoom));
  return neighbourhoods(
    {
      papers: titles.length,
      at: (paper) => onMap(places[paper * 2]!, places[paper * 2 + 1]!, camera),
      why,
    },
    { left: start.x, right: end.x, top: start.y, bottom: end.y },
    { width: tile.width / level, height: tile.height / level },
    (word, paper) => names[assignment[paper]!]!.includes(word.toLowerCase()),
  ).map(({ words, papers, x, y }) => ({
    text: wrapped(cut(words.join(', '), 60), 22),
    look: 'word',
    anchor: inWindow(camera, { x, y }),
    weight: papers,
  }));
}

/** In lines of about so many characters; words much longer than that, and texts without spaces, are parted anywhere. */
function wrapped(text: string, characters: number): string {
  return inLines(text, characters)
    .flatMap((line) => {
      if (line.length <= characters * 1.6) return [line];
      const letters = [...line];
      const parts = Math.ceil(letters.length / characters);
      return Array.from({ length: parts }, (_, i) =>
        letters.slice(i * characters, (i + 1) * characters).join(''),
      );
    })
    .join('\n');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0.5;
}
