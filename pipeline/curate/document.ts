/** YAML, or JSON with comments, to a plain tree in which everything knows where it stands. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { InputError } from '../errors.ts';
import type { Place } from '../types.ts';
import { cut } from '../words.ts';

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

/** Longest topics file; more than this nobody writes by hand. */
export const mostCharacters = 5_000_000;

/** The tree of a file; throws an InputError that tells line and column of what cannot be read. */
export function parseTree(text: string, file: string): Node {
  if (text.length > mostCharacters)
    throw new InputError(`${file} is too large for a topics file: more than 5 million characters`);
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  // JSON is YAML; its comments are not, and are blanked out so that every offset stays. Keys are compared below, in one go.
  const isJson = /\.jsonc?(?:\.gz)?$/i.test(file);
  const document = parseDocument(isJson ? withoutComments(text) : text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const [error] = document.errors;
  if (error) throw new InputError(`${placeOf(error.pos[0])}: ${plainly(error.code, error.message)}`);
  return tree(document.contents, 0);

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

/** `//` and `/* ... *\/` outside of texts, turned to spaces; a comment without an end stays, and is refused as what it is not. */
function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)/g, (part) =>
    part.startsWith('"') || (part.startsWith('/*') && !part.endsWith('*/'))
      ? part
      : part.replace(/[^\n\r]/g, ' '),
  );
}

/** In Unicode form NFC, without control characters, line breaks and runs of spaces. */
function onOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

function plainly(code: string, message: string): string {
  const known = new Map([
    ['TAB_AS_INDENT', 'the line begins with a tab; YAML wants spaces'],
    ['MULTIPLE_DOCS', 'a second document begins here; a topics file is one'],
    ['RESOURCE_EXHAUSTION', 'too many brackets within brackets'],
    ['MISSING_CHAR', 'a bracket, a quote or a colon is missing here or above'],
  ]);
  const first = message.split('\n')[0] ?? '';
  return known.get(code) ?? cut(first.slice(0, 1).toLowerCase() + first.slice(1), 160);
}
