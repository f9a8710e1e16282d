/** The topics at a glance: name and words, size, share, trend. */

import type { Run } from '../../types.ts';
import { counted, percent } from '../../words.ts';
import { type Figures, figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import type { Trends } from '../trend.ts';

export function glance(run: Run, trends: Trends | null, figures: Figures): Html {
  const notes = trends
    ? html`<p class="lead">By size. The trend compares a topic’s share in ${trends.years.before} (${counted(trends.totals.before, 'paper')}) with ${trends.years.last}, as far as it goes (${counted(trends.totals.last, 'paper')}).</p><p class="lead">New: none before ${trends.years.last}, three or more in it. Rising, fading: five points of share and two papers or more. Too few to say: a topic under five papers, with under four in the two years.</p>`
    : html`<p class="lead">By size.</p>`;
  return html`<section class="first" id="glance"><div class="row">
<div class="side"><h2>Topics at a glance</h2>${notes}</div>
<div class="main"><table class="glance">
<thead><tr><th>Topic and its words</th><th class="bars">Papers</th><th class="num">Share</th>${trends ? html`<th class="num">${trends.years.before} → ${trends.years.last}</th><th>Trend</th>` : null}</tr></thead>
<tbody>${run.topics.map((topic, i) => {
    const trend = trends?.topics[i];
    return html`<tr class="t${i}">
<td class="lab"><a href="#topic-${i}"><i class="dot"></i><b>${topic.label}</b><span>${topic.words
      .slice(0, 4)
      .map(({ term }) => term)
      .join(', ')}</span></a></td>
${i === 0 ? html`<td class="bars" rowspan="${run.topics.length}">${figure(figures, 'topic-bars', { bare: true })}</td>` : null}
<td class="num"><span class="phone">${counted(topic.size, 'paper')}, </span>${percent(topic.share)}</td>
${trend ? html`<td class="num change">${trend.before} → ${trend.last}</td><td class="trend">${trend.word === 'steady' || trend.word === 'too few to say' ? trend.word : html`<b>${trend.word}</b>`}</td>` : null}
</tr>`;
  })}</tbody></table></div>
</div></section>`;
}
