/** What the reader has set, and how the address tells it: `#k=6&topic=2&q=grammar`. */

export interface State {
  /** The number of topics; null for the recommended one. */
  readonly k: number | null;
  /** The topic pointed at; null for none. */
  readonly topic: number | null;
  /** Words that the papers listed must have. */
  readonly search: string;
  /** Topics whose papers are listed, ascending; all when there are none. */
  readonly only: readonly number[];
  /** The paper looked at, by its place in the columns; null for none. */
  readonly paper: number | null;
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
  paper: null,
  at: '',
  selected: null,
};

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
  const whole = (value: string | null): number | null => wholeUpTo(value, 4);
  const k = whole(params.get('k'));
  const only = (params.get('only') ?? '').split(',').flatMap((one) => whole(one) ?? []);
  const at = params.get('at') ?? '';
  return {
    k: k !== null && k !== recommended && ks.includes(k) ? k : null,
    topic: whole(params.get('topic')),
    search: params.get('q') ?? '',
    only: [...new Set(only)].sort((a, b) => a - b),
    paper: wholeUpTo(params.get('paper'), 7),
    at: /^[a-z][\w-]*$/.test(at) ? at : '',
    selected: null,
  };
}

/** The fragment without `#`; `''` for what the page shows by itself. */
export function formatState({ k, topic, search, only, paper, at }: State): string {
  const params = new URLSearchParams();
  if (k !== null) params.set('k', String(k));
  if (topic !== null) params.set('topic', String(topic));
  if (search !== '') params.set('q', search);
  if (only.length > 0) params.set('only', only.join());
  if (paper !== null) params.set('paper', String(paper));
  if (at !== '') params.set('at', at);
  return params.toString().replaceAll('%2C', ',');
}

/** A whole number of at most so many digits. */
function wholeUpTo(text: string | null, digits: number): number | null {
  return text !== null && /^\d+$/.test(text) && text.length <= digits ? Number(text) : null;
}
