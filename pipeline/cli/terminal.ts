/** What a run says on the terminal: stages as they go, and at the end the topics as a table. */
import type { Choice, Evidence, Removal, Run } from '../types.ts';
import { counted, cut, percent } from '../words.ts';

/** Text of a stranger, safe to print: no control characters, no escape sequences, no changes of direction. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
}

/** `removed 2 (no title), 1 (duplicate: same id)`. */
function removedWords(removals: readonly Removal[]): string {
  const reasons = new Map<string, number>();
  for (const { reason } of removals) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return `removed ${[...reasons].map(([reason, n]) => `${n} (${reason})`).join(', ')}`;
}

/** The topics, what was removed and where the report is; lines of at most `columns` characters. */
export function summary(run: Run, report: string, columns: number): string {
  const { corpus, topics, choice, notices } = run;
  const label = Math.min(46, Math.max(5, ...topics.map((topic) => topic.label.length)));
  const head = `${'topic'.padEnd(label)}  papers  share  words`;
  const rows = topics.map((topic) => {
    const words = topic.words.slice(0, 8).map(({ term }) => term);
    const size = String(topic.size).padStart(6);
    const share = percent(topic.share).replace('\u202f', ' ').padStart(5);
    return cut(`${cut(topic.label, label).padEnd(label)}  ${size}  ${share}  ${words.join(', ')}`, columns);
  });
  const removed =
    corpus.removals.length === 0 ? 'nothing removed' : `${removedWords(corpus.removals)}, listed in run.json`;
  return [
    '',
    `${counted(corpus.papers.length, 'paper')}, ${counted(topics.length, 'topic')}: ${choice.reason}`,
    '',
    head,
    ...rows,
    '',
    removed,
    ...notices,
    `report: ${report}`,
    '',
  ]
    .map(printable)
    .join('\n');
}

const columns: readonly (readonly [name: string, (one: Evidence) => number | null, digits: number])[] = [
  ['topics', (one) => one.k, 0],
  ['silhouette', (one) => one.silhouette, 2],
  ['by chance', (one) => one.chance.silhouette, 2],
  ['halves', (one) => one.halves, 2],
  ['by chance', (one) => one.chance.halves, 2],
  ['starts', (one) => one.seeds, 2],
  ['coherence', (one) => one.coherence, 2],
  ['diversity', (one) => one.diversity, 2],
  ['inertia', (one) => one.inertia, 1],
  ['smallest', (one) => one.smallestTopic, 0],
];

/** The evidence for each number of topics, the recommended one marked, what was removed, and where it was written. */
export function evidenceTable(
  { papers, removals, choice }: { papers: number; removals: readonly Removal[]; choice: Choice },
  out: string,
): string {
  const { k, reason, coarser, finer, knee, evidence } = choice;
  const head = columns.map(([name]) => name).join('  ');
  const rows = evidence.map((one) => {
    const cells = columns.map(([name, value, digits]) =>
      (value(one)?.toFixed(digits) ?? '-').padStart(name.length),
    );
    return `${cells.join('  ')}${one.k === k ? '  <' : ''}`;
  });
  const others = [
    ...(coarser === null ? [] : [`coarser: ${coarser}`]),
    ...(finer === null ? [] : [`finer: ${finer}`]),
    ...(knee === null ? [] : [`knee of the inertia: ${knee}`]),
  ];
  return [
    '',
    head,
    ...rows,
    '',
    `${counted(papers, 'paper')}: ${reason}`,
    ...(others.length > 0 ? [others.join(', ')] : []),
    ...(removals.length > 0 ? [`${removedWords(removals)}; a run lists them`] : []),
    `written to ${out}`,
    '',
  ]
    .map(printable)
    .join('\n');
}
