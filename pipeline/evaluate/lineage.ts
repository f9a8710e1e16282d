/** Topics that stay who they are while their number grows: which topic of one clustering is which of the next. */
import type { DenseMatrix, Lineage, SweptTopic } from '../types.ts';
import { flows, type Partition, shared } from './flows.ts';
import { matching, sizesOf } from './matching.ts';
import { relations } from './tree.ts';

/** A topic keeps its name where it shares so many of its papers with the one that has it (Jaccard). */
const sameName = 0.6;
/** More numbers of topics than these are thinned out to be drawn. */
const mostColumns = 16;

/** What a descent is made of. */
export interface Ancestry {
  /** One clustering for each k that was tried, ascending. */
  readonly swept: readonly Partition[];
  /** The k that was chosen among them. */
  readonly k: number;
  /** The clustering that is shown: the chosen one, or what was made of it. */
  readonly shown: Partition;
  /** The papers in the space it was found in. */
  readonly points: DenseMatrix;
}

/** Who each topic is, before it has a name. */
export interface Descent {
  readonly k: number;
  readonly lanes: readonly number[];
  readonly columns: readonly {
    readonly k: number;
    readonly topics: readonly {
      readonly slot: number;
      readonly size: number;
      /** The topic shown that it is still, by 60 % of the papers of both (Jaccard); -1 for none. */
      readonly still: number;
    }[];
  }[];
  readonly drawn: Lineage['drawn'];
}

/**
 * From the clustering shown to the chosen k, and from there up and down to the next k again and again, each topic goes on in
 * its slot where the matching says so; any other takes a slot of its own, in a lane beside the topic that most of its
 * papers are from.
 */
export function descent({ swept, k, shown, points }: Ancestry): Descent {
  const lanes = [...relations(points, shown).order];
  let slots = shown.k;
  const goOn = (before: Partition, own: readonly number[], after: Partition): number[] => {
    const common = shared(before, after);
    return Array.from(matching(before, after), (from, topic) => {
      if (from >= 0) return own[from]!;
      const papers = own.map((_, other) => common[other * after.k + topic]!);
      const origin = papers.indexOf(Math.max(...papers));
      lanes.splice(lanes.indexOf(own[origin]!) + 1, 0, slots);
      return slots++;
    });
  };
  const chosen = swept.findIndex((one) => one.k === k);
  const own: number[][] = [];
  const ownShown = Array.from({ length: shown.k }, (_, topic) => topic);
  own[chosen] = goOn(shown, ownShown, swept[chosen]!);
  for (let i = chosen + 1; i < swept.length; i++) own[i] = goOn(swept[i - 1]!, own[i - 1]!, swept[i]!);
  for (let i = chosen - 1; i >= 0; i--) own[i] = goOn(swept[i + 1]!, own[i + 1]!, swept[i]!);

  const shownSizes = sizesOf(shown);
  const columns = swept.map((one, i) => {
    const common = shared(shown, one);
    const sizes = sizesOf(one);
    return {
      k: one.k,
      topics: own[i]!.map((slot, topic) => {
        const papers = slot < shown.k ? common[slot * one.k + topic]! : 0;
        const keeps = papers >= sameName * (sizes[topic]! + (shownSizes[slot] ?? 0) - papers);
        return { slot, size: sizes[topic]!, still: slot < shown.k && keeps ? slot : -1 };
      }),
    };
  });
  const used = new Set(own.flat());
  const drawn = thinned(
    swept.map((one) => one.k),
    k,
  );
  return {
    k,
    lanes: lanes.filter((slot) => used.has(slot)),
    columns,
    drawn: { ks: drawn, flows: flows(swept.filter((one) => drawn.includes(one.k))) },
  };
}

/** The same with the names of the topics, a list for each column. */
export function lineage({ columns, ...rest }: Descent, names: readonly (readonly string[])[]): Lineage {
  return {
    ...rest,
    columns: columns.map(({ k, topics }, i) => ({
      k,
      topics: topics.map(({ slot, size }, topic): SweptTopic => ({ slot, size, name: names[i]![topic]! })),
    })),
  };
}

/** The first and the last number, `k`, and between them those that grow by the same factor; all where they are few. */
function thinned(ks: readonly number[], k: number): number[] {
  for (let percent = 100; ; percent++) {
    let last = Number.NEGATIVE_INFINITY;
    const kept = ks.filter((one, i) => {
      const keeps = i === 0 || i === ks.length - 1 || one === k || one * 100 >= last * percent;
      if (keeps) last = one;
      return keeps;
    });
    if (kept.length <= mostColumns) return kept;
  }
}
