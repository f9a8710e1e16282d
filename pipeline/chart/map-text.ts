/** Texts of a map as layers of a chart: each with a halo in the colour of the page, so that it can be read over dots. */
import { type Look, looks } from './labels.ts';
import { colour } from './theme.ts';

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
    clip: true,
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
