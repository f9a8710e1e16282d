/** All papers as a table, by topic and similarity. */
import type { JSX } from 'preact';
import { counted, dateShort, decimals } from '../../words.ts';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { PaperTitle } from './paper-title.tsx';

/** Rows in the page; the rest is in `papers.csv`. */
const mostRows = 500;

export function Papers({ view }: { readonly view: View }): JSX.Element {
  const { actions } = useSurroundings();
  const { listed, order, state } = view;
  const rows = listed.slice(0, mostRows);
  const more = listed.length - rows.length;
  return (
    <section id="papers">
      <div class="row">
        <div class="side">
          <h2>All papers</h2>
          <p class="lead">
            By topic, then by similarity. The same table, with more columns, is in papers.csv.
          </p>
        </div>
        <div class="main">
          <div class="tuner find">
            <label for="search">Search titles and abstracts</label>
            <input
              id="search"
              type="search"
              value={state.search}
              onInput={(event: { readonly currentTarget: { readonly value: string } }) =>
                actions.search(event.currentTarget.value)
              }
            />
            <output for="search">
              {listed.length === order.length ? '' : `${counted(listed.length, 'paper')} of ${order.length}`}
            </output>
          </div>
          <table class="papers">
            <thead>
              <tr>
                <th>Paper</th>
                <th>Topic</th>
                <th class="num">Date</th>
                <th class="num">Similarity</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((paper) => (
                <Row key={paper} view={view} paper={paper} />
              ))}
            </tbody>
          </table>
          {more > 0 ? <p class="lead">{counted(more, 'more paper')} in papers.csv.</p> : null}
        </div>
      </div>
    </section>
  );
}

function Row({ view, paper }: { readonly view: View; readonly paper: number }): JSX.Element {
  const topic = view.topics[view.assignment[paper]!]!;
  return (
    <tr class={`t${topic.slot}`}>
      <td>
        <PaperTitle view={view} paper={paper} />
      </td>
      <td class="tp">
        <i class="dot" />
        {topic.label}
      </td>
      <td class="num">{dateShort(view.dates[paper]!)}</td>
      <td class="num">{decimals(view.similarity[paper]!)}</td>
    </tr>
  );
}
