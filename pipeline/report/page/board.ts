/** Draws charts alive in their places: each when it comes near the window, anew when the view has changed, and never twice from scratch. */
import { parse, type Runtime, type Spec, View as VegaView } from 'vega';
import type { SceneDrawing } from '../../chart/chart.ts';
import type { ChartPlace } from '../surroundings.ts';
import type { View } from '../view.ts';
import { expressions } from './expressions.ts';
import { sameRows } from './rows.ts';

export interface Board {
  attach(element: object, place: ChartPlace): () => void;
  show(view: View): void;
}

/** Draws a chart in its own way, where rows in a frame are not enough. */
export interface Pilot {
  show(view: View): Promise<void>;
  /** Its place has another size. */
  resized(): void;
  gone(): void;
}

/** A chart and its place. */
interface Live extends ChartPlace {
  readonly element: HTMLElement;
  chart: VegaView | null;
  pilot: Pilot | null;
  near: boolean;
  inSight: boolean;
  /** What it shows. */
  shown: View | null;
  /** Its rows by data set. */
  readonly read: Map<string, readonly object[]>;
}

export function board(
  specs: Readonly<Record<string, Spec>>,
  drawings: readonly SceneDrawing[],
  first: View,
  tooltip: (handler: unknown, event: MouseEvent, item: unknown, value: unknown) => void,
  setK: (k: number) => void,
  list: (what: object) => void,
  pilots: Readonly<Record<string, (chart: VegaView, place: HTMLElement) => Pilot>> = {},
): Board {
  const all = new Map<Element, Live>();
  const runtimes = new Map<string, Runtime>();
  let view = first;

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const live = all.get(target);
        if (!live) continue;
        live.near = isIntersecting;
        if (isIntersecting) void refresh(live);
      }
    },
    { rootMargin: '200px' },
  );
  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const live = all.get(target);
      if (live) live.inSight = isIntersecting;
    }
  });
  const resizing = new ResizeObserver(() => {
    for (const { chart, pilot, element } of all.values()) {
      if (pilot) pilot.resized();
      else if (chart) void chart.width(widthOf(element)).runAsync();
    }
  });
  resizing.observe(document.body);

  function runtimeOf(drawing: string): Runtime | null {
    const known = runtimes.get(drawing);
    const spec = specs[drawing];
    if (known || !spec) return known ?? null;
    const made = parse(
      { ...spec, autosize: spec.autosize ?? { type: 'fit-x', contains: 'padding' } },
      undefined,
      {
        ast: true,
      },
    );
    runtimes.set(drawing, made);
    return made;
  }

  async function refresh(live: Live): Promise<void> {
    if (live.pilot) return live.pilot.show(view);
    if (live.shown?.cut === view.cut) return;
    live.shown = view;
    const drawing = drawings.find(({ name }) => name === live.drawing);
    const runtime = runtimeOf(live.drawing);
    if (!drawing || !runtime) return;
    const { element } = live;
    const box = live.chart ? null : document.createElement('div');
    // The place tells all there is to tell; single marks are no pictures of their own.
    if (box) box.ariaHidden = 'true';
    const chart =
      live.chart ?? new VegaView(runtime, { expr: expressions, renderer: 'svg', hover: true, tooltip });
    live.chart = chart;
    if (box) {
      chart.width(widthOf(element)).initialize(box);
      // A mark of a number of topics leads to it.
      chart.addEventListener('click', (_, item) => {
        const k: unknown = item?.datum?.k;
        if (typeof k === 'number') setK(k);
        // And a mark of papers to their list.
        const papers: unknown = item?.datum?.list;
        if (typeof papers === 'object' && papers !== null) list(papers);
      });
    }
    const fly = pilots[live.drawing];
    if (box && fly) {
      live.pilot = fly(chart, element);
      await live.pilot.show(view);
      element.replaceChildren(box);
      return;
    }
    for (const [name, rows] of Object.entries(drawing.rows(view, live.topic))) {
      if (sameRows(live.read.get(name), rows)) continue;
      live.read.set(name, rows);
      chart.data(name, [...rows]);
    }
    const height = drawing.height?.(view);
    if (height !== undefined) chart.height(height);
    await chart.runAsync();
    if (box) element.replaceChildren(box);
  }

  return {
    attach(element, place) {
      if (!(element instanceof HTMLElement)) throw new TypeError('a chart stands in an element');
      const live: Live = {
        ...place,
        element,
        chart: null,
        pilot: null,
        near: false,
        inSight: false,
        shown: null,
        read: new Map(),
      };
      all.set(element, live);
      observer.observe(element);
      sight.observe(element);
      return () => {
        observer.unobserve(element);
        sight.unobserve(element);
        all.delete(element);
        live.pilot?.gone();
        live.chart?.finalize();
      };
    },
    show(next) {
      view = next;
      const near = [...all.values()].filter((live) => live.near);
      for (const live of near) if (live.inSight) void refresh(live);
      // Those that are only near come once these are painted.
      requestAnimationFrame(() =>
        setTimeout(() => {
          for (const live of near) if (all.has(live.element)) void refresh(live);
        }),
      );
    },
  };
}

/** As wide as its place, or as its picture must at least be. */
function widthOf(place: HTMLElement): number {
  const svg = place.querySelector('svg');
  const least = svg ? Number.parseFloat(getComputedStyle(svg).minWidth) || 0 : 0;
  return Math.max(place.clientWidth, least) - 10;
}
