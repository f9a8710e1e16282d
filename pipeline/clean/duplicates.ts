/**
 * Records of one paper, found and merged. Records are taken fullest first; each goes into the first paper that it is
 * itself alike to, else it is a paper of its own. So nothing is merged by way of a third record, but for the ids that one
 * brings, and the result does not depend on the order of the input.
 */
import { yearOf } from '../dates.ts';
import { compareText } from '../order.ts';
import { atOnce } from '../steps.ts';
import type { Paper, PartialDate } from '../types.ts';
import { identifiers } from './identifiers.ts';
import { nearIndex } from './near.ts';
import { containment, resemblance, shingles } from './shingles.ts';
import { folded } from './text.ts';
import { type KnownTraits, nothingKnown } from './traits.ts';

/**
 * Jaccard index of three-word shingles from which two abstracts are one. Among 100,000 arXiv abstracts, pairs from 0.7
 * on are mostly one work twice, and pairs below it mostly the next work of the same authors.
 */
export const alikeFrom = 0.7;
/** Under one title: share of the shorter abstract's shingles. */
const sameTitleFrom = 0.5;
/** Under one id: the same. Abstracts of different papers share next to nothing. */
const sameIdFrom = 0.1;
/** Papers with one title or id that a record is compared with, so that 100,000 editorials are no burden. */
const mostCompared = 100;

/** The rules, the strongest first. */
const rules = [
  'same DOI',
  'same arXiv id',
  'same PubMed id',
  'same id',
  'same title',
  'abstract alike',
] as const;

/** One record that went into a paper, why, and the fields that the paper has from it. */
export interface Duplicate {
  readonly paper: Paper;
  readonly why: Sameness;
  readonly gave: readonly string[];
}

export interface Sameness {
  readonly rule: (typeof rules)[number];
  /** Jaccard index of the abstracts where they decided it. */
  readonly similarity?: number;
}

/** A paper, with what its fullest record did not know taken from the others. */
export interface Merged {
  readonly paper: Paper;
  readonly others: readonly Duplicate[];
}

interface Candidate {
  paper: Paper;
  readonly title: string;
  readonly shingles: Uint32Array;
  readonly ids: Set<string>;
  readonly others: Duplicate[];
}

/** The papers that records with a title make, fullest first. */
export function merge(records: readonly Paper[]): Merged[] {
  return atOnce(merging(records));
}

/** The same in steps; each yields how many records have been looked at. What is `known` of some is not found again. */
export function* merging(
  records: readonly Paper[],
  known: KnownTraits = nothingKnown,
): Generator<number, Merged[]> {
  const scratch = new Uint32Array(4096);
  const all: Candidate[] = [];
  for (const paper of byFullness(records)) {
    if (all.length % step === 0) yield 0;
    all.push(candidate(paper, known(paper)?.shingles ?? shingles(paper.abstract, scratch)));
  }
  const index = nearIndex(
    all.map((one) => one.shingles),
    alikeFrom,
  );
  const keys = keyIndex();
  const leads: Candidate[] = [];
  for (const [i, one] of all.entries()) {
    if (i % step === 0) yield i;
    const found = best(one, [...keys.withKeyOf(one), ...index.near(i)], all);
    if (!found) {
      keys.enter(one, i);
      index.enter(i);
      leads.push(one);
      continue;
    }
    const { into, lead, why } = found;
    const before = lead.paper;
    lead.paper = completed(before, one.paper);
    lead.others.push({ paper: one.paper, why, gave: changed(before, lead.paper) });
    for (const id of one.ids) lead.ids.add(id);
    keys.enter(lead, into);
  }
  return leads;
}

/** Records to a step. */
const step = 1000;

interface KeyIndex {
  /** Papers entered so far that have an id or the title of this record; of very many, the first, and the exact copy. */
  withKeyOf(one: Candidate): readonly number[];
  enter(one: Candidate, i: number): void;
}

