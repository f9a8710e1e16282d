/** `npm run bench`: builds what it measures, bundles `bench.ts` and `core.ts` (Node 20 runs no TypeScript) and starts the former. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = spawnSync(process.execPath, [join(root, 'pipeline/build.mjs'), '--if-stale'], {
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);
const out = mkdtempSync(join(tmpdir(), 'papertopics-bench-'));
process.on('exit', () => rmSync(out, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
await build({
  entryPoints: ['bench', 'core'].map((name) => join(root, `tests/bench/${name}.ts`)),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  external: ['assemblyscript', 'ml-matrix', 'natural'],
  // Packages are found from the project, wherever the bundle stands.
  plugins: [
    {
      name: 'packages',
      setup({ onResolve }) {
        onResolve({ filter: /^assemblyscript/ }, ({ path }) => ({
          path: import.meta.resolve(path),
          external: true,
        }));
      },
    },
  ],
});
const { bench } = await import(pathToFileURL(join(out, 'bench.mjs')).href);
process.exitCode = await bench(process.argv.slice(2), { root, scratch: out, core: join(out, 'core.mjs') });
