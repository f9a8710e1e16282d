/**
 * British spellings and their American twins, by suffix rules as style guides publish them. A doubled l needs none:
 * `labelled` and `labeled`, `modelling` and `modeling` have one stem.
 */

interface Rule {
  /** What a word must be before its ending: long enough for `prise`, `four` and `tour` to stay what they are, with a vowel. */
  readonly before: RegExp;
  /** British endings and the American ones for them. */
  readonly endings: ReadonlyMap<string, string>;
  readonly british: RegExp;
  readonly american: RegExp;
}

const rules: readonly Rule[] = [
  rule(
    /[aeiouy].|.[aeiouy]/,
    3,
    each('is', 'iz', ['e', 'es', 'ed', 'er', 'ers', 'ing', 'able', 'ation', 'ations', 'ational']),
  ),
  // Not `analyses`, which are also several of an `analysis`.
  rule(/[aeiou]/, 4, each('ys', 'yz', ['e', 'ed', 'er', 'ers', 'ing', 'able'])),
  rule(
    /[aeiou]/,
    2,
    each('our', 'or', [
      ...[
        '',
        's',
        'y',
        'ed',
        'er',
        'ers',
        'ing',
        'al',
        'ally',
        'able',
        'ably',
        'ful',
        'hood',
        'hoods',
        'less',
      ],
      ...['ite', 'ites', 'ist', 'ists', 'ism'],
    ]),
  ),
  // `centre`, `metre`, `fibre`; `acre` has no twin, and `timbre` another word for one.
  rule(/[aeiou].*t$|[ai]b$/, 3, [
    ['re', 'er'],
    ['res', 'ers'],
    ['red', 'ered'],
    ['ring', 'ering'],
  ]),
  rule(/[aeiou]/, 2, [
    ['alogue', 'alog'],
    ['alogues', 'alogs'],
  ]),
  rule(/[aeiou]/, 3, each('enc', 'ens', ['e', 'es'])),
];

function each(british: string, american: string, ends: readonly string[]): [string, string][] {
  return ends.map((end) => [british + end, american + end]);
}

function rule(before: RegExp, least: number, endings: readonly (readonly [string, string])[]): Rule {
  const ending = (side: 0 | 1): RegExp =>
    new RegExp(`^([a-z]{${least},})(${endings.map((pair) => pair[side]).join('|')})$`);
  return { before, endings: new Map(endings), british: ending(0), american: ending(1) };
}

/** What all words have that a rule may fit. */
const perhaps = /is[aei]|ys[aei]|our|re|ring|alogue|enc/;

/** The American spelling of a word in small letters, part by part where it is hyphenated; the word itself if no rule fits. */
export function american(word: string): string {
  if (!perhaps.test(word)) return word;
  return word.includes('-') ? word.split('-').map(respelt).join('-') : respelt(word);
}

/** Whether a word in small letters, or a part of it, ends as the American one of two spellings may. */
export function isAmerican(word: string): boolean {
  return word
    .split('-')
    .some((part) => rules.some(({ american, before }) => before.test(american.exec(part)?.[1] ?? '')));
}

function respelt(word: string): string {
  for (const { british, before, endings } of rules) {
    const [, stem = '', ending = ''] = british.exec(word) ?? [];
    if (before.test(stem)) return stem + endings.get(ending);
  }
  return word;
}
