import { describe, expect, it } from 'vitest';
import { contrast, countByTopic, tellingOf } from '../../pipeline/label/contrast.ts';
import { sparse } from '../matrices.ts';

describe('countByTopic', () => {
  it('adds up papers and sizes by topic', () => {
    const counts = sparse([
      [2, 0, 1],
      [0, 3, 0],
      [1, 0, 0],
    ]);
    const found = countByTopic(counts, Int32Array.of(0, 1, 0), 2);
    expect(found).toEqual({
      topics: 2,
      terms: 3,
      papers: Uint32Array.of(2, 0, 1, 0, 1, 0),
      sizes: Uint32Array.of(2, 1),
      everywhere: Uint32Array.of(2, 1, 1),
    });
  });
});

it('knows the terms that tell of each topic', () => {
  const counts = countByTopic(
    sparse([
      [1, 0, 1],
      [0, 1, 1],
    ]),
    Int32Array.of(0, 1),
    3,
  );
  expect(tellingOf(contrast(counts), counts).map((terms) => [...terms])).toEqual([[0], [1], []]);
});

describe('contrast', () => {
  const scores = (rows: readonly number[][], assignment: readonly number[]): Float64Array =>
    contrast(countByTopic(sparse(rows), Int32Array.from(assignment), Math.max(...assignment) + 1));

  // Six papers in two topics. The first term is in all three papers of topic 0 and one of topic 1, the second in one of each.
  const six = [
    [1, 0],
    [5, 2],
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 0],
  ];

  it('is papers with the term times a power of how many more they are than chance has it, as worked by hand', () => {
    // Of four papers with the first term topic 0, half of all, would have 2 by chance and has 3.
    const found = scores(six, [0, 0, 0, 1, 1, 1]);
    expect(found[0]).toBeCloseTo(3 * Math.log(3 / 2) ** 1.2, 10);
    expect([...found].slice(1)).toEqual([0, 0, 0]);
  });

  it('does not care how often a paper repeats a word', () => {
    const once = six.map((row) => row.map((count) => Math.min(count, 1)));
    expect(scores(six, [0, 0, 1, 1, 0, 1])).toEqual(scores(once, [0, 0, 1, 1, 0, 1]));
  });

  it('is the number of papers where one topic has them all', () => {
    expect([...scores(six, [0, 0, 0, 0, 0, 0])]).toEqual([4, 2]);
  });

  it('is 0 for words that are as common in every topic, and for terms and topics without papers', () => {
    const even = [
      [2, 4, 0],
      [3, 6, 0],
      [0, 0, 0],
    ];
    expect([...scores(even, [0, 1, 2])].slice(6)).toEqual([0, 0, 0]);
    expect([...scores(even.slice(0, 2), [0, 1])]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('holds for every number of papers, in topics one after the other', () => {
    // Term t is in every paper whose number is a multiple of t + 1: in all 600, in 300, down to one.
    const rows = Array.from({ length: 600 }, (_, i) =>
      Array.from({ length: 600 }, (_, t) => Number(i % (t + 1) === 0)),
    );
    const assignment = rows.map((_, i) => (i * i) % 7);
    const found = scores(rows, assignment);
    // Squares modulo 7 are 0, 1, 2 and 4: topic 3 has no papers.
    for (let topic = 0; topic < 5; topic++) {
      const inside = rows.filter((_, i) => assignment[i] === topic);
      for (let term = 0; term < 600; term++) {
        const here = inside.filter((row) => row[term]).length;
        const ratio = (here * 600) / (inside.length * rows.filter((row) => row[term]).length);
        const expected = inside.length > 0 && ratio > 1 ? here * Math.log(ratio) ** 1.2 : 0;
        expect(found[topic * 600 + term]).toBeCloseTo(expected, 9);
      }
    }
  });

  it('leaves its input untouched', () => {
    const counts = countByTopic(sparse(six), Int32Array.of(0, 0, 0, 1, 1, 1), 2);
    const before = structuredClone(counts);
    contrast(counts);
    expect(counts).toEqual(before);
  });
});
