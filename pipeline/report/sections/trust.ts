/** Can it be trusted: quality with definitions, what was read and removed, settings, versions, how to run it again. */
import { compareText } from '../../order.ts';
import type { Removal, Run } from '../../types.ts';
import { counted, cut, decimals, percent } from '../../words.ts';
import { type Html, html } from '../html.ts';

/** Removals listed in the page; all are in `run.json`. */
const mostRemovals = 50;

export function trust(run: Run): Html {
  const { quality, corpus, inputs, notices } = run;
  const { removals } = corpus;
  const read = inputs.reduce((sum, input) => sum + input.read, 0);
  const reasons = new Map<string, number>();
  for (const { reason } of removals) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const listedRemovals = [...removals]
    .sort(
      (a, b) =>
        compareText(a.reason, b.reason) ||
        compareText(a.title, b.title) ||
        compareText(a.into, b.into) ||
        compareText(a.file, b.file) ||
        a.line - b.line ||
        (a.record ?? 0) - (b.record ?? 0),
    )
    .slice(0, mostRemovals);
  return html`<section id="trust"><div class="row">
<div class="side"><h2>Can I trust it?</h2></div>
<div class="main">
<table class="quality"><thead><tr><th>Measure</th><th class="num">Here</th><th>What it means</th></tr></thead><tbody>
${measure('Silhouette', decimals(quality.silhouette), 'Mean over the papers of how much nearer each is to its own topic than to the next, by cosine distance: 1 at best, 0 on the border, below 0 when nearer to another (Rousseeuw 1987).')}
${measure('Similarity', decimals(quality.similarity), 'Mean cosine of a paper with the middle of its topic, in the space that was clustered: 1 when all papers of a topic are alike.')}
${measure('Weak members', percent(quality.weak), 'Papers whose similarity to their own topic is less than 0.2 above that to the next one. They are shown as open rings on the map.')}
${measure('Papers with known words', percent(quality.covered), `Papers that have at least one of the ${counted(run.terms, 'term')} that were counted. The others have nothing to be grouped by.`)}
</tbody></table>
<div class="two">
<div><h3>What was read</h3>
<p>${counted(read, 'record')} read, ${counted(corpus.papers.length, 'paper')} kept, ${removals.length === 0 ? 'none removed' : `${counted(removals.length, 'record')} removed`}.</p>
<ul>${inputs.map(({ file, format, read: n }) => html`<li><span dir="auto">${file}</span>: ${format}, ${counted(n, 'record')}</li>`)}</ul>
${notices.length > 0 ? html`<ul>${notices.map((notice) => html`<li>${notice}</li>`)}</ul>` : null}
${
  removals.length > 0
    ? html`<p>${[...reasons].sort(([a], [b]) => compareText(a, b)).map(([reason, n], i) => `${i > 0 ? '; ' : ''}${reason}: ${n}`)}.</p>
<details><summary>${removals.length > mostRemovals ? `The first ${mostRemovals} of them` : 'Which ones'}</summary><ul>${listedRemovals.map(
        (removal) =>
          html`<li>${removal.reason}${removal.similarity === undefined ? null : ` (${decimals(removal.similarity)})`}: <span dir="auto">${cut(removal.title, 200) || placeOf(removal)}</span>${removal.into ? html`, kept as ${cut(removal.into, 100)}` : null}</li>`,
      )}</ul></details>`
    : null
}
<p>File hashes, and the line of every removal, are in run.json.</p></div>
<div><h3>Settings</h3><dl>${Object.entries({ ...run.settings, ...run.versions }).map(
    ([name, value]) =>
      html`<div><dt>${name}</dt><dd>${value === null || value === '' ? 'unknown' : value}</dd></div>`,
  )}</dl></div>
</div>
<div class="cmd"><h3>Run it again</h3><pre><code>${run.command}</code></pre></div>
</div></div></section>`;
}

/**
 * Where something that could not be read stands, for nothing else tells it: `papers.jsonl, line 21`. The place of a record
 * that was read and has no title is left to run.json, so that the page is the same in whatever order the records come.
 */
function placeOf({ file, line, record, reason }: Removal): string {
  if (reason === 'no title') return 'without title';
  return `${cut(file, 100)}, line ${line}${record === undefined ? '' : `, record ${record}`}`;
}

function measure(name: string, value: string, meaning: string): Html {
  return html`<tr><td><b>${name}</b></td><td class="num"><b>${value}</b></td><td>${meaning}</td></tr>`;
}
