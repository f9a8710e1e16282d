/** Records of XML that comes in chunks: the elements of given names, each whole, however broken the text around them is. */
import type { Tokenizer, TokenizerCallbacks } from 'htmlparser2';

/** An element; names are without their namespace prefix. */
export interface Element {
  readonly name: string;
  /** What stands before the colon, or `''`. */
  readonly prefix: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

export interface XmlRecord {
  /** The line its tag is in, from 1. */
  readonly line: number;
  readonly element: Element;
  /** Why it cannot be used; `''` for one that is whole. */
  readonly fault: string;
}

/** The first child of this name, of the element's own namespace where there is one. */
export function child(element: Element | null, name: string): Element | null {
  const all = childrenOf(element, name);
  return all.find(({ prefix }) => prefix === element?.prefix) ?? all[0] ?? null;
}

export function childrenOf(element: Element | null, name: string): Element[] {
  return (element?.children ?? []).filter(
    (one): one is Element => typeof one !== 'string' && one.name === name,
  );
}

/** What stands at the end of a path of first children. */
export function descendant(element: Element | null, ...path: readonly string[]): Element | null {
  return path.reduce(child, element);
}

/** All text within an element, its markup left out. */
export function textIn(element: Element | null): string {
  const parts: string[] = [];
  const rest: (Element | string)[] = element === null ? [] : [element];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === 'string') parts.push(next);
    else for (let i = next.children.length - 1; i >= 0; i--) rest.push(next.children[i]!);
  }
  return parts.join('');
}

/** Elements within each other that are kept apart; the text of those within them counts as theirs. */
const deepest = 60;
/** Longest record and attribute, in characters. */
const longest = 50_000_000;
const longestAttribute = 10_000;
/** How far a tag and the text after it are kept together. */
const longestBlock = 1_000_000;
const commentStart = '<!--';
const commentEnd = '-->';
const dataStart = '<![CDATA[';
const dataEnd = ']]>';
/** As much as it takes to know the tag of a record. */
const longestTag = 100;

interface OpenElement extends Element {
  readonly tag: string;
  readonly attributes: Map<string, string>;
  readonly children: (Element | string)[];
}

/**
 * The elements whose names, without prefix, are in `names`, in the order of the text, which may be several documents or
 * none at all around them. One that is not closed ends where the next begins; a tag ends, if not sooner, where the next does.
 */
export async function* xmlRecords(
  text: AsyncIterable<string>,
  names: ReadonlySet<string>,
): AsyncIterable<XmlRecord> {
  const { Tokenizer } = await import('htmlparser2');
  const builder = recordBuilder(names);
  const split = splitter(builder, names, (callbacks) => new Tokenizer({ xmlMode: true }, callbacks));
  let held: string[] = [];
  let size = 0;
  for await (const chunk of text) {
    held.push(chunk);
    size += chunk.length;
    if (size < longestBlock && !/[<>]/.test(chunk)) continue;
    const rest = split(held.join(''), false);
    yield* builder.found();
    held = rest === '' ? [] : [rest];
    size = rest.length;
  }
  split(held.join(''), true);
  yield* builder.found();
}

interface Builder {
  /** Told before anything else in a line. */
  line: number;
  opened(tag: string): void;
  closed(tag: string): void;
  closedItself(): void;
  attribute(name: string, value: string): void;
  text(text: string): void;
  /** What stands where a record might have been. */
  lost(line: number, fault: string): void;
  end(): void;
  /** The records that are complete by now, each once. */
  found(): XmlRecord[];
}

