import { describe, expect, it } from 'vitest';
import { type ChartSpec, specOf } from '../../pipeline/chart/chart.ts';
import { render } from '../../pipeline/chart/render.ts';
import { palette } from '../../pipeline/chart/theme.ts';
import { topicWords } from '../../pipeline/chart/topic-words.ts';
import type { Topic } from '../../pipeline/types.ts';
import { topic } from './examples.ts';
import { barWidths, drawn, tables } from './specs.ts';

const wordShares = [
  { term: 'diffusion', inside: 0.8, outside: 0.1 },
  { term: '__proto__', inside: 0.4, outside: 0.2 },
  { term: 'constructor', inside: 0.2, outside: 0 },
];

/** The chart of the fourth of four topics. */
function wordsOf(known: Partial<Topic>): ChartSpec {
  const topics = [0, 1, 2, 3].map((id) => ({ ...topic({ id, ...(id === 3 ? known : {}) }), slot: id }));
  return specOf(topicWords, { topics }, 3);
}

describe('topicWords', () => {
  it('holds both shares of every word, in the order given', () => {
    const { spec, name, title } = wordsOf({ label: 'Images', wordShares });
    expect([name, title]).toEqual(['topic-3-words', 'Words of Images']);
    const rows = tables(spec)[0]?.map(({ term, inside, outside, share }) => ({
      term,
      inside,
      outside,
      share,
    }));
    expect(rows).toEqual([
      { ...wordShares[0], share: '80\u202f%' },
      { ...wordShares[1], share: '40\u202f%' },
      { ...wordShares[2], share: '20\u202f%' },
    ]);
  });

  it('draws a bar for the topic and a thin one for the rest on one scale', async () => {
    const { svg } = await render(wordsOf({ wordShares }));
    const own = barWidths(svg, palette.topic3[0]);
    const others = barWidths(svg, palette.ink3[0]);
    expect([own.length, others.length]).toEqual([3, 3]);
    expect(own[0]! / own[2]!).toBeCloseTo(4, 6);
    expect(own[1]! / others[1]!).toBeCloseTo(2, 6);
    expect(others[2]).toBe(0);
  });

  it('draws an empty picture for a topic without words', async () => {
    const { svg, spec } = await render(wordsOf({ wordShares: [] }));
    expect(tables(spec)).toEqual([[]]);
    expect(drawn(svg, 'bar')).toBe(0);
  });
});
