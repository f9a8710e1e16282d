/** The whole page below its head: every section in the order of a reader's questions. */
import type { JSX } from 'preact';
import { capital, counted } from '../../words.ts';
import { type Surroundings, SurroundingsContext } from '../surroundings.ts';
import type { View } from '../view.ts';
import { Bar } from './bar.tsx';
import { Glance } from './glance.tsx';
import { PaperMap } from './map.tsx';
import { Masthead } from './masthead.tsx';
import { HowMany } from './number.tsx';
import { Papers } from './papers.tsx';
import { OverTime } from './time.tsx';
import { Topics } from './topics.tsx';
import { Trust } from './trust.tsx';

/** Told aloud when the number of topics changes. */
function told({ k, topics, isRecommended }: View): string {
  const largest = topics[0] ? ` The largest: ${topics[0].label}, ${counted(topics[0].size, 'paper')}.` : '';
  return `${capital(counted(k, 'topic'))}${isRecommended ? ', as recommended' : ''}.${largest}`;
}

export function App({ view, around }: { readonly view: View; readonly around: Surroundings }): JSX.Element {
  return (
    <SurroundingsContext.Provider value={around}>
      <a class="skip" href="#main">
        To the topics
      </a>
      <Bar view={view} />
      <main class="wrap" id="main">
        <p class="unseen" role="status">
          {told(view)}
        </p>
        <Masthead view={view} />
        <Glance view={view} />
        <HowMany view={view} />
        <Topics view={view} />
        <PaperMap view={view} />
        <OverTime view={view} />
        <Papers view={view} />
        <Trust view={view} />
        <footer class="row">
          <div>papertopics</div>
          <div>
            This file works without a network and asks nothing of one. The same list and seed give the same
            file.
          </div>
        </footer>
      </main>
    </SurroundingsContext.Provider>
  );
}
