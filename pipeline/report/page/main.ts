/** The page's own script: draws each chart alive in the place of its picture when it comes into view. */
import { parse, type Spec, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';

const specs: Record<string, Spec> = JSON.parse(document.getElementById('charts')?.textContent ?? '{}');
const views = new Map<HTMLElement, View>();

const tip = document.createElement('div');
tip.className = 'tip';
tip.hidden = true;
document.body.append(tip);

/** Shows a text, or the fields of an object (the first as its heading), beside the pointer; everything as text. */
function showTip(_: unknown, event: MouseEvent, __: unknown, value: unknown): void {
  tip.hidden = value === null || value === undefined || value === '';
  if (tip.hidden) return;
  tip.replaceChildren();
  if (typeof value === 'object' && value !== null) {
    Object.entries(value).forEach(([name, text], i) => {
      if (text === '') return;
      const line = document.createElement(i === 0 ? 'span' : 'small');
      line.textContent = i === 0 ? String(text) : `${name}: ${String(text)}`;
      tip.append(line);
    });
  } else {
    tip.textContent = String(value);
  }
  const { width, height } = tip.getBoundingClientRect();
  const x = event.clientX + 14 + width > innerWidth ? event.clientX - 14 - width : event.clientX + 14;
  const y = event.clientY + 14 + height > innerHeight ? event.clientY - 14 - height : event.clientY + 14;
  tip.style.left = `${Math.max(4, x)}px`;
  tip.style.top = `${Math.max(4, y)}px`;
}

/** As wide as its place, or as its picture must at least be. */
function sized(view: View, place: HTMLElement): View {
  const svg = place.querySelector('svg');
  const least = svg ? Number.parseFloat(getComputedStyle(svg).minWidth) || 0 : 0;
  return view.width(Math.max(place.clientWidth, least) - 10);
}

async function draw(place: HTMLElement): Promise<void> {
  const spec = specs[place.dataset.chart ?? ''];
  if (!spec || views.has(place)) return;
  const runtime = parse({ ...spec, autosize: { type: 'fit-x', contains: 'padding' } }, undefined, {
    ast: true,
  });
  const box = document.createElement('div');
  const view = new View(runtime, {
    expr: expressionInterpreter,
    renderer: 'svg',
    hover: true,
    tooltip: showTip,
  });
  views.set(place, view);
  await sized(view, place).initialize(box).runAsync();
  place.replaceChildren(box);
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      observer.unobserve(target);
      void draw(target);
    }
  },
  { rootMargin: '400px' },
);
for (const place of document.querySelectorAll<HTMLElement>('[data-chart]')) observer.observe(place);

new ResizeObserver(() => {
  for (const [place, view] of views) void sized(view, place).runAsync();
}).observe(document.body);
