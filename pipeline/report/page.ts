/** The report as one HTML document that needs nothing from anywhere: its style, its script and its data are in it. */
import { yearOf } from '../dates.ts';
import type { Run } from '../types.ts';
import { capital, counted, numberWord } from '../words.ts';
import { type Figures, figure } from './figure.ts';
import { type Html, html, json, trusted } from './html.ts';
import { glance } from './sections/glance.ts';
import { masthead } from './sections/masthead.ts';
import { paperRows } from './sections/papers.ts';
import { splits } from './sections/splits.ts';
import { topicCards } from './sections/topics.ts';
import { trust } from './sections/trust.ts';
import { style as layoutStyle } from './style.ts';
import type { TopicSums } from './tables.ts';
import type { Trends } from './trend.ts';

export interface PageInput {
  readonly run: Run;
  readonly sums: readonly TopicSums[];
  readonly trends: Trends | null;
  readonly figures: Figures;
  readonly assets: Assets;
}

/** What the page carries that is not written here. */
export interface Assets {
  /** Its script, bundled. */
  readonly script: string;
  /** Style sheet with the colours of the charts. */
  readonly theme: string;
}

/** The whole document. Only its own style and script may run, and nothing may be fetched: the policy names them by hash. */
export async function page(input: PageInput): Promise<string> {
  const { run, sums, trends, figures, assets } = input;
  const { script } = assets;
  const style = assets.theme + layoutStyle;
  const policy = [
    "default-src 'none'",
    `script-src '${await hashSource(script)}'`,
    `style-src '${await hashSource(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const specs = Object.fromEntries([...figures.values()].map(({ name, pageSpec }) => [name, pageSpec]));
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<title>Topics in ${counted(run.corpus.papers.length, 'paper')}: ${run.title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<div class="top"><div class="wrap row"><div class="brand">papertopics</div><nav aria-label="Sections"><a href="#number">How many</a><a href="#topics">Each topic</a><a href="#map">Map</a>${figures.has('topics-over-time') ? html`<a href="#time">Over time</a>` : null}<a href="#papers">Papers</a><a href="#trust">Trust</a></nav></div></div>
<main class="wrap">
${masthead(run, trends)}
${glance(run, trends, figures)}
${howMany(run, figures)}
${topicCards(run, sums, trends, figures)}
<section id="map"><div class="row"><div class="side"><h2>Where does a paper stand?</h2><p class="lead">Papers that use the same words lie near each other. The axes have no meaning.</p><p class="lead">An open ring is a weak member: another topic is nearly as close.</p></div><div class="main">${figure(figures, 'topic-map', { bare: true })}</div></div></section>
${overTime(run, figures)}
${paperRows(run)}
${trust(run)}
<footer class="row"><div>papertopics</div><div>This file works without a network and asks nothing of one. The same list and seed give the same file.</div></footer>
</main>
<script type="application/json" id="charts">${json(specs)}</script>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return document.text;
}

function howMany(run: Run, figures: Figures): Html {
  const { reason, coarser, finer, knee, evidence } = run.choice;
  const more = [
    ...(coarser === null ? [] : [`To have fewer, take ${numberWord(coarser)}.`]),
    ...(finer === null ? [] : [`To have more, take ${numberWord(finer)}.`]),
    ...(knee === null ? [] : [`The inertia bends most at ${numberWord(knee)}.`]),
  ];
  return html`<section id="number"><div class="row"><div class="side"><h2>How many topics?</h2><p class="lead">To see another number, run again with <span class="nw">--k</span> and the number, or a range as in <span class="nw">--k 4..12</span>.</p></div><div class="main"><p class="say">${capital(reason)}.</p>${more.length > 0 ? html`<p class="lead">${more.join(' ')}</p>` : null}${evidence.length > 1 ? figure(figures, 'sweep') : null}${splits(run.lineage, figures)}</div></div></section>`;
}

function overTime(run: Run, figures: Figures): Html {
  if (!figures.has('topics-over-time')) return html``;
  const undated = run.corpus.papers.filter(({ published }) => yearOf(published) === null).length;
  return html`<section id="time"><div class="row"><div class="side"><h2>What changes over time?</h2>${undated > 0 ? html`<p class="lead">Without ${counted(undated, 'paper')} of unknown year.</p>` : null}</div><div class="main">${figure(figures, 'topics-over-time')}</div></div></section>`;
}

async function hashSource(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