function keyIndex(): KeyIndex {
  const entered = new Map<string, number[]>();
  const keysOf = ({ paper, title, ids }: Candidate): string[] => {
    const key = `title:${title}`;
    const isCrowded = (entered.get(key)?.length ?? 0) >= mostCompared;
    return [...ids, key, ...(isCrowded ? [`text:${title}\n${paper.abstract}`] : [])];
  };
  return {
    withKeyOf: (one) => keysOf(one).flatMap((key) => entered.get(key) ?? []),
    enter: (one, i) => {
      for (const key of keysOf(one)) {
        const list = entered.get(key);
        if (!list) entered.set(key, [i]);
        else if (list.length < mostCompared && !list.includes(i)) list.push(i);
      }
    },
  };
}

function candidate(paper: Paper, shingles: Uint32Array): Candidate {
  return {
    paper,
    title: folded(paper.title) || paper.title,
    shingles,
    ids: new Set(identifiers(paper)),
    others: [],
  };
}

/** The paper that a record belongs to, of those with the numbers `known`: by the strongest rule, then the fullest. */
function best(
  one: Candidate,
  known: readonly number[],
  all: readonly Candidate[],
): { into: number; lead: Candidate; why: Sameness } | null {
  const found = [...new Set(known)].flatMap((into) => {
    const lead = all[into]!;
    const why = sameness(lead, one);
    return why ? [{ into, lead, why }] : [];
  });
  const rank = ({ why }: { why: Sameness }): number => rules.indexOf(why.rule);
  return found.sort((a, b) => rank(a) - rank(b) || a.into - b.into)[0] ?? null;
}

function sameness(a: Candidate, b: Candidate): Sameness | null {
  const shared = [...b.ids].filter((id) => a.ids.has(id));
  if (shared.length > 0 && !contradict(a, b)) return { rule: idRule(shared) };
  if (a.title === b.title && sameUnderTitle(a, b)) return { rule: 'same title' };
  const similarity = resemblance(a.shingles, b.shingles);
  return similarity >= alikeFrom && numbers(a.paper.title) === numbers(b.paper.title)
    ? { rule: 'abstract alike', similarity }
    : null;
}

function idRule(shared: readonly string[]): Sameness['rule'] {
  const has = (kind: string): boolean => shared.some((id) => id.startsWith(kind));
  if (has('doi:')) return 'same DOI';
  if (has('arxiv:')) return 'same arXiv id';
  return has('pmid:') ? 'same PubMed id' : 'same id';
}

/**
 * Whether two records with one id are two papers all the same, as the chapters of a book under its DOI, or the first
 * lines of two lists: where both have a long abstract, when these have less than a tenth in common; else, when the titles
 * have less than half of their words in common.
 */
function contradict(a: Candidate, b: Candidate): boolean {
  if (a.title === b.title) return false;
  if (a.shingles.length > 0 && b.shingles.length > 0) return containment(a.shingles, b.shingles) < sameIdFrom;
  const [left, right] = [words(a.paper.title), words(b.paper.title)];
  const both = [...left].filter((word) => right.has(word)).length;
  return both < Math.max(left.size, right.size) / 2 || both === 0;
}

/**
 * Whether two records of one folded title are one paper: with abstracts that agree in half of the shorter; else unless
 * first authors, or years more than one apart where neither has an abstract, tell them apart (a preprint is a year older
 * than its article at most; editorials come every year). Where it is not known who wrote them, ids that differ tell them
 * apart as well, but under a title of four words or more not from a record that has an abstract, for a preprint has
 * another id than the article.
 */
function sameUnderTitle(a: Candidate, b: Candidate): boolean {
  const [left, right] = [a.paper.abstract, b.paper.abstract];
  if (left !== '' && right !== '') {
    return a.shingles.length > 0 && b.shingles.length > 0
      ? containment(a.shingles, b.shingles) >= sameTitleFrom
      : folded(left) === folded(right);
  }
  const isBare = left === '' && right === '';
  const [writer, other] = [firstAuthor(a.paper), firstAuthor(b.paper)];
  const isWriterKnown = writer !== '' && other !== '';
  if (isWriterKnown && writer !== other) return false;
  const [year, next] = [yearOf(a.paper.published), yearOf(b.paper.published)];
  const apart = year === null || next === null ? 0 : Math.abs(year - next);
  if (isBare && apart > (isWriterKnown ? 1 : 0)) return false;
  const sharesId = [...b.ids].some((id) => a.ids.has(id));
  if (sharesId || (isWriterKnown && !isBare)) return true;
  if (isWriterKnown) return !registeredApart(a, b);
  const hasOtherId = a.paper.id !== '' && b.paper.id !== '' && a.paper.id !== b.paper.id;
  return !hasOtherId || (!isBare && words(a.paper.title).size >= 4);
}

