import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recurrence } from '../../pipeline/evaluate/recurrence.ts';
import { partition } from './partitions.ts';

const topics = partition(2, [0, 0, 0, 0, 1, 1]);

describe('recurrence', () => {
  it('is 1 for topics that every half finds, whatever their numbers there', () => {
    const same = Int32Array.from([0, 0, 0, 0, 1, 1]);
    const turned = Int32Array.from([1, 1, 1, 1, 0, 0]);
    expect([...recurrence(topics, [[same, turned]])!]).toEqual([1, 1]);
  });

  it('is the mean over the halves of the best Jaccard index of each topic', () => {
    // The first half takes a paper of the larger topic to the smaller: 3 of 4, and 2 of 3. The second mixes: 2 of 5,
    // and 1 of 4.
    const moved = Int32Array.from([0, 0, 0, 1, 1, 1]);
    const mixed = Int32Array.from([0, 0, 1, 1, 0, 1]);
    const [larger, smaller] = recurrence(topics, [[moved, mixed]])!;
    expect(larger).toBeCloseTo((3 / 4 + 2 / 5) / 2, 12);
    expect(smaller).toBeCloseTo((2 / 3 + 1 / 4) / 2, 12);
  });

  it('is not known without halves', () => {
    expect(recurrence(topics, [])).toBeNull();
  });

  it('lies between 0 and 1, and is never 0 for a topic with papers', () => {
    const assignment = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(assignment, assignment, assignment, (own, one, other) => {
        const found = recurrence(partition(4, own), [[Int32Array.from(one), Int32Array.from(other)]])!;
        found.forEach((value, topic) => {
          expect(value).toBeLessThanOrEqual(1);
          expect(value > 0).toBe(own.includes(topic));
        });
      }),
    );
  });
});
