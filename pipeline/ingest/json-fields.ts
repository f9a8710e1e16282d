/** Values of JSON as records hold them; what is of another type than expected counts as absent. */

/** The keys of an object and their values, whatever the keys are called. */
export type Fields = ReadonlyMap<string, unknown>;

/** The fields of an object; null for anything else. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : null;
}

/** What stands under these keys, each within the one before. */
export function within(fields: Fields, ...path: readonly string[]): unknown {
  let value: unknown = fields.get(path[0] ?? '');
  for (const key of path.slice(1)) value = fieldsOf(value)?.get(key);
  return value;
}

/** A text, or a number as it is usually written. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The first of some texts that is not blank. */
export function firstText(...values: readonly unknown[]): string {
  for (const value of values) {
    const text = textOf(value);
    if (text.trim() !== '') return text;
  }
  return '';
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list, or a text by itself; blank ones left out. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text.trim() !== '');
}

/** A whole number that is not negative. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
