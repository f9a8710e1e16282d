/** The table of papers: every row in one go where they are few, else in blocks that are drawn as they come into view. */
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { counted } from '../../words.ts';
import { isFiltered } from '../listing.ts';
import { wordsOf } from '../search.ts';
import type { Sort, SortColumn } from '../state.ts';
import { type BlockWatch, useSurroundings } from '../surroundings.ts';
import type { View } from '../view.ts';
import { PaperRow } from './paper-row.tsx';

const rowsOf = 25;

/** A column: what it is called, the class of its cells, and whether it begins with the largest. */
export interface PaperColumn {
  readonly by: SortColumn;
  readonly name: string;
  readonly kind: string;
  readonly down: boolean;
}

const columns: readonly PaperColumn[] = [
  { by: 'title', name: 'Title', kind: 'pt', down: false },
  { by: 'topic', name: 'Topic', kind: 'tp', down: false },
  { by: 'date', name: 'Date', kind: 'num da', down: true },
  { by: 'comments', name: 'Comments', kind: 'num co', down: true },
  { by: 'upvotes', name: 'Upvotes', kind: 'num up', down: true },
  { by: 'similarity', name: 'Similarity', kind: 'num si', down: true },
  { by: 'next', name: 'Next', kind: 'num ne', down: true },
];

/** Columns in which there is anything. */
function columnsOf({ data, topics }: View): readonly PaperColumn[] {
  const { dates, comments, upvotes } = data.papers;
  const isThere: Partial<Record<SortColumn, boolean>> = {
    date: dates.some((date) => date !== ''),
    comments: comments.some((count) => count >= 0),
    upvotes: upvotes.some((count) => count >= 0),
    next: topics.length > 1,
  };
  return columns.filter(({ by }) => isThere[by] !== false);
}

interface TableProps {
  readonly view: View;
  /** Whether rows open and sort. */
  readonly isLive: boolean;
  /** Whether rows are drawn as they come into view. */
  readonly isLong: boolean;
  /** Rows where there is no window. */
  readonly most: number;
}

export function PaperTable({ view, isLive, isLong, most }: TableProps): JSX.Element {
  const { actions, watch } = useSurroundings();
  const { listed, state } = view;
  const table = useRef(null);
  const watched = useRef<BlockWatch | null>(null);
  const [drawn, setDrawn] = useState<readonly number[] | null>([]);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const inBlocks = isLong && drawn !== null;

  useLayoutEffect(() => {
    if (!isLong || table.current === null) return;
    const own = watch(table.current, { rows: listed.length, rowsOf }, setDrawn);
    watched.current = own;
    return () => own.stop();
  }, [watch, isLong, listed]);

  const toggle = (paper: number): void => {
    const next = new Set(opened);
    if (!next.delete(paper)) next.add(paper);
    setOpened(next);
  };
  const shown = columnsOf(view);
  const words = wordsOf(state.search);
  // Opened papers have a row of their own, which counts.
  const open = isLive && opened.size > 0 ? listed.flatMap((paper, i) => (opened.has(paper) ? [i] : [])) : [];
  const row = (paper: number, i: number): JSX.Element => (
    <PaperRow
      key={paper}
      view={view}
      paper={paper}
      columns={shown}
      words={words}
      index={isLong ? i + 2 + open.filter((at) => at < i).length : null}
      isOpen={isLive && opened.has(paper)}
      toggle={isLive ? toggle : null}
    />
  );
  const count = isLive && !isLong ? listed.length : Math.min(most, listed.length);
  const rest = (isFiltered(state) ? listed.length : view.papers) - count;
  return (
    <>
      <table
        class="papers"
        ref={table}
        {...(isLong ? { 'aria-rowcount': listed.length + open.length + 1 } : {})}
      >
        <thead>
          <tr {...(isLong ? { 'aria-rowindex': 1 } : {})}>
            {shown.map((column) => (
              <Head
                key={column.by}
                column={column}
                sort={state.sort}
                set={isLive ? (sort) => actions.list({ sort }) : null}
              />
            ))}
          </tr>
        </thead>
        {inBlocks ? (
          <Blocks
            rows={listed}
            drawn={drawn}
            heightOf={(block) => watched.current?.heightOf(block) ?? 0}
            span={shown.length}
          >
            {row}
          </Blocks>
        ) : (
          <tbody>{listed.slice(0, count).map(row)}</tbody>
        )}
      </table>
      {rest > 0 && !inBlocks ? <p class="rest">{counted(rest, 'more paper')} in papers.csv.</p> : null}
    </>
  );
}

interface HeadProps {
  readonly column: PaperColumn;
  readonly sort: Sort | null;
  readonly set: ((sort: Sort | null) => void) | null;
}

/** The head of a column, which sorts by it; again, and the other way round. */
function Head({ column: { by, name, kind, down }, sort, set }: HeadProps): JSX.Element {
  // By topic is how it stands by itself.
  const now = sort ?? { by: 'topic', down: false };
  const isBy = now.by === by;
  if (!set)
    return (
      <th scope="col" class={kind}>
        {name}
      </th>
    );
  const next = isBy ? { by, down: !now.down } : { by, down };
  const isPlain = next.by === 'topic' && !next.down;
  return (
    <th scope="col" class={kind} aria-sort={isBy ? (now.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" onClick={() => set(isPlain ? null : next)}>
        {name}
        {isBy ? <span aria-hidden="true">{now.down ? '\u00a0↓' : '\u00a0↑'}</span> : null}
      </button>
    </th>
  );
}

interface BlocksProps {
  readonly rows: readonly number[];
  readonly drawn: readonly number[];
  readonly heightOf: (block: number) => number;
  readonly span: number;
  readonly children: (paper: number, i: number) => ComponentChildren;
}

/** Blocks that are drawn, and gaps as high as the others. */
function Blocks({ rows, drawn, heightOf, span, children: row }: BlocksProps): JSX.Element {
  const count = Math.ceil(rows.length / rowsOf);
  const parts: JSX.Element[] = [];
  const gap = (from: number, to: number): void => {
    let height = 0;
    for (let block = from; block < to; block++) height += heightOf(block);
    if (to > from)
      parts.push(
        <tbody
          class="gap"
          key={`gap-${from === 0 ? 'first' : to === count ? 'last' : from}`}
          aria-hidden="true"
        >
          <tr>
            <td colSpan={span} style={{ height: `${Math.round(height)}px` }} />
          </tr>
        </tbody>,
      );
  };
  let next = 0;
  for (const block of drawn) {
    if (block >= count) break;
    gap(next, block);
    next = block + 1;
    const from = block * rowsOf;
    parts.push(
      <tbody key={block} data-block={block}>
        {rows.slice(from, from + rowsOf).map((paper, i) => row(paper, from + i))}
      </tbody>,
    );
  }
  gap(next, count);
  return <>{parts}</>;
}
