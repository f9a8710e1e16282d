/** LaTeX as it stands in bibliographies to Unicode: accents, signs and quotes; formulas stay as they are. */

/** Combining marks of `\"o`, `\'{e}`, `\c{c}`, and what stands for the mark alone. */
const marks: ReadonlyMap<string, readonly [combining: string, alone: string]> = new Map([
  ['`', ['\u0300', '`']],
  ["'", ['\u0301', "'"]],
  ['^', ['\u0302', '^']],
  ['~', ['\u0303', '~']],
  ['"', ['\u0308', '"']],
  ['=', ['\u0304', '¯']],
  ['.', ['\u0307', '.']],
  ['u', ['\u0306', '']],
  ['v', ['\u030c', '']],
  ['H', ['\u030b', '']],
  ['r', ['\u030a', '']],
  ['c', ['\u0327', '']],
  ['k', ['\u0328', '']],
  ['d', ['\u0323', '']],
  ['b', ['\u0331', '']],
  ['t', ['\u0361', '']],
]);

/** Pairs of a command and what it prints. */
function table(text: string): Map<string, string> {
  const words = text.trim().split(/\s+/);
  return new Map(words.flatMap((name, i) => (i % 2 === 0 ? [[name, words[i + 1] ?? '']] : [])));
}

const signs: ReadonlyMap<string, string> = new Map([
  ...table(`
    ss ß SS ẞ o ø O Ø l ł L Ł aa å AA Å ae æ AE Æ oe œ OE Œ i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ ij ĳ IJ Ĳ
    S § P ¶ copyright © textcopyright © pounds £ textsterling £ euro € texteuro € EUR € textyen ¥ textcent ¢
    textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ”
    textquotesingle ' textquotedbl " quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright » guillemetleft «
    guillemetright » guilsinglleft ‹ guilsinglright › textexclamdown ¡ textquestiondown ¿ ldots … dots … textellipsis …
    textbackslash \\ textasciitilde ~ textasciicircum ^ textasciigrave \` textasciiacute ´ textasciidieresis ¨ textunderscore _
    backslash \\ textless < textgreater > textbar | textbraceleft { textbraceright } lbrace { rbrace } textdollar $ textnumbersign #
    textpercent % textampersand & textregistered ® texttrademark ™ textdegree ° degree ° textmu µ micro µ
    textperiodcentered · textbullet • textasteriskcentered ∗ textdagger † textdaggerdbl ‡ dag † ddag ‡ textsection §
    textparagraph ¶ textpm ± texttimes × textdiv ÷ textminus − textsurd √ textlnot ¬ textonehalf ½ textonequarter ¼
    textthreequarters ¾ textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textordfeminine ª textordmasculine º
    textrightarrow → textleftarrow ← textohm Ω textnumero № textperthousand ‰ textschwa ə
    TeX TeX LaTeX LaTeX LaTeXe LaTeX2e BibTeX BibTeX
    alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ
    nu ν xi ξ pi π rho ρ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ
    Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    times × pm ± mp ∓ sim ∼ simeq ≃ approx ≈ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ cdot · circ ∘ infty ∞
    rightarrow → to → leftarrow ← leftrightarrow ↔ uparrow ↑ downarrow ↓ Rightarrow ⇒ equiv ≡ propto ∝ ell ℓ partial ∂
    lesssim ≲ gtrsim ≳ odot ⊙ star ⋆ bullet • dagger † ddagger ‡ div ÷
  `),
  ['textvisiblespace', ' '],
  ['textnormal', ''],
  ['quad', ' '],
  ['qquad', ' '],
  ['space', ' '],
  ['newline', ' '],
  ['linebreak', ' '],
  ['par', ' '],
  ['item', ' '],
  ['relax', ''],
  ['protect', ''],
  ['noindent', ''],
  ['newblock', ''],
]);

/** What says only how the words after it look. */
const looks = new Set(
  'bf it em rm sf tt sc sl tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge bfseries itshape upshape slshape scshape ttfamily rmfamily sffamily mdseries normalfont displaystyle textstyle boldmath'.split(
    ' ',
  ),
);

