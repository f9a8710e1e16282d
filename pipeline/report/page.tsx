/** The report as one HTML document that needs nothing from anywhere: its style, its script and its data are in it. */
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageCharts } from '../types.ts';
import { counted } from '../words.ts';
import type { ReportData } from './data.ts';
import { pack } from './pack.ts';
import { App } from './sections/app.tsx';
import { stored } from './stored.ts';
import { style as layoutStyle } from './style.ts';
import { still } from './surroundings.ts';
import { coded } from './texts.ts';
import { recommended } from './view.ts';

/** What the page carries that is not written here. */
export interface Assets {
  /** Its script, bundled. */
  readonly script: string;
  /** Style sheet with the colours of the charts. */
  readonly theme: string;
}

/** Parts of the data by the name of the element that holds them, in the order they are needed. */
export const parts = { data: 'data', charts: 'charts', texts: 'texts' } as const;

/** What only works with the script is not there without it. */
const scriptless = '.tuner,.tune,.live,.tools{display:none}';

/** The whole document. Only its own style and script may run, and nothing may be fetched: the policy names them by hash. */
export async function page(
  data: ReportData,
  abstracts: readonly string[],
  { specs, pictures, told, timeTable }: PageCharts,
  { script, theme }: Assets,
): Promise<string> {
  const style = theme + layoutStyle;
  const policy = [
    "default-src 'none'",
    `script-src '${await hashSource(script)}'`,
    `style-src '${await hashSource(style)}' '${await hashSource(scriptless)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const { facts, papers } = data;
  const view = recommended(data);
  const title = `Topics in ${counted(view.papers, 'paper')}: ${facts.title}`;
  const around = { ...still, told, timeTable, picture: (name: string) => pictures.get(name) ?? '' };
  const body = renderToString(<App view={view} around={around} />);
  const packed = await Promise.all(
    [
      [parts.data, stored(data)],
      [parts.charts, specs],
      [parts.texts, { abstracts: coded(abstracts), authors: coded(papers.authors) }],
    ].map(
      async ([id, value]) =>
        `<script type="application/octet-stream" id="${String(id)}">${await pack(value)}</script>`,
    ),
  );
  return `<!doctype html>
<html lang="en">
${renderToString(<Head title={title} policy={policy} style={style} />)}
<body>
<div id="page">${body}</div>
${packed.join('\n')}
<script>${script}</script>
</body>
</html>
`;
}

interface HeadProps {
  readonly title: string;
  readonly policy: string;
  readonly style: string;
}

function Head({ title, policy, style }: HeadProps): JSX.Element {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <title>{title}</title>
      <Style text={style} />
      <noscript>
        <Style text={scriptless} />
      </noscript>
    </head>
  );
}

function Style({ text }: { readonly text: string }): JSX.Element {
  return <style dangerouslySetInnerHTML={{ __html: text }} />;
}

async function hashSource(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
