/** A chart in the page: a picture that needs no script, and a place where the script draws it alive. */
import type { Chart } from '../types.ts';
import { type Html, html, trusted } from './html.ts';

/** All charts of the page by name. */
export type Figures = ReadonlyMap<string, Chart>;

/** The figure called `name`, under its title unless `bare`; nothing when there is no such chart. */
export function figure(figures: Figures, name: string, { bare = false }: { bare?: boolean } = {}): Html {
  const chart = figures.get(name);
  if (!chart) return html``;
  const { title, description, pageSvg } = chart;
  const heading = html`<figcaption><h3>${title}</h3><p class="sub">${description}</p></figcaption>`;
  return html`<figure class="chart">${bare ? null : heading}<div class="plot" data-chart="${name}" role="img" aria-label="${title}. ${description}">${trusted(pageSvg)}</div></figure>`;
}