/** Commands whose first argument is not for reading. */
const silent = new Set(
  'cite citep citet citealp citeauthor citeyear nocite ref eqref pageref label begin end thanks footnote footnotemark footnotetext noopsort noop natexlab bibnamefont bibfnamefont hspace vspace hskip vskip href bibinfo textcolor color colorbox fontsize vphantom hphantom phantom includegraphics SortNoop singleletter'.split(
    ' ',
  ),
);

/** Longest formula and longest argument that is left out, in characters: no text is searched to its end for each of them. */
const longest = 1000;
const longestArgument = 300;

const special = /[\\{}$~`'?!-]/g;

/**
 * The text that a value of a bibliography prints, on as many lines as before. Where it is `plain`, that is, written by a
 * program that does not escape, `~`, `--` and pairs of quotes are what they seem.
 */
export function latexText(text: string, plain = isPlain(text)): string {
  const out: string[] = [];
  // Marks that wait for their letter, as `\'` and `\^` in `\'{\^e}`.
  let waiting: (readonly [string, string])[] = [];
  let at = 0;
  const closers = { '\\)': 0, '\\]': 0 };

  const put = (piece: string): void => {
    if (waiting.length === 0) {
      out.push(piece);
      return;
    }
    // Dotless letters are there to carry marks.
    const first = Array.from(piece.slice(0, 2))[0] ?? '';
    const letter = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
    if (/\p{L}/u.test(letter)) {
      const combining = waiting.map(([mark]) => mark).reverse();
      out.push([letter, ...combining].join('').normalize('NFC'), piece.slice(first.length));
    } else {
      out.push(...waiting.map(([, alone]) => alone), piece);
    }
    waiting = [];
  };
  const wait = (mark: readonly [string, string]): void => {
    if (waiting.length < 3) waiting.push(mark);
  };

  while (at < text.length) {
    special.lastIndex = at;
    const next = special.exec(text)?.index ?? text.length;
    if (next > at) {
      const between = text.slice(at, next);
      // Blanks between an accent and its letter print nothing.
      put(waiting.length > 0 ? between.trimStart() || ' ' : between);
      at = next;
      continue;
    }
    const char = text[at] ?? '';
    if (char === '\\') {
      at = command(at);
    } else if (char === '{') {
      at++;
    } else if (char === '}') {
      if (waiting.length > 0) put('');
      at++;
    } else if (char === '$') {
      at = formula(at);
    } else {
      const [sign, length] = plain ? [char, 1] : ligature(text, at);
      put(sign);
      at += length;
    }
  }
  if (waiting.length > 0) put('');
  return out.join('');

  /** Prints the command that begins at `from`; gives where what follows it begins. */
  function command(from: number): number {
    const second = text[from + 1] ?? '';
    if (second === '(' || second === '[') return formulaTo(from, second === '(' ? '\\)' : '\\]');
    if (!/[a-zA-Z]/.test(second)) {
      const mark = marks.get(second);
      if (mark) wait(mark);
      else if (second === '\\' || /[\s,;:>]/.test(second)) put(' ');
      else if (!/[!/@*-]/.test(second)) put(second || '\\');
      return from + 1 + second.length;
    }
    wordy.lastIndex = from + 1;
    const name = wordy.exec(text)?.[0] ?? second;
    const end = from + 1 + name.length;
    const mark = marks.get(name);
    if (mark && /^(?:\s*\{|\s+[a-zA-Z]|\s*\\[a-zA-Z])/.test(text.slice(end, end + 5))) {
      wait(mark);
      return end;
    }
    const sign = signs.get(name);
    if (sign !== undefined) {
      put(sign);
      return afterBlanks(end);
    }
    if (name === 'url' || name === 'path' || name === 'nolinkurl') {
      const close = closing(end);
      if (close < 0) return end;
      put(latexVerbatim(text.slice(text.indexOf('{', end) + 1, close)));
      return close + 1;
    }
    if (silent.has(name)) return Math.max(end, closing(afterOption(end)) + 1);
    if (looks.has(name)) return afterBlanks(end);
    // Of a command that is not known the argument is read; without one it may be no command at all.
    if (/^\*?\s?[{[]/.test(text.slice(end, end + 3))) return afterOption(end);
    put(`\\${name}`);
    return end;
  }

  function formula(from: number): number {
    const mark = text.startsWith('$$', from) ? '$$' : '$';
    const begin = from + mark.length;
    const last = Math.min(text.length, begin + longest);
    let close = begin;
    while (close < last && text[close] !== '$') close += text[close] === '\\' ? 2 : 1;
    const content = text.slice(begin, close);
    const end = close + mark.length;
    const name = /^\\([a-zA-Z]+)$/.exec(content)?.[1] ?? '';
    const sign = /^[<>|=+/]$/.test(content) ? content : signs.get(name);
    const isClosed = content !== '' && text.startsWith(mark, close);
    if (isClosed && sign !== undefined) {
      put(sign);
      return end;
    }
    // As in TeX: a formula neither begins nor ends with a space, and no digit follows it ($5 and $6 are prices).
    const isFormula = isClosed && !/^ | $/.test(content) && !/\d/.test(text[end] ?? '');
    put(isFormula ? text.slice(from, end) : '$');
    return isFormula ? end : from + 1;
  }

  function formulaTo(from: number, mark: '\\)' | '\\]'): number {
    // Looked up anew only when it is behind, so that each stretch of the text is searched once.
    if (closers[mark] !== -1 && closers[mark] < from + 2) closers[mark] = text.indexOf(mark, from + 2);
    const close = closers[mark];
    const end = close < 0 || close - from > longest ? from + 2 : close + 2;
    put(text.slice(from, end));
    return end;
  }

  function afterBlanks(from: number): number {
    blanks.lastIndex = from;
    return blanks.exec(text) ? blanks.lastIndex : from;
  }

  /** Past a star and an argument in brackets. */
  function afterOption(from: number): number {
    option.lastIndex = from;
    return option.exec(text) ? option.lastIndex : from;
  }

  /** Where the argument that begins at `from` is closed; -1 where there is none. */
  function closing(from: number): number {
    const open = afterBlanks(from);
    if (text[open] !== '{') return -1;
    let depth = 0;
    const last = Math.min(text.length, open + longestArgument);
    for (let i = open; i < last; i++) {
      const code = text.charCodeAt(i);
      if (code === 92) i++;
      else if (code === 123) depth++;
      else if (code === 125 && --depth === 0) return i;
    }
    return -1;
  }
}

const wordy = /[a-zA-Z]+/y;
const blanks = /\s{1,1000}/y;
const option = /\*?\s?(?:\[[^\]{}]{0,100}\])?/y;

/** The sign for `--`, a pair of quotes and the like at a place of a text, and how many characters it takes there. */
function ligature(text: string, at: number): [sign: string, length: number] {
  const char = text[at] ?? '';
  if (char === '~') return [' ', 1];
  if (char === '-' && text.startsWith('---', at)) return ['—', 3];
  const two = { '--': '–', '``': '“', "''": '”', '?`': '¿', '!`': '¡' }[text.slice(at, at + 2)];
  return two === undefined ? [char, 1] : [two, 2];
}

/** Whether a text holds signs that LaTeX would not print as they are. */
function isPlain(text: string): boolean {
  return /(?<!\\)[%&]/.test(text);
}

/** An address or an identifier: without braces, and with nothing decoded but what is escaped. */
export function latexVerbatim(text: string): string {
  if (!/[\\{}]/.test(text)) return text;
  return text
    .replace(
      /\\text(asciitilde|asciicircum|underscore|less|greater|backslash)(?![a-zA-Z])\s?/g,
      (_, name: string) => signs.get(`text${name}`) ?? '',
    )
    .replace(/\\~\{\}|\\~/g, '~')
    .replace(/\$\\sim\$/g, '~')
    .replace(/\\([^a-zA-Z\s])/g, '$1')
    .replace(/[{}]/g, '');
}
