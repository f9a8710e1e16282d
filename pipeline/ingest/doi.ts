/** DOIs as bibliographies write them. */

/** `doi:10.1016/x` for a DOI with or without what is usually put before it; `''` where there is none. */
export function doiId(text: string): string {
  const [first = ''] = text
    .trim()
    .replace(/^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi\s?[:=]?\s?)/i, '')
    .split(/\s/, 1);
  return /^10\.\d/.test(first) ? `doi:${first}` : '';
}

/** The same for a DOI that stands somewhere in a text or an address. */
export function doiWithin(text: string): string {
  const address = text.slice(0, 2000).replace(/%2f/gi, '/');
  const found = /\b10\.\d{4,9}\/[^\s?#&<>"]{1,300}/.exec(address)?.[0] ?? '';
  return doiId(found.replace(/[.,;)\]]{1,3}$/, '').replace(/\/(?:full|pdf|epdf|abstract|html|meta)$/, ''));
}
