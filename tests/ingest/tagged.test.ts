import { describe, expect, it } from 'vitest';
import { bibtex } from '../../pipeline/ingest/bibtex.ts';
import { medline } from '../../pipeline/ingest/medline.ts';
import { refer } from '../../pipeline/ingest/refer.ts';
import { ris } from '../../pipeline/ingest/ris.ts';
import type { Format } from '../../pipeline/ingest/source.ts';
import { webOfScience } from '../../pipeline/ingest/web-of-science.ts';
import { drafts, readings, unread } from '../sources.ts';

const one: readonly (readonly [Format, string])[] = [
  [
    bibtex,
    String.raw`@article{a, author = {P{\'e}ar, Ada and Fig, Bo}, title = {{On} Pears \& Figs}, year = 2021, month = jul, abstract = {We ripen 9\% of pears. We count figs.}, doi = {10.1234/a\_b}}`,
  ],
  [
    ris,
    'TY  - JOUR\nAU  - Péar, Ada\nAU  - Fig, Bo\nTI  - On Pears & Figs\nPY  - 2021\nDA  - 2021/07//\nAB  - We ripen 9% of pears. We count figs.\nDO  - 10.1234/a_b\nER  - ',
  ],
  [
    medline,
    'PMID- 7\nFAU - Péar, Ada\nFAU - Fig, Bo\nTI  - On Pears & \n      Figs.\nDP  - 2021 Jul\nAB  - We ripen 9% of pears. \n      We count figs.\nLID - 10.1234/a_b [doi]',
  ],
  [
    webOfScience,
    'PT J\nAF Péar, Ada\n   Fig, Bo\nTI On Pears &\n   Figs\nPY 2021\nPD JUL\nAB We ripen 9% of pears.\n   We count figs.\nDI 10.1234/a_b\nER',
  ],
  [
    refer,
    '%0 Journal Article\n%A Péar, Ada\n%A Fig, Bo\n%T On Pears & Figs\n%D 2021\n%8 July\n%X We ripen 9% of pears. We count figs.\n%R 10.1234/a_b',
  ],
];

describe('one paper', () => {
  it.each(one.map(([format, text]) => [format.name, format, text] as const))(
    'is the same in %s',
    async (_, format, text) => {
      const [found] = drafts(await readings(format, text));
      expect(found).toMatchObject({
        title: 'On Pears & Figs',
        abstract: 'We ripen 9% of pears. We count figs.',
        authors: ['Ada Péar', 'Bo Fig'],
        authorCount: 2,
        published: '2021-07',
      });
      expect(found?.ids).toContain('doi:10.1234/a_b');
    },
  );

  it.each(one.map(([format, text]) => [format.name, text] as const))(
    'is known for %s, and for nothing else',
    (name, text) => {
      expect(one.filter(([format]) => format.recognises(text)).map(([format]) => format.name)).toEqual([
        name,
      ]);
    },
  );
});

describe('a record of tags', () => {
  it('may have 50,000 fields, lines and blank lines', async () => {
    const text = `TY  - JOUR\n${'AU  - Pear, Ada\n\n'.repeat(50_000)}AB  - x\n${'y\n'.repeat(50_000)}TI  - Pears\n`;
    const read = await readings(ris, text);
    expect(drafts(read)).toMatchObject([{ title: 'Pears', authors: ['Ada Pear'] }]);
    expect(drafts(read)[0]?.abstract).toHaveLength(100_001);
  });

  it('that is longer than a text can be is reported, and no other', async () => {
    const line = `${'pears '.repeat(200_000)}\n`;
    async function* text() {
      yield 'TY  - JOUR\nTI  - Pears\nAB  - ';
      for (let i = 0; i < 90; i++) yield line;
      yield 'ER  - \nTY  - JOUR\nTI  - Figs\nER  - \n';
    }
    const read = [];
    for await (const reading of ris.read(text(), { year: null, map: new Map() })) read.push(reading);
    expect(drafts(read).map(({ title }) => title)).toEqual(['Figs']);
    expect(unread(read)).toEqual(['1: : over 100,000,000 characters before the next record begins']);
  });

  it.each(['__proto__', 'constructor'])('may hold %s', async (word) => {
    const [found] = drafts(
      await readings(ris, `TY  - ${word}\nTI  - ${word}\nID  - ${word}\nDO  - ${word}\n`),
    );
    expect(found).toMatchObject({ title: word, id: word, ids: [] });
  });
});
