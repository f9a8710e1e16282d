/** The words of a paper without what is not prose: addresses, LaTeX, markup, where to find the code. */
import type { Paper, PlainText } from '../types.ts';
import { withoutNotices } from './notices.ts';
import { beyondAscii, signFinder } from './signs.ts';

/** Title and abstract as the vectoriser may cut them into terms. */
export function plainText(paper: Pick<Paper, 'title' | 'abstract'>): PlainText {
  const title = paper.title.replace(fate, '').replace(/ ?\((?:withdrawn|retracted)\)$/iu, '');
  return { title: strip(title), abstract: strip(withoutNotices(paper.abstract)) };
}

/** What a publisher puts before the title of a paper that is taken back. */
const fate = /^\W{0,2}(?:retracted|withdrawn)(?: article| paper)?\W{0,2}(?::|\]) ?/iu;

const tags =
  'a|abbr|alternatives|annotation|b|big|blockquote|bold|br|caption|center|cite|code|dd|div|dl|dt|em|email|ext-link|fig|font|formula|h[1-6]|header|hr|i|img|inf|inline-formula|disp-formula|italic|jats:[a-z-]+|label|li|list|list-item|math|mfrac|mi|mml:[a-z]+|mn|mo|mrow|ms(?:ub|up|ubsup|qrt|tyle)|mtext|named-content|ol|p|pre|q|s|sc|sec|section|semantics|small|span|strong|sub|sup|table|tbody|td|tex-math|th|title|tr|tt|u|ul|underline|xref';
const tag = new RegExp(`</?(?:${tags})\\b[^<>]{0,200}>`, 'giu');
/** Commands whose arguments are names or numbers, not prose. */
const silent =
  /\\(?:cite[a-z]*|ref|eqref|label|begin|end|url|href|includegraphics|footnotemark|documentclass|usepackage|setlength|[hv]space|input|bibliography|color|thanks|email)\*?\s?(?:\[[^\]]{0,100}\])?(?:\{(?:[^{}]|\{[^{}]{0,100}\}){0,300}\}){1,2}/giu;
/** Signs that formulas leave where an export has lost its dollars and backslashes: `2times`, `sim20%`, `360^circ`, `x_1`. */
const lost =
  /(?<=\d)times(?=\d|\b)|\b(?:sim|leq|geq|approx|times|pm)(?=\d)|\b(?:leq|geq|neq|cdots?|ldots|infty|sqrt|(?:left|right)arrow|math(?:bb|bf|cal|frak|it|rm|sf|tt)|text(?:bf|it|rm|sc|sf|tt)|amsmath|oddsidemargin)\b|\^\{?circ\b|(?<![\p{L}\p{N}_])\p{L}_[\p{L}\p{N}]{1,2}(?![\p{L}\p{N}_])/gu;
const named: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", rsquo: "'", lsquo: "'", szlig: 'ß' }),
);

/** An entity's sign; of a letter with its accent, the letter; a space for what has no name here. */
function decoded(entity: string): string {
  const name = entity.slice(1, -1);
  const number = /^#(?:x([\da-f]+)|(\d+))$/iu.exec(name);
  if (number) {
    const code = Number.parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16);
    return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : ' ';
  }
  const letter = /^([a-z])(?:acute|grave|uml|circ|tilde|cedil|ring|caron|slash)$/iu.exec(name)?.[1];
  return letter ?? named.get(name) ?? ' ';
}

