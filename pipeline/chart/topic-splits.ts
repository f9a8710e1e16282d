/** How topics split and join as their number grows, in the manner of clustree (Zappia & Oshlack 2018). */
import type { Scene } from '../types.ts';
import { papers as countOf, type Drawing } from './chart.ts';
import { type Move, movesOf, type Node, nameOf, placed, stacked, width } from './lanes.ts';
import { colour, textSize, topicColour } from './theme.ts';

/** Room below the last lane for half of a wide strand. */
const below = 30;
/** Width of a strand of all papers, and of the thinnest that is drawn. */
const whole = 54;
const thinnest = 0.6;
/** Height of what answers to the pointer, at least. */
const reach = 7;
/** How much of its colour a strand has, by its share of the topic it goes to. */
const strength = { least: 0.2, most: 0.6 } as const;
/** A strand is drawn when it holds so much of the list, or of the topic at either end (a tenth, as in clustree). */
const ofList = 0.01;
const ofTopic = 0.1;

type Family = Pick<Scene, 'k' | 'lineage'>;

/** A column for each number of topics, a lane for each topic; not there where one number alone was tried. */
export const topicSplits: Drawing<Family> = {
  name: 'topic-splits',
  shown: 'both',
  width,
  isThere: ({ lineage }) => lineage.drawn.ks.length > 1,
  height: (scene) => heightOf(placed(scene.lineage, openedOf(scene))),
  caption: (scene) => {
    const { columns, drawn } = scene.lineage;
    const { moves, kept } = movesIn(scene);
    const undrawn = [
      ...(kept.length < moves.length
        ? ['strands of less than 1\u202f% of the list and 10\u202f% of both topics']
        : []),
      ...(drawn.ks.length < columns.length
        ? [`${columns.length - drawn.ks.length} of the ${columns.length} numbers that were tried`]
        : []),
    ];
    return {
      title: 'How topics split as their number grows',
      description: `A column for each number of topics, names at the one chosen. Circle: papers in a topic. Strand: papers that go on, in the colour of the topic they go to; a straight one is a topic that stays.${undrawn.length > 0 ? ` Not drawn: ${undrawn.join('; ')}.` : ''}`,
    };
  },
  rows: (scene) => {
    const opened = openedOf(scene);
    const { nodes, kept, px } = movesIn(scene);
    return {
      columns: headsOf(nodes, opened).map(({ k, x }) => ({ k, x: x - reach, x2: x + reach })),
      heads: headsOf(nodes, opened),
      strands: strandsOf(kept, px),
      bands: bandsOf(nodes, px),
      names: namesOf(nodes, opened, px),
      circles: nodes.map((node) => circle(node, opened, px)),
    };
  },
  frame,
  columns: { circles: { tooltip: 'Topic' }, strands: { tooltip: 'Papers that go on' } },
};

/** The column that opens to show names: the number shown, or the one recommended where that is not drawn. */
function openedOf({ k, lineage }: Family): number {
  return lineage.drawn.ks.includes(k) ? k : lineage.k;
}

function heightOf(nodes: readonly Node[]): number {
  return nodes.reduce((lowest, { y }) => Math.max(lowest, y), 0) + below;
}

/** Where the topics are, the flows between them and those wide enough to be drawn, and the width of a paper in px. */
function movesIn(scene: Family): { nodes: Node[]; moves: Move[]; kept: Move[]; px: number } {
  const { lineage } = scene;
  const { k: chosen, drawn } = lineage;
  const nodes = placed(lineage, openedOf(scene));
  const papers = nodes.filter(({ k }) => k === chosen).reduce((sum, { topic }) => sum + topic.size, 0);
  const px = whole / papers;
  const moves = movesOf(drawn.flows, nodes);
  const kept = moves.filter(
    (one) =>
      one.papers >= Math.min(ofList * papers, ofTopic * Math.min(one.from.topic.size, one.to.topic.size)),
  );
  return { nodes, moves, kept, px };
}

