/** Numbers, dates and names as a reader expects them in a sentence. */
import { monthNames } from './dates.ts';

const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `three`, `13`. */
export function numberWord(n: number): string {
  return numbers[n] ?? grouped(n);
}

/** `9,877`. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `one paper`, `3,000 papers`. */
export function counted(n: number, noun: string): string {
  return `${numberWord(n)} ${n === 1 ? noun : `${noun}s`}`;
}

/** The same with a capital. */
export function capital(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** `12 %` with a thin space. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u202f%`;
}

/** `0.84`; a minus sign that is one. */
export function decimals(value: number, digits = 2): string {
  return value
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '\u2212');
}

/** `16 December 2025`, `December 2025`, `2025`, `16 December`, or `''`. */
export function dateWords(date: string): string {
  const match = /^(?:(\d{4})|-)(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!match) return '';
  const [, year = '', month = '', day = ''] = match;
  return [day && String(Number(day)), month && (monthNames[Number(month) - 1] ?? ''), year]
    .filter(Boolean)
    .join(' ');
}

/** `16 Dec 2025`, and so on: the same, for tables. */
export function dateShort(date: string): string {
  return dateWords(date)
    .split(' ')
    .map((part) => (monthNames.includes(part) ? part.slice(0, 3) : part))
    .join(' ');
}

/** To four decimals, which is more than anyone reads and the same on every machine, logarithms included. */
export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4 + 0;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A text in lines of at most `characters`; a longer word has a line of its own. */
export function inLines(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text of at most `characters`, cut between two of them and with a mark where something is missing. */
export function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const start = text.slice(0, characters - 1);
  // Half of a pair of surrogates is no character.
  return `${/[\uD800-\uDBFF]$/.test(start) ? start.slice(0, -1) : start}…`;
}

/** The name of a file without folders and endings: `lists/papers.jsonl.gz` to `papers`. */
export function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/(?<=.)(\.\w{1,8}){1,2}$/, '');
}
