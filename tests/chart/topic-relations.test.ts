import { describe, expect, it } from 'vitest';
import { specOf } from '../../pipeline/chart/chart.ts';
import { render } from '../../pipeline/chart/render.ts';
import { topicRelations } from '../../pipeline/chart/topic-relations.ts';
import { topic } from './examples.ts';

const scene = {
  topics: [0, 1, 2].map((id) => ({ ...topic({ id, label: `Name ${id}` }), slot: id })),
  relations: {
    similarity: [1, 0.25, 0.5, 0.25, 1, -0.125, 0.5, -0.125, 1],
    order: [1, 0, 2],
    joins: [
      { branch: 0, other: 2, distance: 0.5 },
      { branch: 0, other: 1, distance: 0.9375 },
    ],
  },
};
type Cell = Readonly<Record<'topic' | 'other' | 'text', string>> &
  Readonly<Record<'strength' | 'x' | 'y', number>>;

describe('topicRelations', () => {
  const cells = topicRelations.rows(scene, 0).cells as readonly Cell[];

  it('has every pair once, both ways in the order of the tree', () => {
    expect(cells.map(({ topic, other, text }) => [topic, other, text])).toEqual([
      ['Name 0', 'Name 1', '0.25'],
      ['Name 2', 'Name 1', '\u22120.13'],
      ['Name 2', 'Name 0', '0.50'],
    ]);
  });

  it('makes closer pairs darker, and all that is below nothing alike', () => {
    const [middle, least, most] = cells.map(({ strength }) => strength);
    expect(most!).toBeGreaterThan(middle!);
    expect(middle!).toBeGreaterThan(least!);
    expect(least!).toBeGreaterThan(0);
  });

  it('has every pair of hundreds of topics', () => {
    const order = Array.from({ length: 520 }, (_, id) => id);
    const topics = order.map((id) => ({ ...topic({ id, label: `Name ${id}` }), slot: id }));
    const relations = { similarity: new Array(520 * 520).fill(0), order, joins: [] };
    expect(topicRelations.rows({ topics, relations }, 0).cells).toHaveLength((520 * 519) / 2);
  });

  it('joins the nearest branches nearest to their names', () => {
    const branches = topicRelations.rows(scene, 0).branches as readonly { x: number; x2: number }[];
    expect(branches).toHaveLength(6);
    expect(branches[2]!.x).toBeGreaterThan(branches[5]!.x);
  });

  it('is not there for one topic, and is drawn for three', async () => {
    expect(topicRelations.isThere?.({ ...scene, topics: scene.topics.slice(0, 1) })).toBe(false);
    const { svg } = await render(specOf(topicRelations, scene));
    expect(svg).toContain('>Name 2</text>');
    expect(svg).not.toContain('NaN');
  });
});
