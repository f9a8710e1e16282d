import { expect, it } from 'vitest';
import { compact } from '../../pipeline/chart/compact.ts';

it('a still picture is written to a hundredth of a pixel, its texts as they are', () => {
  expect(
    compact(
      '<svg><text transform="translate(1.23456,0.5)" fill="x">d="1.23456" 3.14159</text><path d="M1,2"/></svg>',
    ),
  ).toBe('<svg><text transform="translate(1.23,0.5)" fill="x">d="1.23456" 3.14159</text></svg>');
});

it('what paints nothing is left out, with the groups that held nothing else', () => {
  expect(
    compact(
      '<svg><g fill="none"><g><path class="background" d="M0,0h1v1h-1Z"/><text x="1"/></g><g class="a"><path d="M0,0" fill="transparent"/></g><g><path d="M0,0" stroke="red"/><path class="foreground" d="" fill="red" display="none"/></g></g></svg>',
    ),
  ).toBe('<svg><g fill="none"><g><path d="M0,0" stroke="red"/></g></g></svg>');
});

it('a dot is a line of no length', () => {
  expect(compact('<path d="M1.5,-2L1.5,-2M3,4L3,45" stroke="red"/>')).toBe(
    '<path d="M1.5,-2h0M3,4L3,45" stroke="red"/>',
  );
});
