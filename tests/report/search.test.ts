import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, folded, haystack, marked, wordsOf } from '../../pipeline/report/search.ts';

describe('search', () => {
  it('does not ask for capitals or accents', () => {
    expect(folded('Schrödinger ΟΔΟΣ İx')).toBe('schrodinger οδοσ ix');
    expect(wordsOf('  Graph  graph  ÉTÉ ')).toEqual(['graph', 'ete']);
  });

  it('wants every word, in title or abstract', () => {
    const stack = haystack(['A graph', 'A tree'], ['of trees', 'of words']);
    expect([0, 1].map((i) => stack.has(i, ['graph', 'tree']))).toEqual([true, false]);
    expect([0, 1].map((i) => stack.has(i, ['tree']))).toEqual([true, true]);
    // Not across the two.
    expect(stack.has(0, ['graphof'])).toBe(false);
  });

  it('marks what is found, accents and all', () => {
    const found = (text: string, words: string[]): string =>
      marked(text, words)
        .map((one) => (one.found ? `[${one.text}]` : one.text))
        .join('');
    expect(found('Program synthesis of programs', ['program'])).toBe('[Program] synthesis of [program]s');
    expect(found('Erwin Schro\u0308dinger', ['schrodinger'])).toBe('Erwin [Schro\u0308dinger]');
    expect(found('a.b (c)', ['.', '('])).toBe('a[.]b [(]c)');
    expect(found('abc', [])).toBe('abc');
  });

  it('marks in pieces that join to the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, search) => {
        expect(
          marked(text, wordsOf(search))
            .map((one) => one.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('shows where in a long text a word is', () => {
    const text = `${'one two three '.repeat(30)}needle ${'four five six '.repeat(30)}`;
    const bit = around(text, ['needle'], 60);
    expect(bit).toMatch(/^… .*needle.* …$/);
    expect(bit.length).toBeLessThan(80);
    expect(around(text, ['nothing'], 60)).toBe('');
  });
});
