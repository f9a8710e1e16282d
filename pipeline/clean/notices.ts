/** Sentences of an abstract that are not about the paper's matter, and the heads that stand before its parts. */

import { beyondAscii, signFinder } from './signs.ts';

/** No notice is longer; so a text without full stops costs no time either. */
const longest = 1000;

/** The abstract without notices and heads; a sentence that follows a head stays. */
export function withoutNotices(abstract: string): string {
  const all = signsOf(abstract);
  if ((all & (beyondAscii | lines)) !== 0 || !/[A-Z]/.test(abstract)) {
    return abstract
      .split(/\p{Lu}/u.test(abstract) ? border : lowerBorder)
      .flatMap((sentence) => told(sentence, signsOf(sentence)))
      .join(' ');
  }
  const sentences: string[] = [];
  let isSame = true;
  let from = 0;
  const add = (to: number): void => {
    const sentence = abstract.slice(from, to);
    const own = (all & (hints | heads)) === 0 ? 0 : signsOf(abstract, from, to);
    const mayChange = (own & (hints | heads)) !== 0 || /^[A-Z]{2}/.test(sentence);
    const rest = mayChange ? told(sentence, own) : [sentence];
    isSame &&= rest[0] === sentence;
    sentences.push(...rest);
  };
  asciiBorder.lastIndex = 0;
  for (let found = asciiBorder.exec(abstract); found; found = asciiBorder.exec(abstract)) {
    const [whole, blanks = ''] = found;
    add(found.index + whole.length - blanks.length);
    isSame &&= blanks === ' ';
    from = found.index + whole.length;
  }
  add(abstract.length);
  return isSame ? abstract : sentences.join(' ');
}

/** What is left of a sentence with these signs; none of a notice. */
function told(sentence: string, signs: number): string[] {
  const rest = sentence.replace(head, '').replace(capitalHead, '');
  return isNotice(sentence, signs) || (rest !== sentence && isNotice(rest, signs)) ? [] : [rest];
}

function isNotice(sentence: string, signs: number): boolean {
  if (sentence.length > longest || !hint.test(sentence)) return false;
  // Addresses without their full stops, after what stands for them.
  const plain = sentence
    .replace(/https?:\/\/[^\s{}]*/giu, 'https:')
    .replace(/\\(?:href|url)\{([^{}]{0,300})\}(?:\{([^{}]{0,100})\})?/giu, '$2 $1');
  const own = plain === sentence ? signs : signsOf(plain);
  return notices.some(([needs, notice]) => (own & (needs | beyondAscii)) !== 0 && notice.test(plain));
}

/** Stands in every notice, so that most sentences are looked at once. */
const hint =
  /availab|releas|accessib|sourced?\b|http|www\.|git(?:hub|lab)|©|\(c\)|copyright|reserved|licen[sc]|published|withdr|retract|funding|registration|interests?\b|acknowl|contact|page\b|provided?\b|behalf|shared?\b|(?:this|following) (?:link|url|repo|website)/iu;

/** Bits of the signs of what `hint` finds, of heads, of copyright lines that a sentence may end before, and of what notices cannot do without. */
const [hints, heads, lines, places, offers, gifts, pages] = [1, 2, 4, 8, 16, 32, 64];
const [contacts, endings, owners, rights, publishers, licences, withdrawals] = [
  128, 256, 512, 1024, 2048, 4096, 8192,
];
const signs: readonly (readonly [number, string])[] = [
  [hints, 'availab,releas,accessib,source,http,www.,github,gitlab,copyright,(c),reserved,licens,licenc'],
  [hints, 'published,withdr,retract,funding,registration,interest,acknowl,contact,page,provide,behalf,share'],
  [hints, 'this link,this url,this repo,this website'],
  [hints, 'following link,following url,following repo,following website'],
  [heads, ':'],
  [lines, '(c)'],
  [places, 'http,www.,github,gitlab,link,url,repo,page,site'],
  [offers, 'availab,releas,source,accessib,published'],
  [gifts, 'releas,source,share,provide,publish'],
  [pages, 'page'],
  [contacts, 'contact'],
  [endings, 'funding,registration,interest,acknowl'],
  [owners, 'copyright,(c)'],
  [rights, 'copyright,reserved,licens'],
  [publishers, 'published,behalf'],
  [licences, 'access,licens,licenc,distributed'],
  [withdrawals, 'withdr,retract'],
];
const signsOf = signFinder(
  signs.flatMap(([bit, all]) => all.split(',').map((sign): [string, number] => [sign, bit])),
);

