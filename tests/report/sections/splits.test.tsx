import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Splits, SplitsTable } from '../../../pipeline/report/sections/splits.tsx';
import { recommended } from '../../../pipeline/report/view.ts';
import type { Lineage } from '../../../pipeline/types.ts';
import { lonely, sixLineage } from '../../chart/lineages.ts';
import { viewed } from '../views.ts';

/** Rows of the table as a reader sees them. */
function rows(lineage: Lineage): string[] {
  const text = renderToString(<SplitsTable lineage={lineage} />);
  return [...text.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replace(/<\/t[dh]>(?=<)/g, ' | ')
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"'),
  );
}

describe('splits', () => {
  it('lists for each topic where its papers go, the most first, from each number to the next', () => {
    expect(rows(sixLineage)).toEqual([
      'Topic | Papers | Go to',
      'From two topics to 3',
      'Program synthesis | 4 | 3 to the same; 1 to proof · search · tree',
      'Diffusion "images" & <video> | 2 | 2 to the same'.replace('&', '&amp;'),
      'From three topics to 4',
      'Program synthesis | 3 | 2 to program · constructor · test; 1 to type · inference · checker',
      'Diffusion "images" &amp; <video> | 2 | 2 to the same',
      'proof · search · tree | 1 | 1 to the same',
    ]);
  });

  it('names three topics and counts the others', () => {
    const topics = (k: number): Lineage['columns'][number]['topics'] =>
      Array.from({ length: k }, (_, slot) => ({ slot, size: 2100, name: `Name ${slot}` }));
    const [, , first] = rows({
      k: 2,
      lanes: [0, 1, 2, 3, 4],
      columns: [
        { k: 2, topics: topics(2) },
        { k: 5, topics: topics(5) },
      ],
      drawn: {
        ks: [2, 5],
        flows: [1, 20, 1000, 20, 1059].map((papers, toTopic) => ({
          k: 2,
          topic: 0,
          toK: 5,
          toTopic,
          papers,
        })),
      },
    });
    expect(first).toBe('Name 0 | 2,100 | 1,059 to Name 4; 1,000 to Name 2; 20 to Name 1; 21 to two others');
  });

  it('shows words of strangers as text', () => {
    const evil = '</td><script>alert(1)</script>';
    const lineage = {
      ...sixLineage,
      columns: sixLineage.columns.map(({ k, topics }) => ({
        k,
        topics: topics.map((one) => ({ ...one, name: evil })),
      })),
    };
    const text = renderToString(<SplitsTable lineage={lineage} />);
    expect(text).not.toContain('<script');
    expect(text.split('&lt;script>').length).toBeGreaterThan(5);
  });

  it('is nothing where one number of topics was tried', async () => {
    const { data } = await viewed([{ title: 'The only paper' }]);
    const view = { ...recommended(data), lineage: lonely };
    expect(renderToString(<Splits view={view} />)).toBe('');
  });
});
