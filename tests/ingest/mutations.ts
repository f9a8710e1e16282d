/** Texts damaged as files get damaged, for tests of readers. */
import fc from 'fast-check';

/** One way to damage a text: where, on a scale from 0 to 1, and how. */
export interface Mutation {
  readonly kind: 'flip' | 'cut' | 'double' | 'swap' | 'insert';
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const shares = fc.double({ min: 0, max: 1, noNaN: true });

/** Up to six mutations, with `signs` among what is put in. */
export function mutations(...signs: readonly string[]): fc.Arbitrary<Mutation[]> {
  return fc.array(
    fc.record({
      kind: fc.constantFrom(
        'flip' as const,
        'cut' as const,
        'double' as const,
        'swap' as const,
        'insert' as const,
      ),
      at: shares,
      length: fc.nat(60),
      text: fc.oneof(
        fc.constantFrom(...signs, '__proto__', '\n', '\u0000', '\uFEFF'),
        fc.string({ maxLength: 5 }),
      ),
    }),
    { minLength: 1, maxLength: 6 },
  );
}

export function mutated(text: string, all: readonly Mutation[]): string {
  return all.reduce(mutate, text);
}

function mutate(text: string, { kind, at, length, text: more }: Mutation): string {
  const from = Math.floor(at * text.length);
  const [before, piece, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ];
  if (kind === 'cut') return before + after;
  if (kind === 'double') return before + piece + piece + after;
  if (kind === 'insert') return before + more + piece + after;
  if (kind === 'flip') {
    return (
      before + String.fromCharCode((piece.charCodeAt(0) || 32) ^ (1 << (length % 7))) + piece.slice(1) + after
    );
  }
  const lines = text.split('\n');
  const i = Math.floor(at * (lines.length - 1));
  const j = (i + length) % lines.length;
  [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
  return lines.join('\n');
}

/** The text in chunks that end where the shares say. */
export function chunks(text: string, cuts: readonly number[]): string[] {
  const borders = [0, ...cuts.map((cut) => Math.floor(cut * text.length)).sort((a, b) => a - b), text.length];
  return borders.slice(1).map((to, i) => text.slice(borders[i], to));
}

export const cuts = fc.array(shares, { maxLength: 8 });
