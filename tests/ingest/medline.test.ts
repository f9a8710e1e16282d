import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medline } from '../../pipeline/ingest/medline.ts';
import type { Draft } from '../../pipeline/types.ts';
import { drafts, readings, unread } from '../sources.ts';
import { chunks, cuts, mutated, mutations } from './mutations.ts';

async function paper(...lines: readonly string[]): Promise<Draft> {
  const read = await readings(medline, ['PMID- 7', ...lines, ''].join('\r\n'));
  const [found, ...others] = drafts(read);
  expect([others, unread(read)]).toEqual([[], []]);
  if (!found) throw new Error('no paper');
  return found;
}

const pear = `PMID- 35757629
OWN - NLM
STAT- MEDLINE
DP  - 2021 Jul
TI  - Ripening of pears: a 
      review.
LID - 10.1234/pear.2021 [doi]
LID - 895552 [pii]
AB  - BACKGROUND: Pears ripen. METHODS: We 
      count pears.
FAU - Pear, Ada B
AU  - Pear AB
AD  - Fruit, Inc.
FAU - Fig, Bo Jr
AU  - Fig B Jr
CN  - World Fruit Organization, Pears
LA  - eng
PT  - Journal Article
PT  - Review
DEP - 20210709
SO  - Fruit. 2021 Jul;10:1-9. doi: 10.1234/pear.2021.
`;

describe('a record of MEDLINE', () => {
  it('gives the fields that it has', async () => {
    expect(await readings(medline, `\uFEFF\n${pear}`)).toEqual([
      {
        kind: 'paper',
        line: 2,
        draft: {
          id: '35757629',
          ids: ['pmid:35757629', 'doi:10.1234/pear.2021'],
          title: 'Ripening of pears: a review',
          abstract: 'BACKGROUND: Pears ripen. METHODS: We count pears.',
          published: '2021-07-09',
          authors: ['Ada B Pear', 'Bo Fig, Jr', 'World Fruit Organization, Pears'],
          authorCount: 3,
          organisation: '',
          comments: null,
          upvotes: null,
          url: '',
          types: ['Journal Article', 'Review'],
        },
      },
    ]);
  });

  it.each([
    [['TI  - Pears.'], 'Pears'],
    [['TI  - Do pears ripen?'], 'Do pears ripen?'],
    [['TI  - Pears in the U.S.'], 'Pears in the U.S.'],
    [['TI  - Pears...'], 'Pears...'],
    [['TI  - [Pears].', 'TT  - Birnen.'], '[Pears]'],
    [['TI  - [Not Available].', 'TT  - Birnen.'], 'Birnen'],
    [['BTI - The book of pears', 'CTI - Fruit'], 'The book of pears'],
    [['TI  - Ripening.', 'BTI - The book of pears'], 'Ripening'],
  ])('with %j has the title %j', async (lines, title) => {
    expect((await paper(...lines)).title).toBe(title);
  });

  it.each([
    [['DP  - 2021'], '2021'],
    [['DP  - 2021 Jan-Feb'], '2021-01'],
    [['DP  - 2021 Spring'], '2021'],
    [['DP  - 2021 Jul 4'], '2021-07-04'],
    [['DP  - 2021', 'DEP - 20210709'], '2021-07-09'],
    [['DP  - 2021 Aug', 'DEP - 20210709'], '2021-08'],
    [['DP  - 2022', 'DEP - 20210709'], '2022'],
    [['DEP - 20210709'], '2021-07-09'],
  ])('with %j has the date %j', async (lines, date) => {
    expect((await paper('TI  - Pears.', ...lines)).published).toBe(date);
  });

  it('without full names has those with initials, and another abstract where it has none of its own', async () => {
    const lines = [
      'TI  - Pears.',
      'AU  - Pear AB',
      'AU  - de la Fig B 3rd',
      'OAB - On pears.',
      'AID - 10.1234/a [doi]',
    ];
    expect(await paper(...lines)).toMatchObject({
      authors: ['AB Pear', 'B de la Fig, 3rd'],
      abstract: 'On pears.',
      ids: ['pmid:7', 'doi:10.1234/a'],
    });
  });

  it('of a citation alone has its DOI', async () => {
    expect((await paper('TI  - Pears.', 'SO  - Fruit. 2021. doi: 10.1234/a.')).ids).toEqual([
      'pmid:7',
      'doi:10.1234/a',
    ]);
  });

  it('without a title is reported, one whose first line is lost is none of the last', async () => {
    const text =
      'PMID- 1\nDP  - 2020\n\nPMID- 2\nOWN - NLM\nTI  - Pears.\n\nPMlD- 3\nOWN - NLM\nTI  - Figs.\n\nPMID- 4\nTI  - Plums.\n';
    const read = await readings(medline, text);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Pears', 'Figs', 'Plums']);
    expect(unread(read)).toEqual(['1: : no title']);
  });
});

describe('MEDLINE', () => {
  it('is known by a number of PubMed, and not by anything like it', () => {
    expect(['PMID- 1', '\n\nPMID- 35757629\nOWN - NLM', '\uFEFFPMID-1'].map(medline.recognises)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['', 'PMID: 1', 'TY  - JOUR', ' PMID- 1'].map(medline.recognises)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  const valid = `${pear}\n${pear.replace('35757629', '2').replace('Ripening', 'Growing')}\nPMID- 3\nTI  - Figs.\n`;

  it('is the same in chunks that end anywhere', async () => {
    const whole = await readings(medline, valid);
    expect(drafts(whole)).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(cuts, async (at) => {
        expect(await readings(medline, chunks(valid, at))).toEqual(whole);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('however damaged, has a paper or a report for every line on which a record begins', async () => {
    await fc.assert(
      fc.asyncProperty(mutations('\nPMID- 1\n', '\n\n', '      ', '\r', '- ', 'TI  - '), async (all) => {
        const text = mutated(valid, all);
        const read = await readings(medline, text);
        const begun = text.match(/(?<![^\n\r])PMID- /g) ?? [];
        expect(drafts(read).length + unread(read).length).toBeGreaterThanOrEqual(begun.length);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
