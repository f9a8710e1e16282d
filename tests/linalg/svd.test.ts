import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import { truncatedSvd } from '../../pipeline/linalg/svd.ts';
import { sparse } from '../matrices.ts';

describe('truncatedSvd', () => {
  it('finds the singular values of a matrix worked by hand', () => {
    // A^T A of [[3, 0], [4, 5]] is [[25, 20], [20, 25]], whose eigenvalues are 45 and 5.
    const { s } = truncatedSvd(
      sparse([
        [3, 0],
        [4, 5],
      ]),
      2,
      seededRandom(1),
    );
    expect(s[0]).toBeCloseTo(Math.sqrt(45), 5);
    expect(s[1]).toBeCloseTo(Math.sqrt(5), 5);
  });

  it('stops at the rank of the matrix', () => {
    const { s, u, v } = truncatedSvd(
      sparse([
        [1, 2, 3],
        [2, 4, 6],
        [3, 6, 9],
      ]),
      3,
      seededRandom(1),
    );
    expect(s).toHaveLength(1);
    expect(s[0]).toBeCloseTo(14, 4);
    expect([u.cols, v.cols]).toEqual([1, 1]);
  });
});
