/**
 * In which language a paper is written, by its script and by the function words of its first sentences: few words of a
 * language make up a third of any text in it, and they tell languages apart in a single title (Grefenstette 1995).
 */
import { grouped } from '../words.ts';

/** ISO 639-1 code, name, and the commonest function words; one-letter words only where a formula has no such letter. */
const known: readonly (readonly [code: string, name: string, words: string])[] = [
  [
    'en',
    'English',
    'the of and to is for we that with by are this from as it be which can at our these have has not in an was were their using its no per via',
  ],
  [
    'de',
    'German',
    'der die das den dem des ein eine einer eines und in zu mit für von auf ist sind wird werden nicht als auch sich bei im am zur zum wir dass oder durch aus nach über',
  ],
  [
    'fr',
    'French',
    'le la les des du de un une et est en dans pour sur par que qui nous avec ce cette sont au aux ou il ne pas plus à être entre',
  ],
  [
    'es',
    'Spanish',
    'el la los las de del un una en es para por con que se su al como más lo este esta son entre sobre sus su toda todo sin ser ni o cada como tiene tienen pero ha han fue no',
  ],
  [
    'pt',
    'Portuguese',
    'os as de do da dos das um uma em no na nos nas para por com que se ao como mais é são este esta foi sobre ou ser sem sua seu pela pelo pelas pelos à às nem quando contra tem seus suas sua entre foram',
  ],
  [
    'it',
    'Italian',
    'il lo la gli le di del della dei delle un una in è per con che si nel nella da dal al come sono più questo questa tra ad ed ai alla alle ogni anche sua suo dal dalla nei nelle sulla sul degli agli essere non da o se tali',
  ],
  [
    'ca',
    'Catalan',
    'el la els les de del un una en és per amb que es al com més són aquest aquesta dels dret o sense seva seu ni cada pels pel als ha han cap tot tota no',
  ],
  [
    'ro',
    'Romanian',
    'și de la în cu pe un din care este sunt pentru prin ale al mai nu se sau orice fi sa său cu dreptul prin ce ca și nici față lor',
  ],
  [
    'nl',
    'Dutch',
    'de het een en van in op te met voor dat is zijn wordt worden niet ook bij door aan als deze die uit naar',
  ],
  [
    'sv',
    'Swedish',
    'och att en ett på av för med som är det den de till inte om från kan har vid eller ej skall har rätt sina sin utan samt varje alla',
  ],
  [
    'da',
    'Danish',
    'og at en et på af for med som er det den de til ikke om fra kan har ved eller har ret sin enhver skal uden samt alle ved hans',
  ],
  [
    'no',
    'Norwegian',
    'og å en et på av for med som er det den de til ikke om fra kan har ved eller har rett sin enhver skal uten samt alle ved hans',
  ],
  [
    'fi',
    'Finnish',
    'ja on ei se että oli ovat tai myös joka kun sekä voidaan tässä jokaisella mukaan sen hänen sekä jotka niiden ole eikä joita myös olla mutta kuin tämän tässä olevan',
  ],
  [
    'hu',
    'Hungarian',
    'az és egy hogy nem is van volt meg ez mint vagy csak minden során amely valamint minden sem kell illetve lehet között által való ezt azt ez továbbá vagy alapján',
  ],
  [
    'pl',
    'Polish',
    'na do jest że się nie oraz dla od po przez są jako lub ma być tym tego jego każdy oraz które który pod przy może tylko czy także między prawo jej te ze gdy aby',
  ],
  [
    'cs',
    'Czech',
    'na je se že do pro od jako jsou není které který nebo má být při nebo své jeho aby ani jejich který která které každý proti byl bylo tak této tento také mezi ve ze k němu',
  ],
  [
    'sk',
    'Slovak',
    'na je sa že do pre od ako sú ktoré ktorý alebo má byť pri svoje jeho aby ani ich ktorá každý proti bol bolo tak tejto tento tiež medzi vo zo',
  ],
  [
    'hr',
    'Croatian',
    'na je se da za od su koji kao iz ili što bez ima svatko ili svatko na pravo ne niti biti može kako bude sve iz pri prema te po',
  ],
  [
    'tr',
    'Turkish',
    've bir bu için ile olarak olan çok daha gibi olduğu her veya veya kadar her ya da hakkı ki gerek karşı herkes kendi bunun arasında tarafından göre içinde şekilde ise ancak',
  ],
  [
    'id',
    'Indonesian',
    'dan yang di dengan untuk pada dari ini adalah dalam tidak oleh atau setiap setiap atas hak orang ataupun sebagai secara serta telah karena lain maupun bagi akan',
  ],
  [
    'vi',
    'Vietnamese',
    'và của là các có được trong cho một những với không người hay bị đều mọi phải khi này đó theo về ra vào do từ ở như',
  ],
  ['ru', 'Russian', 'и в на с по для что как не из от к это или при его быть'],
  ['uk', 'Ukrainian', 'і в та на що для з до у від не як або це є бути'],
  ['bg', 'Bulgarian', 'и на за от в се с са че не да или като'],
  ['ar', 'Arabic', 'في من على أن إلى التي أو هذا هذه عن ما لا كل'],
  ['fa', 'Persian', 'و در به از که این است را با برای آن هر یا می های'],
];

