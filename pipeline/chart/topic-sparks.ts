/** How many papers of each topic came out when, as small bars to stand in the table at a glance. */
import type { Scene } from '../types.ts';
import { binned, counted } from './bins.ts';
import { papers as countOf, type Drawing } from './chart.ts';
import { colour, topicColour } from './theme.ts';

type Timed = Pick<Scene, 'times' | 'asOf' | 'topics'>;

/** As the rows of the table, and above the first the years; bars end so far below the top of their row, in px. */
export const sparkRow = 51;
const head = 20;
const base = 36;
const tallest = 22;
/** Names of years have so much of the width. */
const yearRoom = 0.2;

/** One scale for all rows; not there where the papers lie in one bin of the calendar or none. */
export const topicSparks: Drawing<Timed> = {
  name: 'topic-sparks',
  shown: 'page',
  width: 120,
  isThere: (scene) => binned(scene, 'counts').bins.length > 1,
  height: ({ topics }) => head + topics.length * sparkRow,
  caption: (scene) => {
    const { bins, unit } = binned(scene, 'counts');
    const [first, last] = [bins[0], bins.at(-1)];
    return {
      title: `Papers of each topic by ${unit}`,
      description: `From ${first?.name ?? ''} to ${last?.name ?? ''}.${last?.unfinished ? ` The last ${unit} is not over: a paler bar.` : ''}`,
    };
  },
  rows,
  frame,
};

function rows(scene: Timed): { bars: object[]; lines: object[]; years: object[] } {
  const { topics } = scene;
  const { bins, years } = binned(scene, 'counts');
  const counts = counted(scene, 'counts');
  const most = Math.max(1, ...counts.map((row) => Math.max(...row)));
  // Where two are too near each other the earlier, whose papers are fewer as a rule, has no name.
  const named = new Set<number>();
  for (let next = bins.length, i = years.length - 1; i >= 0; i--) {
    const { index } = years[i]!;
    if (next - index < yearRoom * bins.length) continue;
    named.add(index);
    next = index;
  }
  const foot = (topic: number): number => head + topic * sparkRow + base;
  return {
    bars: counts.flatMap((row, topic) =>
      Array.from(row, (count, bin) => ({ count, bin }))
        .filter(({ count }) => count > 0)
        .map(({ count, bin }) => ({
          topic: topics[topic]!.label,
          period: bins[bin]!.name,
          papers: count,
          from: bin + 0.1,
          to: bin + 0.9,
          base: foot(topic),
          top: foot(topic) - Math.max(1.5, (count / most) * tallest),
          colour: topicColour(topics[topic]!.slot),
          strength: bins[bin]!.unfinished ? 0.4 : 1,
          tooltip: `${topics[topic]!.label}, ${bins[bin]!.name}: ${countOf(count)}${bins[bin]!.unfinished ? ' so far' : ''}`,
        })),
    ),
    lines: topics.map((_, topic) => ({ base: foot(topic) })),
    years: topics.flatMap((_, topic) =>
      years.map(({ index, year }) => ({
        index,
        from: foot(topic),
        to: foot(topic) + 3,
        year: topic === 0 && named.has(index) ? `’${String(year).slice(2)}` : '',
      })),
    ),
  };
}

function frame(scene: Timed): object {
  const x = {
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, binned(scene, 'counts').bins.length], nice: false },
  };
  const y = { type: 'quantitative', axis: null, scale: { domain: [{ expr: 'height' }, 0], nice: false } };
  return {
    padding: 0,
    autosize: { type: 'fit-x', contains: 'padding' },
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
        data: { name: 'lines' },
        mark: { type: 'rule', color: colour('rule'), aria: false },
        encoding: { x: { value: 0 }, x2: { value: 'width' }, y: { field: 'base', ...y } },
      },
      {
        data: { name: 'years' },
        mark: { type: 'rule', color: colour('rule'), aria: false },
        encoding: { x: { field: 'index', ...x }, y: { field: 'from', ...y }, y2: { field: 'to' } },
      },
      {
        data: { name: 'years' },
        transform: [{ filter: 'datum.year !== ""' }],
        mark: { type: 'text', align: 'left', baseline: 'top', color: colour('ink3') },
        encoding: { x: { field: 'index', ...x }, y: { value: 0 }, text: { field: 'year' } },
      },
    ],
  };
}
