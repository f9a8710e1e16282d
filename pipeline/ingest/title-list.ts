/** Titles and nothing else, one a line, as in a plain text file. */
import { draft, type Format, lines, type Reading } from './source.ts';
import { looksLikeTitle, wordCount } from './title-like.ts';

/** So much of a text is looked at, in characters and in lines. */
const headLength = 1 << 16;
const headLines = 500;
const longest = 1000;

export const titleList: Format = {
  name: 'title list',
  recognises: (head) => {
    const all = head.slice(0, headLength).split(/\r\n?|\n/, headLines);
    if (head.length > headLength) all.pop();
    return areTitles(all.map((line) => titleIn(line.slice(0, longest))).filter((line) => line !== ''));
  },
  async *read(text) {
    for await (const { line, text: raw } of lines(text)) {
      const title = titleIn(raw);
      if (raw.trim() === '' || raw.trim() === '\uFEFF') continue;
      yield reading(line, title);
    }
  },
};

function reading(line: number, title: string): Reading {
  if (title.length > longest) return { kind: 'unread', line, title: '', reason: 'too long for a title' };
  return /\p{L}/u.test(title)
    ? { kind: 'paper', line, draft: draft({ title }) }
    : { kind: 'unread', line, title: '', reason: 'no title' };
}

/** A line without its number or bullet, and without quotes around it. */
function titleIn(line: string): string {
  const plain = line.trim().replace(/^(?:[-*•–]|\(?\d{1,4}[.)]|\[\d{1,4}\])\s+/, '');
  return /^"[^"]*"$/.test(plain) ? plain.slice(1, -1) : plain;
}

/** Whether lines are titles rather than prose, code, verse, a log: nearly all of them alike, and as people write titles. */
function areTitles(all: readonly string[]): boolean {
  const share = (test: (line: string) => boolean): number => all.filter(test).length / all.length;
  const firstWords = new Set(all.map((line) => /^\S*/.exec(line)?.[0]));
  const words = all.map(wordCount).sort((a, b) => a - b);
  return (
    all.length >= 3 &&
    share(looksLikeTitle) >= 0.9 &&
    share((line) => /^["“‘'([¿]?(?:\p{Lu}|\p{Lo}|\d)/u.test(line)) >= 0.85 &&
    share((line) => /[.!]["”’)]?$/.test(line)) <= 0.3 &&
    share((line) => /[,;:–—-]$/.test(line)) <= 0.05 &&
    share((line) => /[a-z][.!?] \p{Lu}\p{Ll}*\b.*[.!?]$/u.test(line)) <= 0.1 &&
    (words[Math.floor(all.length / 2)] ?? 0) >= 4 &&
    (all.length < 10 || firstWords.size >= all.length / 4)
  );
}
