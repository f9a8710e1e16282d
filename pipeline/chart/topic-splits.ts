/** How topics split and join as their number grows, in the manner of clustree (Zappia & Oshlack 2018). */
import type { Flow, Lineage, SweptTopic } from '../types.ts';
import { cut, listed } from '../words.ts';
import { type ChartSpec, chart, papers as countOf } from './chart.ts';
import { colour, textSize, topicColour } from './theme.ts';

/** Of the picture, in px; the page may draw it a tenth narrower without names running into the next column. */
const width = 880;
const side = 24;
/** Room above the first lane and below the last: numbers of topics, and half of a wide strand. */
const above = 46;
const below = 30;
/** Lanes are so far apart; less where there are many, to come to about `tall`, but those with names have room for them. */
const lane = { most: 37, named: 26, least: 11, tall: 520 } as const;
/** Width of a strand of all papers, and of the thinnest that is drawn. */
const whole = 54;
const thinnest = 0.6;
/** How much of its colour a strand has, by its share of the topic it goes to. */
const strength = { least: 0.2, most: 0.6 } as const;
/** A strand is drawn when it holds so much of the list, or of the topic at either end (a tenth, as in clustree). */
const ofList = 0.01;
const ofTopic = 0.1;
/** Names are cut to so many characters of about this width. */
const longestName = 36;
const character = 6.9;

/** A topic where it is drawn. */
interface Node {
  readonly k: number;
  readonly topic: SweptTopic;
  /** Where strands arrive, and where they leave: not the same in the chosen column, which opens to show its names. */
  readonly x: number;
  readonly leaves: number;
  readonly y: number;
}

/** Papers that go on from one topic to another. */
interface Move {
  readonly papers: number;
  readonly from: Node;
  readonly to: Node;
}

/** A column for each number of topics, a lane for each topic; null where one number alone was tried. */
export function topicSplits(lineage: Lineage): ChartSpec | null {
  const { k: chosen, columns, drawn } = lineage;
  if (drawn.ks.length < 2) return null;
  const nodes = placed(lineage);
  const height = Math.max(...nodes.map((node) => node.y)) + below;
  const papers = nodes.filter(({ k }) => k === chosen).reduce((sum, { topic }) => sum + topic.size, 0);
  const px = whole / papers;
  const moves = movesOf(drawn.flows, nodes);
  const kept = moves.filter(
    (one) =>
      one.papers >= Math.min(ofList * papers, ofTopic * Math.min(one.from.topic.size, one.to.topic.size)),
  );
  const undrawn = [
    ...(kept.length < moves.length ? ['strands of less than 1\u202f% of the list and 10\u202f% of both topics'] : []),
    ...(drawn.ks.length < columns.length
      ? [`${columns.length - drawn.ks.length} of the ${columns.length} numbers that were tried`]
      : []),
  ];
  const x = { field: 'x', type: 'quantitative', axis: null, scale: { domain: [0, width], nice: false } };
  const y = { field: 'y', type: 'quantitative', axis: null, scale: { domain: [height, 0], nice: false } };
  const paint = { field: 'colour', type: 'nominal', scale: null };
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
  const heads = { values: headsOf(nodes, chosen) };
  const names = { values: namesOf(nodes, chosen, px) };
  return chart(
    'topic-splits',
    'How topics split as their number grows',
    `A column for each number of topics, names at the one chosen. Circle: papers in a topic. Strand: papers that go on, in the colour of the topic they go to; a straight one is a topic that stays.${undrawn.length > 0 ? ` Not drawn: ${listed(undrawn)}.` : ''}`,
    width,
    {
      height,
      layer: [
        {
          data: heads,
          transform: [{ filter: 'datum.chosen' }],
          mark: { type: 'rule', color: colour('rule') },
          encoding: { x, y: { value: 20 }, y2: { value: height } },
        },
        {
          data: { values: strandsOf(kept, px) },
          transform: [{ flatten: ['x', 'y'] }],
          // Vega takes room for the points of mitred joins.
          mark: { type: 'line', interpolate: 'monotone', strokeJoin: 'round', aria: false },
          encoding: {
            x,
            y,
            detail: { field: 'strand', type: 'nominal' },
            color: paint,
            strokeWidth,
            opacity: { field: 'strength', type: 'quantitative', scale: null },
            tooltip: { field: 'tooltip' },
          },
        },
        {
          data: { values: bandsOf(nodes, px) },
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
          data: { values: nodes.map((node) => circle(node, chosen, px)) },
          mark: { type: 'circle', stroke: colour('page'), strokeWidth: 1.5, opacity: 1 },
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
    },
  );
}

/** Every topic of the columns to draw, in its lane. */
function placed({ k: chosen, lanes, columns, drawn }: Lineage): Node[] {
  const shown = columns.filter(({ k }) => drawn.ks.includes(k));
  const named = columns.find(({ k }) => k === chosen)?.topics ?? [];
  const row = rowsOf(
    lanes.filter((slot) => shown.some(({ topics }) => topics.some((topic) => topic.slot === slot))),
    new Set(named.map(({ slot }) => slot)),
  );
  const longest = Math.max(0, ...named.map((topic) => nameOf(topic).length));
  const opening = 28 + character * longest;
  const between = (width - 2 * side - opening) / (shown.length - 1);
  return shown.flatMap(({ k, topics }, i) => {
    const x = side + i * between + (k > chosen ? opening : 0);
    const leaves = k === chosen ? x + opening : x;
    return topics.map((topic): Node => ({ k, topic, x, leaves, y: row.get(topic.slot) ?? above }));
  });
}

/** Where the lane of each slot is; a name stands above its lane. */
function rowsOf(lanes: readonly number[], named: ReadonlySet<number>): ReadonlyMap<number, number> {
  const loose = Math.min(lane.most, Math.max(lane.least, lane.tall / lanes.length));
  let y = above;
  return new Map(
    lanes.map((slot, i) => {
      if (i > 0) y += named.has(slot) ? Math.max(lane.named, loose) : loose;
      return [slot, y];
    }),
  );
}

function movesOf(flows: readonly Flow[], nodes: readonly Node[]): Move[] {
  const columns = new Map<number, Node[]>();
  for (const node of nodes) columns.set(node.k, [...(columns.get(node.k) ?? []), node]);
  return flows.flatMap(({ k, topic, toK, toTopic, papers }) => {
    const from = columns.get(k)?.[topic];
    const to = columns.get(toK)?.[toTopic];
    return from && to ? [{ papers, from, to }] : [];
  });
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

/** The middle of each strand at one of its ends. */
function stacked(
  moves: readonly Move[],
  end: 'from' | 'to',
  other: 'from' | 'to',
  px: number,
): ReadonlyMap<Move, number> {
  const bundles = new Map<Node, Move[]>();
  for (const move of moves) bundles.set(move[end], [...(bundles.get(move[end]) ?? []), move]);
  const middles = new Map<Move, number>();
  for (const [node, bundle] of bundles) {
    bundle.sort((a, b) => a[other].y - b[other].y);
    let top = node.y - (px * bundle.reduce((sum, { papers }) => sum + papers, 0)) / 2;
    for (const move of bundle) {
      middles.set(move, top + (px * move.papers) / 2);
      top += px * move.papers;
    }
  }
  return middles;
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

function headsOf(nodes: readonly Node[], chosen: number): object[] {
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

/** Cut between words, with the papers behind. */
function nameOf({ name, size }: SweptTopic): string {
  const start = cut(name, longestName);
  return `${start === name ? name : start.replace(/[\s\p{P}]+[^\s…]*…$/u, '…')}\u2002${size}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
