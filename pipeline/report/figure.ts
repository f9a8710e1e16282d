/** A chart in the page: a picture that needs no script, and a place where the script draws it alive. */
import type { Chart } from '../chart/index.ts';
import { type Html, html, trusted } from './html.ts';

/** A chart and its picture. */
export interface Drawn {
  readonly chart: Chart;
  readonly svg: string;
}

/** All charts of the page by name. */
export type Figures = ReadonlyMap<string, Drawn>;

/** The figure called `name`, under its title unless `bare`; nothing when there is no such chart. */
export function figure(figures: Figures, name: string, { bare = false }: { bare?: boolean } = {}): Html {
  const drawn = figures.get(name);
  if (!drawn) return html``;
  const { title, description } = drawn.chart;
  const heading = bare
    ? html``
    : html`<figcaption><h3>${title}</h3><p class="sub">${description}</p></figcaption>`;
  return html`<figure class="chart">${heading}<div class="plot" data-chart="${name}" role="img" aria-label="${title}. ${description}">${trusted(drawn.svg)}</div></figure>`;
}
