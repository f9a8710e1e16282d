/** Which of the user's own words the texts have at all. */
import type { PlainText } from '../types.ts';
import { cutText, withoutGenitive } from './cut.ts';
import { stem } from './stem.ts';

/** A place in the tree of phrases, by the stems of their words. */
interface Branch {
  isEnd: boolean;
  isSeen: boolean;
  readonly next: Map<string, Branch>;
}

const branch = (): Branch => ({ isEnd: false, isSeen: false, next: new Map() });

/** Those of `phrases`, words or runs of words, that stand in none of the texts; words are compared by their stems. */
export function unseen(texts: readonly PlainText[], phrases: readonly string[]): Set<string> {
  if (phrases.length === 0) return new Set();
  const root = branch();
  const ends = new Map<string, Branch>();
  for (const phrase of phrases) {
    let at = root;
    for (const token of cutText(phrase)) {
      const key = keyOf(token);
      const next = at.next.get(key) ?? branch();
      at.next.set(key, next);
      at = next;
    }
    at.isEnd = at !== root;
    ends.set(phrase, at);
  }
  const keys = new Map<string, string>();
  const keyAt = (token: string): string => {
    const key = keys.get(token) ?? keyOf(token);
    keys.set(token, key);
    return key;
  };
  for (const { title, abstract } of texts) {
    for (const text of [title, abstract]) {
      const found = cutText(text).map(keyAt);
      found.forEach((key, from) => {
        let at = root.next.get(key);
        for (let to = from + 1; at; to++) {
          at.isSeen ||= at.isEnd;
          at = to < found.length ? at.next.get(found[to]!) : undefined;
        }
      });
    }
  }
  return new Set([...ends].flatMap(([phrase, { isSeen }]) => (isSeen ? [] : [phrase])));
}

function keyOf(token: string): string {
  return stem(withoutGenitive(token));
}
