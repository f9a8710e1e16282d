/** A chart drawn: compiled to Vega and rendered to SVG, once for the page and once for a file of its own. */
import { parse, type Spec as VegaSpec, View } from 'vega';
import { compile } from 'vega-lite';
import type { Chart } from '../types.ts';
import type { ChartSpec } from './chart.ts';
import { type Spec, standalone } from './theme.ts';

/**
 * A chart and its pictures; `filed` (the default) when it makes sense outside the page too. Throws when Vega-Lite has
 * anything to complain of, for charts must not be half right.
 */
export async function render({ name, title, description, spec }: ChartSpec, filed = true): Promise<Chart> {
  const fileSpec = standalone(spec);
  const { title: _, ...untitled } = spec;
  const pageSpec = compiled(untitled as Spec);
  return {
    name,
    title,
    description,
    filed,
    spec: fileSpec,
    svg: filed ? await svg(compiled(copied(fileSpec))) : '',
    pageSpec,
    pageSvg: await svg(copied(pageSpec)),
  };
}

function compiled(spec: Spec): VegaSpec {
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
  return copied(compile(spec, { logger: logger as never }).spec);
}

/** Plain JSON of its own: Vega marks the rows it has read, and its compiler leaves objects of its own among the plain ones. */
function copied<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

async function svg(spec: VegaSpec): Promise<string> {
  return new View(parse(spec), { renderer: 'none' }).toSVG();
}
