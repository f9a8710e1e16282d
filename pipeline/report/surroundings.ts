/** What sections are given beside the view: pictures of charts and what a reader may do. In Node nothing can be done. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Behind, PageCharts, Scene, Told } from '../types.ts';
import type { State } from './state.ts';

/** What a reader may do; `done` is false while a slider is dragged or a word typed. */
export interface Actions {
  setK(k: number, done: boolean): void;
  /** Sets what is listed and how; changes of one `gesture` are one entry of the history. */
  list(change: Partial<State>, gesture?: string): void;
  /** Gives the reader a file. */
  save(name: string, kind: string, text: string): void;
  /** Saves the chart of a drawing as a file. */
  saveChart(chart: ChartPlace, as: 'svg' | 'png' | 'spec'): void;
  map(command: MapCommand): void;
}

/** What the buttons of the map ask of it; `brush` and `pan` are what a drag does, `take` selects all that is in sight. */
export type MapCommand = 'nearer' | 'farther' | 'whole' | 'brush' | 'pan' | 'take';

/** A place where a chart is drawn alive. */
export interface ChartPlace {
  readonly drawing: string;
  readonly topic: number;
}

/** A long table in blocks of so many rows, the last of which may hold fewer. */
export interface Blocks {
  readonly rows: number;
  readonly rowsOf: number;
}

export interface BlockWatch {
  /** Of a block that is not drawn, in px. */
  heightOf(block: number): number;
  stop(): void;
}

export interface Surroundings {
  readonly told: Told;
  readonly timeTable: PageCharts['timeTable'];
  /** SVG of the chart of that name at the recommended number; `''` in the page, which has it already. */
  picture(name: string): string;
  /** A place for a chart has come up in the page; gives what to do when it goes. */
  attach(element: object, place: ChartPlace): () => void;
  /** Whether a section is on the screen. */
  isInSight(section: string): boolean;
  /** What a chart is drawn from; null where there is none. */
  behind(chart: ChartPlace, scene: Scene): Behind | null;
  /** Tells which blocks of a table are to be drawn, whenever that changes; null for as many as paper takes. */
  watch(table: object, blocks: Blocks, told: (drawn: readonly number[] | null) => void): BlockWatch;
  readonly actions: Actions;
}

const nothing = (): void => {};

export const still: Surroundings = {
  told: () => null,
  timeTable: () => ({ unit: 'year', bins: [], totals: new Uint32Array(), counts: [], perBin: 0 }),
  picture: () => '',
  attach: () => nothing,
  isInSight: () => true,
  behind: () => null,
  watch: () => ({ heightOf: () => 0, stop: nothing }),
  actions: { setK: nothing, list: nothing, save: nothing, saveChart: nothing, map: nothing },
};

export const SurroundingsContext = createContext<Surroundings>(still);

export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext);
}
