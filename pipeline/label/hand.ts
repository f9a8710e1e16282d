/** The user's hand on the labels: names that were given, and terms that no label may have. */
import type { Vocabulary } from '../types.ts';

export interface Hand {
  /** Names that the user gave, by topic; they are taken as they are. */
  readonly names: ReadonlyMap<number, string>;
  /** Terms that were banned, as columns of the counts. */
  readonly banned: ReadonlySet<number>;
}

export const noHand: Hand = { names: new Map(), banned: new Set() };

/** `z` (topic * terms + term) with nothing for terms that are banned or hold a banned one, so that none of them tells anything. */
export function withoutBanned(
  z: Float64Array,
  { terms }: Vocabulary,
  { banned }: Pick<Hand, 'banned'>,
): Float64Array {
  if (banned.size === 0) return z;
  const held = new Set([...banned].map((term) => terms[term]!));
  const isBanned = terms.map((term) => runsOf(term).some((run) => held.has(run)));
  return z.map((value, p) => (isBanned[p % terms.length] === true ? 0 : value));
}

/** The runs of words in a term, and the parts of hyphenated ones: `a b-c` holds `a`, `b-c`, `a b-c`, `b` and `c`. */
function runsOf(term: string): string[] {
  const words = term.split(' ');
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_, i) => words.slice(from, from + i + 1).join(' ')),
  );
  return [...runs, ...words.flatMap((word) => (word.includes('-') ? word.split('-') : []))];
}

/** The names of topics, those that the user gave in place of others; another that is the same but for capitals is numbered. */
export function withGiven(names: readonly string[], { names: given }: Pick<Hand, 'names'>): string[] {
  const taken = new Set([...given.values()].map((name) => name.toLowerCase()));
  return names.map((name, topic) => {
    const own = given.get(topic);
    if (own !== undefined) return own;
    let unique = name;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${name} (${n})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
