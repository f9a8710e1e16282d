import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatState,
  initial,
  parseState,
  type State,
  sortColumns,
  topicHref,
  withK,
} from '../../pipeline/report/state.ts';

const ks = [2, 3, 4, 6, 10];
const parse = (fragment: string): State => parseState(fragment, ks, 4);

describe('the address', () => {
  it('tells the number of topics, the topic, the search and the filters', () => {
    const state = { ...initial, k: 6, topic: 2, search: 'graph & tree', only: [0, 3] };
    expect(formatState(state)).toBe('k=6&topic=2&q=graph+%26+tree&only=0,3');
    expect(parse('#k=6&topic=2&q=graph+%26+tree&only=0,3')).toEqual(state);
  });

  it('tells what is listed and how, and not what is chosen on the map', () => {
    const state: State = {
      ...initial,
      from: '2024-02',
      to: '2025-01-31',
      weak: true,
      least: 55,
      sort: { by: 'date', down: true },
      shares: true,
      selected: new Set([1, 2]),
    };
    const text = 'from=2024-02&to=2025-01-31&weak=1&least=55&sort=-date&shares=1';
    expect(formatState(state)).toBe(text);
    expect(parse(`#${text}`)).toEqual({ ...state, selected: null });
    expect(parse('#sort=title').sort).toEqual({ by: 'title', down: false });
  });

  it('is empty for what the page shows by itself', () => {
    expect(formatState(initial)).toBe('');
    expect(parse('')).toEqual(initial);
    expect(parse('#')).toEqual(initial);
    expect(parse('#k=4')).toEqual(initial);
  });

  it('may be that of a section or of a card, as without scripts', () => {
    expect(parse('#map')).toEqual({ ...initial, at: 'map' });
    expect(parse('#topic-3')).toEqual({ ...initial, topic: 3 });
    expect(parse(topicHref(initial, 3))).toEqual({ ...initial, topic: 3 });
    expect(parse(topicHref({ ...initial, k: 6, search: 'x' }, 3))).toEqual({ ...initial, k: 6, topic: 3 });
  });

  it('leaves out what was not tried and what cannot be', () => {
    for (const bad of [
      'k=5',
      'k=-1',
      'k=1e1',
      'k=',
      'k=constructor',
      'topic=x',
      'only=,,',
      'at=<b>',
      'from=2024-13',
      'to=yesterday',
      'weak=yes',
      'least=-1',
      'sort=--date',
      'sort=constructor',
      'shares=2',
      '%',
      'k=6%',
    ])
      expect([bad, parse(`#${bad}`)]).toEqual([bad, initial]);
    expect(parse('#only=3,1,3,x').only).toEqual([1, 3]);
  });

  it('gives back every state', () => {
    const date = fc.constantFrom('', '2024', '2024-02', '2024-02-29');
    const states = fc.record({
      from: date,
      to: date,
      weak: fc.boolean(),
      least: fc.integer({ min: 0, max: 100 }),
      sort: fc.option(fc.record({ by: fc.constantFrom(...sortColumns), down: fc.boolean() })),
      shares: fc.boolean(),
      selected: fc.constant(null),
      k: fc.constantFrom(null, ...ks.filter((k) => k !== 4)),
      topic: fc.option(fc.nat(40)),
      search: fc.string({ unit: 'grapheme' }),
      only: fc.uniqueArray(fc.nat(40)).map((only) => only.sort((a, b) => a - b)),
      at: fc.constantFrom('', 'map', 'papers'),
    });
    fc.assert(
      fc.property(states, (state) => {
        const text = formatState(state);
        // A place alone is written as one.
        expect(parse(`#${text}`)).toEqual(state);
      }),
    );
  });
});

it('another number of topics clears what is said of single ones and keeps the search', () => {
  const kept = {
    ...initial,
    search: 'graph',
    from: '2024',
    weak: true,
    sort: { by: 'date', down: true },
  } as const;
  expect(withK({ ...kept, topic: 2, only: [1], at: 'papers' }, 6)).toEqual({ ...kept, k: 6 });
});
