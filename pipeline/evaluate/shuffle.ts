/** What the evidence would look like if there were no topics: the same words dealt out to the papers by chance. */
import { permutation, type Random } from '../linalg/random.ts';
import type { SparseMatrix } from '../types.ts';

/**
 * The rows of `counts` with their entries dealt out anew: every row has as many draws as it had terms and every term is
 * drawn as often as before, but which meets which is chance. A term drawn twice for one row counts there once.
 */
export function shuffled(counts: SparseMatrix, random: Random): SparseMatrix {
  const { rows, cols, rowPtr, values } = counts;
  const order = permutation(counts.colIdx.length, random);
  const newPtr = new Uint32Array(rows + 1);
  const colIdx: number[] = [];
  const newValues: number[] = [];
  for (let i = 0; i < rows; i++) {
    const row = new Map<number, number>();
    for (let p = rowPtr[i]!; p < rowPtr[i + 1]!; p++) {
      row.set(counts.colIdx[order[p]!]!, values[order[p]!]!);
    }
    for (const [col, value] of [...row].sort(([a], [b]) => a - b)) {
      colIdx.push(col);
      newValues.push(value);
    }
    newPtr[i + 1] = colIdx.length;
  }
  return {
    rows,
    cols,
    rowPtr: newPtr,
    colIdx: Uint32Array.from(colIdx),
    values: Float32Array.from(newValues),
  };
}
