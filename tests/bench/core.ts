/**
 * `core.js FILE K`: reads a list, makes TF-IDF of stems and phrases, the space of 60 dimensions and K topics, by the stages
 * of the library that `LIBRARY` names, and prints the seconds of each as JSON. A process of its own, so that its memory is.
 */
import { fileURLToPath } from 'node:url';

const [file = '', k = '50'] = process.argv.slice(2);
const library = (await import(process.env.LIBRARY ?? '')) as typeof import('../../pipeline/index.ts');
const { cluster, ingest, noRules, read, realEffects, reduce, resolveConfig, seededRandom, vectorsOfWords } =
  library;
const laps: Record<string, number> = {};
let last = performance.now();
const lap = (name: string): void => {
  laps[name] = (performance.now() - last) / 1000;
  last = performance.now();
};
const config = resolveConfig(new Map([['dimensions', '60']]));
const random = seededRandom(config.seed);
const threads = realEffects.threads(null, fileURLToPath(new URL('worker.js', process.env.LIBRARY)));
/** The words of the list; nothing holds its texts any longer than they take. */
const wordsOf = async (path: string): ReturnType<typeof read> => {
  const { records } = await ingest(await realEffects.open([path]), { year: null, map: new Map() });
  lap('read');
  return read(
    records.map(({ draft }) => draft),
    config,
    noRules,
    threads,
    () => {},
  );
};
const words = await wordsOf(file);
const papers = words.titleEnd.length;
await threads.close();
const { tfidf, vocabulary } = vectorsOfWords(words, config, noRules);
lap('TF-IDF');
const space = reduce(tfidf, { method: 'spectral', tau: config.tau, dimensions: 60 }, random.fork('reduce'));
lap('space');
const found = cluster(space, tfidf, Number(k), { ...config, taper: true }, random);
lap('topics');
console.log(JSON.stringify({ papers, terms: vocabulary.terms.length, k: found.k, laps }));
