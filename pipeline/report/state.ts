/** What the reader has set, and how the address tells it: `#k=6&topic=2&q=grammar`. */
import { isoDate } from '../dates.ts';
import type { PartialDate } from '../types.ts';

/** Columns the table of papers can be sorted by. */
export const sortColumns = ['title', 'topic', 'date', 'comments', 'upvotes', 'similarity', 'next'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  readonly by: SortColumn;
  /** From the largest, the newest, the last of the alphabet. */
  readonly down: boolean;
}

export interface State {
  /** The number of topics; null for the recommended one. */
  readonly k: number | null;
  /** The topic pointed at; null for none. */
  readonly topic: number | null;
  /** Words that the papers listed must have. */
  readonly search: string;
  /** Topics whose papers are listed, ascending; all when there are none. */
  readonly only: readonly number[];
  /** First and last date of the papers listed, to as much as is known; `''` for any. */
  readonly from: PartialDate;
  readonly to: PartialDate;
  /** Weak members alone. */
  readonly weak: boolean;
  /** Least similarity of the papers listed, in hundredths; 0 for any. */
  readonly least: number;
  /** Null for by topic, then by similarity. */
  readonly sort: Sort | null;
  /** Whether time is told in shares and not in counts. */
  readonly shares: boolean;
  /** The section that was gone to, or `''`. */
  readonly at: string;
  /** Papers chosen on the map, by their place in the columns; null for all. No address tells it. */
  readonly selected: ReadonlySet<number> | null;
}

export const initial: State = {
  k: null,
  topic: null,
  search: '',
  only: [],
  from: '',
  to: '',
  weak: false,
  least: 0,
  sort: null,
  shares: false,
  at: '',
  selected: null,
};

/** Nothing that keeps a paper from being listed. */
export const unfiltered = {
  search: '',
  only: [],
  from: '',
  to: '',
  weak: false,
  least: 0,
  selected: null,
} as const satisfies Partial<State>;

/** Another number of topics: what is said of single topics goes, the search stays. */
export function withK(state: State, k: number | null): State {
  return { ...state, k, topic: null, only: [], at: '' };
}

/** Whether two states show the same. */
export function sameState(a: State, b: State): boolean {
  return a === b || (a.selected === b.selected && formatState(a) === formatState(b));
}

/** The address of a topic's card, which without scripts is its place in the page. */
export function topicHref({ k }: State, topic: number): string {
  return k === null ? `#topic-${topic}` : `#${formatState({ ...initial, k, topic })}`;
}

/** Reads a fragment with or without its `#`; what it does not know or cannot be is left out. `#map` and `#topic-3` are places. */
export function parseState(fragment: string, ks: readonly number[], recommended: number): State {
  const text = fragment.replace(/^#/, '');
  const [, card] = /^topic-(\d{1,4})$/.exec(text) ?? [];
  if (card !== undefined) return { ...initial, topic: Number(card) };
  if (/^[a-z][\w-]*$/.test(text)) return { ...initial, at: text };
  const params = new URLSearchParams(text);
  const whole = (value: string | null): number | null =>
    value !== null && /^\d{1,4}$/.test(value) ? Number(value) : null;
  const k = whole(params.get('k'));
  const only = (params.get('only') ?? '').split(',').flatMap((one) => whole(one) ?? []);
  const at = params.get('at') ?? '';
  return {
    k: k !== null && k !== recommended && ks.includes(k) ? k : null,
    topic: whole(params.get('topic')),
    search: params.get('q') ?? '',
    only: [...new Set(only)].sort((a, b) => a - b),
    from: isoDate(params.get('from') ?? ''),
    to: isoDate(params.get('to') ?? ''),
    weak: params.get('weak') === '1',
    least: Math.min(100, whole(params.get('least')) ?? 0),
    sort: parseSort(params.get('sort') ?? ''),
    shares: params.get('shares') === '1',
    at: /^[a-z][\w-]*$/.test(at) ? at : '',
    selected: null,
  };
}

/** The fragment without `#`; `''` for what the page shows by itself. */
export function formatState(state: State): string {
  const { k, topic, search, only, from, to, weak, least, sort, shares, at } = state;
  const params = new URLSearchParams();
  if (k !== null) params.set('k', String(k));
  if (topic !== null) params.set('topic', String(topic));
  if (search !== '') params.set('q', search);
  if (only.length > 0) params.set('only', only.join());
  if (from !== '') params.set('from', from);
  if (to !== '') params.set('to', to);
  if (weak) params.set('weak', '1');
  if (least > 0) params.set('least', String(least));
  if (sort) params.set('sort', `${sort.down ? '-' : ''}${sort.by}`);
  if (shares) params.set('shares', '1');
  if (at !== '') params.set('at', at);
  return params.toString().replaceAll('%2C', ',');
}

/** `date`, or `-date` from the newest. */
function parseSort(text: string): Sort | null {
  const by = sortColumns.find((column) => column === text.replace(/^-/, ''));
  return by === undefined ? null : { by, down: text.startsWith('-') };
}
