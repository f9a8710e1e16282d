/** The slim bar that stays at the top: the number of topics, and the way to each section. */
import type { JSX } from 'preact';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { Slider } from './slider.tsx';

export function Bar({ view }: { readonly view: View }): JSX.Element {
  const { told } = useSurroundings();
  return (
    <header class="top">
      <div class="wrap row">
        <div class="brand">papertopics</div>
        <div class="across">
          {view.data.divisions.length > 1 ? (
            <div class="tuner">
              <b>{view.k === 1 ? '1 topic' : `${view.k} topics`}</b>
              <Slider view={view} label="Number of topics, at the top of the page" />
            </div>
          ) : null}
          <nav aria-label="Sections">
            <a href="#number">How many</a>
            <a href="#topics">Each topic</a>
            <a href="#map">Map</a>
            {told('topics-over-time', view, 0) ? <a href="#time">Over time</a> : null}
            {view.topics.length > 1 ? <a href="#relations">Relations</a> : null}
            <a href="#papers">Papers</a>
            <a href="#trust">Trust</a>
          </nav>
        </div>
      </div>
    </header>
  );
}
