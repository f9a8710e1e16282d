/**
 * When the papers of each topic came out: a row of bars a topic, as counts or as shares, and beside it its share of the last
 * two years. Everything stands in px or in parts of its own field, so that the frame is the same for every list.
 */
import type { Scene, TimeTable, Trends } from '../types.ts';
import { grouped, percent } from '../words.ts';
import { type Calendar, calendar, yearly } from './calendar.ts';
import { papers as countOf, type Drawing, type Rows } from './chart.ts';
import { colour, topicColour } from './theme.ts';

const rowHeight = 44;
const barHeight = 22;
/** Room for ticks above the rows, and for a note below them. */
const head = 40;
const foot = 20;
/** Below so many papers a bin on average, shares are told by year. */
const enough = 20;

/** A calendar of a list, and the bin of each paper: the same for every number of topics. */
interface Dated extends Calendar {
  readonly binOf: Int32Array;
  /** Papers by bin. */
  readonly totals: Uint32Array;
}

type Mode = 'counts' | 'shares';

const known = { counts: new WeakMap<object, Dated>(), shares: new WeakMap<object, Dated>() } as const;

function dated(scene: Pick<Scene, 'dates' | 'asOf'>, mode: Mode): Dated {
  const found = known[mode].get(scene.dates);
  if (found) return found;
  const made = mode === 'counts' ? filled(scene, calendar(scene.dates, scene.asOf)) : forShares(scene);
  known[mode].set(scene.dates, made);
  return made;
}

function filled({ dates }: Pick<Scene, 'dates'>, made: Calendar): Dated {
  const binOf = Int32Array.from(dates, made.indexOf);
  const totals = new Uint32Array(made.bins.length);
  for (const bin of binOf) if (bin >= 0) totals[bin]!++;
  return { ...made, binOf, totals };
}

/** Years where shorter bins hold too few papers for a share to say anything. */
function forShares(scene: Pick<Scene, 'dates' | 'asOf'>): Dated {
  const fine = dated(scene, 'counts');
  return papersPerBin(fine) >= enough || fine.years.length < 2
    ? fine
    : filled(scene, yearly(scene.dates, scene.asOf));
}

function papersPerBin({ totals, bins }: Dated): number {
  return totals.reduce((sum, count) => sum + count, 0) / Math.max(1, bins.length);
}

/** Counts by topic and bin. */
export function timeTable(scene: Scene, mode: Mode): TimeTable {
  const all = dated(scene, mode);
  return {
    unit: all.unit,
    bins: all.bins,
    totals: all.totals,
    counts: counted(scene, mode),
    perBin: papersPerBin(all),
  };
}

const countsOf = {
  counts: new WeakMap<ArrayLike<number>, readonly Uint32Array[]>(),
  shares: new WeakMap<ArrayLike<number>, readonly Uint32Array[]>(),
} as const;

function counted(scene: Scene, mode: Mode): readonly Uint32Array[] {
  const found = countsOf[mode].get(scene.assignment);
  if (found) return found;
  const { bins, binOf } = dated(scene, mode);
  const counts = scene.topics.map(() => new Uint32Array(bins.length));
  binOf.forEach((bin, i) => {
    if (bin >= 0) counts[scene.assignment[i]!]![bin]!++;
  });
  countsOf[mode].set(scene.assignment, counts);
  return counts;
}

/** What bars are as high as, by topic and bin, and the highest. */
function heights(scene: Scene, mode: Mode): { values: readonly (readonly number[])[]; most: number } {
  const { totals } = dated(scene, mode);
  const values = counted(scene, mode).map((row) =>
    Array.from(row, (count, i) => (mode === 'counts' ? count : count / Math.max(1, totals[i]!))),
  );
  const most = values.reduce((max, row) => row.reduce((a, b) => Math.max(a, b), max), 0);
  return { values, most: most || 1 };
}

/** Topics that rise first. */
function orderOf({ topics, trends }: Scene): number[] {
  const change = (topic: number): number => trends?.topics[topic]?.change ?? 0;
  return topics.map((_, topic) => topic).sort((a, b) => change(b) - change(a) || a - b);
}

function caption(scene: Scene, mode: Mode): { title: string; description: string } {
  const { bins, unit } = dated(scene, mode);
  const { most } = heights(scene, mode);
  const last = bins.at(-1);
  const tallest = mode === 'counts' ? countOf(most) : percent(most);
  const note = last?.unfinished ? ` ${last.name} is not over: paler bars.` : '';
  const years = scene.trends
    ? ` Right: share of all papers in ${scene.trends.years.before} (ring) and ${scene.trends.years.last} (dot), and how many; what rises comes first.`
    : '';
  return {
    title:
      mode === 'counts' ? `Papers by topic and ${unit}` : `Share of the papers of each ${unit}, by topic`,
    description: `One row a topic; the tallest bar is ${tallest}.${note}${years}`,
  };
}

