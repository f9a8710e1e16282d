/** The topics at a glance: name and words, size, share, trend. */
import type { JSX } from 'preact';
import { counted, percent } from '../../words.ts';
import { topicHref } from '../state.ts';
import { useSurroundings } from '../surroundings.ts';
import type { Trends } from '../trend.ts';
import type { View, ViewTopic } from '../view.ts';
import { Figure } from './figure.tsx';
import { Tools } from './tools.tsx';

export function Glance({ view }: { readonly view: View }): JSX.Element {
  const { trends, topics } = view;
  const hasSparks = useSurroundings().told('topic-sparks', view, 0) !== null;
  return (
    <section class="first" id="glance">
      <div class="row">
        <div class="side">
          <h2>Topics at a glance</h2>
          <Notes trends={trends} />
        </div>
        <div class="main">
          <table class="glance">
            <thead>
              <tr>
                <th>Topic and its words</th>
                <th class="bars">Papers</th>
                <th class="num share">Share</th>
                {hasSparks ? (
                  <th class="spark">
                    <span class="unseen">Over time</span>
                  </th>
                ) : null}
                {trends ? (
                  <th class="num change">
                    {trends.years.before} → {trends.years.last}
                  </th>
                ) : null}
                {trends ? <th class="trend">Trend</th> : null}
              </tr>
            </thead>
            <tbody>
              {topics.map((topic) => (
                <Row key={topic.id} view={view} topic={topic} hasSparks={hasSparks} />
              ))}
            </tbody>
          </table>
          <Tools view={view} name="topic-bars" />
        </div>
      </div>
    </section>
  );
}

function Notes({ trends }: { readonly trends: Trends | null }): JSX.Element {
  if (!trends) return <p class="lead">By size.</p>;
  const { years, totals } = trends;
  return (
    <>
      <p class="lead">
        {`By size. The trend compares a topic’s share in ${years.before} (${counted(totals.before, 'paper')}) with ${years.last}, as far as it goes (${counted(totals.last, 'paper')}).`}
      </p>
      <p class="lead">
        {`New: none before ${years.last}, three or more in it. Rising, fading: five points of share and two papers or more. Too few to say: a topic under five papers, with under four in the two years.`}
      </p>
    </>
  );
}

interface RowProps {
  readonly view: View;
  readonly topic: ViewTopic;
  readonly hasSparks: boolean;
}

function Row({ view, topic, hasSparks }: RowProps): JSX.Element {
  const trend = view.trends?.topics[topic.id];
  const isPlain = trend?.word === 'steady' || trend?.word === 'too few to say';
  return (
    <tr class={`t${topic.slot}`}>
      <td class="lab">
        <a href={topicHref(view.state, topic.id)}>
          <i class="dot" />
          <b>{topic.label}</b>
          <span>
            {topic.wordShares
              .slice(0, 4)
              .map(({ term }) => term)
              .join(', ')}
          </span>
        </a>
      </td>
      {topic.id === 0 ? (
        <td class="bars" rowSpan={view.topics.length}>
          <Figure view={view} name="topic-bars" bare toolless />
        </td>
      ) : null}
      <td class="num share">
        <span class="phone">{counted(topic.size, 'paper')}, </span>
        {percent(topic.share)}
      </td>
      {hasSparks && topic.id === 0 ? (
        <td class="spark" rowSpan={view.topics.length}>
          <Figure view={view} name="topic-sparks" toolless bare />
        </td>
      ) : null}
      {trend ? (
        <td class="num change">
          {trend.before} → {trend.last}
        </td>
      ) : null}
      {trend ? <td class="trend">{isPlain ? trend.word : <b>{trend.word}</b>}</td> : null}
    </tr>
  );
}
