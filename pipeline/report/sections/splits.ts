/** How topics split as their number grows: the picture, and what it shows as a table. */
import type { Flow, Lineage } from '../../types.ts';
import { counted, grouped } from '../../words.ts';
import { type Figures, figure } from '../figure.ts';
import { type Html, html } from '../html.ts';

/** Topics that are named as the ones a topic goes to; the rest are counted. */
const mostNamed = 3;

/** Nothing where one number of topics alone was tried. */
export function splits(lineage: Lineage, figures: Figures): Html {
  const { ks, flows } = lineage.drawn;
  if (ks.length < 2) return html``;
  return html`${figure(figures, 'topic-splits', { wide: true })}
<details><summary>Which papers go where, as a table</summary><table class="flows">
<thead><tr><th scope="col">Topic</th><th scope="col" class="num">Papers</th><th scope="col">Go to</th></tr></thead>
${ks.slice(1).map((toK, i) => step(lineage, ks[i]!, toK, flows))}
</table></details>`;
}

function step({ columns }: Lineage, k: number, toK: number, flows: readonly Flow[]): Html {
  const topicsOf = (of: number): Lineage['columns'][number]['topics'] =>
    columns.find((column) => column.k === of)?.topics ?? [];
  const next = topicsOf(toK);
  const leaving = new Map<number, Flow[]>();
  for (const flow of flows) {
    if (flow.k === k) leaving.set(flow.topic, [...(leaving.get(flow.topic) ?? []), flow]);
  }
  return html`<tbody><tr><th scope="rowgroup" colspan="3">From ${counted(k, 'topic')} to ${grouped(toK)}</th></tr>${topicsOf(
    k,
  ).map(({ name, size, slot }, topic) => {
    const all = (leaving.get(topic) ?? []).sort((a, b) => b.papers - a.papers || a.toTopic - b.toTopic);
    const named = all.slice(0, mostNamed).map(({ papers, toTopic }) => {
      const to = next[toTopic];
      const isSame = to?.slot === slot && to.name === name;
      return `${grouped(papers)} to ${isSame ? 'the same' : (to?.name ?? '')}`;
    });
    const others = all.slice(mostNamed);
    const rest = others.reduce((sum, { papers }) => sum + papers, 0);
    const more = rest > 0 ? `; ${grouped(rest)} to ${counted(others.length, 'other')}` : '';
    return html`<tr><td>${name}</td><td class="num">${grouped(size)}</td><td>${named.join('; ')}${more}</td></tr>`;
  })}</tbody>`;
}
