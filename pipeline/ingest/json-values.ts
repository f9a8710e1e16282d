/** Cuts JSON that comes in chunks into the values that stand where records do; no more than one of them is held. */
import { grouped } from '../words.ts';

/** A piece of the input, and the line it begins in. */
export type Cut =
  /** The JSON of an item of a list; of an object that stands by itself, which may be a record or hold some. */
  | { readonly kind: 'item' | 'object'; readonly line: number; readonly text: string }
  /** What stands where a record should and is none. */
  | { readonly kind: 'unread'; readonly line: number; readonly reason: string }
  /** The text ends before the list or the object does; all from `line` on is lost. */
  | { readonly kind: 'end'; readonly line: number; readonly isList: boolean };

export interface Cutter {
  write(chunk: string): Cut[];
  end(): Cut[];
  /** Whether a list of records was found in an object, or brackets or quotes that do not match. */
  found(): 'list' | 'fault' | 'neither';
}

export interface CutOptions {
  /** Where in an object lists of records stand: `data`, `message.items`; up to three keys deep. */
  readonly lists: ReadonlySet<string>;
  /** Whether a text is the JSON of a paper: tells records from what they hold where a broken one was left. */
  isPaper(text: string): boolean;
  /** Number of the first line. */
  readonly line?: number;
  /** Whether an object with such a list is none of the records even where it has a title. */
  readonly isSure?: boolean;
}

/** Longest record, in characters; JSON.parse takes a multiple of it in memory. */
const longest = 100_000_000;
/** Levels of nesting, each of which takes memory. */
const deepest = 1_000_000;
const deepestList = 3;
/** Longest beginning of a record that the next one is known by; what begins one where none has been read. */
const longestOpener = 200;
const anyOpener = '{';

const [newline, quote, comma, colon, backslash] = [10, 34, 44, 58, 92];
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125];
/** Signs that may stand outside of texts: of numbers, `true`, `false`, `null`, and Python's `NaN` and `Infinity`. */
const plain = new Set(Array.from('0123456789+-.eEtrufalsnyNIi', (sign) => sign.charCodeAt(0)));

/**
 * A cutter of lists, of objects that hold lists, and of objects one after another, with or without commas. Where the
 * brackets or quotes of a record do not match, it goes on with the next text that begins as the records before did.
 */
