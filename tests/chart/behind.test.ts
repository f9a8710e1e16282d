import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../pipeline/chart/behind.ts';

describe('the table behind a chart', () => {
  const rows = {
    bars: [
      { topic: 'Agents', papers: 1200, share: 0.5, from: 0.08, colour: 'var(--topic0)', unfinished: true },
      { topic: 'Code', papers: 7, share: 0.25, from: 1.08, colour: 'var(--topic1)', unfinished: false },
    ],
    names: [{ label: 'Agents', at: 12 }],
    nothing: [],
  };

  it('has the columns that the chart names, in its words, and leaves out data sets it does not name', () => {
    expect(
      tablesOf({ columns: { bars: { papers: 'Papers', topic: 'Topic', share: 'Share' } } }, rows),
    ).toEqual([
      {
        name: 'bars',
        columns: [
          { name: 'Papers', isNumber: true },
          { name: 'Topic', isNumber: false },
          { name: 'Share', isNumber: true },
        ],
        rows: [
          ['1,200', 'Agents', '0.50'],
          ['7', 'Code', '0.25'],
        ],
        total: 2,
      },
    ]);
  });

  it('tells everything but looks where the chart names nothing', () => {
    const [bars, names, ...others] = tablesOf({}, rows);
    expect(bars?.columns.map(({ name }) => name)).toEqual(['Topic', 'Papers', 'Share', 'From', 'Unfinished']);
    expect(bars?.rows[0]).toEqual(['Agents', '1,200', '0.50', '0.08', 'yes']);
    expect([names?.name, others]).toEqual(['names', []]);
  });

  it('shows the first 500 rows and counts all', () => {
    const many = Array.from({ length: 501 }, (_, i) => ({ i }));
    const [table] = tablesOf({}, { many });
    expect([table?.rows.length, table?.total, table?.rows.at(-1)]).toEqual([500, 501, ['499']]);
  });

  it('takes what a stranger may write as text', () => {
    const [table] = tablesOf(
      { columns: { own: { constructor: 'A', title: 'B' } } },
      { own: [{ title: '<b>' }] },
    );
    expect(table?.rows[0]?.[1]).toBe('<b>');
  });
});
