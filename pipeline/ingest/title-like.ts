/** What the title of a paper looks like, where nothing else tells. */

/** Words of a text; two characters of a script without blanks count as one. */
export function wordCount(text: string): number {
  let words = 0;
  let characters = 0;
  for (const word of text.split(/\s+/)) {
    const joined = word.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/gu)?.length ?? 0;
    if (joined > 0) characters += joined;
    else if (/[\p{L}\p{N}]/u.test(word)) words++;
  }
  return words + Math.ceil(characters / 2);
}

/** Three to forty words, mostly of letters, without the signs of code. */
export function looksLikeTitle(text: string): boolean {
  const plain = text.trim();
  if (plain.length < 6 || plain.length > 400 || /[{}<>=\t|]|\(\)|[;,:\\]$|^https?:|:\/\//.test(plain))
    return false;
  const words = wordCount(plain);
  if (words < 3 || words > 40) return false;
  const signs = plain.replace(/\s/g, '');
  return (signs.match(/\p{L}/gu)?.length ?? 0) >= 0.7 * signs.length;
}
