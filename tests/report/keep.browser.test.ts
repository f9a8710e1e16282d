/** What a reader takes along, what those need who cannot see or point, and lists of every size: in a browser. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { palette } from '../../pipeline/chart/theme.ts';
import { launchBrowser } from '../browser.ts';
import { built } from '../cli/built.ts';
import { newFolder, removeFolder, root } from '../cli/folders.ts';
import type { PageDocument, PageElement, PageStyle, PageWindow } from './dom.ts';
import { fileOf, type Loose, runOf, sampleRun, sampleText } from './runs.ts';
import { drawCharts } from './scroll.ts';

declare const document: PageDocument & { readonly activeElement: PageElement };
declare const window: PageWindow & { readonly innerHeight: number };
declare const getComputedStyle: (
  element: PageElement,
) => PageStyle & Readonly<Record<'outlineStyle' | 'outlineWidth' | 'display', string>>;

const browser = await launchBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Pictures of the run, which no repository keeps. */
const screens = join(root, 'reports/screens');

const subjects = [
  'grammar search programs',
  'noise image diffusion',
  'protein fold helix',
  'speech audio tone',
];
/** As many papers on four subjects, linked and dated. */
function papers(count: number): Loose[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    title: `${subjects[i % 4]} of kind ${i}`,
    abstract: `${subjects[i % 4]} with method${i % 40} and setting${i % 23} ${subjects[(i * 7) % 4]?.split(' ')[i % 3]}`,
    url: `https://example.org/${i}`,
    published: `20${15 + (i % 10)}-${String((i % 12) + 1).padStart(2, '0')}-05`,
  }));
}

const lists = {
  sample: [sampleText, {}],
  one: [[{ title: 'The only paper' }], {}],
  three: [papers(3), {}],
  linked: [papers(24), { k: '2..4' }],
  many: [papers(2000).map(({ published: _, ...paper }) => paper), { k: '3..4', starts: '2' }],
  tenThousand: [papers(10_000), { k: '3..4', starts: '1' }],
} as const satisfies Readonly<Record<string, readonly [readonly Loose[] | string, Record<string, string>]>>;
type Name = keyof typeof lists;
const names = Object.keys(lists) as Name[];

