/** The words of one topic: how many of its papers have each, and how many of all the others. */
import type { Topic } from '../types.ts';
import { percent } from '../words.ts';
import { type ChartSpec, chart } from './chart.ts';
import { colour, topicColour } from './theme.ts';

/** Room for the words, in px. */
const names = 136;

/** Bars in the order given: thick for the topic, thin under it for the rest. */
export function topicWords(topic: Topic): ChartSpec {
  const values = topic.wordShares.map(({ term, inside, outside }) => ({
    term,
    inside,
    outside,
    share: percent(inside),
    tooltip: `${term}: in ${percent(inside)} of this topic's papers, ${percent(outside)} of the others`,
  }));
  const x = { type: 'quantitative', axis: null, scale: { domain: [0, 1.65], nice: false } };
  return chart(
    `topic-${topic.id}-words`,
    `Words of ${topic.label}`,
    'Bar: share of this topic’s papers with the word. Thin line: share of all others.',
    264,
    {
      height: { step: 24 },
      data: { values },
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
          mark: { type: 'bar', height: 8, yOffset: -1, color: topicColour(topic.id) },
          encoding: { x: { field: 'inside', ...x } },
        },
        {
          mark: { type: 'bar', height: 2, yOffset: 6, color: colour('ink3') },
          encoding: { x: { field: 'outside', ...x } },
        },
        {
          mark: { type: 'text', align: 'left', dx: 5 },
          encoding: { x: { field: 'inside', ...x }, text: { field: 'share' } },
        },
      ],
    },
  );
}
