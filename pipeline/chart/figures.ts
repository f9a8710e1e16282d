/** The figures of the evidence for the number of topics, in their order: what the choice is made of, then what speaks for or against it. */
import type { Evidence, Scene } from '../types.ts';

export interface EvidenceFigure {
  /** As in names of charts. */
  readonly id: string;
  readonly title: string;
  /** What it is, and which way is good. */
  readonly note: string;
  /** As one line of the chart of all. */
  readonly line: string;
  value(one: Evidence): number | null;
  chance?(one: Evidence): number | null;
  /** Digits behind the point. */
  readonly digits: number;
  /** Whether its bend is marked. */
  readonly bends?: boolean;
}

/** Of the whole list; some may be known for no number of topics. */
export const evidenceFigures: readonly EvidenceFigure[] = [
  {
    id: 'silhouette',
    title: 'Silhouette',
    note: 'How far apart the topics lie. Higher is clearer.',
    line: 'Topics lie apart: silhouette',
    value: (one) => one.silhouette,
    chance: (one) => one.chance.silhouette,
    digits: 2,
  },
  {
    id: 'halves',
    title: 'Agreement of halves',
    note: 'Topics that each half of the papers finds by itself. Higher is firmer.',
    line: 'Topics come back: agreement of two halves of the papers',
    value: (one) => one.halves,
    chance: (one) => one.chance.halves,
    digits: 2,
  },
  {
    id: 'starts',
    title: 'Agreement of starts',
    note: 'Topics that k-means finds from other random starts. Higher is firmer.',
    line: 'Starts agree: the same topics from other random starts',
    value: (one) => one.seeds,
    digits: 2,
  },
  {
    id: 'coherence',
    title: 'Coherence',
    note: 'How often the leading words of a topic share a paper (NPMI). Higher is clearer.',
    line: 'Words belong together: NPMI coherence',
    value: (one) => one.coherence,
    digits: 2,
  },
  {
    id: 'diversity',
    title: 'Diversity',
    note: 'Leading words that belong to one topic alone. 1 is all of them.',
    line: 'Topics have words of their own: diversity',
    value: (one) => one.diversity,
    digits: 2,
  },
  {
    id: 'inertia',
    title: 'Spread (inertia)',
    note: 'How far papers lie from their middle. It always falls: look where it bends.',
    line: 'Papers far from their middle: inertia',
    value: (one) => one.inertia,
    digits: 0,
    bends: true,
  },
  {
    id: 'smallest',
    title: 'Smallest topic',
    note: 'Papers in it. Under three, a topic is an accident.',
    line: 'Papers in the smallest topic',
    value: (one) => one.smallestTopic,
    digits: 0,
  },
];

/** Those with a value for any number that was tried. */
export function knownFigures({ evidence }: Pick<Scene['choice'], 'evidence'>): EvidenceFigure[] {
  return evidenceFigures.filter(({ value }) => evidence.some((one) => value(one) !== null));
}
