/**
 * Where the parts of a hyphenated word stand side by side as words of their own, `fine tuning` beside `fine-tuning`. They are
 * taken for the same compound unless grammar put them there: where one function word follows most of the runs
 * (`a model based on`), and hardly ever the hyphenated word (`a model-based agent`).
 */

import { Numbers, PairNumbers } from '../numbers.ts';
import { gap } from './scan.ts';
import { stem } from './stem.ts';
import type { NumberedStems } from './stems.ts';
import { smallAt, type Tokens } from './tokenise.ts';

/** Share of the runs that one function word must follow to be their reason, and how rarely then the hyphenated word is followed by it. */
const most = 0.5;
const hardly = 0.05;
/** Times that a hyphenated word must occur for what does not follow it to tell anything. */
const telling = 3;

/** Most parts of a compound that is looked for. */
const longest = 6;

export interface Compounds {
  /** Number of runs that are the compound, by the stem of the hyphenated word; stems without such runs are not in it. */
  readonly spaced: ReadonlyMap<number, number>;
  /** The longest run at each position that has one, by position. */
  readonly runs: Runs;
}

/** Runs of words: where each begins, of how many words it is, and its compound's stem. */
export interface Runs {
  readonly at: Int32Array;
  readonly length: Int32Array;
  readonly stem: Int32Array;
}

/** Finds the runs of every hyphenated word among `tokens`; neither end of a run is a stop word. */
export function findCompounds(tokens: Tokens, { of, stems, numbers }: NumberedStems): Compounds {
  const { ids, words, small } = tokens;
  const smallUnits = new Map<string, number>();
  const unitOf = (text: string): number | undefined => numbers.get(text) ?? smallUnits.get(text);
  const smallUnit = Int32Array.from(small, (word) => {
    const text = stem(word);
    const known = unitOf(text) ?? numbers.size + smallUnits.size;
    if (known >= numbers.size) smallUnits.set(text, known);
    return known;
  });
  const units = numbers.size + smallUnits.size;
  // `k` of `k means`, `4` of `GPT 4`.
  const mayEnd = small.map((word) => /^\p{N}/u.test(word) || (word.length === 1 && !/[ai]/i.test(word)));
  // `general-task` is no run of its own, though `generation tasks` has its stems.
  const stops = new Set(small.filter((_, number) => !mayEnd[number]).map((word) => word.toLowerCase()));
  const barred = new Set<number>();
  words.forEach((word, number) => {
    if (!word.includes('-')) return;
    const parts = word.toLowerCase().split('-');
    if ([parts[0], parts.at(-1)].some((part) => stops.has(part ?? ''))) barred.add(of[number]!);
  });
  const tree = treeOf(stems, units, unitOf, barred);

  // By id, small words and gaps before words.
  const offset = small.length + 1;
  const unit = new Int32Array(offset + words.length).fill(-1);
  const isEnd = new Uint8Array(unit.length);
  const hyphen = new Int32Array(unit.length).fill(-1);
  // Where in the tree a run that begins with the word is, 0 for none; -1 where the word is a hyphenated one.
  const first = new Int32Array(unit.length);
  small.forEach((_, number) => {
    const at = smallAt(number) + offset;
    unit[at] = smallUnit[number]!;
    isEnd[at] = mayEnd[number] ? 1 : 0;
    if (mayEnd[number]) first[at] = tree.first[unit[at]!]!;
  });
  const wanted = new Set(tree.ends.values());
  words.forEach((word, number) => {
    const at = number + offset;
    unit[at] = of[number]!;
    isEnd[at] = 1;
    first[at] = tree.first[unit[at]!]!;
    if (!word.includes('-') || !wanted.has(of[number]!)) return;
    hyphen[at] = of[number]!;
    if (first[at] === 0) first[at] = -1;
  });
  const hyphenated = new Followers();
  const apart = new Followers();
  const followerAt = (p: number): number => ((ids[p] ?? gap) < gap ? unit[ids[p]! + offset]! : -1);
  const [starts, lengths, found] = [new Numbers(), new Numbers(), new Numbers()];
  for (let p = 0; p < ids.length; p++) {
    const at = ids[p]! + offset;
    let node = first[at]!;
    if (node === 0) continue;
    if (hyphen[at]! >= 0) hyphenated.see(hyphen[at]!, followerAt(p + 1));
    let run = -1;
    let length = 0;
    for (let to = p + 1; node > 0 && to < ids.length; to++) {
      const here = ids[to]! + offset;
      node = unit[here]! < 0 ? 0 : tree.next(node, unit[here]!);
      const end = node > 0 && isEnd[here] === 1 ? tree.ends.get(node) : undefined;
      if (end !== undefined) [run, length] = [end, to - p + 1];
    }
    if (run < 0) continue;
    apart.see(run, followerAt(p + length));
    starts.push(p);
    lengths.push(length);
    found.push(run);
  }

  const grammar = new Set<number>();
  apart.each((stemNumber, follower, count) => {
    const hyphens = hyphenated.total(stemNumber);
    const isRare = hyphens >= telling && hyphenated.count(stemNumber, follower) < hardly * hyphens;
    if (isRare && count > most * apart.total(stemNumber)) grammar.add(stemNumber);
  });
  const spaced = new Map([...apart.totals].filter(([stemNumber]) => !grammar.has(stemNumber)));
  const runs = { at: starts.all(), length: lengths.all(), stem: found.all() };
  return { spaced, runs: onlyRuns(runs, (stemNumber) => spaced.has(stemNumber)) };
}

