import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flows, shared } from '../../pipeline/evaluate/flows.ts';
import { descent, lineage } from '../../pipeline/evaluate/lineage.ts';
import type { DenseMatrix, Lineage } from '../../pipeline/types.ts';
import { dense } from '../matrices.ts';
import { type Partition, partition, partitions } from './partitions.ts';

/** Papers side by side on a quarter of a circle. */
const arc = (papers: number): DenseMatrix =>
  dense(Array.from({ length: papers }, (_, i) => [Math.cos(i / papers), Math.sin(i / papers)]));

function lineageOf(
  swept: readonly Partition[],
  k: number,
  shown: Partition = swept.find((one) => one.k === k)!,
  points: DenseMatrix = arc(shown.assignment.length),
): Lineage {
  const found = descent({ swept, k, shown, points });
  return lineage(
    found,
    found.columns.map(({ topics }, i) =>
      topics.map(({ still }, topic) => (still < 0 ? `own ${topic} of ${swept[i]!.k}` : `Label ${still}`)),
    ),
  );
}

const slotsOf = ({ columns }: Lineage): number[][] =>
  columns.map(({ topics }) => topics.map(({ slot }) => slot));
const namesOf = ({ columns }: Lineage): string[][] =>
  columns.map(({ topics }) => topics.map(({ name }) => name));

/** Eight papers: 2 topics, whose larger splits at 3; at 4 a topic of both sides is made. */
const two = partition(2, [0, 0, 0, 0, 0, 1, 1, 1]);
const three = partition(3, [1, 1, 0, 0, 0, 2, 2, 2]);
const four = partition(4, [2, 2, 0, 0, 0, 3, 1, 1]);

