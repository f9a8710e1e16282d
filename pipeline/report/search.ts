/** Words looked for in texts: capitals and accents do not matter, and a word may be part of another. */

/** A text as words are looked for in it. */
export function folded(text: string): string {
  // Most texts are plain, and for them this is all.
  const lower = text.toLowerCase();
  return /[^\0-\x7f]/.test(lower)
    ? lower
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .replaceAll('ς', 'σ')
    : lower;
}

/** The words of a search, each once. */
export function wordsOf(search: string): string[] {
  return [...new Set(folded(search).split(/\s+/).filter(Boolean))];
}

/** Titles and abstracts ready to be searched, each made ready when it is first asked for. */
export interface Haystack {
  /** Whether a paper has every word, in its title or in its abstract. */
  has(paper: number, words: readonly string[]): boolean;
  /** Makes some more papers ready; false when all are. */
  warm(papers: number): boolean;
}

export function haystack(titles: readonly string[], abstracts: readonly string[] | null): Haystack {
  // Title and abstract parted by what no word has in it.
  const texts: (string | undefined)[] = new Array(titles.length);
  const textOf = (i: number): string => {
    const known = texts[i];
    if (known !== undefined) return known;
    const made = folded(`${titles[i]!}\n${abstracts?.[i] ?? ''}`);
    texts[i] = made;
    return made;
  };
  let next = 0;
  return {
    has(paper, words) {
      const text = textOf(paper);
      for (const word of words) if (!text.includes(word)) return false;
      return true;
    },
    warm(papers) {
      const end = Math.min(titles.length, next + papers);
      while (next < end) textOf(next++);
      return next < titles.length;
    },
  };
}

/** A stretch of a text, and whether it is what was looked for. */
export interface Stretch {
  readonly text: string;
  readonly found: boolean;
}

/** A text in stretches where words are found in it; they join to the text. */
export function marked(text: string, words: readonly string[]): Stretch[] {
  if (words.length === 0) return [{ text, found: false }];
  const { plain, from } = traced(text);
  const isFound = new Uint8Array(text.length);
  for (const word of words) {
    for (let i = plain.indexOf(word); i >= 0; i = plain.indexOf(word, i + word.length)) {
      const last = i + word.length - 1;
      if (!from) {
        isFound.fill(1, i, last + 1);
        continue;
      }
      // To the end of the last character, with the accents that follow it.
      let end = last + 1;
      while (from[end] === from[last] && end < from.length - 1) end++;
      isFound.fill(1, from[i], from[end]);
    }
  }
  const stretches: Stretch[] = [];
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && isFound[i] === isFound[start]) continue;
    stretches.push({ text: text.slice(start, i), found: isFound[start] === 1 });
    start = i;
  }
  return stretches;
}

/** The folded form of a text, and where in the text each unit of it comes from; null where they are in the same places. */
function traced(text: string): { readonly plain: string; readonly from: readonly number[] | null } {
  if (!/[^\0-\x7f]/.test(text)) return { plain: text.toLowerCase(), from: null };
  let plain = '';
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = folded(character);
    for (let i = 0; i < part.length; i++) from.push(at);
    plain += part;
    at += character.length;
  }
  from.push(at);
  return { plain, from };
}

/** The part of a text around the first word that is found in it; `''` when none is. */
export function around(text: string, words: readonly string[], characters: number): string {
  const stretches = marked(text, words);
  let at = 0;
  for (const { text: part, found } of stretches) {
    if (found) {
      const from = Math.max(0, at - Math.floor(characters / 3));
      const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
      const begin = start > at || start === 0 ? from : start;
      const end = Math.min(text.length, begin + characters);
      const cut = end === text.length ? end : Math.max(text.lastIndexOf(' ', end), at + part.length);
      return `${begin > 0 ? '… ' : ''}${text.slice(begin, cut).toWellFormed()}${cut < text.length ? ' …' : ''}`;
    }
    at += part.length;
  }
  return '';
}