/** The runs that `isWanted`, which is asked with the stem and the place in the list of each. */
export function onlyRuns({ at, length, stem }: Runs, isWanted: (stem: number, i: number) => boolean): Runs {
  const wanted = new Int32Array(stem.length);
  let count = 0;
  for (let i = 0; i < stem.length; i++) if (isWanted(stem[i]!, i)) wanted[count++] = i;
  const taken = (items: Int32Array): Int32Array => wanted.slice(0, count).map((i) => items[i]!);
  return { at: taken(at), length: taken(length), stem: taken(stem) };
}

/** How often something was seen, and before which function words. */
class Followers {
  readonly totals = new Map<number, number>();
  private readonly pairs = new PairNumbers();
  private readonly counts: number[] = [];

  see(what: number, follower: number): void {
    this.totals.set(what, this.total(what) + 1);
    if (follower < 0) return;
    const pair = this.pairs.numberOf(what, follower);
    this.counts[pair] = (this.counts[pair] ?? 0) + 1;
  }

  total(what: number): number {
    return this.totals.get(what) ?? 0;
  }

  count(what: number, follower: number): number {
    return this.counts[this.pairs.numberOf(what, follower)] ?? 0;
  }

  each(visit: (what: number, follower: number, count: number) => void): void {
    this.counts.forEach((count, pair) => {
      visit(this.pairs.firstOf(pair), this.pairs.secondOf(pair), count);
    });
  }
}

/** Hyphenated stems, part by part; node 0 is none. */
interface Tree {
  /** The node of each unit that a compound begins with. */
  readonly first: Int32Array;
  next(node: number, unit: number): number;
  /** The stem that ends at a node. */
  readonly ends: ReadonlyMap<number, number>;
}

function treeOf(
  stems: readonly string[],
  units: number,
  unitOf: (text: string) => number | undefined,
  barred: ReadonlySet<number>,
): Tree {
  const first = new Int32Array(units);
  const edges = new Map<number, number>();
  const ends = new Map<number, number>();
  // A table of 20 bits tells most neighbours at once.
  const perhaps = new Uint8Array(2 ** 20);
  const spot = (node: number, unit: number): number =>
    (Math.imul(node, 0x9e3779b1) + Math.imul(unit, 0x85ebca6b)) >>> 12;
  let nodes = 0;
  stems.forEach((text, number) => {
    if (!text.includes('-') || barred.has(number)) return;
    const path = text.split('-').map((part) => unitOf(part) ?? -1);
    if (path.length > longest || path.includes(-1)) return;
    let node = 0;
    for (const unit of path) {
      const key = node * units + unit;
      const known = node === 0 ? first[unit]! : (edges.get(key) ?? 0);
      const to = known > 0 ? known : ++nodes;
      if (node === 0) first[unit] = to;
      else {
        edges.set(key, to);
        perhaps[spot(node, unit)] = 1;
      }
      node = to;
    }
    ends.set(node, number);
  });
  return {
    first,
    ends,
    next: (node, unit) => (perhaps[spot(node, unit)] === 1 ? (edges.get(node * units + unit) ?? 0) : 0),
  };
}
