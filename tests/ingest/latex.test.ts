import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latexText, latexVerbatim } from '../../pipeline/ingest/latex.ts';

describe('LaTeX', () => {
  it.each([
    // Accents, in every way they are written.
    [String.raw`G{\"o}del, G\"{o}del, G\"odel, {G\"{o}}del`, 'Gödel, Gödel, Gödel, Gödel'],
    [String.raw`caf\'e, \'Etude, \`a, \^{i}, ma\~nana, \={a}, \.z`, 'café, Étude, à, î, mañana, ā, ż'],
    [
      String.raw`\c{c}a, \c c, \v{s}, \v s, \u{g}, \H{o}, \k{a}, \r{u}, \d{s}, \b{b}`,
      'ça, ç, š, š, ğ, ő, ą, ů, ṣ, ḇ',
    ],
    [String.raw`na\"{\i}ve, na{\"\i}ve, \'{\i}, \'\i, \^{\j}`, 'naïve, naïve, í, í, ĵ'],
    [String.raw`\'{\^e}, \'{\ae}, \'{\"u}`, 'ế, ǽ, ǘ'],
    [
      String.raw`{\ss} \o{} {\O}re \l{}{\'o}d{\'z} \aa{} {\AA} {\ae} \oe uvre {\th} {\dh} \dj`,
      'ß ø Øre łódź å Å æ œuvre þ ð đ',
    ],
    [String.raw`S{\o}ren \O stergaard`, 'Søren Østergaard'],
    [String.raw`\' e, \'{} x`, "é, ' x"],
    // Signs.
    [String.raw`5\,\% \& \_ \# \$ \{ \}`, '5 % & _ # $ { }'],
    [
      String.raw`{\textbackslash}{\textasciitilde}{\textasciicircum}{\textless}{\textgreater}\textbar`,
      '\\~^<>|',
    ],
    [String.raw`\~{}x \^{}y`, '~x ^y'],
    ["1--2 --- ``quoted'' a~b", '1–2 — “quoted” a b'],
    ["it's a `word' well-known", "it's a `word' well-known"],
    [String.raw`20\textdegree C, \textcopyright{} 2020, \texteuro 5, \ldots`, '20°C, © 2020, €5, …'],
    [String.raw`pre\-fix, a\\b, a\ b, x\/y`, 'prefix, a b, a b, xy'],
    // Commands: what they hold is read, but for what is not meant to be.
    [
      String.raw`\emph{Pyrus} \textit{communis} \textbf{pear} \textsuperscript{2} \mkbibquote{fig}`,
      'Pyrus communis pear 2 fig',
    ],
    [String.raw`{\em Pyrus} {\bf pear} {\it fig}`, 'Pyrus pear fig'],
    [String.raw`pears\cite{a,b} and\footnote{as {ever}} figs~\citep[p.~2]{c}\thanks{us}`, 'pears and figs '],
    [
      String.raw`\href{http://fruit.example/a_b}{the pears} \url{http://fruit.example/a\_b~c}`,
      'the pears http://fruit.example/a_b~c',
    ],
    [String.raw`{\noopsort{b}}2020, \textcolor{red}{ripe}`, '2020, ripe'],
    ['{{The} {DNA} of {P}ears}', 'The DNA of Pears'],
    [String.raw`\unknown pears, \unknown{pears}`, String.raw`\unknown pears, pears`],
    // Formulas stay, but for single signs.
    [
      String.raw`$\alpha$-amylase, $x^{2}$, \(x_1\), \[y\], $$z$$`,
      String.raw`α-amylase, $x^{2}$, \(x_1\), \[y\], $$z$$`,
    ],
    [String.raw`$ {\le} $5 and \$6, $5 and $6`, '$ ≤ $5 and $6, $5 and $6'],
    [String.raw`p $<$ 0.05, C:$\backslash$Pears, $\sim$5`, String.raw`p < 0.05, C:\Pears, ∼5`],
    [String.raw`$a\$b$ {c}`, String.raw`$a\$b$ c`],
    [String.raw`\ensuremath{\beta} \textmu{}m`, 'β µm'],
    // Not LaTeX after all.
    ['AT&T -- 50% of ~20 {pears}', 'AT&T -- 50% of ~20 pears'],
    ['plain', 'plain'],
    ['', ''],
    ['\\', '\\'],
  ])('%j prints %j', (text, printed) => {
    expect(latexText(text)).toBe(printed);
  });

  it('of an address or an id is only what is escaped', () => {
    expect(latexVerbatim(String.raw`10.1007/{978-3}\_1--2~a`)).toBe('10.1007/978-3_1--2~a');
    expect(latexVerbatim(String.raw`http://x/\%20{\textasciitilde}me/\~{}you`)).toBe('http://x/%20~me/~you');
  });

  it('may be any text', () => {
    const pieces = fc.constantFrom(
      '\\',
      '{',
      '}',
      '$',
      "\\'",
      '\\c',
      '\\i',
      '\\cite{',
      '\\(',
      '--',
      '`',
      'e',
      ' ',
      '🍐',
      '\\url{',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }), (all) => {
        const text = all.join('');
        expect(typeof latexText(text)).toBe('string');
        expect(latexVerbatim(text).length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('without braces, backslashes and signs of its own prints itself', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/[\\{}$~`'?!-]/.test(text));
        expect(latexText(text)).toBe(text);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each(['{', '\\cite{', '\\(', "\\'", '$', '\\$ $ ', '\\c{', '`', '\\foo{', '\\url{'])(
    'may say %j 30,000 times',
    (piece) => {
      expect(latexText(`pear ${piece.repeat(30_000)}`)).toMatch(/^pear/);
    },
  );
});
