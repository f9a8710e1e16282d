/** The title of a paper, as a link where it has an address. */
import type { JSX } from 'preact';
import { cut } from '../../words.ts';
import type { View } from '../view.ts';

/** Longest title shown, in characters. */
const longestTitle = 300;

export function PaperTitle({ view, paper }: { readonly view: View; readonly paper: number }): JSX.Element {
  const { titles, urls } = view.data.papers;
  const text = cut(titles[paper] ?? '', longestTitle);
  const url = urls[paper] ?? '';
  return url ? (
    <a class="ti" dir="auto" href={url} rel="noreferrer">
      {text}
    </a>
  ) : (
    <span class="ti" dir="auto">
      {text}
    </span>
  );
}
