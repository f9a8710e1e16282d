/** A web page as it goes by: tags and text, with their lines; no tree is kept, so that nothing nests too deep. */
import type { Tokenizer as TokenizerType } from 'htmlparser2';

/** What a reader of a page is told. Names of tags and attributes are in small letters; entities are read. */
export interface PageReader {
  open(tag: string, attributes: ReadonlyMap<string, string>, line: number): void;
  close(tag: string): void;
  text(text: string): void;
  end(): void;
}

/** Longest attribute that is kept, in characters; the data of a page stand in one. */
const longestAttribute = 100_000_000;
/** Most attributes of one tag that are kept. */
const mostAttributes = 200;

/** Reads a page and tells each reader of it, in order. */
export async function readPage(text: AsyncIterable<string>, readers: readonly PageReader[]): Promise<void> {
  const { Tokenizer } = await import('htmlparser2');
  const events = pageEvents(Tokenizer, readers);
  for await (const chunk of text) events.write(chunk);
  events.end();
}

interface PageEvents {
  write(chunk: string): void;
  end(): void;
}

function pageEvents(Tokenizer: typeof TokenizerType, readers: readonly PageReader[]): PageEvents {
  // Chunks from the start of the piece that is being read, the first of them at `offset`.
  const chunks: string[] = [];
  let offset = 0;
  let line = 1;
  /** Up to where lines have been counted. */
  let counted = 0;
  /** Where the next line of the first chunk ends; infinite for none, behind `counted` where that is not known. */
  let nextEnd = -1;
  let tag = '';
  let tagLine = 1;
  let attributes = new Map<string, string>();
  let name = '';
  let value: string[] = [];
  let length = 0;

  const shift = (): void => {
    const [first = ''] = chunks;
    count(offset + first.length);
    chunks.shift();
    offset += first.length;
    nextEnd = -1;
  };
  /** Counts the lines of the first chunk up to an index, which never goes back. */
  const count = (index: number): void => {
    const [first = ''] = chunks;
    while (counted < index) {
      if (nextEnd < counted) {
        const at = first.indexOf('\n', counted - offset);
        nextEnd = at < 0 ? Number.POSITIVE_INFINITY : offset + at;
      }
      if (nextEnd >= index) counted = index;
      else {
        line++;
        counted = nextEnd + 1;
      }
    }
  };
  const forget = (index: number): void => {
    while (chunks.length > 0 && index - offset >= (chunks[0]?.length ?? 0)) shift();
    count(index);
  };
  const slice = (start: number, end: number): string => {
    forget(start);
    const parts: string[] = [];
    let at = offset;
    for (const chunk of chunks) {
      if (at >= end) break;
      parts.push(chunk.slice(Math.max(0, start - at), end - at));
      at += chunk.length;
    }
    return parts.join('');
  };
  const add = (part: string): void => {
    length += part.length;
    if (length <= longestAttribute) value.push(part);
  };
  const opened = (): void => {
    for (const reader of readers) reader.open(tag, attributes, tagLine);
  };

  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      isInForeignContext: () => false,
      onopentagname: (start, end) => {
        tag = slice(start, end).toLowerCase();
        tagLine = line;
        attributes = new Map();
      },
      onattribname: (start, end) => {
        name = slice(start, end).toLowerCase();
        value = [];
        length = 0;
      },
      onattribdata: (start, end) => add(slice(start, end)),
      onattribentity: (code) => add(String.fromCodePoint(code)),
      onattribend: () => {
        if (attributes.size < mostAttributes && !attributes.has(name)) attributes.set(name, value.join(''));
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (start, end) => {
        const closed = slice(start, end).toLowerCase();
        for (const reader of readers) reader.close(closed);
      },
      ontext: (start, end) => {
        const text = slice(start, end);
        for (const reader of readers) reader.text(text);
      },
      ontextentity: (code) => {
        const text = String.fromCodePoint(code);
        for (const reader of readers) reader.text(text);
      },
      oncdata: () => {},
      oncomment: (_, end) => forget(end),
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {
        for (const reader of readers) reader.end();
      },
    },
  );
  return {
    write: (chunk) => {
      // A comment without an end holds no text that anyone asks for.
      while (chunks.length > mostHeldChunks) shift();
      chunks.push(chunk);
      tokenizer.write(chunk);
    },
    end: () => tokenizer.end(),
  };
}

/** Chunks that are kept for a piece that does not end, as a comment left open. */
const mostHeldChunks = 2000;

/** Whether a text is a web page or a piece of one: its first tag, after comments and declarations, is one of HTML's. */
export function isHtml(head: string): boolean {
  let at = 0;
  const blank = /[\s\uFEFF]*/y;
  for (let skipped = 0; skipped < 1000; skipped++) {
    blank.lastIndex = at;
    blank.test(head);
    at = blank.lastIndex;
    const end = head.startsWith('<!--', at) ? '-->' : head.startsWith('<?xml', at) ? '?>' : '';
    if (end === '') break;
    const close = head.indexOf(end, at);
    if (close < 0) return false;
    at = close + end.length;
  }
  return /^<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|main|section|article|div|header|nav|dl|dt|ul|ol|li|table|p|h[1-6]|a|span)[\s/>])/i.test(
    head.slice(at, at + 200),
  );
}
