/**
 * Texts to numbers of their tokens, by one look at every character: what `cutText` finds with a pattern, of which this is the
 * fast equal, without a string for each word.
 */

import { Numbers } from '../numbers.ts';
import type { PlainText, Synonym } from '../types.ts';
import { cutText } from './cut.ts';
import { synonymRewriter } from './synonyms.ts';
import { hashOf, nextHash, type PackedTokens, TokenTable } from './token-table.ts';

/** Stands between words that are not neighbours. */
export const gap = -1;

/** Texts as one run of token numbers, `gap` where a mark parts words. */
export interface Scanned {
  readonly ids: Int32Array;
  /** Text i runs from `start[i]` to `start[i + 1]`, its title to `titleEnd[i]`. */
  readonly start: Uint32Array;
  readonly titleEnd: Uint32Array;
  /** Distinct tokens in order of appearance. */
  readonly tokens: PackedTokens;
}

/** Cuts some texts into tokens, each synonym written its one way; a text is cut alike whatever others it is among. */
export function scan(texts: readonly PlainText[], synonyms: readonly Synonym[] = []): Scanned {
  const table = new TokenTable();
  const run = new Numbers();
  const rewrite = synonyms.length > 0 ? synonymRewriter(synonyms) : null;
  const add = (text: string): void => {
    if (rewrite === null) cutInto(text, table, run);
    else for (const token of rewrite(cutText(text))) run.push(isMark(token) ? gap : table.numberOf(token));
    run.push(gap);
  };
  const start = new Uint32Array(texts.length + 1);
  const titleEnd = new Uint32Array(texts.length);
  texts.forEach(({ title, abstract }, i) => {
    add(title);
    titleEnd[i] = run.length;
    add(abstract);
    start[i + 1] = run.length;
  });
  return { ids: run.all(), start, titleEnd, tokens: table.packed() };
}

/** What a character may be; several at once. `isKnown` marks kinds that were looked up. */
const isLetter = 1;
const isNumber = 2;
/** An accent that belongs to the letter before. */
const isAccent = 4;
/** Parts words. */
const parts = 8;
/** Parts words where no word goes on behind it. */
const isDash = 16;
/** Joins two words. */
const joins = 32;
/** Takes two code units. */
const isWide = 64;
const isKnown = 128;
const begins = isLetter | isNumber;
const goesOn = begins | isAccent;

/** Kinds of code units, 0 for those not yet looked up and for halves of a character. */
const kinds = new Uint8Array(1 << 16);

function kindAt(text: string, at: number): number {
  if (at >= text.length) return isKnown;
  const code = text.charCodeAt(at);
  const kind = kinds[code]!;
  if (kind !== 0) return kind;
  if (code >= 0xd800 && code < 0xe000) {
    const point = text.codePointAt(at)!;
    return point > 0xffff ? kindOf(String.fromCodePoint(point)) | isWide : isKnown;
  }
  kinds[code] = kindOf(String.fromCharCode(code));
  return kinds[code]!;
}

function kindOf(sign: string): number {
  return (
    isKnown |
    (/\p{L}/u.test(sign) ? isLetter : 0) |
    (/\p{N}/u.test(sign) ? isNumber : 0) |
    (/\p{M}/u.test(sign) ? isAccent : 0) |
    (/[.,;:!?()[\]{}"“”«»—…|/=<>]/.test(sign) ? parts : 0) |
    (/[-‐‑–]/.test(sign) ? isDash : 0) |
    (/[-‐‑@_&'’]/.test(sign) ? joins : 0)
  );
}

const [hashSign, asterisk, plus, dot] = [35, 42, 43, 46];
/** ASCII letters and digits, and the signs that may belong to the word before. */
const plainWord = 1;
const mayFollow = 2;
const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[A-Za-z\d]/.test(sign) ? plainWord : /[-@_&'.*#+]/.test(sign) ? mayFollow : 0;
});

function cutInto(text: string, table: TokenTable, run: Numbers): void {
  const { length } = text;
  for (let at = 0; at < length; ) {
    // Most words are of ASCII letters with a blank or a mark behind.
    let end = at;
    let hash = 0;
    let kind = mayFollow;
    for (; end < length; end++) {
      const code = text.charCodeAt(end);
      kind = code > 127 ? mayFollow : asciiKinds[code]!;
      if (kind !== plainWord) break;
      hash = nextHash(hash, code);
    }
    if (end > at && (kind !== mayFollow || end === length)) {
      run.push(table.numberAt(text, at, end, hash));
      at = end;
      continue;
    }
    const found = kindAt(text, at);
    if ((found & begins) !== 0) {
      end = endOfWord(text, at, found);
      run.push(table.numberAt(text, at, end, hashOf(text, at, end)));
      at = end;
      continue;
    }
    const isGap = (found & parts) !== 0 || ((found & isDash) !== 0 && (kindAt(text, at + 1) & begins) === 0);
    if (isGap) run.push(gap);
    at += (found & isWide) === 0 ? 1 : 2;
  }
}

/** Where a word ends that begins at `at`, with a character of the kind `kind`. */
function endOfWord(text: string, at: number, kind: number): number {
  const width = (kind & isWide) === 0 ? 1 : 2;
  const sign = text.charCodeAt(at + width);
  if ((sign === asterisk || sign === hashSign) && isSigned(text, at, kind, width)) return at + width + 1;
  let end = through(text, at, goesOn);
  for (;;) {
    const next = kindAt(text, end + 1);
    if ((kindAt(text, end) & joins) !== 0 && (next & begins) !== 0) end = through(text, end + 1, goesOn);
    else if (text.charCodeAt(end) === dot && (next & isNumber) !== 0) end = through(text, end + 1, isNumber);
    else break;
  }
  for (let signs = 0; signs < 2 && text.charCodeAt(end) === plus; signs++) end++;
  return end;
}

/** Where a run of characters of the `wanted` kinds ends. */
function through(text: string, at: number, wanted: number): number {
  let end = at;
  for (let kind = kindAt(text, end); (kind & wanted) !== 0; kind = kindAt(text, end)) {
    end += (kind & isWide) === 0 ? 1 : 2;
  }
  return end;
}

/** Whether the letter at `at` is one with its sign, `F*` or `C#`, and no more. */
function isSigned(text: string, at: number, kind: number, width: number): boolean {
  if ((kind & isLetter) === 0 || (kindAt(text, at + width + 1) & begins) !== 0) return false;
  return isWordUnit(text.charCodeAt(at - 1)) !== isWordUnit(text.charCodeAt(at));
}

/** Whether a code unit is one of those that `\b` takes for a word's. */
function isWordUnit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

/** Whether a token is none of a word. */
function isMark(token: string): boolean {
  return !/^[\p{L}\p{N}]/u.test(token);
}