function drawing(mode: Mode): Drawing<Scene> {
  return {
    name: mode === 'counts' ? 'topics-over-time' : 'topics-over-time-shares',
    shown: mode === 'counts' ? 'both' : 'page',
    width: 880,
    isThere: (scene) => dated(scene, mode).bins.length > 0,
    height: ({ topics }) => head + (topics.length + 1) * rowHeight + foot,
    caption: (scene) => caption(scene, mode),
    rows: (scene) => rows(scene, mode),
    frame,
    columns: { bars: { topic: 'Topic', period: 'Period', papers: 'Papers' } },
  };
}

/** Counts; not there when no paper has a date with a year. */
export const topicsOverTime = drawing('counts');
/** Shares of the papers of each bin, which are years where bins hold few. */
export const sharesOverTime = drawing('shares');

function rows(scene: Scene, mode: Mode): Rows {
  const { topics } = scene;
  const { bins, ticks, totals, unit } = dated(scene, mode);
  const { values, most } = heights(scene, mode);
  const counts = counted(scene, mode);
  const height = head + (topics.length + 1) * rowHeight;
  const top = (row: number): number => head + row * rowHeight;
  const base = (row: number): number => top(row) + rowHeight - 4;
  const place = (bin: number): { from: number; to: number; middle: number } => ({
    from: (bin + 0.08) / bins.length,
    to: (bin + 0.92) / bins.length,
    middle: (bin + 0.5) / bins.length,
  });
  const soFar = (bin: number): string => (bins[bin]!.unfinished ? ' so far' : '');
  const told = (count: number, bin: number): string =>
    mode === 'counts'
      ? `${countOf(count)}${soFar(bin)}`
      : `${percent(count / Math.max(1, totals[bin]!))}, ${count} of ${countOf(totals[bin]!)}${soFar(bin)}`;
  const order = orderOf(scene);
  const bars = order.flatMap((topic, at) =>
    Array.from(counts[topic]!, (count, bin) => ({ count, bin }))
      .filter(({ count }) => count > 0)
      .map(({ count, bin }) => ({
        topic: topics[topic]!.label,
        period: bins[bin]!.name,
        papers: count,
        ...place(bin),
        base: base(at + 1),
        top: base(at + 1) - (values[topic]![bin]! / most) * barHeight,
        colour: topicColour(topics[topic]!.slot),
        strength: bins[bin]!.unfinished ? 0.4 : 1,
        tooltip: `${topics[topic]!.label}, ${bins[bin]!.name}: ${told(count, bin)}`,
        list: { only: [topic], from: bins[bin]!.from, to: bins[bin]!.to },
      })),
  );
  const mostOfAll = totals.reduce((a, b) => Math.max(a, b), 1);
  const all = Array.from(totals, (count, bin) => ({
    period: bins[bin]!.name,
    papers: count,
    ...place(bin),
    base: base(0),
    top: base(0) - (count / mostOfAll) * barHeight,
    strength: bins[bin]!.unfinished ? 0.4 : 1,
    label: count === 0 ? '' : grouped(count),
    room: bins.length * Math.max(2, grouped(mostOfAll).length) * 8,
    tooltip: `All papers, ${bins[bin]!.name}: ${countOf(count)}${soFar(bin)}`,
    list: { only: [], from: bins[bin]!.from, to: bins[bin]!.to },
  })).filter(({ papers }) => papers > 0);
  const peaks = order.flatMap((topic, at) => {
    const row = values[topic]!;
    const peak = row.reduce((best, value, bin) => (value > row[best]! ? bin : best), 0);
    const value = row[peak] ?? 0;
    if (value === 0) return [];
    return [
      {
        middle: place(peak).middle,
        top: base(at + 1) - (value / most) * barHeight,
        label: mode === 'counts' ? grouped(value) : percent(value),
      },
    ];
  });
  const names = [
    { label: 'All papers', at: top(0) + 12, base: base(0), full: '', colour: colour('page') },
  ].concat(
    order.map((topic, at) => ({
      label: topics[topic]!.label,
      at: top(at + 1) + 12,
      base: base(at + 1),
      full: `${topics[topic]!.label}: ${countOf(topics[topic]!.size)} in all`,
      colour: topicColour(topics[topic]!.slot),
    })),
  );
  const last = bins.at(-1);
  const washes = last?.unfinished
    ? [
        {
          from: (bins.length - 1) / bins.length,
          to: 1,
          top: head,
          base: height,
          label: `${unit === 'day' ? 'last day' : `this ${unit}`} is not over`,
        },
      ]
    : [];
  return {
    washes,
    ticks: ticks.map(({ index, label }, i) => ({
      // Up to the next one.
      room: ((ticks[i + 1]?.index ?? bins.length + 1) - index) / bins.length,
      wide: label.length * 8,
      at: index / bins.length,
      label,
      top: head - 6,
      base: height,
    })),
    all,
    bars,
    peaks,
    names,
    ...(scene.trends ? years(scene, scene.trends, order, names) : { grid: [], years: [], heads: [] }),
  };
}

