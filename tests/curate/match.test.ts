import { describe, expect, it } from 'vitest';
import { folded, type Group, paperFinder, topicFinder } from '../../pipeline/curate/index.ts';
import type { Paper, SparseMatrix } from '../../pipeline/types.ts';

function paper(id: string, title: string): Paper {
  return {
    id,
    title,
    abstract: '',
    published: '',
    authors: [],
    authorCount: null,
    organisation: '',
    comments: null,
    upvotes: null,
    url: '',
    ids: [],
    types: [],
    kind: null,
    origin: { file: 'list', line: 1 },
  };
}

describe('folded', () => {
  it('leaves letters and digits, and signs where there is nothing else', () => {
    expect(folded('GraPE: A Generate–Plan “Edit”!')).toBe('grapeagenerateplanedit');
    expect(folded('Ａ１')).toBe('a1');
    expect(folded('C++')).toBe('c');
    expect(folded('+++')).toBe('+++');
  });
});

describe('paperFinder', () => {
  const papers = [
    paper('a', 'Program Synthesis with Models'),
    paper('b', 'Program Synthesis with Search'),
    paper('c', 'Twins'),
    paper('d', 'twins!'),
    paper('c2', 'C'),
  ];
  const removal = { file: 'list', line: 9, reason: 'duplicate' };
  const finder = paperFinder({
    papers,
    removals: [
      { ...removal, id: 'a-v1', title: 'Synthesis of programs with models', into: 'a' },
      { ...removal, id: 'x', title: 'Lost', into: '' },
    ],
  });

  it('finds a paper by its id before a title, and by its title whatever its capitals and signs', () => {
    expect(finder.whole('b')).toEqual({ index: 1 });
    expect(finder.whole('c')).toEqual({ index: 2 });
    expect(finder.whole('PROGRAM SYNTHESIS, WITH SEARCH.')).toEqual({ index: 1 });
  });

  it('finds what a duplicate went into', () => {
    expect([finder.whole('a-v1'), finder.whole('Synthesis of programs with models')]).toEqual([
      { index: 0 },
      { index: 0 },
    ]);
    expect(finder.whole('Lost')).toHaveProperty('reason');
  });

  it('finds a paper by a beginning of its title that no other has, where that is asked', () => {
    expect(finder.begun('Program Synthesis with Mo')).toEqual({ index: 0 });
    expect(finder.whole('Program Synthesis with Mo')).toHaveProperty('reason');
    expect(finder.begun('Program Synthesis with')).toEqual({
      reason: 'several papers have this title; give the id of one',
    });
    expect(finder.begun('Program')).toEqual({ reason: 'no paper has this id or title' });
  });

  it('does not choose between papers of one title', () => {
    expect(finder.whole('Twins')).toEqual({ reason: 'several papers have this title; give the id of one' });
  });
});

/** Counts of 1 where a paper has a term. */
function having(rows: readonly (readonly number[])[], cols: number): SparseMatrix {
  const rowPtr = Uint32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]);
  const colIdx = Uint32Array.from(rows.flat());
  return { rows: rows.length, cols, rowPtr, colIdx, values: new Float32Array(colIdx.length).fill(1) };
}

describe('topicFinder', () => {
  // Terms: 0 in every paper, 1 and 2 mark the first topic, 3 the second, 4 half of each.
  const rows = [[0, 1, 2, 4], [0, 1, 2], [0, 1, 4], [0, 3, 4], [0, 3], [0, 3, 4], [0], [0]];
  const papers = paperFinder({ papers: rows.map((_, i) => paper(`p${i}`, `Title ${i}`)), removals: [] });
  const words = ['all', 'one', 'more', 'two', 'half'];
  const find = topicFinder(having(rows, 5), papers, (text) => {
    const col = words.indexOf(text);
    return col < 0 ? [] : [col];
  });
  const groups: readonly Group[] = [
    { name: null, members: [0, 1, 2] },
    { name: 'Two', members: [3, 4, 5] },
    { name: null, members: [6, 7] },
  ];

  it('finds a topic by the name the user gave, by a paper, and by words that mark it', () => {
    expect(find(groups, 'TWO!')).toEqual({ index: 1 });
    expect(find(groups, 'p7')).toEqual({ index: 2 });
    expect(find(groups, 'Title 4')).toEqual({ index: 1 });
    expect(find(groups, 'one')).toEqual({ index: 0 });
    expect(find(groups, 'one, more')).toEqual({ index: 0 });
    expect(find(groups, 'two, one')).toHaveProperty('reason');
    expect(find(groups, ' more , unheard of ')).toEqual({ index: 0 });
  });

  it('takes the name before the words', () => {
    const named = groups.map((group, g) => (g === 2 ? { ...group, name: 'one' } : group));
    expect(find(named, 'one')).toEqual({ index: 2 });
  });

  it('matches nothing by words that every paper has, that mark no topic, or that are nowhere', () => {
    expect(find(groups, 'all')).toEqual({ reason: 'no topic is marked by these words' });
    expect(find(groups, 'one, two')).toEqual({
      reason: 'two topics match it alike; give more words, or a paper',
    });
    expect(find(groups, 'nowhere')).toEqual({
      reason: 'none of its words is in the list, and no topic or paper is called so',
    });
    expect(find(groups, ',,')).toHaveProperty('reason');
  });

  it('needs a correlation of 0.2, worked by hand', () => {
    // `half` is in 2 of 3, 2 of 3 and 0 of 2 papers, 4 of 8 in all: (2*8 - 4*3) / sqrt(4*4*3*5) = 0.26, twice alike.
    expect(find(groups, 'half')).toEqual({
      reason: 'two topics match it alike; give more words, or a paper',
    });
    const [first, second, third] = groups.map(({ members }) => members);
    const moved = [
      { name: null, members: [...first!, second![0]!] },
      { name: null, members: [...second!.slice(1), ...third!] },
    ];
    // 3 of 4 and 1 of 4 papers, 4 of 8 in all: (3*8 - 16) / 16 = 0.5 against -0.5.
    expect(find(moved, 'half')).toEqual({ index: 0 });
  });
});
