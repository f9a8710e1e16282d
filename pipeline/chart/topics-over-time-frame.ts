/** Where everything stands in the charts over time: in px or in parts of its own field, so that it is the same for every list. */
import { colour } from './theme.ts';

/** Names are at the left where there is room, and above the bars where there is none. */
export function frame(): object {
  const y = { type: 'quantitative', axis: null, scale: { domain: [{ expr: 'height' }, 0], nice: false } };
  const unit = (range: readonly [string, string]): object => ({
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, 1], nice: false, range: range.map((expr) => ({ expr })) },
  });
  const time = unit(['left', 'width - right']);
  const share = unit(['left > 0 ? width - right + 36 : 0', 'left > 0 ? width - 62 : 1']);
  const plain = { field: 'colour', type: 'nominal', scale: null };
  const beside = { expr: 'left > 0 ? 18 : 0' };
  const label = { type: 'text', fontSize: 12, color: colour('ink3') };
  const bar = {
    x: { field: 'from', ...time },
    x2: { field: 'to' },
    y: { field: 'base', ...y },
    y2: { field: 'top' },
  };
  const strong = { field: 'strength', type: 'quantitative', scale: null };
  // Shares have no room on a phone.
  const shown = { expr: 'left > 0 ? 1 : 0' };
  return {
    params: [
      { name: 'left', expr: 'width < 600 ? 0 : 252' },
      { name: 'right', expr: "width < 600 || length(data('heads')) == 0 ? 4 : 250" },
    ],
    resolve: { scale: { x: 'independent' } },
    layer: [
      {
        layer: [
          { data: { name: 'washes' }, mark: { type: 'rect', color: colour('wash') }, encoding: bar },
          {
            data: { name: 'ticks' },
            mark: { type: 'rule', color: colour('hairline') },
            encoding: { x: { field: 'at', ...time }, y: { field: 'top', ...y }, y2: { field: 'base' } },
          },
          {
            data: { name: 'bars' },
            mark: { type: 'rect', cursor: 'pointer' },
            encoding: { ...bar, color: plain, opacity: strong, tooltip: { field: 'tooltip' } },
          },
          {
            data: { name: 'all' },
            mark: { type: 'rect', color: colour('ink3'), cursor: 'pointer' },
            encoding: { ...bar, opacity: strong, tooltip: { field: 'tooltip' } },
          },
          {
            data: { name: 'ticks' },
            mark: {
              ...label,
              align: 'left',
              baseline: 'bottom',
              opacity: { expr: 'datum.room * (width - left - right) > datum.wide ? 1 : 0' },
            },
            encoding: { x: { field: 'at', ...time }, y: { field: 'top', ...y }, text: { field: 'label' } },
          },
          {
            data: { name: 'all' },
            mark: {
              ...label,
              color: colour('ink2'),
              baseline: 'bottom',
              dy: -2,
              opacity: { expr: 'datum.room < width - left - right ? 1 : 0' },
            },
            encoding: {
              x: { field: 'middle', ...time },
              y: { field: 'top', ...y },
              text: { field: 'label' },
            },
          },
          {
            data: { name: 'peaks' },
            mark: { ...label, color: colour('ink2'), baseline: 'bottom', dy: -1, opacity: shown },
            encoding: {
              x: { field: 'middle', ...time },
              y: { field: 'top', ...y },
              text: { field: 'label' },
            },
          },
          {
            data: { name: 'washes' },
            mark: { ...label, align: 'right', baseline: 'top', dy: 4 },
            encoding: { x: { field: 'to', ...time }, y: { field: 'base', ...y }, text: { field: 'label' } },
          },
        ],
      },
      {
        layer: [
          {
            data: { name: 'names' },
            mark: { type: 'rule', color: colour('rule') },
            encoding: {
              x: { value: { expr: 'left' } },
              x2: { value: { expr: 'width - right' } },
              y: { field: 'base', ...y },
            },
          },
          {
            data: { name: 'names' },
            mark: { type: 'circle', size: 70, opacity: 1, yOffset: beside },
            encoding: { x: { value: 5 }, y: { field: 'at', ...y }, color: plain },
          },
          {
            data: { name: 'names' },
            mark: {
              type: 'text',
              align: 'left',
              baseline: 'middle',
              color: colour('ink'),
              fontSize: 14,
              dy: beside,
              limit: { expr: 'left > 0 ? left - 34 : width - 90' },
            },
            encoding: {
              x: { value: 17 },
              y: { field: 'at', ...y },
              text: { field: 'label' },
              tooltip: { field: 'full' },
            },
          },
          {
            data: { name: 'years' },
            mark: {
              type: 'text',
              align: 'right',
              baseline: 'middle',
              color: colour('ink2'),
              fontSize: 14,
              dy: beside,
            },
            encoding: { x: { value: 'width' }, y: { field: 'at', ...y }, text: { field: 'numbers' } },
          },
        ],
      },
      {
        layer: [
          {
            data: { name: 'heads' },
            mark: { ...label, align: 'left', baseline: 'top', opacity: shown },
            encoding: {
              x: { value: { expr: 'left > 0 ? width - right + 36 : 0' } },
              y: { value: 2 },
              text: { field: 'label' },
            },
          },
          {
            data: { name: 'grid' },
            mark: { type: 'rule', color: colour('hairline'), opacity: shown },
            encoding: { x: { field: 'at', ...share }, y: { field: 'top', ...y }, y2: { field: 'base' } },
          },
          {
            data: { name: 'grid' },
            mark: { ...label, baseline: 'bottom', opacity: shown },
            encoding: { x: { field: 'at', ...share }, y: { field: 'top', ...y }, text: { field: 'label' } },
          },
          {
            data: { name: 'years' },
            mark: { type: 'rule', strokeWidth: 2, opacity: shown, yOffset: beside },
            encoding: {
              x: { field: 'before', ...share },
              x2: { field: 'last' },
              y: { field: 'at', ...y },
              color: plain,
            },
          },
          {
            data: { name: 'years' },
            mark: {
              type: 'point',
              size: 70,
              filled: false,
              strokeWidth: 2,
              fill: colour('page'),
              opacity: shown,
              yOffset: beside,
            },
            encoding: {
              x: { field: 'before', ...share },
              y: { field: 'at', ...y },
              stroke: plain,
              tooltip: { field: 'tooltip' },
            },
          },
          {
            data: { name: 'years' },
            mark: { type: 'circle', size: 90, opacity: shown, yOffset: beside },
            encoding: {
              x: { field: 'last', ...share },
              y: { field: 'at', ...y },
              color: plain,
              tooltip: { field: 'tooltip' },
            },
          },
        ],
      },
    ],
  };
}
