/** Markdown as page-to-text tools write it, cut into the lines, headings and links that a page is made of. */
import { fold } from './page-lines.ts';
import { lines } from './source.ts';

/** A line of a page, or several that one link runs over; its text is without links, images and escapes. */
export interface Item {
  readonly line: number;
  readonly text: string;
  /** The text without a bullet or number before it. */
  readonly bare: string;
  /** 1 to 6 for a heading, else 0. */
  level: number;
  /** Whether a blank line, or the like, stands before it. */
  readonly apart: boolean;
  readonly links: readonly Link[];
  /** Where the link goes that is the whole item, or the address on a line of its own below it; `''` for none. */
  target: string;
}

/** Where a link goes: an address, or `#` and the name of a reference. */
export interface Link {
  readonly text: string;
  readonly target: string;
}

/** What a text in Markdown holds, in its order. */
export type Piece =
  | { readonly kind: 'item'; readonly item: Item }
  /** `[32]: https://...`: where the references named `#32` go. */
  | { readonly kind: 'reference'; readonly name: string; readonly target: string };

/** A link that runs over more than these lines or characters is none. */
const mostLines = 400;
const mostCharacters = 20_000;
/** Nesting of brackets within a line; beyond it they are text. */
const mostOpen = 50;
/** In a line longer than this, brackets are text. */
const longestLine = 1_000_000;

interface Open {
  readonly line: number;
  readonly apart: boolean;
  readonly mark: Mark;
  readonly lines: string[];
  length: number;
  depth: number;
}

/** What stands before the text of a line. */
interface Mark {
  readonly level: number;
  readonly rest: string;
}