/** Between sentences, and before a copyright line that follows without a full stop. */
const border =
  /(?<=[.!?][)"”]?)\s+(?=[\p{Lu}(©[])|(?<![Cc]opyright|COPYRIGHT)\s(?=(?:[Cc]opyright |COPYRIGHT )?(?:©|\([Cc]\)) ?(?:\d{4}\b|[Tt]he [Aa]uthor))/u;
/** The first of the two in a text of ASCII characters, with what it follows. */
const asciiBorder = /[.!?][)"]?(\s+)(?=[A-Z([])/g;
/** In a text without capitals, which is one sentence to the other. */
const lowerBorder = /(?<=[.!?])\s+/u;

const headWord =
  '(?:aims?|analysis|approach|availability|background|case|conclusions?|context|contributions?|data|design|discussions?|evidence|findings?|highlights?|hypothesis|impact|implementation|implications?|importance|interpretation|interventions?|introduction|abstract|limitations?|main|materials?|measurements?|measures?|methodology|methods?|motivation|novelty|objectives?|originality|outcomes?|participants|patients?|practical|primary|principal|purpose|rationale|relevance|research|results?|scope|search|secondary|selection|settings?|significance|social|sources?|study|subjects|summary|supplementary information|synthesis|value|wider)';
/** `Background:`, `Materials and methods:`, `Design/methodology/approach:`, `Index Terms—`. */
const head = new RegExp(
  `^\\W{0,3}(?:${headWord}(?:(?: ?[/,&] ?| and | of | or | )${headWord}){0,5}|index terms|key ?words(?: and phrases)?) ?[:—] ?`,
  'iu',
);
/** The same in capitals, where no mark need follow: `METHODS We count pears.` */
const capitalHead =
  /^(?:BACKGROUND|OBJECTIVES?|AIMS?|PURPOSE|INTRODUCTION|METHODS?|RESULTS?|FINDINGS|CONCLUSIONS?|DISCUSSION|ABSTRACT)\s[-–.]?\s?(?=\p{Lu}\p{Ll}|A )/u;

const thing =
  '(?:codes?|code-?bases?|data|data ?sets?|models?|weights|checkpoints|benchmarks?|implementations?|project|homepage|demos?|videos?|web ?sites?|software|toolkit|resources|scripts?|materials|page|repository|repo)';
const offered = '(?:available|released?|accessible|open-?sourced?|provided|shared|published)';
const address =
  '(?:https?:|www\\.|git(?:hub|lab)\\.(?:com|io)|\\.github\\.io|(?:this|the following) (?:https? )?(?:link|url|repository|website|page)|(?:project|our) (?:home|web)? ?(?:page|site)\\b)';
const openly =
  '(?:is|are|(?:will|would|shall) be|has been|have been) (?:(?:made|publicly|freely|openly|fully|all|also|now|soon) ){0,4}';

/** Sentences that say where code, data or the publisher's rights are, or that the paper is none; each with signs without one of which it never matches. */
const notices: readonly (readonly [needs: number, notice: RegExp])[] = [
  [
    places,
    new RegExp(`\\b${thing}\\b[^.]{0,120}\\b${offered}\\b[^.]{0,60}(?:${address}|\\bgithub\\b)`, 'iu'),
  ],
  [
    places,
    new RegExp(
      `\\b(?:release|releasing|share|open-?source|provide|visit|see|find|refer)\\b[^.]{0,80}\\b${thing}\\b[^.]{0,60}${address}`,
      'iu',
    ),
  ],
  [
    places,
    new RegExp(`\\b(?:${thing}|details|information)\\b[^.]{0,120}\\bfound\\b[^.]{0,60}${address}`, 'iu'),
  ],
  [
    places,
    new RegExp(
      `^\\W*(?:(?:our|the|see|source|project|visit) ){0,4}(?:${thing}|github)\\b[^.]{0,40}${address}`,
      'iu',
    ),
  ],
  [
    offers,
    new RegExp(
      `^\\W*(?:(?:our|the|all|full|source|these|this|supplementary) ){0,4}${thing}\\b(?:(?! that | which | from )[^.]){0,60} ${openly}(?:available|(?:open-)?released|open-?sourced?|accessible|published)(?:\\W{1,3}(?:and|as|at|https|on|in|here|from|upon|for|soon|online|publicly|to|under|via|after)\\b[^.]{0,100})?\\W*$`,
      'iu',
    ),
  ],
  [
    gifts,
    new RegExp(
      `^\\W*(?:[\\w-]+ ){0,4}we (?:(?:will|also|fully|further|publicly|openly|make) ){0,4}(?:released?|open-?sourced?|share|provide|publish) (?:(?:all|our|the|full|complete|source|of|${thing}|and|&),? ?){2,10}[^.]{0,60}\\W*$`,
      'iu',
    ),
  ],
  [
    pages,
    /\b(?:our|ours|the|anonymous|up-to-date)\b[^.]{0,40}\bproject (?:web)?page\b[^.]{0,100}\W*$|^\W*project page\b.{0,50}$/iu,
  ],
  [contacts, /\bcontact\W{1,3}[\w.+-]{1,60}@/iu],
  [
    endings,
    /^\W*(?:(?:clinical )?trial registration|funding|conflicts? of interest|competing interests?|acknowledge?ments?)\s?[:.—]/iu,
  ],
  [
    owners,
    /^\W*(?:crown )?copyright\W{0,3}(?:\(c\)|©|\d{4}|by\b|of the\b|reserved|crown)|^\W*(?:\(c\)|©) ?(?:\d{4}|crown|the author|by\b)|^\W*©/iu,
  ],
  [rights, /^\W*crown copyright\b|\ball rights (?:are )?reserved\b|\blicensee\b/iu],
  [
    publishers,
    /^\W*published (?:online )?by\b|\bpublished by [^.]{0,60}\b(?:ltd|llc|inc|gmbh|b\.? ?v)\b|\bon behalf of [^.]{0,60}\bsociety\b[^.]{0,40}$/iu,
  ],
  [
    licences,
    /\bis an open[- ]access article\b|\b(?:licen[sc]ed|distributed) under [^.]{0,60}\b(?:creative commons|cc[- ]by)\b/iu,
  ],
  [
    withdrawals,
    /^\W*(?:this|the|our|i have|we have)\b[^.]{0,60}\b(?:paper|article|submission|manuscript|preprint|withdrawn)\b[^.]{0,60}\b(?:withdrawn|retracted|withdraw the paper)\b/iu,
  ],
  [
    withdrawals,
    /^\W*(?:this|the) (?:paper|article|submission|manuscript|preprint) (?:\w+ ){0,4}(?:withdrawn|retracted)\b|^\W*(?:i|we) have withdrawn\b|^\W*withdrawn\b/iu,
  ],
];
