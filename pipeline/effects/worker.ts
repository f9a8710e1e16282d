/** What a thread runs: it is told of a task and what its items share, then of one item after the other. */
import { parentPort } from 'node:worker_threads';
import { tasks } from '../tasks.ts';
import type { Answer, Order } from './threads.ts';

const port = parentPort;
let work: (item: unknown) => unknown = () => undefined;

port?.on('message', (order: Order) => {
  const answer = (one: Answer): void => port.postMessage(one);
  try {
    if (order.kind === 'task') work = tasks[order.name](order.shared as never) as typeof work;
    else answer({ index: order.index, result: work(order.item) });
  } catch (error) {
    answer({ index: -1, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
