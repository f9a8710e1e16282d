/** How much memory a run will need, told from the part of its inputs that has been read. */
import type { TopicCount } from './config.ts';
import { defaultRange, grid } from './evaluate/index.ts';
import { mostPapers } from './report/sample.ts';
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
 * MB: at least; what garbage there is before it is collected, all of it from 1,000 papers on; for each 1,000 papers, for each million
 * characters of titles and abstracts, and for each 1,000 papers in the page and number of topics. Measured on lists of abstracts: memory
 * as the system tells it at its most, heap as `node --trace-gc` tells what is left of it at its most, and a quarter
 * more. `npm run bench` prints what is planned beside what was taken.
 */
export const needs = {
  memory: { least: 200, garbage: 400, papers: 3.8, characters: 5, divisions: 0.9 },
  heap: { least: 80, garbage: 0, papers: 1.5, characters: 1.3, divisions: 0.75 },
} as const;

/** Characters that a paper has where none has been told apart yet. */
const perPaper = 1500;

/** What all inputs together will need, if what is left of them is as what was read; `k` is the numbers of topics to try. */
export function needOf({ records, characters, text, read, size }: Seen, k: TopicCount): Need {
  const times = read > 0 ? Math.max(1, size / read) : 1;
  const papers = (records > 0 ? records : text / perPaper) * times;
  const letters = (records > 0 ? characters : text) * times;
  const divisions = Math.min(papers, mostPapers) * divisionsOf(k, Math.round(papers));
  const sum = (of: (typeof needs)['memory' | 'heap']): number =>
    of.least +
    of.garbage * Math.min(1, papers / 1e3) +
    (of.papers * papers + of.divisions * divisions) / 1e3 +
    (of.characters * letters) / 1e6;
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
      return grid(from, to, papers).length;
    }
  }
}
