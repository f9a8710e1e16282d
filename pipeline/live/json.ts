/** JSON of an API: its body as fields, and its records one a line. */
import { Fault } from './world.ts';

/** The value of a body; throws a `Fault` for one that is not JSON. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    throw new Fault('answered with what is not JSON', true);
  }
}

/** A key of an object; undefined for anything else. */
export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** The list of records, where there should be one; throws a `Fault` that says what stands there instead. */
export function recordsOf(value: unknown, body: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const told = textOf(field(body, 'message')) || textOf(field(body, 'error'));
  throw new Fault(`answered without a list of papers${told === '' ? '' : `: ${told}`}`, true);
}

/** One record a line; throws a `Fault` for what is too deep to be written. */
export function asLines(records: readonly unknown[]): string {
  try {
    return records.map((record) => `${JSON.stringify(record)}\n`).join('');
  } catch {
    throw new Fault('answered with JSON that is nested too deeply', true);
  }
}

/** The records of such a text. */
export function fromLines(text: string): unknown[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
}

/** As `Plan.first`. */
export function firstLines(text: string, records: number): string {
  let end = 0;
  for (let i = 0; i < records; i++) {
    const newline = text.indexOf('\n', end);
    if (newline < 0) return text;
    end = newline + 1;
  }
  return text.slice(0, end);
}
