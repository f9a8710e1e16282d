/** Threads of the operating system behind `Threads`; none is started before there is something for it to do. */
import { Worker } from 'node:worker_threads';
import type { Item, Result, Shared, TaskName } from '../tasks.ts';
import { here, type Threads } from '../threads.ts';

/** What a thread is sent. */
export type Order =
  | { readonly kind: 'task'; readonly name: TaskName; readonly shared: unknown }
  | { readonly kind: 'item'; readonly index: number; readonly item: unknown };

/** What it sends back. */
export type Answer =
  | { readonly index: number; readonly result: unknown }
  | { readonly index: -1; readonly error: string };

/** `count` threads that run `script`; with one, all is done on this thread. */
export function threadPool(count: number, script: string): Threads {
  const workers: Worker[] = [];
  const map = async <N extends TaskName>(
    name: N,
    shared: Shared<N>,
    items: readonly Item<N>[],
    done: (count: number) => void = () => {},
    queue = 1,
  ): Promise<Result<N>[]> => {
    const wanted = Math.min(count, items.length);
    if (wanted < 2) return here.map(name, shared, items, done);
    while (workers.length < wanted) workers.push(new Worker(script));
    const results: Result<N>[] = new Array(items.length);
    let next = 0;
    let finished = 0;
    /** For each thread what gives it one item more. */
    const gives: (() => void)[] = [];
    const serve = (worker: Worker): Promise<void> =>
      new Promise((resolve, reject) => {
        const end = (settle: () => void): void => {
          worker.off('message', onAnswer).off('error', onError).off('exit', onExit);
          settle();
        };
        let given = 0;
        const give = (): void => {
          if (next === items.length) {
            if (given === 0) end(resolve);
            return;
          }
          given++;
          const index = next++;
          worker.postMessage({ kind: 'item', index, item: items[index] } satisfies Order);
        };
        const onError = (error: Error): void => end(() => reject(error));
        const onExit = (): void =>
          end(() => reject(new Error('a thread has ended before its work was done')));
        const onAnswer = (answer: Answer): void => {
          if ('error' in answer) onError(new Error(answer.error));
          else {
            results[answer.index] = answer.result as Result<N>;
            done(++finished);
            given--;
            give();
          }
        };
        worker.on('message', onAnswer).on('error', onError).on('exit', onExit);
        worker.postMessage({ kind: 'task', name, shared } satisfies Order);
        gives.push(give);
      });
    const served = workers.slice(0, wanted).map(serve);
    // In turns, lest the first be given all there is.
    for (let i = 0; i < queue; i++) for (const give of gives) give();
    await Promise.all(served);
    return results;
  };
  return {
    map,
    close: async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
    },
  };
}
