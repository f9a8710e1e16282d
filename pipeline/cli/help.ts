/** What `--help` says, from the tables that the parser reads. */
import { dashed, options } from '../config.ts';
import { apis } from '../live/index.ts';
import { switches } from './arguments.ts';

/** As one would type it. */
function quoted(input: string): string {
  return /^[\w.:-]+$/.test(input) ? input : `'${input}'`;
}

export function helpText(): string {
  const all = [
    ...Object.entries(options).map(([key, { value, help }]) => [`--${dashed(key)} ${value}`, help] as const),
    ...Object.entries(switches).map(
      ([name, { value, help }]) => [`--${name}${value ? ` ${value}` : ''}`, help] as const,
    ),
  ];
  const width = Math.max(...all.map(([left]) => left.length)) + 2;
  return `papertopics finds the topics in a list of papers and writes one offline HTML report.

  papertopics                       the sample list, to reports/daily-papers
  papertopics run INPUT... [options]
  papertopics tune INPUT... [options]   only the evidence for the number of topics, as table, charts and JSON

An INPUT is a file, the same gzipped, a folder of files, or - for standard input. It may hold
  a Daily Papers page, copied from the browser as text
  JSON lines, one {"title": ..., "abstract": ..., "published": ..., ...} a line
  a JSON array of such objects
or it is a query, which is fetched page by page and kept for the next run:
${apis.map(({ example, title }) => `  ${quoted(example).padEnd(54)}${title}`).join('\n')}
Records of one paper (same id in any version, same title, abstracts alike) are merged, and listed in run.json.

Options
${all.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n')}

A topics file says what you want of the topics: names with words their papers gather around, merges, splits,
names for what was found, papers pinned to topics, banned words, synonyms, stop words; see the README.

Settings, and out, topics, open and quiet, may also stand in papertopics.config.json:
{"k": "4..12", "open": true}; the command line wins.
Exit code: 0 done, 1 something in what you gave (the message says what), 2 a fault of papertopics.
`;
}
