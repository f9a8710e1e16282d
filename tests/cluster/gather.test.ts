import { describe, expect, it } from 'vitest';
import { type Gathered, gather, type Seeded } from '../../pipeline/cluster/index.ts';
import { seededRandom } from '../../pipeline/linalg/random.ts';
import type { SparseMatrix } from '../../pipeline/types.ts';

/** Rows of length 1 over `cols` terms, each paper with these terms in equal parts. */
function papers(rows: readonly (readonly number[])[], cols: number): SparseMatrix {
  const rowPtr = Uint32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]);
  const values = rows.flatMap((row) => row.map(() => 1 / Math.sqrt(row.length)));
  return {
    rows: rows.length,
    cols,
    rowPtr,
    colIdx: Uint32Array.from(rows.flatMap((row) => [...row].sort((a, b) => a - b))),
    values: Float32Array.from(values),
  };
}

const topics = (...seeds: readonly number[][]): Seeded[] => seeds.map((one) => ({ seeds: one, pinned: [] }));
const members = ({ nearest, fits }: Gathered): number[] =>
  Array.from(nearest, (topic, i) => (fits[i] === 1 ? topic : -1));

/** Subject s has the terms 8s to 8s + 7; each paper has five of them and one that all subjects share (24). */
const random = seededRandom(7);
const subjectOf = Array.from({ length: 60 }, (_, i) => i % 3);
const subjects = papers(
  subjectOf.map((subject) => {
    const own = Array.from({ length: 8 }, (_, w) => ({ term: subject * 8 + w, key: random.next() }));
    own.sort((a, b) => a.key - b.key);
    return [...own.slice(0, 5).map(({ term }) => term), 24];
  }),
  25,
);

describe('gather', () => {
  it('finds the papers of a subject from one of its words, also those that have other words of it', () => {
    const found = members(gather(subjects, topics([8])));
    expect(found).toEqual(subjectOf.map((subject) => (subject === 1 ? 0 : -1)));
    const without = subjectOf.some(
      (subject, i) =>
        subject === 1 && !subjects.colIdx.subarray(subjects.rowPtr[i]!, subjects.rowPtr[i + 1]!).includes(8),
    );
    expect(without).toBe(true);
  });

  it('tells two named subjects apart, and leaves the third free but nearest to one of them', () => {
    const found = gather(subjects, topics([0, 1], [16]));
    expect(members(found)).toEqual(subjectOf.map((subject) => [0, -1, 1][subject]));
    expect(Math.min(...found.nearest)).toBe(0);
  });

  it('gives each paper the same topic whatever the order of the papers', () => {
    const order = subjectOf.map((_, i) => (i * 7) % 60);
    const shuffled = papers(
      order.map((i) => [...subjects.colIdx.subarray(subjects.rowPtr[i]!, subjects.rowPtr[i + 1]!)]),
      25,
    );
    const found = members(gather(subjects, topics([0], [8, 9])));
    expect(members(gather(shuffled, topics([0], [8, 9])))).toEqual(order.map((i) => found[i]));
  });

  it('takes every paper where the list is about the topic alone', () => {
    const same = papers(
      [
        [0, 1, 2],
        [0, 1, 3],
        [0, 2, 3],
        [0, 1, 2],
      ],
      4,
    );
    expect(members(gather(same, topics([0])))).toEqual([0, 0, 0, 0]);
    expect(members(gather(papers([[0, 1]], 2), topics([0])))).toEqual([0]);
  });

  it('learns from pinned papers alone, and keeps a pinned paper whatever it says', () => {
    const learned = gather(subjects, [{ seeds: [], pinned: [2, 5, 8] }]);
    expect(members(learned)).toEqual(subjectOf.map((subject) => (subject === 2 ? 0 : -1)));
    const kept = members(gather(subjects, [{ seeds: [0], pinned: [1] }]));
    expect(kept).toEqual(subjectOf.map((subject, i) => (subject === 0 || i === 1 ? 0 : -1)));
  });

  it('gathers nothing for a topic without seeds and papers, and for papers without words', () => {
    const nothing = gather(subjects, topics([]));
    expect([...nothing.nearest, ...nothing.fits].some((value) => value > 0)).toBe(false);
    const empty = gather(papers([[0, 1], [], [2]], 3), topics([0]));
    expect([empty.nearest[1], empty.fits[1]]).toEqual([-1, 0]);
    expect(members(gather(papers([[], []], 3), topics([0], [1])))).toEqual([-1, -1]);
  });
});
