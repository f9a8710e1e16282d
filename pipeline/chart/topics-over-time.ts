/**
 * When the papers of each topic came out: a row of bars a topic, as counts or as shares, and beside it its share of the last
 * two years.
 */
import type { Scene, Trends } from '../types.ts';
import { grouped, percent } from '../words.ts';
import { binned, counted, heights, type Mode } from './bins.ts';
import { papers as countOf, type Drawing, type Rows } from './chart.ts';
import { colour, topicColour } from './theme.ts';
import { frame } from './topics-over-time-frame.ts';

const rowHeight = 44;
const barHeight = 22;
/** Room for ticks above the rows, and for a note below them. */
const head = 40;
const foot = 20;
/** Topics that rise first. */
function orderOf({ topics, trends }: Scene): number[] {
  const change = (topic: number): number => trends?.topics[topic]?.change ?? 0;
  return topics.map((_, topic) => topic).sort((a, b) => change(b) - change(a) || a - b);
}

function caption(scene: Scene, mode: Mode): { title: string; description: string } {
  const { bins, unit } = binned(scene, mode);
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
    isThere: (scene) => binned(scene, mode).bins.length > 0,
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
  const { bins, ticks, totals, unit } = binned(scene, mode);
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
