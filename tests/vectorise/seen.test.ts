import { describe, expect, it } from 'vitest';
import { unseen } from '../../pipeline/vectorise/seen.ts';

const texts = [
  { title: 'Whales of the deep sea', abstract: 'The whale’s song. New York' },
  { title: 'Text-to-image', abstract: 'constructor text to image' },
];
const left = (...phrases: string[]): string[] => [...unseen(texts, phrases)];

describe('unseen', () => {
  it('knows words by their stems, whatever their capitals and genitives', () => {
    expect(left('WHALE', 'whaling', 'song', 'the', 'text-to-image', 'sea')).toEqual([]);
    expect(left('kraken', 'image-to-text', 'York New')).toEqual(['kraken', 'image-to-text', 'York New']);
  });

  it('finds a phrase within another, and one that begins as another does', () => {
    expect(left('deep sea', 'the deep sea', 'deep', 'sea', 'york', 'new york', 'text to image')).toEqual([]);
    expect(left('deep sea floor', 'deep floor')).toEqual(['deep sea floor', 'deep floor']);
  });

  it('does not read on from the title into the abstract, nor from text to text', () => {
    expect(left('sea the', 'york text')).toEqual(['sea the', 'york text']);
  });

  it('never finds what has no words, nor names of JavaScript that are not there', () => {
    expect(left('!?', '', '__proto__', 'toString', 'constructor')).toEqual([
      '!?',
      '',
      '__proto__',
      'toString',
    ]);
  });
});
