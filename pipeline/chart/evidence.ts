/** One figure of the evidence over every number of topics that was tried, small, to stand beside the others. */
import type { Scene } from '../types.ts';
import { decimals, rounded } from '../words.ts';
import type { Drawing } from './chart.ts';
import { type EvidenceFigure, evidenceFigures } from './figures.ts';
import { colour } from './theme.ts';

type Tried = Pick<Scene, 'k' | 'choice'>;

/** Places in the picture, in px: the line lies between the first two, above the base and the numbers of topics under it. */
const place = { top: 24, bottom: 72, base: 92, ticks: 105, height: 112 } as const;
/** Numbers of topics nearer to the one shown than so much of the width are not written. */
const crowded = 0.13;

/** A chart for each figure; in the page alone, for files have them all in one. */
export const evidenceCharts: readonly Drawing<Tried>[] = evidenceFigures.map((figure) => ({
  name: `evidence-${figure.id}`,
  shown: 'page',
  width: 190,
  isThere: ({ choice }) =>
    choice.evidence.length > 1 && choice.evidence.some((one) => figure.value(one) !== null),
  caption: () => ({ title: figure.title, description: figure.note }),
  rows: (scene) => rows(figure, scene),
  height: () => place.height,
  frame,
}));

function rows({ value, chance, digits, bends }: EvidenceFigure, { k, choice }: Tried) {
  const { evidence, knee } = choice;
  const ks = evidence.map((one) => one.k);
  const all = evidence.flatMap((one) =>
    [
      { k: one.k, chance: false, value: value(one) },
      { k: one.k, chance: true, value: chance?.(one) ?? null },
    ].flatMap((point) => (point.value === null ? [] : [{ ...point, value: rounded(point.value) }])),
  );
  const least = Math.min(...all.map((point) => point.value));
  const most = Math.max(...all.map((point) => point.value));
  const share = (x: number): number => (most > least ? (x - least) / (most - least) : 0.5);
  const points = all.map((point) => ({
    ...point,
    at: place.bottom - share(point.value) * (place.bottom - place.top),
  }));
  const own = points.filter((point) => !point.chance);
  const dealt = points.filter((point) => point.chance);
  const shown = own.filter((point) => point.k === k);
  const [first = 0, last = 0] = [ks[0], ks.at(-1)];
  const isClear = (one: number): boolean => Math.abs(one - k) > crowded * (last - first);
  const bend = bends ? own.filter((point) => point.k === knee) : [];
  return {
    points,
    columns: ks.map((one, i) => ({
      k: one,
      from: i === 0 ? one - (last - first) * 0.06 : (one + ks[i - 1]!) / 2,
      to: i === ks.length - 1 ? one + (last - first) * 0.06 : (one + ks[i + 1]!) / 2,
      tooltip: told(
        `${one} topics`,
        own.find((point) => point.k === one),
        dealt.find((point) => point.k === one),
      ),
    })),
    shown: shown.map((point) => ({
      ...point,
      base: place.base,
      written: point.at + (isValley(point.k) ? 15 : -12),
      label: decimals(point.value, digits),
    })),
    recommended: own.filter((point) => point.k === choice.k),
    bend: bend.map((point) => ({ ...point, label: point.k === k ? '' : 'bend' })),
    ticks: [...new Set([first, last])]
      .filter(isClear)
      .map((one) => ({ k: one, chosen: false }))
      .concat({ k, chosen: true }),
    chance: nameOfChance(),
  };

  /** Whether the line rises on both sides, so that there is room beneath alone. */
  function isValley(one: number): boolean {
    const i = own.findIndex((point) => point.k === one);
    const sides = [own[i - 1], own[i + 1]].filter((point) => point !== undefined);
    return sides.length > 0 && sides.every((side) => side.at < own[i]!.at - 2);
  }

  /** At the side where its line leaves room below. */
  function nameOfChance(): object[] {
    const [left, right] = [dealt[0], dealt.at(-1)];
    if (!left || !right) return [];
    const side = right.at <= left.at ? { k: right.k, side: 'right' } : { k: left.k, side: 'left' };
    return [{ ...side, label: 'shuffled words', at: place.base - 9 }];
  }

  function told(
    name: string,
    here: { value: number } | undefined,
    there: { value: number } | undefined,
  ): string {
    const parts = [
      ...(here ? [decimals(here.value, digits)] : ['not known']),
      ...(there ? [`${decimals(there.value, digits)} for shuffled words`] : []),
    ];
    return `${name}: ${parts.join(', ')}`;
  }
}

