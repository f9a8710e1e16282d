/** Which topics are talked of: comments and upvotes of their papers, as far as the list tells them. */
/** A kind of count, added up over the papers of a topic that tell it. */
export interface Attention {
  readonly sum: number;
  /** Papers that tell it. */
  readonly of: number;
  /** Half of them have no more; null where none tells. */
  readonly median: number | null;
}

export interface TopicAttention {
  readonly topic: number;
  readonly comments: Attention;
  readonly upvotes: Attention;
}

/** By topic, those whose papers are talked of most first: by upvotes where they are known, else by comments. Empty where nothing is known. */
export function attention(
  topics: readonly { readonly comments: Attention; readonly upvotes: Attention }[],
): TopicAttention[] {
  const all = topics.map(({ comments, upvotes }, topic) => ({ topic, comments, upvotes }));
  const hasUpvotes = all.some((one) => one.upvotes.of > 0);
  if (!hasUpvotes && all.every((one) => one.comments.of === 0)) return [];
  const by = (one: TopicAttention): Attention => (hasUpvotes ? one.upvotes : one.comments);
  const each = (one: TopicAttention): number => by(one).sum / Math.max(1, by(one).of);
  return all.sort((a, b) => each(b) - each(a) || a.topic - b.topic);
}

/** Counts of some papers; -1 where unknown. */
export function attentionOf(counts: ArrayLike<number>, papers: readonly number[]): Attention {
  const known = papers.map((i) => counts[i]!).filter((count) => count >= 0);
  known.sort((a, b) => a - b);
  const half = known.length / 2;
  return {
    sum: known.reduce((sum, count) => sum + count, 0),
    of: known.length,
    median: known.length === 0 ? null : (known[Math.ceil(half) - 1]! + known[Math.floor(half)]!) / 2,
  };
}
