/** Where every paper stands: near papers use the same words. */
import type { Clustering, DenseMatrix, Paper, Topic } from '../types.ts';
import { cut, inLines } from '../words.ts';
import { type ChartSpec, chart } from './chart.ts';
import { type Placed, placeLabels } from './labels.ts';
import { colour, topicColour } from './theme.ts';

/** Up to so many papers, a line leads from each to the middle of its topic. */
const mostLines = 300;
const size = { width: 880, height: 600 } as const;

/** Dots at the positions of `places` (0..1), names of the topics where they cover least. */
export function topicMap(
  papers: readonly Paper[],
  clustering: Clustering,
  topics: readonly Topic[],
  places: DenseMatrix,
): ChartSpec {
  const { assignment, similarity, runnerUp, weak } = clustering;
  const points = papers.map((_, i) => ({ x: places.values[i * 2]!, y: places.values[i * 2 + 1]! }));
  const middles = topics.map(({ id }) => {
    const inside = points.filter((_, i) => assignment[i] === id);
    return { x: median(inside.map(({ x }) => x)), y: median(inside.map(({ y }) => y)) };
  });
  const dots = papers.map((paper, i) => {
    const topic = topics[assignment[i]!]!;
    return {
      ...points[i]!,
      x2: middles[topic.id]!.x,
      y2: middles[topic.id]!.y,
      colour: topicColour(topic.id),
      fill: weak[i] ? colour('page') : topicColour(topic.id),
      title: cut(paper.title, 120),
      topic: topic.label,
      similarity: similarity[i]!.toFixed(2),
      runnerUp: weak[i] ? topics[runnerUp[i]!]!.label : '',
    };
  });
  const names = placeLabels(
    topics.map((topic) => ({
      text: inLines(topic.label, 22).join('\n'),
      anchor: middles[topic.id]!,
      weight: topic.size,
    })),
    points,
    size,
  );
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
  const area = papers.length <= mostLines ? 60 : papers.length <= 2000 ? 24 : 8;
  return chart(
    'topic-map',
    'Map of the papers',
    'Papers that use the same words lie near each other; the axes have no meaning. Open rings are weak members.',
    size.width,
    {
      height: size.height,
      data: { values: dots },
      layer: [
        ...(papers.length <= mostLines ? [lines] : []),
        {
          mark: { type: 'point', size: area, strokeWidth: 1.5, opacity: 1 },
          encoding: {
            x: { field: 'x', ...x },
            y: { field: 'y', ...y },
            stroke: { field: 'colour', type: 'nominal', scale: null },
            fill: { field: 'fill', type: 'nominal', scale: null },
            tooltip,
          },
        },
        ...labelLayers(names, x, y),
      ],
    },
  );
}

/** The names with a halo in the colour of the page, so that they can be read over dots. */
function labelLayers(names: readonly Placed[], x: object, y: object): object[] {
  const values = names.map(({ text, x, y }) => ({ text, x, y }));
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
      data: { values },
      mark: { ...mark, stroke: colour('page'), strokeWidth: 5, strokeJoin: 'round' },
      encoding,
    },
    { data: { values }, mark: { ...mark, color: colour('ink') }, encoding },
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0.5;
}