function frame({ choice }: Tried): object {
  const ks = choice.evidence.map(({ k }) => k);
  const [first = 0, last = 1] = [ks[0], ks.at(-1)];
  const room = 0.06 * Math.max(1, last - first);
  const x = {
    field: 'k',
    type: 'quantitative',
    axis: null,
    scale: { domain: [first - room, last + room], nice: false },
  };
  const y = {
    field: 'at',
    type: 'quantitative',
    axis: null,
    scale: { domain: [place.height, 0], nice: false },
  };
  const line = (chance: boolean): object => ({
    data: { name: 'points' },
    transform: [{ filter: `datum.chance === ${chance}` }],
    mark: {
      type: 'line',
      aria: false,
      color: colour(chance ? 'ink3' : 'ink2'),
      strokeWidth: chance ? 1 : 1.5,
      strokeJoin: 'round',
      ...(chance ? { strokeDash: [3, 3] } : {}),
    },
    encoding: { x, y },
  });
  const dot = { type: 'point', opacity: 1, color: colour('ink') };
  const halo = { stroke: colour('page'), strokeWidth: 4, strokeJoin: 'round' };
  const value = { type: 'text', color: colour('ink'), fontWeight: 600, fontSize: 14 };
  const written = { x, y: { ...y, field: 'written' }, text: { field: 'label' } };
  const small = { type: 'text', color: colour('ink3'), fontSize: 12 };
  const texts = (isChosen: boolean): object => ({
    data: { name: 'ticks' },
    transform: [{ filter: `datum.chosen === ${isChosen}` }],
    mark: isChosen ? { ...small, color: colour('ink'), fontWeight: 600 } : small,
    encoding: { x, y: { value: place.ticks }, text: { field: 'k' } },
  });
  return {
    padding: 0,
    layer: [
      {
        data: { name: 'points' },
        mark: { type: 'rule', color: colour('hairline'), aria: false },
        encoding: { x: { value: 0 }, x2: { value: 'width' }, y: { value: place.base } },
      },
      {
        data: { name: 'shown' },
        mark: { type: 'rule', color: colour('rule'), aria: false },
        encoding: { x, y, y2: { field: 'base' } },
      },
      line(true),
      line(false),
      {
        data: { name: 'bend' },
        // Where there is no bend, there is nothing to name.
        mark: {
          ...dot,
          aria: false,
          shape: 'diamond',
          filled: false,
          size: 90,
          color: colour('ink2'),
          strokeWidth: 1.25,
        },
        encoding: { x, y },
      },
      {
        data: { name: 'bend' },
        mark: { ...small, dy: -13 },
        encoding: { x, y, text: { field: 'label' } },
      },
      {
        data: { name: 'recommended' },
        mark: { ...dot, filled: false, size: 130, color: colour('ink2'), strokeWidth: 1.25 },
        encoding: { x, y },
      },
      {
        data: { name: 'shown' },
        mark: { ...dot, filled: true, size: 42 },
        encoding: { x, y },
      },
      {
        data: { name: 'chance' },
        mark: { ...small, ...halo, align: { expr: 'datum.side' } },
        encoding: { x, y, text: { field: 'label' } },
      },
      {
        data: { name: 'chance' },
        mark: { ...small, align: { expr: 'datum.side' } },
        encoding: { x, y, text: { field: 'label' } },
      },
      { data: { name: 'shown' }, mark: { ...value, ...halo }, encoding: written },
      { data: { name: 'shown' }, mark: value, encoding: written },
      texts(false),
      texts(true),
      {
        // What the pointer meets: all of a column leads to its number of topics.
        data: { name: 'columns' },
        mark: { type: 'rect', color: 'transparent', cursor: 'pointer', aria: false },
        encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' }, tooltip: { field: 'tooltip' } },
      },
    ],
  };
}
