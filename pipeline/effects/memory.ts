/** How much memory there is, and how the program gets a larger heap of JavaScript than Node gives by itself. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

/** In MB of 2^20 bytes. */
export interface Memory {
  /** What this process has and may get still: of the machine, or of the container or group it runs in. */
  readonly free: number;
  /** Most that JavaScript's own heap may come to. */
  readonly heap: number;
  /** Whether the user has said so. */
  readonly isHeapSet: boolean;
}

const mb = 2 ** 20;
const heapOption = '--max-old-space-size';

export function memory(): Memory {
  const own = process.memoryUsage.rss();
  const free = freemem() + own;
  const bound = process.constrainedMemory();
  // Where there is no bound it is none, or beyond all memory.
  const inGroup = bound > 0 && bound < 2 ** 50 ? process.availableMemory() + own + cached() : free;
  const given = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ').replaceAll('_', '-');
  return {
    free: Math.min(free, inGroup) / mb,
    heap: getHeapStatistics().heap_size_limit / mb,
    isHeapSet: given.includes(heapOption),
  };
}

/** Bytes of files that count as memory of a group, though they go when it is asked for. */
function cached(): number {
  try {
    const told = readFileSync('/sys/fs/cgroup/memory.stat', 'utf8');
    return Number(/^inactive_file (\d+)$/m.exec(told)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * The same command in a new process, for a heap cannot grow beyond its limit once it is there (what V8 is told later it
 * ignores, in Node 20, 22 and 24). In place of this one where Node can do that, from 22.15 on, else as its child.
 */
export async function restart(heapMb: number): Promise<number> {
  const argv = [...process.execArgv, `${heapOption}=${Math.floor(heapMb)}`, ...process.argv.slice(1)];
  if (process.platform !== 'win32' && 'execve' in process && typeof process.execve === 'function')
    process.execve(process.execPath, [process.execPath, ...argv], process.env);
  const child = spawn(process.execPath, argv, { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  // From the keyboard it has heard of it already, and twice does no harm.
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', (code, signal) => {
      if (signal === null) return done(code ?? 2);
      // It ends as its child did.
      for (const one of signals) process.removeAllListeners(one);
      process.kill(process.pid, signal);
    });
  });
}
