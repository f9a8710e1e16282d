import { describe, expect, it } from 'vitest';
import { type EditTools, edit, type Group, pinnedPapers } from '../../pipeline/curate/index.ts';
import { InputError } from '../../pipeline/errors.ts';
import type { Curation } from '../../pipeline/types.ts';

/** Topics are told by a letter of a member, papers by a letter: a is 0, b is 1. */
const paperOf = (text: string) =>
  /^[a-h]$/.test(text) ? { index: text.charCodeAt(0) - 97 } : { reason: 'no such paper' };
const tools: EditTools = {
  guided: new Set(['guide']),
  papers: { whole: paperOf, begun: paperOf },
  findTopic: (groups, reference) => {
    const named = groups.findIndex(({ name }) => name === reference);
    if (named >= 0) return { index: named };
    const paper = paperOf(reference);
    return 'reason' in paper
      ? { reason: 'no such topic' }
      : { index: groups.findIndex(({ members }) => members.includes(paper.index)) };
  },
  divide: (members, into) =>
    members.length < into
      ? [members]
      : Array.from({ length: into }, (_, p) => members.filter((_, i) => i % into === p)),
};

const before: readonly Group[] = [
  { name: 'Ace', members: [0, 1, 2] },
  { name: null, members: [3, 4] },
  { name: null, members: [5, 6, 7] },
];

type Edits = Pick<Curation, 'merge' | 'split' | 'rename' | 'pin'>;
const none: Edits = { merge: [], split: [], rename: [], pin: [] };
const place = 't.yaml:1:1';

function edited(edits: Partial<Edits>): { groups: string[]; notices: readonly string[] } {
  const copy = structuredClone(before);
  const { groups, notices } = edit(before, { ...none, ...edits }, tools);
  expect(before).toEqual(copy);
  return {
    groups: groups.map(
      ({ name, members }) => `${name ?? ''}:${members.map((i) => String.fromCharCode(97 + i)).join('')}`,
    ),
    notices,
  };
}

describe('edit', () => {
  it('leaves alone what nothing is asked of', () => {
    expect(edited({})).toEqual({ groups: ['Ace:abc', ':de', ':fgh'], notices: [] });
  });

  it('merges topics, also through one that two merges share, and keeps a name', () => {
    expect(edited({ merge: [{ topics: ['d', 'f'], place }] }).groups).toEqual(['Ace:abc', ':defgh']);
    const chain = [
      { topics: ['d', 'f'], place },
      { topics: ['f', 'a'], place },
    ];
    expect(edited({ merge: chain })).toEqual({ groups: ['Ace:abcdefgh'], notices: [] });
  });

  it('merges what it finds of a merge, and tells what it does not', () => {
    expect(edited({ merge: [{ topics: ['d', 'x', 'f'], place }] })).toEqual({
      groups: ['Ace:abc', ':defgh'],
      notices: ['t.yaml:1:1: “x” in a merge was left out: no such topic'],
    });
    expect(edited({ merge: [{ topics: ['d', 'e'], place }] })).toEqual({
      groups: ['Ace:abc', ':de', ':fgh'],
      notices: ['t.yaml:1:1: a merge was left out: all it tells of are one topic already'],
    });
  });

  it('splits a topic, which loses its name, and not into more parts than it has', () => {
    expect(edited({ split: [{ topic: 'Ace', into: 2, place }] }).groups).toEqual([
      ':ac',
      ':b',
      ':de',
      ':fgh',
    ]);
    expect(edited({ split: [{ topic: 'd', into: 3, place }] })).toEqual({
      groups: ['Ace:abc', ':de', ':fgh'],
      notices: [
        't.yaml:1:1: the split of “d” was left out: its 2 papers are too few, or too alike, for 3 topics',
      ],
    });
  });

  it('renames, also so that names change places, and gives no name twice', () => {
    const rename = (...pairs: [string, string][]): Curation['rename'] =>
      pairs.map(([topic, to], i) => ({ topic, to, place: `t.yaml:${i + 1}:1` }));
    expect(edited({ rename: rename(['d', 'Ace'], ['a', 'King']) })).toEqual({
      groups: ['King:abc', 'Ace:de', ':fgh'],
      notices: [],
    });
    expect(edited({ rename: rename(['d', 'ace!']) })).toEqual({
      groups: ['Ace:abc', ':de', ':fgh'],
      notices: [
        't.yaml:1:1: the name “ace!” was left out: another topic is called so; merge the two instead',
      ],
    });
    expect(edited({ rename: rename(['d', 'One'], ['e', 'Other']) })).toEqual({
      groups: ['Ace:abc', 'One:de', ':fgh'],
      notices: [
        't.yaml:2:1: the name “Other” for “e” was left out: the entry at t.yaml:1:1 calls this topic “One”',
      ],
    });
  });

  it('moves pinned papers last, to topics as they are called then; a topic that is left empty goes', () => {
    expect(
      edited({
        merge: [{ topics: ['a', 'd'], place }],
        split: [{ topic: 'f', into: 3, place }],
        rename: [{ topic: 'g', to: 'Gee', place }],
        pin: [
          { paper: 'a', topic: 'Gee', place },
          { paper: 'h', topic: 'Gee', place },
        ],
      }),
    ).toEqual({ groups: ['Ace:bcde', ':f', 'Gee:agh'], notices: [] });
  });

  it('leaves pins to topics that have guided the search alone, and tells of those it cannot place', () => {
    const pin = [
      { paper: 'a', topic: 'Guide', place },
      { paper: 'y', topic: 'Guide', place },
      { paper: 'z', topic: 'd', place },
      { paper: 'a', topic: 'z', place },
    ];
    expect(edited({ pin })).toEqual({
      groups: ['Ace:abc', ':de', ':fgh'],
      notices: [
        't.yaml:1:1: the pin of “y” was left out: no such paper',
        't.yaml:1:1: the pin of “z” was left out: no such paper',
        't.yaml:1:1: the pin of “a” was left out: “z”: no such topic',
      ],
    });
  });
});

describe('pinnedPapers', () => {
  it('gives each paper once, and refuses two topics for one paper', () => {
    const papers = { whole: paperOf, begun: (text: string) => paperOf(text.slice(0, 1)) };
    const pins = [
      { paper: 'a', topic: 'one', place: 't.yaml:1:1' },
      { paper: 'A', topic: 'one', place: 't.yaml:2:1' },
      { paper: 'b', topic: 'two', place: 't.yaml:3:1' },
      { paper: 'a title', topic: 'One', place: 't.yaml:4:1' },
    ];
    expect(pinnedPapers(pins, papers)).toEqual([
      { paper: 0, topic: 'One' },
      { paper: 1, topic: 'two' },
    ]);
    const twice = [...pins, { paper: 'a', topic: 'two', place: 't.yaml:5:1' }];
    expect(() => pinnedPapers(twice, papers)).toThrow(InputError);
    expect(() => pinnedPapers(twice, papers)).toThrow(
      't.yaml:5:1: “a” is pinned to “two”, and at t.yaml:4:1 to “One”; keep one',
    );
  });
});
