/** Specs to what is drawn: Vega for the live page, SVG for everywhere else. */
import { parse, type Spec as VegaSpec, View } from 'vega';
import { compile } from 'vega-lite';
import { type Spec, standalone } from './theme.ts';

/** The Vega spec of a Vega-Lite one; a warning of the compiler is an error here, for charts must not be half right. */
export function compiled(spec: Spec): VegaSpec {
  const complain = (...warnings: unknown[]): never => {
    throw new Error(`vega-lite: ${warnings.join(' ')}`);
  };
  const logger = {
    level: () => logger,
    error: complain,
    warn: complain,
    info: () => logger,
    debug: () => logger,
  };
  return compile(spec, { logger: logger as never }).spec;
}

/** The chart as SVG text: colours as CSS variables, without its title, for the page has one. */
export async function pageSvg(spec: Spec): Promise<string> {
  return svg(withoutTitle(spec));
}

/** The chart as an SVG file of its own, in the colours of the light page. */
export async function fileSvg(spec: Spec): Promise<string> {
  return svg(standalone(spec));
}

/** The spec for a place that has a heading of its own. */
export function withoutTitle(spec: Spec): Spec {
  const { title: _, ...rest } = spec;
  return rest as Spec;
}

async function svg(spec: Spec): Promise<string> {
  return new View(parse(compiled(spec)), { renderer: 'none' }).toSVG();
}
