/** What a run says on the terminal: stages as they go, and at the end the topics as a table. */
import type { Run } from '../types.ts';
import { counted, cut, percent } from '../words.ts';

/** Text of a stranger, safe to print: no control characters, no escape sequences, no changes of direction. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
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
  const reasons = new Map<string, number>();
  for (const { reason } of corpus.removals) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const removed =
    corpus.removals.length === 0
      ? 'nothing removed'
      : `removed ${[...reasons].map(([reason, n]) => `${n} (${reason})`).join(', ')}, listed in run.json`;
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
