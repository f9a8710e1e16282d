/** What a chart's spec and its picture hold, read without the program that made them. */
import type { Chart } from '../../pipeline/types.ts';

export type Row = Readonly<Record<string, string | number | boolean>>;

interface Unit {
  readonly data?: { readonly values: readonly Row[] };
  readonly layer?: readonly Unit[];
  readonly mark?: { readonly type: string };
}

/** Every inline table of a spec, in the order of its layers. */
export function tables(spec: object): readonly (readonly Row[])[] {
  const unit: Unit = spec;
  return [...(unit.data ? [unit.data.values] : []), ...(unit.layer ?? []).flatMap(tables)];
}

/** The kinds of mark, in the order of the layers. */
export function marks(spec: object): string[] {
  const unit: Unit = spec;
  return [...(unit.mark ? [unit.mark.type] : []), ...(unit.layer ?? []).flatMap(marks)];
}

/** Widths of the bars of a colour in an SVG, in the order drawn. */
export function barWidths(svg: string, colour: string): number[] {
  const bars = svg.matchAll(/ d="M[\d.,]+h([\d.]+)v[\d.]+h-?[\d.]+Z" fill="([^"]*)"/g);
  return [...bars].filter(([, , fill]) => fill === colour).map(([, width]) => Number(width));
}

/** How many elements of a role of mark an SVG draws, for instance `bar`. */
export function drawn(svg: string, role: string): number {
  return svg.split(`aria-roledescription="${role}"`).length - 1;
}

/** Every colour that an SVG paints with. */
export function paints(svg: string): Set<string> {
  return new Set(
    [...svg.matchAll(/\s(?:fill|stroke|stop-color)="([^"]*)"/g)].map(([, value]) => value ?? ''),
  );
}

export function named(charts: readonly Chart[], name: string): Chart {
  const chart = charts.find((one) => one.name === name);
  if (!chart) throw new Error(`no ${name} among ${charts.map((one) => one.name).join(', ')}`);
  return chart;
}