/** Scripts that are not Latin, and the language that is meant when no function word says which. */
const scripts: readonly (readonly [letters: RegExp, code: string, name: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja', 'Japanese'],
  [/\p{Script=Han}/gu, 'zh', 'Chinese'],
  [/\p{Script=Hangul}/gu, 'ko', 'Korean'],
  [/\p{Script=Cyrillic}/gu, 'ru', 'Russian'],
  [/\p{Script=Arabic}/gu, 'ar', 'Arabic'],
  [/\p{Script=Greek}/gu, 'el', 'Greek'],
  [/\p{Script=Hebrew}/gu, 'he', 'Hebrew'],
  [/\p{Script=Devanagari}/gu, 'hi', 'Hindi'],
  [/\p{Script=Thai}/gu, 'th', 'Thai'],
];

const names: ReadonlyMap<string, string> = new Map([
  ...known.map(([code, name]) => [code, name] as const),
  ...scripts.map(([, code, name]) => [code, name] as const),
]);

/** Numbers into `known` of the languages of each function word; English ones speak for English alone. */
const languagesOf = new Map<string, number[]>();
known.forEach(([, , words], language) => {
  for (const word of words.split(' ')) {
    const others = languagesOf.get(word);
    if (!others) languagesOf.set(word, [language]);
    else if (!others.includes(0)) others.push(language);
  }
});

/** By 16 bits of a word's hash, whether it may be a function word. */
const perhaps = new Uint8Array(1 << 16);
for (const word of languagesOf.keys()) {
  perhaps[[...word].reduce((hash, sign) => hashed(hash, sign.charCodeAt(0)), 0) & 0xffff] = 1;
}

/** Characters that are looked at. */
const looked = 600;

/**
 * ISO 639-1 code of the language of a text, or `und` where its words do not tell, as in many a title. Another language than
 * English is claimed only when three function words of it stand in the text, not all the same: a quarter
 * of all words (an eighth where there are thirty), and twice as many as English ones.
 */
export function languageOf(text: string): string {
  const start = text.slice(0, looked).toLowerCase();
  const hits = new Uint16Array(known.length);
  const length = countHits(start, hits);
  let best = 0;
  for (let language = 1; language < known.length; language++) {
    if (hits[language]! > hits[best]!) best = language;
  }
  const [code, , list] = known[best]!;
  const count = hits[best]!;
  const script = writtenLike(start);
  if (script !== '') return count >= 3 && writtenLike(list) === script ? code : script;
  const share = count / length;
  if (best > 0 && count >= 3 && count >= 2 * hits[0]! && share >= (length < 30 ? 0.25 : 0.125)) {
    const ownWords = wordsOf(start).filter((word) => languagesOf.get(word)?.includes(best));
    if (new Set(ownWords).size >= 2) return code;
  }
  return hits[0]! >= 2 || (best === 0 && share >= 0.1) ? 'en' : 'und';
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** Adds up the function words of each language in a text in small letters; the number of all words. */
function countHits(text: string, hits: Uint16Array): number {
  const see = (word: string): void => {
    for (const language of languagesOf.get(word) ?? []) hits[language]!++;
  };
  if (/[^\0-\x7f]/.test(text)) {
    const words = wordsOf(text);
    words.forEach(see);
    return words.length;
  }
  let count = 0;
  let from = 0;
  let hash = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    if (code >= 97 && code <= 122) {
      hash = hashed(hash, code);
      continue;
    }
    if (i > from) {
      count++;
      if (perhaps[hash & 0xffff] === 1) see(text.slice(from, i));
      hash = 0;
    }
    from = i + 1;
  }
  return count;
}

function hashed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** The language that a script other than Latin stands for where half of all letters are of it, else `''`. */
function writtenLike(text: string): string {
  if (!/[^\0-\u036f]/.test(text)) return '';
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const counts = scripts.map(([pattern]) => text.match(pattern)?.length ?? 0);
  const [kana = 0, han = 0] = counts;
  const found = counts.findIndex((count, i) => (i < 2 ? kana + han : count) * 2 >= letters && letters > 0);
  // A few kana among Han are what tells Japanese.
  if (found === 0 || found === 1) return kana * 20 > han ? 'ja' : 'zh';
  return scripts[found]?.[1] ?? '';
}

/** Papers by language, that of each given: codes, the commonest first, `und` for those whose few words do not tell. */
export function languages(codes: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}

/** What to tell of papers in other languages than English; `''` when there are none. */
export function languageNotice(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts);
  const all = entries.reduce((sum, [, n]) => sum + n, 0);
  const others = entries.filter(([code]) => code !== 'en' && code !== 'und');
  const count = others.reduce((sum, [, n]) => sum + n, 0);
  if (count === 0) return '';
  const parts = others.map(([code, n]) => `${grouped(n)} ${names.get(code) ?? code}`).join(', ');
  const unsure = counts.und ?? 0;
  return `${grouped(count)} of ${grouped(all)} ${all === 1 ? 'paper' : 'papers'} ${count === 1 ? 'is' : 'are'} not in English: ${parts}; kept like all others${unsure === 0 ? '' : `; ${grouped(unsure)} more ${unsure === 1 ? 'has' : 'have'} too few words to tell`}`;
}
