/** How many topics: the slider, the reason, the evidence, and how topics split. */
import type { JSX } from 'preact';
import { capital, counted, numberWord } from '../../words.ts';
import type { View } from '../view.ts';
import { Figure } from './figure.tsx';
import { Slider } from './slider.tsx';
import { Splits } from './splits.tsx';

export function HowMany({ view }: { readonly view: View }): JSX.Element {
  const { facts, divisions } = view.data;
  const { coarser, finer, knee, evidence, k } = facts.choice;
  const more = [
    ...(coarser === null ? [] : [`To have fewer, take ${numberWord(coarser)}.`]),
    ...(finer === null ? [] : [`To have more, take ${numberWord(finer)}.`]),
    ...(knee === null ? [] : [`The inertia bends most at ${numberWord(knee)}.`]),
  ];
  return (
    <section id="number">
      <div class="row">
        <div class="side">
          <h2>How many topics?</h2>
          {divisions.length > 1 ? (
            <p class="lead live">Move the slider: everything on this page follows.</p>
          ) : null}
          <p class="lead">
            To have other numbers in the report, run again with <span class="nw">--k</span> and the number, or
            a range as in <span class="nw">--k 4..12</span>.
          </p>
        </div>
        <div class="main">
          {view.isRecommended ? (
            <p class="say">{capital(facts.choice.reason)}.</p>
          ) : (
            <p class="say">
              {capital(counted(view.k, 'topic'))}, not the {numberWord(k)} recommended: {view.division.reason}
              . <a href={`#k=${k}`}>Back to {numberWord(k)}</a>
            </p>
          )}
          {more.length > 0 ? <p class="lead">{more.join(' ')}</p> : null}
          {divisions.length > 1 ? (
            <div class="tune">
              <Slider view={view} label="Number of topics" />
              <div class="ends">
                <span>{divisions[0]?.k}</span>
                <b>{counted(view.k, 'topic')}</b>
                <span>{divisions.at(-1)?.k}</span>
              </div>
            </div>
          ) : null}
          {evidence.length > 1 ? <Figure view={view} name="sweep" /> : null}
          <Splits view={view} />
        </div>
      </div>
    </section>
  );
}
