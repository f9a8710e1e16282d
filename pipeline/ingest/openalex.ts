/** OpenAlex works: as its API and snapshot give them, whole or with selected fields, and with dotted keys. */
import { registeredIds } from './ids.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, textsOf, within } from './json-fields.ts';
import { personName } from './names.ts';
import type { RecordKind } from './record-kind.ts';

export const openAlex: RecordKind = {
  name: 'OpenAlex JSON',
  is: (fields) =>
    fields.has('abstract_inverted_index') ||
    fields.has('authorships') ||
    fields.has('authorships.author.display_name') ||
    (fields.has('display_name') && (fields.has('publication_year') || fields.has('publication_date'))) ||
    /^https:\/\/openalex\.org\/W\d/.test(textOf(fields.get('id'))),
  read(fields) {
    const authors = authorsOf(fields);
    const isRetracted = fields.get('is_retracted');
    const url = firstText(at(fields, 'primary_location.landing_page_url'), fields.get('doi'));
    return {
      date: firstText(fields.get('publication_date'), fields.get('publication_year')),
      draft: {
        id: textOf(fields.get('id')),
        ids: [
          ...registeredIds({
            doi: firstText(fields.get('doi'), at(fields, 'ids.doi')),
            pmid: textOf(at(fields, 'ids.pmid')),
          }),
          ...preprints(fields),
        ],
        title: firstText(fields.get('display_name'), fields.get('title')),
        abstract: abstractOf(fields),
        authors,
        authorCount: authors.length > 0 ? authors.length : null,
        url,
        types: [
          ...textsOf(fields.get('type')),
          ...(isRetracted === true || /^true$/i.test(textOf(isRetracted)) ? ['Retracted Publication'] : []),
        ],
      },
    };
  },
};

/** What stands at a dotted path, as nested objects or as one key. */
function at(fields: Fields, path: string): unknown {
  return fields.get(path) ?? within(fields, ...path.split('.'));
}

function authorsOf(fields: Fields): string[] {
  const nested = listOf(fields.get('authorships')).map((one) => {
    const authorship = fieldsOf(one) ?? new Map();
    return firstText(within(authorship, 'author', 'display_name'), authorship.get('raw_author_name'));
  });
  const flat = fields.get('authorships.author.display_name');
  const names = nested.length > 0 ? nested : typeof flat === 'string' ? flat.split('|') : textsOf(flat);
  return names.map(personName).filter((name) => name !== '');
}

/** Addresses on arXiv, where one of the places the work can be had is there. */
function preprints(fields: Fields): string[] {
  const places = [
    fields.get('primary_location'),
    fields.get('best_oa_location'),
    ...listOf(fields.get('locations')),
  ];
  const pages = places.map((place) => textOf(fieldsOf(place)?.get('landing_page_url')));
  const first = pages.find((page) => /^https?:\/\/arxiv\.org\/abs\//.test(page));
  return first === undefined ? [] : [first];
}

function abstractOf(fields: Fields): string {
  const index = fields.get('abstract_inverted_index');
  const words = inOrder(typeof index === 'string' ? parsed(index) : index);
  return words !== '' ? words : textOf(fields.get('abstract'));
}

/** Tables hold the index as a text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The words of an index from word to positions, in the order of those that are whole numbers from 0. */
function inOrder(index: unknown): string {
  const words: { readonly word: string; readonly position: number }[] = [];
  for (const [word, positions] of fieldsOf(index) ?? []) {
    for (const position of listOf(positions)) {
      if (typeof position === 'number' && Number.isSafeInteger(position) && position >= 0)
        words.push({ word, position });
    }
  }
  return words
    .sort((a, b) => a.position - b.position)
    .map(({ word }) => word)
    .join(' ');
}
