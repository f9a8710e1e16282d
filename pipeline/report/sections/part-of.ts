/** How much of the list is in the page, in words. */
import { counted, grouped } from '../../words.ts';
import type { View } from '../view.ts';

/** `20,000 of the 99,701 papers`. */
export function partOf({ titles, papers }: Pick<View, 'titles' | 'papers'>): string {
  return `${grouped(titles.length)} of the ${counted(papers, 'paper')}`;
}
