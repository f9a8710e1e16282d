/** The number of topics that the evidence speaks for. */
import type { Choice, Evidence } from '../types.ts';

/** Papers of a long list, for which every number of topics is dear. */
const many = 20_000;

/** The numbers of topics worth a look: 2 up to a quarter of the papers, 12 at most for small lists and 1.2 sqrt n up to 40 for large ones. */
export function defaultRange(papers: number): { from: number; to: number } {
  const to = Math.min(Math.floor(papers / 4), Math.max(12, Math.round(1.2 * Math.sqrt(papers))), 40);
  return { from: Math.min(2, papers), to: Math.max(to, Math.min(2, papers)) };
}

/** The numbers from `from` to `to`: all up to 20, then in steps of a tenth, and the last; for many papers all up to 12, then in steps of an eighth. */
export function grid(from: number, to: number, papers: number): number[] {
  const [everyUpTo, part] = papers > many ? [12, 8] : [20, 10];
  const ks: number[] = [];
  for (let k = from; k <= to; k += k < everyUpTo ? 1 : Math.round(k / part)) ks.push(k);
  if (ks.at(-1) !== to) ks.push(to);
  return ks;
}

/**
 * How far a clustering stands out from chance: the geometric mean of what its silhouette and the agreement of its halves
 * have above those of shuffled words (in the manner of the gap statistic of Tibshirani, Walther & Hastie 2001); 0 when
 * either is no better than chance.
 */
export function standsOut({ silhouette, halves, chance }: Evidence): number {
  if (halves === null) return 0;
  const apart = Math.max(0, silhouette - chance.silhouette);
  const again = Math.max(0, halves - (chance.halves ?? 0));
  return Math.sqrt(apart * again);
}

/**
 * A number of topics counts as good as the best when it stands out by so much of what the best does: where the evidence is
 * fair or firm, to take the most topics it bears; where it is weak, to take the fewest that do nearly as well.
 */
const nearlyBest = { most: 0.97, fewest: 0.9 } as const;
/** What silhouette and halves must have above chance to count: as much as shuffled words differ among themselves. */
const least = { silhouette: 0.03, halves: 0.1 } as const;

/** Topics of fewer papers are no reason to have more topics. */
const smallest = 3;

/**
 * The largest k that stands out from chance about as far as any, the smallest where all evidence is weak; where nothing
 * stands out, the k nearest the square root of half the
 * papers, as a way to sort them. `flows` are those of the same sweep.
 */
export function chooseK(swept: readonly Evidence[], papers: number, flows: Choice['flows'] = []): Choice {
  const [first] = swept;
  const last = swept.at(-1);
  if (!first || !last) throw new RangeError('no evidence to choose from');
  const rest = { evidence: swept, flows, knee: knee(swept) };
  const beyondChance = swept.filter(isSupported);
  const ample = beyondChance.filter(({ smallestTopic }) => smallestTopic >= smallest);
  const supported = ample.length > 0 ? ample : beyondChance;
  const most = Math.max(...supported.map(standsOut));
  const top = supported.find((one) => standsOut(one) === most);
  const isWeak = top !== undefined && supportOf(top) === 'weak';
  const best = isWeak
    ? supported.find((one) => standsOut(one) >= nearlyBest.fewest * most)
    : supported.filter((one) => standsOut(one) >= nearlyBest.most * most).at(-1);
  if (!best) {
    const wanted = Math.sqrt(papers / 2);
    const k = swept.reduce(
      (near, one) => (Math.abs(one.k - wanted) < Math.abs(near - wanted) ? one.k : near),
      first.k,
    );
    const tried = swept.length === 1 ? `${first.k}` : `any of ${first.k} to ${last.k}`;
    const reason = `nothing speaks for ${tried}: shuffled words fall apart as well, so ${k} is no more than a way to sort the list`;
    return { k, reason, support: 'none', coarser: null, finer: null, ...rest };
  }
  const support = supportOf(best);
  const reason =
    swept.length === 1
      ? `${best.k} is the only number of topics that was tried; ${figures(best)}`
      : `of ${first.k} to ${last.k} topics, ${best.k} ${isWeak ? 'are the fewest that stand out from chance nearly as far as any' : 'stand out from chance about as far as any'}: ${figures(best)}`;
  const peak = (list: readonly Evidence[]): number | null =>
    list.length === 0 ? null : list.reduce((top, one) => (standsOut(one) > standsOut(top) ? one : top)).k;
  return {
    k: best.k,
    reason,
    support,
    coarser: peak(supported.filter(({ k }) => k <= best.k / 1.5)),
    finer: peak(supported.filter(({ k }) => k >= best.k * 1.5)),
    ...rest,
  };
}

/** Whether a clustering is more than chance would give. */
export function isSupported({ silhouette, halves, chance }: Evidence): boolean {
  return (
    silhouette - chance.silhouette >= least.silhouette &&
    halves !== null &&
    halves - (chance.halves ?? 0) >= least.halves
  );
}

/**
 * Firm where two halves of the papers agree at 0.8 or more, fair from 0.5, weak below, none where nothing stands out from
 * chance. The bounds are those at which planted topics are found without fault and with few.
 */
export function supportOf(evidence: Evidence): Choice['support'] {
  if (!isSupported(evidence)) return 'none';
  const halves = evidence.halves ?? 0;
  return halves >= 0.8 ? 'firm' : halves >= 0.5 ? 'fair' : 'weak';
}

const says = {
  firm: 'firm evidence',
  fair: 'fair evidence',
  weak: 'weak evidence',
  none: 'no evidence',
} as const;

/** `silhouette 0.39 where chance gives 0.23, halves agree at 0.39 where it gives 0.22: weak evidence`. */
export function figures(evidence: Evidence): string {
  const { silhouette, halves, chance } = evidence;
  const parts = [`silhouette ${silhouette.toFixed(2)} where chance gives ${chance.silhouette.toFixed(2)}`];
  if (halves !== null && chance.halves !== null)
    parts.push(
      `two halves of the list agree at ${halves.toFixed(2)} where it gives ${chance.halves.toFixed(2)}`,
    );
  return `${parts.join(', ')}; ${says[supportOf(evidence)]}`;
}

/**
 * The k at which the inertia bends most: farthest below the line from its first to its last value, both axes scaled to 1
 * (Satopää et al. 2011, "Kneedle"). Null where fewer than three were tried or the line is not fallen below.
 */
export function knee(swept: readonly Evidence[]): number | null {
  const first = swept[0];
  const last = swept.at(-1);
  if (swept.length < 3 || !first || !last || first.inertia <= last.inertia) return null;
  let most = 1e-9;
  let at: number | null = null;
  for (const { k, inertia } of swept) {
    const x = (k - first.k) / (last.k - first.k);
    const y = (first.inertia - inertia) / (first.inertia - last.inertia);
    if (y - x > most) {
      most = y - x;
      at = k;
    }
  }
  return at;
}
