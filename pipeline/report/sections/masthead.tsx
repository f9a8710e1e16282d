/** The first words: what this is, what was found, how sure it is. */
import type { ComponentChildren, JSX } from 'preact';
import { spanOf } from '../../dates.ts';
import type { Times } from '../../types.ts';
import { capital, counted, dateWords, decimals, grouped, numberWord } from '../../words.ts';
import type { Trend, Trends } from '../trend.ts';
import type { View } from '../view.ts';

export function Masthead({ view }: { readonly view: View }): JSX.Element {
  const { facts } = view.data;
  return (
    <header class="mast row">
      <div class="side facts">
        <div>
          <b>{facts.title}</b>
          {facts.asOf ? <span>of {dateWords(facts.asOf)}</span> : null}
        </div>
        <div>
          <b>{capital(counted(view.papers, 'paper'))}</b>
          <span>{span(view.times.dates)}</span>
        </div>
      </div>
      <div class="main">
        <h1>{finding(view)}</h1>
        <Sureness view={view} />
      </div>
    </header>
  );
}

function span(dates: Times['dates']): string {
  const { first: from, last: to } = spanOf(dates);
  const [first, last] = [dateWords(from), dateWords(to)];
  if (first === '') return 'without years';
  return first === last ? first : `${first} to ${last}`;
}

/** A topic's name underlined in its colour; inside a sentence it begins small, unless the user gave it. */
function named({ topics }: View, id: number, begins = false): JSX.Element | null {
  const topic = topics[id];
  if (!topic) return null;
  return <span class={`tn t${topic.slot}`}>{begins || topic.named ? topic.label : lower(topic.label)}</span>;
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

function finding(view: View): ComponentChildren {
  const { trends, topics, papers } = view;
  const k = topics.length;
  if (papers === 1) return 'One paper: nothing to compare it with.';
  const start = `${capital(counted(k, 'topic'))} in ${counted(papers, 'paper')}.`;
  const moving = (trends?.topics ?? []).map((trend, topic) => ({ ...trend, topic }));
  const [up] = moving
    .filter(({ word }) => word === 'new' || word === 'rising')
    .sort((a, b) => b.change - a.change || a.topic - b.topic);
  const [down] = moving
    .filter(({ word }) => word === 'fading')
    .sort((a, b) => a.change - b.change || a.topic - b.topic);
  if (!up && !down) {
    if (k === 1) return start;
    return (
      <>
        {start} The largest, {named(view, 0)}, holds {numberWord(topics[0]?.size ?? 0)}.
      </>
    );
  }
  const rise =
    up && trends ? (
      <>
        {named(view, up.topic, true)}
        {up.word === 'new' ? ` is new in ${trends.years.last}` : ` is rising, ${fromTo(up, trends.years)}`}
      </>
    ) : null;
  // The years are named once.
  const fall =
    down && trends ? (
      <>
        {named(view, down.topic, !up)}
        {` fell ${fromTo(down, up?.word === 'rising' ? null : trends.years)}`}
      </>
    ) : null;
  return (
    <>
      {start} {rise}
      {rise && fall ? '; ' : ''}
      {fall}.
    </>
  );
}

function Sureness({ view }: { readonly view: View }): JSX.Element {
  const { division, papers, topics, choice } = view;
  const { quality, support, reason, k } = division;
  if (papers < 3 || topics.length === 1) {
    return (
      <p class="stand">
        <b>How sure: nothing can be said.</b> {capital(reason)}.
      </p>
    );
  }
  const weak = Math.round(quality.weak * papers);
  const borders = `${grouped(weak)} of ${grouped(papers)} papers lie nearly as close to another topic.`;
  const aside = view.data.facts.curated?.aside ?? 0;
  const beside = aside === 1 ? 'the one you named' : `the ${numberWord(aside)} you named`;
  if (choice.evidence.length === 0)
    return (
      <p class="stand">
        <b>How sure: the topics are your own.</b> {capital(reason)}. {borders}
      </p>
    );
  const advice = {
    firm: 'Look at half of the papers, and you find the same topics.',
    fair: 'The middles of the topics hold; their edges do not.',
    weak: 'Use these topics to sort and to search the list, not as a finding about the field.',
    none: 'The same words dealt out to the papers by chance fall into topics as well: read nothing into these.',
  }[support];
  const found = choice.evidence.find((one) => one.k === k);
  const halves =
    found && found.halves !== null && found.chance.halves !== null
      ? [
          `Two halves of ${aside > 0 ? 'the other papers' : 'the list'}, each by itself, agree on the topics at ${decimals(found.halves)}, where 1 is the same topics and shuffled words give ${decimals(found.chance.halves)}.`,
        ]
      : [];
  const parts = [...halves, borders];
  const word = support === 'none' ? 'not at all' : support;
  return (
    <p class="stand">
      <b>
        How sure{aside > 0 ? ` of the topics beside ${beside}` : ''}: {word}.
      </b>{' '}
      {parts.join(' ')} {advice}
    </p>
  );
}
