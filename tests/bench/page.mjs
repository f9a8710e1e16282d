/**
 * How fast a report is: `node tests/bench/page.mjs REPORT.html...` after `npm run build`, or without a file on the sample report. Prints the
 * weight of its parts and the median of several: from opening to the first topics painted and to the page taken over, and from a move of the slider to
 * what is painted then, with the top of the page, the evidence, the map or the table on the screen.
 */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const repeats = 7;
const reports = process.argv.slice(2);
const files = reports.length > 0 ? reports : ['reports/daily-papers/report.html'];
const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

for (const file of files) {
  const opened = [];
  for (let i = 0; i < repeats; i++) opened.push(await opening(file));
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.locator('.tip').waitFor({ state: 'attached' });
  const moves = {};
  const hasSlider = (await page.locator('.slider').count()) > 0;
  for (const place of hasSlider ? ['glance', 'number', 'topics', 'map', 'time', 'papers'] : []) {
    if ((await page.locator(`#${place}`).count()) === 0) continue;
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), place);
    await page.waitForTimeout(1500);
    moves[place] = Math.round(await page.evaluate(moving, repeats));
  }
  await page.close();
  const mb = (statSync(file).size / 1e6).toFixed(2);
  console.log(`${file}, ${mb} MB: ${weights(readFileSync(file, 'utf8'))}`);
  console.log(
    `  first topics painted ${median(opened.map(({ painted }) => painted))} ms, taken over ${median(opened.map(({ live }) => live))} ms`,
  );
  console.log(
    `  slider to painted, ms: ${Object.entries(moves)
      .map(([place, ms]) => `${place} ${ms}`)
      .join(', ')}`,
  );
}
await browser.close();

async function opening(file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    window.__live = new Promise((done) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('.tip')) return;
        observer.disconnect();
        done(performance.now());
      }).observe(document, { childList: true, subtree: true });
    });
  });
  await page.goto(pathToFileURL(resolve(file)).href);
  const live = await page.evaluate(() => window.__live);
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await page.close();
  return { painted, live };
}

/** What the parts of a report weigh, in kB. */
function weights(html) {
  const found = new Map();
  const add = (part, text) => found.set(part, (found.get(part) ?? 0) + Buffer.byteLength(text));
  const rest = html
    .replace(/<script type="application\/octet-stream" id="(\w+)">[^<]*<\/script>/g, (text, id) => {
      add(id, text);
      return '';
    })
    .replace(/<script>[\s\S]*?<\/script>\n<\/body>/, (text) => {
      add('script', text);
      return '';
    })
    .replace(/<style>[\s\S]*?<\/style>/g, (text) => {
      add('style', text);
      return '';
    })
    .replace(/<svg[\s\S]*?<\/svg>/g, (text) => {
      add('pictures', text);
      return '';
    });
  add('text', rest);
  return `${[...found].map(([part, bytes]) => `${part} ${Math.round(bytes / 1000)}`).join(', ')} kB`;
}

/** In the page: moves the slider there and back, and waits until the frame is painted in which all that is on the screen has changed. */
async function moving(repeats) {
  const slider = document.querySelector('.slider');
  const start = Number(slider.value);
  const times = [];
  for (let i = 0; i < 2 * repeats; i++) {
    const began = performance.now();
    slider.value = String(i % 2 === 0 ? start - 1 : start);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) =>
      requestAnimationFrame(() => {
        // A message comes after the paint of its frame.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
      }),
    );
    times.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 300));
  }
  return times.sort((a, b) => a - b)[repeats];
}

function median(values) {
  return Math.round([...values].sort((a, b) => a - b)[values.length >> 1]);
}
