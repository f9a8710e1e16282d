/**
 * Work that several threads may do: tasks by name, each a function of what its items share and of one item. What comes of it
 * does not depend on who does it.
 */
import { type Item, type Result, type Shared, type TaskName, tasks } from './tasks.ts';

export interface Threads {
  /**
   * The result of every item, in their order; items are begun in that order, so that the longest should come first. `done`
   * hears how many are finished. A thread is given `queue` items at a time: more than the usual one where this thread has
   * other things to do meanwhile.
   */
  map<N extends TaskName>(
    name: N,
    shared: Shared<N>,
    items: readonly Item<N>[],
    done?: (count: number) => void,
    queue?: number,
  ): Promise<Result<N>[]>;
  /** Ends the threads, and with them what they hold; others begin where there is more to do. */
  close(): Promise<void>;
}

/** One item after the other on this thread, which is free in between to hear of other things. */
export const here: Threads = {
  map: async <N extends TaskName>(
    name: N,
    shared: Shared<N>,
    items: readonly Item<N>[],
    done: (count: number) => void = () => {},
  ) => {
    const work = tasks[name](shared as never) as (item: Item<N>) => Result<N>;
    const results: Result<N>[] = [];
    for (const item of items) {
      await new Promise((resolve) => setImmediate(resolve));
      done(results.push(work(item)));
    }
    return results;
  },
  close: async () => {},
};
