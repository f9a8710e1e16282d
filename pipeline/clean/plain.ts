/** The words of a paper without what is not prose: addresses, LaTeX, markup, where to find the code. */
import type { Paper, PlainText } from '../types.ts';

/** Title and abstract as the vectoriser may cut them into terms. */
export function plainText(paper: Paper): PlainText {
  return { title: strip(paper.title), abstract: strip(withoutNotices(paper.abstract)) };
}

const things =
  'code|codes?base|data(?:set)?s?|models?|weights|benchmarks?|implementation|project(?: page)?|demo|website|software|toolkit';
const offered = 'available|released|accessible|open-?sourced';
const address = '(?:https?:|www\\.|github\\.com|(?:this|the following) (?:https? )?(?:link|url|repository))';

/** Sentences that say where code, data or the publisher's rights are rather than what the paper is about. */
const notices: readonly RegExp[] = [
  new RegExp(`\\b(?:${things})\\b[^.]{0,120}\\b(?:${offered})\\b[^.]{0,60}(?:${address}|\\bgithub\\b)`, 'iu'),
  new RegExp(`\\b(?:${things})\\b[^.]{0,120}\\bfound\\b[^.]{0,60}${address}`, 'iu'),
  new RegExp(`^\\W*(?:our |the |see |source |project )*(?:${things})\\b[^.]{0,40}${address}`, 'iu'),
  /^\W*(?:our|the|all) (?:source )?(?:code|data(?:set)?s?|models?)\b[^.]{0,60}\b(?:is|are|will be) (?:made )?(?:publicly |freely )?available\W*$/iu,
  /^\W*(?:copyright\b|\(c\)|©)/iu,
  /\ball rights reserved\b/iu,
  /^\W*this (?:paper|article|submission) has been withdrawn\b/iu,
];

function withoutNotices(abstract: string): string {
  return abstract
    .split(/(?<=[.!?])\s+(?=[\p{Lu}(©])/u)
    .filter((sentence) => !notices.some((notice) => notice.test(sentence)))
    .join(' ');
}

const tags =
  'a|abbr|b|blockquote|br|center|cite|code|div|em|font|h[1-6]|hr|i|img|inf|jats:[a-z-]+|li|mml:[a-z]+|ol|p|pre|q|s|sc|small|span|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul';
const tag = new RegExp(`</?(?:${tags})\\b[^<>]{0,200}>`, 'giu');
/** Commands whose argument is a name or a number, not prose. */
const silent =
  /\\(?:cite[a-z]*|ref|eqref|label|begin|end|url|href|includegraphics|footnotemark)\*?\s*(?:\[[^\]]{0,100}\])?\{[^{}]{0,300}\}/giu;

function strip(text: string): string {
  return (
    text
      // The full stop of a sentence that ends in an address stays.
      .replace(/\b(?:https?:\/\/|www\.)[^\s{}<>]*/giu, (address) => (/[.!?]$/.test(address) ? ' . ' : ' '))
      .replace(/(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+\b/gu, ' ')
      .replace(tag, ' ')
      .replace(/&(?:[a-z]{2,8}|#\d{1,6});/giu, ' ')
      .replace(silent, ' ')
      .replace(/\\\(.{0,300}?\\\)|\\\[.{0,300}?\\\]/gu, ' ')
      // As in TeX: a formula neither begins nor ends with a space, and no digit follows it ($5 and $6 are prices).
      .replace(/\$(?! )[^$]{1,200}(?<! )\$(?!\d)/gu, ' ')
      // Accents, of which the letter stays: \"o, \'{e}, \c{c}.
      .replace(/\{?\\(?:["'`^~=.]|[cuvHkr](?=\{))\s*\{?([a-zA-Z])\}?\}?/gu, '$1')
      .replace(/\\[a-zA-Z]+\s*\{([^{}]{0,500})\}/gu, '$1')
      .replace(/\\[a-zA-Z]+/gu, ' ')
      .replace(/[\\{}$]/gu, ' ')
      .replace(/``|''/gu, ' " ')
  );
}
