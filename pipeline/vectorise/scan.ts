/**
 * Texts to numbers of their tokens, by one look at every character: what `cutText` finds with a pattern, of which this is the
 * fast equal, without a string for each word.
 */
import type { PlainText, Synonym } from '../types.ts';
import { cutText } from './cut.ts';
import { Numbers } from './numbers.ts';
import { synonymRewriter } from './synonyms.ts';
import { type PackedTokens, TokenTable } from './token-table.ts';

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

const [hash, asterisk, plus, dot, hyphen] = [35, 42, 43, 46, 45];

function cutInto(text: string, table: TokenTable, run: Numbers): void {
  const write = (at: number): void => {
    const code = text.charCodeAt(at);
    table.write(code === 0x2010 || code === 0x2011 ? hyphen : code);
  };
  /** Writes what goes on from `at` and is of a kind among `wanted`; where it ends. */
  const through = (at: number, wanted: number): number => {
    let end = at;
    for (let kind = kindAt(text, end); (kind & wanted) !== 0; kind = kindAt(text, end)) {
      if ((kind & isWide) !== 0) write(end++);
      write(end++);
    }
    return end;
  };
  table.begin(text.length);
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    const width = (kind & isWide) === 0 ? 1 : 2;
    if ((kind & begins) === 0) {
      const isGap = (kind & parts) !== 0 || ((kind & isDash) !== 0 && (kindAt(text, at + 1) & begins) === 0);
      if (isGap) run.push(gap);
      at += width;
      continue;
    }
    const sign = text.charCodeAt(at + width);
    if ((sign === asterisk || sign === hash) && isSigned(text, at, kind, width)) {
      for (const end = at + width + 1; at < end; at++) write(at);
    } else {
      at = through(at, goesOn);
      for (let isJoined = true; isJoined; ) {
        isJoined = false;
        const next = kindAt(text, at + 1);
        if ((kindAt(text, at) & joins) !== 0 && (next & begins) !== 0) {
          write(at);
          at = through(at + 1, goesOn);
          isJoined = true;
        } else if (text.charCodeAt(at) === dot && (next & isNumber) !== 0) {
          write(at);
          at = through(at + 1, isNumber);
          isJoined = true;
        }
      }
      for (let signs = 0; signs < 2 && text.charCodeAt(at) === plus; signs++) write(at++);
    }
    run.push(table.finish());
    table.begin(text.length - at);
  }
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