/** Last year's share and this year's, and the papers behind them. */
function years(
  { topics }: Scene,
  trends: Trends,
  order: readonly number[],
  names: readonly { readonly at: number; readonly base: number }[],
): Rows {
  const shares = trends.topics.map(({ before, last }) => ({
    before: before / trends.totals.before,
    last: last / trends.totals.last,
  }));
  const most = shares.reduce((max, { before, last }) => Math.max(max, before, last), 0.05);
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((one) => most / one <= 3.5) ?? 0.5;
  const steps = Math.max(1, Math.ceil(most / step));
  const end = steps * step;
  const row = order.map((topic, at) => {
    const { before, last, word, change } = trends.topics[topic]!;
    const points = Math.round(change * 100);
    return {
      at: names[at + 1]!.at,
      before: shares[topic]!.before / end,
      last: shares[topic]!.last / end,
      colour: topicColour(topics[topic]!.slot),
      numbers: `${grouped(before)} → ${grouped(last)}`,
      tooltip: `${topics[topic]!.label}, ${word}: ${percent(shares[topic]!.before)} of ${trends.years.before}, ${percent(shares[topic]!.last)} of ${trends.years.last} (${points < 0 ? '\u2212' : '+'}${Math.abs(points)} points)`,
    };
  });
  return {
    years: row,
    grid: Array.from({ length: steps + 1 }, (_, i) => ({
      at: (i * step) / end,
      label: i === 0 ? percent(0) : String(Math.round(i * step * 100)),
      top: head - 6,
      base: names.at(-1)!.base,
    })),
    heads: [{ label: `Share, ${trends.years.before} ○ → ${trends.years.last} ●` }],
  };
}

