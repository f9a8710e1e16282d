/** A real Chromium for the tests of the page: an installed one, else the one that comes as a package. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const advice =
  'no browser started, so the report is not tested in one: install Chromium or Chrome (Debian: apt-get install chromium) or set CHROME_PATH';

/** Starts a browser; null, said loudly, when there is none, which is an error where CI is set. */
export async function launchBrowser(): Promise<Browser | null> {
  const failures: string[] = [];
  for (const path of installed()) {
    try {
      return await chromium.launch({ executablePath: path, args: flags });
    } catch (error) {
      failures.push(`${path}: ${firstLine(error)}`);
    }
  }
  try {
    const packaged = (await import('@sparticuz/chromium')).default;
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      args: [...packaged.args.filter((flag) => !flag.includes('user-data-dir')), ...flags],
    });
  } catch (error) {
    failures.push(`@sparticuz/chromium: ${firstLine(error)}`);
  }
  const message = `${advice} (${failures.join('; ')})`;
  if (process.env.CI) throw new Error(message);
  console.info(`\n!!! ${message}\n`);
  return null;
}

/** CHROME_PATH first, then what is on the path, then the usual places. */
function installed(): string[] {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const all = [process.env.CHROME_PATH ?? '', ...found, ...elsewhere].filter(
    (path) => path !== '' && existsSync(path),
  );
  return [...new Set(all)];
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
