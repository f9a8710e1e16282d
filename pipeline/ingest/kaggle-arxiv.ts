/** Records of arXiv's metadata as Kaggle offers them, one a line. */
import { registeredIds } from './ids.ts';
import { type Fields, fieldsOf, firstText, listOf, textOf } from './json-fields.ts';
import { namesIn } from './name-lists.ts';
import type { RecordKind } from './record-kind.ts';

export const kaggleArxiv: RecordKind = {
  name: 'arXiv JSON of Kaggle',
  is: (fields) =>
    fields.has('authors_parsed') ||
    (fields.has('update_date') && fields.has('categories')) ||
    (fields.has('submitter') && fields.has('categories')),
  read(fields) {
    const id = textOf(fields.get('id'));
    const authors = authorsOf(fields);
    const first = fieldsOf(listOf(fields.get('versions'))[0])?.get('created');
    return {
      date: firstText(first, fields.get('update_date')),
      draft: {
        id,
        ids: registeredIds({ arxiv: id, doi: textOf(fields.get('doi')) }),
        title: textOf(fields.get('title')),
        abstract: textOf(fields.get('abstract')),
        authors,
        authorCount: authors.length > 0 ? authors.length : null,
      },
    };
  },
};

/** `[["Balázs", "C.", ""], ...]`: family, given and suffix, then where they work; in Unicode, as `authors` is not. */
function authorsOf(fields: Fields): readonly string[] {
  const parsed = listOf(fields.get('authors_parsed')).map((parts) => {
    const [family = '', given = '', suffix = ''] = listOf(parts).map((part) => textOf(part).trim());
    const name = [given.replaceAll('. -', '.-'), family].filter((part) => part !== '').join(' ');
    return suffix === '' ? name : `${name}, ${suffix}`;
  });
  const names = parsed.filter((name) => name !== '').map((name) => name.replace(/\s+/g, ' '));
  return names.length > 0 ? names : namesIn(textOf(fields.get('authors')));
}
