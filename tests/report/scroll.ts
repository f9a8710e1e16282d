/** Scrolls through a report until all its charts are alive. */
import type { Page } from 'playwright-core';
import type { PageDocument } from './dom.ts';

declare const document: PageDocument;
declare const requestAnimationFrame: (then: () => void) => void;

/** The box that the script draws in is a div; throws for a chart that is not there after twenty seconds. */
export async function drawCharts(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(done));
    for (const plot of document.querySelectorAll('[data-chart]')) {
      if (!plot.checkVisibility()) continue;
      plot.scrollIntoView({ block: 'center', behavior: 'instant' });
      const end = Date.now() + 20_000;
      while ([...plot.querySelectorAll(':scope > div svg')].length === 0) {
        if (Date.now() > end) throw new Error(`no chart in ${plot.outerHTML.slice(0, 200)}`);
        await frame();
      }
    }
  });
}
