import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawings } from '../../pipeline/chart/drawings.ts';
import { charts, pageCharts } from '../../pipeline/chart/index.ts';
import { sceneOf } from '../../pipeline/chart/scene.ts';
import { palette } from '../../pipeline/chart/theme.ts';
import { dated, timesOf } from '../../pipeline/dates.ts';
import type { Chart, PageCharts, Scene } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';
import { clustering, evidence, paper, six, topic } from './examples.ts';
import { lonely } from './lineages.ts';
import { named, paints, tables } from './specs.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url), 'utf8'),
) as object;
const isVegaLite = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const one = {
  papers: [paper({ id: 'only' })],
  topics: [topic({ id: 0, label: 'No common words', share: 1, words: [], wordShares: [] })],
  clustering: clustering([0]),
  places: dense([[0.5, 0.5]]),
  choice: {
    k: 1,
    reason: 'one paper is one topic',
    support: 'none',
    coarser: null,
    finer: null,
    knee: null,
    evidence: [evidence({ k: 1 })],
    flows: [],
  },
  lineage: lonely,
  relations: { similarity: [1], order: [0], joins: [] },
  asOf: '',
} as const;

/** Thirteen topics of one paper, one more than there are colours. */
const thirteen = {
  ...six,
  papers: Array.from({ length: 13 }, (_, i) => paper({ id: `p${i}`, published: `20${10 + i}-05-06` })),
  topics: Array.from({ length: 13 }, (_, i) => topic({ id: i, share: 1 / 13 })),
  clustering: clustering(Array.from({ length: 13 }, (_, i) => i)),
  relations: {
    similarity: Array.from({ length: 169 }, (_, p) => (p % 14 === 0 ? 1 : 0.5)),
    order: Array.from({ length: 13 }, (_, i) => i),
    joins: Array.from({ length: 12 }, (_, i) => ({ branch: 0, other: i + 1, distance: 0.5 })),
  },
  places: dense(Array.from({ length: 13 }, (_, i) => [i / 13, ((i * 5) % 13) / 13])),
};

