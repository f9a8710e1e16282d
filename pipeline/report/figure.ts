/** A chart in the page: a picture that needs no script, and a place where the script draws it alive. */
import type { Chart } from '../types.ts';
import { type Html, html, trusted } from './html.ts';

/** All charts of the page by name. */
export type Figures = ReadonlyMap<string, Chart>;

/** How a figure stands in the page. */
interface Setting {
  /** Without its title. */
  readonly bare?: boolean;
  /** Never narrower than it can be read: it scrolls sideways in its own frame where the page is. */
  readonly wide?: boolean;
}

/** The figure called `name`, under its title unless `bare`; nothing when there is no such chart. */
export function figure(figures: Figures, name: string, { bare = false, wide = false }: Setting = {}): Html {
  const chart = figures.get(name);
  if (!chart) return html``;
  const { title, description, pageSvg } = chart;
  const heading = html`<figcaption><h3>${title}</h3><p class="sub">${description}</p></figcaption>`;
  const frame = wide ? html` class="plot wide" tabindex="0"` : html` class="plot"`;
  return html`<figure class="chart">${bare ? null : heading}<div${frame} data-chart="${name}" role="img" aria-label="${title}. ${description}">${trusted(pageSvg)}</div></figure>`;
}
