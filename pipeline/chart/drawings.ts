/** Every chart of a report, in its order. What is imported here is in the page too: nothing that compiles or renders. */
import type { Told } from '../types.ts';
import { nameOf, type SceneDrawing } from './chart.ts';
import { evidenceCharts } from './evidence.ts';
import { paperMap } from './paper-map.ts';
import { sweep } from './sweep.ts';
import { topicMap } from './topic-map.ts';
import { topicRelations } from './topic-relations.ts';
import { topicBars, topicSizes } from './topic-sizes.ts';
import { topicSparks } from './topic-sparks.ts';
import { topicSplits } from './topic-splits.ts';
import { topicWords } from './topic-words.ts';
import { sharesOverTime, topicsOverTime } from './topics-over-time.ts';

export const drawings: readonly SceneDrawing[] = [
  topicBars,
  topicSparks,
  topicSizes,
  sweep,
  ...evidenceCharts,
  topicSplits,
  topicWords,
  paperMap,
  topicMap,
  topicsOverTime,
  sharesOverTime,
  topicRelations,
];

/** Name and words of a chart of the page. */
export const told: Told = (name, scene, topic) => {
  const drawing = drawings.find((one) => one.name === name);
  if (!drawing || drawing.isThere?.(scene) === false) return null;
  return { name: nameOf(drawing, topic), ...drawing.caption(scene, topic) };
};
