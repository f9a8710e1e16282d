/** What is said where no paper has all that is asked for: which of it stands in the way, and what there is without it. */
import type { JSX } from 'preact';
import { capital, counted, listed as inWords } from '../../words.ts';
import { haystackOf, listing } from '../listing.ts';
import { wordsOf } from '../search.ts';
import { unfiltered } from '../state.ts';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { filterWords } from './paper-filters.tsx';
import { partOf } from './part-of.ts';

export function NothingFound({ view }: { readonly view: View }): JSX.Element {
  const { actions } = useSurroundings();
  const { abstracts, cut, state } = view;
  const stack = haystackOf(view.data.papers, abstracts);
  const nowhere = wordsOf(state.search).filter((word) => !view.order.some((i) => stack.has(i, [word])));
  const filters = filterWords(view);
  const ways = filters.map(({ name, without }) => ({
    name,
    without,
    left: listing(cut, { ...state, ...without }, abstracts).listed.length,
  }));
  return (
    <div class="none" role="status">
      <p>
        <b>No paper {view.isSample ? 'here ' : ''}has all of this.</b>{' '}
        {nowhere.length > 0
          ? `${capital(inWords(nowhere.map((word) => `“${word}”`)))} ${nowhere.length === 1 ? 'is' : 'are'} in no title or abstract: try a part of the word, or another.`
          : ''}
        {view.isSample ? ` This page holds ${partOf(view)}; papers.csv has all.` : ''}
      </p>
      <ul>
        {ways.map(({ name, without, left }) => (
          <li key={name}>
            <button type="button" class="act" onClick={() => actions.list(without)}>
              Without {name}
            </button>
            : {counted(left, 'paper')}
          </li>
        ))}
        {filters.length > 1 ? (
          <li>
            <button type="button" class="act" onClick={() => actions.list(unfiltered)}>
              Clear all
            </button>
            : {counted(view.order.length, 'paper')}
          </li>
        ) : null}
      </ul>
    </div>
  );
}
