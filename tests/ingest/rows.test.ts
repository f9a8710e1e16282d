import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, type Dialect, rowReader } from '../../pipeline/ingest/rows.ts';

const comma: Dialect = { delimiter: ',', quotes: 'doubled', hasBlanks: false, startsQuoted: false };
const tab: Dialect = { ...comma, delimiter: '\t' };

interface Read {
  readonly line: number;
  readonly cells: readonly string[];
  readonly isWhole: boolean;
}

function read(text: string, width = 0, dialect = comma): Read[] {
  const reader = rowReader(dialect, width);
  const rows = [...text.split('\n').flatMap((line, i) => reader.push(i + 1, line)), ...reader.end()];
  const cells = cellsOf(rows, dialect);
  expect(cells.map((all) => all.length)).toEqual(rows.map((row) => row.cells));
  return rows.map(({ line, isWhole }, i) => ({ line, cells: cells[i] ?? [], isWhole }));
}

const cells = (...given: Parameters<typeof read>): unknown => read(...given).map((row) => row.cells);

describe('rows', () => {
  it('are split at delimiters outside quotes', () => {
    expect(cells('a,"b, c","say ""d"""\n,,\n"",x,')).toEqual([
      ['a', 'b, c', 'say "d"'],
      ['', '', ''],
      ['', 'x', ''],
    ]);
  });

  it('may go over lines within quotes, and begin where their first line does', () => {
    expect(read('a,"b\n\nc"\n\n \nd,e', 2)).toEqual([
      { line: 1, cells: ['a', 'b\n\nc'], isWhole: true },
      { line: 6, cells: ['d', 'e'], isWhole: true },
    ]);
  });

  it('may have quotes in cells that have none around them', () => {
    expect(cells('5" pears,a "b" c,d"')).toEqual([['5" pears', 'a "b" c', 'd"']]);
  });

  it('may have quotes within quotes that are not doubled', () => {
    expect(cells('"say "d, e" f",g')).toEqual([['say "d, e" f', 'g']]);
    expect(cells('"the "big" pear",g')).toEqual([['the "big" pear', 'g']]);
    expect(cells('"Pears" and figs,g')).toEqual([['"Pears" and figs', 'g']]);
    expect(cells('"Pears" and "figs",g')).toEqual([['"Pears" and "figs"', 'g']]);
  });

  it('may have blanks between a quote that closes and the delimiter', () => {
    expect(cells('"a" ,"b"  \n"c",d')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('may have blanks before a quote that opens, where the table has them so', () => {
    expect(cells('"a", "b, c",  d', 0, { ...comma, hasBlanks: true })).toEqual([['a', 'b, c', '  d']]);
    expect(cells('a, "b, c"')).toEqual([['a', ' "b', ' c"']]);
  });

  it('may have quotes escaped by backslashes, where the table has them so', () => {
    const backslashed: Dialect = { ...comma, quotes: 'backslashed' };
    expect(cells('"say \\"b\\", c",d\n"e\\\\",f', 0, backslashed)).toEqual([
      ['say "b", c', 'd'],
      ['e\\\\', 'f'],
    ]);
  });

  it('of a TSV take a quote that opens and does not close before the tab as it is', () => {
    expect(cells('"Pears" of "old"\tx\n"a ""b"""\ty\n"c\td"\tz', 2, tab)).toEqual([
      ['"Pears" of "old"', 'x'],
      ['a "b"', 'y'],
      ['c\td', 'z'],
    ]);
  });
});

describe('a quote that is lost', () => {
  it.each([
    [
      'at the end of a row',
      'a,b,"c\nd,e,"f"\ng,h,i',
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
        ['g', 'h', 'i'],
      ],
    ],
    [
      'at the end of a row, where the next has none',
      'a,b,"c\nd,e,f\ng,h,"i"',
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
        ['g', 'h', 'i'],
      ],
    ],
    [
      'where a word begins with one',
      'a,"b" or c,d\ne,f,g',
      [
        ['a', '"b" or c', 'd'],
        ['e', 'f', 'g'],
      ],
    ],
    [
      'where a cell begins with one',
      'a,"b,c\ne,f,g\nh,i,j',
      [
        ['a', '"b', 'c'],
        ['e', 'f', 'g'],
        ['h', 'i', 'j'],
      ],
    ],
  ])('%s costs no row', (_, text, wanted) => {
    expect(cells(text, 3)).toEqual(wanted);
  });

  it('costs one row where it is not clear what the row was', () => {
    const read3 = read('a,"b\nc,d,e\nf,"g\nh",i\n', 3);
    expect(read3).toEqual([
      { line: 1, cells: ['a', 'b'], isWhole: false },
      { line: 2, cells: ['c', 'd', 'e'], isWhole: true },
      { line: 3, cells: ['f', 'g\nh', 'i'], isWhole: true },
    ]);
  });

  it('in rows that all begin with one is looked for only there', () => {
    const quoted = { ...comma, startsQuoted: true };
    const text = '"a","b","c ""d"\n"e,f,g\nh","i","j"\n"k","l","m"';
    expect(read(text, 3, quoted)).toMatchObject([
      { line: 1, isWhole: true },
      { line: 2, cells: ['e,f,g\nh', 'i', 'j'] },
      { line: 4 },
    ]);
  });

  it('at the very end leaves a row that is not whole', () => {
    expect(read('a,b,c\nd,"e', 3)).toEqual([
      { line: 1, cells: ['a', 'b', 'c'], isWhole: true },
      { line: 2, cells: ['d', 'e'], isWhole: false },
    ]);
  });

  it('does not hold more than ten million characters', () => {
    const reader = rowReader(comma, 3);
    const found = reader.push(1, 'a,"b');
    const long = `${'no row '.repeat(10_000)}`;
    let line = 1;
    for (; line < 200 && found.length === 0; line++) found.push(...reader.push(line + 1, long));
    expect([line > 130, line < 160]).toEqual([true, true]);
    expect(found).toMatchObject([{ line: 1, isWhole: false }]);
    expect(reader.push(1000, 'c,d,e')).toMatchObject([{ line: 1000, isWhole: true }]);
  });
});

describe('the reader of rows', () => {
  it('gives back whatever strict CSV says', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', ' ', ';'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 }), (table) => {
        const kept = table.filter((row) => row.join('').trim() !== '');
        const text = kept
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(cells(text, 3, { ...comma, startsQuoted: true })).toEqual(kept);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('loses no line, whatever the quotes', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '"', '"', ',', '\t', ' ', '\\'), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom(
          comma,
          tab,
          { ...comma, quotes: 'backslashed' as const },
          { ...comma, hasBlanks: true },
        ),
        fc.nat(4),
        (all, dialect, width) => {
          const found = read(all.join('\n'), width, dialect);
          const numbers = found.map((row) => row.line);
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
          const letters = (text: string): number => text.split('a').length;
          expect(letters(found.flatMap((row) => row.cells).join(''))).toBe(letters(all.join('')));
        },
      ),
      { numRuns: 600, seed: 1 },
    );
  });
});
