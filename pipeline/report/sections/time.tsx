/** What changes over time; nothing where no paper has a year. */
import type { JSX } from 'preact';
import { yearOf } from '../../dates.ts';
import { counted } from '../../words.ts';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { Figure } from './figure.tsx';

export function OverTime({ view }: { readonly view: View }): JSX.Element | null {
  if (!useSurroundings().told('topics-over-time', view, 0)) return null;
  const undated = view.dates.filter((date) => yearOf(date) === null).length;
  return (
    <section id="time">
      <div class="row">
        <div class="side">
          <h2>What changes over time?</h2>
          {undated > 0 ? <p class="lead">Without {counted(undated, 'paper')} of unknown year.</p> : null}
        </div>
        <div class="main">
          <Figure view={view} name="topics-over-time" />
        </div>
      </div>
    </section>
  );
}
