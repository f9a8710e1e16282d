/** How many topics: the slider, the reason, the evidence, and how topics split. */
import type { JSX } from 'preact';
import { evidenceFigures } from '../../chart/figures.ts';
import { counted, numberWord } from '../../words.ts';
import type { View } from '../view.ts';
import { Figure } from './figure.tsx';
import { Slider } from './slider.tsx';
import { Splits } from './splits.tsx';
import { Supported } from './supported.tsx';
import { Ticks } from './ticks.tsx';

export function HowMany({ view }: { readonly view: View }): JSX.Element {
  const { facts, divisions } = view.data;
  const { evidence, knee } = facts.choice;
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
          <Supported view={view} />
          {divisions.length > 1 ? (
            <div class="tune">
              <Slider view={view} label="Number of topics" />
              <Ticks view={view} />
            </div>
          ) : null}
          {evidence.length > 1 ? (
            <>
              <h3>The evidence, by number of topics</h3>
              <p class="sub">
                Dot: {counted(view.k, 'topic')}. Ring: the number recommended. Dashed: the same words dealt
                out to the papers by chance.{' '}
                {knee === null ? '' : `Diamond: the spread bends most at ${numberWord(knee)}. `}
                Each figure has a scale of its own.
              </p>
              <div class="evidence">
                {evidenceFigures.map(({ id }) => (
                  <Figure key={id} view={view} name={`evidence-${id}`} />
                ))}
              </div>
            </>
          ) : null}
          <Splits view={view} />
        </div>
      </div>
    </section>
  );
}
