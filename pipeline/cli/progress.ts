/** How far a run is: a bar with rate and time left for what takes over a second on a terminal, a plain line a stage elsewhere. */
import cliProgress from 'cli-progress';
import type { Effects } from '../effects.ts';
import type { Progress } from '../run.ts';

/** Seconds before a stage is worth a bar. */
const patience = 1;

/** Reports to `stderr`; call `end` before anything else is printed. */
export function progressOn({ terminal, stderr, now }: Effects): Progress & { end(): void } {
  const { stream } = terminal;
  let name = '';
  let since = 0;
  let bar: cliProgress.SingleBar | null = null;
  const end = (): void => {
    bar?.stop();
    bar = null;
    if (stream) stream.write('\r\u001b[K');
  };
  return {
    stage: (next) => {
      end();
      name = next;
      since = now();
      stderr(stream ? `${next} …` : `${next} …\n`);
    },
    tick: (done, total) => {
      if (!stream || now() - since < patience) return;
      if (bar === null) {
        stream.write('\r\u001b[K');
        bar = new cliProgress.SingleBar({
          stream,
          format: `${name.padEnd(9)} {bar} {percentage} %  {rate}/s  {left} s left`,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: 24,
          clearOnComplete: true,
        });
        bar.start(total, done, rate(done, total));
      }
      bar.update(done, rate(done, total));
    },
    end,
  };

  function rate(done: number, total: number): { rate: string; left: string } {
    const seconds = Math.max(now() - since, 1e-3);
    const each = seconds / Math.max(done, 1);
    return {
      rate: done / seconds >= 10 ? String(Math.round(done / seconds)) : (done / seconds).toFixed(1),
      left: done === 0 ? '…' : String(Math.ceil(each * (total - done))),
    };
  }
}

/** Says nothing. */
export const silent: Progress & { end(): void } = { stage: () => {}, tick: () => {}, end: () => {} };
