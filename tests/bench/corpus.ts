/**
 * Papers made up by chance, as many as wanted, the same for the same seed: words by Zipf's law in two regimes, which makes
 * the vocabulary grow with the text as Heaps' law says (Gerlach & Altmann 2013, whose figures these are), texts as long as
 * abstracts, and in each paper words and pairs of words of the topic it was given.
 */
import { seededRandom } from '../../pipeline/linalg/random.ts';

/** Rank from which on words get rarer more quickly, and by which power then. */
const bend = 7873;
const steep = 1.77;
/** Topics, the words that each has of its own, from which ranks, and their share of a text. */
const topics = 60;
const topicWords = 250;
const [firstOwn, lastOwn] = [150, 12_000];
const topicShare = 0.22;
/** How often a word of a topic is followed by the one it makes a phrase with. */
const pairShare = 0.25;
/** Words of an abstract: median, and spread of the logarithm. */
const [words, spread] = [140, 0.4];

/** Words that are in every text, by rank; what they are in English matters to stop words and to the language. */
const common =
  `the of and a in to is we for that with on this by are as an be which from our it at can these or
  have has between using show not also two new such both where than their its more been one how other results used
  some paper only then present first based all may into most study when was no were`.split(/\s+/);
const consonants = ['b', 'c', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'st', 'tr', 'pl'];
const vowels = ['a', 'e', 'i', 'o', 'u'];
const endings = ['', '', '', 's', 'ing', 'ed', 'ation', 'al'];

/** The word of a rank from 0: one of `common`, then one that can be spoken, each a different one. */
function wordAt(rank: number): string {
  const known = common[rank];
  if (known !== undefined) return known;
  let word = '';
  for (let rest = rank; word.length < 4 || rest > 0; rest = Math.floor(rest / 80))
    word += `${consonants[rest % 16]}${vowels[Math.floor((rest % 80) / 16)]}`;
  return `${word}n`;
}

/** Lines of JSON, one a paper. */
export function* madeUp(papers: number, seed = 1): Generator<string> {
  const random = seededRandom(seed);
  const own = Array.from({ length: topics }, () =>
    Array.from({ length: topicWords }, () => firstOwn + Math.floor(random.next() * (lastOwn - firstOwn))),
  );
  const tail = 1 / (steep - 1);
  const head = Math.log(bend) / (Math.log(bend) + tail);
  // By the inverse of the distribution: even in the logarithm up to the bend, then a power.
  const anyRank = (): number =>
    random.next() < head
      ? Math.floor(bend ** random.next()) - 1
      : Math.floor(bend * (1 - random.next()) ** -tail);
  for (let i = 0; i < papers; i++) {
    // Large topics and small ones, and in each paper a second one now and then.
    const topic = Math.floor(topics * random.next() ** 1.5);
    const other = random.next() < 0.2 ? Math.floor(topics * random.next()) : topic;
    const told = (length: number, share: number): string => {
      let text = '';
      let inSentence = 0;
      for (let n = 0; n < length; n++) {
        const list = own[random.next() < 0.8 ? topic : other]!;
        const isOwn = random.next() < share;
        const place = Math.floor(topicWords ** random.next()) - 1;
        const rank = isOwn ? list[place]! : anyRank();
        let word = wordAt(rank);
        if (rank >= common.length) word += endings[Math.floor(random.next() * endings.length)]!;
        if (inSentence++ === 0) word = word[0]!.toUpperCase() + word.slice(1);
        text += `${text === '' ? '' : ' '}${word}`;
        if (isOwn && random.next() < pairShare) text += ` ${wordAt(list[(place * 7 + 1) % topicWords]!)}`;
        if (inSentence > 14 && random.next() < 0.12) {
          text += '.';
          inSentence = 0;
        }
      }
      return text;
    };
    // The sum of four evenly spread numbers is nearly a normal one.
    const normal = (random.next() + random.next() + random.next() + random.next() - 2) * Math.sqrt(3);
    const title = told(6 + Math.floor(random.next() * 8), 0.4);
    const abstract = `${told(Math.round(words * Math.exp(spread * normal)), topicShare)}.`;
    const month = String(1 + Math.floor(random.next() * 12)).padStart(2, '0');
    const published = `${2005 + Math.floor(20 * Math.sqrt(random.next()))}-${month}-01`;
    yield JSON.stringify({ id: `p${i}`, title, abstract, published });
  }
}
