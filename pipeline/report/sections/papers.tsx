/** All papers: searched, filtered, sorted, opened and saved. */
import type { JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { counted, grouped } from '../../words.ts';
import { bibtexFile, csvFile, type SavedFile } from '../exports.ts';
import { isFiltered } from '../listing.ts';
import { unfiltered } from '../state.ts';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { Filters } from './paper-filters.tsx';
import { NothingFound } from './paper-none.tsx';
import { PaperTable } from './paper-table.tsx';
import { partOf } from './part-of.ts';

/** Rows where there is no window to draw them in: without scripts, and on paper. */
const mostRows = 500;
/** Longer lists are drawn as they come into view. */
const longest = 200;

export function Papers({ view }: { readonly view: View }): JSX.Element {
  // The page begins as Node has drawn it, and comes alive then.
  const [isLive, setLive] = useState(false);
  useLayoutEffect(() => setLive(true), []);
  const { listed, order } = view;
  const isLong = isLive && listed.length > longest;
  return (
    <section id="papers">
      <div class="row">
        <div class="side">
          <h2>{view.isSample ? 'A sample of the papers' : 'All papers'}</h2>
          {view.isSample ? (
            <p class="lead">
              This page holds {partOf(view)}: those that stand for each topic, and a part of the others, in
              proportion to the topics. They alone are listed, searched and saved here; papers.csv has all.
            </p>
          ) : null}
          {isLive ? (
            <p class="lead">
              Open a paper for its abstract and the reason it is here. “Next” is the similarity to the next
              closest topic. What is listed can be saved.
            </p>
          ) : (
            <p class="lead">
              By topic, then by similarity. The same table, with more columns, is in papers.csv.
            </p>
          )}
          {isLong ? (
            <p class="lead live">
              Rows are drawn as they come into view, so the browser’s own search sees only some of them: use
              the field here.
            </p>
          ) : null}
        </div>
        <div class="main">
          <div class="live">
            <Find view={view} />
            <Filters view={view} />
          </div>
          {listed.length === 0 && order.length > 0 ? (
            <NothingFound view={view} />
          ) : (
            <PaperTable view={view} isLive={isLive} isLong={isLong} most={mostRows} />
          )}
        </div>
      </div>
    </section>
  );
}

/** What is looked for, how much is found, and saving it. */
function Find({ view }: { readonly view: View }): JSX.Element {
  const { actions } = useSurroundings();
  const { listed, order, state, abstracts } = view;
  const [saved, setSaved] = useState<{ file: SavedFile; of: readonly number[] } | null>(null);
  const save = (file: SavedFile): void => {
    actions.save(file.name, file.kind, file.text);
    setSaved({ file, of: listed });
  };
  const what = abstracts?.every((text) => text === '') ? 'Search titles' : 'Search titles and abstracts';
  return (
    <div class="find">
      <label>
        <span class="hid">{what}</span>
        <input
          id="search"
          type="search"
          placeholder={what}
          autocomplete="off"
          spellcheck={false}
          value={state.search}
          onInput={(event: { readonly currentTarget: { readonly value: string } }) =>
            actions.list({ search: event.currentTarget.value }, 'search')
          }
        />
      </label>
      <output for="search">
        {listed.length === order.length ? (
          view.isSample ? (
            partOf(view)
          ) : (
            counted(order.length, 'paper')
          )
        ) : (
          <>
            <b>{grouped(listed.length)}</b> of {counted(order.length, 'paper')}
            {view.isSample ? ' here' : ''}
          </>
        )}
      </output>
      {isFiltered(state) ? (
        <button type="button" class="act" onClick={() => actions.list(unfiltered)}>
          Clear all
        </button>
      ) : null}
      {listed.length > 0 ? (
        <span class="out">
          <button type="button" class="act" onClick={() => save(csvFile(view))}>
            Save as CSV
          </button>
          <button type="button" class="act" onClick={() => save(bibtexFile(view))}>
            BibTeX
          </button>
        </span>
      ) : null}
      <span class="saved" role="status">
        {saved && saved.of === listed
          ? `${counted(listed.length, 'paper')} in ${saved.file.name}, where your browser saves downloads.`
          : ''}
      </span>
    </div>
  );
}
