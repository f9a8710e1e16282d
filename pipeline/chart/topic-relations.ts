/** How alike the topics are: the lower half of their matrix, names on its diagonal, and the tree beside it. */
import type { Scene } from '../types.ts';
import { cut, decimals } from '../words.ts';
import type { Drawing } from './chart.ts';
import { colour, topicColour } from './theme.ts';

type Related = Pick<Scene, 'topics' | 'relations'>;

/** Of the picture, in px; the page may draw it a tenth narrower. */
const width = 880;
/** Room for the tree, and for the names behind the last cells. */
const tree = 116;
const names = 190;
/** Sides of cells; numbers are written where they fit. */
const cell = { most: 50, least: 13, written: 30 } as const;
/** Width of a character of a name. */
const character = 7.4;
/** How much of its colour a cell has. */
const strength = { least: 0.04, most: 0.55 } as const;

/** Both ways in the order of the tree; not there where there is one topic. */
export const topicRelations: Drawing<Related> = {
  name: 'topic-relations',
  shown: 'both',
  width,
  isThere: ({ topics }) => topics.length > 1,
  height: ({ topics }) => topics.length * sideOf(topics.length),
  caption: () => ({
    title: 'How alike the topics are',
    description:
      'Cosine of the middles of two topics, a darker cell for a closer pair: go left and down from a name. The tree joins the closest first.',
  }),
  rows,
  frame,
};

function sideOf(k: number): number {
  return Math.max(cell.least, Math.min(cell.most, (width - tree - names) / k));
}

function rows({ topics, relations }: Related) {
  const { similarity, order, joins } = relations;
  const k = topics.length;
  const side = sideOf(k);
  const label = (topic: number): string => topics[topic]?.label ?? '';
  const values = order.flatMap((topic, row) =>
    order
      .slice(0, row)
      .map((other, column) => ({ topic, row, other, column, value: similarity[topic * k + other] ?? 0 })),
  );
  const most = values.reduce((largest, { value }) => Math.max(largest, value), 0.01);
  const middle = new Map(order.map((topic, row) => [topic, { x: tree - 8, y: (row + 0.5) * side }]));
  const farthest = joins.reduce((largest, { distance }) => Math.max(largest, distance), 0.01);
  return {
    cells: values.map(({ topic, row, other, column, value }) => ({
      topic: label(topic),
      other: label(other),
      value,
      x: tree + column * side,
      x2: tree + (column + 1) * side - 1,
      y: row * side,
      y2: (row + 1) * side - 1,
      middle: tree + (column + 0.5) * side,
      centre: (row + 0.5) * side,
      strength: strength.least + (strength.most - strength.least) * (Math.max(0, value) / most),
      text: side >= cell.written ? decimals(value) : '',
      tooltip: `${label(topic)} and ${label(other)}: ${decimals(value)}`,
    })),
    names: order.map((topic, row) => {
      const x = tree + row * side + Math.min(12, side / 2);
      return {
        x,
        from: x + 11,
        centre: (row + 0.5) * side,
        colour: topicColour(topics[topic]?.slot ?? 0),
        name: cut(label(topic), Math.floor((width - x - 11) / character)),
        tooltip: label(topic),
      };
    }),
    branches: joins.flatMap(({ branch, other, distance }) => {
      const x = 4 + (tree - 24) * (1 - Math.max(0, distance) / farthest);
      const [a, b] = [middle.get(branch), middle.get(other)];
      if (!a || !b) return [];
      middle.set(branch, { x, y: (a.y + b.y) / 2 });
      return [
        { x: a.x, x2: x, y: a.y, y2: a.y },
        { x: b.x, x2: x, y: b.y, y2: b.y },
        { x, x2: x, y: a.y, y2: b.y },
      ];
    }),
  };
}

function frame(): object {
  const x = { field: 'x', type: 'quantitative', axis: null, scale: { domain: [0, width], nice: false } };
  const y = {
    field: 'y',
    type: 'quantitative',
    axis: null,
    scale: { domain: [{ expr: 'height' }, 0], nice: false },
  };
  const text = { type: 'text', color: colour('ink') };
  return {
    layer: [
      {
        data: { name: 'branches' },
        mark: { type: 'rule', color: colour('ink3'), strokeCap: 'square', aria: false },
        encoding: { x, x2: { field: 'x2' }, y, y2: { field: 'y2' } },
      },
      {
        data: { name: 'cells' },
        mark: { type: 'rect', color: colour('topic0') },
        encoding: {
          x,
          x2: { field: 'x2' },
          y,
          y2: { field: 'y2' },
          opacity: { field: 'strength', type: 'quantitative', scale: null },
          tooltip: { field: 'tooltip' },
        },
      },
      {
        data: { name: 'cells' },
        mark: { ...text, fontSize: 12 },
        encoding: {
          x: { ...x, field: 'middle' },
          y: { ...y, field: 'centre' },
          text: { field: 'text' },
          tooltip: { field: 'tooltip' },
        },
      },
      {
        data: { name: 'names' },
        mark: { type: 'circle', size: 80, opacity: 1, aria: false },
        encoding: {
          x,
          y: { ...y, field: 'centre' },
          color: { field: 'colour', type: 'nominal', scale: null },
        },
      },
      {
        data: { name: 'names' },
        mark: { ...text, align: 'left', fontSize: 13 },
        encoding: {
          x: { ...x, field: 'from' },
          y: { ...y, field: 'centre' },
          text: { field: 'name' },
          tooltip: { field: 'tooltip' },
        },
      },
    ],
  };
}
