import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draft, lines } from '../../pipeline/ingest/source.ts';
import { collected, streamed } from '../sources.ts';

describe('lines', () => {
  const linesOf = (...chunks: string[]) => collected(lines(streamed(chunks)));

  it('ends a line at LF, CRLF and CR, and counts from 1', async () => {
    expect(await linesOf('a\nb\r\nc\rd')).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: 'b' },
      { line: 3, text: 'c' },
      { line: 4, text: 'd' },
    ]);
  });

  it('counts empty lines and makes none after the last end', async () => {
    expect((await linesOf('a\n\n\r\n\rb\n')).map(({ line, text }) => `${line}${text}`)).toEqual([
      '1a',
      '2',
      '3',
      '4',
      '5b',
    ]);
    expect(await linesOf('')).toEqual([]);
  });

  it('takes CRLF as one end also when the chunk ends between the two', async () => {
    expect(await linesOf('a\r', '\nb')).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: 'b' },
    ]);
    expect(await linesOf('a\r', '', '\n', '\nb')).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: '' },
      { line: 3, text: 'b' },
    ]);
  });

  it('finds the lines that splitting the whole text finds, wherever the chunks end', async () => {
    const chunk = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\r', '\n', '\u2028'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 8 }), async (chunks) => {
        const expected = chunks.join('').split(/\r\n|\r|\n/);
        if (expected.at(-1) === '') expected.pop();
        expect(await linesOf(...chunks)).toEqual(expected.map((text, i) => ({ line: i + 1, text })));
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe('draft', () => {
  it('knows nothing but what it is given', () => {
    expect(draft({ title: 'Pear Trees', upvotes: 0 })).toEqual({
      id: '',
      ids: [],
      title: 'Pear Trees',
      abstract: '',
      published: '',
      authors: [],
      authorCount: null,
      organisation: '',
      comments: null,
      upvotes: 0,
      url: '',
      types: [],
    });
  });
});
