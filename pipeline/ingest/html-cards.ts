/** Records of a web page, each in an element that a rule tells by its tag and attributes, their fields likewise. */
import type { PageReader } from './html-events.ts';
import { fold } from './page-lines.ts';

export type Attributes = ReadonlyMap<string, string>;

/** How a kind of page writes its records. */
export interface CardRule {
  /** Whether a record begins with this element. */
  starts(tag: string, attributes: Attributes): boolean;
  /** Whether it ends with that element; else with the beginning of the next. */
  readonly endsWithElement: boolean;
  /** The field that the text of this element is, or `''`; `within` are the fields that it stands in. */
  field(tag: string, attributes: Attributes, within: ReadonlySet<string>): string;
  /** A field and what this element's attributes say of it, or null. */
  value(tag: string, attributes: Attributes, within: ReadonlySet<string>): readonly [string, string] | null;
  /** Whether the text of this element belongs to no field, as that of a button. */
  mutes(tag: string, attributes: Attributes): boolean;
}

/** One record: what stands in each field, in the order of the page, white space folded. */
export interface Card {
  readonly line: number;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** All text of the record, cut at the elements that stand on lines of their own. */
  readonly lines: readonly string[];
}

/** The first text of a field that is not empty, or `''`. */
export function first(card: Card, field: string): string {
  return card.fields.get(field)?.find((text) => text !== '') ?? '';
}

/** Longest text of a field, in characters. */
const longestField = 1_000_000;
/** Most fields within one another, and most texts of a record. */
const mostOpen = 8;
const mostTexts = 20_000;

const inline = new Set(
  'a abbr acronym b bdi bdo big cite code em font i kbd mark nobr q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);
/** A new one of these ends the one before. */
const endedByNext = new Set(['p', 'dd', 'dt']);
const unseen = new Set(['script', 'style', 'template']);
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** An element that is open, and how many of its name are open within it. */
interface OpenElement {
  readonly tag: string;
  depth: number;
}

interface OpenField extends OpenElement {
  readonly name: string;
  readonly parts: string[];
  length: number;
}

/** Collects the records of a page. */
export function cardReader(rule: CardRule): PageReader & { readonly cards: readonly Card[] } {
  const cards: Card[] = [];
  let line = 0;
  let element: OpenElement | null = null;
  let isOpen = false;
  let fields = new Map<string, string[]>();
  let lines: string[] = [];
  let words: string[] = [];
  let length = 0;
  let texts = 0;
  let open: OpenField[] = [];
  let muted: OpenElement | null = null;
  const within = new Set<string>();

  const put = (name: string, text: string): void => {
    if (++texts > mostTexts) return;
    const known = fields.get(name);
    if (known) known.push(text);
    else fields.set(name, [text]);
  };
  const closeField = (field: OpenField): void => {
    put(field.name, fold(field.parts.join('')));
    open = open.filter((one) => one !== field);
    if (!open.some(({ name }) => name === field.name)) within.delete(field.name);
  };
  const breakLine = (): void => {
    const text = fold(words.join(''));
    if (text !== '' && lines.length < mostTexts) lines.push(text);
    words = [];
    for (const field of open) if (field.parts.at(-1) !== ' ') field.parts.push(' ');
  };
  const finish = (): void => {
    if (!isOpen) return;
    for (const field of [...open]) closeField(field);
    breakLine();
    cards.push({ line, fields, lines });
    isOpen = false;
    element = null;
    muted = null;
    within.clear();
  };
  return {
    cards,
    open(tag, attributes, at) {
      if (rule.starts(tag, attributes) && !(element && rule.endsWithElement)) {
        finish();
        isOpen = true;
        line = at;
        element = { tag, depth: 1 };
        fields = new Map();
        lines = [];
        words = [];
        length = 0;
        texts = 0;
      } else if (element?.tag === tag) {
        element.depth++;
      }
      if (!isOpen) return;
      if (muted) {
        if (muted.tag === tag) muted.depth++;
        return;
      }
      if (endedByNext.has(tag)) for (const field of open.filter((one) => one.tag === tag)) closeField(field);
      for (const field of open) if (field.tag === tag) field.depth++;
      if (!inline.has(tag)) breakLine();
      if (empty.has(tag)) return;
      if (unseen.has(tag) || rule.mutes(tag, attributes)) {
        muted = { tag, depth: 1 };
        return;
      }
      const value = rule.value(tag, attributes, within);
      if (value) put(...value);
      const name = rule.field(tag, attributes, within);
      if (name === '' || open.length >= mostOpen) return;
      open.push({ name, tag, depth: 1, parts: [], length: 0 });
      within.add(name);
    },
    close(tag) {
      if (!isOpen) return;
      if (muted) {
        if (muted.tag === tag && --muted.depth === 0) muted = null;
      } else {
        if (!inline.has(tag)) breakLine();
        for (const field of [...open]) if (field.tag === tag && --field.depth === 0) closeField(field);
      }
      if (element?.tag === tag && --element.depth === 0 && rule.endsWithElement) finish();
    },
    text(text) {
      if (!isOpen || muted) return;
      length += text.length;
      if (length <= longestField) words.push(text);
      for (const field of open) {
        field.length += text.length;
        if (field.length <= longestField) field.parts.push(text);
      }
    },
    end: finish,
  };
}
