/** Which topic, which paper an entry of a topics file tells of. */
import { transpose } from '../linalg/sparse.ts';
import type { Corpus, SparseMatrix } from '../types.ts';
import type { Group } from './groups.ts';

/** What was found, or why nothing was. */
export type Found = { readonly index: number } | { readonly reason: string };

/** Letters and digits, small: what two spellings of a title have in common. */
export function folded(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '') || text
  );
}

/** Fewer letters of a title are no beginning to tell a paper by. */
const shortestBeginning = 12;

/** Finds papers by id or title, also those that went into another as duplicates. */
export interface PaperFinder {
  /** The paper with this id or title. */
  whole(text: string): Found;
  /** The same, or the only one whose title begins so. */
  begun(text: string): Found;
}

export function paperFinder({ papers, removals }: Pick<Corpus, 'papers' | 'removals'>): PaperFinder {
  const byId = new Map(papers.map(({ id }, i) => [id, i]));
  const titled = papers.map(({ title }, i): [string, number] => [folded(title), i]);
  for (const { id, title, into } of removals) {
    const kept = byId.get(into);
    if (kept === undefined) continue;
    if (id !== '' && !byId.has(id)) byId.set(id, kept);
    titled.push([folded(title), kept]);
  }
  titled.sort(([a, i], [b, j]) => (a < b ? -1 : a > b ? 1 : i - j));
  const from = (begin: string): number => {
    let [low, high] = [0, titled.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (titled[middle]![0] < begin) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const found = (text: string, fits: (title: string, key: string) => boolean): Found => {
    const id = byId.get(text);
    if (id !== undefined) return { index: id };
    const key = folded(text);
    const matches = new Set<number>();
    for (let at = from(key); matches.size < 2 && at < titled.length && fits(titled[at]![0], key); at++)
      matches.add(titled[at]![1]);
    const [index] = matches;
    if (index === undefined) return { reason: 'no paper has this id or title' };
    if (matches.size > 1) return { reason: 'several papers have this title; give the id of one' };
    return { index };
  };
  return {
    whole: (text) => found(text, (title, key) => title === key),
    begun: (text) => {
      const whole = found(text, (title, key) => title === key);
      const key = folded(text);
      if ('index' in whole || key.length < shortestBeginning) return whole;
      return found(text, (title) => title.startsWith(key));
    },
  };
}

/**
 * A topic matches words when having them and being in it go together: from this mean correlation (phi coefficient) on;
 * 1 when all its papers have them and no others, 0 when it is chance. The next best must be so much worse.
 */
const least = 0.2;
const clearBy = 0.05;

/** What topics are told apart by. */
export type TopicFinder = (groups: readonly Group[], reference: string) => Found;

/** Finds a topic by its name, by a paper of it, or by words of it set apart by commas; `columnsOf` reads a word or phrase. */
export function topicFinder(
  counts: SparseMatrix,
  papers: PaperFinder,
  columnsOf: (text: string) => readonly number[],
): TopicFinder {
  const byTerm = transpose(counts);
  return (groups, reference) => {
    const key = folded(reference);
    const named = groups.findIndex(({ name }) => name !== null && folded(name) === key);
    if (named >= 0) return { index: named };
    const paper = papers.whole(reference);
    if ('index' in paper) return { index: groups.findIndex(({ members }) => members.includes(paper.index)) };
    const words = reference.split(',').map((word) => word.trim());
    const columns = words.filter((word) => word !== '').map(columnsOf);
    if (columns.every((found) => found.length === 0))
      return { reason: 'none of its words is in the list, and no topic or paper is called so' };
    const scores = correlations(groups, columns);
    const best = scores.indexOf(Math.max(...scores));
    const next = Math.max(-1, ...scores.filter((_, g) => g !== best));
    if (!(scores[best]! >= least)) return { reason: 'no topic is marked by these words' };
    if (scores[best]! - next < clearBy)
      return { reason: 'two topics match it alike; give more words, or a paper' };
    return { index: best };
  };

  /** Mean over the words of how far having each goes with being in each group. */
  function correlations(groups: readonly Group[], words: readonly (readonly number[])[]): number[] {
    const of = new Int32Array(counts.rows);
    groups.forEach(({ members }, g) => {
      for (const i of members) of[i] = g;
    });
    const scores = groups.map(() => 0);
    for (const columns of words) {
      for (const col of columns) {
        const both = groups.map(() => 0);
        const [from, to] = [byTerm.rowPtr[col]!, byTerm.rowPtr[col + 1]!];
        for (let p = from; p < to; p++) both[of[byTerm.colIdx[p]!]!]!++;
        groups.forEach(({ members }, g) => {
          scores[g]! += phi(both[g]!, to - from, members.length, counts.rows) / columns.length / words.length;
        });
      }
    }
    return scores;
  }
}

/** Correlation of two properties that `a` and `b` of `all` have, `both` of them together; 0 where all or none have one. */
function phi(both: number, a: number, b: number, all: number): number {
  const spread = a * (all - a) * b * (all - b);
  return spread === 0 ? 0 : (both * all - a * b) / Math.sqrt(spread);
}
