/** The first words: what this is, what was found, how sure it is. */
import { yearOf } from '../../dates.ts';
import type { Run } from '../../types.ts';
import { capital, counted, dateWords, decimals, grouped, numberWord } from '../../words.ts';
import { type Html, html } from '../html.ts';
import type { Trend, Trends } from '../trend.ts';

export function masthead(run: Run, trends: Trends | null): Html {
  const { papers } = run.corpus;
  return html`<header class="mast row">
<div class="side facts">
<div><b>${run.title}</b>${run.asOf ? html`<span>of ${dateWords(run.asOf)}</span>` : null}</div>
<div><b>${capital(counted(papers.length, 'paper'))}</b><span>${span(papers.map((paper) => paper.published))}</span></div>
</div>
<div class="main"><h1>${finding(run, trends)}</h1>${sureness(run)}</div>
</header>`;
}

function span(dates: readonly string[]): string {
  const known = dates.filter((date) => yearOf(date) !== null).sort();
  const first = dateWords((known[0] ?? '').slice(0, 7));
  const last = dateWords((known.at(-1) ?? '').slice(0, 7));
  if (first === '') return 'without years';
  return first === last ? first : `${first} to ${last}`;
}

/** A topic's name underlined in its colour; inside a sentence it begins small, unless the user gave it. */
function named(run: Run, topic: number, begins = false): Html {
  const label = run.topics[topic]?.label ?? '';
  const isGiven = run.curated?.named.includes(topic) === true;
  return html`<span class="tn t${topic}">${begins || isGiven ? label : lower(label)}</span>`;
}

/** A name without the capital of its beginning, unless that belongs to the word (`LLM`, `T2I`). */
function lower(name: string): string {
  return /^\p{Lu}[\p{Lu}\p{N}]/u.test(name) ? name : name.slice(0, 1).toLowerCase() + name.slice(1);
}

function countWord(n: number): string {
  return n === 0 ? 'none' : numberWord(n);
}

/** `from two in 2024 to seven in 2025`; without the years where they are null. */
function fromTo({ before, last }: Trend, years: Trends['years'] | null): string {
  const [then, now] = years ? [` in ${years.before}`, ` in ${years.last}`] : ['', ''];
  return `from ${countWord(before)}${then} to ${countWord(last)}${now}`;
}

function finding(run: Run, trends: Trends | null): Html {
  const { papers } = run.corpus;
  const { k } = run.clustering;
  if (papers.length === 1) return html`One paper: nothing to compare it with.`;
  const start = html`${capital(counted(k, 'topic'))} in ${counted(papers.length, 'paper')}.`;
  const moving = (trends?.topics ?? []).map((trend, topic) => ({ ...trend, topic }));
  const [up] = moving
    .filter(({ word }) => word === 'new' || word === 'rising')
    .sort((a, b) => b.change - a.change || a.topic - b.topic);
  const [down] = moving
    .filter(({ word }) => word === 'fading')
    .sort((a, b) => a.change - b.change || a.topic - b.topic);
  if (!up && !down) {
    if (k === 1) return start;
    return html`${start} The largest, ${named(run, 0)}, holds ${numberWord(run.topics[0]?.size ?? 0)}.`;
  }
  const rise =
    up && trends
      ? up.word === 'new'
        ? html`${named(run, up.topic, true)} is new in ${trends.years.last}`
        : html`${named(run, up.topic, true)} is rising, ${fromTo(up, trends.years)}`
      : null;
  // The years are named once.
  const fall =
    down && trends
      ? html`${named(run, down.topic, !up)} fell ${fromTo(down, up?.word === 'rising' ? null : trends.years)}`
      : null;
  return html`${start} ${rise}${rise && fall ? '; ' : ''}${fall}.`;
}

function sureness(run: Run): Html {
  const { choice, quality, corpus } = run;
  if (corpus.papers.length < 3 || run.clustering.k === 1) {
    return html`<p class="stand"><b>How sure: nothing can be said.</b> ${capital(choice.reason)}.</p>`;
  }
  const weak = Math.round(quality.weak * corpus.papers.length);
  const borders = `${grouped(weak)} of ${grouped(corpus.papers.length)} papers lie nearly as close to another topic.`;
  const aside = run.curated?.aside ?? 0;
  const beside = aside === 1 ? 'the one you named' : `the ${numberWord(aside)} you named`;
  if (choice.evidence.length === 0)
    return html`<p class="stand"><b>How sure: the topics are your own.</b> ${capital(choice.reason)}. ${borders}</p>`;
  const advice = {
    firm: 'Look at half of the papers, and you find the same topics.',
    fair: 'The middles of the topics hold; their edges do not.',
    weak: 'Use these topics to sort and to search the list, not as a finding about the field.',
    none: 'The same words dealt out to the papers by chance fall into topics as well: read nothing into these.',
  }[choice.support];
  const found = choice.evidence.find(({ k }) => k === choice.k);
  const halves =
    found && found.halves !== null && found.chance.halves !== null
      ? [
          `Two halves of ${aside > 0 ? 'the other papers' : 'the list'}, each by itself, agree on the topics at ${decimals(found.halves)}, where 1 is the same topics and shuffled words give ${decimals(found.chance.halves)}.`,
        ]
      : [];
  const parts = [...halves, borders];
  const word = choice.support === 'none' ? 'not at all' : choice.support;
  return html`<p class="stand"><b>How sure${aside > 0 ? ` of the topics beside ${beside}` : ''}: ${word}.</b> ${parts.join(' ')} ${advice}</p>`;
}
