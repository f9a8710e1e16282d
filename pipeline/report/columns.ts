/** What tables of papers tell, in files and in what the page saves. */

/** Columns of `papers.csv`, in order. */
export const paperColumns = [
  'id',
  'title',
  'published',
  'authors',
  'comments',
  'upvotes',
  'url',
  'topic',
  'topic_label',
  'similarity',
  'runner_up',
  'runner_up_label',
  'why',
  'x',
  'y',
] as const;
