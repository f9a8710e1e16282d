import { describe, expect, it } from 'vitest';
import { type ChartSpec, specOf } from '../../pipeline/chart/chart.ts';
import { render } from '../../pipeline/chart/render.ts';
import { sceneOf } from '../../pipeline/chart/scene.ts';
import { palette } from '../../pipeline/chart/theme.ts';
import { topicMap } from '../../pipeline/chart/topic-map.ts';
import { dense } from '../matrices.ts';
import { clustering, paper, six, topic } from './examples.ts';
import { drawn, marks, tables } from './specs.ts';

const map = specOf(topicMap, sceneOf(six));

/** A map of `count` papers of one topic on a diagonal. */
function line(count: number): ChartSpec {
  const scene = sceneOf({
    ...six,
    papers: Array.from({ length: count }, (_, i) => paper({ id: `p${i}` })),
    clustering: clustering(Array.from({ length: count }, () => 0)),
    topics: [topic({ id: 0, size: count, share: 1 })],
    places: dense(Array.from({ length: count }, (_, i) => [i / count, i / count])),
  });
  return specOf(topicMap, scene);
}

describe('topicMap', () => {
  it('holds every paper with its place, topic and similarity', () => {
    const dots = tables(map.spec)[0]?.map(({ title, x, y, topic: name, similarity }) => [
      title,
      x,
      y,
      name,
      similarity,
    ]);
    expect(dots).toEqual([
      ['Title of a', 0, 0, 'Program synthesis', '0.50'],
      ['Title of b', 0.25, 0.5, 'Program synthesis', '0.50'],
      ['Title of c', 0.5, 0.25, 'Program synthesis', '0.50'],
      ['Title of d', 0.125, 0.125, 'Program synthesis', '0.50'],
      ['Title of e', 1, 1, 'Diffusion "images" & <video>', '0.50'],
      ['Title of f', 0.75, 1, 'Diffusion "images" & <video>', '0.50'],
    ]);
  });

  it('draws a dot for every paper where its place says, upwards', async () => {
    const { svg } = await render(map);
    const dots = [
      ...svg.matchAll(/aria-roledescription="point" transform="translate\(([\d.]+),([\d.]+)\)"/g),
    ];
    expect(dots).toHaveLength(6);
    // The scale runs from -0.04 to 1.04 over 880 x 600 px.
    const expected = [
      [0, 0],
      [0.25, 0.5],
      [0.5, 0.25],
      [0.125, 0.125],
      [1, 1],
      [0.75, 1],
    ];
    dots.forEach(([, x, y], i) => {
      expect(Number(x)).toBeCloseTo(((expected[i]![0]! + 0.04) / 1.08) * 880, 4);
      expect(Number(y)).toBeCloseTo(600 - ((expected[i]![1]! + 0.04) / 1.08) * 600, 4);
    });
  });

  it('shows weak members as open rings and names the topic they are near to', async () => {
    const rows = tables(map.spec)[0]?.map(({ title, runnerUp }) => [title, runnerUp]);
    expect(rows?.filter(([, next]) => next !== '')).toEqual([
      ['Title of b', 'Diffusion "images" & <video>'],
      ['Title of f', 'Program synthesis'],
    ]);
    const { svg } = await render(map);
    const fills = [...svg.matchAll(/<path aria-label="[^"]*"[^>]*description="point"[^>]* fill="([^"]*)"/g)];
    expect(fills.map(([, fill]) => fill === palette.page[0])).toEqual([
      false,
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('leads a line from each paper to the middle of its topic in lists of up to 300', () => {
    expect(marks(map.spec)).toEqual(['rule', 'point', 'text', 'text']);
    expect(marks(line(300).spec)).toContain('rule');
    expect(marks(line(301).spec)).not.toContain('rule');
    expect(tables(line(301).spec)[0]).toHaveLength(301);
  });

  it('names every topic once', async () => {
    const { svg } = await render(map);
    expect(new Set(tables(map.spec)[1]?.map(({ text }) => text))).toEqual(
      new Set(['Program synthesis', 'Diffusion "images" &\n<video>']),
    );
    expect(drawn(svg, 'point')).toBe(6);
  });

  it('shortens a title of ten thousand characters', () => {
    const scene = sceneOf({
      ...six,
      papers: [paper({ id: 'long', title: 'word '.repeat(2000) })],
      clustering: clustering([0]),
      topics: [topic({ id: 0 })],
      places: dense([[0.5, 0.5]]),
    });
    const { spec } = specOf(topicMap, scene);
    const [dot] = tables(spec)[0] ?? [];
    expect(String(dot?.title)).toHaveLength(120);
    expect(String(dot?.title).endsWith('…')).toBe(true);
  });

  it('leaves its input alone', () => {
    const before = JSON.stringify(six);
    specOf(topicMap, sceneOf(six));
    expect(JSON.stringify(six)).toBe(before);
  });
});
