/** How many papers each topic holds: one bar a topic, its name above it. */
import type { Topic } from '../types.ts';
import { percent } from '../words.ts';
import { type ChartSpec, chart, papers } from './chart.ts';
import { colour, topicColour } from './theme.ts';

/** Bars in the order of the topics, each under the name of its topic. */
export function topicSizes(topics: readonly Topic[]): ChartSpec {
  const name = {
    mark: { type: 'text', align: 'left', dy: -9, color: colour('ink'), fontWeight: 600, fontSize: 14 },
    encoding: { x: { value: 0 }, text: { field: 'label' } },
  };
  return bars('topic-sizes', topics, { step: 44, width: 640, yOffset: 9 }, [name]);
}

/** The same bars without names, to stand in a table with rows of `step` px, in a column `width` px wide. */
export function topicBars(topics: readonly Topic[], step: number, width: number): ChartSpec {
  return bars('topic-bars', topics, { step, width, yOffset: 0 }, []);
}

function bars(
  name: string,
  topics: readonly Topic[],
  { step, width, yOffset }: { step: number; width: number; yOffset: number },
  more: readonly object[],
): ChartSpec {
  const values = topics.map((topic) => ({
    topic: topic.id,
    label: topic.label,
    papers: topic.size,
    value: yOffset === 0 ? String(topic.size) : `${topic.size} · ${percent(topic.share)}`,
    colour: topicColour(topic.id),
    tooltip: `${topic.label}: ${papers(topic.size)}, ${percent(topic.share)}`,
  }));
  // Room for the numbers behind the longest bar.
  const most = 1.25 * Math.max(...topics.map((topic) => topic.size));
  const x = { field: 'papers', type: 'quantitative', axis: null, scale: { domain: [0, most], nice: false } };
  return chart(name, 'Papers in each topic', 'Number of papers, and their share of the list.', width, {
    height: topics.length * step,
    ...(yOffset === 0 ? { padding: 0, autosize: { type: 'fit-x', contains: 'padding' } } : {}),
    data: { values },
    encoding: { y: { field: 'topic', type: 'nominal', axis: null, sort: null } },
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
  });
}