export function cutter({ lists, isPaper, line: firstLine = 1, isSure = false }: CutOptions): Cutter {
  const open = stack();
  let line = firstLine;
  let inText = false;
  let isEscaped = false;
  /** The last sign that is no blank. */
  let before = 0;
  /** Depth of the list whose items are records; -1 outside of any. */
  let depth = -1;
  let isStray = false;

  let taking: 'item' | 'object' | null = null;
  let began = 0;
  let outside = 0;
  let isBare = false;
  let isTooMuch = false;
  let parts: string[] = [];
  let size = 0;
  let from = 0;

  const keys: string[] = [];
  let key = '';
  let keyFrom = -1;
  let keyPart = '';
  let hasTitle = false;
  let mayBeList = false;
  let hasList = false;

  let isSeeking = false;
  let isDoubtful = false;
  let brokenLine = 0;
  let matched = 0;
  let opener = '';
  let itemOpener = '';
  let objectOpener = '';

  let chunk = '';
  let cuts: Cut[] = [];

  function take(role: 'item' | 'object', at: number): void {
    taking = role;
    began = line;
    outside = open.size();
    isTooMuch = false;
    parts = [];
    size = 0;
    from = at;
  }

  function drop(): void {
    taking = null;
    isBare = false;
    parts = [];
  }

  function finish(end: number): void {
    const role = taking;
    if (role === null) return;
    size += end - from;
    const isLost = isTooMuch || size > longest;
    const text = isLost ? '' : parts.join('') + chunk.slice(from, end);
    drop();
    if (isDoubtful) {
      if (isLost || !isPaper(text)) {
        isSeeking = true;
        matched = 0;
        return;
      }
      cuts.push({ kind: 'unread', line: brokenLine, reason: 'not valid JSON' });
      isDoubtful = false;
    }
    if (isLost) {
      const reason = `over ${grouped(longest)} characters long or ${grouped(deepest)} levels deep; no paper is`;
      cuts.push({ kind: 'unread', line: began, reason });
      return;
    }
    cuts.push({ kind: role, line: began, text });
    if (role === 'item' && itemOpener === '') itemOpener = openerOf(text);
    if (role === 'object' && objectOpener === '') objectOpener = openerOf(text);
  }

  function breakOff(): void {
    const known = depth >= 0 ? itemOpener : hasList ? '' : objectOpener;
    opener = known === '' ? anyOpener : known;
    if (!isDoubtful) brokenLine = taking === null ? line : began;
    drop();
    inText = isEscaped = mayBeList = false;
    isSeeking = true;
    matched = 0;
  }

  /** Goes on with a value whose beginning, the opener, ends at `at`. */
  function resume(at: number): void {
    isSeeking = false;
    isDoubtful = !opener.includes('\n');
    if (!isDoubtful) cuts.push({ kind: 'unread', line: brokenLine, reason: 'not valid JSON' });
    open.cut(Math.max(depth, 0));
    const start = began;
    take(depth >= 0 ? 'item' : 'object', at + 1);
    began = start;
    parts = [opener];
    size = opener.length;
    open.push(closeObject);
    before = opener === anyOpener ? openObject : quote;
    key = /"(.*)"$/.exec(opener)?.[1] ?? '';
    hasTitle = false;
  }

  function seek(code: number, at: number): void {
    if (code === newline) line++;
    if (code !== opener.charCodeAt(matched)) matched = 0;
    if (code !== opener.charCodeAt(matched)) return;
    if (matched === 0) began = line;
    if (++matched === opener.length) resume(at);
  }

  function inObject(): boolean {
    return open.last() === closeObject;
  }

  function isList(): boolean {
    const level = open.size();
    if (depth >= 0 || (hasTitle && !isSure) || level > deepestList || !inObject()) return false;
    return lists.has(keys.slice(1, level + 1).join('.'));
  }

  /** A list of records in an object: what was kept of the object, in case it were a record, is not needed. */
  function enter(): void {
    drop();
    if (isDoubtful) cuts.push({ kind: 'unread', line: brokenLine, reason: 'not valid JSON' });
    isDoubtful = false;
    hasList = true;
    depth = open.size();
  }

  function bracket(code: number, at: number): void {
    const level = open.size();
    if (level === 0) {
      hasTitle = false;
      if (code === openObject) take('object', at);
    } else if (taking === null && level === depth) {
      take('item', at);
    }
    if (inObject() && before !== colon) {
      // The end of the record before is missing: this may well be the next.
      breakOff();
      seek(code, at);
      return;
    }
    mayBeList = code === openList && isList();
    open.push(code === openObject ? closeObject : closeList);
    if (level === 0 && code === openList) depth = 1;
    if (level >= deepest) isTooMuch = true;
    before = code;
  }

  function close(code: number, at: number): void {
    if (open.last() !== code) {
      if (open.size() > 0) breakOff();
      else stray();
      return;
    }
    open.pop();
    if (taking !== null && open.size() === outside) finish(at + 1);
    if (open.size() < depth) depth = -1;
    before = code;
  }

  function stray(): void {
    isStray = true;
    cuts.push({ kind: 'unread', line, reason: 'not valid JSON' });
  }

  function outsideOfTexts(code: number, at: number): void {
    const isBlank = code === 32 || code === newline || code === 13 || code === 9;
    const ends = isBlank || code === comma || code === closeList || code === closeObject;
    if (isBare && ends) finish(at);
    if (code === newline) line++;
    if (isStray && code !== newline && code !== openObject && code !== openList) return;
    isStray = false;
    if (isBlank) return;
    if (mayBeList) {
      mayBeList = false;
      if (code === openObject) enter();
    }
    if (code === openObject || code === openList) {
      bracket(code, at);
    } else if (code === closeObject || code === closeList) {
      close(code, at);
    } else if (open.size() === 0) {
      // Byte order marks and record separators stand between texts that were joined.
      if (code !== comma && code !== 0xfeff && code !== 0x1e) stray();
    } else if (code === quote) {
      if (taking === null && open.size() === depth) {
        take('item', at);
      } else if (before === quote) {
        // Texts turned inside out: a quote is missing.
        breakOff();
        return;
      }
      inText = true;
      keyPart = '';
      keyFrom = depth < 0 && open.size() <= deepestList ? at + 1 : -1;
    } else if (code === colon) {
      before = code;
      if (!inObject()) breakOff();
      else if (depth < 0 && open.size() <= deepestList) keys[open.size()] = key;
      if (taking === 'object' && open.size() === 1 && key === 'title') hasTitle = true;
    } else if (code === comma) {
      before = code;
    } else if (!plain.has(code) || before === quote) {
      breakOff();
    } else {
      before = code;
      if (taking !== null || open.size() !== depth) return;
      take('item', at);
      isBare = true;
    }
  }

  /** Reads on in a text, from `at` to its end or that of the chunk; where it stopped. */
  function throughText(at: number): number {
    const text = chunk;
    let i = at;
    if (isEscaped) {
      isEscaped = false;
      if (text.charCodeAt(i) !== newline) i++;
    }
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === quote) {
        inText = false;
        before = quote;
        if (keyFrom >= 0) key = keyPart.length > 64 ? '' : keyPart + text.slice(keyFrom, i);
        if (taking !== null && open.size() === outside) finish(i + 1);
        return i;
      }
      if (code === newline) {
        breakOff();
        line++;
        return i;
      }
      if (code !== backslash) continue;
      if (i + 1 === text.length) isEscaped = true;
      else if (text.charCodeAt(i + 1) !== newline) i++;
    }
    return i;
  }

  return {
    write(text) {
      chunk = text;
      cuts = [];
      from = 0;
      if (keyFrom > 0) keyFrom = 0;
      for (let i = 0; i < text.length; i++) {
        if (inText) i = throughText(i);
        else if (isSeeking) seek(text.charCodeAt(i), i);
        else outsideOfTexts(text.charCodeAt(i), i);
      }
      if (inText && keyFrom >= 0 && keyPart.length <= 64) keyPart += text.slice(keyFrom, keyFrom + 100);
      if (taking !== null) {
        size += text.length - from;
        if (size > longest) isTooMuch = true;
        if (isTooMuch) parts = parts.slice(0, 1);
        else parts.push(text.slice(from));
      }
      chunk = '';
      return cuts;
    },
    end() {
      if (!isSeeking && taking === null && open.size() === 0) return [];
      const at = isSeeking || isDoubtful ? brokenLine : taking === null ? line : began;
      return [{ kind: 'end', line: at, isList: depth >= 0 }];
    },
    found: () => (isSeeking || isDoubtful ? 'fault' : hasList ? 'list' : 'neither'),
  };
}

/** How a record begins, with the blanks in it: `{ "id"`; `''` for what is no object. */
function openerOf(text: string): string {
  return /^\{\s*"[^"\\\r\n]{1,64}"/.exec(text.slice(0, longestOpener))?.[0] ?? '';
}

/** A stack of small numbers, as plain arrays of them are eight times as large. */
function stack() {
  let items = new Uint8Array(64);
  let size = 0;
  return {
    size: () => size,
    last: () => (size === 0 ? 0 : items[size - 1]!),
    pop: () => {
      size--;
    },
    cut: (to: number) => {
      size = Math.min(size, to);
    },
    push: (item: number) => {
      if (size === items.length) {
        const more = new Uint8Array(size * 2);
        more.set(items);
        items = more;
      }
      items[size++] = item;
    },
  };
}
