/** A card for each topic: its name, when, how firm it is, what it is like, its words, the papers that stand for it and those at its border. */
import type { JSX } from 'preact';
import { capital, counted, cut, dateShort, decimals, grouped, percent } from '../../words.ts';
import { formatState, initial, topicHref } from '../state.ts';
import type { View, ViewTopic } from '../view.ts';
import { Figure } from './figure.tsx';
import { PaperTitle } from './paper-title.tsx';
import { TopicName } from './topic-name.tsx';

export function Topics({ view }: { readonly view: View }): JSX.Element {
  return (
    <section id="topics">
      <div class="row">
        <div class="side">
          <h2>What is each topic?</h2>
        </div>
        <div class="main">
          <p class="lead">
            Words are in order of how much they set the topic apart; the bar is the share of its papers with
            the word, the thin line that of all others. Papers nearest to the middle of the topic come first,
            with their similarity to it: 1 is the middle itself. The nearest topics are those to merge it
            with.
            {view.topics.some(({ recurrence }) => recurrence !== null)
              ? ` Firm, fair or weak: how much of a topic half of the papers, taken alone, find again (Jaccard index; firm from ${firm}, fair from ${fair}).`
              : ''}
          </p>
        </div>
      </div>
      {view.topics.map((topic) => (
        <Card key={topic.id} view={view} topic={topic} />
      ))}
    </section>
  );
}

interface CardProps {
  readonly view: View;
  readonly topic: ViewTopic;
}

function Card({ view, topic }: CardProps): JSX.Element {
  const { phrases } = topic;
  const isMarked = view.state.topic === topic.id;
  return (
    <article class={`card row t${topic.slot}${isMarked ? ' marked' : ''}`} id={`topic-${topic.id}`}>
      <div class="side">
        <div class="bar" />
        <h3>
          {topic.label}{' '}
          <a class="here" href={topicHref(view.state, topic.id)} aria-label={`Link to ${topic.label}`}>
            #
          </a>
        </h3>
        <Meta view={view} topic={topic} />
        <Neighbours view={view} topic={topic} />
        {phrases.length > 0 ? (
          <>
            <p class="head">Phrases</p>
            <p class="meta">{phrases.join(', ')}</p>
          </>
        ) : null}
      </div>
      <div class="main split">
        <div>
          <p class="head ends">
            <span>Words</span>
            <span>of {counted(topic.size, 'paper')}</span>
          </p>
          <Figure view={view} name="topic-words" topic={topic.id} bare />
        </div>
        <div>
          <p class="head ends">
            <span>Most typical papers</span>
            <span>Similarity</span>
          </p>
          <ol class="plist">
            {topic.representatives.slice(0, mostTypical).map((paper) => (
              <Typical key={paper} view={view} paper={paper} />
            ))}
          </ol>
          <Weak view={view} topic={topic} />
          <Others view={view} topic={topic} />
        </div>
      </div>
    </article>
  );
}

/** Typical papers that are shown. */
const mostTypical = 3;

/** The way to the papers that are not shown, which are in the table. */
function Others({ view, topic }: CardProps): JSX.Element | null {
  const typical = Math.min(mostTypical, topic.representatives.length);
  const others = topic.size - typical;
  const here = topic.members.length - typical;
  if (here === 0) return null;
  const { k } = view.state;
  return (
    <p class="others live">
      <a href={`#${formatState({ ...initial, k, only: [topic.id], at: 'papers' })}`}>
        {here < others ? `${grouped(here)} of the` : 'The'} other{' '}
        {others === 1 ? 'paper' : counted(others, 'paper')}, in the table
      </a>
    </p>
  );
}

function Typical({ view, paper }: { readonly view: View; readonly paper: number }): JSX.Element {
  const why = view.why(paper);
  const parts = [
    dateShort(view.dates[paper]!) || 'no date',
    ...(why.length > 0 ? [`because of ${why.join(', ')}`] : []),
  ];
  return (
    <li>
      <div>
        <PaperTitle view={view} paper={paper} />
        <p class="why">{parts.join(' · ')}</p>
      </div>
      <span class="num">{decimals(view.similarity[paper]!)}</span>
    </li>
  );
}

/** From these shares of a topic that come back in halves it is firm, or fair (Hennig 2007 calls clusters stable from 0.75, dissolved to 0.5). */
const firm = 0.75;
const fair = 0.5;

/** How firm a topic is, in a few words. */
export function firmness({ recurrence, similarity }: Pick<ViewTopic, 'recurrence' | 'similarity'>): string {
  const near = `mean similarity ${decimals(similarity)}`;
  if (recurrence === null) return capital(near);
  const word = recurrence >= firm ? 'Firm' : recurrence >= fair ? 'Fair' : 'Weak';
  return `${word}: half of the papers find it again at ${decimals(recurrence)}, ${near}`;
}

function Meta({ view, topic }: CardProps): JSX.Element {
  const { first, last, comments, upvotes } = topic.sums;
  const trend = view.trends?.topics[topic.id];
  const lines = [
    `${capital(counted(topic.size, 'paper'))}, ${percent(topic.share)}`,
    ...(first === ''
      ? []
      : [first === last ? dateShort(first) : `${dateShort(first)} to ${dateShort(last)}`]),
    ...(trend && view.trends
      ? [
          `${capital(trend.word)}: ${trend.before} in ${view.trends.years.before}, ${trend.last} in ${view.trends.years.last}`,
        ]
      : []),
    ...(comments.of === 0 ? [] : [capital(counted(comments.sum, 'comment'))]),
    ...(upvotes.of === 0 ? [] : [capital(counted(upvotes.sum, 'upvote'))]),
    ...(view.topics.length > 1 ? [firmness(topic)] : []),
  ];
  return (
    <ul class="meta">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Topics that are listed as nearest. */
const mostNeighbours = 2;

function Neighbours({ view, topic }: CardProps): JSX.Element | null {
  if (topic.neighbours.length === 0) return null;
  return (
    <>
      <p class="head">Nearest topics</p>
      <ul class="pairs">
        {topic.neighbours.slice(0, mostNeighbours).map(({ topic: other, similarity }) => (
          <li key={other}>
            <TopicName view={view} topic={other} />
            <span class="num">{decimals(similarity)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Weak members that are listed; the table has all that are here. */
const mostWeak = 20;

/** The members nearest to the border, folded. */
function Weak({ view, topic }: CardProps): JSX.Element | null {
  const { similarity, runnerUp, runnerUpSimilarity, titles } = view;
  const margin = (i: number): number => similarity[i]! - runnerUpSimilarity[i]!;
  const weak = topic.members.filter((i) => view.weak[i] === 1).sort((a, b) => margin(a) - margin(b) || a - b);
  if (topic.weak === 0) return null;
  const more = topic.weak - Math.min(mostWeak, weak.length);
  return (
    <details class="weak">
      <summary>{capital(counted(topic.weak, 'weak member'))}: nearly as close to another topic</summary>
      <ul>
        {weak.slice(0, mostWeak).map((i) => (
          <li key={i}>
            <span dir="auto">{shortened(titles[i]!)}</span>, {decimals(similarity[i]!)} here and{' '}
            {decimals(runnerUpSimilarity[i]!)} in <TopicName view={view} topic={runnerUp[i]!} />
          </li>
        ))}
        {more > 0 ? <li>{weak.length === 0 ? 'none of them here' : `and ${grouped(more)} more`}</li> : null}
      </ul>
    </details>
  );
}

function shortened(title: string): string {
  return title.length <= 60 ? title : `${cut(title, 60).replace(/\s+\S*…$/, '')}…`.replace(/…+$/, '…');
}
