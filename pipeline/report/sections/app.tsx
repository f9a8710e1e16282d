/** The whole page below its head: every section in the order of a reader's questions. */
import type { JSX } from 'preact';
import { type Surroundings, SurroundingsContext } from '../surroundings.ts';
import type { View } from '../view.ts';
import { Bar } from './bar.tsx';
import { Glance } from './glance.tsx';
import { PaperMap } from './map.tsx';
import { Masthead } from './masthead.tsx';
import { HowMany } from './number.tsx';
import { Papers } from './papers.tsx';
import { steady } from './steady.tsx';
import { OverTime } from './time.tsx';
import { Topics } from './topics.tsx';
import { Trust } from './trust.tsx';

/** These do not follow the search. */
const First = steady(Masthead);
const AtAGlance = steady(Glance);
const HowManyTopics = steady(HowMany);
const EachTopic = steady(Topics);
const Time = steady(OverTime);
const Checks = steady(Trust);

export function App({ view, around }: { readonly view: View; readonly around: Surroundings }): JSX.Element {
  return (
    <SurroundingsContext.Provider value={around}>
      <Bar view={view} />
      <main class="wrap">
        <First view={view} />
        <AtAGlance view={view} />
        <HowManyTopics view={view} />
        <EachTopic view={view} />
        <PaperMap view={view} />
        <Time view={view} />
        <Papers view={view} />
        <Checks view={view} />
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
