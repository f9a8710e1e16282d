/** Clusterings as far as tests of their lineage need them. */
import fc from 'fast-check';
import type { Clustering } from '../../pipeline/types.ts';

export type Partition = Pick<Clustering, 'k' | 'assignment'>;

export function partition(k: number, assignment: readonly number[]): Partition {
  return { k, assignment: Int32Array.from(assignment) };
}

/** Two clusterings of the same papers, from the papers that pairs of their topics share. */
export function together(
  cells: readonly (readonly [topic: number, other: number, papers: number])[],
): [Partition, Partition] {
  const side = (at: 0 | 1): Partition => {
    const assignment = cells.flatMap((cell) => new Array<number>(cell[2]).fill(cell[at]));
    return partition(Math.max(...assignment) + 1, assignment);
  };
  return [side(0), side(1)];
}

/** Any clusterings of the same papers into so many topics each; none of the topics is empty. */
export function partitions(ks: readonly number[]): fc.Arbitrary<Partition[]> {
  const most = Math.max(...ks);
  const paper = fc.tuple(...ks.map((k) => fc.nat({ max: k - 1 })));
  return fc
    .array(paper, { minLength: 1, maxLength: 20 })
    .map((papers) =>
      ks.map((k, at) =>
        partition(k, [
          ...Array.from({ length: most }, (_, i) => i % k),
          ...papers.map((topics) => topics[at]!),
        ]),
      ),
    );
}
