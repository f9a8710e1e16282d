/** Where the topics of a lineage are drawn: a column for each number of topics, a lane for each topic. */
import type { Flow, Lineage, SweptTopic } from '../types.ts';
import { cut } from '../words.ts';

/** Of the picture, in px; the page may draw it a tenth narrower without names running into the next column. */
export const width = 880;
const side = 24;
/** Room above the first lane: numbers of topics, and half of a wide strand. */
const above = 46;
/** Lanes are so far apart; less where there are many, to come to about `tall`, but those with names have room for them. */
const lane = { most: 37, named: 26, least: 11, tall: 520 } as const;
/** Names are cut to so many characters, of about this width. */
const longestName = 36;
const character = 6.9;

/** A topic where it is drawn. */
export interface Node {
  readonly k: number;
  readonly topic: SweptTopic;
  /** Where strands arrive, and where they leave: not the same in the chosen column, which opens to show its names. */
  readonly x: number;
  readonly leaves: number;
  readonly y: number;
}

/** Papers that go on from one topic to another. */
export interface Move {
  readonly papers: number;
  readonly from: Node;
  readonly to: Node;
}
/** Every topic of the columns to draw, in its lane; the `chosen` column has names. */
export function placed({ lanes, columns, drawn }: Lineage, chosen: number): Node[] {
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

/** The flows whose ends are drawn. */
export function movesOf(flows: readonly Flow[], nodes: readonly Node[]): Move[] {
  const columns = new Map<number, Node[]>();
  for (const node of nodes) columns.set(node.k, [...(columns.get(node.k) ?? []), node]);
  return flows.flatMap(({ k, topic, toK, toTopic, papers }) => {
    const from = columns.get(k)?.[topic];
    const to = columns.get(toK)?.[toTopic];
    return from && to ? [{ papers, from, to }] : [];
  });
}

/** The middle of each strand at one of its ends. */
export function stacked(
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

/** Cut between words, with the papers behind. */
export function nameOf({ name, size }: SweptTopic): string {
  const start = cut(name, longestName);
  return `${start === name ? name : start.replace(/[\s\p{P}]+[^\s…]*…$/u, '…')}\u2002${size}`;
}
