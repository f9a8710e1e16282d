/** Seconds and memory against papers, both by powers of ten, a line for the core and one for the whole program. */
import type { ChartSpec } from '../../pipeline/chart/chart.ts';
import { config, type Spec, topicColour } from '../../pipeline/chart/theme.ts';

/** What the chart shows of a row of the table. */
interface Point {
  readonly what: string;
  readonly papers: number;
  readonly k: string;
  readonly seconds: readonly [middle: number, least: number, most: number];
  readonly memory: number | null;
}

/** `machine` is what it was measured on, in a line. */
export function benchChart(rows: readonly Point[], machine: string): ChartSpec {
  const points = rows.map(({ what, papers, k, seconds: [middle, least, most], memory }) => ({
    what: what.startsWith('whole') ? (k === 'auto' ? 'whole, every k' : 'whole, one k') : what,
    papers,
    seconds: middle,
    least,
    most,
    memory,
  }));
  const kinds = [...new Set(points.map((point) => point.what))];
  const colours = kinds.map((_, i) => topicColour(i));
  const title = 'Seconds and memory against papers';
  const description = `Medians, bars from least to most; both scales by powers of ten. ${machine}.`;
  const axes = (field: string, name: string): object => ({
    x: { field: 'papers', type: 'quantitative', scale: { type: 'log' }, title: 'papers' },
    y: { field, type: 'quantitative', scale: { type: 'log' }, title: name },
    color: { field: 'what', type: 'nominal', title: null, scale: { domain: kinds, range: colours } },
  });
  const line = (field: string, name: string): object => ({
    mark: { type: 'line', point: true },
    encoding: axes(field, name),
  });
  const spread = {
    mark: { type: 'rule' },
    encoding: { ...axes('least', 'seconds'), y2: { field: 'most' } },
  };
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${title}. ${description}`,
    title: { text: title, subtitle: description },
    data: { values: points },
    vconcat: [
      { width: 560, height: 260, layer: [spread, line('seconds', 'seconds')] },
      { width: 560, height: 260, ...line('memory', 'MB at the peak') },
    ],
    config,
  } as Spec;
  return { name: 'bench', title, description, spec };
}
