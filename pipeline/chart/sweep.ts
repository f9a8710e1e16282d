/** What each number of topics gives: a row for every figure of the evidence, with what chance gives where that is known. */
import type { Scene } from '../types.ts';
import { rounded } from '../words.ts';
import type { Drawing } from './chart.ts';
import { type EvidenceFigure, knownFigures } from './figures.ts';
import { colour } from './theme.ts';

const rowHeight = 90;
/** Room in a row for its name, for that and the figure written above the line, and for the line, in px. */
const named = 22;
const labelled = 42;
const lineHeight = 38;

type Tried = Pick<Scene, 'k' | 'choice'>;

/**
 * A line over all k that were tried for each figure, that shown ruled through below the names, a ring about the one
 * recommended; points alone when it is one k.
 */
export const sweep: Drawing<Tried> = {
  name: 'sweep',
  shown: 'file',
  width: 640,
  caption: () => ({
    title: 'The evidence, by number of topics',
    description:
      'Solid: these papers. Dashed: the same words dealt out to the papers by chance. Upright line: the number shown. Ring: the number recommended. Each row has a scale of its own.',
  }),
  height: (scene) => knownFigures(scene.choice).length * rowHeight,
  rows: (scene) => {
    const shown = knownFigures(scene.choice);
    return {
      points: shown.flatMap((row, i) => pointsOf(row, i, scene)),
      names: shown.map(({ line }, i) => ({ name: line, at: i * rowHeight + 12 })),
      columns: scene.choice.evidence.map(({ k }) => ({ k, from: k - 0.5, to: k + 0.5 })),
      chosen: shown.map((_, i) => ({ k: scene.k, from: i * rowHeight + named, to: (i + 1) * rowHeight })),
    };
  },
  frame,
  columns: { points: { row: 'Figure', k: 'Topics', value: 'Value', chance: 'Of chance' } },
};

function frame(scene: Tried): object {
  const ks = scene.choice.evidence.map(({ k }) => k);
  const height = knownFigures(scene.choice).length * rowHeight;
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
  return {
    data: { name: 'points' },
    layer: [
      {
        // What the pointer meets: all of a column leads to its number of topics.
        data: { name: 'columns' },
        mark: { type: 'rect', color: 'transparent', cursor: 'pointer', aria: false },
        encoding: { x: { ...x, field: 'from' }, x2: { field: 'to' } },
      },
      {
        data: { name: 'chosen' },
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
        transform: [{ filter: 'datum.recommended' }],
        mark: {
          type: 'point',
          filled: false,
          size: 110,
          color: colour('ink2'),
          strokeWidth: 1.25,
          opacity: 1,
        },
        encoding: { x, y },
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
        data: { name: 'names' },
        mark: { type: 'text', align: 'left', color: colour('ink2'), fontSize: 13 },
        encoding: { x: { value: 0 }, y, text: { field: 'name' } },
      },
    ],
  };
}

/** The values of one row as places in it, from its lowest to its highest. */
function pointsOf(
  { line: name, value, chance, digits }: EvidenceFigure,
  row: number,
  { k, choice }: Tried,
): object[] {
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
    recommended: point.k === choice.k && !point.chance,
    label: point.k === k && !point.chance ? point.value.toFixed(digits) : '',
    tooltip: `${point.k} topics. ${name}: ${point.value.toFixed(digits)}`,
  }));
}
