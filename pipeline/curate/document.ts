/** YAML, or JSON with comments, to a plain tree in which everything knows where it stands. */
import { Composer, type Document, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Parser } from 'yaml';
import { InputError } from '../errors.ts';
import type { Place } from '../types.ts';
import { cut, grouped } from '../words.ts';

export interface TextNode {
  readonly kind: 'text';
  /** As written, on one line: `2024` and `yes` are words too. */
  readonly text: string;
  readonly place: Place;
}

export type Node =
  | TextNode
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: readonly Entry[]; readonly place: Place }
  | { readonly kind: 'nothing'; readonly place: Place };

export interface Entry {
  readonly key: TextNode;
  readonly value: Node;
}

/** Longest topics file, and most words and signs in it; more than this nobody writes by hand. */
export const mostCharacters = 5_000_000;
const mostSigns = 500_000;
/** Levels of lists and groups of keys; a topics file has three. The reader of YAML would run out of stack. */
const deepest = 100;

/** The tree of a file; throws an InputError that tells line and column of what cannot be read. */
export function parseTree(text: string, file: string): Node {
  if (text.length > mostCharacters)
    throw new InputError(`${file} is too large for a topics file: more than 5 million characters`);
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const isJson = /\.jsonc?(?:\.gz)?$/i.test(file);
  // Line ends of old Macs are no line ends in YAML. Every offset stays.
  const source = (isJson ? withoutComments(text, file) : text).replace(/\r(?!\n)/g, '\n');
  const [document, another] = documents(source, lines, placeOf, file);
  const [error] = document?.errors ?? [];
  if (error) throw new InputError(`${placeOf(error.pos[0])}: ${plainly(error.code, error.message)}`);
  if (another)
    throw new InputError(`${placeOf(another.range[0])}: a second document begins here; a topics file is one`);
  return tree(document?.contents, 0);

  function tree(node: unknown, parent: number): Node {
    const at = rangeStart(node) ?? parent;
    const place = placeOf(at);
    if (isAlias(node))
      throw new InputError(`${place}: *${cut(node.source, 60)} stands for something above; write it out`);
    if (isMap(node)) {
      const seen = new Map<string, Place>();
      const entries = node.items.map(({ key, value }): Entry => {
        const name = tree(key, at);
        if (name.kind !== 'text')
          throw new InputError(`${name.place}: a key must be a text, not ${nameOf(name)}`);
        const before = seen.get(name.text);
        if (before !== undefined)
          throw new InputError(`${name.place}: ${shown(name)} is there twice, first at ${before}`);
        seen.set(name.text, name.place);
        return { key: name, value: tree(value, rangeStart(key) ?? at) };
      });
      return { kind: 'map', entries, place };
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => tree(item, at)), place };
    if (!isScalar(node) || node.value === null) return { kind: 'nothing', place };
    const written = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    const text = onOneLine(written);
    return text === '' ? { kind: 'nothing', place } : { kind: 'text', text, place };
  }
}

/** The documents of a text, with what is wrong in them; keys are compared later, in one go. Throws an InputError for what is too much. */
function documents(
  source: string,
  lines: LineCounter,
  placeOf: (offset: number) => Place,
  file: string,
): Document.Parsed[] {
  const parser = new Parser(lines.addNewLine);
  const tokens = [];
  lines.addNewLine(0);
  let signs = 0;
  for (const sign of new Lexer().lex(source)) {
    if (++signs > mostSigns)
      throw new InputError(
        `${file} is too large for a topics file: more than ${grouped(mostSigns)} words and signs`,
      );
    if (parser.stack.length > deepest)
      throw new InputError(`${placeOf(parser.offset)}: too many brackets within brackets`);
    tokens.push(...parser.next(sign));
  }
  tokens.push(...parser.end());
  return [...new Composer({ prettyErrors: false, uniqueKeys: false }).compose(tokens, true, source.length)];
}

/** A value in a message, of which it must not be the larger part. */
export function shown({ text }: TextNode): string {
  return cut(text, 60);
}

/** What a node is, in a message. */
export function nameOf(node: Node): string {
  switch (node.kind) {
    case 'text':
      return shown(node);
    case 'list':
      return 'a list';
    case 'map':
      return 'a group of keys';
    case 'nothing':
      return 'nothing';
  }
}

function rangeStart(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range?.[0] : undefined;
}

/** JSON is YAML; its comments are not: `//` and `/* ... *\/` outside of texts are turned to spaces, so that every offset stays. */
function withoutComments(text: string, file: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/g, (part, offset: number) => {
    if (part.startsWith('"')) return part;
    if (part.startsWith('/*') && !(part.length > 3 && part.endsWith('*/'))) {
      const before = text.slice(0, offset).split(/\r\n?|\n/);
      const place = `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
      throw new InputError(`${place}: the comment that begins here has no end; end it with */`);
    }
    return part.replace(/[^\n\r]/g, ' ');
  });
}

/** In Unicode form NFC, without control characters, turns of direction, line breaks and runs of spaces. */
function onOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

function plainly(code: string, message: string): string {
  const known = new Map([
    ['TAB_AS_INDENT', 'the line begins with a tab; YAML wants spaces'],
    ['RESOURCE_EXHAUSTION', 'too many brackets within brackets'],
    ['MISSING_CHAR', 'a bracket, a quote or a colon is missing here or above'],
  ]);
  const first = message.split('\n')[0] ?? '';
  return known.get(code) ?? cut(first.slice(0, 1).toLowerCase() + first.slice(1), 160);
}