describe.skipIf(browser === null)('the page, whoever reads it', () => {
  const folder = newFolder();

  beforeAll(async () => {
    const script = readFileSync(join(await built(), 'page.js'), 'utf8');
    for (const name of names) {
      const [list, settings] = lists[name];
      const file = join(folder, `${name}.html`);
      const outcome = await (name === 'sample' ? sampleRun({}, script) : runOf(list, settings, script));
      writeFileSync(file, fileOf(outcome, 'report.html'));
    }
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    removeFolder(folder);
  });

  /** A report in a context of its own; `faults` are requests, messages, errors, dialogs. */
  async function open(
    name: Name,
    hash = '',
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; faults: string[]; close(): Promise<void> }> {
    if (!browser) throw new Error('no browser');
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const own = pathToFileURL(join(folder, `${name}.html`)).href;
    const faults: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(own) && !request.url().startsWith('blob:')) faults.push(request.url());
    });
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('dialog', (dialog) => {
      faults.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(`${own}${hash}`, { waitUntil: 'load' });
    if (options.javaScriptEnabled !== false) await page.locator('.tip').waitFor({ state: 'attached' });
    return { page, faults, close: () => context.close() };
  }

  const shared = new Map<Name, ReturnType<typeof open>>();

  /** A report that is opened once, for tests that leave it as they found it. */
  function sharedOf(name: Name): ReturnType<typeof open> {
    const found = shared.get(name) ?? open(name);
    shared.set(name, found);
    return found;
  }

  // A page that has stopped is no use to the tests that follow, nor to another try.
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') shared.clear();
  });

  async function choose(page: Page, section: string, text: string): Promise<void> {
    const tools = page.locator(`${section} .tools`).first();
    // A chart that is being drawn may move what stands below it, and a click is lost between two places.
    await settled(tools);
    await tools.locator('summary').click();
    await tools.getByRole('button', { name: text }).click();
  }

  /** Scrolls to an element, and waits until it has stood still for a while. */
  async function settled(one: Locator): Promise<void> {
    await one.scrollIntoViewIfNeeded();
    let [last, still] = [Number.NaN, 0];
    await expect
      .poll(
        async () => {
          const y = (await one.boundingBox())?.y ?? Number.NaN;
          still = y === last ? still + 1 : 0;
          last = y;
          return still;
        },
        { interval: 60 },
      )
      .toBeGreaterThan(4);
  }

  async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const begun = page.waitForEvent('download', { timeout: 60_000 });
    begun.catch(() => {});
    await act();
    const download = await begun;
    const path = await download.path();
    return { name: download.suggestedFilename(), bytes: readFileSync(path) };
  }

  it.each(names)(
    'is quiet from top to bottom, at every width, and as wide as the window (%s)',
    async (name) => {
      const { page, faults } = await sharedOf(name);
      await drawCharts(page);
      mkdirSync(screens, { recursive: true });
      for (const width of [390, 1280, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = (): Promise<number> =>
          page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        await expect.poll(wide).toBe(0);
        if (name !== 'sample') continue;
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.evaluate(() => scrollTo(0, 0));
          await page.screenshot({ path: join(screens, `${name}-${width}-${colorScheme}.png`) });
        }
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      expect(faults).toEqual([]);
    },
  );

  it('finds a paper among ten thousand, of which the table holds no more than are seen', async () => {
    const { page, faults } = await sharedOf('tenThousand');
    await page.locator('#papers').scrollIntoViewIfNeeded();
    await page.locator('#search').fill('kind 9876');
    await expect
      .poll(() => page.locator('table.papers .ti').allTextContents())
      .toEqual(['grammar search programs of kind 9876']);
    await page.locator('#search').fill('');
    await expect.poll(() => page.locator('table.papers tbody tr').count()).toBeGreaterThan(5);
    expect(await page.locator('table.papers tbody tr').count()).toBeLessThan(200);
    expect(await page.locator('#papers').textContent()).toContain('10,000 papers');
    await page.locator('.top .slider').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => page.locator('article.card').count()).toBe(3);
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('article.card').count()).toBe(4);
    expect(faults).toEqual([]);
  });

  describe('of a chart', () => {
    it('saves the picture as SVG, with its title and in the colours of the light page, of the number shown', async () => {
      const { page, faults, close } = await open('sample', '#k=6', { colorScheme: 'dark' });
      for (const [section, file, title] of [
        ['#glance', 'topic-sizes-of-6.svg', 'Papers in each topic'],
        ['#topic-2', 'topic-2-words-of-6.svg', 'Words of '],
        ['#number', 'evidence-silhouette-of-6.svg', 'Silhouette'],
        ['#time', 'topics-over-time-of-6.svg', 'Papers by topic and quarter'],
      ] as const) {
        const { name, bytes } = await saved(page, () => choose(page, section, 'Save as SVG'));
        const svg = bytes.toString();
        expect([name, svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')]).toEqual([file, true]);
        expect(svg).toContain(title);
        expect(svg).not.toContain('var(');
        expect(svg).toContain(`fill="${palette.page[0]}"`);
      }
      expect(faults).toEqual([]);
      await close();
    });

    it('saves it as PNG of twice its size', async () => {
      const { page, faults } = await sharedOf('sample');
      const svg = await saved(page, () => choose(page, '#time', 'Save as SVG'));
      const png = await saved(page, () => choose(page, '#time', 'Save as PNG (2x)'));
      expect(png.name).toBe('topics-over-time.png');
      expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
      const [, width = '', height = ''] = / width="(\d+)" height="(\d+)"/.exec(svg.bytes.toString()) ?? [];
      expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([
        2 * Number(width),
        2 * Number(height),
      ]);
      expect(faults).toEqual([]);
    });

    it('shows and saves the spec, which holds every paper', async () => {
      const { page } = await sharedOf('sample');
      await choose(page, '#map', 'Show the spec');
      const panel = page.locator('#map .behind');
      expect(await panel.locator('pre').textContent()).toContain('https://vega.github.io/schema/vega-lite/');
      const { name, bytes } = await saved(page, () =>
        panel.getByRole('button', { name: 'Save the spec' }).click(),
      );
      expect(name).toMatch(/map\.vl\.json$/);
      expect(() => JSON.parse(bytes.toString()) as unknown).not.toThrow();
      await panel.getByRole('button', { name: 'Close' }).click();
      expect(await panel.count()).toBe(0);
    });

    it('has its data as a table that follows the slider', async () => {
      const { page } = await sharedOf('sample');
      await choose(page, '#glance', 'Show the data as a table');
      const rows = (): Promise<string[][]> =>
        page.evaluate(() =>
          [...document.querySelectorAll('#glance .behind tbody tr')].map((row) =>
            [...row.querySelectorAll('td')].map(({ textContent }) => textContent ?? ''),
          ),
        );
      const sizes = (all: string[][]): number => all.reduce((sum, [, papers]) => sum + Number(papers), 0);
      const before = await rows();
      expect([before.length > 5, sizes(before)]).toEqual([true, 54]);
      await page.locator('.top .slider').focus();
      await page.keyboard.press('ArrowLeft');
      await expect.poll(async () => (await rows()).length).toBe(before.length - 1);
      expect(sizes(await rows())).toBe(54);
      await page.goBack();
      await page.locator('#glance .behind').getByRole('button', { name: 'Close' }).click();
    });

    it('opens and leaves its menu by keyboard', async () => {
      const { page } = await sharedOf('sample');
      const tools = page.locator('#glance .tools');
      await tools.locator('summary').focus();
      await page.keyboard.press('Enter');
      await tools.getByRole('button', { name: 'Save as SVG' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await expect.poll(() => tools.locator('li').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement.tagName)).toBe('SUMMARY');
    });
  });

  it.each([
    ['light', 1280, '#k=6'],
    ['dark', 390, ''],
  ] as const)(
    'meets WCAG 2.2 AA with everything unfolded (%s, %i px, %s)',
    async (colorScheme, width, hash) => {
      const { page, close } = await open('sample', hash, { colorScheme, viewport: { width, height: 900 } });
      await drawCharts(page);
      await choose(page, '#map', 'Show the data as a table');
      await choose(page, '#time', 'Show the spec');
      await page.locator('#glance .tools summary').click();
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const result = await window.axe.run(document, {
          runOnly: tags,
          resultTypes: ['violations'],
          preload: false,
        });
        return result.violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
        );
      });
      expect(violations).toEqual([]);
      await close();
    },
  );

  it('leads by keyboard past the bar, and from the top to the link of a paper, in sight all the way', async () => {
    const { page, close } = await open('linked');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement.textContent)).toBe('To the topics');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement.id)).toBe('main');
    const unseen: string[] = [];
    let steps = 0;
    for (; steps < 150; steps++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const one = document.activeElement;
        const { top, bottom } = one.getBoundingClientRect();
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        const isRinged = outlineStyle !== 'none' && outlineWidth !== '0px';
        return {
          isPaper: one.matches('a[href^="https://example.org/"]'),
          isSeen: isRinged && bottom > 52 && top < window.innerHeight,
          what: `${one.tagName} ${one.textContent?.slice(0, 40)}`,
        };
      });
      if (!at.isSeen) unseen.push(at.what);
      if (at.isPaper) break;
    }
    expect(steps).toBeLessThan(150);
    expect(unseen).toEqual([]);
    await close();
  });

  it('says aloud what the slider has changed', async () => {
    const { page, close } = await open('sample');
    const status = page.locator('main > [role=status]');
    const before = await status.textContent();
    await page.locator('.top .slider').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => status.textContent()).toMatch(/^Two topics\. The largest: .*, \d+ papers\.$/);
    expect(before).toMatch(/^\w+ topics, as recommended\. /);
    await close();
  });

  it('keeps its dots where the reader has colours of their own', async () => {
    const { page } = await sharedOf('sample');
    await page.emulateMedia({ forcedColors: 'active' });
    const colours = await page.evaluate(() =>
      ['.glance .dot', 'body'].map((one) => getComputedStyle(document.querySelector(one)!).backgroundColor),
    );
    expect(colours[0]).not.toBe(colours[1]);
    await page.emulateMedia({ forcedColors: 'none' });
  });

  it('prints no controls and nothing folded, and every topic whole', async () => {
    const { page, close } = await open('sample', '', { javaScriptEnabled: false });
    await page.emulateMedia({ media: 'print' });
    const shown = async (selector: string): Promise<number> => {
      const all = await page.locator(selector).all();
      return (await Promise.all(all.map((one) => one.isVisible()))).filter(Boolean).length;
    };
    expect(await shown('.skip, .top, .tools, .slider, details:not([open]), input, button, footer')).toBe(0);
    expect(await shown('article.card, table.glance, table.papers')).toBeGreaterThan(10);
    await close();
  });
});
