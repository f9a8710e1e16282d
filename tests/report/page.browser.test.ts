import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { palette } from '../../pipeline/chart/theme.ts';
import { counted } from '../../pipeline/words.ts';
import { launchBrowser } from '../browser.ts';
import { built } from '../cli/built.ts';
import { newFolder, removeFolder } from '../cli/folders.ts';
import type { PageDocument, PageElement, PageStyle, PageWindow } from './dom.ts';
import { fileOf, jsonOf, type Loose, runOf, sampleRun, type TopicsFile } from './runs.ts';
import { drawCharts } from './scroll.ts';

// What stands in `evaluate` runs in the page.
declare const document: PageDocument;
declare const window: PageWindow;
declare const getComputedStyle: (element: PageElement) => PageStyle;
declare const requestAnimationFrame: (then: (time: number) => void) => void;

const browser = await launchBrowser();

const evil = [
  '<script>window.__pwned = 1</script>',
  '<img src=x onerror="window.__pwned = 2">',
  '</script><script>window.__pwned = 3</script>',
  '</title></style></textarea><svg onload="window.__pwned = 4">',
  `" onmouseover="window.__pwned = 5" x="`,
  `' autofocus onfocus='window.__pwned = 6`,
  '<!--<script>window.__pwned = 7//-->',
  '{{constructor.constructor("window.__pwned = 8")()}}',
  '\\u003cscript>window.__pwned = 9</script>',
];
const hostile: readonly Loose[] = [
  ...evil.map((payload, i) => ({
    id: payload,
    title: `${payload} program synthesis ${'abcdefghi'[i]}`,
    abstract: `${payload} grammar search`,
    authors: [payload],
    url:
      i % 2 === 0
        ? 'javascript:window.__pwned=10'
        : `https://example.org/"><script>window.__pwned=11</script>`,
    published: `2025-0${1 + (i % 9)}-01`,
  })),
  { title: `long ${'diffusion '.repeat(1000)}`, abstract: 'noise network', published: '2024-01-01' },
  { title: 'x'.repeat(10_000), abstract: 'noise network', published: '2024-02-01' },
  {
    title: '\u202egnitirw sdrawkcab\u202c of images',
    abstract: '\u2066noise\u2069 network',
    published: '2024-03-01',
  },
  { title: 'lone \ud800 surrogates \udfff of images', abstract: 'noise \udc00', published: '2024-04-01' },
  { title: 'למידה עמוקה לעיבוד שפה טבעית', abstract: 'רשתות נוירונים עמוקות', published: '2024-05-01' },
  { title: 'التعلم العميق لمعالجة اللغة', abstract: 'الشبكات العصبية', published: '2024-06-01' },
  {
    title: '大規模言語モデルによるプログラム合成',
    abstract: 'プログラム合成の手法',
    published: '2024-07-01',
  },
  { title: '基于扩散模型的图像生成', abstract: '图像生成方法', published: '2024-08-01' },
];
const small: readonly Loose[] = [{ title: 'The only paper' }];

const names = ['sample', 'hostile', 'small'] as const;
type Name = (typeof names)[number];

/** What is said of the number of topics, wherever it is. */
interface Seen {
  readonly hash: string;
  readonly heading: string;
  readonly bar: string;
  readonly cards: readonly string[];
  readonly glance: readonly string[];
  readonly sizes: readonly string[];
  readonly splits: number;
}

/** A report opened in a context of its own, with everything that it must not do. */
interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Requests, console messages, errors, dialogs, violations of the page's policy. */
  faults(): Promise<string[]>;
}