describe('charts', () => {
  let drawn: { input: string; chart: Chart }[];
  let pages: { input: string; scene: Scene; page: PageCharts }[];
  beforeAll(async () => {
    drawn = (
      await Promise.all(
        Object.entries({ six, one, thirteen }).map(async ([input, data]) =>
          (await charts(data)).map((chart) => ({ input, chart })),
        ),
      )
    ).flat();
    pages = await Promise.all(
      Object.entries({ six, one, thirteen }).map(async ([input, data]) => {
        const scene = sceneOf(data);
        return { input, scene, page: await pageCharts(scene) };
      }),
    );
  });

  /** Every picture of a page, by the page and its name. */
  const pictures = (): [string, string][] =>
    pages.flatMap(({ input, page }) =>
      [...page.pictures].map(([name, svg]): [string, string] => [`${input} ${name}`, svg]),
    );

  it('come in the order of the report, with words for every topic', () => {
    const of = (name: string): string[] =>
      drawn.filter(({ input }) => input === name).map(({ chart }) => chart.name);
    expect(of('six')).toEqual([
      'topic-sizes',
      'sweep',
      'topic-splits',
      'topic-0-words',
      'topic-1-words',
      'topic-map',
      'topics-over-time',
      'topic-relations',
    ]);
    expect(of('one')).toEqual(['topic-sizes', 'sweep', 'topic-0-words', 'topic-map']);
    expect(of('thirteen').filter((name) => name.endsWith('-words'))).toHaveLength(13);
    // In the page, the bars of the sizes and the map are charts of their own, and time has two.
    const alive = (name: string): string[] =>
      of(name).flatMap((one) =>
        one === 'topics-over-time'
          ? [one, 'topics-over-time-shares']
          : one.replace(/^topic-sizes$/, 'topic-bars').replace(/^topic-map$/, 'paper-map'),
      );
    const inPage = (at: number): string[] => [...pages[at]!.page.pictures.keys()];
    const evidence = 'silhouette halves starts coherence diversity inertia smallest'
      .split(' ')
      .map((id) => `evidence-${id}`);
    expect(inPage(0)).toEqual(['topic-bars', 'topic-sparks', ...evidence, ...alive('six').slice(2)]);
    expect(inPage(1)).toEqual(['topic-bars', ...alive('one').slice(2)]);
    expect(Object.keys(pages[2]!.page.specs)).toEqual(
      [
        // What can be saved from the page has its frame there, too.
        'topic-bars topic-sparks topic-sizes sweep'.split(' '),
        evidence,
        'topic-splits topic-words paper-map topic-map topics-over-time'.split(' '),
        'topics-over-time-shares topic-relations'.split(' '),
      ].flat(),
    );
  });

  it('are Vega-Lite by its own schema', () => {
    const faults = drawn.flatMap(({ input, chart }) =>
      isVegaLite(chart.spec) ? [] : [[input, chart.name, isVegaLite.errors?.[0]]],
    );
    expect(faults).toEqual([]);
    expect(isVegaLite({ mark: 'no such mark', encoding: {} })).toBe(false);
  });

  it('are plain JSON', () => {
    for (const { chart } of drawn) {
      expect(JSON.parse(JSON.stringify(chart.spec))).toEqual(chart.spec);
    }
    for (const { page } of pages) expect(JSON.parse(JSON.stringify(page.specs))).toEqual(page.specs);
  });

  it('hold their data and name no address to fetch it from', () => {
    for (const { chart } of drawn) {
      expect(tables(chart.spec).length).toBeGreaterThan(0);
      expect(JSON.stringify(chart.spec)).not.toContain('"url"');
    }
    for (const { page } of pages) expect(JSON.stringify(page.specs)).not.toContain('"url"');
  });

  it('are drawn as SVG, for the page and for files of their own', () => {
    const all = [...pictures(), ...drawn.map(({ chart }) => [chart.name, chart.svg] as const)];
    for (const [name, svg] of all) {
      expect([name, /^<svg [^>]*viewBox="0 0 [\d.]+ [\d.]+"[^>]*>.*<\/svg>$/s.test(svg)]).toEqual([
        name,
        true,
      ]);
      expect([name, /NaN|undefined|Infinity|<image|<script|<style|<a /.exec(svg)]).toEqual([name, null]);
    }
  });

  it('are drawn from their files as they were written, whoever draws them', async () => {
    for (const { input, chart } of drawn) {
      const { spec } = compile(structuredClone(chart.spec) as TopLevelSpec);
      const again = await new View(parse(spec), { renderer: 'none' }).toSVG();
      expect([input, chart.name, again === chart.svg]).toEqual([input, chart.name, true]);
    }
  });

  it('say what they show in a title, which the page sets itself', () => {
    for (const { chart } of drawn) {
      expect(chart.title).not.toBe('');
      expect(chart.description).toMatch(/\.$/);
      expect(chart.spec).toMatchObject({
        title: { text: chart.title },
        description: `${chart.title}. ${chart.description}`,
      });
      expect(chart.svg).toContain('role-title-text');
    }
    for (const [name, svg] of pictures()) expect([name, svg.includes('role-title')]).toEqual([name, false]);
    const { page, scene } = pages[0]!;
    expect(page.told('topic-words', scene, 1)).toEqual({
      name: 'topic-1-words',
      title: 'Words of Diffusion "images" & <video>',
      description: expect.stringMatching(/\.$/),
    });
    expect(pages[1]!.page.told('topics-over-time', pages[1]!.scene, 0)).toBeNull();
  });

  it('paint files with the colours of the light theme alone', () => {
    const allowed = new Set<string>([
      'none',
      'transparent',
      ...Object.values(palette).map(([light]) => light),
    ]);
    for (const { chart } of drawn) {
      expect([chart.name, [...paints(chart.svg)].filter((paint) => !allowed.has(paint))]).toEqual([
        chart.name,
        [],
      ]);
      expect(JSON.stringify(chart.spec)).not.toContain('var(');
    }
  });

  it('paint the page with variables of the theme alone', () => {
    const allowed = new Set<string>([
      'none',
      'transparent',
      ...Object.keys(palette).map((name) => `var(--${name})`),
    ]);
    for (const [name, svg] of pictures())
      expect([name, [...paints(svg)].filter((paint) => !allowed.has(paint))]).toEqual([name, []]);
    for (const { page } of pages)
      expect(JSON.stringify(page.specs)).not.toMatch(/"#[\da-f]{3,8}"|"(?:rgb|hsl)a?\(|"(?:black|white)"/i);
  });

  it('show words of strangers as text', async () => {
    const evil = '</svg><script>alert(1)</script>&quot;\'"\u2028{{x}}';
    const input = {
      ...six,
      papers: six.papers.map((one) => ({ ...one, title: evil })),
      topics: six.topics.map((one) => ({
        ...one,
        label: `${evil} ${one.id}`,
        wordShares: [{ term: evil, inside: 0.5, outside: 0 }],
      })),
      lineage: {
        ...six.lineage,
        columns: six.lineage.columns.map(({ k, topics }) => ({
          k,
          topics: topics.map((one) => ({ ...one, name: evil })),
        })),
      },
    };
    const page = await pageCharts(sceneOf(input));
    const files = (await charts(input)).map(({ name, svg }): [string, string] => [name, svg]);
    expect(files).toHaveLength(8);
    for (const [name, svg] of [...files, ...page.pictures]) {
      expect([name, /<script|alert\(1\)<\/s/i.test(svg)]).toEqual([name, false]);
      expect([name, svg.indexOf('</svg>')]).toEqual([name, svg.length - '</svg>'.length]);
    }
  });

  it('are the same every time', async () => {
    expect(JSON.stringify(await charts(six))).toBe(
      JSON.stringify(drawn.filter(({ input }) => input === 'six').map(({ chart }) => chart)),
    );
  });

  it('have one frame for every number of topics, which other rows fill', async () => {
    const scene = sceneOf(six);
    const other: Scene = {
      ...scene,
      k: 3,
      topics: [...scene.topics, { ...scene.topics[1]!, label: 'Third', slot: 2 }],
      assignment: [0, 1, 2, 2, 1, 0],
      times: timesOf(dated(six.papers.map(({ published }) => published)), [0, 1, 2, 2, 1, 0], 3),
      relations: {
        similarity: [1, 0, 0, 0, 1, 0.5, 0, 0.5, 1],
        order: [0, 1, 2],
        joins: [
          { branch: 1, other: 2, distance: 0.5 },
          { branch: 0, other: 1, distance: 1 },
        ],
      },
    };
    for (const { name, frame } of drawings) expect([name, frame(other)]).toEqual([name, frame(scene)]);
    const differing = drawings.filter(
      ({ rows }) => JSON.stringify(rows(other, 0)) !== JSON.stringify(rows(scene, 0)),
    );
    expect(differing.map(({ name }) => name)).toEqual(
      drawings.map(({ name }) => name).filter((name) => name !== 'topic-words'),
    );
  });

  it('leave out time when no paper has a year', async () => {
    const undated = await charts({
      ...six,
      papers: six.papers.map((one) => ({ ...one, published: '--02-01' })),
    });
    expect(undated.map(({ name }) => name)).not.toContain('topics-over-time');
    expect(named(undated, 'topic-map').name).toBe('topic-map');
  });
});
