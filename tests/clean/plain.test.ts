import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutNotices } from '../../pipeline/clean/notices.ts';
import { plainText } from '../../pipeline/clean/plain.ts';
import { draft } from '../../pipeline/ingest/source.ts';
import type { Paper } from '../../pipeline/types.ts';

const paper = (title: string, abstract = ''): Paper => ({
  ...draft({ title, abstract }),
  origin: { file: 'a', line: 1 },
  kind: null,
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
    ['see github.com/ada/pear for more', 'see for more'],
    ['see pear-tree.github.io for more', 'see for more'],
    ['sold at Pears.com today', 'sold at Pears today'],
    ['our fieldhttps://fruit.example for more', 'our field for more'],
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
    ['CO$_2$ and CO$_{2}$ and CO<sub>2</sub>', 'CO2 and CO2 and CO2'],
    ['a $$x + y$$ pear', 'a pear'],
    ['2times more, leq5 pears, 360^circ, x_1 and U_q', '2 more, 5 pears, 360 , and'],
    [
      '\\documentclass[12pt]{minimal} \\usepackage{amsmath} \\setlength{\\oddsidemargin}{-69pt} \\begin{document}$$x$$\\end{document} pear',
      'pear',
    ],
    ["a tree\\'s Poincar\\'e map", "a tree's Poincare map"],
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
    ['H<sub>2</sub>O', 'H2O'],
    ['pears &amp; figs&#39;', "pears & figs'"],
    ['R&amp;D', 'R&D'],
    ['&lt;p&gt;Pear&lt;/p&gt; tree', 'Pear tree'],
    ['&amp;lt;i&amp;gt;Pear&amp;lt;/i&amp;gt;', 'Pear'],
    ['Universit&eacute; &#233;t&#xe9;&nbsp;Pear', 'Universite été Pear'],
    ['a pear&mdash;or &#x110000; &#0; two', 'a pear or two'],
    ['<jats:p>Pear</jats:p> <inline-formula><tex-math>$x$</tex-math></inline-formula>', 'Pear'],
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
    'This article was temporarily withdrawn due to a gap in the proof of Lemma 3.',
    'Withdrawn by the authors.',
    'Our codes are available at https://git.example/pear.v2.git.',
    'We release our code, data and models at \\href{https://git.example/pear}{this link}.',
    'Our code, prompts, and benchmarks are made publicly available.',
    'The code will be released upon acceptance.',
    'We will publicly release our code and models.',
    'Please see our project page for more results: pear.github.io.',
    'More details are on our \\href{https://fruit.example/a.b}{project page}.',
    'Homepage: https://fruit.example.',
    'Crown Copyright 2020.',
    '© 2020 Elsevier B.V. All rights reserved.',
    'Copyright © 2020 John Wiley & Sons, Ltd.',
    '(C) 2004 Springer-Verlag.',
    'Published by Elsevier Inc.',
    'Orchard Science published by Wiley Periodicals LLC on behalf of Society of Orchards.',
    'Licensee MDPI, Basel, Switzerland.',
    'This is an open access article under the CC BY license.',
    'This article is published by IIETA and is licensed under the CC BY 4.0 license.',
    'Funding: National Pear Institute.',
    'Trial registration: NCT01234567.',
    'Contact: ada@fruit.example.',
    'Supplementary data are available online.',
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
    'Copyright protection of pears is of critical importance.',
    '(c) The third orchard is in the north.',
    'Retracted articles about pears are counted.',
    'Articles published by Elsevier between 2000 and 2020 are counted.',
    'This data is sometimes published after simple anonymization.',
    'We release PearNet, a dataset of pears.',
    'Funding decides which orchards grow.',
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

  it.each([
    ['BACKGROUND: Pears are fruit. METHODS: We count pears. RESULTS: There are ten.'],
    ['Background: Pears are fruit. Materials and Methods: We count pears. Main results: There are ten.'],
    ['Background—Pears are fruit. Design/methodology/approach: We count pears. Findings: There are ten.'],
    ['BACKGROUND Pears are fruit. METHODS We count pears. RESULTS There are ten.'],
    ['OBJECTIVE AND RATIONALE: Pears are fruit. SEARCH METHODS: We count pears. OUTCOMES: There are ten.'],
    ['Abstract: Pears are fruit. We count pears. There are ten. Copyright © 2020 Pear Press.'],
    ['Pears are fruit. We count pears. There are ten. © 2020 Elsevier Ltd. All rights reserved.'],
    ['Pears are fruit. We count pears. RESULTS: There are ten. CONCLUSIONS: The code is available online.'],
  ])('leaves out the heads of parts and keeps what follows: %j', (text) => {
    expect(abstract(text)).toBe('Pears are fruit. We count pears. There are ten.');
  });

  it('leaves out the copyright line that follows without a full stop', () => {
    expect(abstract('Pears ripen late © 2009 Pear Periodicals, Inc.')).toBe('Pears ripen late');
  });

  it.each(['Keywords: pears, figs', 'Key words and phrases: pears, figs', 'Index Terms—pears, figs'])(
    'keeps the words after %j',
    (text) => {
      expect(abstract(`Fruit is studied. ${text}`)).toBe('Fruit is studied. pears, figs');
    },
  );

  it.each([
    'Result of the harvest: ten pears.',
    'Methods of growers differ.',
    'PRISM: a model of pears.',
    'METHODS differ.',
  ])('keeps the beginning of %j, which is no head', (text) => {
    expect(abstract(text)).toBe(text);
  });

  it.each([
    'RETRACTED ARTICLE: Pear Trees',
    '[Retracted] Pear Trees',
    'WITHDRAWN: Pear Trees',
    'Pear Trees (withdrawn)',
  ])('leaves out of the title what became of the paper: %j', (text) => {
    expect(title(text)).toBe('Pear Trees');
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

  it('finds in a text of ASCII letters alone what it finds beside others', () => {
    const pieces = [
      ...[
        'Pears grow',
        'code',
        'is available at',
        'this link',
        'http://a.b/c',
        'METHODS ',
        'Results: ',
        'A pear',
      ],
      ...[
        '.',
        '. ',
        '! (',
        '.) ',
        '? ',
        ' ',
        '  ',
        '\n',
        ':',
        '(c) 2020 The Author',
        'Copyright',
        'we share',
        'withdrawn',
      ],
      ...['Withdrawn', 'page', 'www.a.b', 'provided', 'RESULTS We', 'Published by A Inc', 'github', 'e.g. '],
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 15 }), (parts) => {
        const text = `A fig. Trees ${parts.join('')}.`;
        expect(withoutNotices(`${text} Ü`)).toBe(`${withoutNotices(text)} Ü`);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('may be given 1 MB of any one sign', () => {
    const signs = [
      '$',
      '\\',
      '{',
      '<',
      '&',
      '`',
      'a',
      '@',
      '.',
      '<a',
      '\\a{',
      'www.',
      'code ',
      'a.',
      '&amp;',
      '©',
    ];
    const runs = [
      'code available ',
      'Methods and ',
      '. We release code',
      '$a',
      '\\cite{',
      'a- ',
      'x_',
      '<sub>',
      '. © ',
    ];
    for (const sign of [...signs, ...runs]) {
      const text = sign.repeat(1_000_000 / sign.length);
      expect(plainText(paper('Pears', text)).title).toBe('Pears');
    }
  });
});

describe('a text without capitals', () => {
  it('loses the sentence that says where the code is, and no other', () => {
    const abstract =
      'we study surface codes for memories. the code is available at https://github.com/x/y and elsewhere. decoding is fast.';
    const { abstract: plain } = plainText(paper('codes', abstract));
    expect(plain).toBe('we study surface codes for memories. decoding is fast.');
  });
});
