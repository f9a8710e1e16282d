/** BibTeX and BibLaTeX: entries `@type{key, field = value, ...}`, with macros, values in parts and inheritance by `crossref`. */
import { anyDate } from '../dates.ts';
import { detached } from './detached.ts';
import { doiId, doiWithin } from './doi.ts';
import { issueDate } from './issue-date.ts';
import { latexText, latexVerbatim } from './latex.ts';
import { isOthers, personName } from './names.ts';
import { dated, draft, type Format, lines, type OddDates, oddDates, type Reading } from './source.ts';

/** An entry with the values of those fields that are read, in LaTeX. */
interface Entry {
  readonly line: number;
  /** In small letters. */
  readonly type: string;
  readonly key: string;
  /** By name in small letters, with blanks for hyphens. */
  readonly fields: ReadonlyMap<string, string>;
  /** Why it is none, else `''`. */
  readonly reason: string;
}

const read = new Set(
  'title subtitle booktitle abstract author year month day date doi url link ee eprint eprinttype archiveprefix arxivid pmid pubmed_id journal journaltitle volume howpublished note document_type type source crossref'.split(
    ' ',
  ),
).add('early access date');

/** What an entry takes over from the one that its `crossref` names. */
const inherited = ['title', 'booktitle', 'author', 'year', 'month', 'day', 'date'];
/** Longest text that one value takes from macros, or an entry from its parent, in characters: a few could make a flood. */
const mostTaken = 1000;
/** What others may refer to, kept until the end. */
const parents = new Set(
  'book collection inbook manual mvbook mvcollection mvproceedings mvreference periodical proceedings reference'.split(
    ' ',
  ),
);
/** Entries that may be no more than what others are taken from, and have their title where these have that of the volume. */
const volumes = new Set(['book', 'collection', 'proceedings', 'mvbook', 'mvcollection', 'mvproceedings']);

