/** What sections are given beside the view: pictures of charts and what a reader may do. In Node nothing can be done. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Told } from '../types.ts';
import type { State } from './state.ts';

/** What a reader may do; `done` is false while a slider is dragged or a word typed. */
export interface Actions {
  setK(k: number, done: boolean): void;
  search(text: string): void;
  /** Sets what is listed and how; changes of one `gesture` are one entry of the history. */
  list(change: Partial<State>, gesture?: string): void;
  map(command: MapCommand): void;
}

/** What the buttons of the map ask of it; `brush` and `pan` are what a drag does, `take` selects all that is in sight. */
export type MapCommand = 'nearer' | 'farther' | 'whole' | 'brush' | 'pan' | 'take';

/** A place where a chart is drawn alive. */
export interface ChartPlace {
  readonly drawing: string;
  readonly topic: number;
}

export interface Surroundings {
  readonly told: Told;
  /** SVG of the chart of that name at the recommended number; `''` in the page, which has it already. */
  picture(name: string): string;
  /** A place for a chart has come up in the page; gives what to do when it goes. */
  attach(element: object, place: ChartPlace): () => void;
  readonly actions: Actions;
}

const nothing = (): void => {};

export const still: Surroundings = {
  told: () => null,
  picture: () => '',
  attach: () => nothing,
  actions: { setK: nothing, search: nothing, list: nothing, map: nothing },
};

export const SurroundingsContext = createContext<Surroundings>(still);

export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext);
}
