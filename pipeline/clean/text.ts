/** Text as people may see it: one line, no control characters, one Unicode form. */

/**
 * NFC, white space folded to single spaces, and without what cannot be seen or plays tricks: control characters,
 * zero-width characters, bidirectional overrides, soft hyphens, lone surrogates.
 */
export function normalise(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\p{Cc}\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .trim();
}

/** Letters and digits only, without accents and case: equal for two spellings of one title. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A name for a paper made from its title: up to 60 characters of `a-z0-9-`, `''` when the title has none of them. */
export function slug(title: string): string {
  const whole = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return whole.length <= 60 ? whole : whole.slice(0, 60).replace(/-[^-]*$/, '');
}
