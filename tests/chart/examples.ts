/** Papers, topics and a clustering small enough to count by hand. */
import type { Clustering, DenseMatrix, Evidence, Paper, Topic } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';
import { sixLineage } from './lineages.ts';

export function paper(known: Partial<Paper> & { readonly id: string }): Paper {
  return {
    title: `Title of ${known.id}`,
    abstract: '',
    published: '',
    authors: [],
    authorCount: null,
    organisation: '',
    comments: null,
    upvotes: null,
    url: '',
    ids: [],
    types: [],
    kind: null,
    origin: { file: 'list.jsonl', line: 1 },
    ...known,
  };
}

export function topic(known: Partial<Topic> & { readonly id: number }): Topic {
  return {
    label: `Topic ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[known.id] ?? known.id}`,
    size: 1,
    share: 0.5,
    words: [{ term: 'word', weight: 1 }],
    phrases: [],
    representatives: [],
    wordShares: [{ term: 'word', inside: 1, outside: 0 }],
    ...known,
  };
}

export function clustering(assignment: readonly number[], known: Partial<Clustering> = {}): Clustering {
  const papers = assignment.length;
  const k = Math.max(...assignment) + 1;
  return {
    k,
    assignment: Int32Array.from(assignment),
    similarity: new Float32Array(papers).fill(0.5),
    runnerUp: Int32Array.from(assignment, (own) => (k === 1 ? -1 : (own + 1) % k)),
    runnerUpSimilarity: new Float32Array(papers),
    weak: new Uint8Array(papers),
    inertia: 1,
    attempts: [],
    ...known,
  };
}

/** What was found for `k` topics, of whose halves, starts and words nothing is known. */
export function evidence(known: Partial<Evidence> & { readonly k: number }): Evidence {
  return {
    silhouette: 0,
    halves: null,
    chance: { silhouette: 0, halves: null },
    seeds: null,
    coherence: null,
    diversity: 1,
    inertia: 0,
    smallestTopic: 1,
    ...known,
  };
}

/** Six papers in two topics of four and two, of four months around a new year. */
export const six = {
  papers: [
    paper({ id: 'a', published: '2024-11-03' }),
    paper({ id: 'b', published: '2024-11-30' }),
    paper({ id: 'c', published: '2025-02' }),
    paper({ id: 'd', published: '2025-02-28' }),
    paper({ id: 'e', published: '2024-12-31' }),
    paper({ id: 'f', published: '--02-01' }),
  ],
  topics: [
    topic({
      id: 0,
      label: 'Program synthesis',
      size: 4,
      share: 4 / 6,
      wordShares: [
        { term: 'program', inside: 0.75, outside: 0.5 },
        { term: 'constructor', inside: 0.5, outside: 0 },
      ],
    }),
    topic({ id: 1, label: 'Diffusion "images" & <video>', size: 2, share: 2 / 6 }),
  ],
  clustering: clustering([0, 0, 0, 0, 1, 1], { weak: Uint8Array.from([0, 1, 0, 0, 0, 1]) }),
  places: dense([
    [0, 0],
    [0.25, 0.5],
    [0.5, 0.25],
    [0.125, 0.125],
    [1, 1],
    [0.75, 1],
  ]) satisfies DenseMatrix,
  choice: {
    k: 2,
    reason: 'of 2 to 4 topics, 2 stand out from chance about as far as any',
    support: 'firm',
    coarser: null,
    finer: 3,
    knee: null,
    evidence: [
      evidence({
        k: 2,
        silhouette: 0.5,
        halves: 0.875,
        chance: { silhouette: 0.125, halves: 0.25 },
        seeds: 1,
        coherence: 0.25,
        inertia: 3,
        smallestTopic: 2,
      }),
      evidence({
        k: 3,
        silhouette: 0.25,
        halves: 0.5,
        chance: { silhouette: 0.0625, halves: 0.125 },
        seeds: 0.75,
        coherence: -0.5,
        diversity: 0.75,
        inertia: 2,
      }),
      // Halves of three papers cannot be divided into four topics.
      evidence({ k: 4, silhouette: -0.125, seeds: 0.5, diversity: 0.5, inertia: 1 }),
    ],
    flows: [
      { k: 2, topic: 0, toK: 3, toTopic: 0, papers: 3 },
      { k: 2, topic: 0, toK: 3, toTopic: 2, papers: 1 },
      { k: 2, topic: 1, toK: 3, toTopic: 1, papers: 2 },
      { k: 3, topic: 0, toK: 4, toTopic: 0, papers: 2 },
      { k: 3, topic: 0, toK: 4, toTopic: 2, papers: 1 },
      { k: 3, topic: 1, toK: 4, toTopic: 1, papers: 2 },
      { k: 3, topic: 2, toK: 4, toTopic: 3, papers: 1 },
    ],
  },
  lineage: sixLineage,
  relations: {
    similarity: [1, 0.25, 0.25, 1],
    order: [0, 1],
    joins: [{ branch: 0, other: 1, distance: 0.75 }],
  },
  asOf: '2025-02-10',
} as const;