function frame(): object {
  const height = { expr: 'height' };
  const x = { field: 'x', type: 'quantitative', axis: null, scale: { domain: [0, width], nice: false } };
  const y = { field: 'y', type: 'quantitative', axis: null, scale: { domain: [height, 0], nice: false } };
  const paint = { field: 'colour', type: 'nominal', scale: null };
  const strand = { field: 'strand', type: 'nominal' };
  const strokeWidth = { field: 'width', type: 'quantitative', scale: null };
  const name = { type: 'text', align: 'left', baseline: 'bottom', fontSize: 13 };
  const named = { x, y, text: { field: 'text' } };
  const head = (isChosen: boolean): object => ({
    transform: [{ filter: `datum.chosen === ${isChosen}` }],
    mark: {
      type: 'text',
      baseline: 'middle',
      color: colour(isChosen ? 'ink' : 'ink3'),
      fontSize: isChosen ? textSize.label : textSize.small,
      fontWeight: isChosen ? 600 : 400,
    },
    encoding: { x, y, text: { field: 'k' } },
  });
  const heads = { name: 'heads' };
  const names = { name: 'names' };
  return {
    layer: [
      {
        // What the pointer meets: all of a column leads to its number of topics.
        data: { name: 'columns' },
        mark: { type: 'rect', color: 'transparent', cursor: 'pointer', aria: false },
        encoding: { x, x2: { field: 'x2' }, y: { value: 0 }, y2: { value: 'height' } },
      },
      {
        data: heads,
        transform: [{ filter: 'datum.chosen' }],
        mark: { type: 'rule', color: colour('rule') },
        encoding: { x, y: { value: 20 }, y2: { value: 'height' } },
      },
      {
        data: { name: 'strands' },
        transform: [
          { flatten: ['x', 'y'] },
          { calculate: `datum.y - max(datum.width, ${reach}) / 2`, as: 'top' },
          { calculate: `datum.y + max(datum.width, ${reach}) / 2`, as: 'bottom' },
        ],
        layer: [
          {
            // Vega takes room for the points of mitred joins.
            mark: { type: 'line', interpolate: 'monotone', strokeJoin: 'round', aria: false },
            encoding: {
              x,
              y,
              detail: strand,
              color: paint,
              strokeWidth,
              opacity: { field: 'strength', type: 'quantitative', scale: null },
            },
          },
          {
            // What the pointer meets: a line of Vega answers at its points alone, and may be too thin to find.
            mark: { type: 'area', interpolate: 'monotone', color: 'transparent', aria: false },
            encoding: {
              x,
              y: { ...y, field: 'top' },
              y2: { field: 'bottom' },
              detail: strand,
              tooltip: { field: 'tooltip' },
            },
          },
        ],
      },
      {
        data: { name: 'bands' },
        mark: { type: 'rule', opacity: strength.most, aria: false },
        encoding: { x, x2: { field: 'x2' }, y, color: paint, strokeWidth },
      },
      {
        data: names,
        mark: { ...name, stroke: colour('page'), strokeWidth: 4, strokeJoin: 'round' },
        encoding: named,
      },
      { data: names, mark: { ...name, color: colour('ink') }, encoding: named },
      {
        data: { name: 'circles' },
        mark: { type: 'circle', cursor: 'pointer', stroke: colour('page'), strokeWidth: 1.5, opacity: 1 },
        encoding: {
          x,
          y,
          size: { field: 'area', type: 'quantitative', scale: null },
          color: paint,
          tooltip: { field: 'tooltip' },
        },
      },
      { data: heads, ...head(false) },
      { data: heads, ...head(true) },
    ],
  };
}

/** Strands leave and arrive stacked, in the order of the lanes at their other end; in each gap the widest are drawn last. */
function strandsOf(moves: readonly Move[], px: number): object[] {
  const starts = stacked(moves, 'from', 'to', px);
  const ends = stacked(moves, 'to', 'from', px);
  return [...moves]
    .sort((a, b) => a.from.k - b.from.k || a.papers - b.papers)
    .map((move, strand) => {
      const { papers, from, to } = move;
      const flat = (to.x - from.leaves) / 8;
      const [start, end] = [rounded(starts.get(move) ?? from.y), rounded(ends.get(move) ?? to.y)];
      return {
        strand,
        papers,
        x: [from.leaves, from.leaves + flat, to.x - flat, to.x].map(rounded),
        y: [start, start, end, end],
        width: rounded(Math.max(thinnest, papers * px)),
        colour: topicColour(to.topic.slot),
        strength: rounded(strength.least + ((strength.most - strength.least) * papers) / to.topic.size),
        tooltip: `${countOf(papers)} from ${from.topic.name} (of ${from.k}) to ${to.topic.name} (of ${to.k})`,
      };
    });
}

/** The chosen topics go on straight beneath their names. */
function bandsOf(nodes: readonly Node[], px: number): object[] {
  const last = nodes.at(-1)?.k;
  return nodes
    .filter(({ x, leaves }) => leaves > x)
    .map(({ k, topic, x, leaves, y }) => ({
      x: rounded(x),
      x2: rounded(leaves),
      y: rounded(y),
      colour: topicColour(topic.slot),
      // Behind the last number nothing goes on.
      width: k === last ? 1 : rounded(Math.max(thinnest, topic.size * px)),
    }));
}

function namesOf(nodes: readonly Node[], chosen: number, px: number): object[] {
  return nodes
    .filter(({ k }) => k === chosen)
    .map((node) => ({
      x: rounded(node.x + Math.max(radius(node, chosen, px), 8) + 6),
      y: rounded(node.y - Math.max(4, (node.topic.size * px) / 2 + 3)),
      text: nameOf(node.topic),
    }));
}

function headsOf(
  nodes: readonly Node[],
  chosen: number,
): { k: number; x: number; y: number; chosen: boolean }[] {
  return [...new Map(nodes.map(({ k, x }) => [k, x]))].map(([k, x]) => ({
    k,
    x: rounded(x),
    y: 9,
    chosen: k === chosen,
  }));
}

function circle(node: Node, chosen: number, px: number): object {
  const { k, topic, x, y } = node;
  return {
    k,
    topic: topic.name,
    papers: topic.size,
    x: rounded(x),
    y: rounded(y),
    // Vega's size of a circle is the area of the square around it.
    area: rounded((2 * radius(node, chosen, px)) ** 2),
    colour: topicColour(topic.slot),
    tooltip: `${topic.name}: ${countOf(topic.size)}, of ${k} topics`,
  };
}

/** In px; the area is in proportion to the papers, but for the smallest. */
function radius({ k, topic }: Node, chosen: number, px: number): number {
  return Math.max(k === chosen ? 5 : 3, 2.5 * Math.sqrt(topic.size * px));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
