/** What exporters write where they have nothing. */

const nothing = /^(?:n\/?a|#n\/a|null|none|nan|nil|undefined|<na>|\\n|[-–—?.\s]*|\[\]|\{\})$/i;

const noAbstract = new RegExp(
  '^\\W{0,3}(?:abstract:? )?(?:' +
    [
      '(?:there is |this (?:article|paper|document|item) has )?no abstracts?(?: (?:is |was )?(?:available|provided|found|given|present|supplied))?(?: for this (?:article|paper|item|document))?',
      '(?:the )?abstract (?:is |was )?(?:not |un)(?:available|provided|found|given)',
      'abstract (?:missing|unavailable|n/a)',
      '(?:not |un)available',
      'without abstract',
      'abstract',
    ].join('|') +
    ')\\W{0,3}$',
  'i',
);

/** Whether a value says that there is none: blank, `NA`, `null`, `-`. */
export function isNothing(text: string): boolean {
  return text.length < 40 && nothing.test(text.trim());
}

/** An abstract, or `''` where the text says that there is none: `[No abstract available]`, `NA`. */
export function realAbstract(text: string): string {
  const isNone = text.length < 120 && noAbstract.test(text.replace(/\s+/g, ' ').trim());
  return isNone || isNothing(text) ? '' : text;
}
