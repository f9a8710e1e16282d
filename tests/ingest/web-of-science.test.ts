import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webOfScience } from '../../pipeline/ingest/web-of-science.ts';
import { drafts, readings, unread } from '../sources.ts';
import { chunks, cuts, mutated, mutations } from './mutations.ts';

const pear = `PT J
AU Pear, AB
   Fig, B
AF Pear, Ada B.
   Fig, Bo
CA World Fruit Org
TI Ripening of pears: a
   review
SO FRUIT
DT Article; Early Access
ID PEARS; FIGS
AB Pears ripen. We
   count pears.
C1 [Pear, Ada B.] Fruit, Inc.
CR Plum C, 1990, FRUIT, V1, P1
   Nut D, 1991, FRUIT
PD JUL 15
PY 2021
DI 10.1234/pear.2021
UT WOS:0001
PM 35757629
ER
`;
const file = (...records: readonly string[]): string =>
  `\uFEFFFN Clarivate Analytics Web of Science\nVR 1.0\n${records.join('\n')}\nEF`;

describe('a record of Web of Science', () => {
  it('gives the fields that it has', async () => {
    expect(await readings(webOfScience, file(pear))).toEqual([
      {
        kind: 'paper',
        line: 3,
        draft: {
          id: 'WOS:0001',
          ids: ['doi:10.1234/pear.2021', 'pmid:35757629'],
          title: 'Ripening of pears: a review',
          abstract: 'Pears ripen. We count pears.',
          published: '2021-07-15',
          authors: ['Ada B. Pear', 'Bo Fig', 'World Fruit Org'],
          authorCount: 3,
          organisation: '',
          comments: null,
          upvotes: null,
          url: '',
          types: ['Article', 'Early Access'],
        },
      },
    ]);
  });

  it.each([
    ['PY 2021\nPD NOV', '2021-11'],
    ['PY 2021\nPD JUN-AUG', '2021-06'],
    ['PY 2021\nPD SPR', '2021'],
    ['PY 2021\nPD 2021 FEB 25', '2021-02-25'],
    ['PY 2021', '2021'],
    ['EA FEB 2021', '2021-02'],
  ])('with %j has the date %j', async (lines, date) => {
    const [found] = drafts(await readings(webOfScience, file(`PT J\nTI Pears\n${lines}\nER\n`)));
    expect(found?.published).toBe(date);
  });

  it('has short names where it has no full ones, and those of a book', async () => {
    const read = await readings(
      webOfScience,
      file('PT J\nAU Pear, AB\n   Fig, B\nTI Pears\nER\n', 'PT B\nBA Nut, C\nBF Nut, Cy\nTI Nuts\nER\n'),
    );
    expect(drafts(read).map(({ authors }) => authors)).toEqual([['AB Pear', 'B Fig'], ['Cy Nut']]);
  });

  it('ends at the next one, and without a title is reported', async () => {
    const read = await readings(
      webOfScience,
      file('PT J\nTI Pears', 'PT J\nAU Fig, B\nER', 'XX J\nTI Nuts\nUT 1\n\nYY J\nTI Plums\nUT 2'),
    );
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pears', 'Nuts', 'Plums']);
    expect(unread(read)).toEqual(['5: : no title']);
  });
});

describe('text of Web of Science', () => {
  it('is known by its head or its records', () => {
    const heads = [file(pear), 'FN Thomson Reuters Web of Science\r\nVR 1.0\r\n', pear];
    expect(heads.map(webOfScience.recognises)).toEqual([true, true, true]);
    expect(['', 'FN x', 'PT J', 'TY  - JOUR\nTI  - x\nER  - '].map(webOfScience.recognises)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  const valid = file(pear, pear.replace('0001', '0002'), 'PT J\nTI Figs\nER\n');

  it('is the same in chunks that end anywhere', async () => {
    const whole = await readings(webOfScience, valid);
    expect(drafts(whole)).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        expect(await readings(webOfScience, chunks(valid, at))).toEqual(whole);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('however damaged, has a paper or a report for every line on which a record begins', async () => {
    await fc.assert(
      fc.asyncProperty(mutations('\nPT J\n', '\nER\n', '\n\n', '   ', '\r', 'TI '), async (all) => {
        const text = mutated(valid, all);
        const read = await readings(webOfScience, text);
        const begun = text.match(/(?<![^\n\r])PT /g) ?? [];
        expect(drafts(read).length + unread(read).length).toBeGreaterThanOrEqual(begun.length);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
