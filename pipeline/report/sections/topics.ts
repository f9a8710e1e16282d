/** A card for each topic: its name, when, its words, the papers that stand for it and why they are in it. */

import type { Run } from '../../types.ts';
import { counted, cut, dateShort, decimals, percent } from '../../words.ts';
import { type Figures, figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import type { TopicSums } from '../tables.ts';
import type { Trends } from '../trend.ts';
import { paperTitle } from './papers.ts';

export function topicCards(
  run: Run,
  sums: readonly TopicSums[],
  trends: Trends | null,
  figures: Figures,
): Html {
  return html`<section id="topics"><div class="row">
<div class="side"><h2>What is each topic?</h2></div>
<div class="main"><p class="lead">Words are in order of how much they set the topic apart. The papers nearest to its middle come first, with their similarity to it (1 is the middle itself) and the words that put them there.</p></div>
</div>
${run.topics.map((topic) => card(run, topic.id, sums[topic.id], trends, figures))}
</section>`;
}

function card(
  run: Run,
  id: number,
  sums: TopicSums | undefined,
  trends: Trends | null,
  figures: Figures,
): Html {
  const topic = run.topics[id];
  if (!topic) return html``;
  const { assignment, similarity, runnerUp, runnerUpSimilarity, weak: isWeak } = run.clustering;
  const { papers } = run.corpus;
  const trend = trends?.topics[id];
  const months = Object.keys(sums?.months ?? {});
  const index = new Map(papers.map((paper, i) => [paper.id, i]));
  const weak = papers
    .map((paper, i) => ({ paper, i, margin: similarity[i]! - runnerUpSimilarity[i]! }))
    .filter(({ i }) => assignment[i] === id && isWeak[i] === 1)
    .sort((a, b) => a.margin - b.margin || a.i - b.i);
  return html`<article class="card row t${id}" id="topic-${id}">
<div class="side"><div class="bar"></div><h3>${topic.label}</h3>
<p class="meta">${counted(topic.size, 'paper')}, ${percent(topic.share)}${months.length > 0 ? html`<br>${dateShort(months[0] ?? '')} to ${dateShort(months.at(-1) ?? '')}` : null}${trend && trends ? html`<br>${trend.word}: ${trend.before} in ${trends.years.before}, ${trend.last} in ${trends.years.last}` : null}${sums?.comments == null ? null : html`<br>${counted(sums.comments, 'comment')}`}${sums?.upvotes == null ? null : html`<br>${counted(sums.upvotes, 'upvote')}`}</p>
${topic.phrases.length > 0 ? html`<p class="meta"><b>Phrases</b><br>${topic.phrases.map(({ term }) => term).join(', ')}</p>` : null}
</div>
<div class="main split">
<div><p class="sub">Bar: share of the topic’s papers with the word. Line: share of all others.</p>${figure(figures, `topic-${id}-words`, { bare: true })}</div>
<div><ol class="plist">${topic.representatives.map((paperId) => {
    const i = index.get(paperId) ?? 0;
    const paper = papers[i];
    return paper
      ? html`<li><div>${paperTitle(paper)}<p class="why">${dateShort(paper.published)}${paper.published && run.why[i]?.length ? ' · ' : ''}${run.why[i]?.join(', ')}</p></div><span class="num">${decimals(similarity[i]!)}</span></li>`
      : null;
  })}</ol>
${weak.length > 0 ? html`<p class="weak">Weak ${weak.length === 1 ? 'member' : 'members'}: ${weak.slice(0, 3).map(({ paper, i }, n) => html`${n > 0 ? '; ' : ''}${shortened(paper.title)}, ${decimals(similarity[i]!)} against ${decimals(runnerUpSimilarity[i]!)} for <a href="#topic-${runnerUp[i]!}">${run.topics[runnerUp[i]!]?.label}</a>`)}${weak.length > 3 ? `; and ${weak.length - 3} more` : ''}.</p>` : null}
</div></div>
</article>`;
}

function shortened(title: string): string {
  return title.length <= 60 ? title : `${cut(title, 60).replace(/\s+\S*…$/, '')}…`.replace(/…+$/, '…');
}
