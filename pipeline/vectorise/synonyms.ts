/** Synonyms: runs of words that mean the same are written one way before words are counted. */
import type { Synonym } from '../types.ts';
import { cutText, withoutGenitive } from './cut.ts';
import { stem } from './stem.ts';

/** A place in the tree of spellings: what the run of words so far is written as, and how it may go on. */
interface Branch {
  as: readonly string[] | null;
  readonly next: Map<string, Branch>;
}

/**
 * Puts for every run of words that is a spelling of a synonym the words it is written as; words are compared by their
 * stems, of several runs from one word on the longest counts, and what was put is not looked at again.
 */
export function synonymRewriter(synonyms: readonly Synonym[]): (tokens: string[]) => string[] {
  if (synonyms.length === 0) return (tokens) => tokens;
  const root: Branch = { as: null, next: new Map() };
  for (const { written, spellings } of synonyms) {
    const as = cutText(written);
    for (const spelling of [written, ...spellings]) {
      let at = root;
      for (const token of cutText(spelling)) at = branch(at, keyOf(token));
      if (at !== root) at.as ??= as;
    }
  }
  const keys = new Map<string, string>();
  const keyAt = (token: string): string => {
    const known = keys.get(token);
    if (known !== undefined) return known;
    const key = keyOf(token);
    keys.set(token, key);
    return key;
  };
  return (tokens) => {
    const out: string[] = [];
    let before: readonly string[] | null = null;
    for (let p = 0; p < tokens.length; ) {
      let found: readonly string[] | null = null;
      let end = p + 1;
      let at = root.next.get(keyAt(tokens[p]!));
      for (let to = p + 1; at; to++) {
        if (at.as) [found, end] = [at.as, to];
        at = to < tokens.length ? at.next.get(keyAt(tokens[to]!)) : undefined;
      }
      if (found === null) out.push(tokens[p]!);
      // Two spellings side by side are not the word twice.
      else if (found !== before) out.push(...found);
      before = found;
      p = end;
    }
    return out;
  };
}

function branch(from: Branch, key: string): Branch {
  const known = from.next.get(key);
  if (known) return known;
  const made: Branch = { as: null, next: new Map() };
  from.next.set(key, made);
  return made;
}

/** What two spellings of a word have in common. */
function keyOf(token: string): string {
  return stem(withoutGenitive(token));
}
