/** What can go wrong and which exit code it means: 0 done, 1 the input or its options, 2 a fault of papertopics. */

/**
 * Something in what the user gave us: a file, a record, an option. The message says what is wrong, the value, and
 * the way out, in lower case and without a full stop: `unknown option: --kk; did you mean --k?`.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** All inputs together need more memory than there is: the fault of none of them. */
export class MemoryError extends InputError {}

/** The exit code that belongs to whatever was thrown. */
export function exitCode(error: unknown): 1 | 2 {
  return error instanceof InputError ? 1 : 2;
}

/** The closest of `candidates` to `word`, for "did you mean"; undefined when nothing is near enough to help. */
export function nearest(
  word: string,
  candidates: readonly string[],
  distance: (a: string, b: string) => number,
): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const d = distance(word, candidate);
    if (d < least && d < Math.max(word.length, candidate.length)) {
      least = d;
      best = candidate;
    }
  }
  return best;
}
