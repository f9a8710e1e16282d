/** What is known of one paper, beside the map. */
import type { JSX } from 'preact';
import { counted, cut, dateShort, decimals, grouped, listed } from '../../words.ts';
import { lookedAt } from '../looked-at.ts';
import { topicHref } from '../state.ts';
import { useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { PaperTitle } from './paper-title.tsx';

/** Characters of an abstract that are shown. */
const longestAbstract = 2000;

export function PaperPanel({ view }: { readonly view: View }): JSX.Element | null {
  const { actions } = useSurroundings();
  const paper = lookedAt(view);
  const { data, titles, topics, assignment, similarity, runnerUp, runnerUpSimilarity, state } = view;
  if (titles[paper] === undefined) return null;
  const { authors, comments, upvotes, urls } = data.papers;
  const own = topics[assignment[paper]!]!;
  const next = topics[runnerUp[paper]!];
  const why = view.why(paper);
  const abstract = cut(view.abstracts?.[paper] ?? '', longestAbstract);
  const facts = [
    dateShort(view.dates[paper]!),
    byline(authors[paper]!),
    ...(comments[paper]! < 0 ? [] : [counted(comments[paper]!, 'comment')]),
    ...(upvotes[paper]! < 0 ? [] : [counted(upvotes[paper]!, 'upvote')]),
  ].filter(Boolean);
  return (
    <aside class={`paper t${own.slot}`} aria-label="The paper looked at">
      {state.paper === null && titles.length > 1 ? (
        <p class="sub">
          The least sure of {view.isSample ? 'the papers here' : 'all papers'}; choose a dot for another.
        </p>
      ) : null}
      <h3>
        <PaperTitle view={view} paper={paper} />
      </h3>
      {facts.length > 0 ? <p>{facts.join(' · ')}</p> : null}
      <p>
        <a class="tn" href={topicHref(state, own.id)}>
          {own.label}
        </a>{' '}
        <span class="nw">{decimals(similarity[paper]!)}</span>
        {next ? (
          <span class={`then t${next.slot}`}>
            then{' '}
            <a class="tn" href={topicHref(state, next.id)}>
              {next.label}
            </a>{' '}
            <span class="nw">{decimals(runnerUpSimilarity[paper]!)}</span>
            {runnerUpSimilarity[paper]! > similarity[paper]!
              ? ', closer still'
              : view.weak[paper]
                ? ', nearly as close'
                : ''}
          </span>
        ) : null}
      </p>
      {why.length > 0 ? <p>Because of {listed(why)}.</p> : null}
      {abstract === '' ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <p class="abstract" dir="auto" tabIndex={0}>
          {abstract}
        </p>
      )}
      <p class="live ways">
        {urls[paper] ? (
          <a href={urls[paper]} rel="noreferrer">
            Open the paper
          </a>
        ) : null}
        {/* biome-ignore lint/a11y/useValidAnchor: it leads to the table, which then lists this paper */}
        <a href="#papers" onClick={() => actions.list({ search: '', only: [], selected: new Set([paper]) })}>
          Show in table
        </a>
      </p>
    </aside>
  );
}

/** `7 authors` or the names, as they are known. */
function byline(authors: string): string {
  if (authors === '') return '';
  return /^\d+$/.test(authors)
    ? `${grouped(Number(authors))} ${authors === '1' ? 'author' : 'authors'}`
    : cut(authors, 120);
}
