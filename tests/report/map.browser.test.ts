import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { built } from '../cli/built.ts';
import { newFolder, removeFolder } from '../cli/folders.ts';
import type { PageDocument } from './dom.ts';
import { fileOf, type Loose, runOf, sampleRun } from './runs.ts';

// What stands in `evaluate` runs in the page.
declare const document: PageDocument;
declare const location: { readonly hash: string };

const browser = await launchBrowser();

/** Four hundred papers of four kinds: more than there is a mark for each of. */
const many: readonly Loose[] = Array.from({ length: 400 }, (_, i) => {
  const kind = [
    'graph neural network',
    'image diffusion noise',
    'program synthesis code',
    'speech audio voice',
  ][i % 4];
  return { title: `${kind} number ${i}`, abstract: `${kind} ${'abcdefghij'[i % 10]}word study ${i % 7}` };
});

const plot = '[data-chart="paper-map"]';

describe.skipIf(browser === null)('the map in a browser', () => {
  const folder = newFolder();
  const faults: string[] = [];
  const pages = new Map<string, Page>();

  beforeAll(async () => {
    const script = readFileSync(join(await built(), 'page.js'), 'utf8');
    for (const [name, outcome] of [
      ['sample', await sampleRun({}, script)],
      ['many', await runOf(many, { k: '2..5' }, script)],
    ] as const) {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, fileOf(outcome, 'report.html'));
      const context = await browser!.newContext({
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.on('console', (message) => faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(pathToFileURL(file).href);
      pages.set(name, page);
    }
  }, 120_000);

  beforeEach(async () => {
    for (const page of pages.values()) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(() => {
        Object.assign(globalThis.location, { hash: '' });
      });
      await page.locator(plot).scrollIntoViewIfNeeded();
      await page.locator(`${plot} > div svg`).waitFor();
      await page.locator(plot).focus();
      for (const key of ['Escape', '0']) await page.keyboard.press(key);
      await page.mouse.move(1, 1);
      await rested(page);
    }
  });

  afterEach(() => expect(faults).toEqual([]));

  afterAll(async () => {
    await browser?.close();
    removeFolder(folder);
  });

  function shown(name: string): Page {
    const page = pages.get(name);
    if (!page) throw new Error(`${name} is not open`);
    return page;
  }

  /** Longer than the map waits before it sets its texts anew. */
  const rested = (page: Page): Promise<void> => page.waitForTimeout(350);
  const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash);
  const texts = (page: Page, layer: 'names' | 'words'): Promise<string[]> =>
    page.locator(`${plot} .${layer}_marks text`).allTextContents();

  /** Texts that stand on one another, with how many there are, and how many papers are in sight, well within the map. */
  const clashes = (page: Page): Promise<{ count: number; papers: number; pairs: string[] }> =>
    page.evaluate((of) => {
      const map = document.querySelector(`${of} svg`)!.getBoundingClientRect();
      const inside = [...document.querySelectorAll(`${of} .mark-symbol.role-mark path`)].filter((dot) => {
        const { left, right, top, bottom } = dot.getBoundingClientRect();
        const [x, y] = [(left + right) / 2 - map.left, (top + bottom) / 2 - map.top];
        return (
          Math.abs(x / (map.right - map.left) - 0.5) < 0.4 && Math.abs(y / (map.bottom - map.top) - 0.5) < 0.4
        );
      });
      const boxes = [...document.querySelectorAll(`${of} :is(.names_marks, .words_marks) text`)].map(
        (text) => ({
          name: text.textContent ?? '',
          ...(({ left, right, top, bottom }) => ({ left, right, top, bottom }))(text.getBoundingClientRect()),
        }),
      );
      const pairs = boxes.flatMap((a, i) =>
        boxes
          .slice(i + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => `${a.name} / ${b.name}`),
      );
      return { count: boxes.length, papers: inside.length, pairs };
    }, plot);

  it.each(['sample', 'many'])('sets no text over another, near or far, wide or narrow (%s)', async (name) => {
    const page = shown(name);
    for (const width of [1280, 390, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator(plot).focus();
      for (const key of ['0', '+', '+', '+']) {
        await page.keyboard.press(key);
        await rested(page);
        const { count, papers, pairs } = await clashes(page);
        expect([width, key, pairs]).toEqual([width, key, []]);
        // Between the topics there is nothing to name.
        expect([width, key, count > 0]).toEqual([width, key, count > 0 || papers > 0]);
        if (key === '0') expect(count).toBeGreaterThan(0);
      }
    }
  });

  it('shows titles when few papers are in sight, and all names again for all', async () => {
    const page = shown('sample');
    const names = await texts(page, 'names');
    expect(names).toHaveLength(await page.locator('article.card').count());
    expect(await texts(page, 'words')).toEqual([]);
    await page.locator(plot).dblclick({ position: { x: 300, y: 300 } });
    await page.keyboard.press('+');
    await rested(page);
    const titles = (await texts(page, 'words')).map((text) =>
      text.replace(/…$/, '').replace(/\s/g, '').slice(0, 12),
    );
    const all = (await page.locator('table.papers .ti').allTextContents()).map((one) =>
      one.replace(/\s/g, ''),
    );
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) expect(all.some((one) => one.startsWith(title))).toBe(true);
    await page.locator('#map').getByText('Whole map').click();
    await rested(page);
    expect(await texts(page, 'names')).toEqual(names);
  });

  it('tells of the paper that is clicked, in the address too', async () => {
    const page = shown('sample');
    const dot = page.locator(`${plot} .mark-symbol.role-mark path`).nth(7);
    await dot.hover({ force: true });
    const title = (await page.locator('.tip span').textContent()) ?? '';
    expect(title).not.toBe('');
    await dot.click({ force: true });
    await expect.poll(() => page.locator('aside.paper h3').textContent()).toContain(title);
    expect(await hash(page)).toMatch(/^#paper=\d+$/);
    const panel = (await page.locator('aside.paper').textContent()) ?? '';
    expect(panel).toMatch(/\d\.\d\d.*then .*\d\.\d\d.*Because of/s);
    expect((await page.locator('aside.paper .abstract').textContent())?.length).toBeGreaterThan(100);
  });

  it('goes from paper to paper by key, says each, and shows one', async () => {
    const page = shown('sample');
    await page.locator(plot).focus();
    const said: string[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press(key);
      said.push((await page.locator('.unseen[aria-live]').textContent()) ?? '');
    }
    for (const text of said) expect(text).toMatch(/\. topic: .*\. similarity: \d\.\d\d/);
    expect(new Set(said).size).toBeGreaterThan(2);
    const title = (await page.locator('.tip span').textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('aside.paper h3').textContent()).toBe(title);
  });

  it('selects what is dragged over with Shift, lists it, and lets it go', async () => {
    const page = shown('sample');
    const box = (await page.locator(plot).boundingBox())!;
    const half = { x: box.x + box.width / 2, y: box.y + box.height };
    const within = await page.evaluate(
      ({ of, right }) =>
        [...document.querySelectorAll(`${of} .mark-symbol.role-mark path`)].filter((dot) => {
          const { left, right: end } = dot.getBoundingClientRect();
          return (left + end) / 2 < right;
        }).length,
      { of: plot, right: half.x },
    );
    expect([within > 0, within < 54]).toEqual([true, true]);
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + 1, box.y + 1);
    await page.mouse.down();
    await page.mouse.move(half.x - 50, half.y - 50);
    await page.mouse.move(half.x, half.y - 1);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    const rows = () => page.locator('table.papers tbody tr').count();
    await expect.poll(rows).toBe(within);
    expect(await page.locator('.taken').textContent()).toContain('selected on the map');
    await page.getByLabel('Clear the selection').click();
    await expect.poll(rows).toBe(54);
  });

  it('selects what is in sight by a button, and shows one paper in the table', async () => {
    const page = shown('sample');
    await page.locator('#map').getByText('Select what is in view').click();
    await expect.poll(() => page.locator('.taken').textContent()).toContain('54 papers');
    const title = await page.locator('aside.paper h3').textContent();
    await page.locator('aside.paper').getByText('Show in table').click();
    await expect.poll(() => page.locator('table.papers tbody tr').count()).toBe(1);
    expect(await page.locator('table.papers .ti').textContent()).toBe(title);
    await page.locator(plot).focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('table.papers tbody tr').count()).toBe(54);
  });

  it('leaves the wheel to the page until the map is meant', async () => {
    const page = shown('sample');
    const zoomed = async (): Promise<boolean> => {
      await rested(page);
      return (await texts(page, 'names')).join() !== names.join() || (await texts(page, 'words')).length > 0;
    };
    const names = await texts(page, 'names');
    await page.locator('#search').focus();
    await page.locator(plot).hover();
    await page.mouse.wheel(0, -300);
    expect(await zoomed()).toBe(false);
    await page.locator(plot).scrollIntoViewIfNeeded();
    await page.locator(plot).focus();
    await page.locator(plot).hover();
    await page.mouse.wheel(0, -300);
    await page.mouse.wheel(0, -300);
    expect(await zoomed()).toBe(true);
  });

  it('recolours with the number of topics, keeping its place', async () => {
    const page = shown('many');
    const paints = (): Promise<number> =>
      page.evaluate(
        (of) =>
          new Set(
            [...document.querySelectorAll(`${of} .mark-shape path`)]
              .map((one) => one.getAttribute('stroke') ?? '')
              .filter((stroke) => stroke.startsWith('var(--topic')),
          ).size,
        plot,
      );
    for (const k of [2, 5, 3]) {
      await page.evaluate((to) => {
        Object.assign(globalThis.location, { hash: `k=${to}` });
      }, k);
      await expect.poll(paints).toBe(k);
    }
  });
});
