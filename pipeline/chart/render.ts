/** A chart drawn: compiled to Vega and rendered to SVG, for the page and for a file of its own. */
import { parse, type Spec as VegaSpec, View } from 'vega';
import { compile } from 'vega-lite';
import type { Chart, Scene } from '../types.ts';
import { type ChartSpec, chart, filled, framed, type Rows, type SceneDrawing, specOf } from './chart.ts';
import { measureByTable } from './text-width.ts';
import { lit, type Spec, standalone } from './theme.ts';

measureByTable();

/**
 * A chart as a file, and its picture. Throws when Vega-Lite has anything to complain of, for charts must not be half right.
 */
export async function render(chart: ChartSpec): Promise<Chart> {
  const spec = standalone(chart.spec);
  return { ...chart, spec, svg: await pictures(compiled(copied(spec)))({}) };
}

/** The files of a drawing, one for each of the topics; they differ in their words and rows alone, so one is compiled for all. */
export async function renderEach(
  drawing: SceneDrawing,
  scene: Scene,
  topics: readonly number[],
): Promise<Chart[]> {
  const frame = compiled(standalone(chart('', ' ', ' ', drawing.width, framed(drawing, scene)).spec));
  return Promise.all(
    topics.map(async (topic) => {
      const rows = lit(drawing.rows(scene, topic));
      const made = specOf({ ...drawing, rows: () => ({}) }, scene, topic);
      const spec = filled(standalone(made.spec), rows) as Spec;
      const words = spec.title as object;
      const { description } = spec;
      const own = { ...frame, description, title: { ...(frame.title as object), ...words } } as VegaSpec;
      return { ...made, spec, svg: await pictures(own)(rows) };
    }),
  );
}

/**
 * The frames of drawings for the page, their data sets named and empty, in their order; equal ones are compiled once. Throws
 * as `render` does.
 */
export function pageFrames(drawings: readonly SceneDrawing[], scene: Scene): VegaSpec[] {
  const known = new Map<string, VegaSpec>();
  return drawings.map((drawing) => {
    const body = framed(drawing, scene);
    const key = JSON.stringify([drawing.width, body]);
    const made = known.get(key) ?? pageFrame(drawing.width, body);
    known.set(key, made);
    return made;
  });
}

function pageFrame(width: number, body: object): VegaSpec {
  const { title: _, description: __, ...spec } = chart('', '', '', width, body).spec;
  // The page tells a chart as a whole and has its data as a table; what each mark says of itself is half the time of drawing.
  return compiled({ ...spec, config: { ...spec.config, aria: false } } as Spec);
}

/** Draws a frame with rows as SVG, as often as there are rows. */
export function pictures(spec: VegaSpec): (rows: Rows) => Promise<string> {
  const runtime = parse(copied(spec));
  return (rows) => {
    const view = new View(runtime, { renderer: 'none' });
    // Vega writes into the rows it is given.
    for (const [name, values] of Object.entries(rows))
      view.data(
        name,
        values.map((row) => ({ ...row })),
      );
    return view.toSVG();
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
