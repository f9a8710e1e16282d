/** What `--help` says, from the tables that the parser reads. */
import { dashed, options } from '../config.ts';
import { apis } from '../live/index.ts';
import { switches } from './arguments.ts';

/** As one would type it. */
function quoted(input: string): string {
  return /^[\w.:-]+$/.test(input) ? input : `'${input}'`;
}

/** What a file may hold, and how it begins or looks. */
const forms: readonly (readonly [string, string])[] = [
  ['BibTeX, BibLaTeX', '@article{key, title = {...}, abstract = {...}}'],
  ['RIS (Zotero, Scopus, Mendeley); refer (EndNote)', 'TY  - JOUR; %0 Journal Article'],
  ['MEDLINE (PubMed); Web of Science text', 'PMID- 35757629; FN Clarivate ...'],
  ['CSV or TSV with a header, any delimiter', 'Title,Abstract,Authors,Year,DOI'],
  ['JSON lines, a JSON array, an object that holds one', '{"title": "...", "abstract": "..."}'],
  ['JSON of OpenAlex, Semantic Scholar, Crossref, Kaggle', '{"results": [{"display_name": ...}]}'],
  ['XML: Atom of arXiv, PubMed', '<feed><entry><title>...'],
  ['Daily Papers page: copied text, Markdown, saved HTML', 'Title, abstract, 5 authors, Jun 22, 2024'],
  ['arXiv listing, saved as HTML', 'arXiv:2506.01234 Title: ...'],
  ['a list of titles', 'one a line'],
];

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

An INPUT is a file, the same gzipped, a .zip or a folder of files, or - for standard input. It may hold
${forms.map(([name, example]) => `  ${name.padEnd(54)}${example}`).join('\n')}
or it is a query, which is fetched page by page and kept for the next run:
${apis.map(({ example, title }) => `  ${quoted(example).padEnd(54)}${title}`).join('\n')}
Records of one paper (same DOI, arXiv id, PubMed id, title, abstract) are merged, and listed in run.json.
Of more than 15,000 papers the report lists and maps a sample, and says so; papers.csv has all.

Options
${all.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n')}

A topics file says what you want of the topics: names with words their papers gather around, merges, splits,
names for what was found, papers pinned to topics, banned words, synonyms, stop words; see the README.

Settings, and out, topics, threads, open and quiet, may also stand in papertopics.config.json:
{"k": "4..12", "open": true}; the command line wins.
Exit code: 0 done, 1 something in what you gave (the message says what), 2 a fault of papertopics.
`;
}
