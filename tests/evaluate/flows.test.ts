import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flows } from '../../pipeline/evaluate/flows.ts';
import type { Flow } from '../../pipeline/types.ts';

const partition = (k: number, assignment: readonly number[]): { k: number; assignment: Int32Array } => ({
  k,
  assignment: Int32Array.from(assignment),
});

/** Sums of papers by what `key` makes of a flow. */
function summed(list: readonly Flow[], key: (flow: Flow) => string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const flow of list) sums[key(flow)] = (sums[key(flow)] ?? 0) + flow.papers;
  return sums;
}

describe('flows', () => {
  it('counts the papers that topics of one clustering and the next share, by topic and next topic', () => {
    const found = flows([
      partition(2, [0, 0, 0, 1, 1]),
      partition(3, [0, 0, 2, 1, 1]),
      partition(5, [4, 0, 1, 2, 3]),
    ]);
    const as = ({ k, topic, toK, toTopic, papers }: Flow): string =>
      `${topic} of ${k} to ${toTopic} of ${toK}: ${papers}`;
    expect(found.map(as)).toEqual([
      '0 of 2 to 0 of 3: 2',
      '0 of 2 to 2 of 3: 1',
      '1 of 2 to 1 of 3: 2',
      '0 of 3 to 0 of 5: 1',
      '0 of 3 to 4 of 5: 1',
      '1 of 3 to 2 of 5: 1',
      '1 of 3 to 3 of 5: 1',
      '2 of 3 to 1 of 5: 1',
    ]);
  });

  it('are none where one number of topics was tried, or none', () => {
    expect(flows([partition(2, [0, 1])])).toEqual([]);
    expect(flows([])).toEqual([]);
  });

  it('take every paper out of its topic and into the next one, and hold no zeros', () => {
    const papers = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 }), fc.nat({ max: 6 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(papers, (list) => {
        const ks = [3, 4, 7];
        const swept = ks.map((k, at) =>
          partition(
            k,
            list.map((topics) => topics[at]!),
          ),
        );
        const found = flows(swept);
        expect(found.filter(({ papers }) => papers < 1)).toEqual([]);
        const sizes = (at: number): Record<string, number> => {
          const each: Record<string, number> = {};
          for (const topics of list) {
            const name = `${ks[at]} ${topics[at]}`;
            each[name] = (each[name] ?? 0) + 1;
          }
          return each;
        };
        expect(summed(found, ({ k, topic }) => `${k} ${topic}`)).toEqual({ ...sizes(0), ...sizes(1) });
        expect(summed(found, ({ toK, toTopic }) => `${toK} ${toTopic}`)).toEqual({
          ...sizes(1),
          ...sizes(2),
        });
      }),
    );
  });
});
