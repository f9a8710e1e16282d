import { describe, expect, it } from 'vitest';
import { type ChartSpec, specOf } from '../../pipeline/chart/chart.ts';
import { render } from '../../pipeline/chart/render.ts';
import { palette } from '../../pipeline/chart/theme.ts';
import { topicSplits } from '../../pipeline/chart/topic-splits.ts';
import type { Lineage } from '../../pipeline/types.ts';
import { lonely, sixLineage } from './lineages.ts';
import { drawn } from './specs.ts';

interface Strand {
  readonly papers: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly width: number;
  readonly colour: string;
  readonly strength: number;
  readonly tooltip: string;
}
interface Circle {
  readonly k: number;
  readonly topic: string;
  readonly papers: number;
  readonly x: number;
  readonly y: number;
  readonly area: number;
  readonly colour: string;
}
interface Name {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}
interface Band {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly width: number;
}

function chartOf(lineage: Lineage): ChartSpec {
  return specOf(topicSplits, { k: lineage.k, lineage });
}

/** The tables of a chart, by what their rows tell. */
function read(
  lineage: Lineage,
  k = lineage.k,
): {
  strands: readonly Strand[];
  circles: readonly Circle[];
  names: readonly Name[];
  bands: readonly Band[];
} {
  const { strands, bands, names, circles } = topicSplits.rows({ k, lineage }, 0);
  return {
    strands: strands as Strand[],
    bands: bands as Band[],
    names: names as Name[],
    circles: circles as Circle[],
  };
}

/** Two topics of `first` and the rest of a thousand papers, of which `moving` change sides. */
function thousand(first: number, moving: number): Lineage {
  const topics = (sizes: readonly number[]): Lineage['columns'][number]['topics'] =>
    sizes.map((size, slot) => ({ slot, size, name: `Name ${slot}` }));
  return {
    k: 2,
    lanes: [0, 1, 2],
    columns: [
      { k: 2, topics: topics([first, 1000 - first]) },
      { k: 3, topics: topics([first - moving, 1000 - first - 1 + moving, 1]) },
    ],
    drawn: {
      ks: [2, 3],
      flows: [
        { k: 2, topic: 0, toK: 3, toTopic: 0, papers: first - moving },
        { k: 2, topic: 0, toK: 3, toTopic: 1, papers: moving },
        { k: 2, topic: 1, toK: 3, toTopic: 1, papers: 1000 - first - 1 },
        { k: 2, topic: 1, toK: 3, toTopic: 2, papers: 1 },
      ],
    },
  };
}

/** Forty topics that stay as they are from the first to the last of ten numbers. */
const forty: Lineage = {
  k: 40,
  lanes: Array.from({ length: 40 }, (_, slot) => slot),
  columns: Array.from({ length: 10 }, (_, i) => ({
    k: 40 + i,
    topics: Array.from({ length: 40 }, (_, slot) => ({ slot, size: 5, name: `Name ${slot}` })),
  })),
  drawn: { ks: Array.from({ length: 10 }, (_, i) => 40 + i), flows: [] },
};

