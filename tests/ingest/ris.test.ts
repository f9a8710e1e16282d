import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ris } from '../../pipeline/ingest/ris.ts';
import type { Draft } from '../../pipeline/types.ts';
import { drafts, readings, unread } from '../sources.ts';
import { chunks, cuts, mutated, mutations } from './mutations.ts';

async function paper(...lines: readonly string[]): Promise<Draft> {
  const read = await readings(ris, ['TY  - JOUR', 'TI  - Pears', ...lines, 'ER  - ', ''].join('\r\n'));
  const [found, ...others] = drafts(read);
  expect([others, unread(read)]).toEqual([[], []]);
  if (!found) throw new Error('no paper');
  return found;
}

const zotero = `TY  - JOUR
TI  - Ripening of pears: a review
AU  - Pear, Ada B.
AU  - Fig, Bo
AU  - World Fruit Organization
A2  - Editor, An
T2  - Fruit
AB  - We ripen 98.7% of pears.
DA  - 2021/07//
PY  - 2021
DO  - 10.1234/pear.2021
DP  - Fruit Index
UR  - https://fruit.example/pears
KW  - pears
ER  - 

`;

describe('a record of RIS', () => {
  it('gives the fields that it has', async () => {
    expect(await readings(ris, zotero)).toEqual([
      {
        kind: 'paper',
        line: 1,
        draft: {
          id: '',
          ids: ['doi:10.1234/pear.2021'],
          title: 'Ripening of pears: a review',
          abstract: 'We ripen 98.7% of pears.',
          published: '2021-07',
          authors: ['Ada B. Pear', 'Bo Fig', 'World Fruit Organization'],
          authorCount: 3,
          organisation: '',
          comments: null,
          upvotes: null,
          url: 'https://fruit.example/pears',
          types: ['JOUR'],
        },
      },
    ]);
  });

  it.each([
    ['TY  - JOUR\nT1  - Pears\nT2  - Fruit\nER  - ', 'the first title'],
    ['TY - JOUR\nTI - Pears\nT2 - Fruit\nER -', 'one blank'],
    ['TY  - UNPB\nCT  - Pears\nER  -', 'the title of what is not published'],
    ['TY  - BOOK\nBT  - Pears\nER  -', 'the title of a book'],
    ['\uFEFFProvider: Fruit\nContent: text/plain\n\nTY  - JOUR\nTI  - Pears\nER  - \n', 'a head'],
    ['TY  - JOUR\nTI  - Pears', 'no end'],
    ['AU  - Pear, Ada\nTI  - Pears\nER  - ', 'no beginning'],
    ['TY  - JOUR\n\nTI  - Pears\n\nAU  - Pear, Ada\n\nER  - \n', 'blank lines'],
    ['TY  - JOUR\r\r\nTI  - Pears\r\r\nER  - \r\r\n', 'two returns a line'],
  ])('is read in %j, with %s', async (text) => {
    const read = await readings(ris, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pears']);
    expect(unread(read)).toEqual([]);
  });

  it('goes on in lines without a tag, after blank ones too', async () => {
    const text =
      'TY  - JOUR\nTI  - Pears\n  and figs\nAB  - We grow.\n\nWe ripen.\nAI - based trees\nN1  - x\nmore\nER  - ';
    expect(drafts(await readings(ris, text))).toMatchObject([
      { title: 'Pears and figs', abstract: 'We grow. We ripen. AI - based trees' },
    ]);
  });

  it('begins anew where the end of the last, or its own first line, is missing', async () => {
    const text =
      'TY  - JOUR\nTI  - Pears\n\nTY  - JOUR\nTI  - Figs\nER  - \n\nX  - JOUR\nTI  - Plums\n\nTX  - JOUR\nTI  - Nuts\nER  - ';
    const read = await readings(ris, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pears', 'Figs', 'Plums', 'Nuts']);
    expect(read.map((one) => 'line' in one && one.line)).toEqual([1, 4, 9, 11]);
  });

  it('without a title is reported with its line', async () => {
    const text = 'TY  - JOUR\nAU  - Pear, Ada\nER  - \n\nTY  - JOUR\nTI  - \nT2  - Fruit\nER  - \nER  - \n';
    expect(unread(await readings(ris, text))).toEqual(['1: : no title', '5: : no title']);
  });

  it.each([
    [['PY  - 2021'], '2021'],
    [['PY  - 2013//'], '2013'],
    [['PY  - 2025/01/31/'], '2025-01-31'],
    [['Y1  - 2020/05//Spring'], '2020-05'],
    [['PY  - 2020///Spring'], '2020'],
    [['PY  - 2025', 'DA  - 2025/01/31/'], '2025-01-31'],
    [['DA  - 2025/01//'], '2025-01'],
    [['PY  - 2025', 'DA  - JUN 15'], '2025-06-15'],
    [['PY  - 2025', 'DA  - 2024/11/02'], '2025'],
    [['PY  - 2020', 'Y1  - 3-6 Feb. 2020'], '2020'],
    [['PY  - 2020', 'Y2  - 2021/01/01'], '2020'],
    [[], ''],
  ])('with %j has the date %j', async (lines, date) => {
    expect((await paper(...lines)).published).toBe(date);
  });

  it.each([
    [['DO  - 10.1234/a'], ['doi:10.1234/a']],
    [['DO  - https://doi.org/10.1234/a'], ['doi:10.1234/a']],
    [['DOI - 10.1234/a'], ['doi:10.1234/a']],
    [['M3  - doi: 10.1234/a'], ['doi:10.1234/a']],
    [['L3  - http://dx.doi.org/10.1234/a'], ['doi:10.1234/a']],
    [['UR  - https://fruit.example/record?eid=2&doi=10.1234%2fa&key=1'], ['doi:10.1234/a']],
    [['DO  - 10.1234/a', 'UR  - https://fruit.example/doi/10.1234/b'], ['doi:10.1234/a']],
    [['DB  - Scopus', 'C2  - 35757629'], ['pmid:35757629']],
    [['C2  - 35757629'], []],
    [['DB  - PubMed', 'AN  - 35757629'], ['pmid:35757629']],
  ])('with %j is registered as %j', async (lines, ids) => {
    expect((await paper(...lines)).ids).toEqual(ids);
  });

  it.each([
    [['A1  - Pear, Ada', 'A1  - Fig, Bo'], ['Ada Pear', 'Bo Fig'], 2],
    [['AU  - Pear, A.B., Jr', 'AU  - Ballesteros, V.'], ['A.B. Pear, Jr', 'V. Ballesteros'], 2],
    [['AU  - Pear, Ada; Fig, Bo'], ['Ada Pear', 'Bo Fig'], 2],
    [['A1  - Pear, Ada', 'AU  - Pear, Ada'], ['Ada Pear'], 1],
    [['AU  - Pear, Ada', 'AU  - et al.'], ['Ada Pear'], null],
    [['A2  - Editor, An'], [], null],
  ])('with %j has the authors %j, %j of them', async (lines, authors, authorCount) => {
    expect(await paper(...lines)).toMatchObject({ authors, authorCount });
  });

  it('has its own number, its abstract in either place, and its kind in words first', async () => {
    expect(
      await paper('ID  - 7', 'AN  - WOS:0001', 'N2  - On pears.', 'M3  - Review', 'L2  - http://x.example'),
    ).toMatchObject({
      id: 'WOS:0001',
      abstract: 'On pears.',
      types: ['Review', 'JOUR'],
      url: 'http://x.example',
    });
  });
});

describe('RIS', () => {
  it.each(['TY  - JOUR\n', 'TY - CONF\r\n', '\uFEFFTY  - JOUR', 'Provider: x\n\nTY  - THES\n'])(
    'is known by %j',
    (head) => {
      expect(ris.recognises(head)).toBe(true);
    },
  );

  it.each(['', 'PMID- 1\nTY  - x', 'TY Cobb', 'PARTY  - ABCD'])('is not seen in %j', (head) => {
    expect(ris.recognises(head)).toBe(false);
  });

  const valid = `${zotero}TY  - CONF\nT1  - Figs\nA1  - Fig, Bo\nAB  - On\n  figs.\nY1  - 2020//\nER  - \n\n${zotero}`;

  it('is the same in chunks that end anywhere', async () => {
    const whole = await readings(ris, valid);
    expect(drafts(whole)).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        expect(await readings(ris, chunks(valid, at))).toEqual(whole);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('however damaged, has a paper or a report for every line on which a record begins', async () => {
    await fc.assert(
      fc.asyncProperty(
        mutations('\nTY  - JOUR\n', '\nER  - \n', '\n\n', 'TI  - ', '\r', ' - '),
        async (all) => {
          const text = mutated(valid, all);
          const read = await readings(ris, text);
          const begun = text.match(/(?<![^\n\r])TY {2}- /g) ?? [];
          expect(drafts(read).length + unread(read).length).toBeGreaterThanOrEqual(begun.length);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });
});
