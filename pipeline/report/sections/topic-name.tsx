/** The name of a topic as a link to its card, underlined in its colour. */
import type { JSX } from 'preact';
import { topicHref } from '../state.ts';
import type { View } from '../view.ts';

export function TopicName({ view, topic }: { readonly view: View; readonly topic: number }): JSX.Element {
  const { label = '', slot = 0 } = view.topics[topic] ?? {};
  return (
    <a class={`tn t${slot}`} href={topicHref(view.state, topic)}>
      {label}
    </a>
  );
}
