/** The settings of a run as `run.json` and the report show them: what was left open is filled in with what was used. */
import { defaultStarts } from './cluster/index.ts';
import { type Config, kindsText, mapText, topicCountText } from './config.ts';
import { yearOf } from './dates.ts';
import type { Run } from './types.ts';
import { defaultMaxDf, defaultMinDf } from './vectorise/index.ts';

/**
 * `config` by key, completed from the run: the dimensions of the space that was clustered, the number of papers. What is for
 * live sources alone is left out where there are none.
 */
export function usedSettings(
  config: Config,
  {
    papers,
    isLive,
    ...used
  }: { asOf: string; title: string; dimensions: number; papers: number; isLive: boolean },
): Run['settings'] {
  const { limit, from, until, map, ...others } = config;
  return {
    ...others,
    ...(isLive ? { limit, from, until } : {}),
    ...used,
    k: config.k.kind === 'exact' ? config.k.k : topicCountText(config.k),
    drop: kindsText(config.drop),
    year: config.year ?? yearOf(used.asOf),
    minDf: config.minDf ?? defaultMinDf(papers),
    maxDf: config.maxDf ?? defaultMaxDf(papers),
    starts: config.starts ?? defaultStarts(papers),
    // Of tables alone, and only where the user had something to say.
    ...(map.length === 0 ? {} : { map: mapText(map) }),
  };
}
