/** How far a run is: a bar with rate and time left for what takes over a second on a terminal, a plain line a stage elsewhere. */
import cliProgress from 'cli-progress';
import type { Effects } from '../effects.ts';
import type { Progress } from '../run.ts';

/** Seconds before a stage is worth a bar. */
const patience = 1;

/** Progress that can be ended, or give way to a line of text and go on. */
export interface Shown extends Progress {
  end(): void;
  say(text: string): void;
}

/** What the steps of a stage are, and how many of them are one; steps of other stages have no name. */
const units: Readonly<Record<string, readonly [name: string, size: number]>> = {
  ingest: ['MB', 2 ** 20],
  clean: ['papers', 2],
  vectorise: ['papers', 1],
};

/** Reports to `stderr`; call `end` before anything else is printed. */
export function progressOn({ terminal, stderr, now }: Effects): Shown {
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
          // Switched off, it would stay so on the terminal of a run that is stopped.
          linewrap: true,
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: 24,
          clearOnComplete: true,
        });
        bar.start(total, done, rate(done, total));
      }
      bar.setTotal(total);
      bar.update(done, rate(done, total));
    },
    end,
    say: (text) => {
      end();
      stderr(`${text}\n${stream ? `${name} …` : ''}`);
    },
  };

  function rate(done: number, total: number): { rate: string; left: string } {
    const seconds = Math.max(now() - since, 1e-3);
    const each = seconds / Math.max(done, 1);
    const [unit, size] = units[name] ?? ['', 1];
    const speed = done / size / seconds;
    return {
      rate: `${speed >= 10 ? Math.round(speed) : speed.toFixed(1)}${unit === '' ? '' : ` ${unit}`}`,
      left: done === 0 ? '…' : String(Math.ceil(each * (total - done))),
    };
  }
}

/** Says nothing. */
export const silent: Shown = { stage: () => {}, tick: () => {}, end: () => {}, say: () => {} };
