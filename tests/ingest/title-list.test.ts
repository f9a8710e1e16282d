import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../pipeline/ingest/index.ts';
import { titleList } from '../../pipeline/ingest/title-list.ts';
import { drafts, readings, unread } from '../sources.ts';

const three = 'Pear Trees in Old Orchards\nFigs, Plums and Other Fruit: A Survey\nDo Pears Dream of Figs?\n';

describe('a list of titles', () => {
  it('has one paper a line, numbers, bullets and quotes left out', async () => {
    const text =
      '\uFEFF1. Pear Trees in Old Orchards\r\n\r\n- "Figs, Plums and Other Fruit"\r\n[3] Do Pears Dream of Figs?';
    expect(titleList.recognises(text)).toBe(true);
    const found = await readings(titleList, text);
    expect(found).toMatchObject([
      { kind: 'paper', line: 1, draft: { title: 'Pear Trees in Old Orchards', abstract: '' } },
      { kind: 'paper', line: 3, draft: { title: 'Figs, Plums and Other Fruit' } },
      { kind: 'paper', line: 4, draft: { title: 'Do Pears Dream of Figs?' } },
    ]);
  });

  it('reports lines that are no titles', async () => {
    const found = await readings(titleList, `${three}-----\n${'Pear '.repeat(300)}\n`);
    expect(drafts(found)).toHaveLength(3);
    expect(unread(found)).toEqual(['4: : no title', '5: : too long for a title']);
  });

  it.each([
    ['titles', three],
    [
      'titles of other scripts',
      '古い果樹園における梨の木の研究\n无花果的生长与成熟研究\nГруши в старом саду\nΑχλάδια στον παλιό κήπο\n',
    ],
    [
      'titles of which some are short or end in a full stop',
      `${three.repeat(4)}Pears grow in old orchards.\nFigs\n`,
    ],
  ])('is seen in %s', (_, text) => {
    expect(titleList.recognises(text)).toBe(true);
    expect(formats.find((format) => format.recognises(text))).toBe(titleList);
  });

  it.each([
    ['a letter', 'Dear all,\nhello.\n'],
    ['a longer letter', 'Dear colleague,\n\nhere is nothing of the kind.\n\nYours\n'],
    [
      'prose with lines broken',
      'The pear trees of the old orchard are tall and\nthey bear fruit in the autumn, when the figs\nhave long been eaten by the birds that come\nfrom the hills to the north of the garden.\n',
    ],
    [
      'prose, a paragraph a line',
      'Pears grow in old orchards. They ripen late in the year.\nFigs do not. They ripen early in the year.\nPlums are blue. We eat them.\n',
    ],
    [
      'verse',
      'Shall I compare thee to a summer pear,\nThou art more lovely and more sweet than figs,\nRough winds do shake the darling buds of May,\nAnd summer fruit hath all too short a date;\n',
    ],
    ['code', 'import { pear } from "orchard";\nconst fig = pear.grow();\nexport default fig;\n'],
    [
      'a log',
      'INFO The server starts on the port\nINFO The server has begun to listen\nWARN The server is slow today\n'.repeat(
        5,
      ),
    ],
    [
      'a log with times',
      '2024-01-01 10:00:00 INFO pears\n2024-01-01 10:00:01 INFO figs\n2024-01-01 10:00:02 INFO plums\n',
    ],
    ['HTML', '<ul>\n<li>Pear Trees in Old Orchards</li>\n<li>Figs, Plums and Other Fruit</li>\n</ul>\n'],
    ['Markdown', '# Lists\n\nNothing to see.\n'],
    ['BibTeX', '@article{pear,\n  title = {Pear Trees in Old Orchards},\n  year = 2020\n}\n'],
    ['names', 'Ada Pear\nBo Fig\nCy Plum\n'],
    ['two titles', 'Pear Trees in Old Orchards\nFigs, Plums and Other Fruit\n'],
    ['links', 'https://pears.example/one\nhttps://pears.example/two\nhttps://pears.example/three\n'],
    ['nothing', ''],
    ['a line without end', 'Pears. And '.repeat(90_000)],
  ])('is not seen in %s', (_, text) => {
    expect(titleList.recognises(text)).toBe(false);
  });

  it('is tried last', () => {
    expect(formats.at(-1)).toBe(titleList);
  });

  it('accounts for every line that is not blank, whatever it is', async () => {
    const unit = fc.constantFrom(
      'a',
      'B',
      ' ',
      '\n',
      '\r',
      '-',
      '1.',
      '"',
      '\t',
      '\u0000',
      '\ud800',
      '木',
      '\uFEFF',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 60 }), async (noise) => {
        const text = `${three}${noise}\nPlum Trees in New Orchards`;
        const found = await readings(titleList, text);
        const filled = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
        expect(found).toHaveLength(filled.length);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
