/** Words to stems by natural's Porter stemmer; a term with digits or signs in it is its own stem. */
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** A longer part of a word is no English and stays as it is; the stemmer takes time with the square of its letters. */
const longest = 40;

/** Ends of the words that a step of the stemmer changes; all others are their own stems, which is seen sooner. */
const endings = /(?:[esy]|ed|ing|ll|al|ful|er|ic|ant|ent|ou|ism|ion|enci|anci|li|ator|iti|logi)$/;

/** The stem of one word, in lower case; each part of a hyphenated word is stemmed: `Text-to-images` to `text-to-imag`. */
export function stem(word: string): string {
  const lower = word.toLowerCase();
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(lower)) return lower.replace(/['’]/gu, "'");
  return lower.includes('-') ? lower.split('-').map(stemOfPart).join('-') : stemOfPart(lower);
}

function stemOfPart(part: string): string {
  return part.length > longest || !endings.test(part) ? part : porter.stem(part);
}
