/** A topics file to what it asks for; whatever it cannot mean is refused with line and column. */
import { LevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance.js';
import { InputError, nearest } from '../errors.ts';
import type { Curation, NamedTopic, Place, PlacedText } from '../types.ts';
import { type Entry, type Node, nameOf, parseTree, shown, type TextNode } from './document.ts';
import { folded } from './match.ts';

/** Nothing asked for. */
export const noCuration: Curation = {
  source: null,
  named: [],
  merge: [],
  split: [],
  rename: [],
  pin: [],
  ban: [],
  synonyms: [],
  stopWords: [],
};

/** Longest name of a topic, in characters; more topics than that are not made of one. */
const longestName = 200;
const mostParts = 1000;

const keys = ['topics', 'rename', 'merge', 'split', 'pin', 'ban', 'synonyms', 'stopWords'] as const;

/** What `text`, the content of `file`, asks for; throws an InputError. `hash` is that of the file. */
export function readCuration(text: string, file: string, hash: string): Curation {
  const root = parseTree(text, file);
  const source = { file, hash };
  if (root.kind === 'nothing') return { ...noCuration, source };
  const nodes = new Map<string, Node>();
  for (const { key, value } of pairs(root, 'keys, for instance topics')) {
    if (!keys.some((known) => known === key.text)) {
      const close = nearest(key.text, keys, LevenshteinDistance);
      const hint = close ? `did you mean ${close}?` : `expected one of ${keys.join(', ')}`;
      throw new InputError(`${key.place}: unknown key: ${shown(key)}; ${hint}`);
    }
    if (value.kind !== 'nothing') nodes.set(key.text, value);
  }
  const given = <T>(key: (typeof keys)[number], read: (node: Node) => readonly T[]): readonly T[] => {
    const node = nodes.get(key);
    return node ? read(node) : [];
  };
  return {
    source,
    named: given('topics', namedTopics),
    merge: given('merge', (node) => items(node, 'lists of topics, as in [[speech, music]]').map(merging)),
    split: given('split', (node) =>
      pairs(node, 'a topic, a colon and a number').map(({ key, value }) => ({
        topic: key.text,
        into: parts(value),
        place: key.place,
      })),
    ),
    rename: given('rename', renames),
    pin: given('pin', (node) =>
      pairs(node, 'a paper, a colon and its topic').map(({ key, value }) => ({
        paper: key.text,
        topic: textOf(value, 'a topic').text,
        place: key.place,
      })),
    ),
    ban: given('ban', (node) => texts(node, 'a list of words or phrases').map(placed)),
    synonyms: given('synonyms', synonyms),
    stopWords: given('stopWords', (node) => texts(node, 'a list of words').map(singleWord)),
  };
}

function renames(node: Node): Curation['rename'] {
  const all = pairs(node, 'a topic, a colon and its new name').map(({ key, value }) => ({
    topic: key.text,
    to: nameText(value, 'the new name'),
    place: key.place,
  }));
  once(
    all.map(({ to, place }) => ({ text: to, place })),
    'the name',
  );
  return all;
}

function namedTopics(node: Node): readonly NamedTopic[] {
  const named = pairs(node, 'a name, a colon and a list of words').map(({ key, value }) => ({
    name: nameText(key, 'the name'),
    seeds: value.kind === 'nothing' ? [] : texts(value, 'a list of words or phrases').map(({ text }) => text),
    place: key.place,
  }));
  once(
    named.map(({ name, place }) => ({ text: name, place })),
    'the topic',
  );
  return named;
}

function merging(node: Node): Curation['merge'][number] {
  const topics = texts(node, 'a list of two or more topics');
  if (topics.length < 2)
    throw new InputError(`${node.place}: a merge wants two topics or more, as in [speech, music]`);
  const seen = new Set<string>();
  for (const topic of topics) {
    if (seen.has(folded(topic.text)))
      throw new InputError(`${topic.place}: ${shown(topic)} cannot be merged with itself`);
    seen.add(folded(topic.text));
  }
  return { topics: topics.map(({ text }) => text), place: node.place };
}

function synonyms(node: Node): Curation['synonyms'] {
  const all = pairs(node, 'a word, a colon and a list of its other spellings').map(({ key, value }) => ({
    key,
    spellings: texts(value, 'a list of its other spellings'),
  }));
  // What stands twice would be written two ways.
  const seen = new Map<string, Place>();
  for (const { key, spellings } of all) {
    const written = key.text.toLowerCase();
    for (const one of [key, ...spellings.filter(({ text }) => text.toLowerCase() !== written)]) {
      const before = seen.get(one.text.toLowerCase());
      if (before !== undefined)
        throw new InputError(`${one.place}: ${shown(one)} is among the synonyms twice, first at ${before}`);
      seen.set(one.text.toLowerCase(), one.place);
    }
  }
  return all.map(({ key, spellings }) => ({
    written: key.text,
    spellings: spellings.map(({ text }) => text),
    place: key.place,
  }));
}

function singleWord(node: TextNode): PlacedText {
  if (/\s/.test(node.text))
    throw new InputError(`${node.place}: ${shown(node)} is more than one word; a stop word is one`);
  return placed(node);
}

function placed({ text, place }: TextNode): PlacedText {
  return { text, place };
}

function parts(node: Node): number {
  const { text, place } = textOf(node, 'a number');
  if (!/^\d{1,4}$/.test(text) || Number(text) < 2 || Number(text) > mostParts)
    throw new InputError(
      `${place}: ${text.slice(0, 60)} is no number of topics; give a whole one from 2 to ${mostParts}`,
    );
  return Number(text);
}

function nameText(node: Node, what: string): string {
  const { text, place } = textOf(node, what);
  if (text.length > longestName)
    throw new InputError(`${place}: ${what} of a topic has at most ${longestName} characters`);
  return text;
}

/** Throws where two are the same but for capitals and signs. */
function once(all: readonly { text: string; place: Place }[], what: string): void {
  const seen = new Map<string, Place>();
  for (const { text, place } of all) {
    const before = seen.get(folded(text));
    if (before !== undefined)
      throw new InputError(`${place}: ${what} ${text.slice(0, 60)} is there twice, first at ${before}`);
    seen.set(folded(text), place);
  }
}

function textOf(node: Node, wanted: string): TextNode {
  if (node.kind === 'text') return node;
  throw new InputError(`${node.place}: expected ${wanted}, found ${nameOf(node)}`);
}

function texts(node: Node, wanted: string): TextNode[] {
  return items(node, wanted).map((item) => textOf(item, 'a word or a phrase'));
}

function items(node: Node, wanted: string): readonly Node[] {
  if (node.kind === 'list') return node.items;
  throw new InputError(`${node.place}: expected ${wanted}, found ${nameOf(node)}`);
}

function pairs(node: Node, wanted: string): readonly Entry[] {
  if (node.kind === 'map') return node.entries;
  throw new InputError(`${node.place}: expected ${wanted}, found ${nameOf(node)}`);
}
