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
import { Part } from './part.tsx';
import { Relations } from './relations.tsx';
import { OverTime } from './time.tsx';
import { Topics } from './topics.tsx';
import { Trust } from './trust.tsx';

/** Told aloud when the number of topics changes. */
function told({ k, topics, isRecommended }: View): string {
  const largest = topics[0] ? ` The largest: ${topics[0].label}, ${counted(topics[0].size, 'paper')}.` : '';
  return `${capital(counted(k, 'topic'))}${isRecommended ? ', as recommended' : ''}.${largest}`;
}

interface AppProps {
  readonly view: View;
  /** What sections that are not near the screen show meanwhile. */
  readonly late?: View | null;
  readonly around: Surroundings;
}

export function App({ view, late = null, around }: AppProps): JSX.Element {
  const viewOf = (section: string): View => (late !== null && !around.isInSight(section) ? late : view);
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
        <Part of={Glance} view={viewOf('glance')} />
        <Part of={HowMany} view={viewOf('number')} />
        <Part of={Topics} view={viewOf('topics')} />
        <Part of={PaperMap} view={viewOf('map')} followsList />
        <Part of={OverTime} view={viewOf('time')} />
        <Part of={Relations} view={viewOf('relations')} />
        <Part of={Papers} view={viewOf('papers')} followsList />
        <Part of={Trust} view={viewOf('trust')} />
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
