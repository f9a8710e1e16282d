import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { Masthead } from '../../../pipeline/report/sections/masthead.tsx';
import type { Trend } from '../../../pipeline/report/trend.ts';
import type { View } from '../../../pipeline/report/view.ts';
import { viewed } from '../views.ts';

const subjects = ['program synthesis grammar', 'diffusion image noise', 'protein folding enzyme'];

describe('the first sentence', () => {
  let view: View;
  beforeAll(async () => {
    const list = subjects.flatMap((subject) =>
      ['a', 'b', 'c'].map((letter) => ({ title: `${subject} ${letter}` })),
    );
    view = await viewed(list, { k: '3' });
  });

  /** What the heading says of topics that had so many papers in 2024 and in 2025, their names as letters. */
  function heading(...topics: readonly Pick<Trend, 'word' | 'before' | 'last'>[]): string {
    const named: View = {
      ...view,
      topics: view.topics.map((topic, i) => ({ ...topic, label: `Topic ${'ABC'[i]}` })),
      trends: {
        years: { before: 2024, last: 2025 },
        totals: { before: 10, last: 10 },
        topics: topics.map((topic) => ({ ...topic, change: (topic.last - topic.before) / 10 })),
      },
    };
    const [, text = ''] = /<h1>(.*)<\/h1>/.exec(renderToString(<Masthead view={named} />)) ?? [];
    return text.replace(/<[^>]*>/g, '').replace('Three topics in nine papers. ', '');
  }

  it('names the two years of a change', () => {
    expect(heading({ word: 'rising', before: 2, last: 7 })).toBe(
      'Topic A is rising, from two in 2024 to seven in 2025.',
    );
    expect(heading({ word: 'fading', before: 5, last: 0 })).toBe(
      'Topic A fell from five in 2024 to none in 2025.',
    );
  });

  it('names them once for two changes', () => {
    expect(heading({ word: 'fading', before: 5, last: 2 }, { word: 'rising', before: 0, last: 3 })).toBe(
      'Topic B is rising, from none in 2024 to three in 2025; topic A fell from five to two.',
    );
    expect(heading({ word: 'fading', before: 5, last: 2 }, { word: 'new', before: 0, last: 3 })).toBe(
      'Topic B is new in 2025; topic A fell from five in 2024 to two in 2025.',
    );
  });
});
