import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refer } from '../../pipeline/ingest/refer.ts';
import { drafts, readings, unread } from '../sources.ts';
import { mutated, mutations } from './mutations.ts';

const valid = `%0 Journal Article
%A Pear, Ada B.
%A Bo Fig
%T Ripening of pears: a
review
%J Fruit
%D 2021
%8 July 15
%X Pears ripen.

We count pears.
%R doi:10.1234/pear.2021
%U https://fruit.example/pears
%M WOS:0001
%K pears
figs

%0 Book
%T Figs
%D 2020
`;

describe('refer', () => {
  it('gives the fields that it has', async () => {
    const read = await readings(refer, valid);
    expect(read).toMatchObject([
      {
        line: 1,
        draft: {
          id: 'WOS:0001',
          ids: ['doi:10.1234/pear.2021'],
          title: 'Ripening of pears: a review',
          abstract: 'Pears ripen. We count pears.',
          published: '2021-07-15',
          authors: ['Ada B. Pear', 'Bo Fig'],
          authorCount: 2,
          url: 'https://fruit.example/pears',
          types: ['Journal Article'],
        },
      },
      { line: 18, draft: { title: 'Figs', published: '2020', authors: [] } },
    ]);
  });

  it('without a title is reported', async () => {
    expect(unread(await readings(refer, '%0 Book\n%D 2020\n\n%0 Book\n%T Figs'))).toEqual(['1: : no title']);
  });

  it('is known by its kinds and titles', () => {
    expect(refer.recognises(valid)).toBe(true);
    expect(['', '%0 Book', '%T x', '100%0 A\n%T x'].map(refer.recognises)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('however damaged, has a paper or a report for every line on which a record begins', async () => {
    await fc.assert(
      fc.asyncProperty(mutations('\n%0 Book\n', '%', '\n\n', '%T '), async (all) => {
        const text = mutated(valid, all);
        const read = await readings(refer, text);
        const begun = text.match(/(?<![^\n\r])%0 /g) ?? [];
        expect(drafts(read).length + unread(read).length).toBeGreaterThanOrEqual(begun.length);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