describe('topicSplits', () => {
  it('has a circle for each topic of each number, in its lane and colour', () => {
    const { circles } = read(sixLineage);
    expect(circles.map(({ k, topic, papers }) => [k, topic, papers])).toEqual(
      sixLineage.columns.flatMap(({ k, topics }) => topics.map(({ name, size }) => [k, name, size])),
    );
    const at = (k: number): number[] => circles.filter((one) => one.k === k).map(({ y }) => y);
    const [first, last] = [at(2)[0]!, at(2)[1]!];
    // Lanes 0, 2, 3, 1 from top to bottom, equally far from each other.
    expect(at(3)).toEqual([first, last, first + (last - first) / 3]);
    expect(at(4)).toEqual([first, last, first + (2 * (last - first)) / 3, first + (last - first) / 3]);
    expect(circles.map(({ colour }) => colour)).toEqual(
      [0, 1, 0, 1, 2, 0, 1, 3, 2].map((slot) => `var(--topic${slot})`),
    );
  });

  it('has circles as large as the papers, by area', () => {
    const [four, two] = read(sixLineage).circles;
    expect(four!.area / two!.area).toBeCloseTo(2, 2);
  });

  it('has strands as wide as the papers that go on, 54 px for all of them', () => {
    const { strands } = read(sixLineage);
    expect(strands.map(({ papers, width }) => [papers, width])).toEqual([
      [1, 9],
      [2, 18],
      [3, 27],
      [1, 9],
      [1, 9],
      [2, 18],
      [2, 18],
    ]);
    expect(strands.map(({ colour }) => colour.replace(/\D/g, ''))).toEqual([
      '2',
      '1',
      '0',
      '3',
      '2',
      '0',
      '1',
    ]);
    expect(strands[0]!.tooltip).toBe('1 paper from Program synthesis (of 2) to proof · search · tree (of 3)');
  });

  it.each([
    ['leave', 0, (of: string) => `from ${of} to`],
    ['arrive', 3, (of: string) => `to ${of}`],
  ] as const)(
    'has strands %s stacked in the order of the lanes, without gaps or overlaps',
    (_, end, says) => {
      for (const [lineage, papers] of [
        [sixLineage, 6],
        [thousand(500, 100), 1000],
      ] as const) {
        const { strands, circles } = read(lineage);
        const { ks } = lineage.drawn;
        const closed = end === 0 ? ks.at(-1) : ks[0];
        for (const circle of circles.filter(({ k }) => k !== closed)) {
          const text = says(`${circle.topic} (of ${circle.k})`);
          const bundle = strands
            .filter(({ tooltip }) => `${tooltip} to`.includes(text))
            .sort((a, b) => a.y[end]! - b.y[end]!);
          expect(bundle.reduce((sum, one) => sum + one.papers, 0)).toBe(circle.papers);
          let edge = circle.y - (27 * circle.papers) / papers;
          let other = Number.NEGATIVE_INFINITY;
          for (const one of bundle) {
            const half = (27 * one.papers) / papers;
            expect(one.y[end]! - half).toBeCloseTo(edge, 1);
            expect(one.y[3 - end]!).toBeGreaterThan(other);
            edge = one.y[end]! + half;
            other = one.y[3 - end]!;
          }
        }
      }
    },
  );

  it('is straight where a topic stays', () => {
    const { strands } = read(sixLineage);
    const stays = strands.filter(({ tooltip }) => /from Diffusion.* to Diffusion/.test(tooltip));
    expect(stays).toHaveLength(2);
    for (const { y } of stays) expect(new Set(y).size).toBe(1);
  });

  it('makes strands fainter the less they are of the topic they go to', () => {
    const { strands } = read(thousand(500, 100));
    const [few, most] = strands.filter(({ tooltip }) => tooltip.endsWith('to Name 1 (of 3)'));
    expect([few!.papers, most!.papers]).toEqual([100, 499]);
    expect(few!.strength).toBeLessThan(most!.strength);
    const alone = strands.find(({ tooltip }) => tooltip.endsWith('to Name 0 (of 3)'));
    expect(alone!.strength).toBeGreaterThan(most!.strength);
  });

  it('leaves out strands below a hundredth of the list and a tenth of both topics, and says so', () => {
    const says = 'Not drawn: strands of less than 1\u202f% of the list and 10\u202f% of both topics.';
    const count = (lineage: Lineage): number => read(lineage).strands.length;
    // The one paper that goes to a topic of its own is all of that topic.
    expect([count(thousand(500, 10)), count(thousand(500, 9))]).toEqual([4, 3]);
    expect(chartOf(thousand(500, 9)).description).toContain(says);
    expect(chartOf(thousand(500, 10)).description).not.toContain('Not drawn');
    // Nine papers are a tenth of 90.
    expect([count(thousand(90, 9)), count(thousand(91, 9))]).toEqual([4, 3]);
  });

  it('draws the numbers it is told to, and says how many others there are', () => {
    const some = { ...sixLineage, drawn: { ...sixLineage.drawn, ks: [2, 4], flows: [] } };
    expect(new Set(read(some).circles.map(({ k }) => k))).toEqual(new Set([2, 4]));
    expect(chartOf(some).description).toContain('Not drawn: 1 of the 3 numbers that were tried.');
    expect(chartOf(sixLineage).description).not.toContain('Not drawn');
  });

  it('opens behind the chosen number, for the names of its topics', () => {
    const { names, bands, circles } = read(sixLineage);
    expect(names.map(({ text }) => text)).toEqual([
      'Program synthesis\u20024',
      'Diffusion "images" & <video>\u20022',
    ]);
    const next = Math.min(...circles.filter(({ k }) => k === 3).map(({ x }) => x));
    for (const [i, { x, text, y }] of names.entries()) {
      // 13 px letters are less than 7 px wide on average.
      expect(x + 6.5 * text.length).toBeLessThan(next);
      expect(y).toBeLessThan(bands[i]!.y - bands[i]!.width / 2);
    }
    expect(bands.map(({ width }) => width)).toEqual([36, 18]);
  });

  it('has room for the names where the chosen number is the last, and nothing that goes on there', () => {
    const { circles, bands, names } = read({ ...sixLineage, k: 4 });
    expect(names).toHaveLength(4);
    expect(Math.max(...circles.map(({ x }) => x))).toBeLessThan(880 - 6.5 * 28);
    expect(bands.map(({ width, x2 }) => [width, x2 < 880])).toEqual(new Array(4).fill([1, true]));
  });

  it('cuts long names between words', () => {
    const name = 'retrieval-augmented generation, knowledge graphs, question answering';
    const long: Lineage = {
      ...sixLineage,
      columns: sixLineage.columns.map(({ k, topics }) => ({
        k,
        topics: topics.map((one) => ({ ...one, name: one.slot === 0 ? name : 'x'.repeat(10_000) })),
      })),
    };
    const [words, letters] = read(long).names.map(({ text }) => text);
    expect(words).toBe('retrieval-augmented generation…\u20024');
    expect(letters).toBe(`${'x'.repeat(35)}…\u20022`);
  });

  it('stays readable with forty topics: names do not overlap, lanes without names are narrow', () => {
    const { names, circles } = read(forty);
    const ys = names.map(({ y }) => y);
    ys.slice(1).forEach((y, i) => {
      expect(y - ys[i]!).toBeGreaterThan(16);
    });
    const few = read({
      ...forty,
      k: 49,
      columns: forty.columns.map((one) => (one.k === 49 ? { ...one, topics: one.topics.slice(0, 5) } : one)),
    });
    expect(Math.max(...few.circles.map(({ y }) => y))).toBeLessThan(650);
    expect(Math.max(...circles.map(({ y }) => y))).toBeGreaterThan(1000);
  });

  it('gives topics beyond the twelfth colour the first ones again', () => {
    const { circles } = read(forty);
    expect(circles[13]!.colour).toBe(circles[1]!.colour);
  });

  it('opens the column of the number shown, with its names, and that of the recommended one where it is not drawn', () => {
    const namesAt = (k: number): unknown =>
      read(sixLineage, k).names.map(({ text }) => text.split('\u2002')[0]);
    const named = (at: number): unknown => sixLineage.columns[at]!.topics.map(({ name }) => name);
    expect(namesAt(3)).toEqual(named(1));
    expect(namesAt(4)).toEqual(named(2));
    expect(namesAt(17)).toEqual(named(0));
  });

  it('is none where one number of topics was tried', () => {
    expect(topicSplits.isThere?.({ k: 1, lineage: lonely })).toBe(false);
  });

  it('is drawn: a path for each strand, as wide as the data say, and a circle for each topic', async () => {
    const { svg } = await render(chartOf(sixLineage));
    const paths = [...svg.matchAll(/<path d="(M[^"]*C[^"]*)" stroke="([^"]*)" stroke-width="([\d.]+)"/g)];
    const { strands } = read(sixLineage);
    expect(paths.map(([, , , width]) => Number(width))).toEqual(strands.map(({ width }) => width));
    expect(paths[0]![2]).toBe(palette.topic2[0]);
    const numbers = (paths[0]![1] ?? '').split(/[MC,]/).filter(Boolean).map(Number);
    expect(numbers.slice(0, 2)).toEqual([strands[0]!.x[0], strands[0]!.y[0]]);
    expect(numbers.slice(-2)).toEqual([strands[0]!.x[3], strands[0]!.y[3]]);
    expect(drawn(svg, 'circle')).toBe(9);
    for (const k of [2, 3, 4]) expect(svg).toContain(`>${k}</text>`);
  });

  it('leaves its input alone', () => {
    const before = JSON.stringify(sixLineage);
    chartOf(sixLineage);
    expect(JSON.stringify(sixLineage)).toBe(before);
  });
});