/** Whether both are registered in one place, as two. */
function registeredApart(a: Candidate, b: Candidate): boolean {
  return ['doi:', 'arxiv:', 'pmid:'].some((kind) => {
    const [left, right] = [a, b].map(({ ids }) => [...ids].filter((id) => id.startsWith(kind)));
    return left!.length > 0 && right!.length > 0 && !left!.some((id) => right!.includes(id));
  });
}

/** The family name of the first author, folded: the last word of it, whatever its initials; `''` where unknown. */
function firstAuthor({ authors: [first = ''] }: Paper): string {
  return folded(
    first
      .replace(/,? (?:[JS]r|I{2,3}|IV)\.?$/u, '')
      .split(' ')
      .at(-1) ?? '',
  );
}

function words(title: string): Set<string> {
  return new Set(
    title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** The numbers in a title, Roman ones too: they tell Part I from Part II, the report of one year from that of the next. */
function numbers(title: string): string {
  return (title.match(/\d+|\b[IVX]+\b/gu) ?? []).join(' ');
}

/** Fullest first; what is equally full in an order of its own. */
function byFullness(records: readonly Paper[]): Paper[] {
  const keys = Float64Array.from(records, sortKey);
  const order = Uint32Array.from(records, (_, i) => i).sort((a, b) => {
    if (keys[a] !== keys[b]) return keys[a]! - keys[b]!;
    const [one, other] = [records[a]!, records[b]!];
    return compareText(one.title, other.title) || compareText(JSON.stringify(one), JSON.stringify(other));
  });
  return Array.from(order, (i) => records[i]!);
}

/** Smaller for what comes before: by what is known, by the length of the abstract (25 bits), by the first ASCII signs of the title (7 bits each). */
function sortKey(paper: Paper): number {
  const { abstract, title } = paper;
  let key = -(fullness(paper) * 2 ** 25 + Math.min(abstract.length, 2 ** 25 - 1));
  for (let i = 0, isAscii = true; i < 3; i++) {
    const code: number = isAscii && i < title.length ? title.charCodeAt(i) : 0;
    // Signs beyond ASCII are not told apart here, so nothing behind one may count.
    isAscii &&= code < 127;
    key = key * 128 + Math.min(code, 127);
  }
  return key;
}

function fullness({ abstract, published, authors, authorCount, url, id }: Paper): number {
  const known = [published !== '', authors.length > 0, authorCount !== null, url !== '', id !== ''];
  return (abstract === '' ? 0 : 100) + known.filter(Boolean).length;
}

/** The fields that differ. */
function changed(before: Paper, after: Paper): string[] {
  const names = Object.keys(before) as (keyof Paper)[];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort(compareText);
}

/** The date that tells more, of one year: `2020-01` before `2020`. */
function preciser(date: PartialDate, other: PartialDate): PartialDate {
  return date === '' || (other.length > date.length && other.startsWith(date)) ? other || date : date;
}

/** `paper`, with what it does not know taken from `other`. */
function completed(paper: Paper, other: Paper): Paper {
  const namer = paper.authors.length > 0 ? paper : other.authors.length > 0 ? other : null;
  return {
    ...paper,
    id: paper.id || other.id,
    ids: [...new Set([...paper.ids, ...other.ids])].sort(compareText),
    types: [...new Set([...paper.types, ...other.types])].sort(compareText),
    abstract: paper.abstract || other.abstract,
    published: preciser(paper.published, other.published),
    kind: paper.kind === 'retracted' || other.kind === 'retracted' ? 'retracted' : paper.kind,
    authors: (namer ?? paper).authors,
    authorCount: namer ? namer.authorCount : (paper.authorCount ?? other.authorCount),
    organisation: paper.organisation || other.organisation,
    comments: paper.comments ?? other.comments,
    upvotes: paper.upvotes ?? other.upvotes,
    url: paper.url || other.url,
  };
}
