/** Who wrote a paper, in a cell. */
import type { Paper } from '../types.ts';

/** Names, else the organisation, else the number of authors; `''` where nothing is known. */
export function authorsOf({ authors, organisation, authorCount }: Paper): string | number {
  if (authors.length > 0) return authors.join('; ');
  return organisation || (authorCount ?? '');
}