/** The pieces of a text; takes out fences, rules and HTML tags on lines of their own. */
export async function* pieces(text: AsyncIterable<string>): AsyncIterable<Piece> {
  // The last item is held back, for the next line may say more of it.
  const state: { held: Item | null; open: Open | null } = { held: null, open: null };
  const flush = function* (next: Item | null): Iterable<Piece> {
    if (state.held) yield { kind: 'item', item: state.held };
    state.held = next;
  };
  const close = function* (isLink: boolean): Iterable<Piece> {
    if (!state.open) return;
    const { line, apart: first, mark, lines: parts } = state.open;
    state.open = null;
    if (isLink) {
      yield* flush(itemOf(line, parts.join('\n'), mark, first));
      return;
    }
    for (const [i, part] of parts.entries()) {
      if (part.trim() === '' || part.trim() === '[') continue;
      yield* flush(itemOf(line + i, part, i === 0 ? mark : markOf(part), i === 0 ? first : true));
    }
  };
  let apart = true;
  for await (const { line, text: raw } of lines(text)) {
    const content = line === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    const { open } = state;
    if (open) {
      const ends = /^ {0,3}#{1,6} /.test(content) || content.trim() === '·';
      if (ends || open.lines.length >= mostLines || open.length + content.length > mostCharacters) {
        yield* close(false);
      } else {
        open.lines.push(content);
        open.length += content.length;
        open.depth = depthAfter(content, open.depth);
        if (open.depth === 0) yield* close(true);
        apart = false;
        continue;
      }
    }
    const reference = referenceOf(content);
    if (reference) {
      yield { kind: 'reference', ...reference };
      continue;
    }
    const { held } = state;
    if (held && !apart && underlines(content, held)) {
      held.level = content.startsWith('=') ? 1 : 2;
      apart = true;
      continue;
    }
    if (isBlank(content)) {
      apart = true;
      continue;
    }
    const address = addressOf(content);
    if (address !== '' && (apart || isOfPage(address))) {
      if (held?.target === '' && held.links.length === 0) held.target = address;
      apart = true;
      continue;
    }
    // A heading may run over two lines, the second of them indented.
    if (held && !apart && held.level > 0 && /^ {2,}[^\s*+\-[]/.test(content)) {
      const more = ` ${fold(inline(content).text)}`;
      state.held = { ...held, text: held.text + more, bare: held.bare + more };
      continue;
    }
    const mark = markOf(content);
    const depth = mark.rest.startsWith('[') ? depthAfter(mark.rest, 0) : 0;
    if (depth > 0) state.open = { line, apart, mark, lines: [content], length: content.length, depth };
    else yield* flush(itemOf(line, content, mark, apart));
    apart = false;
  }
  yield* close(false);
  yield* flush(null);
}

/** Whether a line makes the one above it a heading. */
function underlines(line: string, above: Item): boolean {
  if (/^={3,}\s*$/.test(line)) return true;
  return /^-{3,}\s*$/.test(line) && above.apart && above.text.length < 200 && above.level === 0;
}

function isBlank(line: string): boolean {
  const text = line.trim();
  if (text === '') return true;
  if (/^(?:```|~~~|:::)/.test(text)) return true;
  // Rules, empty bullets, and lines of a single tag such as an anchor.
  return (
    /^(?:[*_-] ?){3,}$/.test(text) ||
    /^[-+*|>]$/.test(text) ||
    (text.length < 500 && /^<(?:!--.*--|\/?[a-z][^<>]*)>(?:<\/[a-z]+>)?$/i.test(text))
  );
}

function markOf(line: string): Mark {
  const text = line.replace(/^[\s>]{0,20}/, '');
  const heading = /^(#{1,6})[ \t]+/.exec(text);
  const plain = heading ? text.slice(heading[0].length).replace(/ #{1,6}\s*$/, '') : text;
  const rest = plain.replace(/^(?:[-*+•]|\d{1,4}[.)])[ \t]+(?=\S)/, '');
  const bold = /^(\*\*|__)(?=\[)/.exec(rest)?.[1];
  return { level: heading?.[1]?.length ?? 0, rest: bold ? rest.slice(2) : rest };
}

function itemOf(line: number, written: string, mark: Mark, apart: boolean): Item {
  // Lynx puts the number of a link before it.
  const numbered = /^\[(\d{1,5})\](?=[^\s([:])/.exec(mark.rest);
  const whole = written.replace(/^[\s>]{0,20}(?:#{1,6}[ \t]+)?/, '');
  const { text, links } = inline(numbered ? mark.rest.slice(numbered[0].length) : whole);
  const shown = fold(mark.level > 0 || /^\*\*.*\*\*$/s.test(text.trim()) ? unbold(text) : text);
  const bare = shown.replace(/^(?:[-*+•]|\d{1,4}[.)]) (?=\S)/, '');
  const [link] = links;
  const isWhole = link !== undefined && links.length === 1 && (link.text === bare || link.text === shown);
  const target = numbered ? `#${numbered[1]}` : isWhole ? link.target : '';
  return { line, text: shown, bare, level: mark.level, apart, links, target };
}

function unbold(text: string): string {
  return text.trim().replace(/^(\*\*|__)(.*)\1$/s, '$2');
}

function referenceOf(line: string): { name: string; target: string } | null {
  if (line.length > 3000) return null;
  const match =
    /^ {0,3}\[([^[\]]{1,40})\]:\s+<?([^\s<>]+)>?(?:\s.*)?$/.exec(line) ??
    /^ {0,6}(\d{1,5})\. (https?:\/\/[^\s<>]+)$/.exec(line);
  return match ? { name: `#${match[1]?.toLowerCase()}`, target: match[2] ?? '' } : null;
}

/** The address that is all of a line, or `''`. */
function addressOf(line: string): string {
  return line.length > 3000 ? '' : (/^\s*<?(https?:\/\/[^\s<>]+)>?\s*$/.exec(line)?.[1] ?? '');
}

/** Whether an address is one of the page's own, which no abstract has on a line of its own. */
function isOfPage(address: string): boolean {
  return /\/papers\/\d{4}\.\d{4,5}(?:#\w+)?$|\/login\?next=/.test(address);
}

/** Whether a link to `target` has all of an open bracket's text in it, whatever brackets stand in that. */
function holdsAll(target: string): boolean {
  return target.startsWith('#') || isOfPage(target);
}

/** How many brackets are open after a line, of `depth` before it. */
function depthAfter(line: string, before: number): number {
  if (line.length > longestLine) return 0;
  let depth = before;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i];
    if (letter === '\\') {
      i++;
    } else if (letter === '[') {
      depth++;
    } else if (letter === ']' && depth > 0) {
      const goes = destination(line, i + 1);
      depth = goes && holdsAll(goes.target) ? 0 : depth - 1;
      if (goes) i = goes.end - 1;
    }
  }
  return depth;
}

/** The text of one or more lines as it is read, and its links. */
export function inline(text: string): { text: string; links: Link[] } {
  if (text.length > longestLine) return { text, links: [] };
  const out: string[] = [];
  const links: Link[] = [];
  const opened: { readonly at: number; readonly isImage: boolean }[] = [];
  let from = 0;
  const copy = (to: number): void => {
    if (to > from) out.push(text.slice(from, to));
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '\\') {
      const next = text[i + 1] ?? '\n';
      // A backslash at the end of a line breaks it; before a sign it says that the sign is meant.
      if (/\s/.test(next)) {
        copy(i);
        from = i + 1;
      } else if (/[!-$'-/:-@[-`{-~]/.test(next)) {
        copy(i);
        const isBreak = next === '\\' && /^\s|^$/.test(text.slice(i + 2, i + 3));
        from = isBreak ? i + 2 : i + 1;
        i++;
      }
    } else if (letter === '[' && opened.length < mostOpen) {
      const isImage = text[i - 1] === '!' && i > from;
      copy(isImage ? i - 1 : i);
      opened.push({ at: out.length, isImage });
      out.push('[');
      from = i + 1;
    } else if (letter === ']' && opened.length === 0) {
      // The end of a link whose beginning is elsewhere.
      const goes = i < 10 && text.slice(0, i).trim() === '' ? destination(text, i + 1) : null;
      if (!goes) continue;
      from = goes.end;
      i = goes.end - 1;
    } else if (letter === ']') {
      copy(i);
      const goes = destination(text, i + 1);
      const [outer] = opened;
      if (goes && holdsAll(goes.target) && outer && !outer.isImage && !opened.at(-1)?.isImage)
        opened.length = 1;
      const open = opened.pop()!;
      if (!goes) {
        out.push(']');
        from = i + 1;
        continue;
      }
      const content = out.splice(open.at).slice(1).join('');
      from = goes.end;
      i = goes.end - 1;
      if (open.isImage) continue;
      links.push({ text: fold(content), target: goes.target });
      // `May 29[6](...)`: a number stands apart from what is before it.
      const glued = /^\s*\d+\s*$/.test(content) && /\w$/.test(out.at(-1) ?? '');
      out.push(glued ? ` ${content}` : content);
    }
  }
  copy(text.length);
  return { text: out.join(''), links };
}

/** What follows the bracket that closes a link's text, from `start` on: `(address "title"){.class}` or `[32]`; null for neither. */
function destination(text: string, start: number): { target: string; end: number } | null {
  if (text[start] === '[') {
    const close = /\]/y;
    let end = start + 1;
    while (end < text.length && end - start < 40 && /[\w .-]/.test(text[end] ?? '')) end++;
    close.lastIndex = end;
    const name = text.slice(start + 1, end).trim();
    return close.test(text) && /\d/.test(name) ? { target: `#${name.toLowerCase()}`, end: end + 1 } : null;
  }
  if (text[start] !== '(') return null;
  let i = start + 1;
  let depth = 0;
  const most = Math.min(text.length, start + 2000);
  while (i < most && !/[\s[\]]/.test(text[i] ?? '')) {
    if (text[i] === '(' && ++depth > 10) return null;
    if (text[i] === ')' && depth-- === 0) break;
    i++;
  }
  const target = text.slice(start + 1, i).replace(/^<(.*)>$/, '$1');
  if (text[i] !== ')') {
    const title = /\s{1,5}["'(][^\]\n]{0,200}?["')]\s{0,5}\)/y;
    title.lastIndex = i;
    if (!title.test(text)) return null;
    i = title.lastIndex - 1;
  }
  const classes = /\{[.#:][^{}]{0,300}\}/y;
  classes.lastIndex = i + 1;
  return { target, end: classes.test(text) ? classes.lastIndex : i + 1 };
}
