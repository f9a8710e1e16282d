import { describe, expect, it } from 'vitest';
import { plainText } from '../../pipeline/clean/plain.ts';
import { draft } from '../../pipeline/ingest/source.ts';
import type { Paper } from '../../pipeline/types.ts';

const paper = (title: string, abstract = ''): Paper => ({
  ...draft({ title, abstract }),
  origin: { file: 'a', line: 1 },
});

/** White space is of no account here: the text is cut into words next. */
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

const title = (text: string): string => tidy(plainText(paper(text)).title);
const abstract = (text: string): string => tidy(plainText(paper('Pears', text)).abstract);

describe('plainText', () => {
  it('leaves plain prose as it is', () => {
    const prose =
      'Pear trees (and figs) grow: 95.1% of them at pass@1, "well" -- in C++ & C#; why? F* knows.';
    expect(plainText(paper(prose, prose))).toEqual({ title: prose, abstract: prose });
  });

  it.each([
    ['see https://fruit.example/pear_tree?x=1#y for more', 'see for more'],
    ['see HTTP://fruit.example for more', 'see for more'],
    ['see www.fruit.example/pear for more', 'see for more'],
    ['write to ada.pear+x@fruit.example today', 'write to today'],
    ['pears at pass@1 and pass@10', 'pears at pass@1 and pass@10'],
  ])('takes addresses out: %j', (text, expected) => {
    expect(title(text)).toBe(expected);
    expect(abstract(text)).toBe(expected);
  });

  it('keeps the end of a sentence that an address ends, so that no phrase runs on', () => {
    expect(abstract('Pears are sold at https://fruit.example/pear. Trees grow.')).toMatch(/at\s*\. Trees/);
  });

  it.each([
    ['a bound of $x^2$ pears', 'a bound of pears'],
    ['the $\\mathcal{O}(n \\log n)$ harvest', 'the harvest'],
    ['the \\textsc{Pear} tree', 'the Pear tree'],
    ['the \\textbf{\\emph{Pear}} tree', 'the Pear tree'],
    ['fruit, \\eg pears', 'fruit, pears'],
    ['the {Pear} tree', 'the Pear tree'],
    ['50\\% of pears \\& figs', '50 % of pears & figs'],
  ])('takes LaTeX out and keeps its words: %j', (text, expected) => {
    expect(title(text)).toBe(expected);
    expect(abstract(text)).toBe(expected);
  });

  it("turns LaTeX quotes into quotes, and leaves the words' own apostrophes", () => {
    expect(title("the ``Pear'' of the grower's tree")).toBe('the " Pear " of the grower\'s tree');
  });

  it('does not take two prices for a formula', () => {
    expect(abstract('A pear costs $5 per kilogram while a fig costs $50 in winter.')).toMatch(
      /per kilogram while a fig costs/,
    );
  });

  it.each([
    ['<b>Pear</b> <a href="x">tree</a>', 'Pear tree'],
    ['H<sub>2</sub>O', 'H 2 O'],
    ['pears &amp; figs&#39;', 'pears figs'],
    ['yield < 5 and > 3', 'yield < 5 and > 3'],
  ])('takes markup out: %j', (text, expected) => {
    expect(title(text)).toBe(expected);
  });

  it.each([
    'Code is available at https://git.example/pear.',
    'Our code and data are available at https://git.example/pear/fig.',
    'The dataset is publicly released at www.fruit.example.',
    'All models will be open-sourced on GitHub.',
    'Code: https://git.example/pear.',
    'Project page: https://fruit.example.',
    'The source code can be found at this link.',
    'Copyright 2024 The Pear Press.',
    '(c) 2024 Pear Press.',
    '© 2024 Pear Press.',
    'Published by Pear Press, all rights reserved.',
    'This paper has been withdrawn by the author.',
  ])('leaves out the sentence %j, and only it', (notice) => {
    expect(abstract(notice)).toBe('');
    expect(abstract(`Pears ripen late. ${notice}`)).toBe('Pears ripen late.');
    expect(abstract(`Pears ripen late. ${notice} Figs do not.`)).toBe('Pears ripen late. Figs do not.');
  });

  it.each([
    'We generate code from data.',
    'Code models learn from data that is available to all.',
    'The code and data of an orchard are studied.',
    'Models released by growers differ.',
    'A benchmark of code found in orchards is proposed.',
    'We study the copyright of pears.',
    'Fruit that has been withdrawn from sale is weighed.',
    'Every project page of an orchard is read by a model.',
    'We study code.',
  ])('keeps the ordinary sentence %j', (sentence) => {
    expect(abstract(`Pears ripen late. ${sentence} Figs do not.`)).toBe(
      `Pears ripen late. ${sentence} Figs do not.`,
    );
  });

  it.each([
    'Language models trained on code found in GitHub repositories repeat its faults.',
    'We mine a dataset of 900 faults found by growers on GitHub.',
    'We turn to languages for which little training data is available.',
  ])('keeps the sentence %j, which is what the paper is about', (sentence) => {
    expect(abstract(`Pears ripen late. ${sentence}`)).toBe(`Pears ripen late. ${sentence}`);
  });

  it('keeps a title that reads like a notice', () => {
    expect(title('All Rights Reserved: Copyright of Code Available on GitHub')).toBe(
      'All Rights Reserved: Copyright of Code Available on GitHub',
    );
  });

  it('does not change the paper', () => {
    const given = Object.freeze(paper('<b>Pear</b>', 'Code: https://git.example.'));
    expect(plainText(given)).not.toEqual({ title: given.title, abstract: given.abstract });
    expect(given).toEqual(paper('<b>Pear</b>', 'Code: https://git.example.'));
  });

  it('may be given 1 MB of any one sign', () => {
    for (const sign of ['$', '\\', '{', '<', '&', '`', 'a', '@', '.', '<a', '\\a{', 'www.', 'code ']) {
      const text = sign.repeat(1_000_000 / sign.length);
      expect(plainText(paper('Pears', text)).title).toBe('Pears');
    }
  });
});
