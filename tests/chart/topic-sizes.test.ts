import { beforeAll, describe, expect, it } from 'vitest';
import { type SceneDrawing, specOf } from '../../pipeline/chart/chart.ts';
import { pageFrames, pictures, render } from '../../pipeline/chart/render.ts';
import { palette, topicColour } from '../../pipeline/chart/theme.ts';
import { topicBars, topicSizes } from '../../pipeline/chart/topic-sizes.ts';
import type { Chart, Scene } from '../../pipeline/types.ts';
import { topic } from './examples.ts';
import { barWidths, tables } from './specs.ts';

const topics = [
  topic({ id: 0, label: 'Program synthesis', size: 8, share: 8 / 13 }),
  topic({ id: 1, label: 'Agents', size: 4, share: 4 / 13 }),
  topic({ id: 2, label: 'constructor', size: 1, share: 1 / 13 }),
];

describe('topicSizes', () => {
  let sizes: Chart;
  let bars: string;
  const scene = { topics: topics.map((one) => ({ ...one, slot: one.id })) };
  beforeAll(async () => {
    sizes = await render(specOf(topicSizes, scene));
    const [frame] = pageFrames([topicBars as SceneDrawing], scene as unknown as Scene);
    bars = await pictures(frame!)(topicBars.rows(scene, 0));
  });

  it('holds the size and the share of every topic, in their order', () => {
    const rows = tables(sizes.spec)[0]?.map(({ label, papers, value }) => [label, papers, value]);
    expect(rows).toEqual([
      ['Program synthesis', 8, '8 · 62\u202f%'],
      ['Agents', 4, '4 · 31\u202f%'],
      ['constructor', 1, '1 · 8\u202f%'],
    ]);
  });

  it('draws bars as long as the sizes, each in the colour of its topic', () => {
    for (const [svg, shade] of [
      [sizes.svg, (i: 0 | 1 | 2) => palette[`topic${i}`][0]],
      [bars, (i: 0 | 1 | 2) => topicColour(i)],
    ] as const) {
      const [a, b, c, ...more] = ([0, 1, 2] as const).flatMap((i) => barWidths(svg, shade(i)));
      expect([a! / c!, b! / c!, more]).toEqual([expect.closeTo(8, 6), expect.closeTo(4, 6), []]);
    }
  });

  it('tells one paper from several', () => {
    const texts = tables(sizes.spec)[0]?.map(({ tooltip }) => tooltip);
    expect(texts).toEqual([
      'Program synthesis: 8 papers, 62\u202f%',
      'Agents: 4 papers, 31\u202f%',
      'constructor: 1 paper, 8\u202f%',
    ]);
  });

  it('names the topics in the file and leaves that to the table in the page', () => {
    expect(sizes.svg).toContain('>Program synthesis</text>');
    expect(bars).not.toContain('>Program synthesis</text>');
  });

  it('gives each topic a row as high as those of the table', () => {
    const tops = [...bars.matchAll(/ d="M0,([\d.]+)h[\d.]+v14h/g)].map(([, y]) => Number(y));
    expect(tops.map((y) => y - tops[0]!)).toEqual([0, 51, 102]);
  });
});
