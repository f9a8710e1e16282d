/** Whether rows tell what others told: a data set that has not changed need not be drawn anew. */

/** Of rows that a chart has read, with what it has added to them since, and of those that are to follow. */
export function sameRows(read: readonly object[] | undefined, next: readonly object[]): boolean {
  return read?.length === next.length && next.every((row, i) => tells(read[i]!, row));
}

/** Whether one row has all that the other tells. */
function tells(read: object, next: object): boolean {
  if (read === next) return true;
  return Object.entries(next).every(([key, value]: [string, unknown]) =>
    same(Reflect.get(read, key) as unknown, value),
  );
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, i) => same(one, b[i]));
  }
  return Object.is(a, b);
}
