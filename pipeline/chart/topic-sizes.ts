/** How many papers each topic holds: one bar a topic, its name above it. */
import type { Scene } from '../types.ts';
import { percent } from '../words.ts';
import { type Drawing, papers, type Rows } from './chart.ts';
import { colour, topicColour } from './theme.ts';

type Topics = Pick<Scene, 'topics'>;

const caption = {
  title: 'Papers in each topic',
  description: 'Number of papers, and their share of the list.',
} as const;

/** Of the column in the table at a glance, in px. */
const tableWidth = 104;

const columns = { topics: { label: 'Topic', papers: 'Papers' } } as const;

/** Bars in the order of the topics, each under the name of its topic. */
export const topicSizes: Drawing<Topics> = {
  name: 'topic-sizes',
  shown: 'file',
  width: 640,
  caption: () => caption,
  height: ({ topics }) => topics.length * 44,
  rows: (scene) => rows(scene, true),
  columns,
  frame: () =>
    bars(9, [
      {
        mark: { type: 'text', align: 'left', dy: -9, color: colour('ink'), fontWeight: 600, fontSize: 14 },
        encoding: { x: { value: 0 }, text: { field: 'label' } },
      },
    ]),
};

/** The same bars without names, to stand in the table at a glance: as high as its rows, which have a rule, and as wide as its column. */
export const topicBars: Drawing<Topics> = {
  name: 'topic-bars',
  shown: 'page',
  saved: topicSizes.name,
  columns,
  width: tableWidth,
  caption: () => caption,
  rows: (scene) => rows(scene, false),
  height: ({ topics }) => topics.length * 51,
  frame: () => ({ ...bars(0, []), padding: 0, autosize: { type: 'fit-x', contains: 'padding' } }),
};

function rows({ topics }: Topics, withShare: boolean): Rows {
  // Room for the numbers behind the longest bar.
  const largest = Math.max(...topics.map((topic) => topic.size));
  const inTable = tableWidth / (tableWidth - 8 - 9 * String(largest).length);
  const most = Math.max(1.25, withShare ? 0 : inTable) * largest;
  const topicRows = topics.map((topic, id) => ({
    topic: id,
    label: topic.label,
    papers: topic.size,
    value: withShare ? `${topic.size} · ${percent(topic.share)}` : String(topic.size),
    most,
    colour: topicColour(topic.slot),
    tooltip: `${topic.label}: ${papers(topic.size)}, ${percent(topic.share)}`,
  }));
  return { topics: topicRows };
}

function bars(yOffset: number, more: readonly object[]): object {
  // The share of the longest bar and its room: a scale of its own would be part of the frame.
  const x = { field: 'length', type: 'quantitative', axis: null, scale: { domain: [0, 1], nice: false } };
  return {
    data: { name: 'topics' },
    transform: [{ calculate: 'datum.papers / datum.most', as: 'length' }],
    encoding: {
      y: {
        field: 'topic',
        type: 'nominal',
        axis: null,
        sort: null,
        scale: { paddingInner: 0, paddingOuter: 0 },
      },
    },
    layer: [
      {
        mark: { type: 'bar', height: 14, yOffset },
        encoding: {
          x,
          color: { field: 'colour', type: 'nominal', scale: null },
          tooltip: { field: 'tooltip' },
        },
      },
      {
        mark: {
          type: 'text',
          align: 'left',
          dx: 6,
          yOffset,
          color: colour('ink'),
          fontWeight: 600,
          fontSize: 14,
        },
        encoding: { x, text: { field: 'value' } },
      },
      ...more,
    ],
  };
}
