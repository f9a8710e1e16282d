import { describe, expect, it } from 'vitest';
import { canLead, isNoun } from '../../pipeline/label/word-classes.ts';

describe('isNoun', () => {
  it.each(['repair', 'token', 'reasoning', 'calling', 'text-to-image', 'LLM', 'blorbs', 'constructor'])(
    'takes %s for something that can be spoken of',
    (word) => {
      expect(isNoun(word)).toBe(true);
    },
  );

  it.each(['revise', 'interpretable', 'assisted', 'cooperate', 'fine-grained', 'blorbive', 'quickly'])(
    'does not take %s for it',
    (word) => {
      expect(isNoun(word)).toBe(false);
    },
  );

  it('wants a word that stands alone to be a noun in the first place', () => {
    expect([isNoun('token'), isNoun('token', true)]).toEqual([true, false]);
    expect(isNoun('tokens', true)).toBe(true);
  });

  it('judges nothing by capitals but as a name', () => {
    expect(isNoun('Revise', true)).toBe(true);
  });
});

describe('canLead', () => {
  it.each(['compositional', 'supervised', 'code', 'fine-grained', 'LLM', 'learning'])(
    'lets %s begin',
    (word) => {
      expect(canLead(word)).toBe(true);
    },
  );

  it.each(['against', 'revise', 'rewriting', 'quickly', 'blorbing'])('does not let %s begin', (word) => {
    expect(canLead(word)).toBe(false);
  });
});
