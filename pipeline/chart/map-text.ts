/** Texts of a map as layers of a chart: each with a halo in the colour of the page, so that it can be read over dots. */
import { type Look, looks } from './labels.ts';
import { colour } from './theme.ts';

/** How far above the middle of its box the first line of a text is, in px. */
export function rise({ text, look }: { readonly text: string; readonly look: Look }): number {
  return (-(text.split('\n').length - 1) * looks[look].line) / 2;
}

/** Two layers of the data set `data`, whose places `encoding` tells. */
export function textLayers(data: string, look: Look, encoding: object): object[] {
  const { size, weight, line } = looks[look];
  const mark = {
    type: 'text',
    lineBreak: '\n',
    fontSize: size,
    fontWeight: weight,
    baseline: 'middle',
    lineHeight: line,
    // Vega sets the first line at the place of a text, and the others under it.
    dy: { expr: 'datum.dy' },
  };
  const texts = { ...encoding, text: { field: 'text', type: 'nominal' } };
  return [
    {
      name: `${data}-halo`,
      data: { name: data },
      mark: { ...mark, stroke: colour('page'), strokeWidth: 5, strokeJoin: 'round', aria: false },
      encoding: texts,
    },
    {
      name: data,
      data: { name: data },
      mark: { ...mark, color: colour(look === 'name' ? 'ink' : 'ink2') },
      encoding: texts,
    },
  ];
}
