/** How every chart looks: the only file with a colour. Charts name colours as CSS variables, so that one picture serves light and dark. */
import type { Config, TopLevelSpec } from 'vega-lite';

/** A chart as Vega-Lite describes it. */
export type Spec = TopLevelSpec;

/** Colours of a page, light and dark; the report's style sheet declares them as `--name`. */
export const palette = {
  page: ['#ffffff', '#15171a'],
  ink: ['#1b1d1f', '#ececea'],
  ink2: ['#4d5359', '#b6babe'],
  ink3: ['#686e75', '#92979d'],
  hairline: ['#e4e4e1', '#2b2f34'],
  rule: ['#c6c8c7', '#4a4f55'],
  wash: ['#f6f6f3', '#1c1f23'],
  focus: ['#1f5fd0', '#8ab4ff'],
  topic0: ['#3e5cb3', '#7a9cf1'],
  topic1: ['#aa9000', '#ebd364'],
  topic2: ['#19521f', '#588b5a'],
  topic3: ['#7f1f62', '#bd619c'],
  topic4: ['#2a87bd', '#79c8fd'],
  topic5: ['#a86400', '#e8a65e'],
  topic6: ['#8d5886', '#cc97c4'],
  topic7: ['#0da660', '#77e8a3'],
  topic8: ['#523192', '#8a70ce'],
  topic9: ['#8e91a0', '#d0d3e2'],
  topic10: ['#6c5b00', '#a7983e'],
  topic11: ['#5c8056', '#9bbe95'],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;

export type ColourName = keyof typeof palette;

/** Topics beyond so many share colours, and are told apart by their labels. */
export const slots = 12;

/** The colour as a chart or a style sheet of the page names it. */
export function colour(name: ColourName): string {
  return `var(--${name})`;
}

/** The colour of a topic. */
export function topicColour(topic: number): string {
  return `var(--topic${topic % slots})`;
}

export const fontStack =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

/** Sizes of text in px: ticks and notes, labels. */
export const textSize = { small: 12, label: 14 } as const;

/** What all charts share; each spec carries it, so that it looks the same anywhere. */
export const config: Config = {
  background: 'transparent',
  font: fontStack,
  view: { stroke: null },
  axis: {
    domainColor: colour('rule'),
    tickColor: colour('rule'),
    gridColor: colour('hairline'),
    labelColor: colour('ink3'),
    labelFontSize: textSize.small,
    labelFontWeight: 400,
    titleColor: colour('ink3'),
    titleFontSize: textSize.small,
    titleFontWeight: 400,
  },
  text: { color: colour('ink2'), fontSize: textSize.small },
  title: {
    anchor: 'start',
    color: colour('ink'),
    fontSize: textSize.label,
    fontWeight: 600,
    offset: 12,
    subtitleColor: colour('ink3'),
    subtitleFontSize: textSize.small,
  },
};

/** The same colours for a page: variables for light, dark and paper, and for each slot a class `t0`, `t1`, ... that sets `--c`. */
export function themeCss(slots: readonly number[]): string {
  const variables = (scheme: 0 | 1): string =>
    `:root{${Object.entries(palette)
      .map(([name, colours]) => `--${name}:${colours[scheme]}`)
      .join(';')}}`;
  const classes = [...slots]
    .sort((a, b) => a - b)
    .map((slot) => `.t${slot}{--c:${topicColour(slot)}}`)
    .join('');
  return `${variables(0)}@media screen and (prefers-color-scheme:dark){${variables(1)}}${classes}`;
}

/** A spec with the colours of the light page written out, for use outside the report. */
export function standalone(spec: Spec): Spec {
  return { ...lit(spec), background: palette.page[0] };
}

/** The same with the colours of the light page in the place of their names; a copy in plain JSON. */
export function lit<T>(value: T): T {
  const text = JSON.stringify(value).replace(/var\(--(\w+)\)/g, (whole, name: string) =>
    Object.hasOwn(palette, name) ? palette[name as ColourName][0] : whole,
  );
  return JSON.parse(text) as T;
}
