/** Renews the README's picture: the first screen of the sample report, in a Chromium found on this machine. */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const folder = fileURLToPath(new URL('../reports/daily-papers/', import.meta.url));
const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = places.find((place) => place && existsSync(place));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 920 }, colorScheme: 'light' });
await page.goto(pathToFileURL(`${folder}report.html`).href);
await page.waitForTimeout(500);
await page.screenshot({ path: `${folder}report.png` });
await browser.close();