describe('lineage', () => {
  it('numbers the slots by the topics of the chosen k, and has topics keep theirs to either side', () => {
    expect(slotsOf(lineageOf([two, three, four], 3))).toEqual([
      [0, 2],
      [0, 1, 2],
      [0, 2, 1, 3],
    ]);
    expect(slotsOf(lineageOf([two, three, four], 2))).toEqual([
      [0, 1],
      [0, 2, 1],
      [0, 1, 2, 3],
    ]);
    expect(slotsOf(lineageOf([two, three, four], 4))).toEqual([
      [0, 1],
      [0, 2, 1],
      [0, 1, 2, 3],
    ]);
  });

  it('has new topics in a lane beside the one that most of their papers are from', () => {
    // On the arc the topics of three lie 1, 0, 2; the new one at four is of the third.
    expect(lineageOf([two, three, four], 3).lanes).toEqual([1, 0, 2, 3]);
    expect(lineageOf([two, three, four], 2).lanes).toEqual([0, 2, 1, 3]);
  });

  it('keeps the label where 60 % of the papers of both are the same, and else has one of its own', () => {
    expect(namesOf(lineageOf([two, three, four], 3))).toEqual([
      // Three of five papers; all three.
      ['Label 0', 'Label 2'],
      ['Label 0', 'Label 1', 'Label 2'],
      // Two of three papers are two thirds.
      ['Label 0', 'Label 2', 'Label 1', 'own 3 of 4'],
    ]);
    // Four of seven are 57 %.
    const coarse = partition(2, [0, 0, 0, 0, 0, 0, 0, 1]);
    const fine = partition(3, [0, 0, 0, 0, 2, 2, 2, 1]);
    expect(namesOf(lineageOf([coarse, fine], 3))[0]).toEqual(['own 0 of 2', 'Label 1']);
  });

  it('measures likeness with the topic shown, however many steps lie between', () => {
    // Each step keeps four fifths or more; from the first to the last it is three of ten.
    const step = (from: number, to: number): Partition['assignment'] =>
      Int32Array.from({ length: 20 }, (_, i) => (i >= from && i < to ? 0 : 1));
    const swept = [0, 1, 2, 3, 4].map((at) => ({ k: 2 + at, assignment: step(at, at + 10) }));
    const names = namesOf(lineageOf(swept, 2)).map(([first]) => first);
    expect(names).toEqual(['Label 0', 'Label 0', 'Label 0', 'own 0 of 5', 'own 0 of 6']);
  });

  it('follows topics that were made from the chosen ones, and still holds the sweep alone', () => {
    // The first two topics of three were merged, and the third is in two parts.
    const shown = partition(3, [0, 0, 0, 0, 0, 1, 1, 2]);
    const found = lineageOf([two, three, four], 3, shown);
    expect(found.k).toBe(3);
    expect(found.columns.map(({ k }) => k)).toEqual([2, 3, 4]);
    expect(slotsOf(found)).toEqual([
      [0, 1],
      [0, 3, 1],
      [0, 1, 3, 4],
    ]);
    expect(namesOf(found)[0]).toEqual(['Label 0', 'Label 1']);
    // The third topic shown is in no column.
    expect([...found.lanes].sort()).toEqual([0, 1, 3, 4]);
    const one = partition(1, [0, 0, 0, 0, 0, 0, 0, 0]);
    expect(slotsOf(lineageOf([two, three], 3, one))).toEqual([
      [0, 2],
      [0, 1, 2],
    ]);
  });

  it('draws all numbers up to 16, and of more those that grow by the same factor, with the flows between them', () => {
    const papers = 60;
    const mod = (k: number): Partition =>
      partition(
        k,
        Array.from({ length: papers }, (_, i) => i % k),
      );
    const range = (from: number, to: number): Partition[] =>
      Array.from({ length: to - from + 1 }, (_, i) => mod(from + i));
    expect(lineageOf(range(2, 17), 5).drawn.ks).toHaveLength(16);
    const { columns, drawn } = lineageOf(range(2, 40), 13);
    expect(columns).toHaveLength(39);
    // Each at least 1.15 times the one before; 1.14 would have 8 after 7, and one too many.
    expect(drawn.ks).toEqual([2, 3, 4, 5, 6, 7, 9, 11, 13, 15, 18, 21, 25, 29, 34, 40]);
    expect(lineageOf(range(2, 40), 38).drawn.ks).toEqual(expect.arrayContaining([2, 38, 40]));
    expect(drawn.flows).toEqual(flows(drawn.ks.map(mod)));
  });

  it('is one column of the topics themselves where one number was tried', () => {
    expect(lineageOf([three], 3)).toMatchObject({
      k: 3,
      columns: [
        {
          k: 3,
          topics: [
            { slot: 0, size: 3 },
            { slot: 1, size: 2 },
            { slot: 2, size: 3 },
          ],
        },
      ],
      drawn: { ks: [3], flows: [] },
    });
  });

  it('gives each topic of a column a slot of its own in a lane of its own, which neighbours share only with their papers', () => {
    const ks = [2, 3, 5, 6];
    fc.assert(
      fc.property(partitions(ks), fc.constantFrom(...ks), (swept, k) => {
        const found = lineageOf(swept, k);
        const slots = slotsOf(found);
        expect(slots[ks.indexOf(k)]).toEqual(Array.from({ length: k }, (_, topic) => topic));
        for (const own of slots) expect(new Set(own).size).toBe(own.length);
        expect(new Set(found.lanes)).toEqual(new Set(slots.flat()));
        expect(new Set(found.lanes).size).toBe(found.lanes.length);
        slots.slice(1).forEach((after, i) => {
          const common = shared(swept[i]!, swept[i + 1]!);
          after.forEach((slot, topic) => {
            const before = slots[i]!.indexOf(slot);
            if (before >= 0) expect(common[before * ks[i + 1]! + topic]).toBeGreaterThan(0);
          });
        });
        found.columns.forEach(({ topics }) => {
          expect(topics.reduce((sum, { size }) => sum + size, 0)).toBe(swept[0]!.assignment.length);
        });
      }),
    );
  });

  it('never gives a slot that ended to another topic', () => {
    const ks = [3, 4, 6, 7];
    fc.assert(
      fc.property(partitions(ks), (swept) => {
        const slots = slotsOf(lineageOf(swept, 3));
        for (const slot of new Set(slots.flat())) {
          const at = slots.flatMap((own, i) => (own.includes(slot) ? [i] : []));
          expect(at.at(-1)! - at[0]!).toBe(at.length - 1);
        }
      }),
    );
  });

  it('leaves its input alone', () => {
    const before = JSON.stringify([two, three, four]);
    lineageOf([two, three, four], 3);
    expect(JSON.stringify([two, three, four])).toBe(before);
  });
});