/** Bits of what the patterns below cannot do without. */
const [ampersand, address, name, at, less, underscore, backslash, dollar, brace, twoQuotes, remains] = [
  1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024,
];
const signsOf = signFinder([
  ...([
    ['&', ampersand],
    ['@', at],
    ['<', less],
    ['\\', backslash],
    ['$', dollar],
  ] as const),
  ...([
    ['_', underscore | remains],
    ['^', remains],
    ['{', brace],
    ['}', brace],
  ] as const),
  ...['://', 'www.'].map((sign) => [sign, address] as const),
  ...'com org io net edu gov co ai cn de uk fr jp eu'.split(' ').map((end) => [`.${end}`, name] as const),
  ...['``', "''"].map((sign) => [sign, twoQuotes] as const),
  ...['0times', 'sim0', 'leq', 'geq', 'neq', 'approx0', 'times0', 'pm0', 'cdot', 'ldots', 'infty'].map(
    (sign) => [sign, remains] as const,
  ),
  ...[
    'sqrt',
    'arrow',
    'mathbb',
    'mathbf',
    'mathcal',
    'mathfrak',
    'mathit',
    'mathrm',
    'mathsf',
    'mathtt',
    'amsmath',
    'textbf',
    'textit',
    'textrm',
    'textsc',
    'textsf',
    'texttt',
    'oddside',
  ].map((sign) => [sign, remains] as const),
]);

function strip(text: string): string {
  const first = signsOf(text);
  if (first === 0) return text;
  // Escaped once or twice, so that escaped tags are tags below.
  const decodedText =
    (first & ampersand) === 0
      ? text
      : text
          .replace(/&amp;(?=#?[a-z\d]{2,8};)/giu, '&')
          .replace(/&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/giu, decoded);
  const signs = decodedText === text ? first : signsOf(decodedText);
  const has = (sign: number): boolean => (signs & sign) !== 0;
  let out = decodedText;
  // The full stop of a sentence that ends in an address stays.
  if (has(address))
    out = out.replace(/(?:https?:\/\/|\bwww\.)[^\s{}<>]*/giu, (found) =>
      /[.!?]$/.test(found) ? ' . ' : ' ',
    );
  if (has(name | beyondAscii)) {
    out = out
      .replace(
        /(?<![\w.-])(?:[\w-]{1,60}\.){1,4}(?:com|org|io|net|edu|gov|co|ai|cn|de|uk|fr|jp|eu)\/[^\s{}<>]*/giu,
        ' ',
      )
      .replace(/(?<![\w.-])[\w-]{1,60}\.(?:github|gitlab)\.io\b/giu, ' ')
      .replace(/(?<=[\w-])\.(?:com|org)\b/giu, ' ');
  }
  if (has(at)) out = out.replace(/(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+\b/gu, ' ');
  // CO<sub>2</sub> and CO$_2$ are words.
  if (has(less | underscore))
    out = out.replace(/(?<=[a-z])(?:<sub>|\$_\{?|_\{)(\d{1,2})(?:<\/sub>|\}?\$|\})/giu, '$1');
  if (has(less)) out = out.replace(tag, ' ');
  if (has(backslash))
    out = out
      .replace(silent, ' ')
      .replace(/\\\((?:(?!\\\().){0,300}?\\\)|\\\[(?:(?!\\\[).){0,300}?\\\]/gu, ' ');
  // As in TeX: a formula neither begins nor ends with a space, and no digit follows it ($5 and $6 are prices).
  if (has(dollar))
    out = out.replace(/\$\$[^$]{1,1000}\$\$/gu, ' ').replace(/\$(?! )[^$]{1,1000}(?<! )\$(?!\d)/gu, ' ');
  if (has(backslash)) {
    // A pattern that begins by looking back is slow.
    if (out.includes("\\'s")) out = out.replace(/(?<=[\p{L}\p{N}])\\'s(?![a-z])/gu, "'s");
    out = out
      // Accents, of which the letter stays: \"o, \'{e}, \c{c}.
      .replace(/\{?\\(?:["'`^~=.]|[cuvHkr](?=\{))\s*\{?([a-zA-Z])\}?\}?/gu, '$1')
      .replace(/\\[a-zA-Z]+\s*\{([^{}]{0,500})\}/gu, '$1')
      .replace(/\\[a-zA-Z]+/gu, ' ');
  }
  // What was taken out may have left such signs.
  const isChanged = out !== decodedText;
  if (((isChanged ? signsOf(out) : signs) & remains) !== 0) out = out.replace(lost, ' ');
  if (has(backslash | brace | dollar)) out = out.replace(/[\\{}$]/gu, ' ');
  if (isChanged || has(twoQuotes)) out = out.replace(/``|''/gu, ' " ');
  return out;
}
