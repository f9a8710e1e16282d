import { describe, expect, it } from 'vitest';
import { neighbourhoods } from '../../pipeline/chart/neighbourhoods.ts';

const everywhere = { left: 0, right: 200, top: 0, bottom: 100 };
const tile = { width: 100, height: 100 };
const never = (): boolean => false;

/** Papers at (x, 50), each with its words. */
function papers(all: readonly (readonly [number, ...string[]])[]) {
  return {
    papers: all.length,
    at: (paper: number) => ({ x: all[paper]![0], y: 50 }),
    why: (paper: number) => all[paper]!.slice(1).map(String),
  };
}

const two = papers([
  [10, 'common', 'graph'],
  [20, 'common', 'graph'],
  [30, 'common', 'graph'],
  [110, 'common', 'image', 'rare'],
  [120, 'common', 'image', 'rare'],
  [130, 'common', 'image', 'video'],
  [140, 'common', 'image', 'video'],
]);

describe('neighbourhoods', () => {
  it('are told by the words that their papers share and others have not', () => {
    const found = neighbourhoods(two, everywhere, tile, never);
    expect(found.map(({ words, papers: count, x, y }) => [words, count, x, y])).toEqual([
      [['graph'], 3, 20, 50],
      [['image'], 4, 125, 50],
    ]);
  });

  it('are those of the part that is asked for, the same as on the whole map', () => {
    const [, right] = neighbourhoods(two, everywhere, tile, never);
    expect(neighbourhoods(two, { ...everywhere, left: 105 }, tile, never)).toEqual([right]);
    expect(neighbourhoods(two, { ...everywhere, left: 150 }, tile, never)).toEqual([]);
  });

  it('leave out what stands there already', () => {
    const found = neighbourhoods(two, everywhere, tile, (word) => word === 'graph');
    expect(found.map(({ words }) => words)).toEqual([['image']]);
  });

  it('never share a word', () => {
    const spread = papers(
      Array.from({ length: 12 }, (_, i): [number, string] => [
        i < 5 ? 10 : i < 9 ? 110 : 310,
        i < 9 ? 'shared' : 'other',
      ]),
    );
    const found = neighbourhoods(spread, everywhere, tile, never);
    expect(found.map(({ words, papers: count }) => [words, count])).toEqual([[['shared'], 5]]);
  });
});
