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
import { Relations } from './relations.tsx';
import { OverTime } from './time.tsx';
import { Topics } from './topics.tsx';
import { Trust } from './trust.tsx';

export function App({ view, around }: { readonly view: View; readonly around: Surroundings }): JSX.Element {
  return (
    <SurroundingsContext.Provider value={around}>
      <Bar view={view} />
      <main class="wrap">
        <Masthead view={view} />
        <Glance view={view} />
        <HowMany view={view} />
        <Topics view={view} />
        <PaperMap view={view} />
        <OverTime view={view} />
        <Relations view={view} />
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
