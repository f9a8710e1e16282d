import { describe, expect, it } from 'vitest';
import { wholeMap, zoomedAt } from '../../pipeline/chart/camera.ts';
import { specOf } from '../../pipeline/chart/chart.ts';
import { mapLabels } from '../../pipeline/chart/map-labels.ts';
import { dotRows, paperMap } from '../../pipeline/chart/paper-map.ts';
import { pageFrames, pictures } from '../../pipeline/chart/render.ts';
import { sceneOf } from '../../pipeline/chart/scene.ts';
import type { Scene } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';
import { clustering, paper, six, topic } from './examples.ts';
import { marks } from './specs.ts';

const window = wholeMap(880, 581);

/** `count` papers in a square, by turns of two topics; every third is a weak member. */
function square(count: number): Scene {
  const side = Math.ceil(Math.sqrt(count));
  const each = Array.from({ length: count }, (_, i) => i);
  return sceneOf({
    ...six,
    papers: each.map((i) => paper({ id: `p${i}` })),
    clustering: clustering(
      each.map((i) => i % 2),
      { weak: Uint8Array.from(each, (i) => (i % 3 === 0 ? 1 : 0)) },
    ),
    topics: [topic({ id: 0, size: count / 2 }), topic({ id: 1, size: count / 2 })],
    places: dense(each.map((i) => [(i % side) / side, Math.floor(i / side) / side])),
  });
}

interface Cloud {
  readonly geometry: { readonly coordinates: readonly (readonly (readonly number[])[])[] };
  readonly opacity: number;
  readonly weak: boolean;
}
const clouds = (scene: Scene, listed: ReadonlySet<number> | null): readonly Cloud[] =>
  dotRows(scene, window, listed).dots as readonly Cloud[];

describe('the map of the page', () => {
  it('draws a mark for each of a few papers, with a line, and a shape for each topic of many', () => {
    expect(marks(specOf(paperMap, square(300)).spec).slice(0, 2)).toEqual(['rule', 'point']);
    expect(marks(specOf(paperMap, square(301)).spec).slice(0, 2)).toEqual(['geoshape', 'geoshape']);
    const drawn = clouds(square(400), null);
    expect(drawn.map(({ weak }) => weak)).toEqual([false, true, false, true]);
    expect(drawn.reduce((sum, { geometry }) => sum + geometry.coordinates.length, 0)).toBe(400);
  });

  it('keeps every paper in sight when some are looked for, the others faint and beneath', () => {
    const found = clouds(square(400), new Set([0, 1, 2]));
    const papers = found.map(({ geometry, opacity }) => [opacity < 1, geometry.coordinates.length]);
    expect(papers.filter(([isFaint]) => !isFaint).map(([, count]) => count)).toEqual([1, 1, 1]);
    expect(papers.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(400);
    expect(papers.map(([isFaint]) => isFaint)).toEqual([true, true, true, true, false, false, false]);
    const few = dotRows(sceneOf(six), window, new Set([1])).dots as readonly { opacity: number }[];
    expect(few.map(({ opacity }) => opacity === 1)).toEqual([false, true, false, false, false, false]);
  });

  it('weighs less than 60 bytes a paper in the page where there are many, and is the same every time', async () => {
    const scene = square(3000);
    const [spec] = pageFrames([paperMap], scene);
    const draw = pictures(spec!);
    const svg = await draw(paperMap.rows(scene, 0));
    expect(svg.length).toBeLessThan(3000 * 60);
    expect(await draw(paperMap.rows(scene, 0))).toBe(svg);
    // A dot is a line to where it begins.
    expect(svg.match(/M[\d.,]+L[\d.,]+/g)?.length).toBe(3000 + 1000);
  });
});

describe('what is written on a map', () => {
  const named = { ...square(400), why: (i: number): string[] => [i % 20 < 10 ? 'left' : 'right', 'common'] };
  const looks = (scene: Scene, zoom: number): string[] =>
    [...new Set(mapLabels(scene, zoomedAt(window, zoom, { x: 220, y: 145 })).map(({ look }) => look))].sort();

  it('is names of topics first, then words of neighbourhoods, then titles', () => {
    expect([1, 2, 8].map((zoom) => looks(named, zoom))).toEqual([
      ['name'],
      ['name', 'word'],
      ['name', 'title'],
    ]);
  });

  it('is titles at once where there are few papers', () => {
    const all = mapLabels(sceneOf(six), window);
    expect(all.filter(({ look }) => look === 'title').map(({ text }) => text)).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `Title of ${id}`),
    );
  });

  it('tells the words that papers near each other share', () => {
    const words = mapLabels(named, zoomedAt(window, 2, { x: 440, y: 290 })).filter(
      ({ look }) => look === 'word',
    );
    const sides = words.map(({ text, x }) => [text, x < 440 ? 'left' : 'right']);
    expect(sides.length).toBeGreaterThan(0);
    for (const [text, side] of sides) expect(text).toBe(side);
  });

  it('parts a title without spaces into lines, and shortens a long one', () => {
    const scene = sceneOf({
      ...six,
      papers: ['x'.repeat(10_000), '大規模言語モデルによる'.repeat(20)].map((title, i) =>
        paper({ id: `${i}`, title }),
      ),
      clustering: clustering([0, 0]),
      topics: [topic({ id: 0 })],
      places: dense([
        [0.2, 0.5],
        [0.8, 0.5],
      ]),
    });
    const titles = mapLabels(scene, window).filter(({ look }) => look === 'title');
    expect(titles).toHaveLength(2);
    for (const { text } of titles) {
      expect(text.replaceAll('\n', '').length).toBeLessThanOrEqual(60);
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(24);
    }
  });
});
