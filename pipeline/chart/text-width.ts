/**
 * How wide text is where nothing can measure it. Vega then counts 0.8 em a letter, which cuts names that have room; this
 * adds up the widths of Helvetica, which Arial, Liberation Sans and others of the font stack share or come near to.
 */
import { textMetrics } from 'vega-scenegraph';

/** Thousandths of an em from the blank to the tilde: Adobe's font metrics of Helvetica. */
const ascii = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
] as const;
const other = 556;
/** Of scripts whose letters fill a square. */
const full = 1000;
const square =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u2026]/u;
const unseen = /\p{M}|\p{Cf}/u;
/** Bold letters, and fonts of the stack that run wider. */
const bold = 1.07;
const slack = 1.04;

/** Width in px of a text of a font size in px. */
export function textWidth(text: string, size: number, isBold = false): number {
  let sum = 0;
  for (const letter of text) {
    const known = ascii[letter.charCodeAt(0) - 32];
    sum += known ?? (unseen.test(letter) ? 0 : square.test(letter) ? full : other);
  }
  return (sum / 1000) * size * slack * (isBold ? bold : 1);
}

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
  readonly limit?: number;
}

/** From here on Vega draws by these widths. */
export function measureByTable(): void {
  textMetrics.width = ({ fontSize = 11, fontWeight, limit = 0 }: TextItem, text: unknown): number => {
    const isBold = fontWeight === 'bold' || Number(fontWeight) >= 600;
    const width = textWidth(String(text ?? ''), fontSize, isBold);
    return limit > 0 ? Math.min(limit, width) : width;
  };
}
