import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sameRows } from '../../../pipeline/report/page/rows.ts';

const row = fc.dictionary(fc.constantFrom('k', 'at', 'label'), fc.oneof(fc.integer(), fc.string()));

it('copies of rows are the same, whatever a chart has added to those it read', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const read = rows.map((one) => ({ ...one, added: 1 }));
      expect(sameRows(read, rows)).toBe(true);
    }),
  );
});

it('a row more, a row less, a value or an order that is another one is not the same', () => {
  const rows = [
    { k: 2, xs: [1, 2] },
    { k: 3, xs: [] },
  ];
  expect(sameRows(undefined, rows)).toBe(false);
  expect(sameRows(rows, rows.slice(1))).toBe(false);
  expect(sameRows(rows.slice(1), rows)).toBe(false);
  expect(sameRows(rows, [...rows].reverse())).toBe(false);
  expect(
    sameRows(rows, [
      { k: 2, xs: [1, 3] },
      { k: 3, xs: [] },
    ]),
  ).toBe(false);
  expect(sameRows([{ k: 2 }], [{ k: 2, label: '' }])).toBe(false);
  expect(sameRows(undefined, [])).toBe(false);
  expect(sameRows([], [])).toBe(true);
});
