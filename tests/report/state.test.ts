import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatState,
  initial,
  parseState,
  type State,
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
      '%',
      'k=6%',
    ])
      expect([bad, parse(`#${bad}`)]).toEqual([bad, initial]);
    expect(parse('#only=3,1,3,x').only).toEqual([1, 3]);
  });

  it('gives back every state', () => {
    const states = fc.record({
      k: fc.constantFrom(null, ...ks.filter((k) => k !== 4)),
      topic: fc.option(fc.nat(40)),
      search: fc.string({ unit: 'grapheme' }),
      only: fc.uniqueArray(fc.nat(40)).map((only) => only.sort((a, b) => a - b)),
      paper: fc.option(fc.nat(9_999_999)),
      at: fc.constantFrom('', 'map', 'papers'),
      selected: fc.constant(null),
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

it('another number of topics clears what is said of single ones and keeps the search, the paper and the selection', () => {
  const selected = new Set([3]);
  const state = { k: null, topic: 2, search: 'graph', only: [1], paper: 5, at: 'papers', selected };
  expect(withK(state, 6)).toEqual({ ...initial, k: 6, search: 'graph', paper: 5, selected });
});
