/** Which papers the table lists, and in what order: a pure function of what the reader has set. */
import { compareText } from '../order.ts';
import type { PartialDate } from '../types.ts';
import type { PaperColumns } from './data.ts';
import { folded, type Haystack, haystack, wordsOf } from './search.ts';
import type { Sort, State } from './state.ts';

/** What is listed. */
export interface Listing {
  /** Papers in the order of the table. */
  readonly listed: readonly number[];
  /** By topic, how many papers all filters but that of topics leave. */
  readonly counts: Uint32Array;
  /** How many weak members all filters but that of weak members leave. */
  readonly weakOnes: number;
}

/** One number of topics, as far as the table needs it. */
export interface Sorted {
  readonly data: { readonly papers: PaperColumns };
  readonly topics: readonly unknown[];
  readonly assignment: ArrayLike<number>;
  readonly similarity: ArrayLike<number>;
  readonly runnerUpSimilarity: ArrayLike<number>;
  readonly weak: ArrayLike<number>;
  /** Papers by topic, then by similarity. */
  readonly order: readonly number[];
}

/** Every filter holds at once; ties of a sort stay in the order by topic. */
export function listing(cut: Sorted, state: State, abstracts: readonly string[] | null): Listing {
  const { data, assignment, similarity, weak } = cut;
  const words = wordsOf(state.search);
  const stack = words.length > 0 ? haystackOf(data.papers, abstracts) : null;
  const topics = new Set(state.only);
  const { selected, from, to } = state;
  const { dates } = data.papers;
  const counts = new Uint32Array(cut.topics.length);
  let weakOnes = 0;
  const sorted = state.sort ? sortedBy(cut, state.sort) : cut.order;
  const listed = sorted.filter((i) => {
    if (selected && !selected.has(i)) return false;
    if (state.least > 0 && Math.round(similarity[i]! * 100) < state.least) return false;
    if ((from !== '' || to !== '') && !isWithin(dates[i]!, from, to)) return false;
    if (stack && !stack.has(i, words)) return false;
    const isOfTopics = topics.size === 0 || topics.has(assignment[i]!);
    const isWeak = weak[i] === 1;
    if (!state.weak || isWeak) counts[assignment[i]!]!++;
    if (isOfTopics && isWeak) weakOnes++;
    return isOfTopics && (!state.weak || isWeak);
  });
  return { listed, counts, weakOnes };
}

/** Whether a date may lie between two others, each to as much as is known of it; a date without a year lies nowhere. */
export function isWithin(date: PartialDate, from: PartialDate, to: PartialDate): boolean {
  if (!/^\d{4}/.test(date)) return false;
  const known = (bound: string): number => Math.min(date.length, bound.length);
  return (
    (from === '' || date.slice(0, known(from)) >= from.slice(0, known(from))) &&
    (to === '' || date.slice(0, known(to)) <= to.slice(0, known(to)))
  );
}

/** Whether anything keeps papers from being listed. */
export function isFiltered({ search, only, from, to, weak, least, selected }: State): boolean {
  return (
    wordsOf(search).length > 0 ||
    only.length > 0 ||
    from !== '' ||
    to !== '' ||
    weak ||
    least > 0 ||
    selected !== null
  );
}

const stacks = new WeakMap<PaperColumns, { abstracts: readonly string[] | null; stack: Haystack }>();

/** The same as long as the abstracts are the same. */
export function haystackOf(papers: PaperColumns, abstracts: readonly string[] | null): Haystack {
  const known = stacks.get(papers);
  if (known?.abstracts === abstracts) return known.stack;
  const stack = haystack(papers.titles, abstracts);
  stacks.set(papers, { abstracts, stack });
  return stack;
}

const sorts = new WeakMap<Sorted['order'], Map<string, readonly number[]>>();

function sortedBy(cut: Sorted, sort: Sort): readonly number[] {
  const known = sorts.get(cut.order) ?? new Map<string, readonly number[]>();
  sorts.set(cut.order, known);
  const name = `${sort.by} ${sort.down}`;
  const made = known.get(name) ?? ordered(cut, sort);
  known.set(name, made);
  return made;
}

/** What is unknown comes last, whichever way it is sorted. */
function ordered(cut: Sorted, { by, down }: Sort): readonly number[] {
  const { papers } = cut.data;
  const sign = down ? -1 : 1;
  const texts = (of: (i: number) => string): readonly number[] => {
    const keys = papers.ids.map((_, i) => of(i));
    return [...cut.order].sort(
      (a, b) => Number(keys[a] === '') - Number(keys[b] === '') || sign * compareText(keys[a]!, keys[b]!),
    );
  };
  const numbers = (of: ArrayLike<number>, isKnown: (value: number) => boolean): readonly number[] =>
    [...cut.order].sort(
      (a, b) => Number(!isKnown(of[a]!)) - Number(!isKnown(of[b]!)) || sign * (of[a]! - of[b]!),
    );
  const all = (): boolean => true;
  const counted = (value: number): boolean => value >= 0;
  switch (by) {
    case 'title':
      return texts((i) => folded(papers.titles[i]!).replace(/^[^\p{L}\p{N}]+/u, ''));
    case 'date':
      return texts((i) => (/^\d{4}/.test(papers.dates[i]!) ? papers.dates[i]! : ''));
    case 'topic':
      return numbers(cut.assignment, all);
    case 'comments':
      return numbers(papers.comments, counted);
    case 'upvotes':
      return numbers(papers.upvotes, counted);
    case 'similarity':
      return numbers(cut.similarity, all);
    case 'next':
      return numbers(cut.runnerUpSimilarity, all);
  }
}
