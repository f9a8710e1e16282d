/**
 * The data of a report in the order in which it takes least room: what is said of one paper for every number of topics stands
 * together, for it changes little from one number to the next.
 */
import { type DivisionData, none, type PaperColumns, type ReportData, reasons, type Whole } from './data.ts';
import { lookedAt } from './looked-at.ts';
import { recommended } from './view.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** Of `n` papers and so many numbers of topics: entry `paper * divisions + division`. */
export interface StoredData extends Pick<ReportData, 'facts' | 'terms' | 'whole'> {
  /** Authors only of the paper looked at first, which the page shows from the start; those of all come with the texts. */
  readonly papers: PaperColumns;
  readonly divisions: readonly Pick<
    DivisionData,
    'k' | 'support' | 'reason' | 'topics' | 'quality' | 'relations' | 'recurrence'
  >[];
  readonly assignment: Numbers;
  /** One more than the topic; 0 for none. */
  readonly runnerUp: Numbers;
  /** Differences from the number before. */
  readonly similarity: Int8Array;
  readonly runnerUpSimilarity: Int8Array;
  readonly weak: Uint8Array;
  /** The terms that speak for a paper at any number, one paper after the other, how many each has, and which of them at which number. */
  readonly whyTerms: Numbers;
  readonly whyCounts: Numbers;
  readonly why: Numbers;
}

export function stored(data: ReportData): StoredData {
  const { facts, terms, papers, divisions, whole } = data;
  const first = lookedAt(recommended(data));
  const n = papers.ids.length;
  const width = divisions.length;
  /** A column of every number of topics, interwoven. */
  const byPaper = (of: (one: DivisionData) => ArrayLike<number>): Uint32Array => {
    const out = new Uint32Array(n * width);
    divisions.map(of).forEach((column, d) => {
      for (let paper = 0; paper < n; paper++) out[paper * width + d] = column[paper]!;
    });
    return out;
  };
  const differences = (of: (one: DivisionData) => Int8Array): Int8Array => {
    const out = new Int8Array(n * width);
    const columns = divisions.map(of);
    for (let paper = 0, p = 0; paper < n; paper++) {
      for (let d = 0; d < width; d++, p++) {
        out[p] = columns[d]![paper]! - (d === 0 ? 0 : columns[d - 1]![paper]!);
      }
    }
    return out;
  };
  const whyTerms: number[] = [];
  const whyCounts = new Uint32Array(n);
  const why = new Uint32Array(n * width * reasons);
  const reasonsOf = divisions.map((one) => one.why);
  for (let paper = 0, p = 0; paper < n; paper++) {
    const begin = whyTerms.length;
    for (const terms of reasonsOf) {
      for (let r = 0; r < reasons; r++, p++) {
        const term = terms[paper * reasons + r]!;
        if (term === 0) continue;
        const known = whyTerms.indexOf(term, begin);
        why[p] = (known < 0 ? whyTerms.push(term) - 1 : known) - begin + 1;
      }
    }
    whyCounts[paper] = whyTerms.length - begin;
  }
  return {
    facts,
    terms,
    whole: whole === null ? null : narrowed(whole),
    papers: { ...papers, authors: papers.authors.map((names, paper) => (paper === first ? names : '')) },
    divisions: divisions.map(({ k, support, reason, topics, quality, relations, recurrence }) => ({
      k,
      support,
      reason,
      topics,
      quality,
      relations,
      recurrence,
    })),
    assignment: narrow(byPaper((one) => one.assignment)),
    runnerUp: narrow(byPaper((one) => one.runnerUp).map((topic) => (topic === none ? 0 : topic + 1))),
    similarity: differences((one) => one.similarity),
    runnerUpSimilarity: differences((one) => one.runnerUpSimilarity),
    weak: Uint8Array.from(byPaper((one) => one.weak)),
    whyTerms: narrow(whyTerms),
    whyCounts: narrow(whyCounts),
    why: narrow(why),
  };
}

/** The data that was stored; `authors` of all come later, and are empty till then but for one paper. */
export function restored(data: StoredData, authors = data.papers.authors): ReportData {
  const { facts, terms, papers, whole } = data;
  const n = papers.ids.length;
  const width = data.divisions.length;
  const divisions = data.divisions.map(
    (one): DivisionData => ({
      ...one,
      assignment: new Uint16Array(n),
      similarity: new Int8Array(n),
      runnerUp: new Uint16Array(n),
      runnerUpSimilarity: new Int8Array(n),
      weak: new Uint8Array(n),
      why: new Uint32Array(n * reasons),
    }),
  );
  for (let paper = 0, from = 0; paper < n; paper++) {
    let [own, next] = [0, 0];
    for (let d = 0; d < width; d++) {
      const p = paper * width + d;
      const { assignment, similarity, runnerUp, runnerUpSimilarity, weak, why } = divisions[d]!;
      own += data.similarity[p]!;
      next += data.runnerUpSimilarity[p]!;
      assignment[paper] = data.assignment[p]!;
      runnerUp[paper] = data.runnerUp[p]! === 0 ? none : data.runnerUp[p]! - 1;
      similarity[paper] = own;
      runnerUpSimilarity[paper] = next;
      weak[paper] = data.weak[p]!;
      for (let r = 0; r < reasons; r++) {
        const code = data.why[p * reasons + r]!;
        why[paper * reasons + r] = code === 0 ? 0 : data.whyTerms[from + code - 1]!;
      }
    }
    from += data.whyCounts[paper]!;
  }
  return { facts, terms, papers: { ...papers, authors }, divisions, whole };
}

function narrowed(whole: Whole): Whole {
  const tallies = whole.tallies.map((one) => ({ ...one, times: narrow(one.times), weak: narrow(one.weak) }));
  return { ...whole, tallies };
}

/** In as few bytes as the largest needs. */
function narrow(values: ArrayLike<number>): Numbers {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!);
  return most < 2 ** 8
    ? Uint8Array.from(values)
    : most < 2 ** 16
      ? Uint16Array.from(values)
      : Uint32Array.from(values);
}
