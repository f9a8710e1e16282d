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
  /** The section that was gone to, or `''`. */
  readonly at: string;
}

export const initial: State = { k: null, topic: null, search: '', only: [], at: '' };

/** Another number of topics: what is said of single topics goes, the search stays. */
export function withK(state: State, k: number | null): State {
  return { ...state, k, topic: null, only: [], at: '' };
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
    at: /^[a-z][\w-]*$/.test(at) ? at : '',
  };
}

/** The fragment without `#`; `''` for what the page shows by itself. */
export function formatState({ k, topic, search, only, at }: State): string {
  const params = new URLSearchParams();
  if (k !== null) params.set('k', String(k));
  if (topic !== null) params.set('topic', String(topic));
  if (search !== '') params.set('q', search);
  if (only.length > 0) params.set('only', only.join());
  if (at !== '') params.set('at', at);
  return params.toString().replaceAll('%2C', ',');
}
