import { describe, expect, it } from 'vitest';
import { isAcronym, sameFamily } from '../../pipeline/label/kinship.ts';

describe('isAcronym', () => {
  it.each([
    ['RL', 'reinforcement learning'],
    ['T2I', 'text-to-image'],
    ['LLMs', 'large language models'],
    ['VLA', 'vision-language-action'],
  ])('takes %s for %s', (short, long) => {
    expect(isAcronym(short, long)).toBe(true);
  });

  it.each([
    ['RL', 'reinforcement'],
    ['rl', 'reinforcement learning'],
    ['RL', 'language models'],
    ['RL agents', 'reinforcement learning'],
    ['reinforcement learning', 'RL'],
  ])('does not take %s for %s', (short, long) => {
    expect(isAcronym(short, long)).toBe(false);
  });
});

describe('sameFamily', () => {
  it.each([
    ['diffus model', 'languag model'],
    ['agent', 'agentic system'],
    ['modular', 'modul'],
    ['text-to-imag', 'imag'],
    ['robot', 'robot manipul'],
  ])('%s and %s share a word', (a, b) => {
    expect([sameFamily(a, b), sameFamily(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['code', 'codebas'],
    ['program', 'protein'],
    ['imag', 'imagin'],
  ])('%s and %s do not', (a, b) => {
    expect(sameFamily(a, b)).toBe(false);
  });
});
