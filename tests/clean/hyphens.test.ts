import { describe, expect, it } from 'vitest';
import { mender } from '../../pipeline/clean/hyphens.ts';

const mended = (text: string, ...others: readonly string[]): string => mender([text, ...others])(text);

describe('a word that the end of a line has parted', () => {
  it('is whole where another text has it so', () => {
    expect(mended('The lan- guage of pears.', 'Every language.')).toBe('The language of pears.');
    expect(mended('The Lan- guage of pears, a LANGUAGE.')).toBe('The Language of pears, a LANGUAGE.');
  });

  it('keeps its hyphen where none has', () => {
    expect(mended('A multi- modal pear.', 'Modal pears.')).toBe('A multi-modal pear.');
    expect(mended('A self\u2010 made pear.')).toBe('A self-made pear.');
  });

  it.each([
    'Pre- and post-harvest pears.',
    'Long- or short-lived trees.',
    'Pears - figs as well.',
    'Pears -- figs as well.',
    'The GPT- 4 model.',
    'The state-of-the- art.',
    'Apfel- und Birnen.',
  ])('is none in %j', (text) => {
    expect(mended(text, 'Pearsfigs.')).toBe(text);
  });

  it('is told in a megabyte of them', () => {
    const text = 'lan- guage '.repeat(90_000);
    expect(mended(text)).toBe('lan-guage '.repeat(90_000));
    const endless = `${'a'.repeat(500_000)}- ${'a'.repeat(500_000)}`;
    expect(mended(endless)).toBe(endless);
  });
});
