/**
 * What is found in the texts of papers, in parts that several threads may read: their traits, by which duplicates are looked for,
 * then their words, for which what is no prose is taken out and the rest cut into tokens.
 */
import { type KnownTraits, packedTraits, plainText, unpackedTraits } from './clean/index.ts';
import type { Threads } from './threads.ts';
import type { Paper, Synonym, WordRules } from './types.ts';
import { type Scanned, scan, type Tokens, type VectoriseOptions, wordsOf } from './vectorise/index.ts';

/** Papers that are read at a time, however many threads there are. */
const atOnce = 2000;
/** Parts that a thread has before it, lest it wait while this one looks for duplicates. */
const queue = 8;

type Text = Pick<Paper, 'title' | 'abstract'>;

/** What a thread does first: the traits of some papers. */
export function traitFinder(): (papers: readonly Text[]) => ReturnType<typeof packedTraits> {
  return packedTraits;
}

/** What is then known of these papers. */
export async function findTraits(papers: readonly Paper[], threads: Threads): Promise<KnownTraits> {
  const found = await threads.map('traits', undefined, inParts(papers), undefined, queue);
  const traits = found.flatMap(unpackedTraits);
  const places = new Map(papers.map((paper, i) => [paper, i]));
  return (paper) => traits[places.get(paper) ?? -1];
}

/** What a thread does: the tokens of some papers. */
export function reader(synonyms: readonly Synonym[]): (papers: readonly Text[]) => Scanned {
  return (papers) => scan(papers.map(plainText), synonyms);
}

/** The words of all papers, in their order, for vectors by these options; `tick` hears of papers read. */
export function read(
  papers: readonly Text[],
  options: Pick<VectoriseOptions, 'minDf'>,
  rules: WordRules,
  threads: Threads,
  tick: (done: number, total: number) => void,
): Promise<Tokens> {
  return beginReading(papers, rules, threads)(papers, options, tick);
}

/** The words of papers of which most have been read ahead. */
export type ReadAhead = (
  papers: readonly Text[],
  options: Pick<VectoriseOptions, 'minDf'>,
  tick: (done: number, total: number) => void,
) => Promise<Tokens>;

/**
 * Begins to read papers, and gives what reads those that turn out to be wanted, in any order: the texts of which were among
 * the former are not read again.
 */
export function beginReading(papers: readonly Text[], rules: WordRules, threads: Threads): ReadAhead {
  const synonyms = rules.synonyms.map(({ written, spellings }) => ({ written, spellings }));
  let heard: (done: number) => void = () => {};
  let done = 0;
  let held = papers;
  let scanned = scannedBy(papers, synonyms, threads, (count) => {
    done = count;
    heard(count);
  });
  // It is waited for below, if anybody still wants it.
  scanned.catch(() => {});
  return async (wanted, options, tick) => {
    heard = (count) => tick(count, papers.length);
    if (done > 0) heard(done);
    const [texts, ahead] = [held, await scanned];
    // Wanted once, and large: who asks again has it read again.
    [held, scanned] = [[], Promise.resolve([])];
    const places = placesOf(wanted, texts);
    const missing = wanted.filter((_, i) => places[i]! < 0);
    const more = missing.length > 0 ? await scannedBy(missing, synonyms, threads, () => {}) : [];
    let next = texts.length;
    const order = places.map((place) => (place < 0 ? next++ : place));
    return wordsOf([...ahead, ...more], order, options, rules);
  };
}

/** For each wanted paper the place of the one of these texts that is the same, -1 where there is none. */
function placesOf(wanted: readonly Text[], papers: readonly Text[]): Int32Array {
  // By title; where several texts have one, by abstract too.
  const places = new Map<string, number | Map<string, number>>();
  papers.forEach(({ title, abstract }, i) => {
    const known = places.get(title);
    if (known === undefined) places.set(title, i);
    else if (typeof known === 'object') known.set(abstract, i);
    else places.set(title, new Map([[papers[known]!.abstract, known]]).set(abstract, i));
  });
  return Int32Array.from(wanted, ({ title, abstract }) => {
    const known = places.get(title);
    const place = typeof known === 'object' ? known.get(abstract) : known;
    return place !== undefined && papers[place]!.abstract === abstract ? place : -1;
  });
}

async function scannedBy(
  papers: readonly Text[],
  synonyms: readonly Synonym[],
  threads: Threads,
  heard: (done: number) => void,
): Promise<Scanned[]> {
  return threads.map(
    'read',
    synonyms,
    inParts(papers),
    (count) => heard(Math.min(count * atOnce, papers.length)),
    queue,
  );
}

function inParts(papers: readonly Text[]): Text[][] {
  const parts: Text[][] = [];
  for (let from = 0; from < papers.length; from += atOnce)
    parts.push(papers.slice(from, from + atOnce).map(({ title, abstract }) => ({ title, abstract })));
  return parts;
}
