/** What each number of topics gives: a row for every figure of the evidence, with what chance gives where that is known. */
import type { Choice, Evidence } from '../types.ts';
import { rounded } from '../words.ts';
import { type ChartSpec, chart } from './chart.ts';
import { colour } from './theme.ts';

const rowHeight = 90;
/** Room in a row for its name, for that and the figure written above the line, and for the line, in px. */
const named = 22;
const labelled = 42;
const lineHeight = 38;

interface Row {
  readonly name: string;
  value(one: Evidence): number | null;
  chance?(one: Evidence): number | null;
  /** Digits behind the point. */
  readonly digits: number;
}

/** Rows from top to bottom: what the choice is made of, then what speaks for or against it. */
const rows: readonly Row[] = [
  {
    name: 'Topics lie apart: silhouette',
    value: (one) => one.silhouette,
    chance: (one) => one.chance.silhouette,
    digits: 2,
  },
  {
    name: 'Topics come back: agreement of two halves of the papers',
    value: (one) => one.halves,
    chance: (one) => one.chance.halves,
    digits: 2,
  },
  { name: 'Starts agree: the same topics from other random starts', value: (one) => one.seeds, digits: 2 },
  { name: 'Words belong together: NPMI coherence', value: (one) => one.coherence, digits: 2 },
  { name: 'Topics have words of their own: diversity', value: (one) => one.diversity, digits: 2 },
  { name: 'Papers far from their middle: inertia', value: (one) => one.inertia, digits: 0 },
  { name: 'Papers in the smallest topic', value: (one) => one.smallestTopic, digits: 0 },
];

/** A line over all k that were tried for each figure, the chosen k ruled through below the names; points alone when it is one k. */
export function sweep(choice: Choice): ChartSpec {
  const { evidence } = choice;
  const shown = rows.filter(({ value }) => evidence.some((one) => value(one) !== null));
  const points = shown.flatMap((row, i) => pointsOf(row, i, choice));
  const names = shown.map(({ name }, i) => ({ name, at: i * rowHeight + 12 }));
  const chosen = shown.map((_, i) => ({ k: choice.k, from: i * rowHeight + named, to: (i + 1) * rowHeight }));
  const ks = evidence.map(({ k }) => k);
  const height = shown.length * rowHeight;
  const x = {
    field: 'k',
    type: 'quantitative',
    scale: { domain: [Math.min(...ks) - 0.5, Math.max(...ks) + 0.5], nice: false },
    axis: {
      title: 'number of topics',
      values: ks,
      grid: false,
      format: 'd',
      labelOverlap: true,
      domain: false,
    },
  };
  const scale = { domain: [height, 0], nice: false };
  const y = { field: 'at', type: 'quantitative', axis: null, scale };
  const line = (chance: boolean): object => ({
    transform: [{ filter: `datum.chance === ${chance}` }],
    mark: {
      type: 'line',
      color: colour(chance ? 'ink3' : 'ink2'),
      strokeWidth: chance ? 1 : 1.5,
      ...(chance ? { strokeDash: [3, 3] } : {}),
    },
    encoding: { x, y, detail: { field: 'row', type: 'nominal' } },
  });
  return chart(
    'sweep',
    'The evidence, by number of topics',
    'Solid: these papers. Dashed: the same words dealt out to the papers by chance. Upright line: the number shown. Each row has a scale of its own.',
    640,
    {
      height,
      data: { values: points },
      layer: [
        {
          data: { values: chosen },
          mark: { type: 'rule', color: colour('rule') },
          encoding: { x, y: { ...y, field: 'from' }, y2: { field: 'to' } },
        },
        line(true),
        line(false),
        {
          transform: [{ filter: 'datum.chance === false' }],
          mark: { type: 'point', filled: true, size: 30, color: colour('ink2'), opacity: 1 },
          encoding: { x, y, tooltip: { field: 'tooltip' } },
        },
        {
          transform: [{ filter: 'datum.label !== ""' }],
          mark: {
            type: 'text',
            dy: -11,
            color: colour('ink'),
            fontWeight: 600,
            fontSize: 13,
            stroke: colour('page'),
            strokeWidth: 4,
          },
          encoding: { x, y, text: { field: 'label' } },
        },
        {
          transform: [{ filter: 'datum.label !== ""' }],
          mark: { type: 'text', dy: -11, color: colour('ink'), fontWeight: 600, fontSize: 13 },
          encoding: { x, y, text: { field: 'label' } },
        },
        {
          data: { values: names },
          mark: { type: 'text', align: 'left', color: colour('ink2'), fontSize: 13 },
          encoding: { x: { value: 0 }, y, text: { field: 'name' } },
        },
      ],
    },
  );
}

/** The values of one row as places in it, from its lowest to its highest. */
function pointsOf({ name, value, chance, digits }: Row, row: number, choice: Choice): object[] {
  const all = choice.evidence.flatMap((one) =>
    [
      { k: one.k, chance: false, value: value(one) },
      { k: one.k, chance: true, value: chance?.(one) ?? null },
    ].flatMap((point) => (point.value === null ? [] : [{ ...point, value: rounded(point.value) }])),
  );
  const least = Math.min(...all.map((point) => point.value));
  const most = Math.max(...all.map((point) => point.value));
  const share = (x: number): number => (most > least ? (x - least) / (most - least) : 0.5);
  return all.map((point) => ({
    row: name,
    k: point.k,
    chance: point.chance,
    value: point.value,
    at: row * rowHeight + labelled + (1 - share(point.value)) * lineHeight,
    label: point.k === choice.k && !point.chance ? point.value.toFixed(digits) : '',
    tooltip: `${point.k} topics. ${name}: ${point.value.toFixed(digits)}`,
  }));
}
