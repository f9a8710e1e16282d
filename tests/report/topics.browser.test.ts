import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { built } from '../cli/built.ts';
import { newFolder, removeFolder } from '../cli/folders.ts';
import { fileOf, sampleRun } from './runs.ts';

const browser = await launchBrowser();

describe.skipIf(browser === null)('the number of topics and their cards in a browser', () => {
  const folder = newFolder();
  let address = '';
  let page: Page;
  beforeAll(async () => {
    const script = readFileSync(join(await built(), 'page.js'), 'utf8');
    const file = join(folder, 'report.html');
    writeFileSync(file, fileOf(await sampleRun({}, script), 'report.html'));
    address = pathToFileURL(file).href;
    page = await browser!.newPage({ viewport: { width: 1280, height: 900 } });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    removeFolder(folder);
  });

  it('goes to the card that an address names, and marks it', async () => {
    await page.goto(`${address}#k=7&topic=3`);
    const card = page.locator('article.card.marked');
    await expect.poll(() => card.count()).toBe(1);
    expect(await card.getAttribute('id')).toBe('topic-3');
    await expect.poll(async () => Math.round((await card.boundingBox())?.y ?? -1) < 300).toBe(true);
    expect(await page.locator('article.card').count()).toBe(7);
  });

  it('follows a number under the slider and a link in the sentence, in cards and in the matrix', async () => {
    await page.goto(address);
    await page.locator('.ticks button', { hasText: /^4$/ }).click();
    await expect.poll(() => page.locator('article.card').count()).toBe(4);
    expect(page.url()).toMatch(/#k=4$/);
    await page.locator('#relations .plot').scrollIntoViewIfNeeded();
    const cells = page.locator('[data-chart="topic-relations"] > div .mark-rect path');
    await expect.poll(() => cells.count()).toBe(6);
    await page.locator('.say a').click();
    await expect.poll(() => page.locator('article.card').count()).toBeGreaterThan(4);
  });

  it('leads from a card to the rest of its papers', async () => {
    await page.goto(address);
    const size = Number(await page.locator('#topic-0 .plist li').count());
    expect(size).toBe(3);
    await page.locator('#topic-0 .others a').click();
    await expect.poll(() => page.url()).toMatch(/only=0/);
  });
});
