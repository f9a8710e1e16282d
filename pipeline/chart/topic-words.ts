/** The words of one topic: how many of its papers have each, and how many of all the others. */
import type { Scene } from '../types.ts';
import { percent } from '../words.ts';
import type { Drawing } from './chart.ts';
import { colour, topicColour } from './theme.ts';

/** Room for the words, in px. */
const names = 136;

/** All papers are two thirds of the room for bars; the rest is for numbers. */
const x = { type: 'quantitative', axis: null, scale: { domain: [0, 1.5], nice: false } };

/** Bars in the order given: thick for the topic, thin under it for the rest. */
export const topicWords: Drawing<Pick<Scene, 'topics'>> = {
  name: 'topic-words',
  perTopic: true,
  shown: 'both',
  width: 264,
  caption: ({ topics }, topic) => ({
    title: `Words of ${topics[topic]?.label ?? ''}`,
    description: 'Bar and number: papers of this topic with the word. Thin line: share of all other papers.',
  }),
  rows: ({ topics }, topic) => ({
    words: (topics[topic]?.wordShares ?? []).map(({ term, inside, outside }) => ({
      term,
      inside,
      outside,
      share: percent(inside),
      papers: Math.round(inside * (topics[topic]?.size ?? 0)),
      colour: topicColour(topics[topic]?.slot ?? 0),
      tooltip: `${term}: in ${percent(inside)} of this topic's papers, ${percent(outside)} of the others`,
    })),
  }),
  columns: { words: { term: 'Word', inside: 'Share of the topic', outside: 'Share of the others' } },
  frame: () => ({
    height: { step: 24 },
    data: { name: 'words' },
    encoding: {
      y: {
        field: 'term',
        type: 'nominal',
        sort: null,
        axis: {
          title: null,
          domain: false,
          ticks: false,
          labelColor: colour('ink'),
          labelFontSize: 14,
          labelAlign: 'left',
          labelLimit: names - 8,
          labelPadding: names,
          minExtent: names,
          maxExtent: names,
        },
      },
      tooltip: { field: 'tooltip' },
    },
    layer: [
      {
        mark: { type: 'bar', height: 8, yOffset: -1, color: colour('hairline'), aria: false },
        encoding: { x: { datum: 1, ...x } },
      },
      {
        mark: { type: 'bar', height: 8, yOffset: -1 },
        encoding: { x: { field: 'inside', ...x }, color: { field: 'colour', type: 'nominal', scale: null } },
      },
      {
        mark: { type: 'bar', height: 2, yOffset: 6, color: colour('ink3') },
        encoding: { x: { field: 'outside', ...x } },
      },
      {
        mark: { type: 'text', align: 'right', fontSize: 14 },
        encoding: { x: { value: 'width' }, text: { field: 'papers' } },
      },
    ],
  }),
};
