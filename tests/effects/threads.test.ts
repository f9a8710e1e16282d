import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { threadPool } from '../../pipeline/effects/threads.ts';

const folder = mkdtempSync(join(tmpdir(), 'threads-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A thread that answers every item with its own number. */
const script = join(folder, 'thread.mjs');
writeFileSync(
  script,
  `import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ kind, index }) => kind === 'item' && parentPort.postMessage({ index, result: threadId }));`,
);

it.each([
  [2, 2, 2],
  [2, 5, 8],
  [3, 6, 8],
])('%i threads share %i items, though each may have so many before it', async (threads, items, queue) => {
  const pool = threadPool(threads, script);
  const all = Array.from({ length: items }, (_, i) => i);
  const by = (await pool.map('chance', undefined as never, all, () => {}, queue)) as unknown as number[];
  await pool.close();
  const shares = [...new Set(by)].map((thread) => by.filter((one) => one === thread).length);
  expect(shares).toHaveLength(threads);
  expect(Math.max(...shares)).toBe(Math.ceil(items / threads));
});
