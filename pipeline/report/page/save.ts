/** Charts and texts as files of the reader's own. */
import { parse, type Spec, View as VegaView } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { specText } from '../../chart/behind.ts';
import { nameOf, type SceneDrawing } from '../../chart/chart.ts';
import { lit, palette } from '../../chart/theme.ts';
import { inLines } from '../../words.ts';
import type { ChartPlace } from '../surroundings.ts';
import type { View } from '../view.ts';

/** Pixels of a picture for one of the page. */
const sharpness = 2;

/** Saves a chart as it stands now, under its title, in the colours of the light page. */
export async function saveChart(
  specs: Readonly<Record<string, Spec>>,
  drawings: readonly SceneDrawing[],
  view: View,
  { drawing: name, topic }: ChartPlace,
  as: 'svg' | 'png' | 'spec',
): Promise<void> {
  const found = (one: string): SceneDrawing | undefined => drawings.find((drawing) => drawing.name === one);
  const shown = found(name);
  const drawing = (shown?.saved === undefined ? undefined : found(shown.saved)) ?? shown;
  const spec = drawing && specs[drawing.name];
  if (!drawing || !spec) return;
  const file = `${nameOf(drawing, topic)}${view.isRecommended ? '' : `-of-${view.k}`}`;
  if (as === 'spec') {
    offer(`${file}.vl.json`, new Blob([specText(drawing, view, topic)], { type: 'application/json' }));
    return;
  }
  const chart = pictureOf(spec, drawing, view, topic);
  if (as === 'svg') offer(`${file}.svg`, new Blob([await chart.toSVG()], { type: 'image/svg+xml' }));
  else {
    const canvas = await chart.toCanvas(sharpness);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (blob) offer(`${file}.png`, blob);
  }
  chart.finalize();
}

function pictureOf(spec: Spec, drawing: SceneDrawing, view: View, topic: number): VegaView {
  const { title, description } = drawing.caption(view, topic);
  const whole = {
    ...lit(spec),
    background: palette.page[0],
    description: `${title}. ${description}`,
    padding: 16,
    title: {
      text: title,
      subtitle: inLines(description, drawing.width / 7),
      anchor: 'start',
      frame: 'bounds',
      offset: 12,
    },
  } as Spec;
  const chart = new VegaView(parse(whole, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'none',
  });
  for (const [name, rows] of Object.entries(drawing.rows(view, topic))) chart.data(name, lit([...rows]));
  const height = drawing.height?.(view);
  return height === undefined ? chart : chart.height(height);
}

/** Hands a file to the reader, as a link to one would. */
export function offer(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
