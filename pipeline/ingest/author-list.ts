/** The names in one text of a table: `Pear, Ada; Fig, Bo`, `Pear A., Fig B.`, `Ada Pear and Bo Fig`, `['Ada Pear']`. */
import { type Entry, listLiteral } from './list-literal.ts';
import { personName } from './names.ts';
import { isNothing } from './placeholders.ts';

/** Names in the spelling of all formats, and how many there are; null where the text leaves some out. */
export interface AuthorList {
  readonly authors: readonly string[];
  readonly authorCount: number | null;
}

const others = /^(?:and |& )?(?:et\.? al\.?|others|\.\.\.|…)$/i;
const nobody = /^\W?no authors?(?: names?| listed| id)?(?: available| found)?\W?$/i;
const suffix = /^(?:[JS]r|I{2,3}|IV|Ph\.? ?D|M\.? ?D)\.?$/i;
const initials = /^(?:\p{Lu}\p{Ll}?\.?[- ]?){1,4}$/u;
const particle = /^(?:van|von|vom|de|del|della|der|den|di|da|dos|du|la|le|el|al|ter|ten|bin|ibn)\s/;

/** Reads the names; `''` and what stands for nothing have none. */
export function authorList(text: string): AuthorList {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (nobody.test(plain)) return { authors: [], authorCount: null };
  const listed = plain.startsWith('[') ? listLiteral(plain) : null;
  const names = listed === null ? separated(plain) : listed.map(nameOf);
  // A number in brackets is the author's, in Scopus.
  const bare = names.map((name) => name.replace(/ ?\(\d{5,}\)/g, '').trim());
  const real = bare.filter((name) => /[\p{L}\p{N}]/u.test(name) && !isNothing(name) && !others.test(name));
  const authors = real.map(personName);
  const isWhole = authors.length > 0 && !bare.some((name) => others.test(name));
  return { authors, authorCount: isWhole ? authors.length : null };
}

/** `name` of an object, or family name, given name and suffix in this order, as arXiv's `authors_parsed`. */
function nameOf(entry: Entry): string {
  const [first, second, third] = entry;
  const named = entry.find(({ key }) => /^(?:display_?|full_?)?name$/i.test(key));
  if (named) return named.text;
  if (first?.key !== '') return '';
  if (!second) return first.text;
  // `C. -P.` is what that list makes of `C.-P.`.
  const given = second.text.replace(/\. -(?=\p{L})/gu, '.-');
  const name = given === '' ? first.text : `${given} ${first.text}`;
  return third === undefined || third.text === '' ? name : `${name}, ${third.text}`;
}

function separated(text: string): string[] {
  const at = text.includes(';') ? ';' : text.includes('|') ? '|' : null;
  if (at !== null) return text.split(at);
  return text.split(/,? (?:and|&) /).flatMap(atCommas);
}

/** Names with commas between them, of which one may be that of `Pear, Ada`. */
function atCommas(text: string): string[] {
  // A list of PubMed ends in a full stop: `Pear A, Fig BC.`
  const isPubMed = /^[^.,]* \p{Lu}{1,3},[^.]*\.$/u.test(text);
  const plain = isPubMed ? text.slice(0, -1) : text;
  const parts: string[] = [];
  for (const part of plain.split(',')) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    if (suffix.test(trimmed) && parts.length > 0) parts.push(`${parts.pop()}, ${trimmed}`);
    else parts.push(trimmed);
  }
  const [first = '', second = ''] = parts;
  if (parts.length === 2 && isTurned(first, second)) return [`${first}, ${second}`];
  const isPaired = parts.length > 2 && parts.length % 2 === 0;
  const seconds = isPaired ? parts.filter((_, i) => i % 2 === 1) : [];
  if (isPaired && (seconds.every((part) => initials.test(part)) || parts.every((part) => !/\s/.test(part))))
    return seconds.map((given, i) => `${parts[i * 2]}, ${given}`);
  return parts;
}

/** Whether two parts are the family name and the given names of one person. */
function isTurned(family: string, given: string): boolean {
  if (others.test(given)) return false;
  return !/\s/.test(family) || !/\s/.test(given) || initials.test(given) || particle.test(family);
}
