/** Records to papers: text normalised, ids made, duplicates merged, all in an order that does not depend on the input's. */
import { compareText } from '../order.ts';
import { atOnce } from '../steps.ts';
import type { Corpus, Kind, MergedPaper, Paper, Removal, SourceRecord } from '../types.ts';
import { type Duplicate, merging } from './duplicates.ts';
import { mender } from './hyphens.ts';
import { pageOf, registered } from './identifiers.ts';
import { kindNames, kindOf } from './kinds.ts';
import { languages } from './language.ts';
import { mended } from './mend.ts';
import { normalise, slug } from './text.ts';
import { type KnownTraits, language, nothingKnown } from './traits.ts';

export { kindNames } from './kinds.ts';
export { languageNotice } from './language.ts';
export { plainText } from './plain.ts';
export { type KnownTraits, nothingKnown, packedTraits, unpackedTraits } from './traits.ts';

/** A step of cleaning. */
export interface CleanStep {
  /** How much of it is done, 0 to 1. */
  readonly done: number;
  /** Once, all records that have a title: what is known of them by the step `texts` is not found again. */
  readonly titled?: readonly Paper[];
  /** Once, their texts as they will stay. */
  readonly texts?: readonly Paper[];
}

/**
 * The corpus of all records, papers by id in code-unit order, without those of the kinds in `drop`. Every record is a paper
 * or a removal.
 */
export function clean(records: readonly SourceRecord[], drop: readonly Kind[] = []): Corpus {
  return atOnce(cleaning(records, drop));
}

/** The same in steps; `known` is asked what others have found of the titled records. */
export function* cleaning(
  records: readonly SourceRecord[],
  drop: readonly Kind[],
  known: KnownTraits = nothingKnown,
): Generator<CleanStep, Corpus> {
  const removals: Removal[] = [];
  const titled: Paper[] = [];
  for (const [i, record] of records.entries()) {
    if (i % 1000 === 0) yield { done: i / records.length / 2 };
    const paper = tidy(record);
    if (paper.title !== '') titled.push(paper);
    else removals.push({ ...record.origin, id: paper.id, title: '', reason: 'no title', into: '' });
  }
  yield { done: 1 / 2, titled };
  const mend = mender(titled.flatMap(({ title, abstract }) => [title, abstract]));
  const texts = titled.map((paper) => {
    const [title, abstract] = [mend(paper.title), mend(paper.abstract)];
    const kind = kindOf({ ...paper, title, abstract });
    const isSame = title === paper.title && abstract === paper.abstract && kind === null;
    return isSame ? paper : { ...paper, title, abstract, kind };
  });
  yield { done: 1 / 2, texts };
  const merge = merging(texts, known);
  let step = merge.next();
  for (; !step.done; step = merge.next()) yield { done: (1 + step.value / texts.length) / 2 };
  const found = step.value;
  const papers = named(found.map(({ paper }) => paper));
  const merged: MergedPaper[] = [];
  const kept: Paper[] = [];
  found.forEach(({ others }, i) => {
    const paper = papers[i]!;
    const { id, kind } = paper;
    const isDropped = kind !== null && drop.includes(kind);
    if (isDropped) removals.push(removal(paper, kindNames[kind][0], ''));
    else kept.push(paper);
    for (const { paper: other, why } of others) {
      const { rule, ...measured } = why;
      if (isDropped) removals.push(removal(other, kindNames[kind][0], ''));
      else removals.push({ ...removal(other, `duplicate: ${rule}`, id), ...measured });
    }
    if (others.length > 0 && !isDropped) merged.push({ id, records: recordsOf(paper, others) });
  });
  return {
    languages: languages(kept.map((paper) => known(paper)?.language ?? language(paper))),
    papers: kept.sort((a, b) => compareText(a.id, b.id)),
    merged: merged.sort((a, b) => compareText(a.id, b.id)),
    removals: removals.sort((a, b) => compareText(a.file, b.file) || a.line - b.line),
  };
}

function removal({ origin, id, title }: Paper, reason: string, into: string): Removal {
  return { ...origin, id, title, reason, into };
}

/** Who gave which field: what no other record did came from the first. */
function recordsOf(paper: Paper, others: readonly Duplicate[]): MergedPaper['records'] {
  const given = new Set(others.flatMap(({ gave }) => gave));
  const isKnown = (value: unknown): boolean =>
    Array.isArray(value) ? value.length > 0 : value !== '' && value !== null;
  const { origin, kind: _, ...fields } = paper;
  const own = Object.entries(fields).flatMap(([name, value]) =>
    isKnown(value) && (!given.has(name) || name === 'ids' || name === 'types') ? [name] : [],
  );
  return [
    { ...origin, fields: own.sort(compareText) },
    ...others.map(({ paper: other, gave }) => ({
      ...other.origin,
      fields: gave.filter((name) => name !== 'kind'),
    })),
  ];
}

function tidy({ draft, origin }: SourceRecord): Paper {
  const ids = [...new Set(draft.ids.flatMap((text) => registered(normalise(text)) ?? []))].sort(compareText);
  return {
    ...draft,
    id: normalise(draft.id),
    ids,
    types: draft.types.map(normalise).filter((type) => type !== ''),
    title: normalise(mended(draft.title)),
    abstract: normalise(mended(draft.abstract)),
    authors: draft.authors.map((name) => normalise(mended(name))).filter((name) => name !== ''),
    organisation: normalise(draft.organisation),
    url: webAddress(draft.url) || ids.map(pageOf).find((page) => page !== '') || '',
    origin,
    kind: null,
  };
}

/** The address when it is a well-formed http or https one, else `''`. */
function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : '';
}

/** The papers with ids: as given, else from the title; of several that would share one, all but the first get `-2`, `-3`, ... */
function named(papers: readonly Paper[]): Paper[] {
  const given = new Map<string, number>();
  for (const { id } of papers) given.set(id, (given.get(id) ?? 0) + 1);
  const taken = new Set(given.keys());
  taken.delete('');
  const ids = papers.map(({ id }) => id);
  // `origin` must not count for the order, it depends on that of the input.
  const unsure = papers.flatMap((paper, i) =>
    paper.id === '' || given.get(paper.id)! > 1
      ? [{ i, paper, key: JSON.stringify({ ...paper, origin: null }) }]
      : [],
  );
  unsure.sort((a, b) => compareText(a.key, b.key));
  // Given ids first, so that each stays as it is at least once; then those that have to give way or be made.
  const kept = new Set<string>();
  const keeps = (id: string): boolean => {
    if (id === '' || kept.has(id)) return false;
    kept.add(id);
    return true;
  };
  const others = unsure.filter(({ paper }) => !keeps(paper.id));
  const next = new Map<string, number>();
  for (const { i, paper } of others) {
    const base = paper.id || slug(paper.title) || 'paper';
    let n = next.get(base) ?? 2;
    let id = taken.has(base) ? `${base}-${n++}` : base;
    while (taken.has(id)) id = `${base}-${n++}`;
    next.set(base, n);
    taken.add(id);
    ids[i] = id;
  }
  return papers.map((paper, i) => (paper.id === ids[i] ? paper : { ...paper, id: ids[i]! }));
}
