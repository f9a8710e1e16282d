import { expect, it } from 'vitest';
import { compact } from '../../pipeline/chart/compact.ts';

it('a still picture is written to a hundredth of a pixel, its texts as they are', () => {
  expect(
    compact(
      '<svg><text transform="translate(1.23456,0.5)" fill="x">d="1.23456" 3.14159</text><path d="M1,2"/></svg>',
    ),
  ).toBe('<svg><text transform="translate(1.23,0.5)" fill="x">d="1.23456" 3.14159</text></svg>');
});
