/** How topics relate; nothing where there is one. */
import type { JSX } from 'preact';
import { decimals } from '../../words.ts';
import type { View } from '../view.ts';
import { Figure } from './figure.tsx';
import { TopicName } from './topic-name.tsx';

/** Pairs that are listed. */
const mostPairs = 5;

export function Relations({ view }: { readonly view: View }): JSX.Element | null {
  const { topics } = view;
  if (topics.length < 2) return null;
  const pairs = closest(view);
  const [lonely] = topics
    .map(({ id, neighbours }) => ({ id, mean: meanOf(neighbours.map(({ similarity }) => similarity)) }))
    .sort((a, b) => a.mean - b.mean || a.id - b.id);
  return (
    <section id="relations">
      <div class="row">
        <div class="side">
          <h2>How do topics relate?</h2>
          <p class="lead">
            Similarity is the cosine of two topics’ middles: 1 is the same place, 0 nothing in common.
          </p>
          <p class="lead">{pairs.length === 1 ? 'The two:' : 'The closest pairs:'}</p>
          <ol class="pairs">
            {pairs.map(({ topic, other, similarity }) => (
              <li key={`${topic} ${other}`}>
                <span>
                  <TopicName view={view} topic={topic} /> and <TopicName view={view} topic={other} />
                </span>
                <span class="num">{decimals(similarity)}</span>
              </li>
            ))}
          </ol>
          {lonely && topics.length > 3 ? (
            <p class="lead">
              Farthest from the others: <TopicName view={view} topic={lonely.id} />, {decimals(lonely.mean)}{' '}
              on average.
            </p>
          ) : null}
        </div>
        <div class="main">
          <Figure view={view} name="topic-relations" wide />
        </div>
      </div>
    </section>
  );
}

function closest({ topics }: View): { topic: number; other: number; similarity: number }[] {
  return topics
    .flatMap(({ id, neighbours }) =>
      neighbours.flatMap(({ topic, similarity }) =>
        topic > id ? [{ topic: id, other: topic, similarity }] : [],
      ),
    )
    .sort((a, b) => b.similarity - a.similarity || a.topic - b.topic || a.other - b.other)
    .slice(0, mostPairs);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
