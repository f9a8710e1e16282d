/** Records to papers: text normalised, ids made, duplicates merged, all in an order that does not depend on the input's. */
import { compareText } from '../order.ts';
import type { Corpus, Paper, Removal, SourceRecord } from '../types.ts';
import { merge } from './duplicates.ts';
import { mender } from './hyphens.ts';
import { pageOf, registered } from './identifiers.ts';
import { languages } from './language.ts';
import { normalise, slug } from './text.ts';

export { languageNotice } from './language.ts';
export { plainText } from './plain.ts';

/** The corpus of all records, papers by id in code-unit order. Every record is a paper or a removal. */
export function clean(records: readonly SourceRecord[]): Corpus {
  const removals: Removal[] = [];
  const titled: Paper[] = [];
  for (const record of records) {
    const paper = tidy(record);
    if (paper.title !== '') titled.push(paper);
    else removals.push({ ...record.origin, id: paper.id, title: '', reason: 'no title', into: '' });
  }
  const mend = mender(titled.flatMap(({ title, abstract }) => [title, abstract]));
  const merged = merge(
    titled.map((paper) => {
      const [title, abstract] = [mend(paper.title), mend(paper.abstract)];
      return title === paper.title && abstract === paper.abstract ? paper : { ...paper, title, abstract };
    }),
  );
  const papers = named(merged.map(({ paper }) => paper));
  merged.forEach(({ others }, i) => {
    for (const { paper, why } of others) {
      const { origin, id, title } = paper;
      const { rule, ...measured } = why;
      removals.push({
        ...origin,
        id,
        title,
        reason: `duplicate: ${rule}`,
        into: papers[i]?.id ?? '',
        ...measured,
      });
    }
  });
  return {
    languages: languages(papers),
    papers: papers.sort((a, b) => compareText(a.id, b.id)),
    removals: removals.sort((a, b) => compareText(a.file, b.file) || a.line - b.line),
  };
}

function tidy({ draft, origin }: SourceRecord): Paper {
  const ids = [...new Set(draft.ids.flatMap((text) => registered(normalise(text)) ?? []))].sort(compareText);
  return {
    ...draft,
    id: normalise(draft.id),
    ids,
    types: draft.types.map(normalise).filter((type) => type !== ''),
    title: normalise(draft.title),
    abstract: normalise(draft.abstract),
    authors: draft.authors.map(normalise).filter((name) => name !== ''),
    organisation: normalise(draft.organisation),
    url: webAddress(draft.url) || ids.map(pageOf).find((page) => page !== '') || '',
    origin,
  };
}

/** The address when it is a well-formed http or https one, else `''`. */
function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : '';
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
