/**
 * Runs every notebook from a clean state and keeps its outputs; with `--check` it only says whether they are the ones
 * that are kept. Jupyter comes from the system, the Deno kernel from the npm package `deno`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const isCheck = process.argv.includes('--check');

if (spawnSync('jupyter-nbconvert', ['--version']).status !== 0) {
  console.error(
    'notebooks: jupyter-nbconvert is missing; install it (Debian: apt install jupyter-nbconvert)',
  );
  process.exit(1);
}
// Kernel, cache and settings of this run alone: nothing in the user's folders is read or changed.
const own = mkdtempSync(join(tmpdir(), 'papertopics-notebooks-'));
process.on('exit', () => rmSync(own, { recursive: true, force: true }));
writeKernel(join(own, 'kernels/deno'));
for (const name of readdirSync(folder).filter((name) => name.endsWith('.ipynb'))) renew(name);

/** What Jupyter starts; the package finds its own binary, whether or not its install script ran. */
function writeKernel(kernel) {
  const deno = createRequire(import.meta.url).resolve('deno/bin.cjs');
  const argv = [process.execPath, deno, 'jupyter', '--kernel', '--conn', '{connection_file}'];
  mkdirSync(kernel, { recursive: true });
  writeFileSync(
    join(kernel, 'kernel.json'),
    JSON.stringify({ argv, display_name: 'Deno', language: 'typescript' }),
  );
}

function renew(name) {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  let after = executed(path);
  // On a machine under load the kernel may lose an output, so one that differs is looked at twice.
  if (isCheck && after !== before) after = executed(path);
  const isSame = after === before;
  if (!isCheck && !isSame) writeFileSync(path, after);
  if (isCheck && !isSame) process.exitCode = 1;
  const told = isCheck ? 'stale (npm run notebooks renews it) in' : 'renewed in';
  console.log(`notebooks/${name}: ${isSame ? 'up to date' : `${told} ${changed(before, after)}`}`);
}

/** The notebook as it is after a run, as text; ends the program when a cell fails. */
function executed(path) {
  const env = {
    ...process.env,
    DENO_DIR: join(own, 'deno'),
    DENO_NO_UPDATE_CHECK: '1',
    JUPYTER_CONFIG_DIR: join(own, 'config'),
    JUPYTER_RUNTIME_DIR: join(own, 'runtime'),
    JUPYTER_PATH: [own, process.env.JUPYTER_PATH].filter(Boolean).join(delimiter),
  };
  const asked = ['--to', 'notebook', '--execute', '--stdout', '--log-level', 'ERROR', path];
  const ran = spawnSync('jupyter-nbconvert', asked, { encoding: 'utf8', maxBuffer: 2 ** 28, env });
  if (ran.status === 0) return settled(JSON.parse(ran.stdout));
  console.error(`notebooks: ${basename(path)} does not run\n${ran.stderr}`);
  process.exit(1);
}

/** As text, without what differs between runs and machines: times, versions, how printed text was cut up. */
function settled({ cells, metadata, ...form }) {
  const { file_extension, mimetype, name } = metadata.language_info;
  const plain = cells.map(({ outputs, ...cell }) => ({
    ...cell,
    metadata: {},
    ...(outputs ? { outputs: merged(outputs) } : {}),
  }));
  const about = { kernelspec: metadata.kernelspec, language_info: { file_extension, mimetype, name } };
  return `${JSON.stringify({ cells: plain, metadata: about, ...form }, null, 1)}\n`;
}

/** Printed text that follows printed text becomes one output. */
function merged(outputs) {
  const all = [];
  for (const output of outputs) {
    const last = all.at(-1);
    if (output.output_type === 'stream' && last?.name === output.name) {
      last.text = `${last.text.join('')}${output.text.join('')}`.match(/[^\n]*\n|[^\n]+$/g);
    } else all.push(output);
  }
  return all;
}

/** The cells that differ, by their names. */
function changed(before, after) {
  const old = new Set(JSON.parse(before).cells.map((cell) => JSON.stringify(cell)));
  const names = JSON.parse(after).cells.flatMap((cell) => (old.has(JSON.stringify(cell)) ? [] : [cell.id]));
  return names.join(', ') || 'its form';
}