/** Names are at the left where there is room, and above the bars where there is none. */
function frame(): object {
  const y = { type: 'quantitative', axis: null, scale: { domain: [{ expr: 'height' }, 0], nice: false } };
  const unit = (range: readonly [string, string]): object => ({
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, 1], nice: false, range: range.map((expr) => ({ expr })) },
  });
  const time = unit(['left', 'width - right']);
  const share = unit(['left > 0 ? width - right + 36 : 0', 'left > 0 ? width - 62 : 1']);
  const plain = { field: 'colour', type: 'nominal', scale: null };
  const beside = { expr: 'left > 0 ? 18 : 0' };
  const label = { type: 'text', fontSize: 12, color: colour('ink3') };
  const bar = {
    x: { field: 'from', ...time },
    x2: { field: 'to' },
    y: { field: 'base', ...y },
    y2: { field: 'top' },
  };
  const strong = { field: 'strength', type: 'quantitative', scale: null };
  // Shares have no room on a phone.
  const shown = { expr: 'left > 0 ? 1 : 0' };
  return {
    params: [
      { name: 'left', expr: 'width < 600 ? 0 : 252' },
      { name: 'right', expr: "width < 600 || length(data('heads')) == 0 ? 4 : 250" },
    ],
    resolve: { scale: { x: 'independent' } },
    layer: [
      {
        layer: [
          { data: { name: 'washes' }, mark: { type: 'rect', color: colour('wash') }, encoding: bar },
          {
            data: { name: 'ticks' },
            mark: { type: 'rule', color: colour('hairline') },
            encoding: { x: { field: 'at', ...time }, y: { field: 'top', ...y }, y2: { field: 'base' } },
          },
          {
            data: { name: 'bars' },
            mark: { type: 'rect', cursor: 'pointer' },
            encoding: { ...bar, color: plain, opacity: strong, tooltip: { field: 'tooltip' } },
          },
          {
            data: { name: 'all' },
            mark: { type: 'rect', color: colour('ink3'), cursor: 'pointer' },
            encoding: { ...bar, opacity: strong, tooltip: { field: 'tooltip' } },
          },
          {
            data: { name: 'ticks' },
            mark: {
              ...label,
              align: 'left',
              baseline: 'bottom',
              opacity: { expr: 'datum.room * (width - left - right) > datum.wide ? 1 : 0' },
            },
            encoding: { x: { field: 'at', ...time }, y: { field: 'top', ...y }, text: { field: 'label' } },
          },
          {
            data: { name: 'all' },
            mark: {
              ...label,
              color: colour('ink2'),
              baseline: 'bottom',
              dy: -2,
              opacity: { expr: 'datum.room < width - left - right ? 1 : 0' },
            },
            encoding: {
              x: { field: 'middle', ...time },
              y: { field: 'top', ...y },
              text: { field: 'label' },
            },
          },
          {
            data: { name: 'peaks' },
            mark: { ...label, color: colour('ink2'), baseline: 'bottom', dy: -1, opacity: shown },
            encoding: {
              x: { field: 'middle', ...time },
              y: { field: 'top', ...y },
              text: { field: 'label' },
            },
          },
          {
            data: { name: 'washes' },
            mark: { ...label, align: 'right', baseline: 'top', dy: 4 },
            encoding: { x: { field: 'to', ...time }, y: { field: 'base', ...y }, text: { field: 'label' } },
          },
        ],
      },
      {
        layer: [
          {
            data: { name: 'names' },
            mark: { type: 'rule', color: colour('rule') },
            encoding: {
              x: { value: { expr: 'left' } },
              x2: { value: { expr: 'width - right' } },
              y: { field: 'base', ...y },
            },
          },
          {
            data: { name: 'names' },
            mark: { type: 'circle', size: 70, opacity: 1, yOffset: beside },
            encoding: { x: { value: 5 }, y: { field: 'at', ...y }, color: plain },
          },
          {
            data: { name: 'names' },
            mark: {
              type: 'text',
              align: 'left',
              baseline: 'middle',
              color: colour('ink'),
              fontSize: 14,
              dy: beside,
              limit: { expr: 'left > 0 ? left - 34 : width - 90' },
            },
            encoding: {
              x: { value: 17 },
              y: { field: 'at', ...y },
              text: { field: 'label' },
              tooltip: { field: 'full' },
            },
          },
          {
            data: { name: 'years' },
            mark: {
              type: 'text',
              align: 'right',
              baseline: 'middle',
              color: colour('ink2'),
              fontSize: 14,
              dy: beside,
            },
            encoding: { x: { value: 'width' }, y: { field: 'at', ...y }, text: { field: 'numbers' } },
          },
        ],
      },
      {
        layer: [
          {
            data: { name: 'heads' },
            mark: { ...label, align: 'left', baseline: 'top', opacity: shown },
            encoding: {
              x: { value: { expr: 'left > 0 ? width - right + 36 : 0' } },
              y: { value: 2 },
              text: { field: 'label' },
            },
          },
          {
            data: { name: 'grid' },
            mark: { type: 'rule', color: colour('hairline'), opacity: shown },
            encoding: { x: { field: 'at', ...share }, y: { field: 'top', ...y }, y2: { field: 'base' } },
          },
          {
            data: { name: 'grid' },
            mark: { ...label, baseline: 'bottom', opacity: shown },
            encoding: { x: { field: 'at', ...share }, y: { field: 'top', ...y }, text: { field: 'label' } },
          },
          {
            data: { name: 'years' },
            mark: { type: 'rule', strokeWidth: 2, opacity: shown, yOffset: beside },
            encoding: {
              x: { field: 'before', ...share },
              x2: { field: 'last' },
              y: { field: 'at', ...y },
              color: plain,
            },
          },
          {
            data: { name: 'years' },
            mark: {
              type: 'point',
              size: 70,
              filled: false,
              strokeWidth: 2,
              fill: colour('page'),
              opacity: shown,
              yOffset: beside,
            },
            encoding: {
              x: { field: 'before', ...share },
              y: { field: 'at', ...y },
              stroke: plain,
              tooltip: { field: 'tooltip' },
            },
          },
          {
            data: { name: 'years' },
            mark: { type: 'circle', size: 90, opacity: shown, yOffset: beside },
            encoding: {
              x: { field: 'last', ...share },
              y: { field: 'at', ...y },
              color: plain,
              tooltip: { field: 'tooltip' },
            },
          },
        ],
      },
    ],
  };
}
