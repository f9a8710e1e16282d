/** Arrays that every thread sees without a copy. */

/** A typed array in memory that threads share. */
export function sharedFloats(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * 4));
}

export function sharedWhole(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * 4));
}
