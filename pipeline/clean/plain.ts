/** The words of a paper without what is not prose: addresses, LaTeX, markup, where to find the code. */
import type { Paper, PlainText } from '../types.ts';

/** Title and abstract as the vectoriser may cut them into terms. */
export function plainText(paper: Paper): PlainText {
  return { title: strip(paper.title), abstract: strip(withoutNotices(paper.abstract)) };
}

/** Sentences that say where code, data or the publisher's rights are rather than what the paper is about. */
const notices: readonly RegExp[] = [
  /\b(?:code|data(?:set)?s?|models?|weights|benchmark|implementation|project(?: page)?|demo|website)\b[^.]{0,120}\b(?:available|released|found|accessible|open-?sourced)\b[^.]{0,60}(?:https?:|www\.|github|this (?:link|url))/iu,
  /^(?:\W*)(?:our |the |see |source )*(?:code|project(?: page)?|website|demo|benchmark|data)\b[^.]{0,40}https?:/iu,
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

function strip(text: string): string {
  return text
    .replace(/\b(?:https?:\/\/|www\.)[^\s{}<>]*/giu, ' ')
    .replace(/\b[\w.+-]+@[\w-]+\.[\w.]+\b/gu, ' ')
    .replace(/<\/?[a-z][^<>]{0,200}>/giu, ' ')
    .replace(/&(?:[a-z]{2,8}|#\d{1,6});/giu, ' ')
    .replace(/\$[^$]{0,200}\$/gu, ' ')
    .replace(/\\[a-zA-Z]+\s*\{([^{}]{0,500})\}/gu, '$1')
    .replace(/\\[a-zA-Z]+/gu, ' ')
    .replace(/[\\{}$]/gu, ' ')
    .replace(/``|''/gu, ' " ');
}
