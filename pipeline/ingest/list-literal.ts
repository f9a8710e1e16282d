/** Lists as Python or JSON write them, within a cell: `['Pear', "Fig"]`, `[['Pear', 'A.', '']]`, `[{'name': 'Pear'}]`. */

/** One entry of such a list: its texts, by their keys where it has keys. */
export type Entry = readonly { readonly key: string; readonly text: string }[];

const token = /\s*(?:(u?'(?:[^'\\]|\\[\s\S])*'|u?"(?:[^"\\]|\\[\s\S])*")|([[\](){},:])|([^\s'"[\](){},:]+))/y;
const escapes = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|U(000[0-9a-fA-F]{5})|([\s\S]))/g;
const short = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

/**
 * The entries of the list, of which one that is a text has no key; null for what is no such list. What lies deeper than
 * an entry is left out.
 */
export function listLiteral(text: string): Entry[] | null {
  const entries: { key: string; text: string }[][] = [];
  let depth = 0;
  let key = '';
  let last: string | null = null;
  /** Whether a word without quotes goes on: `[Ada Pear, Bo Fig]`. */
  let goesOn = false;
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [, quoted, mark, bare] = match;
    if (mark !== undefined) goesOn = false;
    const value = quoted === undefined ? bare : unquoted(quoted);
    if (value !== undefined) {
      if (depth === 0) return null;
      const before = entries.at(-1)?.at(-1);
      if (goesOn && bare !== undefined && before) before.text += ` ${value}`;
      else if (depth === 1) entries.push([{ key: '', text: value }]);
      else if (depth === 2) {
        entries.at(-1)?.push({ key, text: value });
        last = value;
        key = '';
      }
      goesOn = bare !== undefined;
    } else if (mark === ':' && depth === 2 && last !== null) {
      entries.at(-1)?.pop();
      key = last;
    } else if (mark === ',') {
      key = '';
    } else if (mark !== undefined && '[({'.includes(mark)) {
      depth++;
      if (depth === 2) {
        entries.push([]);
        key = '';
        last = null;
      }
    } else if (mark !== undefined && '])}'.includes(mark)) {
      depth--;
      if (depth === 0) return text.slice(token.lastIndex).trim() === '' ? entries : null;
    }
  }
  return null;
}

function unquoted(literal: string): string {
  return literal
    .replace(/^u/, '')
    .slice(1, -1)
    .replace(escapes, (_, four?: string, two?: string, eight?: string, one = '') => {
      const code = four ?? two ?? eight;
      if (code === undefined) return short.get(one) ?? one;
      const point = Number.parseInt(code, 16);
      return point > 0x10ffff ? '' : String.fromCodePoint(point);
    });
}
