import { expect, it } from 'vitest';
import { remembered } from '../../pipeline/linalg/remembered.ts';

it('makes a thing once for a key, and anew for another, of each thing by itself', () => {
  const known = remembered<object, { readonly made: number }>();
  let made = 0;
  const make = (): { made: number } => ({ made: ++made });
  const [one, other] = [{}, {}];
  const first = known(one, 'a', make);
  expect(known(one, 'a', make)).toBe(first);
  expect(known(other, 'a', make)).toEqual({ made: 2 });
  expect(known(one, 'b', make)).toEqual({ made: 3 });
  expect(known(one, 'a', make)).toEqual({ made: 4 });
  expect(known(other, 'a', make)).toEqual({ made: 2 });
});
