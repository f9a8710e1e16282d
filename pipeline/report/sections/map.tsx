/** Where every paper stands. */
import type { JSX } from 'preact';
import type { View } from '../view.ts';
import { Figure } from './figure.tsx';

export function PaperMap({ view }: { readonly view: View }): JSX.Element {
  return (
    <section id="map">
      <div class="row">
        <div class="side">
          <h2>Where does a paper stand?</h2>
          <p class="lead">Papers that use the same words lie near each other. The axes have no meaning.</p>
          <p class="lead">An open ring is a weak member: another topic is nearly as close.</p>
        </div>
        <div class="main">
          <Figure view={view} name="topic-map" bare />
        </div>
      </div>
    </section>
  );
}
