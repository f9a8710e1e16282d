/** How much memory a run will need, told from the part of its inputs that has been read. */
import type { TopicCount } from './config.ts';
import { defaultRange, grid } from './evaluate/index.ts';
import type { Seen } from './types.ts';

/** About how much a run will need. */
export interface Need {
  readonly papers: number;
  /** Resident memory at its peak, in MB. */
  readonly memory: number;
  /** What of it is JavaScript's own heap, in MB: texts and lists, but no matrices. */
  readonly heap: number;
}

/**
 * MB, measured by `npm run bench -- --scale`, which fits them to the peaks of runs with one number of topics and with
 * twenty, and says how far off they are: at least, for each 1,000 papers, for each million characters of titles and abstracts, and
 * for each 1,000 papers and number of topics.
 */
export const needs = {
  memory: { least: 330, papers: 6, characters: 7, divisions: 0.25 },
  heap: { least: 120, papers: 4, characters: 4, divisions: 0.1 },
} as const;

/** Characters that a paper has where none has been told apart yet. */
const perPaper = 1500;

/** What all inputs together will need, if what is left of them is as what was read; `k` is the numbers of topics to try. */
export function needOf({ records, characters, text, read, size }: Seen, k: TopicCount): Need {
  const times = read > 0 ? Math.max(1, size / read) : 1;
  const papers = (records > 0 ? records : text / perPaper) * times;
  const letters = (records > 0 ? characters : text) * times;
  const divisions = papers * divisionsOf(k, Math.round(papers));
  const sum = (of: (typeof needs)['memory' | 'heap']): number =>
    of.least + (of.papers * papers + of.divisions * divisions) / 1e3 + (of.characters * letters) / 1e6;
  return { papers: Math.round(papers), memory: sum(needs.memory), heap: sum(needs.heap) };
}

function divisionsOf(k: TopicCount, papers: number): number {
  switch (k.kind) {
    case 'exact':
      return 1;
    case 'range':
      return k.to - k.from + 1;
    case 'auto': {
      const { from, to } = defaultRange(papers);
      return grid(from, to).length;
    }
  }
}
