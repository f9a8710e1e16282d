/**
 * Which words can be spoken of and which only say something of others: names end with the former. From the English
 * lexicon of Brill's tagger (Brill 1992, as `natural` carries it); words that it does not know, as most terms of a field,
 * are judged by their endings.
 */
import lexicon from 'natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json' with {
  type: 'json',
};

/** Tags by word in small letters, the commonest use first; the build leaves out what is not asked for here. */
const tags: Readonly<Record<string, readonly string[]>> = lexicon;
const asked = /^[a-z-]+$/;
const usesAsked = 2;

/** Endings of adjectives, adverbs and forms of verbs, for words that the lexicon lacks. */
const nounless = /(?:ed|ly|able|ible|ous|ive|less|ful|ic|aware)$/u;
const nominal = /^(?:NN|FW|VBG)/;
const leading = /^(?:NN|FW|JJ|VBN|CD)/;

/** Whether a word, as written, can be what is spoken of, here or even `alone`; a hyphenated one is like its last part. */
export function isNoun(written: string, alone = false): boolean {
  const { word, uses } = lookedUp(written);
  if (!uses) return !nounless.test(word);
  return !(alone && uses[0] === 'JJ') && uses.some((use) => nominal.test(use));
}

/** Whether a phrase can begin with a word: not with one that is only a form of a verb, an adverb or a preposition. */
export function canLead(written: string): boolean {
  const { word, uses } = lookedUp(written);
  return uses ? uses.some((use) => leading.test(use)) : !/(?:ing|ly)$/u.test(word);
}

/** Its uses, none where it has capitals: then it is a name, whatever the word is otherwise. */
function lookedUp(written: string): { word: string; uses: readonly string[] | undefined } {
  const last = written.slice(written.lastIndexOf('-') + 1);
  const word = Object.hasOwn(tags, written) ? written : last;
  const isKnown = asked.test(word) && Object.hasOwn(tags, word);
  return { word, uses: isKnown ? tags[word]!.slice(0, usesAsked) : undefined };
}