/** Puts elements together, as far as they are part of a record. */
function recordBuilder(names: ReadonlySet<string>): Builder {
  let found: XmlRecord[] = [];
  let open: OpenElement[] = [];
  let began = 0;
  let size = 0;
  let beyond = 0;

  function finish(fault: string): void {
    const [element] = open;
    const why = size > longest ? 'longer than any paper' : fault;
    if (element !== undefined) found.push({ line: began, element, fault: why });
    open = [];
    size = 0;
    beyond = 0;
  }

  return {
    line: 1,
    opened(tag) {
      const colon = tag.indexOf(':');
      const name = tag.slice(colon + 1);
      if (names.has(name) && (open[0]?.name ?? name) === name) {
        finish('');
        began = this.line;
      } else if (open.length === 0) {
        return;
      }
      if (open.length >= deepest) {
        beyond++;
        return;
      }
      const prefix = tag.slice(0, Math.max(0, colon));
      const element = { tag, name, prefix, attributes: new Map<string, string>(), children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    closed(tag) {
      if (tag === open[0]?.tag) {
        finish('');
      } else if (beyond > 0) {
        beyond--;
      } else {
        const at = open.findLastIndex((one) => one.tag === tag);
        if (at > 0) open.length = at;
      }
    },
    closedItself() {
      if (beyond > 0) beyond--;
      else if (open.length === 1) finish('');
      else open.pop();
    },
    attribute(name, value) {
      const attributes = open.at(-1)?.attributes;
      if (beyond > 0 || attributes === undefined || attributes.size > 100) return;
      if (value.length <= longestAttribute) attributes.set(name.slice(name.indexOf(':') + 1), value);
    },
    text(text) {
      if (open.length === 0) return;
      size += text.length;
      if (size <= longest) open.at(-1)?.children.push(text);
    },
    lost(line, fault) {
      found.push({ line, element: { name: '', prefix: '', attributes: new Map(), children: [] }, fault });
    },
    end() {
      finish('the XML ends within this record');
    },
    found() {
      const all = found;
      found = [];
      return all;
    },
  };
}

/** Reads as much of a text as is sure to be whole, or all of it, and gives back the rest. */
type Splitter = (text: string, isLast: boolean) => string;

/** Parts text at tags, each of which the tokenizer then reads by itself, so that a broken one ends with the next. */
function splitter(
  builder: Builder,
  names: ReadonlySet<string>,
  tokenizerOf: (callbacks: TokenizerCallbacks) => Tokenizer,
): Splitter {
  const recordTag = new RegExp(`</?(?:[\\w.-]{1,40}:)?(?:${[...names].join('|')})[\\s/>]`, 'y');
  let mode: 'markup' | 'comment' | 'data' = 'markup';
  let commentLine = 0;
  const block = blockReader(builder, tokenizerOf);

  function pass(text: string): void {
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 10) builder.line++;
  }

  /** Where reading goes on after some of what is no markup; the length of the text where nothing more is sure. */
  function skipComment(text: string, from: number, isLast: boolean): number {
    const end = text.indexOf(commentEnd, from);
    if (end >= 0) mode = 'markup';
    const to = end >= 0 ? end + commentEnd.length : isLast ? text.length : Math.max(from, text.length - 2);
    pass(text.slice(from, to));
    return to;
  }

  function readData(text: string, from: number, isLast: boolean): number {
    const end = text.indexOf(dataEnd, from);
    const sure = isLast ? text.length : Math.max(from, text.length - longestTag);
    const to = end >= 0 ? end : sure;
    for (let at = text.indexOf('<', from); at >= 0 && at < to; at = text.indexOf('<', at + 1)) {
      recordTag.lastIndex = at;
      if (!recordTag.test(text)) continue;
      // Its own end is missing, and the end that was found is that of another.
      mode = 'markup';
      builder.text(text.slice(from, at));
      pass(text.slice(from, at));
      return at;
    }
    if (end >= 0) mode = 'markup';
    builder.text(text.slice(from, to));
    const after = end >= 0 ? end + dataEnd.length : to;
    pass(text.slice(from, after));
    return after;
  }

  function readMarkup(text: string, from: number, isLast: boolean): number {
    if (text.startsWith(commentStart, from)) {
      block.end();
      mode = 'comment';
      commentLine = builder.line;
      return from + commentStart.length;
    }
    if (text.startsWith(dataStart, from)) {
      block.end();
      mode = 'data';
      return from + dataStart.length;
    }
    const next = text.indexOf('<', from + 1);
    if (next < 0 && !isLast && text.length - from < longestBlock) return from;
    const to = next < 0 ? text.length : next;
    block.write(text.slice(from, to));
    pass(text.slice(from, to));
    return to;
  }

  return (text, isLast) => {
    let at = 0;
    while (at < text.length) {
      const before = mode;
      const to =
        mode === 'comment'
          ? skipComment(text, at, isLast)
          : mode === 'data'
            ? readData(text, at, isLast)
            : readMarkup(text, at, isLast);
      if (to === at && mode === before) break;
      at = to;
    }
    if (isLast) {
      block.end();
      builder.end();
      if (mode === 'comment') builder.lost(commentLine, 'a comment without an end; the rest is not read');
    }
    return text.slice(at);
  };
}

interface BlockReader {
  /** A tag and the text after it, or more of that text. */
  write(text: string): void;
  end(): void;
}

function blockReader(
  builder: Builder,
  tokenizerOf: (callbacks: TokenizerCallbacks) => Tokenizer,
): BlockReader {
  let current = '';
  let start = 0;
  let isTag = false;
  let name = '';
  let value: string[] = [];

  const slice = (from: number, to: number): string => current.slice(Math.max(0, from - start), to - start);

  const tokenizer = tokenizerOf({
    ontext: (from, to) => builder.text(slice(from, to)),
    ontextentity: (code) => builder.text(String.fromCodePoint(code)),
    onopentagname: (from, to) => builder.opened(slice(from, to)),
    onattribname(from, to) {
      name = slice(from, to);
      value = [];
    },
    onattribdata: (from, to) => {
      value.push(slice(from, Math.min(to, from + longestAttribute + 1)));
    },
    onattribentity: (code) => {
      value.push(String.fromCodePoint(code));
    },
    onattribend: () => builder.attribute(name, value.join('')),
    onopentagend: () => {},
    onselfclosingtag: () => builder.closedItself(),
    onclosetag: (from, to) => builder.closed(slice(from, to)),
    oncdata: () => {},
    oncomment: () => {},
    ondeclaration: () => {},
    onprocessinginstruction: () => {},
    onend: () => {},
  });

  function feed(text: string): void {
    start += current.length;
    current = text;
    tokenizer.write(text);
  }

  function end(): void {
    // A tag whose bracket is missing ends here.
    if (isTag) feed(' ');
    tokenizer.end();
    tokenizer.reset();
    current = '';
    start = 0;
    isTag = false;
  }

  return {
    write(text) {
      if (!text.startsWith('<')) {
        if (text.includes('>')) isTag = false;
        feed(text);
        return;
      }
      end();
      isTag = /^<[\p{L}_:/!?]/u.test(text) && !text.includes('>');
      feed(/^<[\p{L}_:/!?]/u.test(text) ? text : `&lt;${text.slice(1)}`);
    },
    end,
  };
}
