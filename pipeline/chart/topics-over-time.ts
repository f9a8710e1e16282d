/** When the papers of each topic came out: a row of bars a topic. */
import type { Scene } from '../types.ts';
import { type Calendar, calendar } from './calendar.ts';
import { papers as countOf, type Drawing } from './chart.ts';
import { colour, topicColour } from './theme.ts';

const rowHeight = 52;
const barHeight = 24;

/** The calendar of a list, and the bin of each paper: the same for every number of topics. */
interface Dated extends Calendar {
  readonly binOf: Int32Array;
}

const known = new WeakMap<readonly string[], Dated>();

function dated({ dates, asOf }: Pick<Scene, 'dates' | 'asOf'>): Dated {
  const found = known.get(dates);
  if (found) return found;
  const made = calendar(dates, asOf);
  const all = { ...made, binOf: Int32Array.from(dates, made.indexOf) };
  known.set(dates, all);
  return all;
}

/** Papers by topic and bin, and the most of any. */
function counted(scene: Scene): { counts: readonly Uint32Array[]; most: number } {
  const { bins, binOf } = dated(scene);
  const counts = scene.topics.map(() => new Uint32Array(bins.length));
  binOf.forEach((bin, i) => {
    if (bin >= 0) counts[scene.assignment[i]!]![bin]!++;
  });
  return { counts, most: Math.max(1, ...counts.map((row) => Math.max(...row))) };
}

/** Rows in the order of the topics; not there when no paper has a date with a year. */
export const topicsOverTime: Drawing<Scene> = {
  name: 'topics-over-time',
  shown: 'both',
  width: 640,
  isThere: (scene) => dated(scene).bins.length > 0,
  height: ({ topics }) => topics.length * rowHeight,
  caption: (scene) => {
    const { bins, unit } = dated(scene);
    const last = bins.at(-1);
    const note = last?.unfinished ? ` ${last.name} is not over: paler bars.` : '';
    return {
      title: `Papers by topic and ${unit}`,
      description: `One row a topic; the tallest bar is ${countOf(counted(scene).most)}.${note}`,
    };
  },
  rows,
  frame,
  columns: { bars: { topic: 'Topic', period: 'Period', papers: 'Papers' } },
};

function rows(scene: Scene): { bars: object[]; names: object[] } {
  const { topics } = scene;
  const { bins } = dated(scene);
  const { counts, most } = counted(scene);
  const base = (row: number): number => (row + 1) * rowHeight - 6;
  const bars = counts.flatMap((row, topic) =>
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
        colour: topicColour(topics[topic]!.slot),
        strength: bins[i]!.unfinished ? 0.4 : 1,
        tooltip: `${topics[topic]!.label}, ${bins[i]!.name}: ${countOf(count)}${bins[i]!.unfinished ? ' so far' : ''}`,
      })),
  );
  const names = topics.map((topic, row) => ({
    label: topic.label,
    at: row * rowHeight + 12,
    base: base(row),
  }));
  return { bars, names };
}

function frame(scene: Scene): object {
  const { bins, years } = dated(scene);
  const y = { type: 'quantitative', axis: null, scale: { domain: [{ expr: 'height' }, 0], nice: false } };
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
  return {
    layer: [
      {
        data: { name: 'bars' },
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
        data: { name: 'names' },
        mark: { type: 'rule', color: colour('rule') },
        encoding: { x: { value: 0 }, x2: { value: 'width' }, y: { field: 'base', ...y } },
      },
      {
        data: { name: 'names' },
        mark: { type: 'text', align: 'left', color: colour('ink'), fontSize: 13 },
        encoding: { x: { value: 0 }, y: { field: 'at', ...y }, text: { field: 'label' } },
      },
    ],
  };
}
