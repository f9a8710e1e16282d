/** Where every paper stands, as a chart of its own: near papers use the same words. */
import type { Caption, Scene } from '../types.ts';
import { cut, grouped } from '../words.ts';
import { wholeMap } from './camera.ts';
import type { Drawing } from './chart.ts';
import { mapLabels, middlesOf, mostLines } from './map-labels.ts';
import { rise, textLayers } from './map-text.ts';
import { colour, topicColour } from './theme.ts';

const size = { width: 880, height: 600 } as const;

/** Of a map of a sample, that too. */
export function caption({ titles, papers }: Pick<Scene, 'titles' | 'papers'>): Caption {
  const told =
    'Papers that use the same words lie near each other; the axes have no meaning. Open rings are weak members.';
  const some = `A sample: ${grouped(titles.length)} of the ${grouped(papers)} papers.`;
  return { title: 'Map of the papers', description: titles.length < papers ? `${told} ${some}` : told };
}

/** Dots at the positions of `places` (0..1), names of the topics where they cover least. */
export const topicMap: Drawing<Scene> = {
  name: 'topic-map',
  shown: 'file',
  width: size.width,
  caption,
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

function rows(scene: Scene): { dots: object[]; labels: object[] } {
  const { titles, places, topics, assignment, similarity, runnerUp, weak } = scene;
  // Places as they are in papers.csv: the middles too.
  const unit = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({
    x: (x / size.width) * 1.08 - 0.04,
    y: (1 - y / size.height) * 1.08 - 0.04,
  });
  const middles = middlesOf(scene, size).map(unit);
  const dots = titles.map((title, i) => {
    const own = assignment[i]!;
    const topic = topics[own]!;
    const paint = topicColour(topic.slot);
    return {
      x: places[i * 2]!,
      y: places[i * 2 + 1]!,
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
  const labels = mapLabels(scene, wholeMap(size.width, size.height))
    .filter(({ look }) => look === 'name')
    .map(({ text, look, x, y }) => ({
      text,
      dy: rise({ text, look }),
      ...unit({ x, y }),
    }));
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
      ...textLayers('labels', 'name', { x: { field: 'x', ...x }, y: { field: 'y', ...y } }),
    ],
  };
}
