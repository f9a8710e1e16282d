import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainText } from '../../pipeline/types.ts';
import { cutText } from '../../pipeline/vectorise/cut.ts';
import { gap, scan } from '../../pipeline/vectorise/scan.ts';
import { TokenTable } from '../../pipeline/vectorise/token-table.ts';
import { joined, type Tokens, tokenise } from '../../pipeline/vectorise/tokenise.ts';

const isStop = (word: string): boolean => ['the', 'of', 'to', 'it'].includes(word);

const words = ({ ids, words: known }: Tokens, from = 0, to = ids.length): string =>
  Array.from(ids.subarray(from, to), (id) => (id <= gap ? '|' : known[id]))
    .join(' ')
    .replace(/\|(?: \|)+/g, '|')
    .replace(/^\| | \|$/g, '');

/** The words of a text, `|` where one or more gaps stand between them. */
const cut = (text: string): string => words(tokenise([{ title: text, abstract: '' }], isStop));

describe('tokenise', () => {
  it.each([
    'text-to-image',
    'T2I',
    'GPT-4',
    'GPT-3.5',
    'GPT-4o-mini',
    'F*',
    'C++',
    'C#',
    'pass@1',
    'HumanEval+',
    'U-Net++',
    'R&D',
    'snake_case',
    'k-means',
    'L2',
    '3D',
    'x-axis',
    'v1.2.3',
    'naïve',
    'Größe',
    'O’Reilly',
  ])('keeps %s whole', (word) => {
    expect(cut(`pear ${word} fig`)).toBe(`pear ${word} fig`);
    expect(cut(`pear (${word}), fig.`)).toBe(`pear | ${word} | fig`);
  });

  it('takes all hyphens for one', () => {
    expect(cut('text\u2010to\u2011image')).toBe('text-to-image');
  });

  it('takes the possessive off', () => {
    expect(cut("the model's pear")).toBe('model pear');
    expect(cut('models’ pears of Zoë’s')).toBe('models pears | Zoë');
  });

  it('counts a word with and without possessive as one', () => {
    const { words: known } = tokenise([{ title: "pear pear's pear’s", abstract: 'pear' }], isStop);
    expect(known).toEqual(['pear']);
  });

  it.each(['7', '3.5', '1,140', '100%', '2024', '7B', '10x', '1st', '22nd', '8k', '50+', '$5', '.5'])(
    'drops the number %s and leaves a gap',
    (number) => {
      expect(cut(`pear ${number} fig`)).toBe('pear | fig');
    },
  );

  it.each([
    ['single letters', 'pear x fig'],
    ['stop words', 'pear of fig'],
    ['stop words in capitals', 'pear The fig'],
    ['stop words with possessive', "pear it's fig"],
    ['words of more than 60 letters', `pear ${'w'.repeat(61)} fig`],
  ])('drops %s and leaves a gap', (_, text) => {
    expect(cut(text)).toBe('pear | fig');
  });

  it('keeps words of 60 letters', () => {
    expect(cut('w'.repeat(60))).toBe('w'.repeat(60));
  });

  it.each([
    ...[
      '.',
      ',',
      ';',
      ':',
      '!',
      '?',
      ' (',
      ') ',
      ' [',
      '] ',
      ' “',
      '” ',
      ' "',
      '…',
      ' — ',
      '—',
      '--',
      ' -- ',
      '/',
      '|',
      ' = ',
    ],
  ])('leaves a gap at %j', (mark) => {
    expect(cut(`pear${mark} fig`)).toBe('pear | fig');
  });

  it.each([' – ', ' - '])('leaves a gap at the dash %j, as at a longer one', (dash) => {
    expect(cut(`pear${dash}fig`)).toBe('pear | fig');
  });

  it('leaves none at a space, a line end or a quote within the run', () => {
    expect(cut("pear fig\nplum 'lime'")).toBe('pear fig plum lime');
  });

  it('parts title, abstract and papers by gaps, and says where each runs', () => {
    const texts: PlainText[] = [
      { title: 'Pear trees', abstract: 'Figs grow' },
      { title: '', abstract: '' },
      { title: 'Plums', abstract: '' },
    ];
    const tokens = tokenise(texts, isStop);
    expect(words(tokens)).toBe('Pear trees | Figs grow | Plums');
    expect(tokens.start).toHaveLength(4);
    expect(tokens.titleEnd).toHaveLength(3);
    const spans = texts.map((_, i) => [
      words(tokens, tokens.start[i], tokens.titleEnd[i]),
      words(tokens, tokens.titleEnd[i], tokens.start[i + 1]),
    ]);
    expect(spans).toEqual([
      ['Pear trees', 'Figs grow'],
      ['|', '|'],
      ['Plums', '|'],
    ]);
  });

  it('numbers distinct words as written, in order of appearance', () => {
    const tokens = tokenise(
      [{ title: 'pear Pear fig', abstract: 'Pear fig pear constructor __proto__' }],
      isStop,
    );
    expect(tokens.words).toEqual(['pear', 'Pear', 'fig', 'constructor', 'proto']);
    expect(Array.from(tokens.ids).filter((id) => id > gap)).toEqual([0, 1, 2, 1, 2, 0, 3, 4]);
  });

  it('holds texts longer than its first buffer', () => {
    const { ids } = tokenise([{ title: 'pear fig '.repeat(3000), abstract: 'plum, '.repeat(3000) }], isStop);
    expect(ids.filter((id) => id > gap)).toHaveLength(9000);
  });

  it('gives a text without a word none, wherever the buffer ends', () => {
    const empty = Array.from({ length: 3000 }, (): PlainText => ({ title: '', abstract: '' }));
    const tokens = tokenise([{ title: 'pear', abstract: '' }, ...empty], isStop);
    expect(tokens.ids.length).toBe(6003);
    expect(words(tokens)).toBe('pear');
  });

  it('cuts whatever text as the pattern of the tokenizer does', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ..."aB1 é木.,-'’@&+*#_/|$–—‐‑\n٣²½ǅ'\u0301",
        'F*',
        'C#',
        '++',
        '--',
        '.5',
        "'s",
        '𝒳',
        '\ud83d',
        '🍐',
      ),
      fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)),
    );
    const text = fc.array(unit, { maxLength: 40 }).map((all) => all.join(''));
    const isMark = (token: string): boolean => !/^[\p{L}\p{N}]/u.test(token);
    fc.assert(
      fc.property(text, (title) => {
        const { ids, tokens } = scan([{ title, abstract: '' }]);
        const table = new TokenTable();
        table.numbersOf(tokens);
        const known = Array.from({ length: table.size }, (_, number) => table.token(number));
        const found = Array.from(ids, (id) => (id === gap ? '|' : known[id]));
        expect(found).toEqual([...cutText(title).map((token) => (isMark(token) ? '|' : token)), '|', '|']);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('gives the same words however the texts are parted', () => {
    const texts = ["Pears grow. The pear's fig", 'fig', 'figs of 3 pears’s, Plum', '', 'Pear plum 3'].map(
      (title, i): PlainText => ({ title, abstract: i % 2 === 0 ? 'Pear figs' : '' }),
    );
    const whole = joined([scan(texts)], isStop);
    expect(
      joined(
        texts.map((text) => scan([text])),
        isStop,
      ),
    ).toEqual(whole);
    expect(joined([scan(texts.slice(0, 3)), scan([]), scan(texts.slice(3))], isStop)).toEqual(whole);
  });

  it('finds neither stop words, numbers nor single letters in any text, and cuts each text by itself', () => {
    const text = fc.string({
      unit: fc.constantFrom(..."aB1 é木.,-'’@&+*#_/|$\n", 'the ', 'pear ', '\u0301', '\u2011', '🍐'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.array(fc.record({ title: text, abstract: text }), { maxLength: 4 }), (texts) => {
        const tokens = tokenise(texts, isStop);
        for (const word of tokens.words) {
          expect(word).toMatch(/^[\p{L}\p{N}].*\p{L}|^\p{L}./u);
          expect(isStop(word.toLowerCase())).toBe(false);
          expect(word).not.toMatch(/\s|['’]s$/u);
        }
        texts.forEach((one, i) => {
          const alone = tokenise([one], isStop);
          expect(words(tokens, tokens.start[i], tokens.start[i + 1])).toBe(words(alone));
        });
        expect(tokens.start[texts.length]).toBe(tokens.ids.length);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('rare spellings', () => {
  const texts = ['pear fig pear', "fig's plum of plum", "pear's Pear figs"].map((abstract) => ({
    title: '',
    abstract,
  }));
  const read = (order: readonly PlainText[], least: number, kept: string[] = []): string =>
    words(
      tokenise(order, isStop, undefined, [], {
        least,
        isKept: kept.length > 0 ? (token) => kept.includes(token) : null,
      }),
    );

  it('are passed over as marks are, a genitive by how often it is met itself', () => {
    expect(read(texts, 0)).toBe('pear fig pear | fig plum | plum | pear Pear figs');
    expect(read(texts, 1)).toBe(read(texts, 0));
    expect(read(texts, 2)).toBe('pear | pear | plum | plum');
    expect(read(texts, 3)).toBe('|');
  });

  it('are read where they are wanted', () => {
    expect(read(texts, 3, ['figs', "fig's"])).toBe('figs');
    expect(read(texts, 3, ['fig', "fig's"])).toBe('fig | fig');
  });

  it('are the same whatever the order of the texts', () => {
    const sorted = (order: readonly PlainText[]): string[] => read(order, 2).split(' ').sort();
    expect(sorted([...texts].reverse())).toEqual(sorted(texts));
  });
});
