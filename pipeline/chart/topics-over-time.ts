/** When the papers of each topic came out: a row of bars a topic. */
import type { Paper, Topic } from '../types.ts';
import { calendar } from './calendar.ts';
import { type ChartSpec, chart, papers as countOf } from './chart.ts';
import { colour, topicColour } from './theme.ts';

const rowHeight = 52;
const barHeight = 24;

/** Rows in the order of the topics; null when no paper has a date with a year. */
export function topicsOverTime(
  papers: readonly Paper[],
  assignment: Int32Array,
  topics: readonly Topic[],
  asOf: string,
): ChartSpec | null {
  const { bins, indexOf, unit, years } = calendar(
    papers.map((paper) => paper.published),
    asOf,
  );
  if (bins.length === 0) return null;
  const counts = topics.map(() => new Uint32Array(bins.length));
  papers.forEach((paper, i) => {
    const bin = indexOf(paper.published);
    if (bin >= 0) counts[assignment[i]!]![bin]!++;
  });
  const most = Math.max(1, ...counts.map((row) => Math.max(...row)));
  const base = (row: number): number => (row + 1) * rowHeight - 6;
  const values = counts.flatMap((row, topic) =>
    Array.from(row, (count, i) => ({ count, i }))
      .filter(({ count }) => count > 0)
      .map(({ count, i }) => ({
        topic: topics[topic]!.label,
        period: bins[i]!.name,
        papers: count,
        from: i + 0.08,
        to: i + 0.92,
        base: base(topic),
        top: base(topic) - (count / most) * barHeight,
        colour: topicColour(topic),
        strength: bins[i]!.unfinished ? 0.4 : 1,
        tooltip: `${topics[topic]!.label}, ${bins[i]!.name}: ${countOf(count)}${bins[i]!.unfinished ? ' so far' : ''}`,
      })),
  );
  const names = topics.map((topic, row) => ({
    label: topic.label,
    at: row * rowHeight + 12,
    base: base(row),
  }));
  const height = topics.length * rowHeight;
  const y = { type: 'quantitative', axis: null, scale: { domain: [height, 0], nice: false } };
  const labels = JSON.stringify(years.map(({ year }) => String(year)));
  const x = {
    type: 'quantitative',
    scale: { domain: [0, bins.length], nice: false },
    axis: {
      title: null,
      orient: 'top',
      values: years.map(({ index }) => index),
      labelExpr: `${labels}[indexof(${JSON.stringify(years.map(({ index }) => index))}, datum.value)]`,
      labelAlign: 'left',
      domain: false,
      gridDash: [1, 3],
    },
  };
  const last = bins.at(-1)!;
  const note = last.unfinished ? ` ${last.name} is not over: paler bars.` : '';
  return chart(
    'topics-over-time',
    `Papers by topic and ${unit}`,
    `One row a topic; the tallest bar is ${countOf(most)}.${note}`,
    640,
    {
      height,
      layer: [
        {
          data: { values },
          mark: { type: 'rect' },
          encoding: {
            x: { field: 'from', ...x },
            x2: { field: 'to' },
            y: { field: 'base', ...y },
            y2: { field: 'top' },
            color: { field: 'colour', type: 'nominal', scale: null },
            opacity: { field: 'strength', type: 'quantitative', scale: null },
            tooltip: { field: 'tooltip' },
          },
        },
        {
          data: { values: names },
          mark: { type: 'rule', color: colour('rule') },
          encoding: { x: { value: 0 }, x2: { value: 'width' }, y: { field: 'base', ...y } },
        },
        {
          data: { values: names },
          mark: { type: 'text', align: 'left', color: colour('ink'), fontSize: 13 },
          encoding: { x: { value: 0 }, y: { field: 'at', ...y }, text: { field: 'label' } },
        },
      ],
    },
  );
}
