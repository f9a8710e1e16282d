import { expect, it } from 'vitest';
import { atOnce, inTurns } from '../pipeline/steps.ts';

function* countdown(from: number): Generator<number, string> {
  for (let left = from; left > 0; left--) yield left;
  return 'done';
}

it('steps come to the same, at once or in turns, and others have their turn between them', async () => {
  expect(atOnce(countdown(3))).toBe('done');
  const seen: (number | string)[] = [];
  const work = inTurns(countdown(3), (left) => {
    seen.push(left);
    if (left === 3) setImmediate(() => seen.push('other'));
  });
  expect(await work).toBe('done');
  expect(seen).toEqual([3, 'other', 2, 1]);
});

it('the next step waits for whoever is shown one and takes its time', async () => {
  const seen: (number | string)[] = [];
  await inTurns(countdown(2), async (left) => {
    seen.push(left);
    await new Promise((resolve) => setTimeout(resolve, 5));
    seen.push(`after ${left}`);
  });
  expect(seen).toEqual([2, 'after 2', 1, 'after 1']);
  await expect(inTurns(countdown(2), () => Promise.reject(new RangeError('ended')))).rejects.toThrow(
    RangeError,
  );
});

it('what a step throws is thrown', async () => {
  function* failing(): Generator<number, never> {
    yield 1;
    throw new RangeError('ended');
  }
  expect(() => atOnce(failing())).toThrow(RangeError);
  await expect(inTurns(failing(), () => {})).rejects.toThrow(RangeError);
});
