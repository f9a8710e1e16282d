/** Ids that papers are registered under, as drafts carry them. */

/** `doi:...` and the like for what is known; what says itself what it is, as an address does, stays as it is. */
export function registeredIds(known: {
  readonly doi?: string;
  readonly arxiv?: string;
  readonly pmid?: string;
}): string[] {
  const ids: string[] = [];
  for (const kind of ['doi', 'arxiv', 'pmid'] as const) {
    const id = known[kind]?.trim() ?? '';
    if (id !== '') ids.push(/^(?:https?:|doi:|arxiv:|pmid:)/i.test(id) ? id : `${kind}:${id}`);
  }
  return ids;
}
