/** A card for each topic: its name, when, its words, the papers that stand for it and why they are in it. */
import type { JSX } from 'preact';
import { counted, cut, dateShort, decimals, percent } from '../../words.ts';
import { topicHref } from '../state.ts';
import type { View, ViewTopic } from '../view.ts';
import { Figure } from './figure.tsx';
import { PaperTitle } from './paper-title.tsx';

export function Topics({ view }: { readonly view: View }): JSX.Element {
  return (
    <section id="topics">
      <div class="row">
        <div class="side">
          <h2>What is each topic?</h2>
        </div>
        <div class="main">
          <p class="lead">
            Words are in order of how much they set the topic apart. The papers nearest to its middle come
            first, with their similarity to it (1 is the middle itself) and the words that put them there.
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
  const { dates } = view;
  const { phrases, representatives } = topic;
  return (
    <article class={`card row t${topic.slot}`} id={`topic-${topic.id}`}>
      <div class="side">
        <div class="bar" />
        <h3>{topic.label}</h3>
        <Meta view={view} topic={topic} />
        {phrases.length > 0 ? (
          <p class="meta">
            <b>Phrases</b>
            <br />
            {phrases.join(', ')}
          </p>
        ) : null}
      </div>
      <div class="main split">
        <div>
          <p class="sub">Bar: share of the topic’s papers with the word. Line: share of all others.</p>
          <Figure view={view} name="topic-words" topic={topic.id} bare />
        </div>
        <div>
          <ol class="plist">
            {representatives.map((paper) => {
              const parts = [dateShort(dates[paper]!), view.why(paper).join(', ')].filter(Boolean);
              return (
                <li key={paper}>
                  <div>
                    <PaperTitle view={view} paper={paper} />
                    <p class="why">{parts.join(' · ')}</p>
                  </div>
                  <span class="num">{decimals(view.similarity[paper]!)}</span>
                </li>
              );
            })}
          </ol>
          <Weak view={view} topic={topic} />
        </div>
      </div>
    </article>
  );
}

function Meta({ view, topic }: CardProps): JSX.Element {
  const { first, last, comments, upvotes } = topic.sums;
  const trend = view.trends?.topics[topic.id];
  const lines = [
    `${counted(topic.size, 'paper')}, ${percent(topic.share)}`,
    ...(first === '' ? [] : [`${dateShort(first)} to ${dateShort(last)}`]),
    ...(trend && view.trends
      ? [
          `${trend.word}: ${trend.before} in ${view.trends.years.before}, ${trend.last} in ${view.trends.years.last}`,
        ]
      : []),
    ...(comments === null ? [] : [counted(comments, 'comment')]),
    ...(upvotes === null ? [] : [counted(upvotes, 'upvote')]),
  ];
  return (
    <p class="meta">
      {lines.map((line, i) => (
        <>
          {i > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </p>
  );
}

/** The members nearest to the border, and how many more there are. */
function Weak({ view, topic }: CardProps): JSX.Element | null {
  const { similarity, runnerUp, runnerUpSimilarity, topics, titles } = view;
  const margin = (i: number): number => similarity[i]! - runnerUpSimilarity[i]!;
  const weak = topic.members.filter((i) => view.weak[i] === 1).sort((a, b) => margin(a) - margin(b) || a - b);
  if (weak.length === 0) return null;
  return (
    <p class="weak">
      Weak {weak.length === 1 ? 'member' : 'members'}:{' '}
      {weak.slice(0, 3).map((i, n) => (
        <>
          {n > 0 ? '; ' : ''}
          {shortened(titles[i]!)}, {decimals(similarity[i]!)} against {decimals(runnerUpSimilarity[i]!)} for{' '}
          <a href={topicHref(view.state, runnerUp[i]!)}>{topics[runnerUp[i]!]?.label}</a>
        </>
      ))}
      {weak.length > 3 ? `; and ${weak.length - 3} more` : ''}.
    </p>
  );
}

function shortened(title: string): string {
  return title.length <= 60 ? title : `${cut(title, 60).replace(/\s+\S*…$/, '')}…`.replace(/…+$/, '…');
}
