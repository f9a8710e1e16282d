/** One paper in the table, and what opens under it: its abstract, why it is where it is, and the way to it. */
import type { JSX } from 'preact';
import { counted, cut, dateShort, dateWords, decimals, grouped, listed as inWords } from '../../words.ts';
import { around, marked } from '../search.ts';
import { topicHref } from '../state.ts';
import type { View } from '../view.ts';
import type { PaperColumn } from './paper-table.tsx';
import { PaperTitle } from './paper-title.tsx';

const longestBit = 110;

interface RowProps {
  readonly view: View;
  readonly paper: number;
  readonly columns: readonly PaperColumn[];
  /** What is looked for. */
  readonly words: readonly string[];
  /** Its number in the whole table, where not all of it is drawn. */
  readonly index: number | null;
  readonly isOpen: boolean;
  readonly toggle: ((paper: number) => void) | null;
}

export function PaperRow({ view, paper, columns, words, index, isOpen, toggle }: RowProps): JSX.Element {
  const topic = view.topics[view.assignment[paper]!]!;
  const id = `paper-${paper}`;
  return (
    <>
      <tr class={`t${topic.slot}`} {...(index === null ? {} : { 'aria-rowindex': index })}>
        {columns.map(({ by, kind }) =>
          by === 'title' ? (
            <td
              key={by}
              class={toggle ? `${kind} opens` : kind}
              {...(toggle ? { onClick: () => toggle(paper) } : {})}
            >
              {toggle ? (
                <button
                  type="button"
                  class="more"
                  aria-expanded={isOpen}
                  aria-label={`More on ${cut(view.titles[paper]!, 100)}`}
                  {...(isOpen ? { 'aria-controls': id } : {})}
                />
              ) : null}
              <PaperTitle view={view} paper={paper} shown={(text) => <Marked text={text} words={words} />} />
              <Bit view={view} paper={paper} words={words} />
            </td>
          ) : (
            <Cell key={by} view={view} paper={paper} by={by} kind={kind} />
          ),
        )}
      </tr>
      {isOpen ? (
        <tr class={`open t${topic.slot}`} id={id} {...(index === null ? {} : { 'aria-rowindex': index + 1 })}>
          <td colSpan={columns.length}>
            <Full view={view} paper={paper} words={words} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

interface CellProps {
  readonly view: View;
  readonly paper: number;
  readonly by: PaperColumn['by'];
  readonly kind: string;
}

function Cell({ view, paper, by, kind }: CellProps): JSX.Element {
  const { comments, upvotes, dates } = view.data.papers;
  const known = (count: number): string => (count < 0 ? '' : grouped(count));
  if (by === 'topic') {
    const isWeak = view.weak[paper] === 1;
    return (
      <td class={kind}>
        <i class={isWeak ? 'dot ring' : 'dot'} />
        {view.topics[view.assignment[paper]!]!.label}
        {isWeak ? <span class="hid">, weak member</span> : null}
      </td>
    );
  }
  if (by === 'next') {
    const next = view.topics[view.runnerUp[paper]!];
    return next ? (
      <td class={`${kind} t${next.slot}`} title={next.label}>
        <i class="dot" />
        <span class="hid">{next.label}, </span>
        {decimals(view.runnerUpSimilarity[paper]!)}
      </td>
    ) : (
      <td class={kind} />
    );
  }
  const text = {
    title: '',
    date: dateShort(dates[paper]!),
    comments: known(comments[paper]!),
    upvotes: known(upvotes[paper]!),
    similarity: decimals(view.similarity[paper]!),
  }[by];
  return <td class={kind}>{text}</td>;
}

interface TextProps {
  readonly view: View;
  readonly paper: number;
  readonly words: readonly string[];
}

function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }): JSX.Element {
  return (
    <>{marked(text, words).map(({ text: part, found }, i) => (found ? <mark key={i}>{part}</mark> : part))}</>
  );
}

/** The part of the abstract where what the title does not have is found. */
function Bit({ view, paper, words }: TextProps): JSX.Element | null {
  if (words.length === 0 || !view.abstracts) return null;
  const title = marked(view.titles[paper]!, words)
    .map(({ text, found }) => (found ? text : '\n'))
    .join('');
  const missing = words.filter((word) => !marked(title, [word]).some(({ found }) => found));
  if (missing.length === 0) return null;
  const text = around(view.abstracts[paper]!, missing, longestBit);
  return text === '' ? null : (
    <p class="bit" dir="auto">
      <Marked text={text} words={words} />
    </p>
  );
}

function Full({ view, paper, words }: TextProps): JSX.Element {
  const { authors, organised, dates, comments, upvotes, urls } = view.data.papers;
  const { abstracts, topics, state } = view;
  const own = topics[view.assignment[paper]!]!;
  const next = topics[view.runnerUp[paper]!];
  const why = view.why(paper);
  const url = urls[paper]!;
  const by = authors[paper]!;
  const facts = [
    /^\d+$/.test(by) && organised[paper] === 0
      ? counted(Number(by), 'author')
      : cut(by.replaceAll(';', ','), 400),
    dateWords(dates[paper]!),
    comments[paper]! < 0 ? '' : counted(comments[paper]!, 'comment'),
    upvotes[paper]! < 0 ? '' : counted(upvotes[paper]!, 'upvote'),
  ].filter(Boolean);
  return (
    <div class="full">
      {facts.length > 0 ? <p dir="auto">{facts.join(' · ')}</p> : null}
      {abstracts === null ? (
        <p>The abstract is being unpacked.</p>
      ) : abstracts[paper] === '' ? (
        <p>The list has no abstract of it.</p>
      ) : (
        <p class="abs" dir="auto">
          <Marked text={abstracts[paper]!} words={words} />
        </p>
      )}
      <p>
        In <TopicLink view={view} id={own.id} state={state} />, similarity {decimals(view.similarity[paper]!)}
        {why.length > 0 ? `, because of ${inWords(why)}` : ''}.
        {next ? (
          <>
            {' '}
            Next closest: <TopicLink view={view} id={next.id} state={state} />,{' '}
            {decimals(view.runnerUpSimilarity[paper]!)}
            {view.weak[paper] === 1 ? ', so near that it is a weak member' : ''}.
          </>
        ) : null}
      </p>
      {url ? (
        <p>
          <a href={url} rel="noreferrer">
            Read it at {cut(/^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1] ?? 'its address', 60)}
          </a>
        </p>
      ) : null}
    </div>
  );
}

function TopicLink({
  view,
  id,
  state,
}: {
  readonly view: View;
  readonly id: number;
  readonly state: View['state'];
}): JSX.Element {
  const { label, slot } = view.topics[id]!;
  return (
    <a class={`tn t${slot}`} href={topicHref(state, id)}>
      {label}
    </a>
  );
}
