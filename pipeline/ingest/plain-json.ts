/** Papers in JSON as papertopics and people write them, by the usual names of their fields. */
import { anyDate } from '../dates.ts';
import { registeredIds } from './ids.ts';
import { countOf, type Fields, fieldsOf, firstText, textOf, textsOf } from './json-fields.ts';
import { namesOf } from './name-lists.ts';
import type { FoundRecord } from './record-kind.ts';
import type { Field } from './source.ts';

/** What keys mean, small letters and digits alone; of several that are there the first counts. */
const names: Readonly<Record<Field, readonly string[]>> = {
  id: ['id', 'paperid', 'entryid', 'key', 'citekey', 'citationkey', 'uid', 'eid', 'dcidentifier'],
  doi: ['doi', 'prismdoi'],
  arxiv: ['arxivid', 'arxiv', 'eprint'],
  pmid: ['pmid', 'pubmedid'],
  title: ['title', 'papertitle', 'articletitle', 'documenttitle', 'dctitle'],
  abstract: [
    'abstract',
    'summary',
    'abstracttext',
    'abstractnote',
    'paperabstract',
    'dcdescription',
    'description',
  ],
  date: [
    ...['published', 'publishedat', 'publicationdate', 'publisheddate', 'datepublished', 'pubdate', 'date'],
    ...['firstpublicationdate', 'prismcoverdate', 'coverdate', 'year', 'publicationyear', 'pubyear'],
  ],
  authors: ['authors', 'author', 'authornames', 'authorlist', 'authorstring', 'creators', 'dccreator'],
  url: ['url', 'link', 'paperurl', 'absurl', 'webpage', 'prismurl'],
  type: ['type', 'types', 'publicationtype', 'publicationtypes', 'itemtype', 'documenttype'],
  comments: ['comments', 'commentcount', 'numcomments'],
  upvotes: ['upvotes', 'likes', 'votes'],
};

const meaning: ReadonlyMap<string, Field> = new Map(
  Object.entries(names).flatMap(([field, keys]) => keys.map((key) => [key, field as Field] as const)),
);

/** What Zotero keeps beside papers. */
const besides = new Set(['attachment', 'note', 'annotation']);

interface Value {
  readonly rank: number;
  readonly value: unknown;
}

/** Reads an object by the names of its keys; what the user said of a key, in `map`, comes first. */
export function plainPaper(fields: Fields, map: ReadonlyMap<string, Field>): FoundRecord {
  const values = new Map<Field, Value[]>();
  for (const [key, value] of fields) {
    if (value === null || value === '' || key.length > 40) continue;
    const said = map.get(key);
    const plain = meaning.has(key) ? key : key.toLowerCase().replace(/[^a-z\d]/g, '');
    const field = said ?? meaning.get(plain);
    if (field === undefined) continue;
    const rank = said === undefined ? names[field].indexOf(plain) : -1;
    const others = values.get(field);
    if (others === undefined) values.set(field, [{ rank, value }]);
    else others.push({ rank, value });
  }
  for (const several of values.values()) if (several.length > 1) several.sort((a, b) => a.rank - b.rank);
  const all = (field: Field): readonly unknown[] => values.get(field)?.map(({ value }) => value) ?? [];
  const text = (field: Field): string => firstText(...all(field));
  const dates = all('date').map(dateText);
  const [listed] = all('authors');
  const authors = namesOf(listed);
  const types = all('type').flatMap(textsOf);
  return {
    date: dates.find((date) => anyDate(date) !== '') ?? firstText(...dates),
    ...(types.some((type) => besides.has(type)) ? { unread: 'a note or an attachment, not a paper' } : {}),
    draft: {
      id: text('id'),
      ids: registeredIds({ doi: text('doi'), arxiv: text('arxiv'), pmid: text('pmid') }),
      title: text('title'),
      abstract: text('abstract'),
      authors,
      authorCount: authors.length > 0 ? authors.length : countOf(listed),
      comments:
        all('comments')
          .map(countOf)
          .find((count) => count !== null) ?? null,
      upvotes:
        all('upvotes')
          .map(countOf)
          .find((count) => count !== null) ?? null,
      url: text('url'),
      types,
    },
  };
}

/** A date as a text, a number, or an object that holds it in parts. */
function dateText(value: unknown): string {
  const parts = fieldsOf(value);
  if (parts === null) return textOf(value);
  return ['year', 'month', 'day']
    .map((key) => textOf(parts.get(key)))
    .filter((part) => part !== '')
    .join('-');
}
