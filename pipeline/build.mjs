/**
 * Builds `dist/`: the page's script, then the program and the library with their dependencies bundled in, which starts
 * five times faster than loading them file by file. Plain JavaScript, for Node 20 runs no TypeScript.
 * With `--if-stale` only when a source is newer than the last build.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist');
const jsx = { jsx: 'automatic', jsxImportSource: 'preact' };

/** The tagger's lexicon without what `label/word-classes.ts` does not ask for, a quarter of its 4 MB, and as text: JSON is read faster than code. */
const lexicon = {
  name: 'lexicon',
  setup({ onLoad }) {
    onLoad({ filter: /lexicon_from_posjs\.json$/ }, ({ path }) => {
      const all = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
      const asked = all.flatMap(([word, uses]) => (/^[a-z-]+$/.test(word) ? [[word, uses.slice(0, 2)]] : []));
      const json = JSON.stringify(Object.fromEntries(asked));
      return { contents: `export default JSON.parse(${JSON.stringify(json)});` };
    });
  },
};

/** danfojs asks for all of mathjs where five functions of plain numbers are enough. */
const mathjs = {
  name: 'mathjs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^mathjs$/ }, () => ({ path: 'mathjs', namespace: 'five-functions' }));
    onLoad({ filter: /.*/, namespace: 'five-functions' }, () => {
      const names = ['mean', 'median', 'mode', 'std', 'variance'];
      const parts = names.map((name) => `${name}Dependencies`);
      // Made when one of them is first called: that takes longer than the rest of danfojs.
      return {
        contents: [
          'let made;',
          `const make=({create,${parts.join()}})=>create({${parts.map((part) => `...${part}`).join()}});`,
          "const all=()=>(made??=make(require('mathjs/number')));",
          ...names.map((name) => `export const ${name}=(...given)=>all().${name}(...given);`),
        ].join('\n'),
        resolveDir: root,
      };
    });
  },
};

/** Vega looks for a package that draws on canvases, in every folder above; what is drawn must not depend on whether there is one. */
const canvas = {
  name: 'canvas',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^canvas$/ }, () => ({ path: 'canvas', namespace: 'nothing' }));
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default null;' }));
  },
};

if (!process.argv.includes('--if-stale') || isStale()) await build();

function isStale() {
  const built = join(out, 'cli.js');
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  const sources = readdirSync(join(root, 'pipeline'), { recursive: true }).map((name) =>
    join('pipeline', name),
  );
  return [...sources, 'package.json', 'package-lock.json'].some(
    (name) => statSync(join(root, name)).mtimeMs > since,
  );
}

async function build() {
  const { build: bundle } = await import('esbuild');
  rmSync(out, { recursive: true, force: true });
  await bundle({
    entryPoints: [join(root, 'pipeline/report/page/main.tsx')],
    ...jsx,
    outfile: join(out, 'page.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  });
  await bundle({
    entryPoints: {
      cli: join(root, 'pipeline/cli/main.ts'),
      index: join(root, 'pipeline/index.ts'),
      worker: join(root, 'pipeline/effects/worker.ts'),
    },
    outdir: out,
    bundle: true,
    splitting: true,
    ...jsx,
    minifySyntax: true,
    minifyWhitespace: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    legalComments: 'none',
    // danfojs asks for plots that are not installed.
    external: ['plotly.js-dist-min'],
    plugins: [lexicon, mathjs, canvas],
    banner: {
      js: "import{createRequire as _require}from'node:module';const require=_require(import.meta.url);",
    },
  });
  chmodSync(join(out, 'cli.js'), 0o755);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const types = spawnSync(process.execPath, [tsc, '-p', join(root, 'pipeline/tsconfig.types.json')], {
    stdio: 'inherit',
  });
  process.exitCode = types.status ?? 1;
}