export const bibtex: Format = {
  name: 'BibTeX',
  recognises: (head) =>
    /^[ \t\uFEFF]*@[ \t]?[a-z][\w-]{0,40}\s{0,20}[{(][^,@]{0,200}[,=]/im.test(head) &&
    !/^[\s\uFEFF]*[<[{]/.test(head),
  async *read(text) {
    const odd = oddDates();
    const known = new Map<string, Entry>();
    const held: Entry[] = [];
    const sought = new Set<string>();
    for await (const entry of entries(text)) {
      if (entry.reason !== '') {
        const [title = ''] = (entry.fields.get('title') ?? '').split(swallowedInLine, 1);
        yield { kind: 'unread', line: entry.line, title: latexText(title).trim(), reason: entry.reason };
        continue;
      }
      const key = entry.key.toLowerCase();
      if ((parents.has(entry.type) || sought.has(key)) && !known.has(key)) known.set(key, passedOn(entry));
      const parent = printed(entry, 'crossref').toLowerCase();
      if (parent === '' || isComplete(entry)) {
        yield reading(entry, odd);
      } else {
        sought.add(parent);
        held.push(entry);
      }
    }
    for (const entry of held) {
      const parent = known.get(printed(entry, 'crossref').toLowerCase());
      yield reading(parent ? heir(entry, parent) : entry, odd);
    }
    yield* odd.notices();
  },
};

/** Whether it needs nothing of what it refers to. */
function isComplete({ fields }: Entry): boolean {
  return fields.has('title') && fields.has('author') && (fields.has('year') || fields.has('date'));
}

function passedOn(entry: Entry): Entry {
  const fields = [...entry.fields].filter(
    ([name, value]) => inherited.includes(name) && value.length <= mostTaken,
  );
  return { ...entry, fields: new Map(fields) };
}

function heir(entry: Entry, parent: Entry): Entry {
  const isDated = entry.fields.has('year') || entry.fields.has('date');
  const fields = [...parent.fields].filter(
    ([name]) => !isDated || !['year', 'month', 'day', 'date'].includes(name),
  );
  return { ...entry, fields: new Map([...fields, ...entry.fields]) };
}

function reading(entry: Entry, odd: OddDates): Reading {
  const { line, key, type, fields } = entry;
  const subtitle = printed(entry, 'subtitle');
  const main = printed(entry, 'title') || (volumes.has(type) ? printed(entry, 'booktitle') : '');
  if (main === '') return { kind: 'unread', line, title: '', reason: 'no title' };
  const title = subtitle === '' ? main : `${main}${/[?!:.]$/.test(main) ? '' : ':'} ${subtitle}`;
  const names = parted(fields.get('author') ?? '');
  const authors = names
    .flatMap((name) => (isOthers(name) ? [] : [authorName(name)]))
    .filter((name) => name !== '');
  const isShort = names.some(isOthers);
  const url = address(entry);
  const kind = printed(entry, 'document_type') || printed(entry, 'type');
  const paper = draft({
    id: latexVerbatim(key),
    ids: registered(entry, url),
    title,
    abstract: printed(entry, 'abstract'),
    authors,
    authorCount: authors.length > 0 && !isShort ? authors.length : null,
    url,
    types: [...kind.split(';').map((one) => one.trim()), type].filter((one) => one !== ''),
  });
  return dated(line, detached(paper), dateOf(entry), odd);
}

/** What a field prints. */
function printed({ fields }: Entry, name: string): string {
  const value = fields.get(name);
  if (value === undefined) return '';
  // Scopus escapes nothing.
  const isScopus = /^\W*scopus\W*$/i.test(fields.get('source') ?? '');
  return (isScopus ? latexText(value, true) : latexText(value)).trim();
}

function verbatim({ fields }: Entry, name: string): string {
  return latexVerbatim(fields.get(name) ?? '').trim();
}

function address(entry: Entry): string {
  for (const name of ['url', 'link', 'ee', 'howpublished', 'note']) {
    const value = verbatim(entry, name).slice(0, 5000);
    const found = /(?:^|\\url|\s)(https?:\/\/[^\s<>"]+)/i.exec(value)?.[1];
    if (found !== undefined) return found;
  }
  return '';
}

const arxivWithin = /\barXiv:\s?(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})/i;
const arxivAlone = /^(?:arXiv:)?(?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,2})?$/i;

/** What the entry is registered as, beside its key. */
function registered(entry: Entry, url: string): string[] {
  const doi = doiId(verbatim(entry, 'doi')) || doiWithin(url);
  const eprint = verbatim(entry, 'eprint');
  const archive = (verbatim(entry, 'eprinttype') || verbatim(entry, 'archiveprefix')).toLowerCase();
  const isArxiv = archive === 'arxiv' || (archive === '' && arxivAlone.test(eprint));
  const journal = verbatim(entry, 'journal') || verbatim(entry, 'journaltitle');
  const inJournal = [journal, verbatim(entry, 'howpublished'), verbatim(entry, 'note')].map(
    (text, i) => arxivWithin.exec(i < 2 ? text.slice(0, 300) : text.slice(0, 20))?.[1] ?? '',
  );
  const inVolume = journal === 'CoRR' ? (/^abs\/(.+)$/.exec(verbatim(entry, 'volume'))?.[1] ?? '') : '';
  const arxiv = [isArxiv ? eprint : '', verbatim(entry, 'arxivid'), ...inJournal, inVolume].find(
    (id) => id !== '',
  );
  const pmid = [
    verbatim(entry, 'pmid'),
    verbatim(entry, 'pubmed_id'),
    archive === 'pubmed' ? eprint : '',
  ].find((id) => /^\d{1,9}$/.test(id));
  return [
    ...(doi === '' ? [] : [doi]),
    ...(arxiv === undefined ? [] : [`arxiv:${arxiv.replace(/^arxiv:\s*/i, '')}`]),
    ...(pmid === undefined ? [] : [`pmid:${pmid}`]),
  ];
}

function dateOf(entry: Entry): string {
  const written = printed(entry, 'date');
  // Of a range, `2020-05/2020-06`, `2020/..`, the beginning; without the signs of doubt, `2020~`, `2020?`.
  const date = /^(\d{4}(?:-\d{2}){0,2})[~?%]?(?:\/(?!\d{1,2}(?:\/|$)).*)?$/.exec(written)?.[1] ?? written;
  const year = printed(entry, 'year') || printed(entry, 'early access date');
  if (date !== '' && (year === '' || anyDate(date) !== '')) return date;
  const month = printed(entry, 'month');
  const day = printed(entry, 'day');
  const isNumber = /^\d{1,2}$/.test(month) && /^\d{1,2}$/.test(day);
  return isNumber ? `${year}-${month}-${day}` : issueDate(year, day === '' ? month : `${month} ${day}`);
}

/** Names with ` and ` between them, outside of braces. */
function parted(list: string): string[] {
  const whole = unwrapped(list.trim());
  // Web of Science may put two pairs of braces around all names.
  const inner = whole === null ? [] : atTopLevel(whole, and);
  const areNames = inner.length > 1 && inner.every((name) => name.includes(','));
  return (areNames ? inner : atTopLevel(list, and)).map((name) => name.trim()).filter((name) => name !== '');
}

const and = /\s+and(?=\s)|[{}\\]/gi;
const comma = /,|[{}\\]/g;

/** The pieces of a text between what `border` matches outside of braces; it matches braces and backslashes too. */
function atTopLevel(text: string, border: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  border.lastIndex = 0;
  for (let match = border.exec(text); match; match = border.exec(text)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}') depth--;
    else if (match[0] === '\\') border.lastIndex++;
    else if (depth <= 0) {
      pieces.push(text.slice(from, match.index));
      from = match.index + match[0].length;
    }
  }
  return [...pieces, text.slice(from)];
}

/** What is within braces that hold all of a text; null where none do. */
function unwrapped(text: string): string | null {
  if (!text.startsWith('{') || braced(text, 0, true) !== text.length) return null;
  return text.slice(1, -1);
}

function authorName(written: string): string {
  const extended = extendedName(written);
  if (extended !== null) return extended;
  const parts = atTopLevel(written, comma).map((part) => latexText(part).replace(/\s+/g, ' ').trim());
  const isOrganisation = unwrapped(written) !== null;
  const [family = '', given = ''] = parts;
  if (isOrganisation) return family;
  if (!parts.some((part) => part.includes(','))) return personName(parts.join(', '));
  return parts.length === 2 ? `${given} ${family}` : parts.join(' ');
}

/** BibLaTeX's `family=Lovelace, given=Ada, prefix=von, suffix=Jr`; null for a name that is not written so. */
function extendedName(written: string): string | null {
  if (!/(?:^|,)\s{0,20}"?(?:family|given)\s{0,20}=/i.test(written.slice(0, 2000))) return null;
  const parts = new Map(
    atTopLevel(written, comma).map((part): [string, string] => {
      const at = part.indexOf('=');
      return [
        part.slice(0, at).replace(/["\s]/g, '').toLowerCase(),
        latexText(part.slice(at + 1))
          .replace(/"/g, '')
          .trim(),
      ];
    }),
  );
  const name = ['given', 'prefix', 'family']
    .map((part) => parts.get(part) ?? '')
    .filter((part) => part !== '');
  const suffix = parts.get('suffix') ?? '';
  return name.join(' ') + (suffix === '' ? '' : `, ${suffix}`);
}

/** A stretch of text, without its last line end, and the line it begins in. */
interface Stretch {
  readonly line: number;
  readonly text: string;
}

/** From this many characters on a stretch is read as far as it goes, twice as much each time that brings nothing. */
const long = 1_000_000;
/** Longest entry that is waited for, in characters. */
const longest = 100_000_000;

/** Every entry but `@string`, `@comment` and `@preamble`, those that cannot be read too. */
async function* entries(text: AsyncIterable<string>): AsyncIterable<Entry> {
  const macros = new Map<string, string>();
  let parts: string[] = [];
  let size = 0;
  let limit = long;
  let start = 1;
  const take = (): Stretch => {
    const stretch = { line: start, text: parts.join('\n') };
    parts = [];
    size = 0;
    limit = long;
    return stretch;
  };
  for await (const { line, text: raw } of lines(text)) {
    const content = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    let from = 0;
    for (const at of borders(content)) {
      parts.push(content.slice(from, at));
      yield* entriesOf(take(), macros, true);
      start = line;
      from = at;
    }
    parts.push(from === 0 ? content : content.slice(from));
    size += content.length - from + 1;
    if (size <= limit) continue;
    const stretch = take();
    const rest = yield* entriesOf(stretch, macros, stretch.text.length > longest);
    start = rest.line;
    parts = [rest.text];
    size = rest.text.length;
    limit = Math.max(long, 2 * size);
  }
  yield* entriesOf(take(), macros, true);
}

/** `@article{`, `@string(`. */
const opening = /@\s{0,20}([A-Za-z][\w-]{0,60})\s{0,20}([{(])/y;
/** The same with a key, as it must be in the middle of a line. */
const openingWithKey = /@[A-Za-z][\w-]{0,60}[ \t]{0,20}\{[ \t]{0,20}[^\s,={}"@]{0,200},/y;
const usual =
  /^(?:article|book|booklet|comment|conference|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|phdthesis|preamble|proceedings|report|string|techreport|thesis|unpublished)$/i;

/** Where entries begin in a line, whatever is still open before: at its start, or after a closed bracket. */
function borders(line: string): number[] {
  const found: number[] = [];
  for (let at = line.indexOf('@'); at >= 0; at = line.indexOf('@', at + 1)) {
    let before = at - 1;
    while (before >= 0 && at - before < 200 && (line[before] === ' ' || line[before] === '\t')) before--;
    const isFirst = before < 0;
    if (!isFirst && line[before] !== '}' && line[before] !== ')') continue;
    const pattern = isFirst ? opening : openingWithKey;
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    // A name in a text may stand so, `@pears (figs)`.
    if (match && (match[2] !== '(' || usual.test(match[1] ?? ''))) found.push(at);
  }
  return found;
}

/** The entries of a stretch; what is left over, where more of it may follow. */
function* entriesOf(
  { line: first, text }: Stretch,
  macros: Map<string, string>,
  isWhole: boolean,
): Generator<Entry, Stretch> {
  let line = first;
  let isOpen = false;
  let lineEnd = text.indexOf('\n');
  const lineOf = (at: number): number => {
    for (; lineEnd >= 0 && lineEnd < at; lineEnd = text.indexOf('\n', lineEnd + 1)) line++;
    return line;
  };
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    opening.lastIndex = at;
    const match = /[\w.]/.test(text[at - 1] ?? '') ? null : opening.exec(text);
    const [whole, name = '', bracket = ''] = match ?? [''];
    if (!match) {
      at++;
      continue;
    }
    const type = name.toLowerCase();
    const begin = at + whole.length;
    if (type === 'comment' || type === 'preamble') {
      const end: number = bracket === '{' && !isOpen ? braced(text, begin - 1, false) : -1;
      // What is not closed ends before the next entry; where one is not, the next is not looked at either, to save time.
      isOpen ||= end < 0;
      at = end < 0 ? begin : end;
      continue;
    }
    const entry = entryAt(text, begin, bracket === '{' ? '}' : ')', type === 'string', macros);
    if (!isWhole && (!entry.isClosed || text.length - entry.end < 2000)) {
      return { line: lineOf(at), text: text.slice(at) };
    }
    if (type === 'string') {
      for (const [macro, value] of entry.fields) macros.set(macro, value);
    } else {
      const kept = [...entry.fields].filter(([field]) => read.has(field));
      const known = { line: lineOf(at), type, key: entry.key, fields: new Map(kept) };
      const label = entry.key === '' ? 'this entry' : `entry ${entry.key.slice(0, 60)}`;
      const reason = `the braces or quotes of ${label} do not balance; add or take out the odd one`;
      yield { ...known, reason: entry.isSound ? '' : reason };
    }
    at = entry.end;
  }
  return { line: lineOf(text.length), text: '' };
}

interface Parsed {
  readonly key: string;
  /** The first value of each name. */
  readonly fields: ReadonlyMap<string, string>;
  /** After the closing bracket. */
  readonly end: number;
  readonly isClosed: boolean;
  /** Whether its values are what they were meant to be, as far as can be told. */
  readonly isSound: boolean;
}

/** The entry whose opening bracket stands before `begin`, in the reading in which it is sound, if any. */
function entryAt(
  text: string,
  begin: number,
  close: string,
  isString: boolean,
  macros: ReadonlyMap<string, string>,
): Parsed {
  const strict = parsed(text, begin, close, isString, macros, false);
  if (strict.isClosed && strict.isSound) return strict;
  // To BibTeX `\{` is a brace like any other, to those who write it often none.
  const loose = parsed(text, begin, close, isString, macros, true);
  return loose.isClosed && loose.isSound ? loose : strict;
}

const fieldNext = /[\s,}]{0,200}[A-Za-z][\w.:+/-]{0,60}(?: \d)?\s{0,20}=\s{0,20}["{]/y;
const swallowed = /,[ \t]{0,20}\n\s{0,50}[A-Za-z][\w.:+/-]{0,60}(?: \d)?\s{0,20}=\s{0,20}["{]/;
const swallowedInLine = /[,\n]\s{0,50}[A-Za-z][\w.:+/-]{0,60}(?: \d)?\s{0,20}=\s{0,20}["{]/;

function parsed(
  text: string,
  begin: number,
  close: string,
  isString: boolean,
  macros: ReadonlyMap<string, string>,
  escapes: boolean,
): Parsed {
  const fields = new Map<string, string>();
  let at = begin;
  let key = '';
  let isCut = false;
  let isClosed = false;
  if (!isString) readKey();
  while (at < text.length && !isCut) {
    const char = text[at] ?? '';
    if (char === close || char === '}') {
      at++;
      // A brace too many does not end an entry whose fields go on.
      isClosed = char === close && !isNext(fieldNext, at);
      if (isClosed) break;
    } else if (/[\s,="{#]/.test(char)) {
      at = char === '{' || char === '"' ? past(at) : at + 1;
    } else {
      readField();
    }
  }
  return { key: key.trim(), fields, end: at, isClosed, isSound: isSound() };

  function readKey(): void {
    const until = /[^,=}]*/y;
    until.lastIndex = at;
    const written = until.exec(text)?.[0] ?? '';
    const next = at + written.length;
    if (text[next] === '=' && /^=\s{0,20}["{]/.test(text.slice(next, next + 22))) {
      // No key, or no comma after it.
      const name = Math.max(written.trimEnd().lastIndexOf('\n'), written.trimEnd().search(/\s\S{1,60}$/)) + 1;
      key = written.slice(0, name);
      at += name;
    } else if (text[next] === '=') {
      const rest = text.indexOf(',', next);
      key = rest < 0 ? written : text.slice(at, rest);
      at = rest < 0 ? text.length : rest;
    } else {
      key = written;
      at = next;
    }
  }

  function readField(): void {
    const name = /[^=,{}"]*/y;
    name.lastIndex = at;
    const written = name.exec(text)?.[0] ?? '';
    const next = text[at + written.length];
    at += written.length;
    if (next === undefined) isCut = true;
    if (next !== '=' && next !== '{' && next !== '"') return;
    if (next === '=') at++;
    const parts: string[] = [];
    let taken = 0;
    do {
      at = afterBlanks(text[at] === '#' ? at + 1 : at);
      const from = at;
      if (text[at] === '{' || text[at] === '"') {
        at = past(at);
        if (!isCut) parts.push(text.slice(from + 1, at - 1));
      } else {
        at = bare(at);
        const word = text.slice(from, at).trim();
        const macro = macros.get(word.toLowerCase());
        taken += macro?.length ?? 0;
        parts.push(macro !== undefined && taken <= mostTaken ? macro : word);
      }
      at = afterBlanks(at);
    } while (text[at] === '#' && !isCut);
    const field = written.trim().toLowerCase().replaceAll('-', ' ');
    const value = parts.join('');
    if (!isCut && value.trim() !== '' && !fields.has(field)) fields.set(field, value);
  }

  /** After what stands in braces or quotes; the end of the text where it is not closed. */
  function past(from: number): number {
    const end = text[from] === '{' ? braced(text, from, escapes) : quoted(text, from, escapes);
    if (end < 0) isCut = true;
    return end < 0 ? text.length : end;
  }

  function bare(from: number): number {
    const value = close === ')' ? /[^,#{}"\n=)]*/y : /[^,#{}"\n=]*/y;
    value.lastIndex = from;
    const written = value.exec(text)?.[0] ?? '';
    const isMissingComma = text[from + written.length] === '=';
    return (
      from + (isMissingComma ? written.trimEnd().search(/\s\S{0,60}$/) + 1 || written.length : written.length)
    );
  }

  function afterBlanks(from: number): number {
    const blank = /\s*/y;
    blank.lastIndex = from;
    return from + (blank.exec(text)?.[0].length ?? 0);
  }

  function isNext(pattern: RegExp, from: number): boolean {
    pattern.lastIndex = from;
    return pattern.test(text);
  }

  function isSound(): boolean {
    if (isCut) return false;
    // Only its last brace may be missing, if no value has taken in what follows it.
    if (!isClosed) return ![...fields.values()].some((value) => swallowedInLine.test(value));
    if (
      [fields.get('title'), fields.get('abstract')].some(
        (value) => value !== undefined && swallowed.test(value),
      )
    )
      return false;
    // Closed too early, in the middle of a value.
    const [after = ''] = text.slice(at, at + 2000).split('@', 1);
    return (
      !/^[^\S\n]*[^\s,}%]/.test(after) ||
      !/\n[ \t]{0,20}[A-Za-z][\w-]{0,60}[ \t]{0,20}=[ \t]{0,20}["{]/.test(after)
    );
  }
}

/** After the brace that closes the one at `from`; -1 where none does. With `escapes`, `\{` and `\}` are none. */
function braced(text: string, from: number, escapes: boolean): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 123) depth++;
    else if (code === 125) {
      if (--depth === 0) return i + 1;
    } else if (escapes && code === 92) i++;
  }
  return -1;
}

/** After the quote that closes the one at `from`, outside of braces; -1 where none does. */
function quoted(text: string, from: number, escapes: boolean): number {
  let depth = 0;
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) {
      // `\"o` without braces is an accent all the same.
      if (escapes || text[i + 1] === '"') i++;
    } else if (code === 123) depth++;
    else if (code === 125) depth--;
    else if (code === 34 && depth <= 0) return i + 1;
  }
  return -1;
}
