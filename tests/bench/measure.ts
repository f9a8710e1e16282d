/** How long a command takes and how much memory it holds, with all processes it starts. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One run of a command. */
export interface Measured {
  readonly seconds: number;
  /** Of the processor, on all its cores. */
  readonly cpu: number;
  /** Largest resident memory of all its processes together, in MB; null where the system does not tell (other than Linux). */
  readonly memory: number | null;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Milliseconds between two looks at the memory. */
const step = 50;
const ticksASecond = 100;

export async function measure(command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Measured> {
  const [program = '', ...argv] = command;
  const start = performance.now();
  const child = spawn(program, argv, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  let memory: number | null = null;
  const cpu = new Map<number, number>();
  const look = (): void => {
    const tree = process.platform === 'linux' && child.pid !== undefined ? treeOf(child.pid) : [];
    let now = 0;
    for (const id of tree) {
      const found = statusOf(id);
      now += found.memory;
      // Alone it may have held more between two looks.
      memory = Math.max(memory ?? 0, found.peak);
      cpu.set(id, found.cpu);
    }
    if (tree.length > 0) memory = Math.max(memory ?? 0, now);
  };
  const timer = setInterval(look, step);
  const code = await new Promise<number | null>((done, failed) => {
    child.on('error', failed);
    child.on('close', done);
  });
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1000;
  const used = [...cpu.values()].reduce((sum, one) => sum + one, 0);
  return { seconds, cpu: used, memory, code, stdout, stderr };
}

/** A process and all that it has started, and so on. */
function treeOf(root: number): number[] {
  const tree = [root];
  for (const id of tree) {
    for (const task of entriesOf(`/proc/${id}/task`)) {
      const children = textOf(`/proc/${id}/task/${task}/children`).match(/\d+/g) ?? [];
      tree.push(...children.map(Number));
    }
  }
  return tree;
}

function statusOf(id: number): { memory: number; peak: number; cpu: number } {
  const status = textOf(`/proc/${id}/status`);
  const mb = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024;
  const fields = textOf(`/proc/${id}/stat`)
    .replace(/^.*\)\s/s, '')
    .split(' ');
  const cpu = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksASecond;
  return { memory: mb('VmRSS'), peak: mb('VmHWM'), cpu };
}

/** What a file of the system says; nothing where its process has just ended. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
