/**
 * The notebooks without Deno and Jupyter: their cells, run by Node, must give what they were committed with. The same
 * cells in their own kernel are a check of `npm run notebooks -- --check`.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as danfojs from 'danfojs-node';
import { transform } from 'esbuild';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { show } from '../notebooks/show.ts';
import * as papertopics from '../pipeline/index.ts';
import { root } from './cli/folders.ts';

const folder = join(root, 'notebooks');

/** What a cell shows: content by type. */
type Output = Readonly<Record<string, unknown>>;

/** A cell as a notebook stores it; texts are stored as lists of lines. */
interface Cell {
  readonly id: string;
  readonly cell_type: 'markdown' | 'code';
  readonly source: readonly string[];
  readonly outputs?: readonly { readonly output_type: string; readonly data?: Output }[];
}

interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: unknown;
}

let shown: Output[] = [];
beforeEach(() => {
  shown = [];
  const broadcast = async (_: string, { data }: { data: Output }): Promise<void> => void shown.push(data);
  vi.stubGlobal('Deno', { jupyter: { broadcast } });
});

/** What a notebook may import; its folder is the working folder. */
const modules = new Map<string, object>([
  ['danfojs-node', danfojs],
  ['./show.ts', { show }],
  [
    '../pipeline/index.ts',
    {
      ...papertopics,
      realEffects: {
        ...papertopics.realEffects,
        open: (paths: readonly string[]) =>
          papertopics.realEffects.open(paths.map((path) => join(folder, path))),
      },
    },
  ],
]);

/** Runs the code cells one after the other, as one program; what each of them showed, by its name. */
async function ran({ cells }: Notebook): Promise<Map<string, Output[]>> {
  const outputs = new Map<string, Output[]>();
  const code = cells
    .filter((cell) => cell.cell_type === 'code')
    .map(({ id, source }) => `${source.join('')}\nended('${id}');`)
    .join('\n')
    .replace(/^import (\{[^}]*\}) from ('[^']+');$/gm, 'const $1 = imported($2);');
  const { code: plain } = await transform(`const main = async () => {${code}};`, { loader: 'ts' });
  const imported = (name: string): object => {
    const found = modules.get(name);
    if (!found) throw new Error(`a notebook must not import ${name}`);
    return found;
  };
  const ended = (id: string): void => {
    outputs.set(id, shown);
    shown = [];
  };
  const main = new Function('imported', 'ended', `${plain} return main();`);
  await main(imported, ended);
  return outputs;
}

const joined = (data: Output): Output =>
  Object.fromEntries(
    Object.entries(data).map(([type, value]) => [type, Array.isArray(value) ? value.join('') : value]),
  );

const names = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));

describe.each(names)('notebooks/%s', (name) => {
  const notebook = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Notebook;
  const codeCells = notebook.cells.filter((cell) => cell.cell_type === 'code');

  it('shows what its cells give now (npm run notebooks renews it)', async () => {
    const outputs = await ran(notebook);
    expect([...outputs.keys()]).toEqual(codeCells.map(({ id }) => id));
    const stale = codeCells.filter(({ id, outputs: kept = [] }) => {
      const committed = kept.map(({ data = {} }) => joined(data));
      // A notebook sorts the keys of what it holds.
      return !isDeepStrictEqual(committed, JSON.parse(JSON.stringify(outputs.get(id))));
    });
    expect(stale.map(({ id }) => id)).toEqual([]);
  }, 120_000);

  it('has a picture that code hosts show for each chart, and no chart without its data', () => {
    const all = codeCells.flatMap(({ outputs = [] }) => outputs.map(({ data = {} }) => data));
    const charts = all.filter((data) => 'application/vnd.vegalite.v6+json' in data);
    expect(charts.length).toBeGreaterThan(1);
    for (const chart of charts) {
      const png = Buffer.from(String(joined(chart)['image/png']), 'base64');
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBeGreaterThan(600);
      expect(JSON.stringify(chart['application/vnd.vegalite.v6+json'])).toContain('"values":[{');
      expect(Object.keys(chart)).not.toContain('image/svg+xml');
    }
  });

  it('holds no time, version or place of the machine that ran it', () => {
    expect(notebook.metadata).toEqual({
      kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
      language_info: { file_extension: '.ts', mimetype: 'text/x.typescript', name: 'typescript' },
    });
    expect(JSON.stringify(notebook.cells)).not.toMatch(/iopub|file:\/\/|\/home\/|\/root\/|node_modules/);
    expect(
      codeCells.flatMap(({ outputs = [] }) => outputs.map((output) => output.output_type)),
    ).not.toContain('error');
  });
});

describe('show', () => {
  it('makes a table of a frame: numbers to two decimals, texts harmless and to the left, what is unknown empty', async () => {
    await show({
      columns: ['title', 'share', 'papers'],
      values: [
        ['<script>alert(1)</script> & more', 1 / 3, 4],
        ['b', -0.001, null],
      ],
    });
    const [data] = shown;
    expect(data?.['text/plain']).toBe(
      'title\tshare\tpapers\n<script>alert(1)</script> & more\t0.33\t4\nb\t0.00\t',
    );
    const html = String(data?.['text/html']);
    expect(html).toContain(
      '<td style="text-align: left">&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</td><td>0.33</td><td>4</td>',
    );
    expect(html).toContain('<th style="text-align: left">title</th><th>share</th><th>papers</th>');
  });

  it('says a sentence as it is', async () => {
    await show('Two topics.');
    expect(shown).toEqual([{ 'text/markdown': 'Two topics.', 'text/plain': 'Two topics.' }]);
  });
});

describe('npm run notebooks', () => {
  it('says what to install when there is no Jupyter', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'run.mjs')], {
      encoding: 'utf8',
      env: { PATH: '' },
    });
    expect([status, stderr]).toEqual([
      1,
      'notebooks: jupyter-nbconvert is missing; install it (Debian: apt install jupyter-nbconvert)\n',
    ]);
  });
});
