/** Where every paper stands, for the page: a map that can be shifted and enlarged. What is drawn lies on the whole map, in px. */
import type { Scene } from '../types.ts';
import { cut } from '../words.ts';
import { type Camera, fromWindow, onMap, wholeMap } from './camera.ts';
import type { Drawing, Rows } from './chart.ts';
import { type Labelled, mapLabels, middlesOf, mostLines } from './map-labels.ts';
import { rise, textLayers } from './map-text.ts';
import { colour, topicColour } from './theme.ts';
import { caption, topicMap } from './topic-map.ts';

const still = wholeMap(880, mapHeight(880));

/** How much of its colour a paper keeps that is not among those looked for. */
const faded = 0.15;

export const paperMap: Drawing<Scene> = {
  name: 'paper-map',
  shown: 'page',
  width: still.width,
  saved: topicMap.name,
  caption,
  rows: (scene) => ({
    ...dotRows(scene, still, null),
    ...labelRows(scene, still),
  }),
  frame,
};

/** As high as looks well at a width, both in px. */
export function mapHeight(width: number): number {
  return Math.round(width < 480 ? width * 1.2 : Math.max(480, width * 0.66));
}

/** The papers, on a whole map of that size; those that are not `listed` are faint. */
export function dotRows(
  scene: Pick<Scene, 'titles' | 'places' | 'topics' | 'assignment' | 'weak'>,
  size: Pick<Camera, 'width' | 'height'>,
  listed: ReadonlySet<number> | null,
): Rows {
  return scene.titles.length <= mostLines ? single(scene, size, listed) : clouds(scene, size, listed);
}

function single(
  scene: Parameters<typeof dotRows>[0],
  size: Pick<Camera, 'width' | 'height'>,
  listed: ReadonlySet<number> | null,
): Rows {
  const { titles, places, topics, assignment, weak } = scene;
  const middles = middlesOf(scene, size);
  return {
    dots: titles.map((title, i) => {
      const own = assignment[i]!;
      const paint = topicColour(topics[own]!.slot);
      return {
        ...onMap(places[i * 2]!, places[i * 2 + 1]!, size),
        x2: middles[own]!.x,
        y2: middles[own]!.y,
        colour: paint,
        fill: weak[i] ? colour('page') : paint,
        opacity: listed && !listed.has(i) ? faded : 1,
        title: cut(title, 120),
      };
    }),
  };
}

/** The papers of a topic as one shape, of lines without length: ten thousand marks would be slow to draw and heavy in the page. */
function clouds(
  { titles, places, topics, assignment, weak }: Parameters<typeof dotRows>[0],
  size: Pick<Camera, 'width' | 'height'>,
  listed: ReadonlySet<number> | null,
): Rows {
  // For each topic: faint or not, weak or not.
  const lines: [number, number][][][] = Array.from({ length: topics.length * 4 }, () => []);
  for (let i = 0; i < titles.length; i++) {
    const at = onMap(places[i * 2]!, places[i * 2 + 1]!, size);
    const point: [number, number] = [Math.round(at.x * 10) / 10, Math.round(at.y * 10) / 10];
    const isFaint = listed !== null && !listed.has(i);
    lines[(isFaint ? 0 : topics.length * 2) + assignment[i]! * 2 + (weak[i] ? 1 : 0)]!.push([point, point]);
  }
  return {
    dots: lines.flatMap((coordinates, i) => {
      const topic = topics[(i >> 1) % topics.length]!;
      return coordinates.length === 0
        ? []
        : [
            {
              type: 'Feature',
              geometry: { type: 'MultiLineString', coordinates },
              colour: topicColour(topic.slot),
              opacity: i < topics.length * 2 ? faded : 1,
              weak: i % 2 === 1,
            },
          ];
    }),
  };
}

/** What is written in a window onto the map. */
export function labelRows(scene: Labelled, camera: Camera): Rows {
  const rows = mapLabels(scene, camera).map(({ text, look, x, y }) => ({
    text,
    look,
    dy: rise({ text, look }),
    ...fromWindow(camera, { x, y }),
  }));
  return {
    names: rows.filter(({ look }) => look === 'name'),
    words: rows.filter(({ look }) => look !== 'name'),
  };
}

function frame({ titles }: Pick<Scene, 'titles'>): object {
  const papers = titles.length;
  // The window: what of the whole map is between its borders.
  const part = (from: string, to: string): object => ({
    type: 'quantitative',
    axis: null,
    scale: { domain: [{ expr: from }, { expr: to }], nice: false, zero: false },
  });
  const across = part('-left / zoom', '(width - left) / zoom');
  const down = part('(height - top) / zoom', '-top / zoom');
  const x = { field: 'x', ...across };
  const y = { field: 'y', ...down };
  const paint = { field: 'colour', type: 'nominal', scale: null };
  const opacity = { field: 'opacity', type: 'quantitative', scale: null };
  const dots = { name: 'dots' };
  const diameter = papers <= 2000 ? 5.5 : papers <= 5000 ? 4 : 3;
  return {
    height: still.height,
    autosize: { type: 'none' },
    padding: 0,
    params: [
      { name: 'zoom', value: still.zoom },
      { name: 'left', value: still.left },
      { name: 'top', value: still.top },
      // Dots grow a little as the map does.
      { name: 'dot', expr: `min(9, ${diameter} * pow(zoom, 0.4))` },
    ],
    layer: [
      ...(papers <= mostLines
        ? [
            {
              data: dots,
              mark: { type: 'rule', strokeWidth: 0.75, aria: false },
              encoding: {
                x,
                x2: { field: 'x2' },
                y,
                y2: { field: 'y2' },
                color: paint,
                opacity: { condition: { test: 'datum.opacity < 1', value: 0.1 }, value: 0.35 },
              },
            },
            {
              name: 'papers',
              data: dots,
              mark: { type: 'point', size: 60, strokeWidth: 1.5 },
              encoding: {
                x,
                y,
                stroke: paint,
                fill: { field: 'fill', type: 'nominal', scale: null },
                opacity,
                description: { field: 'title', type: 'nominal' },
              },
            },
          ]
        : [
            cloud(dots, paint, opacity, { expr: 'dot' }),
            // Weak members are rings as soon as there is room for a hole.
            {
              ...cloud(dots, { value: colour('page') }, { value: 1 }, { expr: 'max(0, dot - 2)' }),
              transform: [{ filter: 'datum.weak' }],
            },
          ]),
      ...textLayers('words', 'word', { x, y }),
      ...textLayers('names', 'name', { x, y }),
    ],
  };
}

function cloud(data: object, stroke: object, strokeOpacity: object, strokeWidth: object): object {
  return {
    data,
    projection: { type: 'identity', scale: { expr: 'zoom' }, translate: { expr: '[left, top]' } },
    mark: { type: 'geoshape', filled: false, strokeCap: 'round', strokeWidth, clip: false, aria: false },
    encoding: { stroke, strokeOpacity },
  };
}
