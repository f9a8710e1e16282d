/**
 * Ctrl-C and its like. A run spends its time in computations that let no handler of ours run, so there is none: the system
 * ends the process at once, and as nothing has been written yet nothing is left behind. Only where files are being
 * written is it told first, and tidies up.
 */
import { setImmediate } from 'node:timers/promises';

/** What stops a program, and the exit code that shells know it by. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Does `work`, which has to end soon and tidily once `stop` is aborted, whether by throwing or not; the program then ends
 * with the exit code of the signal.
 */
export async function stoppable<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  let code = 0;
  const stop = new AbortController();
  const listeners = Object.entries(signals).map(([signal, its]) => {
    const listener = (): void => {
      code = its;
      stop.abort();
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  try {
    return await work(stop.signal);
  } finally {
    // A signal that has come is heard once the event loop has gone round.
    await setImmediate();
    for (const remove of listeners) remove();
    if (code > 0) process.exit(code);
  }
}
