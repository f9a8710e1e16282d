/** What the table lists as files for other programs: CSV with the columns of papers.csv, and BibTeX. */
import { yearOf } from '../dates.ts';
import { paperColumns } from './columns.ts';
import { csv } from './csv.ts';
import { clean } from './data.ts';
import { folded } from './search.ts';
import type { View } from './view.ts';

/** A file, its name and what it holds. */
export interface SavedFile {
  readonly name: string;
  readonly kind: string;
  readonly text: string;
}

/** The papers listed, in the order of the table. */
export function csvFile(view: View): SavedFile {
  const { papers } = view.data;
  const rows = view.listed.map((i) => {
    const next = view.runnerUp[i]!;
    const known = (count: number): string => (count < 0 ? '' : String(count));
    return [
      papers.ids[i]!,
      papers.titles[i]!,
      papers.dates[i]!.replace(/^--/, ''),
      papers.authors[i]!,
      known(papers.comments[i]!),
      known(papers.upvotes[i]!),
      papers.urls[i]!,
      String(view.assignment[i]!),
      view.topics[view.assignment[i]!]!.label,
      view.similarity[i]!,
      next < 0 ? '' : String(next),
      next < 0 ? '' : view.topics[next]!.label,
      view.why(i).join('; '),
      view.places[i * 2]!,
      view.places[i * 2 + 1]!,
    ];
  });
  return { name: `${nameOf(view)}.csv`, kind: 'text/csv', text: csv(paperColumns, rows) };
}

/** The papers listed as entries of a BibTeX file; fields that are not known are left out. */
export function bibtexFile(view: View): SavedFile {
  const taken = new Set<string>();
  const entries = view.listed.map((i) => entry(view, i, taken));
  return { name: `${nameOf(view)}.bib`, kind: 'application/x-bibtex', text: entries.join('\n') };
}

/** `daily-papers-17-papers`; what it is called where nothing of the title fits a file name is `papers`. */
function nameOf({ data, listed }: View): string {
  const title = plainOf(data.facts.title).slice(0, 60).replace(/-$/, '');
  return `${title === '' ? '' : `${title}-`}${listed.length}-paper${listed.length === 1 ? '' : 's'}`;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function entry(view: View, i: number, taken: Set<string>): string {
  const { titles, dates, ids, urls, authors, organised } = view.data.papers;
  const date = dates[i]!;
  const year = yearOf(date);
  const month = /^\d{4}-(\d\d)/.exec(date)?.[1];
  const url = urls[i]!;
  const names = namesOf(authors[i]!, organised[i] === 1);
  const [, arxiv = ''] =
    /^(?:arxiv:|https?:\/\/(?:arxiv\.org\/(?:abs|pdf)|huggingface\.co\/papers)\/)?(\d{4}\.\d{4,5})(?:v\d+)?$/i.exec(
      ids[i]!,
    ) ??
    /^https?:\/\/(?:www\.)?(?:arxiv\.org\/(?:abs|pdf)|huggingface\.co\/papers)\/(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/i.exec(
      url,
    ) ??
    [];
  const [, doi = ''] = /^https?:\/\/(?:dx\.)?doi\.org\/(10\.\S+)$/i.exec(url) ?? [];
  const fields: readonly (readonly [string, string])[] = [
    // Twice in braces, so that no style takes its capitals away.
    ['title', `{{${escaped(titles[i]!)}}}`],
    ['author', names.length === 0 ? '' : `{${names.join(' and ')}}`],
    ['year', year === null ? '' : `{${year}}`],
    ['month', year !== null && month ? (months[Number(month) - 1] ?? '') : ''],
    ['eprint', arxiv && `{${arxiv}}`],
    ['archiveprefix', arxiv && '{arXiv}'],
    ['doi', doi && `{${address(doi)}}`],
    ['url', url && `{${address(url)}}`],
    ['abstract', view.abstracts?.[i] ? `{${escaped(view.abstracts[i])}}` : ''],
    ['keywords', `{${escaped(view.topics[view.assignment[i]!]!.label.replaceAll(',', ' '))}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === '' ? [] : [`  ${name} = ${value}`]));
  return `@misc{${keyOf(names[0] ?? '', year, titles[i]!, taken)},\n${lines.join(',\n')}\n}\n`;
}

/** Names as BibTeX takes them: an organisation is one, and ` and ` parts no name. */
function namesOf(authors: string, isOrganisation: boolean): string[] {
  // A number alone says how many there are, and not who.
  if (authors === '' || /^\d+$/.test(authors)) return [];
  if (isOrganisation) return [`{${escaped(authors)}}`];
  return authors
    .split('; ')
    .map((name) => (/(?:^| )and(?: |$)|,.*,.*,/i.test(name) ? `{${escaped(name)}}` : escaped(name)));
}

/** `lovelace1843notes`: letters and digits alone, and no two the same. */
function keyOf(author: string, year: number | null, title: string, taken: Set<string>): string {
  const family = author.includes(',') ? author.replace(/,.*/, '') : (author.split(' ').at(-1) ?? '');
  const words = plainOf(title).split('-');
  const word = words.find((one) => one.length > 3) ?? words[0] ?? '';
  const own = `${plainOf(author.startsWith('{') ? (author.split(' ')[0] ?? '') : family).replaceAll('-', '')}${year ?? ''}${word}`;
  const base = (/^[a-z]/.test(own) ? own : `paper${own}`).slice(0, 60);
  let key = base;
  for (let n = 2; taken.has(key); n++) key = `${base}-${n}`;
  taken.add(key);
  return key;
}

/** Small letters and digits of the Latin alphabet, words parted by hyphens. */
function plainOf(text: string): string {
  return folded(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

const meanings: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // Braces are counted by BibTeX even after a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escaped(text: string): string {
  return clean(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}~^$&#_%]/g, (one) => meanings[one] ?? `\\${one}`);
}

/** An address keeps its signs, but for those that would end the field. */
function address(url: string): string {
  return url.replace(
    /[\\{}\s]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
