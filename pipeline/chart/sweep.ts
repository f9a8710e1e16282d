/** What each number of topics gives: the silhouette over k, the chosen one marked. */
import type { Choice } from '../types.ts';
import { type ChartSpec, chart } from './chart.ts';
import { colour } from './theme.ts';

/** A line over all k that were tried; nothing but the mark when it is one. */
export function sweep(choice: Choice): ChartSpec {
  const values = choice.evidence.map(({ k, silhouette, smallestTopic }) => ({
    k,
    silhouette,
    chosen: k === choice.k,
    label: silhouette.toFixed(2),
    tooltip: `${k} topics: silhouette ${silhouette.toFixed(2)}, smallest topic ${smallestTopic}`,
  }));
  const ks = values.map(({ k }) => k);
  const x = {
    field: 'k',
    type: 'quantitative',
    scale: { domain: [Math.min(...ks) - 0.5, Math.max(...ks) + 0.5], nice: false },
    axis: { title: 'number of topics', values: ks, grid: false, format: 'd', labelOverlap: true },
  };
  const y = { field: 'silhouette', type: 'quantitative', axis: null, scale: { zero: true, nice: true } };
  return chart(
    'sweep',
    'How well the papers fall apart, by number of topics',
    'Mean silhouette: 1 when every paper is much nearer to its topic than to the next, 0 when it lies between. Ring: the number shown.',
    640,
    {
      height: 150,
      data: { values },
      layer: [
        {
          mark: { type: 'line', color: colour('ink2'), strokeWidth: 1.5 },
          encoding: { x, y },
        },
        {
          mark: { type: 'point', filled: true, size: 36, color: colour('ink2'), opacity: 1 },
          encoding: { x, y, tooltip: { field: 'tooltip' } },
        },
        {
          transform: [{ filter: 'datum.chosen' }],
          mark: {
            type: 'point',
            size: 150,
            stroke: colour('ink'),
            strokeWidth: 1.5,
            opacity: 1,
            fill: 'transparent',
          },
          encoding: { x, y, tooltip: { field: 'tooltip' } },
        },
        {
          transform: [{ filter: 'datum.chosen' }],
          mark: { type: 'text', dy: -16, color: colour('ink'), fontWeight: 600, fontSize: 14 },
          encoding: { x, y, text: { field: 'label' } },
        },
      ],
    },
  );
}
