import { describe, expect, it } from 'vitest';
import { palette, slots, standalone, themeCss, topicColour } from '../../pipeline/chart/theme.ts';

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const schemes = [
  ['light', 0],
  ['dark', 1],
] as const;

describe('theme', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    // The textbook grey: the lightest that may stand as text on white.
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it.each(schemes)('has ink that can be read on the %s page and its washes (4.5:1)', (_, scheme) => {
    for (const ink of ['ink', 'ink2', 'ink3', 'focus'] as const) {
      for (const ground of ['page', 'wash'] as const) {
        const ratio = contrast(palette[ink][scheme], palette[ground][scheme]);
        expect([ink, ground, ratio >= 4.5, ratio]).toEqual([ink, ground, true, ratio]);
      }
    }
  });

  it.each(schemes)('has topic colours that stand out from the %s page (3:1)', (_, scheme) => {
    const topics = Object.entries(palette).filter(([name]) => name.startsWith('topic'));
    const ratios = topics.map(
      ([name, colours]) => [name, contrast(colours[scheme], palette.page[scheme])] as const,
    );
    expect(ratios).toHaveLength(slots);
    expect(ratios.filter(([, ratio]) => ratio < 3)).toEqual([]);
    expect(new Set(topics.map(([, colours]) => colours[scheme])).size).toBe(slots);
  });

  it('gives topics beyond the last colour the first ones again', () => {
    expect(topicColour(0)).toBe('var(--topic0)');
    expect(topicColour(slots)).toBe(topicColour(0));
    expect(topicColour(slots + 5)).toBe(topicColour(5));
  });

  it('declares every colour for light, and for dark on screens that ask for it', () => {
    const [light = '', dark = ''] = themeCss([2, 0, 1]).split(
      '@media screen and (prefers-color-scheme:dark)',
    );
    for (const [name, [onLight, onDark]] of Object.entries(palette)) {
      expect(light).toContain(`--${name}:${onLight}`);
      expect(dark).toContain(`--${name}:${onDark}`);
    }
  });

  it('writes the light colours out for a chart that stands alone, and leaves its input alone', () => {
    const spec = {
      mark: { type: 'bar', color: 'var(--topic1)' },
      data: { values: [{ a: 'var(--nothing)' }] },
    } as const;
    expect(standalone(spec as never)).toEqual({
      mark: { type: 'bar', color: '#aa9000' },
      data: { values: [{ a: 'var(--nothing)' }] },
      background: '#ffffff',
    });
    expect(spec.mark.color).toBe('var(--topic1)');
  });
});
