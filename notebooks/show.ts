/** Shows charts and tables in a notebook, in forms that a page on a code host can show as well. */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Chart } from '../pipeline/index.ts';

/** What of a danfojs frame is shown. */
interface Frame {
  readonly columns: readonly string[];
  readonly values: readonly unknown[];
}

declare const Deno: {
  readonly jupyter: { broadcast(message: 'display_data', content: object): Promise<void> };
};

const require = createRequire(import.meta.url);
// A font of its own, for the same picture on every machine; it is as wide as Arial, which the charts leave room for.
const fonts = ['400Regular/Arimo_400Regular', '600SemiBold/Arimo_600SemiBold'].map((name) =>
  readFileSync(require.resolve(`@expo-google-fonts/arimo/${name}.ttf`)),
);
const ready = initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));

/**
 * A sentence as it is; a table as HTML and as plain text; a chart as Vega-Lite, for notebooks that draw it, and as PNG
 * for all others, for code hosts drop SVG.
 */
export async function show(what: string | Chart | Frame): Promise<void> {
  const data = typeof what === 'string' ? sentence(what) : 'svg' in what ? await pictures(what) : table(what);
  await Deno.jupyter.broadcast('display_data', { data, metadata: {}, transient: {} });
  // The kernel may tell that a cell is done before its last output is out, and what comes later is lost to nbconvert.
  await new Promise((resolve) => setTimeout(resolve, 100));
}

function sentence(text: string): object {
  return { 'text/markdown': text, 'text/plain': text };
}

async function pictures({ title, description, spec, svg }: Chart): Promise<object> {
  await ready;
  const font = { fontBuffers: fonts, defaultFontFamily: 'Arimo', sansSerifFamily: 'Arimo' };
  const png = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: 1.5 } }).render().asPng();
  return {
    'application/vnd.vegalite.v6+json': spec,
    'image/png': Buffer.from(png).toString('base64'),
    'text/plain': `${title}. ${description}`,
  };
}

function table({ columns, values }: Frame): object {
  const rows = values.map((row) => (Array.isArray(row) ? row.map(written) : [written(row)]));
  const isNumeric = columns.map((_, j) => rows.every((row) => /^-?[\d.]*$/.test(row[j] ?? '')));
  const line = (tag: string, cells: readonly string[]): string =>
    `<tr>${cells.map((cell, j) => `<${tag}${isNumeric[j] ? '' : ' style="text-align: left"'}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return {
    'text/html': `<table>\n<thead>${line('th', columns)}</thead>\n<tbody>\n${rows.map((row) => line('td', row)).join('\n')}\n</tbody>\n</table>`,
    'text/plain': [columns, ...rows].map((row) => row.join('\t')).join('\n'),
  };
}

function written(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : rounded(value);
  return value === null || value === undefined ? '' : String(value);
}

/** Two decimals, and no minus before zero. */
function rounded(value: number): string {
  return value.toFixed(2).replace(/^-(0\.00)$/, '$1');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
