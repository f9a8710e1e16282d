import { describe, expect, it } from 'vitest';
import { compact } from '../../pipeline/chart/compact.ts';
import { pageCharts } from '../../pipeline/chart/index.ts';
import { sceneOf } from '../../pipeline/chart/scene.ts';
import { dense } from '../matrices.ts';
import { clustering, paper, six, topic } from './examples.ts';

/** The map of so many papers of two topics, every tenth of them a weak member. */
async function mapOf(count: number): Promise<string> {
  const weak = Uint8Array.from({ length: count }, (_, i) => (i % 10 === 0 ? 1 : 0));
  const { pictures } = await pageCharts(
    sceneOf({
      ...six,
      papers: Array.from({ length: count }, (_, i) => paper({ id: `p${i}` })),
      clustering: clustering(
        Array.from({ length: count }, (_, i) => i % 2),
        { weak },
      ),
      topics: [topic({ id: 0 }), topic({ id: 1 })],
      places: dense(Array.from({ length: count }, (_, i) => [i / count, ((i * 7) % count) / count])),
    }),
  );
  return pictures.get('topic-map') ?? '';
}

describe('a still picture', () => {
  it('has one path for the dots of a colour where there are very many, none of them lost', async () => {
    const svg = await mapOf(2001);
    const paths = [...svg.matchAll(/<path d="((?:M[\d.]+,[\d.]+h0)+)"[^>]* stroke="var\(--topic(\d)\)"/g)];
    expect(paths.map(([, , colour]) => colour).sort()).toEqual(['0', '0', '1']);
    expect(paths.reduce((sum, [, d = '']) => sum + d.split('h0').length - 1, 0)).toBe(2001);
    expect(svg.length).toBeLessThan(2001 * 20);
  });

  it('has a path for every dot else', async () => {
    expect((await mapOf(2000)).split(',1,1,').length - 1).toBeGreaterThanOrEqual(2000);
  });

  it('is written to a hundredth of a pixel, its texts as they are', () => {
    expect(
      compact(
        '<svg><text transform="translate(1.23456,0.5)" fill="x">d="1.23456" 3.14159</text><path d="M1,2"/></svg>',
      ),
    ).toBe('<svg><text transform="translate(1.23,0.5)" fill="x">d="1.23456" 3.14159</text></svg>');
  });
});
