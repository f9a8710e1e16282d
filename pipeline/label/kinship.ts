/** When two terms say the same: the one is short for the other, or they have a word in common, perhaps in another form. */

/** Whether `short` is made of the first letters of the words of `long`: `RL` of `reinforcement learning`, `T2I` of `text-to-image`; an `s` of several is no matter. */
export function isAcronym(short: string, long: string): boolean {
  // Nearly every pair ends here: what has no capital, or has a space, is no acronym.
  if (short === short.toLowerCase() || short.includes(' ')) return false;
  const words = long.toLowerCase().split(/[ -]/);
  if (words.length < 2) return false;
  const letters = words.map((word) => (word === 'to' ? '2' : word.slice(0, 1))).join('');
  return letters === short.toLowerCase().replace(/s$/, '');
}

/** Letters that two stems must begin with to count as forms of one word, where neither is the other: `agent` and `agentic`. */
const common = 5;

/** Whether two terms, as stems, share a word or forms of one: `agent system` and `agentic tool`, `modul` and `modular`. */
export function sameFamily(a: string, b: string): boolean {
  const others = b.split(/[ -]/);
  return a.split(/[ -]/).some((word) => others.some((other) => alike(word, other)));
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= common && long.startsWith(short);
}
