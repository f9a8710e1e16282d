import { describe, expect, it } from 'vitest';
import { contrast, countByTopic } from '../../pipeline/label/contrast.ts';
import type { Vocabulary } from '../../pipeline/types.ts';
import { sparse } from '../matrices.ts';

/** Terms whose stems are also their surfaces; `contrast` reads only how many words they have. */
function vocabulary(terms: readonly string[]): Vocabulary {
  return {
    terms,
    surfaces: terms,
    lengths: Uint8Array.from(terms, (term) => term.split(' ').length),
    documentFrequency: new Uint32Array(terms.length).fill(1),
    titleFrequency: new Uint32Array(terms.length),
  };
}

describe('countByTopic', () => {
  it('adds up occurrences, papers and sizes by topic', () => {
    const counts = sparse([
      [2, 0, 1],
      [0, 3, 0],
      [1, 0, 0],
    ]);
    const found = countByTopic(counts, Int32Array.of(0, 1, 0), 2);
    expect(found).toEqual({
      topics: 2,
      terms: 3,
      occurrences: Float64Array.of(3, 0, 1, 0, 3, 0),
      papers: Uint32Array.of(2, 0, 1, 0, 1, 0),
      sizes: Uint32Array.of(2, 1),
    });
  });
});

describe('contrast', () => {
  const scores = (rows: readonly number[][], terms: readonly string[], priorSize?: number): Float64Array => {
    const assignment = Int32Array.from(rows, (_, i) => i);
    return contrast(countByTopic(sparse(rows), assignment, rows.length), vocabulary(terms), priorSize);
  };

  it('is the log odds ratio in standard errors, as worked by hand', () => {
    // Each word is half of all, so the prior of 4 gives it 2. Word a in topic 0: 3 + 2 of 4 + 4 occurrences, so odds
    // 5 / 3; elsewhere 1 + 2 of 4 + 4, odds 3 / 5; variance 1/5 + 1/3.
    const z = scores(
      [
        [3, 1],
        [1, 3],
      ],
      ['a', 'b'],
      4,
    );
    const expected = (2 * Math.log(5 / 3)) / Math.sqrt(1 / 5 + 1 / 3);
    [expected, -expected, -expected, expected].forEach((value, p) => {
      expect(z[p]).toBeCloseTo(value, 10);
    });
  });

  it('is what an independent transcription of the formula gives, each kind among its own', () => {
    // Equations 15, 16, 20 and 22 of Monroe et al. with a prior of 500, summed term by term in Python; the phrase is the
    // only one of its kind and so cannot be over- or under-used.
    const z = scores(
      [
        [4, 1, 0, 2],
        [0, 3, 2, 0],
        [1, 1, 5, 1],
      ],
      ['a', 'b', 'c', 'a b'],
    );
    [
      [0.414378, -0.077094, -0.342053, 0],
      [-0.24091, 0.250561, -0.009774, 0],
      [-0.173457, -0.173457, 0.351842, 0],
    ]
      .flat()
      .forEach((value, p) => {
        expect(z[p], `topic ${Math.floor(p / 4)}, term ${p % 4}`).toBeCloseTo(value, 5);
      });
  });

  it('does not let phrases weigh on words, or words on phrases', () => {
    const words = [
      [3, 1],
      [1, 3],
    ];
    const alone = scores(words, ['a', 'b']);
    const among = scores(
      words.map((row, i) => [...row, 9 - i, 2 + 3 * i]),
      ['a', 'b', 'a b', 'b a'],
    );
    expect([among[0], among[1], among[4], among[5]]).toEqual([...alone]);
    expect(among[2]).toBeGreaterThan(0);
    expect(among[3]).toBeLessThan(0);
  });

  it('is 0 for words that are as common in every topic', () => {
    const z = scores(
      [
        [2, 4],
        [3, 6],
      ],
      ['a', 'b'],
    );
    for (const value of z) expect(value).toBeCloseTo(0, 10);
  });

  it('is finite where a topic has no words at all', () => {
    const z = scores(
      [
        [2, 1],
        [0, 0],
      ],
      ['a', 'b'],
    );
    expect(z.every(Number.isFinite)).toBe(true);
  });

  it('leaves its input untouched', () => {
    const counts = countByTopic(
      sparse([
        [3, 1],
        [1, 3],
      ]),
      Int32Array.of(0, 1),
      2,
    );
    const before = structuredClone(counts);
    contrast(counts, vocabulary(['a', 'b']));
    expect(counts).toEqual(before);
  });
});
