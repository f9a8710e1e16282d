/** Papers to their words, in parts that several threads may read: what is no prose is taken out, the rest cut into tokens. */
import { plainText } from './clean/index.ts';
import type { Threads } from './threads.ts';
import type { Paper, Synonym, WordRules } from './types.ts';
import { type Scanned, scan, type Tokens, type VectoriseOptions, wordsOf } from './vectorise/index.ts';

/** Papers that are read at a time, however many threads there are. */
const atOnce = 2000;

type Text = Pick<Paper, 'title' | 'abstract'>;

/** What a thread does: the tokens of some papers. */
export function reader(synonyms: readonly Synonym[]): (papers: readonly Text[]) => Scanned {
  return (papers) => scan(papers.map(plainText), synonyms);
}

/** The words of all papers, in their order, for vectors by these options; `tick` hears of papers read. */
export async function read(
  papers: readonly Text[],
  options: Pick<VectoriseOptions, 'minDf'>,
  rules: WordRules,
  threads: Threads,
  tick: (done: number, total: number) => void,
): Promise<Tokens> {
  const parts: Text[][] = [];
  for (let from = 0; from < papers.length; from += atOnce)
    parts.push(papers.slice(from, from + atOnce).map(({ title, abstract }) => ({ title, abstract })));
  const synonyms = rules.synonyms.map(({ written, spellings }) => ({ written, spellings }));
  const scanned = await threads.map('read', synonyms, parts, (count) => {
    tick(Math.min(count * atOnce, papers.length), papers.length);
  });
  return wordsOf(scanned, options, rules);
}
