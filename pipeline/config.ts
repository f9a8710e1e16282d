/** What people may set, each with its name, its default, how it is read and what `--help` says: the one place for defaults. */
import { LevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance.js';
import { InputError, nearest } from './errors.ts';
import { type Field, fields } from './ingest/source.ts';
import type { Kind, Reduction } from './types.ts';
import { cut } from './words.ts';

/** A number of topics, a range to choose from, or the range that fits the list. */
export type TopicCount =
  | { readonly kind: 'auto' }
  | { readonly kind: 'exact'; readonly k: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number };

/** A column of a table, by its header, and what it holds. */
export interface MappedColumn {
  readonly field: Field;
  readonly header: string;
}

/** Everything a run depends on, complete. */
export interface Config {
  readonly k: TopicCount;
  readonly seed: number;
  readonly title: string;
  readonly year: number | null;
  readonly drop: readonly Kind[];
  readonly asOf: string;
  readonly map: readonly MappedColumn[];
  readonly reduce: Reduction;
  readonly dimensions: number | null;
  readonly tau: number;
  readonly starts: number | null;
  readonly ngrams: number;
  readonly minDf: number | null;
  readonly maxDf: number | null;
  readonly titleWeight: number;
  readonly phraseWeight: number;
  readonly words: number;
  readonly representatives: number;
  readonly limit: number;
  readonly from: string;
  readonly until: string;
}

/** One setting: `read` takes what was written, on the command line or in a file, and throws an InputError. */
interface Option<T> {
  readonly initial: T;
  /** What stands for the value in `--help`. */
  readonly value: string;
  readonly help: string;
  read(text: string, name: string): T;
}

/** Every setting, in the order of `--help`. The name on the command line is the key with dashes: `minDf` is `--min-df`. */
export const options: { readonly [Key in keyof Config]: Option<Config[Key]> } = {
  k: {
    initial: { kind: 'auto' },
    value: 'auto|N|A..B',
    help: 'number of topics: found from the list, given, or the best of a range',
    read: readTopicCount,
  },
  seed: { initial: 1, value: 'N', help: 'start of all random numbers', read: whole(0, 2 ** 31 - 1) },
  title: { initial: '', value: 'TEXT', help: 'what to call the list in the report', read: (text) => text },
  year: { initial: null, value: 'YYYY', help: 'year of dates that have none', read: whole(1000, 9999) },
  asOf: { initial: '', value: 'YYYY-MM-DD', help: 'the day the list was made', read: readDay },
  drop: {
    initial: ['contents', 'notices'],
    value: 'KINDS',
    help: 'what to leave out, of notices,contents,editorials,retracted; or none',
    read: readKinds,
  },
  map: {
    initial: [],
    value: 'FIELD=HEADER,...',
    help: 'what columns of a table hold, as title="Article Title"',
    read: readMap,
  },
  reduce: {
    initial: 'spectral',
    value: 'spectral|lsa|none',
    help: 'how terms become dimensions',
    read: oneOf('spectral', 'lsa', 'none'),
  },
  dimensions: {
    initial: null,
    value: 'N',
    help: 'dimensions to cluster in; default by size and k',
    read: whole(1, 500),
  },
  tau: { initial: 1, value: 'X', help: 'regulariser of spectral, in mean degrees', read: decimal(0, 100) },
  starts: {
    initial: null,
    value: 'N',
    help: 'starts of k-means, the best is kept; default by size',
    read: whole(1, 1000),
  },
  ngrams: { initial: 3, value: '1|2|3', help: 'longest phrase in words', read: whole(1, 3) },
  minDf: {
    initial: null,
    value: 'N',
    help: 'papers a word must be in; default by size',
    read: whole(1, 1e9),
  },
  maxDf: {
    initial: null,
    value: 'X',
    help: 'largest share of papers a word may be in; default by size',
    read: decimal(0, 1),
  },
  titleWeight: { initial: 2, value: 'N', help: 'how often a word of the title counts', read: whole(1, 20) },
  phraseWeight: { initial: 0.5, value: 'X', help: 'weight of a phrase against a word', read: decimal(0, 1) },
  words: {
    initial: 12,
    value: 'N',
    help: 'words and phrases listed for a topic in topics.json',
    read: whole(1, 100),
  },
  representatives: {
    initial: 5,
    value: 'N',
    help: 'papers listed for a topic in topics.json',
    read: whole(1, 1000),
  },
  limit: { initial: 1000, value: 'N', help: 'most papers of a live source', read: whole(1, 1e6) },
  from: { initial: '', value: 'DATE', help: 'first day, month or year of live sources', read: readDate },
  until: { initial: '', value: 'DATE', help: 'last day, month or year of live sources', read: readDate },
};

const settingNames = Object.keys(options) as (keyof Config)[];

/** Settings as written, by key or by name on the command line, completed with the defaults; throws an InputError. */
export function resolveConfig(written: ReadonlyMap<string, string>): Config {
  const config = new Map<string, unknown>(
    Object.entries(options).map(([key, option]) => [key, option.initial]),
  );
  for (const [name, text] of written) {
    const key = keyOf(name);
    config.set(key, options[key].read(text, name));
  }
  return Object.fromEntries(config) as unknown as Config;
}

/** The settings that may be written more than once on a command line; one a line where they are read. */
export const repeatable: readonly (keyof Config)[] = ['map'];

/**
 * What the text of a `papertopics.config.json` says, by key, as one would write it on the command line: settings, and
 * the options in `also`, which take a text or are true or false. Throws an InputError for bad JSON, keys and values.
 */
export function parseConfigFile(
  text: string,
  file: string,
  also: Readonly<Record<string, 'text' | 'switch'>> = {},
): Map<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InputError(`${file} is not valid JSON: ${error instanceof Error ? error.message : error}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(`${file} must hold one object, for instance {"k": "8"}`);
  }
  const written = new Map<string, string>();
  for (const [key, entry] of Object.entries(value)) {
    const isSwitch = Object.hasOwn(also, key) && also[key] === 'switch';
    const known = Object.hasOwn(also, key) ? key : keyOf(key, `in ${file}`, Object.keys(also));
    const text = known === 'map' ? mapAsText(entry) : entry;
    const fits = isSwitch ? typeof text === 'boolean' : typeof text === 'string' || typeof text === 'number';
    if (!fits) {
      const wanted = isSwitch
        ? 'true or false'
        : known === 'map'
          ? 'an object as {"title": "Article Title"}, or a text'
          : 'a text or a number';
      throw new InputError(`in ${file}: ${key} must be ${wanted}, not ${shown(entry)}`);
    }
    if (settingNames.some((setting) => setting === known)) {
      checked(() => options[known as keyof Config].read(String(text), known), file);
    }
    written.set(known, String(text));
  }
  return written;
}

/** `{"title": "Article Title"}` as one would write it on the command line; anything else unchanged. */
function mapAsText(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  const pairs = Object.entries(entry);
  if (!pairs.every(([, header]) => typeof header === 'string')) return entry;
  return mapText(pairs.map(([field, header]) => ({ field, header: String(header) })));
}

/** Runs `read`; what it refuses is said to stand in `file`. */
function checked(read: () => unknown, file: string): void {
  try {
    read();
  } catch (error) {
    throw error instanceof InputError ? new InputError(`in ${file}: ${error.message}`) : error;
  }
}

/** A value of a settings file in a message, of which it must not be the larger part. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 60) : value);
}

/** The settings that are not at their default, as one would write them. */
export function changedSettings(config: Config): Map<string, string> {
  const changed = new Map<string, string>();
  for (const [key, { initial }] of Object.entries(options)) {
    const value = config[key as keyof Config];
    if (JSON.stringify(value) !== JSON.stringify(initial)) changed.set(key, asWritten(value));
  }
  return changed;
}

function asWritten(value: Config[keyof Config]): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('kind' in value) return topicCountText(value);
  return value.every((one) => typeof one === 'string') ? kindsText(value) : mapText(value);
}

/** `auto`, `8` or `4..12`, as it is written. */
export function topicCountText(k: TopicCount): string {
  return k.kind === 'auto' ? 'auto' : k.kind === 'exact' ? String(k.k) : `${k.from}..${k.to}`;
}

/** `contents,notices`, or `none`. */
export function kindsText(kinds: readonly Kind[]): string {
  return kinds.length === 0 ? 'none' : kinds.join(',');
}

/** `title="Article Title",date=Pub`, as it is written. */
export function mapText(map: readonly { readonly field: string; readonly header: string }[]): string {
  return map
    .map(({ field, header }) => {
      const isPlain = /^[^",\n\s](?:[^",\n]*[^",\n\s])?$/.test(header);
      return `${field}=${isPlain ? header : `"${header.replaceAll('"', '""')}"`}`;
    })
    .join(',');
}

/** `minDf` to `min-df`. */
export function dashed(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The one of `candidates` that was probably meant, as an end of a message. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const close = nearest(word, candidates, LevenshteinDistance);
  return close ? `; did you mean ${close}?` : `; expected one of ${candidates.join(', ')}`;
}

function keyOf(name: string, where = '', also: readonly string[] = []): keyof Config {
  const key = settingNames.find((candidate) => candidate === name || dashed(candidate) === name);
  if (key !== undefined) return key;
  const known = [...settingNames, ...also];
  throw new InputError(`unknown setting${where ? ` ${where}` : ''}: ${name}${didYouMean(name, known)}`);
}

function readTopicCount(text: string): TopicCount {
  if (text === 'auto') return { kind: 'auto' };
  const range = /^(\d+)\.\.(\d+)$/.exec(text);
  if (range) {
    const from = Number(range[1]);
    const to = Number(range[2]);
    if (from < 1 || to < from) {
      throw new InputError(
        `k: ${text} is no range of topics; write the smaller number first, 1 or more, as in 4..12`,
      );
    }
    return { kind: 'range', from, to };
  }
  if (/^[1-9]\d*$/.test(text)) return { kind: 'exact', k: Number(text) };
  throw new InputError(
    `k: ${text} is no number of topics; give a whole number from 1, a range as in 4..12, or auto`,
  );
}

/** `notices,contents`, or `none`. */
function readKinds(text: string, name: string): readonly Kind[] {
  if (text === 'none') return [];
  const one = oneOf('retracted', 'notices', 'contents', 'editorials', 'none');
  const given = new Set(text.split(',').map((kind) => one(kind.trim(), name)));
  return [...given].filter((kind) => kind !== 'none').sort();
}

/**
 * Reads `title="Article Title",date=Pub` and the same without quotes, which a shell takes away: a header ends at a comma
 * with the next `FIELD=` after it, or at a line end.
 */
function readMap(text: string, name: string): readonly MappedColumn[] {
  const map: MappedColumn[] = [];
  for (const [pair] of text.matchAll(/(?:"(?:[^"]|"")*"|[^",\n]|,(?!\s*\w+\s*=)|")+/g)) {
    const [, written = '', given = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    const bare = given.trim();
    const header = (/^".*"$/s.test(bare) ? bare.slice(1, -1).replaceAll('""', '"') : bare).trim();
    if (header === '')
      throw new InputError(`${name}: ${cut(pair, 60)} is no FIELD=HEADER; write it as title="Article Title"`);
    const field = oneOf(...fields)(written.trim(), name);
    const other = map.find((one) => one.header === header);
    if (other !== undefined)
      throw new InputError(
        `${name}: ${JSON.stringify(header)} is given for ${other.field} and ${field}; give it once`,
      );
    map.push({ field, header });
  }
  if (map.length === 0) throw new InputError(`${name}: no FIELD=HEADER; write it as title="Article Title"`);
  return map;
}

function readDay(text: string, name: string): string {
  if (!isDay(text)) throw new InputError(`${name}: ${text} is no day; write it as 2025-12-16`);
  return text;
}

function readDate(text: string, name: string): string {
  const isKnown = /^\d{4}(?:-\d{2}){0,2}$/.test(text) && isDay(`${text}-01-01`.slice(0, 10));
  if (!isKnown) throw new InputError(`${name}: ${text} is no date; write it as 2025-12-16, 2025-12 or 2025`);
  return text;
}

/** Whether text is `YYYY-MM-DD` and a calendar has it. */
function isDay(text: string): boolean {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  // A day that no calendar has either cannot be read or comes back as another.
  const time = day ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && text >= '1000' && new Date(time).toISOString().slice(0, 10) === text;
}

function whole(least: number, most: number): (text: string, name: string) => number {
  return (text, name) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InputError(`${name}: ${text} is no whole number from ${least} to ${most}`);
    }
    return value;
  };
}

function decimal(least: number, most: number): (text: string, name: string) => number {
  return (text, name) => {
    const value = Number(text);
    if (!/^(\d+\.?|\d*\.\d+)(e-?\d{1,2})?$/i.test(text) || value < least || value > most) {
      throw new InputError(`${name}: ${text} is no number from ${least} to ${most}`);
    }
    return value;
  };
}

function oneOf<T extends string>(...values: readonly T[]): (text: string, name: string) => T {
  return (text, name) => {
    const value = values.find((candidate) => candidate === text);
    if (value === undefined) throw new InputError(`${name}: ${text}${didYouMean(text, values)}`);
    return value;
  };
}
