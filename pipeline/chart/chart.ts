/** What a chart of the report is made of. */
import { grouped, inLines } from '../words.ts';
import { config, type Spec } from './theme.ts';

/** What a chart is before it is drawn: its file name, what it says, and its Vega-Lite spec. */
export interface ChartSpec {
  /** File name without ending, for instance `topic-sizes`. */
  readonly name: string;
  /** States what is shown. */
  readonly title: string;
  /** How to read it, and the text alternative. */
  readonly description: string;
  readonly spec: Spec;
}

/** A chart from its parts; the shared looks are added here. `width` in px is that of the picture, the page sets its own. */
export function chart(
  name: string,
  title: string,
  description: string,
  width: number,
  body: object,
): ChartSpec {
  const spec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${title}. ${description}`,
    title: { text: title, subtitle: inLines(description, width / 8.5) },
    width,
    ...body,
    config,
  } as Spec;
  return { name, title, description, spec };
}

/** `1 paper`, `2 papers`. */
export function papers(count: number): string {
  return count === 1 ? '1 paper' : `${grouped(count)} papers`;
}
