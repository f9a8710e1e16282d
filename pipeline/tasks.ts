/** What threads can be told to do: for each task what all its items share, then one item. Only what can be sent goes in and out. */
import { teller } from './describe.ts';
import { reader, traitFinder } from './reading.ts';
import { neighboursIn } from './reduce/layout.ts';
import { chanceOf, weigher } from './sweep.ts';

export const tasks = {
  /** The traits of some papers, by which duplicates are looked for. */
  traits: traitFinder,
  /** The tokens of some papers; all share the synonyms. */
  read: reader,
  /** What the same words give when they are dealt out by chance; an item is a number to deal by. */
  chance: chanceOf,
  /** The clustering of a number of topics, and what speaks for it. */
  weigh: weigher,
  /** What is said of a clustering. */
  tell: teller,
  /** The nearest of a few papers for others; an item is a range of rows. */
  neighbours: neighboursIn,
} as const;

export type TaskName = keyof typeof tasks;
export type Shared<N extends TaskName> = Parameters<(typeof tasks)[N]>[0];
export type Item<N extends TaskName> = Parameters<ReturnType<(typeof tasks)[N]>>[0];
export type Result<N extends TaskName> = ReturnType<ReturnType<(typeof tasks)[N]>>;
