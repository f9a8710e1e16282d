import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { built } from '../cli/built.ts';
import { newFolder, removeFolder } from '../cli/folders.ts';
import { parseCsv } from './csv.ts';
import { fileOf, type Loose, runOf, sampleRun } from './runs.ts';
import { pageOfSample } from './views.ts';

const browser = await launchBrowser();

const words = 'graph tree search grammar image noise video protein cell robot'.split(' ');
/** A list long enough to be drawn in blocks. */
const long: readonly Loose[] = Array.from({ length: 700 }, (_, i) => ({
  id: `p${i}`,
  title: `Paper ${i} on ${words[i % 5]} ${words[(i * 3) % 5]} ${'and much more '.repeat(i % 9)}`,
  abstract: `${words[i % 5]} ${words[5 + (i % 5)]} needle${i}x`,
  published: `20${20 + (i % 5)}-0${1 + (i % 9)}-11`,
}));

describe.skipIf(browser === null)('the papers and time in a browser', () => {
  const folder = newFolder();
  const pages = new Map<string, Page>();
  const faults: string[] = [];

  beforeAll(async () => {
    const script = readFileSync(join(await built(), 'page.js'), 'utf8');
    await opened('sample', fileOf(await sampleRun({}, script), 'report.html'));
    const outcome = await runOf(long, { k: '3..5' }, script);
    await opened('long', fileOf(outcome, 'report.html'));
    await opened('sample of long', await pageOfSample(outcome.run, 250, script));
  }, 120_000);

  async function opened(name: string, html: string): Promise<void> {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, html);
    const page = await browser!.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await page.locator('.find input').waitFor();
    pages.set(name, page);
  }

  afterEach(() => expect(faults).toEqual([]));

  afterAll(async () => {
    await browser?.close();
    removeFolder(folder);
  });

  const of = (name: string): Page => pages.get(name)!;
  const count = (page: Page): Promise<string> => page.locator('.find output').innerText();
  const fragment = (page: Page): string => new URL(page.url()).hash;

  it('search, topics and sort compose, stand in the address, and go back', async () => {
    const page = of('sample');
    await page.locator('#search').fill('program');
    await expect.poll(() => fragment(page)).toBe('#q=program');
    await expect.poll(() => count(page)).toMatch(/^\d+ of 54 papers$/);
    const found = await page.locator('table.papers tbody tr').count();
    const chip = page.locator('.chips .chip').first();
    const own = Number(await chip.locator('span').innerText());
    await chip.click();
    await expect.poll(() => page.locator('table.papers tbody tr').count()).toBe(own);
    expect(own).toBeLessThan(found);
    await page.getByRole('button', { name: 'Date', exact: true }).click();
    await expect.poll(() => fragment(page)).toBe('#q=program&only=0&sort=-date');
    expect(await page.locator('th.da').getAttribute('aria-sort')).toBe('descending');
    await page.goBack();
    await page.goBack();
    await expect.poll(() => page.locator('table.papers tbody tr').count()).toBe(found);
    expect(await page.locator('table.papers mark').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(() => count(page)).toBe('54 papers');
  });

  it('says that nothing is found, and how to mend it', async () => {
    const page = of('sample');
    await page.locator('#search').fill('program qqqq');
    await expect.poll(() => page.locator('.none').innerText()).toContain('“qqqq” is in no title or abstract');
    await page.getByRole('button', { name: /^Without the search/ }).click();
    await expect.poll(() => count(page)).toBe('54 papers');
  });

  it('opens a paper by keyboard: abstract, reason, link', async () => {
    const page = of('sample');
    await page.locator('.papers .more').first().focus();
    await page.keyboard.press('Enter');
    const full = page.locator('tr.open .full');
    await full.waitFor();
    expect((await full.locator('.abs').innerText()).length).toBeGreaterThan(200);
    expect(await full.innerText()).toMatch(/because of .*Next closest: /s);
    expect(await page.locator('.papers .more').first().getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Space');
    await expect.poll(() => full.count()).toBe(0);
  });

  it('saves what is listed as CSV and as BibTeX', async () => {
    const page = of('sample');
    await page.locator('#search').fill('synthesis');
    await expect.poll(() => count(page)).toContain('of 54');
    const rows = await page.locator('table.papers tbody tr').count();
    const saved = async (button: string): Promise<[string, string]> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
    };
    const [csvName, csv] = await saved('Save as CSV');
    expect(csvName).toBe(`daily-papers-${rows}-papers.csv`);
    expect(parseCsv(csv)).toHaveLength(rows + 1);
    const [bibName, bib] = await saved('BibTeX');
    expect(bibName).toBe(`daily-papers-${rows}-papers.bib`);
    expect(bib.match(/^@misc\{/gm)).toHaveLength(rows);
    expect(bib).toContain('abstract = {');
    await page.locator('#search').fill('');
  });

  it('another number of topics clears the choice of topics and keeps the search', async () => {
    const page = of('sample');
    await page.locator('#search').fill('program');
    await page.locator('.chips .chip').first().click();
    await expect.poll(() => fragment(page)).toBe('#q=program&only=0');
    await page.locator('.top .slider').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => fragment(page)).toMatch(/^#k=\d+&q=program$/);
    await page.keyboard.press('ArrowRight');
    await page.locator('#search').fill('');
  });

  it('a bar over time leads to its papers, and shares can be had in its place', async () => {
    const page = of('sample');
    await page.locator('#time').scrollIntoViewIfNeeded();
    const chart = page.locator('[data-chart="topics-over-time"] > div svg');
    await chart.waitFor();
    const topic = await page.locator('table.glance .lab b').allTextContents();
    await page.locator('[data-chart="topics-over-time"] .layer_0_layer_2_marks path').first().click();
    await expect
      .poll(() => fragment(page))
      .toMatch(/^#only=\d+&from=20\d\d-\d\d-01&to=20\d\d-\d\d-\d\d&at=papers$/);
    const id = Number(/only=(\d+)/.exec(fragment(page))?.[1]);
    const told = await page.locator('table.papers td.tp').allInnerTexts();
    expect(new Set(told.map((text) => text.replace(', weak member', '').trim()))).toEqual(
      new Set([topic[id]]),
    );
    await page.goBack();
    await expect.poll(() => count(page)).toBe('54 papers');
    await page.getByRole('button', { name: 'Share of the year' }).click();
    await page.locator('[data-chart="topics-over-time-shares"] > div svg').waitFor();
    await expect.poll(() => fragment(page)).toBe('#shares=1');
    await page.goBack();
    await page.locator('[data-chart="topics-over-time"] > div svg').waitFor();
  });

  it('draws rows as they come into view, every one in its turn and numbered', async () => {
    const page = of('long');
    const rows = page.locator('table.papers tbody[data-block] tr');
    await page.locator('#papers').scrollIntoViewIfNeeded();
    await expect.poll(() => rows.count()).toBeGreaterThan(20);
    expect(await rows.count()).toBeLessThan(300);
    expect(await page.locator('table.papers').getAttribute('aria-rowcount')).toBe('701');
    await page.locator('#trust').scrollIntoViewIfNeeded();
    await expect.poll(() => rows.last().getAttribute('aria-rowindex')).toBe('701');
    await page.locator('#search').fill('needle613x');
    await expect.poll(() => count(page)).toMatch(/^1 of 700/);
    expect(await page.locator('table.papers .ti').allInnerTexts()).toEqual([
      expect.stringMatching(/^Paper 613 /),
    ]);
    await page.locator('#search').fill('');
    await expect.poll(() => count(page)).toMatch(/^700/);
  });

  it('says wherever papers are told one by one that they are a sample, and counts all', async () => {
    const page = of('sample of long');
    const text = (selector: string): Promise<string> => page.locator(selector).innerText();
    expect(await page.title()).toMatch(/^Topics in 700 papers: /);
    expect(await text('.mast')).toContain('700 papers');
    expect(await text('#map')).toContain('Shown are 250 of the 700 papers, a sample.');
    expect(await text('#papers .side')).toContain('This page holds 250 of the 700 papers');
    expect(await text('#papers h2')).toBe('A sample of the papers');
    expect(await count(page)).toBe('250 of the 700 papers');
    expect(await text('#trust')).toContain('700 papers kept');
    await page.locator('#search').fill('needle');
    await expect.poll(() => count(page)).toBe('250 of the 700 papers');
    await page.locator('#search').fill('graph');
    await expect.poll(() => count(page)).toMatch(/^\d+ of 250 papers here$/);
    await page.locator('#search').fill('qqqq');
    await expect
      .poll(() => text('.none'))
      .toContain('This page holds 250 of the 700 papers; papers.csv has all.');
    await page.locator('#search').fill('');
    await page.locator('.ticks button', { hasText: /^5/ }).click();
    await expect.poll(() => page.locator('article.card').count()).toBe(5);
    const sizes = await page.locator('article.card .meta li:first-child').allInnerTexts();
    const counted = sizes.map((line) => Number(/^[\d,]+/.exec(line)?.[0]));
    expect(counted.reduce((sum, size) => sum + size, 0)).toBe(700);
    const links = await page.locator('article.card .others a').allInnerTexts();
    const parts = links.map((link) =>
      /^(\d+) of the other (\d+) papers, in the table$/.exec(link)?.slice(1).map(Number),
    );
    expect(parts.map((part) => (part?.[1] ?? 0) + 3)).toEqual(counted);
    expect(parts.reduce((sum, part) => sum + (part?.[0] ?? 0) + 3, 0)).toBe(250);
  });

  it('prints the first rows of a long list in one piece, and says where the others are', async () => {
    const page = of('long');
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('table.papers tbody tr').count()).toBe(500);
    expect(await page.locator('.rest').innerText()).toBe('200 more papers in papers.csv.');
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => page.locator('table.papers tbody tr').count()).toBeLessThan(300);
  });
});
