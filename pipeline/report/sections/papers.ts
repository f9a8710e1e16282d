/** All papers as a table, by topic and similarity. */
import { byTopic } from '../../order.ts';
import type { Paper, Run } from '../../types.ts';
import { counted, cut, dateShort, decimals } from '../../words.ts';
import { type Html, html } from '../html.ts';

/** Rows in the page; the rest is in `papers.csv`. */
const mostRows = 500;
/** Longest title shown, in characters. */
const longestTitle = 300;

/** The title, as a link where the paper has an address. */
export function paperTitle({ title, url }: Paper): Html {
  const text = cut(title, longestTitle);
  return url
    ? html`<a class="ti" dir="auto" href="${url}" rel="noreferrer">${text}</a>`
    : html`<span class="ti" dir="auto">${text}</span>`;
}

export function paperRows(run: Run): Html {
  const { papers } = run.corpus;
  const { assignment, similarity } = run.clustering;
  const order = byTopic(run.clustering);
  const rows = order.slice(0, mostRows);
  const more = order.length - rows.length;
  return html`<section id="papers"><div class="row">
<div class="side"><h2>All papers</h2><p class="lead">By topic, then by similarity. The same table, with more columns, is in papers.csv.</p></div>
<div class="main"><table class="papers">
<thead><tr><th>Paper</th><th>Topic</th><th class="num">Date</th><th class="num">Similarity</th></tr></thead>
<tbody>${rows.map((i) => {
    const paper = papers[i];
    const topic = run.topics[assignment[i]!];
    return paper && topic
      ? html`<tr class="t${topic.id}"><td>${paperTitle(paper)}</td><td class="tp"><i class="dot"></i>${topic.label}</td><td class="num">${dateShort(paper.published)}</td><td class="num">${decimals(similarity[i]!)}</td></tr>`
      : null;
  })}</tbody></table>${more > 0 ? html`<p class="lead">${counted(more, 'more paper')} in papers.csv.</p>` : null}</div>
</div></section>`;
}
