/** The title of a paper, as a link where it has an address. */
import type { JSX } from 'preact';
import type { Kind } from '../../types.ts';
import { cut } from '../../words.ts';
import { kindsOfPapers } from '../data.ts';
import type { View } from '../view.ts';

/** Longest title shown, in characters. */
const longestTitle = 300;

interface PaperTitleProps {
  readonly view: View;
  readonly paper: number;
  /** The title as it is to be seen. */
  shown?(text: string): JSX.Element;
}

export function PaperTitle({ view, paper, shown }: PaperTitleProps): JSX.Element {
  const { titles, urls, kinds } = view.data.papers;
  const title = cut(titles[paper] ?? '', longestTitle);
  const text = shown?.(title) ?? title;
  const url = urls[paper] ?? '';
  const kind = kindsOfPapers[kinds[paper]! - 1];
  return (
    <>
      {url ? (
        <a class="ti" dir="auto" href={url} rel="noreferrer" onClick={alone}>
          {text}
        </a>
      ) : (
        <span class="ti" dir="auto">
          {text}
        </span>
      )}
      {kind === undefined ? null : <span class="kind"> {marks[kind]}</span>}
    </>
  );
}

/** A click on the link is none on what it stands in. */
function alone(event: { stopPropagation(): void }): void {
  event.stopPropagation();
}

const marks: Readonly<Record<Kind, string>> = {
  retracted: 'retracted',
  notices: 'notice',
  contents: 'contents',
  editorials: 'editorial',
};
