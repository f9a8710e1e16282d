/** Runs of the program that are stopped by a signal at some moment, and what they leave in their folder. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch } from 'node:fs';
import { join, relative } from 'node:path';

/** A moment of a run: so many milliseconds after its start, or after its first file waits to be moved. */
export interface Moment {
  readonly after: 'start' | 'first file';
  readonly ms: number;
}

/** How a run ended: by a signal or with a code, so many seconds after it was to stop; whether it was done before. */
export interface End {
  readonly how: string | number;
  readonly seconds: number;
  readonly isDone: boolean;
}

/** Starts the program at `cli` with `argv`, results in `out`, and sends it `signal` at that moment. */
export async function stoppedRun(
  cli: string,
  argv: readonly string[],
  out: string,
  signal: NodeJS.Signals,
  { after, ms }: Moment,
): Promise<End> {
  mkdirSync(out, { recursive: true });
  const child = spawn(process.execPath, [cli, ...argv, '--out', out], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let sent: number | null = null;
  const send = (): void => {
    const at = performance.now() + ms;
    const wait = (): void => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (performance.now() < at) {
        // A timer is too coarse for what takes a millisecond.
        if (at - performance.now() > 5) setTimeout(wait, at - performance.now() - 5);
        else setImmediate(wait);
        return;
      }
      sent = performance.now();
      child.kill(signal);
    };
    wait();
  };
  if (after === 'start') send();
  const watcher = watch(out, (_, name) => {
    if (!isWriting || sending || !name?.startsWith('.papertopics-')) return;
    sending = true;
    send();
  });
  let isWriting = false;
  let sending = after === 'start';
  child.stderr.on('data', (text) => {
    isWriting ||= String(text).includes('report …');
  });
  const how = await new Promise<string | number>((done) => {
    child.on('exit', (code, by) => done(by ?? code ?? -1));
  });
  const seconds = sent === null ? 0 : (performance.now() - sent) / 1000;
  watcher.close();
  return { how, seconds, isDone: sent === null };
}

/** Every file below a folder but hidden ones with its content; of `run.json` without the seconds. */
export function results(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const found = all.map((one): [string, string] => {
    const path = join(one.parentPath, one.name);
    const text = readFileSync(path, 'latin1');
    const name = relative(folder, path);
    return [name, name === 'run.json' ? text.replace(/"stages": \[[^\]]*\]/, '') : text];
  });
  return new Map(found.filter(([name]) => !name.startsWith('.')).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is hidden in a folder. */
export function hiddenIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.'));
}

/** Which of the results named a folder holds, `… in part` where some of its files are missing; `mixed` else. */
export function heldBy(folder: string, known: Readonly<Record<string, ReadonlyMap<string, string>>>): string {
  const there = results(folder);
  for (const [name, files] of Object.entries(known)) {
    if (![...there].every(([path, text]) => files.get(path) === text)) continue;
    return there.size === files.size ? name : `${name} in part`;
  }
  return 'mixed';
}

/** Has the program look at a folder, as every run does before it begins. */
export function lookedAt(cli: string, out: string): void {
  spawnSync(process.execPath, [cli, 'run', join(out, 'no such list.txt'), '--out', out]);
}
