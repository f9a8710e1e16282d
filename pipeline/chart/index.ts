/** Every chart of a report as a Vega-Lite spec; all are pure functions of the scene they show. */
import type { Chart, Choice, Lineage, PageCharts, Scene } from '../types.ts';
import { timeTable } from './bins.ts';
import { nameOf, specOf } from './chart.ts';
import { compact } from './compact.ts';
import { drawings, told } from './drawings.ts';
import { pageFrames, pictures, render, renderEach } from './render.ts';
import { type ChartInput, sceneOf } from './scene.ts';
import { sweep } from './sweep.ts';
import { topicSplits } from './topic-splits.ts';

export { chart } from './chart.ts';
export { render } from './render.ts';
export type { ChartInput } from './scene.ts';
export { themeCss, topicColour } from './theme.ts';

/** The charts of the evidence for the number of topics; how they split only where several numbers were tried. */
export async function evidenceCharts(choice: Choice, lineage: Lineage): Promise<Chart[]> {
  const scene = { k: choice.k, choice, lineage };
  const specs = [
    specOf(sweep, scene),
    ...(topicSplits.isThere?.(scene) === false ? [] : [specOf(topicSplits, scene)]),
  ];
  return Promise.all(specs.map((spec) => render(spec)));
}

/** The charts that are files, in the order of the report; the one over time is left out when no paper has a year. */
export async function charts(input: ChartInput): Promise<Chart[]> {
  return chartFiles(sceneOf(input));
}

/** Hears how many charts are drawn, and of how many. */
type Tick = (done: number, total: number) => void;

/** The same of a scene. */
export async function chartFiles(scene: Scene, tick: Tick = () => {}): Promise<Chart[]> {
  const files = drawings
    .filter(({ shown }) => shown !== 'page')
    .map((drawing) => ({ drawing, topics: topicsOf(drawing, scene) }))
    .filter(({ topics }) => topics.length > 0);
  const each = files.map(({ drawing, topics }) => renderEach(drawing, scene, topics));
  return (await allOf(each, tick)).flat();
}

/** What all come to; `tick` hears of each that is there. */
function allOf<T>(all: readonly Promise<T>[], tick: Tick): Promise<T[]> {
  let done = 0;
  return Promise.all(
    all.map(async (one) => {
      const found = await one;
      tick(++done, all.length);
      return found;
    }),
  );
}

/** The charts of the page, with still pictures of the scene, and the frames of those that can be saved from it. */
export async function pageCharts(scene: Scene, tick: Tick = () => {}): Promise<PageCharts> {
  const there = drawings
    .map((drawing) => ({ drawing, topics: topicsOf(drawing, scene) }))
    .filter(({ topics }) => topics.length > 0);
  const specs = pageFrames(
    there.map(({ drawing }) => drawing),
    scene,
  );
  const drawn = there.flatMap(({ drawing, topics }, i) => {
    if (drawing.shown === 'file') return [];
    const draw = pictures(specs[i]!);
    return topics.map(
      async (topic): Promise<[string, string]> => [
        nameOf(drawing, topic),
        compact(await draw(drawing.rows(scene, topic))),
      ],
    );
  });
  return {
    specs: Object.fromEntries(there.map(({ drawing }, i) => [drawing.name, specs[i]!])),
    pictures: new Map(await allOf(drawn, tick)),
    told,
    timeTable,
  };
}

/** The topics there is a chart of; one number for a chart of the whole, none where there is nothing to show. */
function topicsOf({ perTopic, isThere }: (typeof drawings)[number], scene: Scene): number[] {
  if (isThere?.(scene) === false) return [];
  return perTopic ? scene.topics.map((_, topic) => topic) : [0];
}
