/** papertopics as a library: the whole run, and each stage by itself. */
export { chart, charts, render, topicColour } from './chart/index.ts';
export { clean, plainText } from './clean/index.ts';
export { cluster } from './cluster/index.ts';
export { type Config, resolveConfig } from './config.ts';
export { noCuration, readCuration } from './curate/index.ts';
export { type Effects, realEffects } from './effects.ts';
export { InputError } from './errors.ts';
export {
  adjustedRand,
  chooseK,
  coherence,
  evidence,
  lineage,
  silhouette,
  standing,
} from './evaluate/index.ts';
export { formats, ingest } from './ingest/index.ts';
export { label } from './label/index.ts';
export { seededRandom } from './linalg/random.ts';
export { read } from './reading.ts';
export { reduce } from './reduce/index.ts';
export { layout } from './reduce/layout.ts';
export {
  type Explored,
  explore,
  type Outcome,
  type Progress,
  paperFrame,
  run,
  type Surroundings,
  type Tuned,
  tune,
} from './run.ts';
export type * from './types.ts';
export { noRules, vectorise, vectorsOfWords } from './vectorise/index.ts';
