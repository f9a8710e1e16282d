/** Works of Crossref's API, and CSL-JSON as reference managers and DOI registries write it. */
import { registeredIds } from './ids.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf, textsOf } from './json-fields.ts';
import { withoutMarkup } from './markup.ts';
import { namesOf } from './name-lists.ts';
import type { RecordKind } from './record-kind.ts';

const dates = ['issued', 'published', 'published-online', 'published-print', 'posted', 'accepted', 'created'];

export const crossref: RecordKind = {
  name: 'Crossref or CSL JSON',
  is: (fields) =>
    fieldsOf(fields.get('issued')) !== null ||
    (fields.has('DOI') && (Array.isArray(fields.get('title')) || fields.has('container-title'))) ||
    listOf(fields.get('author')).some((one) => ['family', 'literal'].some((key) => fieldsOf(one)?.has(key))),
  read(fields) {
    const doi = textOf(fields.get('DOI'));
    const authors = namesOf(fields.get('author'));
    return {
      date: dates.map((key) => dateOf(fields.get(key))).find((date) => date !== '') ?? '',
      draft: {
        id: firstText(fields.get('id'), doi),
        ids: registeredIds({ doi, pmid: textOf(fields.get('PMID')) }),
        title: titleOf(fields),
        abstract: withoutMarkup(textOf(fields.get('abstract'))),
        authors,
        authorCount: authors.length > 0 ? authors.length : null,
        url: textOf(fields.get('URL')),
        types: [...textsOf(fields.get('type')), ...updates(fields)],
      },
    };
  },
};

function titleOf(fields: Fields): string {
  const title = withoutMarkup(firstText(...textsOf(fields.get('title')))).trim();
  const subtitle = withoutMarkup(firstText(...textsOf(fields.get('subtitle')))).trim();
  if (title === '' || subtitle === '' || title.toLowerCase().includes(subtitle.toLowerCase())) return title;
  return `${title}${/[:?!.]$/.test(title) ? '' : ':'} ${subtitle}`;
}

/** `{"date-parts": [[2020, 1, 15]]}`, or the date as a text. */
function dateOf(value: unknown): string {
  const fields = fieldsOf(value);
  if (fields === null) return textOf(value);
  const parts = listOf(listOf(fields.get('date-parts'))[0]).map(textOf);
  const known = parts.slice(0, 3).filter((part) => /^\d{1,4}$/.test(part));
  if (known.length > 0) return known.map((part) => part.padStart(2, '0')).join('-');
  return firstText(fields.get('raw'), fields.get('literal'), fields.get('date-time'));
}

/** What the work does to another, or what was done to it: `retraction` for either. */
function updates(fields: Fields): string[] {
  const kinds = (key: string): string[] =>
    listOf(fields.get(key)).map((one) => textOf(fieldsOf(one)?.get('type')).toLowerCase());
  return [
    ...kinds('update-to').filter((kind) => kind !== ''),
    ...(kinds('updated-by').some((kind) => kind === 'retraction' || kind === 'withdrawal')
      ? ['Retracted Publication']
      : []),
  ];
}
