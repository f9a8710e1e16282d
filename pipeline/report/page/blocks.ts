/** Which blocks of a long table are drawn: those in the window and a window above and below, and the one that has the focus. */
import type { Blocks, BlockWatch } from '../surroundings.ts';

/** Height of a row that has never been seen, in px. */
const guess = 60;

/** `told` hears of every change; null stands for paper, where there is no window. */
export function watchBlocks(
  element: object,
  { rows, rowsOf }: Blocks,
  told: (drawn: readonly number[] | null) => void,
): BlockWatch {
  if (!(element instanceof HTMLElement)) throw new TypeError('blocks stand in an element');
  const table: HTMLElement = element;
  const count = Math.ceil(rows / rowsOf);
  const heights = new Map<number, number>();
  const inBlock = (block: number): number => Math.min(rowsOf, rows - block * rowsOf);
  let perRow = guess;
  let drawn = '';
  let due = false;
  let printing = matchMedia('print').matches;

  function measure(): void {
    let seen = 0;
    let height = 0;
    for (const body of table.querySelectorAll<HTMLElement>('tbody[data-block]')) {
      const block = Number(body.dataset.block);
      const own = body.getBoundingClientRect().height;
      if (own === 0 || block >= count) continue;
      heights.set(block, own);
      seen += inBlock(block);
      height += own;
    }
    if (seen > 0 && heights.size < 8) perRow = height / seen;
  }

  const heightOf = (block: number): number => heights.get(block) ?? inBlock(block) * perRow;

  function look(): void {
    due = false;
    if (printing) {
      tell(null);
      return;
    }
    measure();
    const near: number[] = [];
    const head = table.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    let top = table.getBoundingClientRect().top + head;
    for (let block = 0; block < count; block++) {
      const bottom = top + heightOf(block);
      if (bottom > -innerHeight && top < innerHeight * 2) near.push(block);
      top = bottom;
    }
    const focused = document.activeElement?.closest<HTMLElement>('tbody[data-block]');
    const held = focused && table.contains(focused) ? Number(focused.dataset.block) : -1;
    if (held >= 0 && held < count && !near.includes(held)) near.push(held);
    tell(near.sort((a, b) => a - b));
  }

  function tell(next: readonly number[] | null): void {
    const name = next === null ? 'all' : next.join();
    if (name === drawn) return;
    drawn = name;
    told(next);
  }

  const soon = (): void => {
    if (due) return;
    due = true;
    requestAnimationFrame(look);
  };
  const print = (on: boolean) => (): void => {
    printing = on;
    look();
  };
  const media = matchMedia('print');
  const turned = (): void => print(media.matches)();
  const [before, after] = [print(true), print(false)];
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  media.addEventListener('change', turned);
  // A row that opens, or another width of the page.
  const sizes = new ResizeObserver(soon);
  sizes.observe(document.body);
  look();

  return {
    heightOf,
    stop() {
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      media.removeEventListener('change', turned);
      sizes.disconnect();
    },
  };
}
