import { describe, expect, it } from 'vitest';
import { lloyd } from '../../pipeline/cluster/lloyd.ts';
import { dense } from '../matrices.ts';

const points = dense([[0], [2], [3], [9], [10]]);

describe('lloyd', () => {
  it('moves centres until no point changes hands', () => {
    // From 0 and 2: {0} {2 3 9 10}, centres 0 and 6; {0 2 3} (3 lies in the middle) {9 10}, centres 5/3 and 9.5; the same again.
    expect([...lloyd(points, dense([[0], [2]]), 100).assignment]).toEqual([0, 0, 0, 1, 1]);
  });

  it('stops after the rounds it is given', () => {
    expect([...lloyd(points, dense([[0], [2]]), 1).assignment]).toEqual([0, 1, 1, 1, 1]);
  });

  it('puts a point midway between two centres with the first', () => {
    expect([...lloyd(dense([[0], [1], [2]]), dense([[2], [0]]), 1).assignment]).toEqual([1, 0, 0]);
  });

  it('keeps a centre without members where it was', () => {
    // All are nearer to 5. Were the other centre moved to the origin, 0 and 2 would follow it from their mean of 4.8.
    const far = dense([[5], [-100]]);
    expect([...lloyd(points, far, 100).assignment]).toEqual([0, 0, 0, 0, 0]);
  });

  it('leaves points and starting centres untouched', () => {
    const start = dense([[0], [2]]);
    lloyd(points, start, 100);
    expect([...start.values]).toEqual([0, 2]);
    expect([...points.values]).toEqual([0, 2, 3, 9, 10]);
  });
});