describe.skipIf(browser === null)('the page in a browser', () => {
  const folder = newFolder();
  const addresses = new Map<string, string>();
  const live = new Map<Name, Opened>();
  /** The sample without scripts. */
  let still: Opened;

  beforeAll(async () => {
    const script = readFileSync(join(await built(), 'page.js'), 'utf8');
    const runs = {
      sample: () => sampleRun({}, script),
      hostile: () => runOf(hostile, { title: evil.join(' ') }, script),
      small: () => runOf(small, {}, script),
    };
    for (const name of names) {
      const file = join(folder, `${name}.html`);
      writeFileSync(file, fileOf(await runs[name](), 'report.html'));
      addresses.set(name, pathToFileURL(file).href);
    }
    await openAll();
  }, 120_000);

  async function openAll(): Promise<void> {
    for (const name of names) {
      const opened = await open(name);
      await drawCharts(opened.page);
      live.set(name, opened);
    }
    still = await open('sample', { javaScriptEnabled: false });
  }

  beforeEach(async () => {
    for (const { page } of [still, ...live.values()]) {
      await page.mouse.move(1, 1);
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });

  // Whatever a test does with the pages, they stay quiet.
  afterEach(async ({ task }) => {
    // A page that has stopped is no use to the tests that follow, nor to another try.
    if (task.result?.state === 'fail') await openAll();
    else for (const [name, { faults }] of live) expect([name, await faults()]).toEqual([name, []]);
  });

  afterAll(async () => {
    await browser?.close();
    removeFolder(folder);
  });

  async function open(
    name: Name,
    options: BrowserContextOptions = {},
    first: (() => void) | null = null,
  ): Promise<Opened> {
    if (!browser) throw new Error('no browser');
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const own = addresses.get(name) ?? '';
    const seen: string[] = [];
    page.on('request', (request) => {
      if (request.url() !== own) seen.push(`request: ${request.url()}`);
    });
    page.on('console', (message) => seen.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      seen.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        window.violations.push(`policy: ${violatedDirective} ${blockedURI}`);
      });
    });
    if (first) await page.addInitScript(first);
    await page.goto(own, { waitUntil: 'load' });
    const faults = async (): Promise<string[]> =>
      options.javaScriptEnabled === false
        ? seen
        : [...seen, ...(await page.evaluate(() => window.violations))];
    return { context, page, faults };
  }

  function shown(name: Name): Page {
    const opened = live.get(name);
    if (!opened) throw new Error(`${name} is not open`);
    return opened.page;
  }

  const dots = (page: Page) => page.locator('[data-chart="paper-map"] .mark-symbol.role-mark path');

  it.each(names)('asks for nothing, says nothing and breaks no rule of its own (%s)', async (name) => {
    const page = shown(name);
    for (const width of [800, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    }
    expect(await live.get(name)?.faults()).toEqual([]);
    expect(await page.locator('[data-chart]').count()).toBeGreaterThan(2);
  });

  it('would tell of a request, an error, and scripts of others', async () => {
    const { context, page, faults } = await open('small');
    await page.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'x.png';
      document.body.append(image);
      const script = document.createElement('script');
      script.textContent = 'window.__pwned = 1';
      document.body.append(script);
      setTimeout(() => {
        throw new Error('made up');
      });
    });
    await expect.poll(async () => (await faults()).join('\n')).toContain('error: made up');
    const all = (await faults()).join('\n');
    expect(all).toContain('policy: img-src');
    expect(all).toContain('policy: script-src');
    expect(all).toContain('console: ');
    expect(await page.evaluate(() => window.__pwned)).toBeUndefined();
    await context.close();
  });

  it('is whole without scripts: pictures, cards, tables', async () => {
    const { page, faults } = still;
    const cards = await page.locator('article.card').count();
    expect(cards).toBeGreaterThan(1);
    expect(await page.locator('table.glance tbody tr').count()).toBe(cards);
    expect(await page.locator('table.papers tbody tr').count()).toBe(54);
    // Bars and trends at a glance, seven figures, the splits, the map, time, relations, and the words of each topic.
    const pictures = await page.locator('[data-chart] > svg').all();
    expect(pictures).toHaveLength(13 + cards);
    for (const picture of pictures) {
      const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
      expect([width > 100, height > 20]).toEqual([true, true]);
    }
    expect(await page.locator('.tip').count()).toBe(0);
    expect(await faults()).toEqual([]);
  });

  /** How far the middle of each bar at a glance is from that of its row, in px. */
  const astray = async (page: Page): Promise<number[]> => {
    const middles = (selector: string): Promise<number[]> =>
      page.evaluate(
        (of) =>
          [...document.querySelectorAll(of)]
            .map((one) => one.getBoundingClientRect())
            .map(({ top, bottom }) => (top + bottom) / 2),
        selector,
      );
    const bars = await middles('[data-chart="topic-bars"] .mark-rect.role-mark path');
    const rows = await middles('table.glance tbody td.lab');
    expect([bars.length > 5, bars.length]).toEqual([true, rows.length]);
    return bars.map((middle, i) => Math.abs(middle - rows[i]!));
  };

  // 688 px is what the margins leave of an A4 page.
  it('sets each bar at a glance beside its own row, with and without scripts', async () => {
    const { page } = still;
    for (const [media, width] of [
      ['screen', 1280],
      ['screen', 960],
      ['screen', 700],
      ['print', 688],
    ] as const) {
      for (const shownPage of [page, shown('sample')]) {
        await shownPage.setViewportSize({ width, height: 900 });
        await shownPage.emulateMedia({ media });
        await expect.poll(async () => Math.max(...(await astray(shownPage)))).toBeLessThan(1.5);
      }
      const rightEdges = (): Promise<number[]> =>
        page.evaluate(() =>
          ['[data-chart="topic-bars"] > svg', 'td.bars'].map(
            (one) => document.querySelector(one)!.getBoundingClientRect().right,
          ),
        );
      await expect
        .poll(async () => {
          const [picture = 0, column = 0] = await rightEdges();
          return picture - column;
        })
        .toBeLessThanOrEqual(0.5);
    }
  });

  it('puts live charts in the place of the pictures, with as many dots', async () => {
    const page = shown('sample');
    expect(await page.locator('[data-chart] > svg').count()).toBe(0);
    const charts = await page.locator('[data-chart]').count();
    expect(await page.locator('[data-chart] > div > svg').count()).toBe(charts);
    expect(await dots(page).count()).toBe(54);
  });

  it('shows the title of a paper beside its dot, and hides it again', async () => {
    const page = shown('sample');
    const tip = page.locator('.tip');
    expect(await tip.isVisible()).toBe(false);
    const titles = new Set(await page.locator('table.papers .ti').allTextContents());
    expect(titles.size).toBe(54);
    for (const i of [0, 53]) {
      await dots(page).nth(i).hover({ force: true });
      await tip.waitFor({ state: 'visible' });
      expect(titles).toContain(await tip.locator('span').first().textContent());
      expect(await tip.textContent()).toMatch(/topic: .*similarity: \d\.\d\d/);
    }
    await page.mouse.move(1, 1);
    await tip.waitFor({ state: 'hidden' });
  });

  it('keeps the tooltip of a dot at the edge inside the window', async () => {
    const page = shown('hostile');
    await page.setViewportSize({ width: 700, height: 600 });
    const tips: string[] = [];
    for (const dot of await dots(page).all()) {
      await dot.hover({ force: true });
      const box = await page.locator('.tip').boundingBox();
      if (!box) continue;
      const inside = box.x >= 0 && box.x + box.width <= 700 && box.y >= 0 && box.y + box.height <= 600;
      tips.push(inside ? 'inside' : JSON.stringify(box));
    }
    expect(new Set(tips)).toEqual(new Set(['inside']));
    expect(tips.length).toBeGreaterThan(hostile.length / 2);
  });

  it.each([
    ['light', 0],
    ['dark', 1],
  ] as const)(
    'is %s where the reader likes it so, in the colours of the theme',
    async (colorScheme, side) => {
      const rgb = (hex: string): string =>
        `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
      const page = shown('sample');
      await page.emulateMedia({ colorScheme });
      const colours = await page.evaluate(() => {
        const style = (selector: string): PageStyle => getComputedStyle(document.querySelector(selector)!);
        const bar = '[data-chart="topic-0-words"] .layer_1_marks path';
        return [style('body').backgroundColor, style('body').color, style(bar).fill, style('.sub').color];
      });
      expect(colours).toEqual(
        [palette.page, palette.ink, palette.topic0, palette.ink3].map((both) => rgb(both[side])),
      );
    },
  );

  it('prints in light colours also from a dark screen', async () => {
    const page = shown('sample');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const ink = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--ink'),
    );
    expect(ink).toBe(palette.ink[0]);
  });

  it('cuts no chart on paper, still or alive', async () => {
    for (const one of [still.page, shown('sample')]) {
      await one.setViewportSize({ width: 688, height: 900 });
      await one.emulateMedia({ media: 'print' });
      const cut = (): Promise<string[]> =>
        one.evaluate(() =>
          [...document.querySelectorAll('[data-chart]')].flatMap((plot) =>
            [...plot.querySelectorAll('svg')]
              .filter((svg) => svg.checkVisibility())
              .filter((svg) => svg.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map(() => plot.getAttribute('data-chart') ?? ''),
          ),
        );
      await expect.poll(cut).toEqual([]);
    }
  });

  it('fills the first page of paper: how many topics there are begins below the topics', async () => {
    const page = shown('sample');
    await page.emulateMedia({ media: 'print' });
    const pdf = await page.pdf({ preferCSSPageSize: true, outline: true, tagged: true });
    // The outline names the page that each heading is on.
    const entries = pdf.toString('latin1').matchAll(/\/Title \(([^)]*)\)\s*\/Dest \[(\d+) 0 R/g);
    const pages = new Map(
      [...entries].map(([, title = '', number = '']) => [title.replace(/\s/g, ''), number]),
    );
    const first = pages.get('Topicsataglance');
    expect(first).toBeDefined();
    expect(pages.get('Howmanytopics?')).toBe(first);
    // Not all are on one page, then.
    expect(new Set(pages.values()).size).toBeGreaterThan(3);
  });

  /** What reaches over the right edge of the window, but for what is inside a chart or a row of filters, whose frames may scroll. */
  const overflow = (page: Page): Promise<unknown> =>
    page.evaluate(() => {
      const edge = document.documentElement.clientWidth;
      const wide = [...document.body.querySelectorAll('*')]
        .filter((one) => !one.closest('.plot, .chips') || one.matches('.plot, .chips'))
        .filter((one) => one.getBoundingClientRect().right > edge + 1)
        .map((one) => `${one.tagName}.${one.className} ${one.textContent?.trim().slice(0, 30)}`);
      return { scrolls: document.documentElement.scrollWidth - edge, wide: wide.slice(0, 3) };
    });

  it.each(names.flatMap((name) => [390, 768, 1280, 2560].map((width) => [name, width] as const)))(
    'needs no scrolling sideways (%s, %i px)',
    async (name, width) => {
      const page = shown(name);
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => overflow(page)).toEqual({ scrolls: 0, wide: [] });
    },
  );

  it('fits a telephone when it is opened on one', async () => {
    const { context, page, faults } = await open('sample', {
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 3,
      hasTouch: true,
      isMobile: true,
    });
    await drawCharts(page);
    expect(await overflow(page)).toEqual({ scrolls: 0, wide: [] });
    expect(await faults()).toEqual([]);
    await context.close();
  });

  describe('of how topics split', () => {
    const chart = '[data-chart="topic-splits"]';

    it.each([390, 1000, 1280])('shows names that fit between the columns (%i px)', async (width) => {
      const page = shown('sample');
      await page.setViewportSize({ width, height: 900 });
      const fits = (): Promise<unknown> =>
        page.evaluate((of) => {
          const names = [...document.querySelectorAll(`${of} .layer_5_marks text`)].map((one) =>
            one.getBoundingClientRect(),
          );
          const begin = Math.min(...names.map(({ left }) => left));
          const columns = [...document.querySelectorAll(`${of} .layer_6_marks path`)]
            .map((one) => one.getBoundingClientRect().left)
            .filter((left) => left > begin);
          return {
            names: names.length,
            columns: new Set(columns.map(Math.round)).size > 0,
            wide: names.filter(({ right }) => right > Math.min(...columns)).length,
          };
        }, chart);
      const cards = await page.locator('article.card').count();
      await expect.poll(fits).toEqual({ names: cards, columns: true, wide: 0 });
    });

    it('scrolls in its own frame where the window is narrow, and is not cut on paper', async () => {
      const page = shown('sample');
      const widths = (): Promise<unknown> =>
        page.evaluate((of) => {
          const place = document.querySelector(of)!;
          const [svg] = [...place.querySelectorAll('svg')];
          const { left, right } = svg!.getBoundingClientRect();
          return { scrolls: place.scrollWidth > place.clientWidth + 1, whole: right - left >= 799 };
        }, chart);
      await page.setViewportSize({ width: 390, height: 900 });
      await expect.poll(widths).toEqual({ scrolls: true, whole: true });
      await page.emulateMedia({ media: 'print' });
      await expect.poll(widths).toEqual({ scrolls: false, whole: false });
    });

    it('tells the papers of a strand beside it', async () => {
      const page = shown('sample');
      await page.locator(chart).scrollIntoViewIfNeeded();
      const last = page.locator(`${chart} .layer_2_layer_1_marks path`).last();
      const box = await last.boundingBox();
      if (!box) throw new Error('no strand');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.locator('.tip').waitFor({ state: 'visible' });
      expect(await page.locator('.tip').textContent()).toMatch(
        /^\d+ papers? from .* \(of 11\) to .* \(of 12\)$/,
      );
    });

    it('has its data as a table, every paper of every number', async () => {
      const page = shown('sample');
      const table = page.locator('table.flows');
      expect(await table.isVisible()).toBe(false);
      await page.getByText('Which papers go where').click();
      expect(await table.isVisible()).toBe(true);
      const sums = await page.evaluate(() =>
        [...document.querySelectorAll('table.flows tbody')].map((body) =>
          [...body.querySelectorAll('td.num')].reduce((sum, cell) => sum + Number(cell.textContent), 0),
        ),
      );
      expect(sums).toEqual(new Array(10).fill(54));
      await page.getByText('Which papers go where').click();
    });
  });

  /** What a reader sees of the number of topics, wherever it is said. */
  const seen = (page: Page): Promise<Seen> =>
    page.evaluate(() => {
      const texts = (selector: string): string[] =>
        [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
      return {
        hash: window.location.hash,
        heading: texts('h1')[0] ?? '',
        bar: texts('.top .tuner b')[0] ?? '',
        cards: texts('article.card h3').map((text) => text.replace(/\s*#$/, '')),
        glance: texts('table.glance .lab b'),
        sizes: texts('table.glance .share .phone'),
        splits: texts('[data-chart="topic-splits"] .layer_5_marks text').length,
      };
    });

  describe('of another number of topics', () => {
    /** Moves the large slider to a number by the keyboard. */
    async function moveTo(page: Page, k: number): Promise<void> {
      const slider = page.locator('.tune .slider');
      await slider.focus();
      await page.keyboard.press('Home');
      for (let at = 2; at < k; at++) await page.keyboard.press('ArrowRight');
    }

    it('changes cards, table, sentences, charts and address together, to what a run with --k finds', async () => {
      const page = shown('sample');
      const before = await seen(page);
      for (const k of [6, 12]) {
        await page.locator('#number').scrollIntoViewIfNeeded();
        await moveTo(page, k);
        await expect.poll(() => seen(page)).toMatchObject({ hash: `#k=${k}` });
        // Charts are drawn anew when they are looked at.
        await page.locator('[data-chart="topic-splits"]').scrollIntoViewIfNeeded();
        await expect.poll(() => seen(page)).toMatchObject({ splits: k });
        const found = await seen(page);
        const alone = jsonOf<TopicsFile>(await sampleRun({ k: String(k) }), 'topics.json');
        expect(found.bar).toBe(`${k} topics`);
        expect(found.heading).toMatch(k === 6 ? /^Six topics in 54 papers/ : /^Twelve topics in 54 papers/);
        expect([found.cards.length, found.glance]).toEqual([k, found.cards]);
        expect(found.sizes).toEqual(alone.topics.map(({ size }) => `${counted(size, 'paper')}, `));
        const titles = await page.evaluate(() =>
          [...document.querySelectorAll('article.card')].map(
            (card) => [...card.querySelectorAll('.plist .ti')].length,
          ),
        );
        // Cards show three of them at most.
        expect(titles).toEqual(
          alone.topics.map(({ representatives }) => Math.min(3, representatives.length)),
        );
        expect(await page.locator('.tune .slider').getAttribute('aria-valuetext')).toMatch(
          k === 6 ? 'six topics' : 'twelve topics',
        );
      }
      await page.locator('#number .say a').click();
      await page.locator('[data-chart="topic-splits"]').scrollIntoViewIfNeeded();
      await expect.poll(() => seen(page)).toEqual({ ...before, hash: '' });
    });

    it('goes back with the browser, and a copied address shows the same', async () => {
      const page = shown('sample');
      const before = await seen(page);
      await page.locator('.tune .slider').focus();
      await page.keyboard.press('ArrowLeft');
      await expect.poll(async () => (await seen(page)).cards.length).toBe(before.cards.length - 1);
      await page.keyboard.press('ArrowLeft');
      await expect.poll(async () => (await seen(page)).cards.length).toBe(before.cards.length - 2);
      const moved = await seen(page);
      const other = await page.context().newPage();
      await other.goto(page.url());
      await expect.poll(() => seen(other)).toMatchObject({ ...moved, splits: expect.any(Number) });
      await page.goBack();
      await expect.poll(async () => (await seen(page)).cards.length).toBe(before.cards.length - 1);
      await page.goBack();
      await expect.poll(() => seen(page)).toMatchObject({ ...before, splits: expect.any(Number) });
      await page.goForward();
      await expect.poll(async () => (await seen(page)).cards.length).toBe(before.cards.length - 1);
      await page.goBack();
      await expect.poll(() => seen(page)).toMatchObject({ ...before, splits: expect.any(Number) });
      await other.close();
    });

    it('is reached by a click on its column, of the evidence and of the splits', async () => {
      const page = shown('sample');
      const before = await seen(page);
      for (const [chart, layer, at, k] of [
        ['evidence-silhouette', '.layer_14_marks path', 3, 5],
        ['topic-splits', '.layer_6_marks path', 2, 3],
      ] as const) {
        await page.locator(`[data-chart="${chart}"]`).scrollIntoViewIfNeeded();
        await page.locator(`[data-chart="${chart}"] ${layer}`).nth(at).click({ force: true });
        await expect
          .poll(async () => [(await seen(page)).hash, (await seen(page)).cards.length])
          .toEqual([`#k=${k}`, k]);
      }
      await page.goBack();
      await page.goBack();
      await expect.poll(() => seen(page)).toMatchObject({ ...before, splits: expect.any(Number) });
    });
  });

  it.each([
    ['before texts are unpacked', true],
    ['after texts are unpacked', false],
  ])('is taken over by the script without a change but that of what is alive, %s', async (_when, early) => {
    const alive = await open(
      'sample',
      {},
      early ? () => Reflect.set(window, 'requestIdleCallback', () => 0) : null,
    );
    const abstract = alive.page.locator('.paper .abstract');
    await (early ? alive.page.locator('.tip') : abstract).waitFor({ state: 'attached' });
    const [before, after] = await Promise.all(
      [still, alive].map(async ({ page }) =>
        (await page.locator('#page').innerHTML())
          .replace(/(<div [^>]*data-chart="[^"]*"[^>]*>).*?<\/div>(?=<\/figure>)/gs, '$1</div>')
          // The abstract of the paper looked at comes with all abstracts, which are unpacked last.
          .replace(/<p class="abstract".*?<\/p>/gs, '')
          // What is folded comes when it is opened, and the table of papers can be worked with.
          .replace(/<section class="over".*?<\/section>/gs, '')
          .replace(/<section id="papers".*?(?=<section id="trust")/s, '')
          .replace(/<!--.*?-->/g, ''),
      ),
    );
    const at = [...(before ?? '')].findIndex((letter, i) => letter !== after?.[i]);
    expect([at, after?.slice(at - 80, at + 80)]).toEqual([-1, before?.slice(at - 80, at + 80)]);
    expect(await abstract.count()).toBe(early ? 0 : 1);
    await alive.context.close();
  });

  it('finds papers by words of their title and of their abstract, and keeps the search in the address', async () => {
    const page = shown('sample');
    const search = page.locator('#search');
    await search.fill('zero-shot');
    await expect.poll(() => page.locator('table.papers tbody tr').count()).toBeLessThan(54);
    await expect.poll(() => page.url()).toContain('#q=zero-shot');
    await expect
      .poll(async () => Number((await page.locator('output').textContent())?.match(/\d+ of 54|^\w+/)?.length))
      .toBeGreaterThan(0);
    await search.fill('');
    await expect.poll(() => page.locator('table.papers tbody tr').count()).toBe(54);
  });

  it('says the trend of each topic also where the page is narrow, in a row of two lines', async () => {
    const page = shown('sample');
    await page.setViewportSize({ width: 390, height: 844 });
    const rows = await page.locator('table.glance tbody tr').all();
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      expect(await row.locator('.trend').innerText()).toMatch(/^(new|rising|fading|steady|too few to say)$/);
      expect(await row.locator('td.num').first().innerText()).toMatch(/^\w+ papers, \d+\u202f%$/);
      const [row1, row2] = await Promise.all(
        ['td.num >> nth=0', '.trend'].map((one) => row.locator(one).boundingBox()),
      );
      expect(row2!.y).toBeGreaterThanOrEqual(row1!.y + row1!.height);
      expect(row2!.x + row2!.width).toBeCloseTo(370, 0);
    }
  });

  it('sets no two names of topics on the map over each other', async () => {
    const page = shown('sample');
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('[data-chart="paper-map"] .names_marks text')].map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return { name: text.textContent ?? '', left, right, top, bottom };
      }),
    );
    expect(boxes).toHaveLength(await page.locator('article.card').count());
    const overlaps = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.name} / ${b.name}`),
    );
    expect(overlaps).toEqual([]);
  });

  it.each(names)('has links that lead somewhere, and no name twice (%s)', async (name) => {
    const page = shown(name);
    const found = await page.evaluate(() => ({
      broken: [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => !href.includes('=') && !document.getElementById(href.slice(1))),
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    }));
    expect(found.broken).toEqual([]);
    expect(found.ids.length).toBeGreaterThan(5);
    expect(new Set(found.ids).size).toBe(found.ids.length);
  });

  describe('of a hostile list', () => {
    it('runs nothing that a stranger wrote, hovered, focused or loaded', async () => {
      const page = shown('hostile');
      for (const dot of await dots(page).all()) await dot.hover({ force: true });
      const found = await page.evaluate(() => {
        for (const one of document.querySelectorAll('body *')) {
          for (const kind of ['mouseover', 'focus', 'error', 'load']) one.dispatchEvent(new Event(kind));
        }
        const foreign =
          'img, iframe, object, embed, base, link, form:not(.vega-bindings), input:not(.slider, #search, .sift input), textarea, [autofocus]';
        return {
          pwned: window.__pwned ?? 'nobody',
          scripts: document.scripts.length,
          foreign: [...document.querySelectorAll(foreign)].map(({ outerHTML }) => outerHTML.slice(0, 80)),
          dates: [...document.querySelectorAll('input[type="date"]')].length,
          numbers: [...document.querySelectorAll('input[type="number"]')].length,
          handlers: [...document.querySelectorAll('*')].flatMap((one) =>
            one.getAttributeNames().filter((name) => name.startsWith('on')),
          ),
          links: [...new Set([...document.querySelectorAll('a')].map(({ protocol }) => protocol))].sort(),
        };
      });
      expect(found).toEqual({
        pwned: 'nobody',
        // Three parts of data, which no browser runs, and the program's own.
        scripts: 4,
        foreign: [],
        // The first and the last date, and the least similarity, of papers to be listed.
        dates: 2,
        numbers: 1,
        handlers: [],
        links: ['file:', 'https:'],
      });
    });

    it('shows what was written, letter by letter', async () => {
      const page = shown('hostile');
      const titles = await page.locator('table.papers .ti').allTextContents();
      for (const [i, payload] of evil.entries()) {
        expect(titles).toContain(`${payload} program synthesis ${'abcdefghi'[i]}`);
      }
      expect(await page.title()).toBe(`Topics in ${hostile.length} papers: ${evil.join(' ')}`);
    });

    it('keeps bidirectional overrides and lone surrogates out, and long titles short', async () => {
      const page = shown('hostile');
      const text = await page.evaluate(() => document.documentElement.outerHTML);
      expect(/[\u202a-\u202e\u2066-\u2069]/.exec(text)).toBeNull();
      expect(text.isWellFormed()).toBe(true);
      const titles = await page.locator('table.papers .ti').allTextContents();
      expect(titles).toHaveLength(hostile.length);
      expect(Math.max(...titles.map((title) => title.length))).toBeLessThanOrEqual(301);
      expect(titles).toContain('lone \ufffd surrogates \ufffd of images');
      expect(titles).toContain('gnitirw sdrawkcab of images');
    });

    it('sets each title in the direction of its own script', async () => {
      const page = shown('hostile');
      const directions = await page.evaluate(() =>
        [...document.querySelectorAll('table.papers .ti')].map((one) => [
          one.textContent ?? '',
          getComputedStyle(one).direction,
        ]),
      );
      const rightToLeft = directions.filter(([, direction]) => direction === 'rtl').map(([title]) => title);
      expect(new Set(rightToLeft)).toEqual(
        new Set(['למידה עמוקה לעיבוד שפה טבעית', 'التعلم العميق لمعالجة اللغة']),
      );
    });
  });

  it.each(['light', 'dark'] as const)('has no text too faint to read (%s, 4.5:1)', async (colorScheme) => {
    const page = shown('sample');
    await page.emulateMedia({ colorScheme });
    const { faint, seen } = await page.evaluate(() => {
      const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
      // Relative luminance and contrast as WCAG 2.2 defines them.
      const luminance = (colour: string): number => {
        const [r = 0, g = 0, b = 0] = channels(colour)
          .slice(0, 3)
          .map((c) => c / 255)
          .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (start: PageElement): string => {
        for (let one: PageElement | null = start; one; one = one.parentElement) {
          const { backgroundColor } = getComputedStyle(one);
          if (channels(backgroundColor)[3] !== 0) return backgroundColor;
        }
        return 'rgb(255, 255, 255)';
      };
      const faint: string[] = [];
      let seen = 0;
      for (const one of document.body.querySelectorAll('*')) {
        const text = [...one.childNodes]
          .filter(({ nodeType }) => nodeType === 3)
          .map((node) => node.textContent ?? '')
          .join('')
          .trim();
        if (text === '' || one.closest('script, style') || !one.checkVisibility()) continue;
        const style = getComputedStyle(one);
        const isDrawn = one.namespaceURI?.endsWith('/svg') ?? false;
        // The halo under a name on the map is in the colour of the page.
        if (isDrawn && style.stroke !== 'none') continue;
        seen++;
        const [dark = 0, light = 0] = [
          luminance(isDrawn ? style.fill : style.color),
          luminance(ground(one)),
        ].sort((a, b) => a - b);
        const ratio = (light + 0.05) / (dark + 0.05);
        if (ratio < 4.5) faint.push(`${ratio.toFixed(2)} ${text.slice(0, 40)}`);
      }
      return { faint, seen };
    });
    expect(seen).toBeGreaterThan(400);
    expect(faint).toEqual([]);
  });
});
