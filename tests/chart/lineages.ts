/** Lineages small enough to draw by hand. */
import type { Lineage } from '../../pipeline/types.ts';

/** Six papers in 2, 3 and 4 topics, of which 2 were chosen; the flows are those of the six papers of the examples. */
export const sixLineage: Lineage = {
  k: 2,
  lanes: [0, 2, 3, 1],
  columns: [
    {
      k: 2,
      topics: [
        { slot: 0, size: 4, name: 'Program synthesis' },
        { slot: 1, size: 2, name: 'Diffusion "images" & <video>' },
      ],
    },
    {
      k: 3,
      topics: [
        { slot: 0, size: 3, name: 'Program synthesis' },
        { slot: 1, size: 2, name: 'Diffusion "images" & <video>' },
        { slot: 2, size: 1, name: 'proof · search · tree' },
      ],
    },
    {
      k: 4,
      topics: [
        { slot: 0, size: 2, name: 'program · constructor · test' },
        { slot: 1, size: 2, name: 'Diffusion "images" & <video>' },
        { slot: 3, size: 1, name: 'type · inference · checker' },
        { slot: 2, size: 1, name: 'proof · search · tree' },
      ],
    },
  ],
  drawn: {
    ks: [2, 3, 4],
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
};

/** One number of topics, tried alone. */
export const lonely: Lineage = {
  k: 1,
  lanes: [0],
  columns: [{ k: 1, topics: [{ slot: 0, size: 1, name: 'No common words' }] }],
  drawn: { ks: [1], flows: [] },
};
