/** Text as people may see it: one line, no control characters, one Unicode form. */

/**
 * NFC, white space folded to single spaces, and without what cannot be seen or plays tricks: control characters,
 * zero-width characters, bidirectional overrides, soft hyphens, lone surrogates.
 */
export function normalise(text: string): string {
  if (!odd.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[\t-\r\u0085\u2028\u2029]/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\u115F\u1160\u3164\uFFA0]/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What a text has of which anything is to be made: characters beyond printable ASCII, spaces at its ends or side by side. */
const odd = /[^ -~]| {2}|^ | $/;

/** Letters and digits, without accents and case, and the signs of C++ and C#: equal for two spellings of one title. */
export function folded(text: string): string {
  if (!/[^\0-\x7f]|[+#]/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<![\p{L}+])[+#]|[^\p{L}\p{N}+#]+/gu, '');
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
