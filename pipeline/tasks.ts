/** What threads can be told to do: for each task what all its items share, then one item. Only what can be sent goes in and out. */
import { teller } from './describe.ts';
import { reader } from './reading.ts';
import { chanceOf, weigher } from './sweep.ts';

export const tasks = {
  /** The tokens of some papers; all share the synonyms. */
  read: reader,
  /** What the same words give when they are dealt out by chance; an item is a number to deal by. */
  chance: chanceOf,
  /** The clustering of a number of topics, and what speaks for it. */
  weigh: weigher,
  /** What is said of a clustering. */
  tell: teller,
} as const;

export type TaskName = keyof typeof tasks;
export type Shared<N extends TaskName> = Parameters<(typeof tasks)[N]>[0];
export type Item<N extends TaskName> = Parameters<ReturnType<(typeof tasks)[N]>>[0];
export type Result<N extends TaskName> = ReturnType<ReturnType<(typeof tasks)[N]>>;
