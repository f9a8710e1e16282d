import { describe, expect, it } from 'vitest';
import { render } from '../../pipeline/chart/render.ts';
import { sweep } from '../../pipeline/chart/sweep.ts';
import { six } from './examples.ts';
import { drawn, tables } from './specs.ts';

describe('sweep', () => {
  it('holds one point for each number of topics, and marks the chosen one', () => {
    const rows = tables(sweep(six.choice).spec)[0]?.map(({ k, silhouette, chosen }) => [
      k,
      silhouette,
      chosen,
    ]);
    expect(rows).toEqual([
      [2, 0.5, true],
      [3, 0.25, false],
      [4, -0.125, false],
    ]);
  });

  it('draws them evenly along the axis and lower for a lower silhouette', async () => {
    const { svg } = await render(sweep(six.choice), true);
    const points = [
      ...svg.matchAll(
        /aria-label="k: (\d)[^"]*"[^>]*description="point" transform="translate\(([\d.]+),([\d.]+)\)/g,
      ),
    ].map(([, k, x, y]) => [Number(k), Number(x), Number(y)] as const);
    // Three for the line, one for the ring.
    expect(points.map(([k]) => k)).toEqual([2, 3, 4, 2]);
    const [two, three, four, ring] = points;
    expect(three![1] - two![1]).toBeCloseTo(four![1] - three![1], 6);
    expect((three![2] - two![2]) / (four![2] - three![2])).toBeCloseTo(0.25 / 0.375, 6);
    expect([ring![1], ring![2]]).toEqual([two![1], two![2]]);
  });

  it('is drawn for a single number of topics', async () => {
    const only = { ...six.choice, evidence: six.choice.evidence.slice(0, 1) };
    const { svg } = await render(sweep(only), true);
    expect(drawn(svg, 'point')).toBe(2);
    expect(svg).not.toContain('NaN');
  });
});
