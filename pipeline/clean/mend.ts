/** Text as its author wrote it, where an export has spoilt it: entities, tags, ligatures, UTF-8 read as Windows-1252. */
import { decodeHTMLStrict } from 'entities';

/** Entities decoded (twice where they were escaped twice), tags of print dropped, ligatures parted, garbled letters put right. */
export function mended(text: string): string {
  let out = text;
  if (out.includes('&') && /&#?[a-z\d]{2,31};/iu.test(out)) out = decodeHTMLStrict(decodeHTMLStrict(out));
  if (out.includes('<')) out = out.replace(shifted, '$1').replace(print, '').replace(block, ' ');
  if (/[^\0-\x7f]/.test(out))
    out = ungarbled(out).replace(/[\ufb00-\ufb06]/gu, (one) => ligatures[one.charCodeAt(0) - 0xfb00]!);
  return out;
}

const ligatures = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

/** `CO<sub>2</sub>` is `CO2`, and `<sup>` that stands for a note is a blank's width no more. */
const shifted = /<(?:jats:)?su[bp]>\s*([^<>]{0,40}?)\s*<\/(?:jats:)?su[bp]>/giu;
const print =
  /<\/?(?:jats:|mml:)?(?:i|b|em|strong|italic|bold|sub|sup|scp|sc|tt|u|span|inf|font|small|big|underline|monospace|styled-content|named-content|inline-formula|tex-math|math|m(?:row|i|n|o|text|sub|sup|subsup|frac|style|over|under))(?:\s[^<>]{0,200})?\s?\/?>/giu;
const block =
  /<\/?(?:jats:title|(?:jats:)?(?:p|br|div|sec|section|list|list-item|ul|ol|li|h[1-6]|abstract))(?:\s[^<>]{0,200})?\s?\/?>/giu;

/** What Windows-1252 has at 128 to 159; the rest of its letters are numbered as in Unicode. */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf: ReadonlyMap<string, number> = new Map([...western].map((sign, i) => [sign, 128 + i]));
/**
 * How UTF-8 begins when read as Windows-1252: the first bytes of Latin, Greek and Cyrillic letters, of signs, and of
 * ligatures; others, as the É of `CAFÉ»`, are letters far oftener than that.
 */
const garble = new RegExp(
  `[\\u00c2-\\u00c5\\u00ce-\\u00d1][${western}\\u00a0-\\u00bf]|[\\u00e2\\u00ef][${western}\\u00a0-\\u00bf]{2}|\\u00f0[${western}\\u00a0-\\u00bf]{3}`,
  'gu',
);
const utf8 = new TextDecoder('utf-8', { fatal: true });

function ungarbled(text: string): string {
  return text.replace(garble, (run) => {
    try {
      return utf8.decode(Uint8Array.from(run, (sign) => byteOf.get(sign) ?? sign.charCodeAt(0)));
    } catch {
      return run;
    }
  });
}
