/** Where every paper stands: near papers use the same words. */
import type { Scene } from '../types.ts';
import { cut, inLines } from '../words.ts';
import type { Drawing } from './chart.ts';
import { placeLabels } from './labels.ts';
import { colour, topicColour } from './theme.ts';

/** Up to so many papers, a line leads from each to the middle of its topic. */
const mostLines = 300;
const size = { width: 880, height: 600 } as const;

/** Dots at the positions of `places` (0..1), names of the topics where they cover least. */
export const topicMap: Drawing<Scene> = {
  name: 'topic-map',
  shown: 'both',
  width: size.width,
  caption: () => ({
    title: 'Map of the papers',
    description:
      'Papers that use the same words lie near each other; the axes have no meaning. Open rings are weak members.',
  }),
  rows,
  frame,
  columns: {
    dots: {
      title: 'Paper',
      topic: 'Topic',
      similarity: 'Similarity',
      runnerUp: 'Next, where weak',
      x: 'Across',
      y: 'Up',
    },
  },
};

function rows({ titles, places, topics, assignment, similarity, runnerUp, weak }: Scene): {
  dots: object[];
  labels: object[];
} {
  const points = titles.map((_, i) => ({ x: places[i * 2]!, y: places[i * 2 + 1]! }));
  const inside: { x: number[]; y: number[] }[] = topics.map(() => ({ x: [], y: [] }));
  points.forEach(({ x, y }, i) => {
    inside[assignment[i]!]!.x.push(x);
    inside[assignment[i]!]!.y.push(y);
  });
  const middles = inside.map(({ x, y }) => ({ x: median(x), y: median(y) }));
  const dots = titles.map((title, i) => {
    const own = assignment[i]!;
    const topic = topics[own]!;
    const paint = topicColour(topic.slot);
    return {
      ...points[i]!,
      x2: middles[own]!.x,
      y2: middles[own]!.y,
      colour: paint,
      fill: weak[i] ? colour('page') : paint,
      title: cut(title, 120),
      topic: topic.label,
      similarity: similarity[i]!.toFixed(2),
      runnerUp: weak[i] ? topics[runnerUp[i]!]!.label : '',
    };
  });
  const labels = placeLabels(
    topics.map((topic, id) => ({
      text: inLines(topic.label, 22).join('\n'),
      anchor: middles[id]!,
      weight: topic.size,
    })),
    points,
    size,
  ).map(({ text, x, y }) => ({ text, x, y }));
  return { dots, labels };
}

function frame({ titles }: Scene): object {
  const papers = titles.length;
  const x = { type: 'quantitative', axis: null, scale: { domain: [-0.04, 1.04], nice: false } };
  const y = { type: 'quantitative', axis: null, scale: { domain: [-0.04, 1.04], nice: false } };
  const tooltip = [
    { field: 'title', title: 'title' },
    { field: 'topic', title: 'topic' },
    { field: 'similarity', title: 'similarity' },
    { field: 'runnerUp', title: 'weak member, next' },
  ];
  const lines = {
    mark: { type: 'rule', strokeWidth: 0.75, opacity: 0.35 },
    encoding: {
      x: { field: 'x', ...x },
      x2: { field: 'x2' },
      y: { field: 'y', ...y },
      y2: { field: 'y2' },
      color: { field: 'colour', type: 'nominal', scale: null },
    },
  };
  const area = papers <= mostLines ? 60 : papers <= 2000 ? 24 : 8;
  return {
    height: size.height,
    data: { name: 'dots' },
    layer: [
      ...(papers <= mostLines ? [lines] : []),
      {
        // Very many dots are told by the table alone.
        mark: {
          type: 'point',
          size: area,
          strokeWidth: 1.5,
          opacity: 1,
          ...(papers > 2000 ? { aria: false } : {}),
        },
        encoding: {
          x: { field: 'x', ...x },
          y: { field: 'y', ...y },
          stroke: { field: 'colour', type: 'nominal', scale: null },
          fill: { field: 'fill', type: 'nominal', scale: null },
          tooltip,
        },
      },
      ...labelLayers(x, y),
    ],
  };
}

/** The names with a halo in the colour of the page, so that they can be read over dots. */
function labelLayers(x: object, y: object): object[] {
  const encoding = {
    x: { field: 'x', ...x },
    y: { field: 'y', ...y },
    text: { field: 'text', type: 'nominal' },
  };
  const mark = {
    type: 'text',
    lineBreak: '\n',
    fontSize: 13,
    fontWeight: 600,
    baseline: 'middle',
    lineHeight: 16,
  };
  return [
    {
      data: { name: 'labels' },
      mark: { ...mark, stroke: colour('page'), strokeWidth: 5, strokeJoin: 'round' },
      encoding,
    },
    { data: { name: 'labels' }, mark: { ...mark, color: colour('ink') }, encoding },
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0.5;
}
