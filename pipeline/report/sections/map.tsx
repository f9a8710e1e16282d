/** Where every paper stands: the map, what can be done with it, and the paper looked at. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { counted, grouped } from '../../words.ts';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { Figure } from './figure.tsx';
import { PaperPanel } from './paper-panel.tsx';
import { partOf } from './part-of.ts';

/** Lists up to this long have lines on the map. */
const mostLines = 300;

export function PaperMap({ view }: { readonly view: View }): JSX.Element {
  const papers = view.titles.length;
  const { isSample } = view;
  const weak = Array.from(view.weak).filter((one) => one === 1).length;
  return (
    <section id="map">
      <div class="row">
        <div class="side">
          <h2>Where does a paper stand?</h2>
          <p class="lead">
            Papers that use the same words lie near each other.
            {papers <= mostLines ? ' Lines lead to the middle of each topic.' : ''} Only nearness counts: the
            axes have no meaning.
          </p>
          {isSample ? <p class="lead">Shown are {partOf(view)}, a sample.</p> : null}
          {weak > 0 ? (
            <p class="lead">
              {weak === 1
                ? 'The open ring is a weak member'
                : `Open rings are ${isSample ? '' : `the ${grouped(weak)} `}weak members`}
              : another topic is nearly as close.
            </p>
          ) : null}
        </div>
        <div class="main">
          <MapTools view={view} />
          <Figure view={view} name="paper-map" bare isActive />
          <p class="sub live keys">
            Drag to shift, double click or pinch to come nearer, and once the map is clicked the wheel does,
            too: names give way to words of each neighbourhood, then to titles. Drag with Shift to select. By
            keyboard: arrows go from paper to paper, Enter shows one, + and − change the size, 0 shows all,
            Shift and arrows shift, Escape clears. Every paper {isSample ? 'shown ' : ''}is in the table below
            as well.
          </p>
        </div>
        <div class="side beside">
          <PaperPanel view={view} />
        </div>
      </div>
    </section>
  );
}

/** Buttons for all that hands can do, and what is selected. */
function MapTools({ view }: { readonly view: View }): JSX.Element {
  const { actions } = useSurroundings();
  const [isBrush, setBrush] = useState(false);
  const { selected } = view.state;
  return (
    <div class="tuner map-tools">
      <fieldset>
        <legend class="unseen">Map</legend>
        <button type="button" aria-label="Nearer" onClick={() => actions.map('nearer')}>
          +
        </button>
        <button type="button" aria-label="Farther" onClick={() => actions.map('farther')}>
          −
        </button>
        <button type="button" onClick={() => actions.map('whole')}>
          Whole map
        </button>
        <button
          type="button"
          aria-pressed={isBrush}
          onClick={() => {
            setBrush(!isBrush);
            actions.map(isBrush ? 'pan' : 'brush');
          }}
        >
          Select by dragging
        </button>
        <button type="button" onClick={() => actions.map('take')}>
          Select what is in view
        </button>
      </fieldset>
      {selected ? (
        <p class="taken">
          <a href="#papers">{counted(selected.size, 'paper')} selected on the map</a>
          <button
            type="button"
            aria-label="Clear the selection"
            onClick={() => actions.list({ selected: null })}
          >
            ×
          </button>
        </p>
      ) : null}
    </div>
  );
}
