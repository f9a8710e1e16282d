/** Records to papers: text normalised, ids made, duplicates merged, all in an order that does not depend on the input's. */
import { yearOf } from '../dates.ts';
import { compareText } from '../order.ts';
import type { Corpus, Draft, Paper, Removal, SourceRecord } from '../types.ts';
import { folded, normalise, slug } from './text.ts';

export { plainText } from './plain.ts';

/** The corpus of all records, papers by id in code-unit order. Every record is a paper or a removal. */
export function clean(records: readonly SourceRecord[]): Corpus {
  const removals: Removal[] = [];
  const groups = new Map<string, Paper[]>();
  for (const record of records) {
    const paper = tidy(record);
    if (paper.title === '') {
      removals.push({ ...record.origin, id: paper.id, title: '', reason: 'no title', into: '' });
      continue;
    }
    const key = folded(paper.title) || paper.title;
    const group = groups.get(key);
    if (group) group.push(paper);
    else groups.set(key, [paper]);
  }
  const merged: { paper: Paper; others: readonly Paper[] }[] = [];
  for (const group of groups.values()) merged.push(...mergeSame(group));
  const papers = named(merged.map(({ paper }) => paper));
  merged.forEach(({ others }, i) => {
    for (const { id, title, origin } of others) {
      removals.push({ ...origin, id, title, reason: 'duplicate', into: papers[i]?.id ?? '' });
    }
  });
  return {
    papers: papers.sort((a, b) => compareText(a.id, b.id)),
    removals: removals.sort((a, b) => compareText(a.file, b.file) || a.line - b.line),
  };
}

function tidy({ draft, origin }: SourceRecord): Paper {
  return {
    ...draft,
    id: normalise(draft.id),
    title: normalise(draft.title),
    abstract: normalise(draft.abstract),
    authors: draft.authors.map(normalise).filter((name) => name !== ''),
    organisation: normalise(draft.organisation),
    url: webAddress(draft.url),
    origin,
  };
}

/** The address when it is a well-formed http or https one, else `''`. */
function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : '';
}

/** Papers of one folded title: the same where ids and texts allow it; the fullest record leads. */
function mergeSame(group: readonly Paper[]): { paper: Paper; others: readonly Paper[] }[] {
  if (group.length === 1) return group.map((paper) => ({ paper, others: [] }));
  const byFullness = group.map((paper) => ({
    paper,
    abstract: folded(paper.abstract),
    fullness: fullness(paper),
    text: JSON.stringify(paper),
  }));
  byFullness.sort((a, b) => b.fullness - a.fullness || compareText(a.text, b.text));
  const found: { paper: Paper; abstract: string; others: Paper[] }[] = [];
  for (const { paper, abstract } of byFullness) {
    const same = found.find((other) => isSame(other, { paper, abstract }));
    if (same) {
      same.others.push(paper);
      same.paper = completed(same.paper, paper);
    } else {
      found.push({ paper, abstract, others: [] });
    }
  }
  return found;
}

/**
 * Whether two records of one folded title are one paper: with the same id, always; with the same abstract, or where
 * one alone has an abstract, too; where neither has, unless ids or years tell them apart (as the editorials of two years).
 */
function isSame(one: { paper: Paper; abstract: string }, other: { paper: Paper; abstract: string }): boolean {
  const [a, b] = [one.paper, other.paper];
  if (a.id !== '' && a.id === b.id) return true;
  const [left, right] = [one.abstract, other.abstract];
  if (left !== '' || right !== '') return left === '' || right === '' || left === right;
  const differ = <T>(x: T | null, y: T | null): boolean => x !== null && y !== null && x !== y;
  return !differ(a.id || null, b.id || null) && !differ(yearOf(a.published), yearOf(b.published));
}

function fullness({ abstract, published, authors, authorCount, url, id }: Draft): number {
  const known = [published !== '', authors.length > 0, authorCount !== null, url !== '', id !== ''];
  return (abstract === '' ? 0 : 100) + known.filter(Boolean).length;
}

/** `paper`, with what it does not know taken from `other`. */
function completed(paper: Paper, other: Paper): Paper {
  const namer = paper.authors.length > 0 ? paper : other.authors.length > 0 ? other : null;
  return {
    ...paper,
    id: paper.id || other.id,
    published: paper.published || other.published,
    authors: (namer ?? paper).authors,
    authorCount: namer ? namer.authorCount : (paper.authorCount ?? other.authorCount),
    organisation: paper.organisation || other.organisation,
    comments: paper.comments ?? other.comments,
    upvotes: paper.upvotes ?? other.upvotes,
    url: paper.url || other.url,
  };
}

/** The papers with ids: as given, else from the title; of several that would share one, all but the first get `-2`, `-3`, ... */
function named(papers: readonly Paper[]): Paper[] {
  // `origin` must not count for the order, it depends on that of the input.
  const keys = papers.map((paper) => JSON.stringify({ ...paper, origin: null }));
  const order = papers.map((_, i) => i).sort((i, j) => compareText(keys[i] ?? '', keys[j] ?? ''));
  const ids: string[] = new Array(papers.length).fill('');
  const taken = new Set<string>();
  // Given ids first, so that each stays as it is at least once; then those that have to give way or be made.
  for (const i of order) {
    const given = papers[i]?.id ?? '';
    if (given === '' || taken.has(given)) continue;
    ids[i] = given;
    taken.add(given);
  }
  const next = new Map<string, number>();
  for (const i of order) {
    const paper = papers[i];
    if (!paper || ids[i] !== '') continue;
    const base = paper.id || slug(paper.title) || 'paper';
    let n = next.get(base) ?? 2;
    let id = taken.has(base) ? `${base}-${n++}` : base;
    while (taken.has(id)) id = `${base}-${n++}`;
    next.set(base, n);
    taken.add(id);
    ids[i] = id;
  }
  return papers.map((paper, i) => ({ ...paper, id: ids[i] ?? '' }));
}
