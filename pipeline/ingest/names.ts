/** Names of authors, in one spelling whatever the format: `Ada B. Lovelace`. */

const suffix = /^(?:[Jj]r|JR|[Ss]r|SR|I{2,3}|IV|VI{0,3}|Ph\.?D|M\.?D|Esq)\.?$/;
/** Suffixes that are initials as often: `Ballesteros, V.`, `Tolkien, JR`, `Smith, M.D.`. */
const perhapsInitials = /^(?:I{2,3}|IV|VI{0,3}|JR|SR|M\.?D)\.?$/;
/** `B.M.`, `J.-P.`, `AB`: initials after a family name. */
const initials = /^(?:\p{Lu}\p{Ll}?\.[- ]?){1,6}$|^\p{Lu}(?:-?\p{Lu}){0,3}$/u;

/**
 * A name as people say it: `Lovelace, Ada B.`, `Lovelace, Jr, Ada B.` and `Lovelace A.B.` turned round, anything else as
 * it is; white space folded.
 */
export function personName(text: string): string {
  const parts = text
    .split(',')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const [family = '', second = '', third = ''] = parts;
  if (parts.length === 2) return isSuffix(second, family) ? `${family}, ${second}` : `${second} ${family}`;
  if (parts.length === 3 && suffix.test(second)) return `${third} ${family}, ${second}`;
  if (parts.length === 3 && suffix.test(third)) return `${second} ${family}, ${third}`;
  return parts.length === 1 ? turned(family) : parts.join(', ');
}

/** Whether what follows the only comma is a suffix; initials may be one only where given names stand before the comma. */
function isSuffix(second: string, name: string): boolean {
  if (!perhapsInitials.test(second)) return suffix.test(second);
  return second !== 'V.' && /\s/.test(name) && !/(?:^|\s)\p{Ll}/u.test(name);
}

/** `Gao X.` as `X. Gao`: a family name before initials, as Scopus writes it. */
function turned(name: string): string {
  const at = name.lastIndexOf(' ');
  const last = name.slice(at + 1);
  const rest = name.slice(0, at);
  // A name that is all initials, or in capitals throughout, tells nothing of its order.
  const isFamily = at > 0 && /\p{Ll}/u.test(rest) && last.includes('.') && initials.test(last);
  return isFamily && !/\.$/.test(rest) ? `${last} ${rest}` : name;
}

/** Whether what stands for a name says that there are more: `others`, `et al.`. */
export function isOthers(name: string): boolean {
  return /^(?:and )?(?:others|et\.? al\.?)$/i.test(name.trim());
}
