import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../pipeline/errors.ts';
import { decode } from '../../pipeline/ingest/decode.ts';
import { collected, source } from '../sources.ts';

async function decoded(
  content: string | Uint8Array,
  cuts: readonly number[] = [],
): Promise<{ text: string; notUtf8: number; head: string }> {
  const { text, notUtf8, head } = await decode(source(content, { cuts }));
  return { text: (await collected(text)).join(''), notUtf8: notUtf8(), head };
}

async function refusal(content: string | Uint8Array): Promise<string> {
  const error: unknown = await decode(source(content, { name: 'odd.bin' })).then(
    () => 'not refused',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return error instanceof Error ? error.message : '';
}

/** Bytes of a text whose characters are all below 256. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  view.setUint16(0, 0xfeff, !bigEndian);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i + 2, text.charCodeAt(i), !bigEndian);
  return new Uint8Array(view.buffer);
};

const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** 200 kB and more, so that what is read ahead ends within it; letters of 1 to 4 bytes. */
const long = 'Größe der Bäume 木の高さ 🌳 höhe\n'.repeat(5000);

describe('decode', () => {
  it('reads UTF-8, with and without a mark', async () => {
    const bytes = new TextEncoder().encode('Zoë 木 🌳\n');
    expect(await decoded(bytes)).toEqual({ text: 'Zoë 木 🌳\n', head: 'Zoë 木 🌳\n', notUtf8: 0 });
    expect((await decoded(joined(latin1('\xef\xbb\xbf'), bytes))).text).toBe('Zoë 木 🌳\n');
  });

  it.each([
    ['little-endian', false],
    ['big-endian', true],
  ])('reads UTF-16 %s by its mark, which is no part of the text', async (_, bigEndian) => {
    expect(await decoded(utf16('Zoë 木 🌳\n', bigEndian))).toMatchObject({ text: 'Zoë 木 🌳\n', notUtf8: 0 });
  });

  it('gives the same text wherever the chunks end, even within a character', async () => {
    const variants = [new TextEncoder().encode(long), utf16(long, false), utf16(long, true)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...variants),
        fc.array(fc.nat(), { maxLength: 40 }),
        async (bytes, cuts) => {
          const { text, notUtf8 } = await decoded(bytes, cuts);
          expect(notUtf8).toBe(0);
          expect(text === long).toBe(true);
        },
      ),
      { numRuns: 40, seed: 1 },
    );
  });

  it('reads a file that comes byte by byte', async () => {
    const text = 'Zoë 木 🌳\nend';
    const every = Array.from({ length: new TextEncoder().encode(text).length }, (_, i) => i);
    expect((await decoded(text, every)).text).toBe(text);
  });

  it('reads a line that is not UTF-8 as Windows-1252, and the lines about it as UTF-8', async () => {
    const utf8 = new TextEncoder();
    const bytes = joined(
      utf8.encode('Zoë\n'),
      latin1('Ren\xe9 \x93quotes\x94 \x80 5\n'),
      utf8.encode('木\n'),
      latin1('na\xefve'),
    );
    expect(await decoded(bytes)).toMatchObject({
      text: 'Zoë\nRené “quotes” € 5\n木\nnaïve',
      notUtf8: 2,
    });
  });

  it('reads a line that is not UTF-8 the same way wherever the chunks end', async () => {
    // One line of over 64 kB, as JSON arrays are often written, with UTF-8 and one stray byte in it.
    const utf8 = new TextEncoder();
    const bytes = joined(utf8.encode(`${'x '.repeat(40_000)}Zoë `), latin1('Ren\xe9'), utf8.encode(' end\n'));
    const whole = await decoded(bytes);
    const cut = await decoded(bytes, [70_000, bytes.length - 8]);
    expect(whole.text === cut.text).toBe(true);
  });

  const veryLong = 'A line of words.\n'.repeat(200_000);

  it('reads on past any number of blank lines', async () => {
    const { head } = await decoded(`${'\n'.repeat(2_000_000)}a title\n`);
    expect(head.trim()).toBe('a title');
  });

  it('refuses endless blanks, which a small packed file may hold', async () => {
    const bytes = (async function* () {
      for (let i = 0; i < 1000; i++) yield new Uint8Array(1 << 20).fill(i % 2 === 0 ? 32 : 10);
    })();
    await expect(decode({ name: 'odd.gz', folder: '', bytes, hash: () => '' })).rejects.toThrow(
      new InputError('odd.gz begins with over 10,000,000 blanks; give a file with papers in it'),
    );
  });

  it('shows the beginning of a long text as its head, and still gives all of it', async () => {
    const { head, text } = await decoded(veryLong);
    expect(head.length).toBeLessThanOrEqual(1_100_000);
    expect(head.length).toBeGreaterThan(1000);
    expect(veryLong.startsWith(head.trimStart())).toBe(true);
    expect(text).toHaveLength(veryLong.length);
  });

  it.each([
    ['no bytes', ''],
    ['blank lines', ' \n\t\r\n\u00a0\n'],
    ['a mark alone', '\uFEFF'],
    ['a UTF-16 mark alone', Uint8Array.of(0xff, 0xfe)],
  ])('refuses a file of %s as empty', async (_, content) => {
    expect(await refusal(content)).toBe('odd.bin is empty; give a file with papers in it');
  });

  it.each([
    ['%PDF-1.7\n%\xe2\xe3', 'a PDF'],
    ['PK\x03\x04\x14\x00', 'a zip archive within an archive'],
    ['\xd0\xcf\x11\xe0\xa1\xb1', 'an old Office document'],
    ['bplist00\xd1', 'a Safari web archive'],
    ['From: <Saved by Blink>\r\nSnapshot', 'a web archive \\(MHTML\\)'],
    ['SQLite format 3\x00', 'a database'],
  ])('names what %j begins, and what to do', async (begin, kind) => {
    expect(await refusal(latin1(begin))).toMatch(new RegExp(`^odd\\.bin is ${kind}; \\w+`));
  });

  it('refuses other binary files', async () => {
    const picture = latin1('\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00');
    expect(await refusal(picture)).toMatch(/^odd\.bin is a binary file, not text; give /);
    expect(await refusal(new Uint8Array(1000))).toMatch(/binary/);
    expect(await refusal(Uint8Array.from({ length: 4096 }, (_, i) => (i * 167) % 256))).toMatch(/binary/);
  });

  it('does not take a text with a stray control character for a binary file', async () => {
    expect((await decoded(`${'pear '.repeat(20)}\x0c\x00\n`)).text).toContain('pear');
  });

  it('lets a failure to read through unchanged', async () => {
    const failing = {
      ...source(''),
      bytes: (async function* (): AsyncGenerator<Uint8Array> {
        yield latin1('pear');
        throw new InputError('cannot read odd.bin: permission denied');
      })(),
    };
    await expect(decode(failing)).rejects.toThrow('cannot read odd.bin: permission denied');
  });
});
